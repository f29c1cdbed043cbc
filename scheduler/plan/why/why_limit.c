/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_limit.c - which sort of limit keeps a seat empty, and the bottleneck.
 *
 * Where neither a moment nor hours nor what people can do one after the other prove it, the day is
 * planned again without one sort of limit after the other; the first without which more is filled
 * is named. */
#include "scheduler/base/day.h"
#include "scheduler/plan/why.h"

#include <string.h>

enum { WORK = 300 * 1000 }; /* of one look */

static void no_breaks(struct problem *problem, const struct why *why, const struct why_part *part)
{
    (void)why;
    (void)part;
    problem->n_breaks = 0;
}

static void no_hours(struct problem *problem, const struct why *why, const struct why_part *part)
{
    (void)part;
    struct quota *quotas = arena_new(why->brief->arena, struct quota, problem->n_quotas + 1);
    int n = 0;

    for (int i = 0; i < problem->n_quotas; i++) {
        if (problem->quotas[i].over_cost)
            quotas[n++] = problem->quotas[i];
    }
    problem->quotas = quotas;
    problem->n_quotas = n;
}

static void no_travel(struct problem *problem, const struct why *why, const struct why_part *part)
{
    (void)part;
    problem->gap_min = arena_new(why->brief->arena, int, problem->n_people + 1);
    problem->travel_min =
        arena_new(why->brief->arena, int, (size_t)problem->n_places *(size_t)problem->n_places + 1);
}

static void no_rest(struct problem *problem, const struct why *why, const struct why_part *part)
{
    (void)why;
    (void)part;
    problem->rest.rest_min = 0;
}

static void no_rooms(struct problem *problem, const struct why *why, const struct why_part *part)
{
    (void)why;
    (void)part;
    problem->n_resources = problem->n_uses = 0;
}

static void no_locks(struct problem *problem, const struct why *why, const struct why_part *part)
{
    struct offer *offers =
        arena_dup(why->brief->arena, problem->offers, (size_t)problem->n_offers, sizeof *offers);

    for (int i = 0; i < problem->n_offers; i++)
        offers[i].locked = offers[i].locked && !why->brief->problem.offers[part->offer[i]].locked;
    problem->offers = offers;
}

static bool better(const int64_t *a, const int64_t *b, int last)
{
    for (int k = 0; k <= last; k++) {
        if (a[k] != b[k])
            return a[k] < b[k];
    }
    return false;
}

static bool look(const struct problem *problem, const bool *start, struct arena *arena,
                 int64_t *value)
{
    struct effort effort = {.work = WORK, .plans = true};
    struct answer answer = {.chosen = arena_new(arena, bool, problem->n_offers + 1)};
    enum solve_status status = problem_solve(problem, &effort, start, &answer);

    for (int k = 0; k < LEVELS; k++)
        value[k] = answer.levels[k].value;
    return status == SOLVE_OPTIMAL || status == SOLVE_FEASIBLE;
}

bool why_rule(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    static const struct {
        const char *limit;
        void (*leave_out)(struct problem *problem, const struct why *why,
                          const struct why_part *part);
    } limits[] = {{"breaks", no_breaks}, {"hours", no_hours}, {"travel", no_travel},
                  {"rest", no_rest},     {"rooms", no_rooms}, {"locks", no_locks}};
    const struct brief *brief = why->brief;
    int level = brief->policy.rank[why_duty(why, duty)->level];
    int64_t now[LEVELS], as_is[LEVELS], then[LEVELS];
    struct why_part part;

    *bottleneck = (struct bottleneck){.counted = bottleneck->counted};
    if (brief->duty_task[duty] < 0)
        return false;
    why_part(why, why_day_tasks(why, day_of(why_duty(why, duty)->slots[0].starts_at)), &part);
    if (!problem_judge(&part.problem, part.start, now, NULL, NULL) ||
        !look(&part.problem, part.start, brief->arena, as_is))
        return false;
    /* A plan that is not the best is no proof of anything. */
    bottleneck->again = better(as_is, now, level);
    if (bottleneck->again)
        return false;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct problem looser = part.problem;
        limits[i].leave_out(&looser, why, &part);
        if (!look(&looser, part.start, brief->arena, then) || !better(then, as_is, level))
            continue;
        bottleneck->what = LIMIT_RULE;
        bottleneck->limit = limits[i].limit;
        return true;
    }
    return false;
}

void why_group(struct why *why, int duty, struct bottleneck *bottleneck)
{
    if (why_moment(why, duty, bottleneck) || why_hours(why, duty, bottleneck) ||
        why_span(why, duty, bottleneck) || why_count_points(why, duty, bottleneck) ||
        (bottleneck->counted == COUNTED_MUCH && why_count_day(why, duty, bottleneck)))
        return;
    (void)why_rule(why, duty, bottleneck);
}
