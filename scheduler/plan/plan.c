/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan.c - making a plan, and judging one. */
#include "scheduler/plan/plan.h"

#include "scheduler/plan/plan_lock.h"
#include "scheduler/plan/plan_part.h"
#include "scheduler/plan/price_words.h"

#include <assert.h>

void outcome_names(const struct brief *brief, struct plan *plan)
{
    for (int k = 0; k < LEVELS; k++) {
        plan->level_names[k] = level_names[brief->policy.order[k]];
        plan->level_units[k] = level_units[brief->policy.order[k]];
    }
}

void plan_fill(struct brief *brief, const bool *chosen, struct plan *plan)
{
    struct outcome outcome = {
        .brief = brief, .chosen = chosen, .arena = brief->arena, .plan = plan};

    outcome_names(brief, plan);
    plan->n_rarely = price_rarely(&brief->problem, chosen, brief->policy.rank[LEVEL_FAIRNESS]);
    outcome_seats(&outcome);
    outcome_assignments(&outcome);
    outcome_open(&outcome);
    outcome_changes(&outcome);
    outcome_totals(&outcome);
}

static bool is_sound(const struct brief *brief, struct fault *fault)
{
    char text[200];

    if (problem_ok(&brief->problem, text, sizeof text))
        return true;
    return fault_set(fault, FAULT_SYSTEM, "the plan's problem came out wrong (%s)", text);
}

/* What no room is left for is not held. */
static void fill_with_rooms(struct brief *brief, bool *chosen, struct plan *plan)
{
    struct plan dropped = {.n_roomless = 0};
    int64_t value[LEVELS];

    if (plan_drop_roomless(brief, chosen, &dropped) > 0) {
        (void)outcome_judge(brief, chosen, value, NULL, NULL);
        for (int k = 0, worse = false; k < LEVELS; k++) {
            struct level_result *level = &plan->levels[k];
            /* Bounds of later levels were of plans no worse in this one. */
            if (worse)
                *level = (struct level_result){.slack = level->slack, .proof = PROOF_NONE};
            worse = worse || value[k] > level->value;
            level->value = value[k];
            level->optimal = value[k] - level->bound <= level->slack;
            plan->status = level->optimal ? plan->status : SOLVE_FEASIBLE;
        }
    }
    plan_fill(brief, chosen, plan);
    plan->roomless = dropped.roomless;
    plan->n_roomless = dropped.n_roomless;
}

/* What was told is where a repair begins. */
static const bool *start_of(const struct brief *brief)
{
    int n = brief->problem.n_offers;
    bool any = false, *start = arena_new(brief->arena, bool, n + 1);

    for (int i = 0; i < n; i++) {
        start[i] = brief->problem.offers[i].drop_cost > 0 || brief->problem.offers[i].locked;
        any = any || start[i];
    }
    return any ? start : NULL;
}

static const bool *start_from(const struct brief *brief, const struct assignment *rows, int n_rows)
{
    bool *chosen = arena_new(brief->arena, bool, brief->problem.n_offers + 1);

    if (n_rows == 0)
        return start_of(brief);
    brief_choose(brief, rows, n_rows, chosen);
    return chosen;
}

bool plan_make(const struct world *world, const struct effort *effort, struct arena *arena,
               struct plan *plan, struct fault *fault)
{
    return plan_make_from(world, effort, NULL, 0, arena, plan, fault);
}

bool plan_make_from(const struct world *world, const struct effort *effort,
                    const struct assignment *rows, int n_rows, struct arena *arena,
                    struct plan *plan, struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);

    if (!brief_make(world, arena, brief, fault) || !is_sound(brief, fault))
        return false;
    struct answer answer = {.chosen = arena_new(arena, bool, brief->problem.n_offers + 1)};
    enum solve_status status =
        problem_solve(&brief->problem, effort, start_from(brief, rows, n_rows), &answer);
    if (status == SOLVE_IMPOSSIBLE)
        return plan_lock_fault(brief, fault);
    if (status == SOLVE_FAILED && !problem_fits(&brief->problem)) {
        return fault_set(fault, FAULT_INPUT,
                         "%d ways to staff these days are more than can be planned at once: plan "
                         "fewer days with --from and --to",
                         brief->problem.n_offers);
    }
    if (status == SOLVE_FAILED)
        return fault_set(fault, FAULT_SYSTEM, "planning ran out of memory");
    *plan = (struct plan){.status = status, .stopped = answer.stopped};
    for (int k = 0; k < LEVELS; k++)
        plan->levels[k] = answer.levels[k];
    fill_with_rooms(brief, answer.chosen, plan);
    return true;
}

/* An offer that is neither taken nor promised has no say in what a plan is worth. */
bool outcome_judge(const struct brief *brief, const bool *chosen, int64_t *value, finding_fn *tell,
                   void *context)
{
    struct problem small = brief->problem;
    struct offer *offers = arena_new(brief->arena, struct offer, small.n_offers + 1);
    bool *kept = arena_new(brief->arena, bool, small.n_offers + 1);
    int n = 0;

    for (int i = 0; i < small.n_offers; i++) {
        const struct offer *offer = &small.offers[i];
        if (!chosen[i] && offer->drop_cost == 0 && !offer->locked)
            continue;
        kept[n] = chosen[i];
        offers[n++] = *offer;
    }
    small.offers = offers;
    small.n_offers = n;
    return problem_judge(&small, kept, value, tell, context);
}

bool plan_problem(const struct world *world, const struct assignment *list, int count,
                  struct arena *arena, struct problem *problem, bool **chosen, struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);

    if (!brief_make(world, arena, brief, fault) || !is_sound(brief, fault))
        return false;
    *chosen = arena_new(arena, bool, brief->problem.n_offers + 1);
    brief_choose(brief, list, count, *chosen);
    *problem = brief->problem;
    return true;
}

/* Who could do what somebody else has says nothing of what a plan is worth: unless reasons are
 * wanted nobody is asked but who has it, whose it is, and whose overtime it would share. */
static const struct world *narrowed(const struct world *world, const struct assignment *list,
                                    int count, struct arena *arena)
{
    struct world_only *only = arena_new(arena, struct world_only, 1);
    struct world *small = arena_dup(arena, world, 1, sizeof *world);

    if (!world->no_reasons || world->only)
        return world;
    *only = (struct world_only){.from = 1, .rows = list, .n_rows = count}; /* until before from */
    small->only = only;
    return small;
}

bool plan_judge(const struct world *world, const struct assignment *list, int count,
                struct arena *arena, struct plan *plan, struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);
    int64_t value[LEVELS];

    world = narrowed(world, list, count, arena);
    if (!brief_make(world, arena, brief, fault) || !is_sound(brief, fault))
        return false;
    bool *chosen = arena_new(arena, bool, brief->problem.n_offers + 1);
    brief_choose(brief, list, count, chosen);
    bool legal = outcome_judge(brief, chosen, value, NULL, NULL);
    *plan =
        (struct plan){.status = legal ? SOLVE_FEASIBLE : SOLVE_IMPOSSIBLE, .stopped = STOPPED_USER};
    for (int k = 0; k < LEVELS; k++)
        plan->levels[k] = (struct level_result){.value = value[k], .proof = PROOF_NONE};
    plan_fill(brief, chosen, plan);
    return true;
}
