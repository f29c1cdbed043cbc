/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices from the middle of the program over weeks, and weeks at them: a few dozen programs, each
 * solved only as far as is of use (solver/lp/centre.h), where the simplex needs a hundred. */
#include "solver/dual/dual_master.h"
#include "solver/lp/centre.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEEDS = 30, BETWEEN = 12, MAX_PROGRAMS = 150, TRIES = 2, MOST_IDLE = 6 };
/* Of more, asking takes long, and the next program's prices are worth more than many between these
 * and the best: a few are asked for, while much is open on the way from the program before. */
enum { BETWEEN_OFFERS = 40000, CAP_MORE = 1000 };
static const double shares_far[] = {0, 0.5}, shares_near[] = {0, 0.4, 0.8}, much_open = 0.15;
static const double cap_times = 3;
/* Steps while first weeks are gathered; prices below are none: of a level with slack, by what the
 * row adds up, for a step of the largest load is a few thousandths a minute on each share. */
static const double seed_step = 0.005, no_price = 1e-4;
static const double thin_price = 4e-3; /* steps leave less on rows that need none */
/* How close programs are solved: a part of what is open, which ends at. */
static const double first_gap = 0.05, part_gap = 0.2, least_gap = 1e-5, less = 0.25;
/* What is open, of the cost, when rows without a price are looked at; broken by so much. */
static const double nearly_closed = 0.003, broken_by = 1e-3, rounding = 1e-4;

struct middle {
    struct solve *solve;
    struct master *master;
    struct centre centre;
    bool *in;         /* by row of the program */
    double *before;   /* prices of the program before this one; none at first */
    bool begun;       /* there is one */
    int64_t end;      /* of the effort */
    double best;      /* bound of dual->best */
    double best_then; /* when rows were looked at last */
    double unit;
    int n_new;          /* weeks */
    double best_before; /* the last time that it rose by what is worth waiting for, */
    int n_since;        /* and programs since */
};

static void note(struct middle *middle, double value)
{
    struct dual *dual = middle->master->dual;

    if (value > middle->best) {
        middle->best = value;
        memcpy(dual->best, dual->price, (size_t)dual->model->mip.n_rows * sizeof *dual->best);
    }
    middle->n_new += master_add(middle->master);
}

static void seen(void *context, double value)
{
    note(context, value);
}

static void seed(struct middle *middle)
{
    struct dual *dual = middle->master->dual;
    struct dual_steps steps = {
        .n = SEEDS, .from = seed_step * middle->unit, .to = seed_step * middle->unit};

    memcpy(dual->price, dual->best, (size_t)dual->model->mip.n_rows * sizeof *dual->price);
    dual->seen = seen;
    dual->context = middle;
    dual_climb(middle->solve, dual, &steps);
    dual->seen = NULL;
}

/* Prices between others and those of the program. */
static void mix(const struct middle *middle, const double *others, double share)
{
    struct dual *dual = middle->master->dual;
    const struct mip *mip = &middle->master->mip;

    for (int i = 0; i < dual->model->mip.n_rows; i++) {
        double price = share * others[i] + (1 - share) * mip->duals[i];
        double least = no_price * middle->unit / (dual->gain > 0 ? dual->scale[i] : 1);

        if (fabs(price) < least || (price > 0 && mip->rows[i].low == -MIP_FREE) ||
            (price < 0 && mip->rows[i].high == MIP_FREE))
            price = 0;
        dual->price[i] = price;
    }
}

static double open_part(const struct middle *middle)
{
    return (middle->centre.value - middle->best) / (fabs(middle->centre.value) + 1);
}

static void ask_at(struct middle *middle, const double *others, double share)
{
    struct dual *dual = middle->master->dual;

    if (!solve_goes_on(middle->solve))
        return;
    mix(middle, others, share);
    note(middle, dual_value(dual));
    dual_count(middle->solve, dual, 1);
}

static void ask_few(struct middle *middle)
{
    const struct master *master = middle->master;

    if (open_part(middle) < much_open)
        for (size_t i = 0; i < sizeof shares_near / sizeof *shares_near; i++)
            ask_at(middle, master->dual->best, shares_near[i]);
    else
        for (size_t i = 0; i < (middle->begun ? sizeof shares_far / sizeof *shares_far : 1); i++)
            ask_at(middle, middle->before, shares_far[i]);
    memcpy(middle->before, master->mip.duals,
           (size_t)master->dual->model->mip.n_rows * sizeof *middle->before);
    middle->begun = true;
}

static void ask(struct middle *middle)
{
    middle->n_new = 0;
    if (middle->solve->problem->n_offers > BETWEEN_OFFERS) {
        ask_few(middle);
        return;
    }
    for (int i = 0; i <= BETWEEN; i++)
        ask_at(middle, middle->master->dual->best, (double)i / (BETWEEN + 1));
}

/* Rows without a price have none before the program breaks them: how many it does. */
static int want_rows(struct middle *middle)
{
    struct master *master = middle->master;
    struct mip *mip = &master->mip;
    const struct mip *model = &master->dual->model->mip;
    double *sum = calloc((size_t)mip->n_rows + 1, sizeof *sum);
    int n = 0;

    for (int i = 0; sum && i < mip->n_terms; i++)
        sum[mip->terms[i].row] += mip->values[mip->terms[i].column] * (double)mip->terms[i].factor;
    for (int i = 0; sum && i < model->n_rows; i++) {
        bool out = master_left_out(master, i);
        int64_t low = out ? model->rows[i].low : mip->rows[i].low, high = mip->rows[i].high;

        if (middle->in[i] || ((low == -MIP_FREE || sum[i] >= (double)low - broken_by) &&
                              (high == MIP_FREE || sum[i] <= (double)high + broken_by)))
            continue;
        mip->rows[i].low = low;
        middle->in[i] = true;
        n++;
    }
    free(sum);
    return n;
}

static bool goes_on(const struct middle *middle)
{
    return !middle->master->broken && !middle->master->mip.broken && solve_goes_on(middle->solve) &&
           solve_work(middle->solve) < middle->end;
}

/* Bounds are whole numbers: can the next one still be reached? */
static bool may_gain(const struct middle *middle)
{
    return ceil(middle->best - rounding) < ceil(middle->centre.value - rounding);
}

static bool solve_program(struct middle *middle)
{
    struct master *master = middle->master;
    bool fine = false;

    /* From where it was, or else from nowhere. */
    for (int i = 0; !fine && i < TRIES && goes_on(middle); i++) {
        middle->centre.start = master->dual->best;
        middle->centre.most = middle->end - solve_work(middle->solve);
        fine = mip_centre(&master->mip, &middle->centre);
        middle->solve->other_work += middle->centre.work + master->mip.n_terms;
    }
    return fine;
}

/* Nearly at its end, and so many programs in turn proved next to nothing more. */
static bool is_idle(struct middle *middle)
{
    double gain = middle->master->dual->gain;

    if (middle->best >= middle->best_before + gain || open_part(middle) >= nearly_closed) {
        middle->best_before = middle->best;
        middle->n_since = 0;
    }
    return gain > 0 && middle->n_since++ >= MOST_IDLE;
}

/* Rows without a price were looked at, and the program has nothing more. */
static bool has_ended(const struct middle *middle, bool near)
{
    return (near || !middle->master->dual->thin) &&
           (!may_gain(middle) || (!middle->n_new && middle->centre.gap <= least_gap));
}

/* True: nothing more can come of it. */
static bool go(struct middle *middle)
{
    struct centre *centre = &middle->centre;

    for (int n = 0; n < MAX_PROGRAMS && goes_on(middle) && solve_program(middle); n++) {
        bool closed = !may_gain(middle), near = closed || open_part(middle) < nearly_closed;

        if (closed && middle->best - middle->best_then < 1)
            return true; /* the last rows made no difference */
        if (near && middle->master->dual->rough)
            return false;
        int wanted = near ? want_rows(middle) : 0;

        if (wanted) { /* values mean little with other rows */
            centre->n_values = 0;
            middle->best_then = middle->best;
        }
        ask(middle);
        if (!near && !may_gain(middle))
            continue; /* all of a sudden: rows without a price were not looked at yet */
        if (wanted == 0 && has_ended(middle, near))
            return !may_gain(middle);
        if (!wanted && is_idle(middle))
            return false;
        double gap = part_gap * open_part(middle);

        if (!middle->n_new && !wanted && gap > less * centre->gap)
            gap = less * centre->gap;
        centre->gap = fmax(least_gap, fmin(gap, 2 * first_gap));
    }
    return false;
}

/* What one more before may cost: a cap that the plan just keeps has no inside, its price no end. */
static void bound_caps(struct master *master, double unit)
{
    const struct dual *dual = master->dual;

    for (int k = 0; k < LEVELS; k++) {
        int row = dual->model->level_row[k];
        double most = row < 0 ? 0 : cap_times * fmax(unit, fabs(dual->best[row]));

        if (row >= 0)
            mip_add_term(&master->mip, row, mip_add_amount(&master->mip, CAP_MORE, llround(most)),
                         -1);
    }
}

/* Rows to begin with: those that have a price. */
static void choose_rows(struct middle *middle)
{
    const struct master *master = middle->master;
    const struct dual *dual = master->dual;
    const struct mip_row *rows = master->mip.rows;
    double least = dual->thin ? thin_price * middle->unit : 0;

    for (int i = 0; i < master->mip.n_rows; i++)
        middle->in[i] = i >= dual->model->mip.n_rows || rows[i].low == rows[i].high ||
                        (dual->best[i] != 0 && !master_left_out(master, i) &&
                         fabs(dual->best[i]) * dual->scale[i] >= least);
}

bool master_centre(struct solve *solve, struct master *master, int64_t work)
{
    const struct dual *dual = master->dual;
    int n_rows = dual->model->mip.n_rows;
    int *group = NULL;
    struct middle middle = {.solve = solve,
                            .master = master,
                            .in = calloc((size_t)master->mip.n_rows + 1, sizeof(bool)),
                            .before = calloc((size_t)n_rows + 1, sizeof(double)),
                            .end = solve_work(solve) + work,
                            .best = -INFINITY,
                            .best_then = -INFINITY,
                            .best_before = -INFINITY,
                            .unit = dual_unit(&dual->model->mip)};

    if (!middle.in || !middle.before) {
        free(middle.in);
        free(middle.before);
        return false;
    }
    dual->week->grid = GRID_FINE;
    if (solve->problem->n_offers > BETWEEN_OFFERS)
        bound_caps(master, middle.unit);
    choose_rows(&middle);
    middle.centre = (struct centre){
        .in = middle.in, .first_apart = n_rows, .gap = first_gap, .stop = solve->effort->stop};
    if (dual->week->by_days)
        middle.centre.group = group = master_groups(master, &middle.centre.n_groups);
    seed(&middle);
    bool ended = go(&middle);

    free(group);
    free(middle.before);
    free(middle.in);
    return ended;
}
