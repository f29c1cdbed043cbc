/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_repair.c - one day planned again while the rest of the week stays. */
#include "scheduler/base/day.h"
#include "scheduler/plan/drill/drill_part.h"

#include <string.h>

static int64_t day_of_offer(const struct brief *brief, int offer)
{
    return day_of(brief->problem.slots[brief->problem.offers[offer].slot].starts_at);
}

/* Movable work that the absent person had that day: it may go to a later one. */
static bool *mark_movable(const struct drilling *drilling, const struct brief *brief,
                          const struct drill_case *found, struct arena *scratch)
{
    bool *movable = arena_new(scratch, bool, brief->problem.n_tasks + 1);

    for (int i = 0; i < drilling->ask->n_rows; i++) {
        const struct assignment *row = &drilling->ask->rows[i];
        int duty = row->staff == found->person && day_of(row->starts_at) == found->day
                       ? brief_duty(brief, row->key)
                       : -1;
        if (duty >= 0 && brief->world->duties[duty].n_slots > 1 && brief->duty_task[duty] >= 0)
            movable[brief->duty_task[duty]] = true;
    }
    return movable;
}

struct part { /* of the problem: what may change, and what stays */
    struct problem problem;
    int *offer_of; /* by offer of the part */
    bool *chosen;
    int n_locked;
};

/* Who has a duty has it rather than others have: of repairs as good the one that changes least. */
static void take_offer(struct part *part, struct offer *offers, const struct brief *brief,
                       int number, bool chosen, bool stays)
{
    int at = part->problem.n_offers++;

    offers[at] = brief->problem.offers[number];
    offers[at].locked = offers[at].locked || stays;
    if (chosen && offers[at].drop_cost == 0) {
        offers[at].drop_level = (int8_t)brief->policy.rank[LEVEL_CHANGES];
        offers[at].drop_cost = 1;
    }
    part->offer_of[at] = number;
    part->chosen[at] = chosen;
}

/* Nobody had it with everybody there: it is not what the absence takes, and there is nobody for it
 * now. */
static bool *mark_open(const struct drilling *drilling, const struct brief *brief,
                       struct arena *scratch)
{
    bool *open = arena_new(scratch, bool, brief->problem.n_tasks + 1);

    for (int t = 0; t < brief->problem.n_tasks; t++)
        open[t] =
            drill_was_missing(&drilling->frame, brief->world->duties[brief->task_duty[t]].key) >=
            brief->problem.tasks[t].need;
    return open;
}

/* Money, loads and wishes say nothing about what breaks. */
static void make_part(const struct drilling *drilling, const struct brief *brief,
                      const struct drill_case *found, const bool *chosen, struct arena *scratch,
                      struct part *part)
{
    const bool *movable = mark_movable(drilling, brief, found, scratch);
    const bool *open = mark_open(drilling, brief, scratch);
    int n = brief->problem.n_offers;
    struct offer *offers = arena_new(scratch, struct offer, n + 1);

    *part = (struct part){.problem = brief->problem,
                          .offer_of = arena_new(scratch, int, n + 1),
                          .chosen = arena_new(scratch, bool, n + 1)};
    part->problem.n_offers = 0;
    for (int i = 0; i < n; i++) {
        int64_t day = day_of_offer(brief, i);
        int task = brief->problem.slots[brief->problem.offers[i].slot].task;
        bool free = !open[task] && (day == found->day || (movable[task] && day > found->day));
        if (free || chosen[i] || brief->problem.offers[i].locked)
            take_offer(part, offers, brief, i, chosen[i], !free);
    }
    part->problem.offers = offers;
    brief_coarsen(brief, LEVEL_CHANGES, &part->problem);
}

void drill_repair(const struct drilling *drilling, const struct brief *brief,
                  struct drill_case *found, bool *chosen, struct arena *scratch)
{
    struct part part;

    make_part(drilling, brief, found, chosen, scratch, &part);
    struct answer answer = {.chosen = arena_new(scratch, bool, part.problem.n_offers + 1)};
    const struct effort effort = {
        .work = drilling->work, .stop = drilling->ask->stop, .threads = 1};
    enum solve_status status = problem_solve(&part.problem, &effort, part.chosen, &answer);
    if (status == SOLVE_IMPOSSIBLE || status == SOLVE_FAILED)
        return; /* as it falls: the rest of the week cannot stay as it is */
    for (int i = 0; i < part.problem.n_offers; i++) {
        int number = part.offer_of[i];
        if (chosen[number] != answer.chosen[i])
            found->moved += brief->problem.offers[number].person != found->person;
        chosen[number] = answer.chosen[i];
    }
}
