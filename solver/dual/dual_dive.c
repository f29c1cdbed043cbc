/* SPDX-License-Identifier: GPL-3.0-or-later
 * A plan from the program over people's weeks: whoever is nearly decided gets that week, the
 * others are asked again at the prices that makes, until everybody has one.  A week that leaves
 * no better plan is never taken again. */
#include "solver/dual/dual_master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PIVOTS = 20000, ROUNDS = 4, MAX_SETBACKS = 40, FINISH_EACH = 10 };
enum { FROM_OFFERS = 10000, TO_OFFERS = 40000 };
/* room, spare: what one week may take of what there is, and without asking for new ones. */
static const double nearly = 0.9, half = 0.5, sooner = 0.1, least_part = 1e-6, least_gain = 1e-3,
                    spare = 0.04, room = 0.3, less = 0.5, rounding = 1e-6;

struct dive {
    struct solve *solve;
    struct master *master;
    double least, most; /* at least every plan, at most a better one costs so much */
    double nearly;      /* decided: so much of a week and more, */
    double sooner;      /* less by so much with every step that does well */
    int64_t bound;      /* of the level: proven, */
    int64_t beside;     /* and what the plan costs that the program is not about */
    int64_t end;
    int *last, n_last; /* the weeks decided last */
    int most_of;       /* of them (-1: none) the one most nearly decided before */
    bool *has_week;    /* by person */
    bool large;        /* but not so large that the bound wants the effort, nor about seats */
};

static bool goes_on(const struct dive *dive)
{
    return !dive->master->broken && !dive->master->mip.broken && solve_goes_on(dive->solve) &&
           solve_work(dive->solve) < dive->end;
}

static double value_of(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->values[j] * (double)mip->columns[j].cost;
    return sum;
}

static bool relax(const struct dive *dive, bool dual)
{
    struct mip *mip = &dive->master->mip;
    int64_t end = dive->large ? dive->end : INT64_MAX;
    struct mip_effort effort = solve_until(dive->solve, mip, end, MAX_PIVOTS);
    effort.dual = dual;
    enum mip_status status = mip_relax(mip, &effort);
    solve_count_again(dive->solve, mip, dive->large);
    return status == MIP_OPTIMAL;
}

/* Of the weeks just found, those of people who have one and those that bring nothing go. */
static void leave_out(const struct dive *dive)
{
    const struct dual *dual = dive->master->dual;
    const double *duals = dive->master->mip.duals + dual->model->mip.n_rows;

    for (int p = 0; p < dual->model->lookup->problem->n_people; p++) {
        double least = 0;

        for (int k = dual->chain_first[p]; k < dual->chain_first[p + 1]; k++)
            least += dual->amount[dual->link_column[k]] * dual->left[k];
        for (int k = dual->chain_first[p]; k < dual->chain_first[p + 1]; k++)
            if (dive->has_week[p] || least > duals[p] - least_gain)
                dual->amount[dual->link_column[k]] = 0;
    }
}

/* Weeks that are new at the duals: how many. */
static int ask(const struct dive *dive)
{
    struct dual *dual = dive->master->dual;
    const struct mip *mip = &dive->master->mip;

    for (int i = 0; i < dual->model->mip.n_rows; i++) {
        double price = mip->duals[i];

        if ((price > 0 && mip->rows[i].low == -MIP_FREE) ||
            (price < 0 && mip->rows[i].high == MIP_FREE))
            price = 0;
        dual->price[i] = price;
    }
    (void)dual_value(dual);
    dual_count(dive->solve, dual, 1);
    leave_out(dive);
    return master_add(dive->master);
}

static bool may_be(const struct master_week *week)
{
    return !week->gone && !week->never;
}

/* yes: the person has this week and no other. */
static void decide(struct dive *dive, int week, bool yes)
{
    struct master *master = dive->master;
    int person = master->weeks[week].person;

    dive->has_week[person] = yes;
    for (int i = 0; i < master->n_weeks; i++) {
        struct mip_column *column = &master->mip.columns[master->weeks[i].column];

        if (master->weeks[i].person != person)
            continue;
        column->low = yes && i == week;
        column->high = yes ? i == week : may_be(&master->weeks[i]);
    }
}

/* Weeks that cost too much more than the best prices say are in no better plan. */
static void leave_out_dear(const struct dive *dive)
{
    struct master *master = dive->master;
    struct mip *mip = &master->mip;
    double *cost = calloc((size_t)mip->n_columns + 1, sizeof *cost);

    for (int j = 0; cost && j < mip->n_columns; j++)
        cost[j] = (double)mip->columns[j].cost;
    for (int i = 0; cost && i < mip->n_terms; i++)
        cost[mip->terms[i].column] -= mip->duals[mip->terms[i].row] * (double)mip->terms[i].factor;
    for (int i = 0; cost && i < master->n_weeks; i++) {
        struct master_week *week = &master->weeks[i];

        week->never = cost[week->column] > dive->most - dive->least;
        mip->columns[week->column].high = may_be(week);
    }
    free(cost);
}

/* Everybody whose week is nearly decided; if nobody's is, the one that is most.  False: all are. */
static bool settle(struct dive *dive)
{
    const struct master *master = dive->master;

    dive->most_of = -1;
    dive->n_last = 0;
    for (int i = 0; i < master->n_weeks; i++) {
        int column = master->weeks[i].column;
        double part = master->mip.values[column];

        if (master->mip.columns[column].low || part < least_part)
            continue;
        if (dive->most_of < 0 || part > master->mip.values[master->weeks[dive->most_of].column])
            dive->most_of = i;
        if (part > dive->nearly)
            dive->last[dive->n_last++] = i;
    }
    if (dive->most_of >= 0 && dive->n_last == 0)
        dive->last[dive->n_last++] = dive->most_of;
    for (int i = 0; i < dive->n_last; i++)
        decide(dive, dive->last[i], true);
    return dive->n_last > 0;
}

/* Nothing was decided where one of the last weeks leaves no time for a break; that one goes. */
static bool take_back(struct dive *dive)
{
    bool fine = true;

    for (int i = 0; i < dive->n_last; i++)
        fine &= master_check(dive->master, dive->last[i]);
    for (int i = 0; i < dive->n_last && !fine; i++)
        decide(dive, dive->last[i], false);
    dive->n_last = fine ? dive->n_last : 0;
    return !fine;
}

/* Of several weeks the most nearly decided one alone; that one never again. */
static void step_back(struct dive *dive)
{
    bool several = dive->n_last > 1;

    dive->master->weeks[dive->most_of].never = !several;
    for (int i = 0; i < dive->n_last; i++)
        decide(dive, dive->last[i], false);
    if (several)
        decide(dive, dive->most_of, true);
    dive->n_last = several;
    dive->last[0] = dive->most_of;
}

/* With new weeks, where it costs more without than `enough`.  False: it costs more than it may. */
static bool look(const struct dive *dive, double enough, double limit)
{
    const struct mip *mip = &dive->master->mip;

    if (!relax(dive, true) && !relax(dive, false))
        return false;
    for (int round = 0; round < ROUNDS && value_of(mip) > enough && goes_on(dive); round++)
        if (ask(dive) == 0 || !relax(dive, false))
            break;
    return value_of(mip) <= limit;
}

/* The rest is a program of its own. */
static bool finish(struct dive *dive, int level)
{
    return goes_on(dive) &&
           master_finish(dive->solve, dive->master, level, dive->end - solve_work(dive->solve));
}

/* The same, without the last weeks decided, which are too many. */
static bool finish_without(struct dive *dive, int level)
{
    for (int i = 0; i < dive->n_last; i++)
        decide(dive, dive->last[i], false);
    bool better = finish(dive, level);

    for (int i = 0; i < dive->n_last; i++)
        decide(dive, dive->last[i], true);
    return better;
}

/* No step may take more than a part of what is to spare; one of many at a time takes for ever. */
static bool go_down(struct dive *dive, int level)
{
    const struct mip *mip = &dive->master->mip;
    double value = dive->least;
    int setbacks = 0;

    dive->nearly = nearly;
    while (goes_on(dive) && settle(dive)) {
        double limit = value + (take_back(dive) ? 1 : room) * (dive->most - value);
        double enough = value + spare * (dive->most - value);

        dive->nearly = fmax(half, dive->nearly - dive->sooner);
        while (!look(dive, enough, limit)) {
            dive->nearly = nearly;
            bool last = dive->n_last == 0 || setbacks == MAX_SETBACKS;

            if ((last || ++setbacks % FINISH_EACH == 0) && finish_without(dive, level))
                return true;
            if (last || !goes_on(dive))
                return false;
            step_back(dive);
            limit = dive->n_last ? limit : dive->most;
        }
        value = value_of(mip);
    }
    return finish(dive, level);
}

/* Nothing is decided.  False: no better plan is to be seen. */
static bool begin(struct dive *dive, int level)
{
    struct master *master = dive->master;
    const struct solve *solve = dive->solve;

    for (int i = 0; i < master->n_weeks; i++) {
        master->weeks[i].never = false;
        master->mip.columns[master->weeks[i].column].low = 0;
        master->mip.columns[master->weeks[i].column].high = may_be(&master->weeks[i]);
    }
    memset(dive->has_week, 0, (size_t)solve->problem->n_people * sizeof(bool));
    int64_t planned = solve->search.best_value[level] - dive->beside;

    if (planned <= dive->bound || !goes_on(dive) || !relax(dive, false))
        return false;
    dive->least = value_of(&master->mip);
    dive->most = (double)(planned - master->dual->model->constant[level]) - less;
    leave_out_dear(dive);
    return dive->least <= dive->most - less + rounding;
}

bool master_dive(struct solve *solve, struct master *master, int level, struct span_of span,
                 int64_t work)
{
    size_t n_people = (size_t)solve->problem->n_people;
    int n = solve->problem->n_offers;
    struct dive dive = {.solve = solve,
                        .master = master,
                        .bound = span.bound,
                        .beside = solve->search.best_value[level] - span.planned,
                        .end = solve_work(solve) + work,
                        .sooner = level == 0 ? 0 : sooner,
                        .large = level > 0 && n > FROM_OFFERS && n <= TO_OFFERS,
                        .last = calloc(n_people + 1, sizeof(int)),
                        .has_week = calloc(n_people + 1, sizeof(bool))};
    bool better = false;

    master_allow_more(master);
    while (dive.has_week && dive.last && begin(&dive, level)) {
        bool found = go_down(&dive, level);

        better |= found;
        if (!found && dive.sooner <= 0)
            break;
        dive.sooner = found ? dive.sooner : 0; /* once more, one at a time */
    }
    free(dive.last);
    free(dive.has_week);
    return better;
}
