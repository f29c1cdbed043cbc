/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/dual/dual_value.c - what prices prove, and what everybody does at them. */
#include "solver/dual/dual_week.h"

#include <math.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

static int n_links(const struct dual *dual)
{
    return dual->chain_first[dual->model->lookup->problem->n_people];
}

/* The terms of a slice are paid that price for their factors, */
static void pay_factors(const struct dual *dual, double price, int begin, int end)
{
    for (int k = begin; k < end; k++)
        dual->left[dual->row_places[k]] -= price * dual->row_factors[k];
}

/* or so much each. */
static void pay_heads(const struct dual *dual, double each, int begin, int end)
{
    for (int k = begin; k < end; k++)
        dual->left[dual->row_places[k]] -= each;
}

/* What is left of what such parts of all places cost when their rows are paid for: most rows have
 * no price. */
static void pay_parts(struct dual *dual, int from, int until)
{
    const struct mip *mip = &dual->model->mip;
    int64_t n = n_links(dual) + dual->n_others;
    size_t first = (size_t)((from * n + DUAL_PARTS - 1) / DUAL_PARTS);
    size_t end = (size_t)((until * n + DUAL_PARTS - 1) / DUAL_PARTS);

    memcpy(dual->left + first, dual->place_cost + first, (end - first) * sizeof *dual->left);
    for (int i = 0; i < mip->n_rows; i++) {
        const int *slice = dual->row_first + (ptrdiff_t)DUAL_PARTS * i;
        double price = dual->price[i], factor = dual->row_factor[i];

        if (price == 0)
            continue;
        if (factor != 0)
            pay_heads(dual, price * factor, slice[from], slice[until]);
        else
            pay_factors(dual, price, slice[from], slice[until]);
    }
}

/* What the rows are paid, and the columns that are no choices: each is at whichever end is cheaper.
 */
static double pay(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    double sum = 0;

    for (int i = 0; i < mip->n_rows; i++) {
        double price = dual->price[i];

        if (price != 0)
            sum += price * (double)(price > 0 ? mip->rows[i].low : mip->rows[i].high);
    }
    for (int i = 0; i < dual->n_others; i++) {
        int j = dual->others[i];
        double cost = dual->left[n_links(dual) + i];

        dual->amount[j] = (double)(cost < 0 ? mip->columns[j].high : mip->columns[j].low);
        sum += cost * dual->amount[j];
    }
    return sum;
}

/* A person's cheapest chain, and its last link (by previous[]). */
static double walk(struct dual *dual, int begin, int end, int *last)
{
    double least = 0;
    int least_at = -1;

    for (int k = begin; k < end; k++) {
        double cost = dual->left[k], before;
        int previous;

        dual->least[k] = least;
        dual->least_at[k] = least_at;
        dual->link_cost[k] = INFINITY;
        if (cost >= 0)
            continue;
        before = dual->least[dual->before[k]];
        previous = dual->least_at[dual->before[k]];
        for (int i = dual->also_first[k]; i < dual->also_first[k + 1]; i++) {
            if (dual->link_cost[dual->also[i]] >= before)
                continue;
            previous = dual->also[i];
            before = dual->link_cost[previous];
        }
        dual->link_cost[k] = cost + before;
        dual->previous[k] = previous;
        if (dual->link_cost[k] < least) {
            least = dual->link_cost[k];
            least_at = k;
        }
    }
    *last = least_at;
    return least;
}

/* The cheapest that leaves time for breaks and fits as well. */
static double walk_week(struct dual *dual, struct week_scratch *scratch, int person)
{
    const struct dual_week *week = dual->week;
    int begin = dual->chain_first[person], end = dual->chain_first[person + 1], n;

    memcpy(week->cost + begin, dual->left + begin, (size_t)(end - begin) * sizeof *week->cost);
    double least = dual_week_walk(dual, scratch, person, week->grid, &n);

    for (int i = 0; i < n; i++)
        dual->amount[dual->link_column[scratch->taken[i]]] = 1;
    return least;
}

static double person_value(struct dual *dual, int person, int member)
{
    int begin = dual->chain_first[person], end = dual->chain_first[person + 1], last;

    if (begin == end)
        return 0;
    dual->least[begin] = 0;
    dual->least_at[begin] = -1;
    double least = walk(dual, begin, end, &last);

    if (dual->week && !dual_week_fits(dual, person, last))
        return walk_week(dual, &dual->week->scratch[member], person);
    for (int k = last; k >= 0; k = dual->previous[k])
        dual->amount[dual->link_column[k]] = 1;
    return least;
}

/* What the column does in its rows. */
static void act(struct dual *dual, int column)
{
    double amount = dual->amount[column];

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        dual->activity[dual->rows[k]] += amount * (double)dual->factors[k];
}

/* A group's largest load is what its loads come to on average, weighed by
 * their prices: then prices move from those below to those above. */
static void level_out(struct dual *dual, int column)
{
    const struct mip *mip = &dual->model->mip;
    double sum = 0, weight = 0, plain = 0, n = 0;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++) {
        int row = dual->rows[k];
        double step = -(double)dual->factors[k];

        if (step <= 0)
            continue;
        double steps = (dual->activity[row] - (double)mip->rows[row].high) / step;

        sum -= dual->price[row] * step * steps;
        weight -= dual->price[row] * step;
        plain += steps;
        n++;
    }
    dual->amount[column] = weight > 0 ? sum / weight : plain / n;
    act(dual, column);
}

/* One step while it is shared. */
struct step {
    struct dual *dual;
    atomic_int part, person; /* the first that nobody has taken */
};

static void pay_share(void *context, int member)
{
    struct step *step = context;

    (void)member;
    for (int part; (part = atomic_fetch_add(&step->part, 1)) < DUAL_PARTS;)
        pay_parts(step->dual, part, part + 1);
}

static void ask_share(void *context, int member)
{
    struct step *step = context;
    struct dual *dual = step->dual;
    int n_people = dual->model->lookup->problem->n_people;

    for (int person; (person = atomic_fetch_add(&step->person, 1)) < n_people;)
        dual->cheapest[person] = person_value(dual, person, member);
}

/* Is the step worth sharing, and is there room to look at two weeks at a time? */
static bool is_shared(struct dual *dual)
{
    return dual->team && dual_step_work(dual) >= dual->share_from &&
           (!dual->week || dual_scratch_take(dual, 1));
}

/* What all places cost, and what everybody does then. */
static double ask_all(struct dual *dual)
{
    int n_people = dual->model->lookup->problem->n_people;
    struct step step = {.dual = dual};
    bool shared = is_shared(dual);

    if (shared)
        team_run(dual->team, pay_share, &step);
    else
        pay_parts(dual, 0, DUAL_PARTS);
    double sum = pay(dual);

    team_run(shared ? dual->team : NULL, ask_share, &step);
    for (int p = 0; p < n_people; p++)
        sum += dual->cheapest[p]; /* in their order, whoever looked */
    return sum;
}

double dual_value(struct dual *dual)
{
    const struct model *model = dual->model;
    int64_t cells = dual->week ? dual_cells(dual->week) : 0;

    memset(dual->activity, 0, (size_t)model->mip.n_rows * sizeof *dual->activity);
    memset(dual->amount, 0, (size_t)model->mip.n_columns * sizeof *dual->amount);
    double sum = ask_all(dual);

    if (dual->week)
        dual->last_cells = dual_cells(dual->week) - cells;
    for (int i = 0; i < dual->n_shared; i++)
        dual->amount[dual->shared[i]] = 0;
    for (int j = 0; j < model->mip.n_columns; j++)
        if (dual->amount[j] != 0)
            act(dual, j);
    for (int i = 0; i < dual->n_shared; i++)
        level_out(dual, dual->shared[i]);
    return sum;
}

void dual_shares(struct dual *dual, const struct solve *solve)
{
    enum { WORTH = 3000 }; /* some 0.2 ms: waking the other takes a tenth of that */

    dual->team = solve->team;
    dual->share_from = solve->effort->threads > 1 ? 0 : WORTH;
}
