/* SPDX-License-Identifier: GPL-3.0-or-later
 * Better plans of a large problem day by day: one day's work is shared out anew by a program over
 * people's days, the other days as they are.  Hours over several days are then what the others
 * leave of them, so that nothing hangs between people but the day's work: the program is small, at
 * its end in a tenth of a second, and mostly as near to a plan as the week's bound is. */
#include "solver/dual/dual_master.h"
#include "solver/parts/days_tree.h"
#include "solver/search/match.h"

#include <stdlib.h>
#include <string.h>

enum {
    SMALL_OFFERS = 1000, /* such are solved as a whole */
    LARGE_OFFERS = 10000,
    DAY_MIN = 24 * 60,
    STEPS = 300,
    EACH_PART = 2,
    CLIMB_PART = 2,
    MATCH_PART = 8,
    DAYS_PART = 4,
    REFINE_PART = 8,
    MATCH_OFFERS = 40000, /* of more, bounds of earlier levels leave later ones next to nothing */
    MATCH_EACH = 150,
    UNCUT = 8, /* then none was at its end: parts are halves of halves */
    MOST_CHOICES = 16000,
    LEAST_MIN = 60
};
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

static bool day_plan_find(struct solve *solve, struct day_plan *day, int level, int64_t work)
{
    struct dual *dual = &day->dual;
    double unit = dual_unit(&day->model.mip);
    struct dual_steps steps = {
        .n = STEPS, .from = first_step * unit, .to = last_step * unit, .work = work};

    (void)dual_begin_at_plan(dual);
    dual_climb(solve, dual, &steps);
    if (!day_open(solve, day, level) || !dual_week_make(dual) || !dual_week_choose(dual) ||
        !master_make(&day->master, dual, true) ||
        !master_climb(solve, &day->master, work / CLIMB_PART) || !day_open(solve, day, level))
        return false;
    return master_dive(solve, &day->master, level, work);
}

static bool share_out(struct solve *solve, int level, const struct stretch *stretch, int64_t work)
{
    struct day_plan day = {0};
    bool better =
        day_plan_make(&day, solve, level, stretch) && day_plan_find(solve, &day, level, work);

    day_plan_release(&day);
    if (better)
        solve_tell(solve);
    return better;
}

bool days_share_out(struct solve *solve, int level, int64_t from, int64_t until, int64_t work)
{
    return share_out(solve, level, &(struct stretch){from, until}, work);
}

static int count(const struct problem *problem, const struct stretch *stretch)
{
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++)
        n += begins_in(problem, i, stretch);
    return n;
}

/* A day with too many choices in halves, and so on.  False: nothing was shared out better. */
static bool find_in(struct solve *solve, int level, struct stretch day, int64_t end)
{
    bool any = false;

    while (day.from < day.until && !solve_closed(solve, level) && solve_goes_on(solve) &&
           solve_work(solve) < end) {
        struct stretch stretch = day;

        while (count(solve->problem, &stretch) > MOST_CHOICES &&
               stretch.until - stretch.from > LEAST_MIN)
            stretch.until -= (stretch.until - stretch.from) / 2;
        any |= share_out(solve, level, &stretch, (end - solve_work(solve)) / EACH_PART);
        day.from = stretch.until;
    }
    return any;
}

/* All days in turn. */
static bool go_round(struct solve *solve, int level, int64_t end)
{
    const struct problem *problem = solve->problem;
    int64_t first = INT64_MAX, last = INT64_MIN;
    bool any = false;

    for (int i = 0; i < problem->n_offers; i++) {
        int64_t begin = begin_of(problem, i);

        first = begin < first ? begin : first;
        last = begin > last ? begin : last;
    }
    for (int64_t from = first - first % DAY_MIN; from <= last; from += DAY_MIN)
        any |= find_in(solve, level, (struct stretch){from, from + DAY_MIN}, end);
    return any;
}

/* The same plan again would bring the same again, unless what a part may take was too little. */
static void go_on(struct solve *solve, int level, int64_t work)
{
    int64_t began = solve_work(solve);

    if (solve->search.best_value[level] == solve->days_tried[level])
        return;
    while (go_round(solve, level, began + work))
        continue;
    if (solve_work(solve) - began < work / UNCUT)
        solve->days_tried[level] = solve->search.best_value[level];
}

static bool is_large(const struct solve *solve, int level)
{
    const struct problem *problem = solve->problem;

    return problem->n_offers > LARGE_OFFERS && !problem->slack[level] && !problem->slack_pct[level];
}

bool days_plan(struct solve *solve, int level, int64_t slice)
{
    if (!is_large(solve, level))
        return false;
    match_search(solve, level, slice / MATCH_PART);
    go_on(solve, level, (solve->work_end - solve_work(solve)) / DAYS_PART);
    return true;
}

void days_refine(struct solve *solve, int level)
{
    const struct problem *problem = solve->problem;

    if (problem->n_offers > SMALL_OFFERS && problem->n_offers <= LARGE_OFFERS &&
        !problem->slack[level] && !problem->slack_pct[level] && !dual_near(solve, level))
        go_on(solve, level, (solve->work_end - solve_work(solve)) / REFINE_PART);
}

/* Does it matter at the level who does the work? */
static bool costs(const struct problem *problem, int level)
{
    bool any = false;

    for (int i = 0; i < problem->n_offers && !any; i++)
        any = problem->offers[i].cost[level] > 0;
    return any;
}

/* Is the plan better at a level before, where it was like this? */
static bool better_before(const struct solve *solve, const int64_t *value, int level)
{
    int k = 0;

    while (k < level && solve->search.best_value[k] == value[k])
        k++;
    return k < level;
}

/* Only for those levels: later ones would be looked at again from a plan that suits none. */
static void match_for_earlier(struct solve *solve, int level)
{
    struct search *search = &solve->search;
    size_t n = (size_t)solve->problem->n_offers;
    bool *best = malloc(n + 1);
    int64_t value[LEVELS];

    if (!best)
        return;
    memcpy(best, search->best, n);
    memcpy(value, search->best_value, sizeof value);
    match_search(solve, level, MATCH_EACH * (int64_t)n);
    if (!better_before(solve, value, level)) {
        memcpy(search->best, best, n);
        memcpy(search->best_value, value, sizeof value);
        search_back_to_best(search);
    }
    free(best);
}

void days_begin(struct solve *solve)
{
    int level = LEVELS - 1;

    while (level >= 0 && !(is_large(solve, level) && costs(solve->problem, level)))
        level--;
    if (level >= 0 && !solve_closed(solve, level) && solve->problem->n_offers > MATCH_OFFERS)
        match_for_earlier(solve, level);
}

bool days_prove(const struct solve *solve, int level)
{
    return is_large(solve, level) && solve->levels[level].bound > 0 && costs(solve->problem, level);
}
