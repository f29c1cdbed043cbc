/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices day by day.  Where the work that costs up to a level lies on single days, a week's
 * bound is the sum of its days' (parts.h), and most days are done with at once: their plan costs
 * nothing.  Of those that are left a program over people's days is small enough to get to its
 * end, and what it rests on is nearly a plan of the day, while the other days stay as they are. */
#include "solver/parts/days_tree.h"
#include "solver/parts/parts.h"

#include <stdlib.h>
#include <string.h>

#include "solver/proof.h"

enum { STEPS = 500, WEEK_STEPS = 150, MASTER_PART = 4, SEARCH_REST = 4, FEW = 8 };
static const double first_step = 0.25, last_step = 0.002, week_step = 0.15, week_last = 3e-4;

struct day {
    struct model model;
    struct dual dual;
    struct master master;
    struct pool pool;
    int64_t bound, planned; /* what prices prove, and what the plan costs */
    bool weeks;             /* the program is at its end */
};

struct days {
    struct solve *solve;
    struct parts parts;
    int level;
    struct day *list;
};

static void day_release(struct day *day)
{
    master_release(&day->master);
    dual_release(&day->dual);
    model_release(&day->model);
    pool_release(&day->pool);
}

/* Other days cost nothing less at earlier levels: they may have all that this one leaves. */
static bool day_make(struct days *days, int number)
{
    struct day *day = &days->list[number];
    struct solve *solve = days->solve;
    const struct problem *problem = solve->problem;
    bool *task_out = pool_take(&day->pool, (size_t)problem->n_tasks, sizeof *task_out);
    unsigned char *stands = pool_take(&day->pool, (size_t)problem->n_offers, sizeof *stands);

    if (!task_out || !stands)
        return false;
    for (int t = 0; t < problem->n_tasks; t++)
        task_out[t] = days->parts.task_part[t] != number;
    for (int i = 0; i < problem->n_offers; i++) {
        int home = days->parts.task_part[solve->lookup.offer_task[i]];

        stands[i] = home == number ? (unsigned char)solve_stands(solve, i, days->level)
                    : home < 0     ? OFFER_IDLE
                                   : OFFER_OUT;
    }
    day->model = (struct model){.lookup = &solve->lookup,
                                .stands = stands,
                                .task_out = task_out,
                                .later_part = number > 0,
                                .plan = solve->search.best,
                                .coarse = true,
                                .told = solve->effort->proof};
    if (!model_make(&day->model))
        return false;
    solve_aim(solve, &day->model, days->level);
    day->planned = model_made_cost(&day->model, days->level);
    return !day->model.mip.broken;
}

static void note_day(const struct days *days, struct day *day)
{
    int64_t bound;

    if (dual_prove(&day->dual, &bound, INT64_MAX, NULL) &&
        bound + day->model.constant[days->level] > day->bound)
        day->bound = bound + day->model.constant[days->level];
    memcpy(day->dual.price, day->dual.best,
           (size_t)day->model.mip.n_rows * sizeof *day->dual.price);
}

static bool day_open(const struct days *days, const struct day *day)
{
    return day->bound < day->planned && solve_goes_on(days->solve);
}

static void day_climb(const struct days *days, struct day *day, struct dual_steps steps)
{
    double unit = dual_unit(&day->model.mip);

    steps.from *= unit;
    steps.to *= unit;
    dual_climb(days->solve, &day->dual, &steps);
    note_day(days, day);
}

/* The best prices there are; each way to them may take so much work. */
static void day_bound(const struct days *days, int number, int64_t work)
{
    struct day *day = &days->list[number];
    struct proof_sink *proof = days->solve->effort->proof;

    if (!dual_make(&day->dual, &day->model))
        return;
    dual_shares(&day->dual, days->solve);
    day_climb(days, day,
              (struct dual_steps){.n = STEPS, .from = first_step, .to = last_step, .work = work});
    if (day_open(days, day) && dual_week_make(&day->dual) && dual_week_choose(&day->dual)) {
        day_climb(
            days, day,
            (struct dual_steps){.n = WEEK_STEPS, .from = week_step, .to = week_last, .work = work});
        if (day_open(days, day) && master_make(&day->master, &day->dual, false)) {
            day->weeks = master_climb(days->solve, &day->master, work);
            note_day(days, day);
        }
    }
    if (proof)
        proof->part = number;
    dual_tell(days->solve, &day->dual, days->level);
}

/* A plan that the program all but chooses, then everything that is better, if that is not much: of
 * more a tree would not get anywhere. */
static void day_search(const struct days *days, struct day *day, int64_t work)
{
    struct solve *solve = days->solve;
    struct span_of span = {day->bound, model_planned_cost(&day->model, days->level)};
    int64_t end = solve_work(solve) + work;
    int64_t part = span.planned - span.bound <= FEW ? work / 2 : work;

    if (span.bound < span.planned && master_dive(solve, &day->master, days->level, span, part)) {
        solve_tell(solve);
        span.planned = model_planned_cost(&day->model, days->level);
    }
    work = end - solve_work(solve);
    if (span.bound < span.planned && span.planned - span.bound <= FEW)
        master_tree(solve, &day->master, &day->model, days->level, &span, work);
    day->bound = span.bound;
    day->planned = span.planned;
}

static int64_t sum_of(const struct days *days)
{
    int64_t sum = 0;

    for (int i = 0; i < days->parts.n; i++)
        sum += days->list[i].bound;
    return sum;
}

/* Days whose plan costs nothing are done. */
static void bound_days(struct days *days)
{
    struct solve *solve = days->solve;
    int64_t work = (solve->work_end - solve_work(solve)) / MASTER_PART;

    for (int i = 0; i < days->parts.n && solve_goes_on(solve); i++)
        if (day_make(days, i) && days->list[i].planned > 0)
            day_bound(days, i, work);
    solve_bound(solve, days->level, sum_of(days), PROOF_LP);
}

/* Those with the least to gain first: what they leave is the others'. */
static void search_days(struct days *days)
{
    struct solve *solve = days->solve;
    int64_t left = solve->work_end - solve_work(solve), end = solve->work_end - left / SEARCH_REST;
    int n = 0;

    for (int i = 0; i < days->parts.n; i++)
        n += days->list[i].weeks && day_open(days, &days->list[i]);
    for (; n > 0; n--) {
        struct day *least = NULL;

        for (int i = 0; i < days->parts.n; i++) {
            struct day *day = &days->list[i];

            if (day->weeks && day_open(days, day) &&
                (!least || day->planned - day->bound < least->planned - least->bound))
                least = day;
        }
        if (!least)
            break;
        least->weeks = false;
        day_search(days, least, (end - solve_work(solve)) / n);
    }
    solve_bound(solve, days->level, sum_of(days), PROOF_TREE);
}

/* Does anything that costs at the level hang between days, or may it be worse than its bound? */
static bool of_weeks(const struct problem *problem, int level)
{
    bool found = problem->slack[level] || problem->slack_pct[level];

    for (int g = 0; g < problem->n_share_groups; g++)
        found = found || problem->share_groups[g].level == level;
    for (int i = 0; i < problem->n_quotas; i++)
        found = found || (problem->quotas[i].over_cost && problem->quotas[i].level == level);
    for (int i = 0; i < problem->n_callouts; i++)
        found = found || problem->callouts[i].level == level;
    return found;
}

void dual_days(struct solve *solve, int level)
{
    struct days days = {.solve = solve, .level = level, .parts = {.solve = solve, .level = level}};
    int64_t slice_end = solve->slice_end;

    solve_looks(solve);

    if (!of_weeks(solve->problem, level) && parts_split(&days.parts, GRAIN_DAY, level) &&
        days.parts.n > 1)
        days.list = pool_take(&days.parts.pool, (size_t)days.parts.n, sizeof *days.list);
    if (days.list) {
        solve->slice_end = 0;
        proof_split(solve->effort->proof, days.parts.n, level);
        bound_days(&days);
        proof_split(solve->effort->proof, 0, level);
        if (!solve->settled && !solve_closed(solve, level))
            search_days(&days);
        solve->slice_end = slice_end;
    }
    for (int i = 0; i < days.parts.n && days.list; i++)
        day_release(&days.list[i]);
    pool_release(&days.parts.pool);
}
