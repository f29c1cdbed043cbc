/* SPDX-License-Identifier: GPL-3.0-or-later
 * Better plans of a large problem day by day: one day's work is shared out anew by a program over
 * people's days, the other days as they are.  Hours over several days are then what the others
 * leave of them, so that nothing hangs between people but the day's work: the program is small, at
 * its end in a tenth of a second, and mostly as near to a plan as the week's bound is. */
#include "solver/dual/dual_master.h"
#include "solver/parts/days_tree.h"

#include <string.h>

enum { STEPS = 300, CLIMB_PART = 2, LARGE_OFFERS = 10000, DIVE_PART = 2, AGAIN_PART = 2 };
static const double first_step = 0.03, last_step = 0.001;

/* What begins then. */
struct stretch {
    int64_t from, until;
};

struct day_plan {
    struct model model;
    struct dual dual;
    struct master master;
    struct pool pool;
};

static void day_plan_release(struct day_plan *day)
{
    master_release(&day->master);
    dual_release(&day->dual);
    model_release(&day->model);
    pool_release(&day->pool);
}

static int64_t begin_of(const struct problem *problem, int offer)
{
    return problem->slots[problem->offers[offer].slot].starts_at;
}

static bool begins_in(const struct problem *problem, int offer, const struct stretch *stretch)
{
    int64_t begin = begin_of(problem, offer);

    return begin >= stretch->from && begin < stretch->until;
}

/* Work that costs only at later levels gives way, and comes back where it may. */
static void stand(const struct solve *solve, int level, const struct stretch *stretch,
                  bool *task_out, unsigned char *stands)
{
    const struct problem *problem = solve->problem;

    for (int t = 0; t < problem->n_tasks; t++)
        task_out[t] = problem->tasks[t].level > level;
    for (int i = 0; i < problem->n_offers; i++) {
        if (!begins_in(problem, i, stretch))
            stands[i] = solve->search.best[i] ? OFFER_ONE : OFFER_ZERO;
        else
            stands[i] = task_out[solve->lookup.offer_task[i]]
                            ? OFFER_IDLE
                            : (unsigned char)solve_stands(solve, i, level);
    }
}

/* False: nothing of the day costs at the level. */
static bool day_plan_make(struct day_plan *day, const struct solve *solve, int level,
                          const struct stretch *stretch)
{
    const struct problem *problem = solve->problem;
    bool *task_out = pool_take(&day->pool, (size_t)problem->n_tasks, sizeof *task_out);
    unsigned char *stands = pool_take(&day->pool, (size_t)problem->n_offers, sizeof *stands);

    if (!task_out || !stands)
        return false;
    stand(solve, level, stretch, task_out, stands);
    day->model = (struct model){.lookup = &solve->lookup,
                                .stands = stands,
                                .task_out = task_out,
                                .plan = solve->search.best,
                                .coarse = true};
    if (!model_make(&day->model) ||
        model_made_cost(&day->model, level) == day->model.constant[level])
        return false;
    solve_aim(solve, &day->model, level);
    return !day->model.mip.broken && dual_make(&day->dual, &day->model);
}

/* Could the day cost less?  The prices that say so are those to go on from. */
static bool day_open(const struct solve *solve, struct day_plan *day, int level)
{
    struct dual *dual = &day->dual;
    int64_t bound;

    memcpy(dual->price, dual->best, (size_t)day->model.mip.n_rows * sizeof *dual->price);
    return !dual_prove(dual, &bound, INT64_MAX, NULL) ||
           bound + day->model.constant[level] < solve->search.best_value[level];
}

/* The best prices of the day.  False: not known, or no better plan is to be seen at them. */
static bool day_plan_climb(struct solve *solve, struct day_plan *day, int level, int64_t work,
                           int64_t *needs)
{
    struct dual *dual = &day->dual;

    if (!dual_week_make(dual) || !dual_week_choose(dual) || !master_make(&day->master, dual, true))
        return false;
    int64_t began = solve_work(solve);
    bool ended = master_climb(solve, &day->master, work);

    *needs = (solve_work(solve) - began) / (ended ? AGAIN_PART : 1);
    return ended && day_open(solve, day, level);
}

static bool day_plan_find(struct solve *solve, struct day_plan *day, int level, int64_t work,
                          int64_t *needs)
{
    struct dual *dual = &day->dual;
    double unit = dual_unit(&day->model.mip);

    dual_shares(dual, solve);
    struct dual_steps steps = {
        .n = STEPS, .from = first_step * unit, .to = last_step * unit, .work = work};

    (void)dual_begin_at_plan(dual);
    dual_climb(solve, dual, &steps);
    if (!day_open(solve, day, level) ||
        !day_plan_climb(solve, day, level, work / CLIMB_PART, needs))
        return false;
    /* Of a large problem no day's dives take what the next ones need. */
    if (solve->problem->n_offers > LARGE_OFFERS)
        work /= DIVE_PART;
    return master_dive(solve, &day->master, level, span_of_level(solve, level), work);
}

bool days_share_out(struct solve *solve, int level, int64_t from, int64_t until, int64_t work,
                    int64_t *needs)
{
    struct stretch stretch = {from, until};
    struct day_plan day = {0};

    if (solve->problem->n_offers > LARGE_OFFERS && work / CLIMB_PART < *needs)
        return false;
    bool better = day_plan_make(&day, solve, level, &stretch) &&
                  day_plan_find(solve, &day, level, work, needs);

    day_plan_release(&day);
    if (better)
        solve_tell(solve);
    return better;
}
