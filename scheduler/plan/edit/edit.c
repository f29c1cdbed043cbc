/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/edit.h"

#include "scheduler/base/list.h"
#include "scheduler/plan/edit/edit_part.h"
#include "scheduler/plan/plan_part.h"

#include <inttypes.h>
#include <string.h>

static void gather(void *context, const struct finding *finding)
{
    struct hard_list *hard = context;

    if (finding->hard)
        *LIST_ADD(hard->arena, hard->list, hard->n, hard->room) = *finding;
}

/* Values of the plan as chosen, and what is illegal about it. */
static struct hard_list judge(const struct edit *edit, int64_t *value)
{
    struct hard_list hard = {.arena = edit->arena};

    (void)!outcome_judge(edit->brief, edit->chosen, value, gather, &hard);
    return hard;
}

/* Adds the offer, and drops the person's own lessons that exclude it. */
static void put(struct edit *edit, int offer)
{
    const struct brief *brief = edit->brief;
    int person = brief->problem.offers[offer].person;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    const struct duty_slot *slot = &brief->world->duties[may->duty].slots[may->slot];

    edit->chosen[offer] = true;
    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int other = brief->by_person.items[i];
        const struct may *theirs = &brief->mays[brief->offer_may[other]];
        if (other == offer || !edit->chosen[other] || !theirs->owner || theirs->frozen ||
            brief->world->duties[theirs->duty].n_slots > 1 ||
            !brief_excludes(brief, person, slot,
                            &brief->world->duties[theirs->duty].slots[theirs->slot]))
            continue;
        edit->chosen[other] = false;
        edit->left[edit->n_left] = theirs->duty;
        edit->left_by[edit->n_left++] = person;
    }
}

static bool time_is(const struct edit *edit, int offer)
{
    const struct brief *brief = edit->brief;
    int64_t at = brief->problem.slots[brief->problem.offers[offer].slot].starts_at;

    return edit->ask->minute < 0 || (int)(at % (INT64_C(24) * 60)) == edit->ask->minute;
}

static int compare(const int64_t *a, const int64_t *b)
{
    for (int k = 0; k < LEVELS; k++) {
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    }
    return 0;
}

/* Of the times at which the person may do it the one that makes the best plan; -1. */
static int best_offer(struct edit *edit, int duty, int person)
{
    const struct brief *brief = edit->brief;
    int task = brief->duty_task[duty], best = -1, n_left = edit->n_left, least = 0;
    int n = brief->problem.n_offers;
    bool *saved = arena_new(edit->arena, bool, n + 1);
    int64_t value[LEVELS], best_value[LEVELS];

    memcpy(saved, edit->chosen, (size_t)n * sizeof *saved);
    for (int i = brief->by_person.first[person];
         task >= 0 && i < brief->by_person.first[person + 1]; i++) {
        int offer = brief->by_person.items[i];
        if (brief->problem.slots[brief->problem.offers[offer].slot].task != task ||
            !time_is(edit, offer))
            continue;
        put(edit, offer);
        struct hard_list hard = judge(edit, value);
        if (best < 0 || hard.n < least || (hard.n == least && compare(value, best_value) < 0)) {
            best = offer;
            least = hard.n;
            memcpy(best_value, value, sizeof value);
        }
        memcpy(edit->chosen, saved, (size_t)n * sizeof *saved);
        edit->n_left = n_left;
    }
    return best;
}

static void take_out(struct edit *edit, int duty, int person)
{
    const struct brief *brief = edit->brief;
    int task = brief->duty_task[duty];

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int offer = brief->by_person.items[i];
        if (brief->problem.slots[brief->problem.offers[offer].slot].task == task)
            edit->chosen[offer] = edit->locked[offer] = false;
    }
}

static bool make_moves(struct edit *edit, struct edit_result *result)
{
    const struct edit_ask *ask = edit->ask;

    for (int i = 0; i < ask->n_moves; i++) {
        const struct edit_move *move = &ask->moves[i];
        if (move->out >= 0 && move->in < 0 && edit->brief->duty_task[move->duty] < 0) {
            edit_say_standing(edit, i, result);
            return false;
        }
        if (move->out >= 0)
            take_out(edit, move->duty, move->out);
    }
    for (int i = 0; i < ask->n_moves; i++) {
        const struct edit_move *move = &ask->moves[i];
        int offer = move->in >= 0 ? best_offer(edit, move->duty, move->in) : -1;
        if (move->in < 0)
            continue;
        if (offer < 0) {
            edit_say_obstacle(edit, i, result);
            return false;
        }
        put(edit, offer);
        edit->locked[offer] = edit->locked[offer] || ask->hold;
    }
    return true;
}

static bool same_finding(const struct finding *a, const struct finding *b)
{
    return strcmp(a->limit, b->limit) == 0 && a->task == b->task &&
           a->other_task == b->other_task && a->person == b->person && a->amount >= b->amount;
}

/* What was wrong before is not the hand's doing. */
static const struct finding *first_new(const struct hard_list *before,
                                       const struct hard_list *after)
{
    for (int i = 0; i < after->n; i++) {
        bool known = false;
        for (int k = 0; k < before->n && !known; k++)
            known = same_finding(&before->list[k], &after->list[i]);
        if (!known)
            return &after->list[i];
    }
    return NULL;
}

/* Locks as they are to be, before the plan is written out. */
static void keep_locks(struct edit *edit)
{
    struct problem *problem = &edit->brief->problem;
    struct offer *offers =
        arena_dup(edit->arena, problem->offers, (size_t)problem->n_offers, sizeof *offers);

    for (int i = 0; i < problem->n_offers; i++)
        offers[i].locked = edit->locked[i];
    problem->offers = offers;
}

static void write_plan(struct edit *edit, struct edit_result *result, const int64_t *value)
{
    struct outcome outcome = {
        .brief = edit->brief, .chosen = edit->chosen, .arena = edit->arena, .plan = &result->plan};

    keep_locks(edit);
    result->plan = (struct plan){.status = SOLVE_FEASIBLE, .stopped = STOPPED_USER};
    for (int k = 0; k < LEVELS; k++)
        result->plan.levels[k] = (struct level_result){.value = value[k], .proof = PROOF_NONE};
    outcome_names(edit->brief, &result->plan);
    outcome_seats(&outcome);
    outcome_assignments(&outcome);
    outcome_totals(&outcome);
}

bool edit_judge(const struct edit_ask *ask, struct arena *arena, struct edit_result *result,
                struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);
    int64_t value[LEVELS];

    *result = (struct edit_result){.move = -1, .obstacle = "", .rule = "", .source = ""};
    if (!brief_make(ask->world, arena, brief, fault))
        return false;
    int n = brief->problem.n_offers;
    struct edit edit = {.ask = ask,
                        .brief = brief,
                        .arena = arena,
                        .chosen = arena_new(arena, bool, n + 1),
                        .locked = arena_new(arena, bool, n + 1),
                        .left = arena_new(arena, int, n + 1),
                        .left_by = arena_new(arena, int, n + 1)};
    for (int i = 0; i < n; i++)
        edit.locked[i] = brief->problem.offers[i].locked;
    brief_choose(brief, ask->rows, ask->n_rows, edit.chosen);
    struct hard_list before = judge(&edit, result->before);
    price_empty(&brief->problem, edit.chosen, brief->policy.rank[LEVEL_FAIRNESS], arena,
                result->empty_before);
    if (!make_moves(&edit, result))
        return true;
    struct hard_list after = judge(&edit, value);
    price_empty(&brief->problem, edit.chosen, brief->policy.rank[LEVEL_FAIRNESS], arena,
                result->empty);
    const struct finding *first = first_new(&before, &after);
    if (first) {
        edit_say_limit(&edit, first, result);
        return true;
    }
    write_plan(&edit, result, value);
    result->allowed = true;
    result->left = edit.left;
    result->left_by = edit.left_by;
    result->n_left = edit.n_left;
    return true;
}
