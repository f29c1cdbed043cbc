/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ruin and recreate: takes a handful of neighbouring choices out and puts the
 * work back in another order.  What is worse is undone; what is equal stays,
 * for the way to better plans often leads along equals. */
#include "solver/search.h"

#include <string.h>

enum { RUIN_MOST = 40 };

struct ruin {
    int tasks[RUIN_MOST];
    int n;
};

static void take_out(struct search *search, int offer, struct ruin *ruin)
{
    int task = search->state.lookup->offer_task[offer];

    if (ruin->n < RUIN_MOST && search->state.chosen[offer] && search_set(search, offer, false))
        ruin->tasks[ruin->n++] = task;
}

/* Much of one person's day, and what others do meanwhile. */
static void ruin_person(struct search *search, int person, struct ruin *ruin)
{
    const struct lookup *lookup = search->state.lookup;
    int n = search->state.person_n[person];
    int from = n ? search_random(search, n) : 0, most = 1 + search_random(search, 6);

    for (int i = 0; i < most && from < search->state.person_n[person]; i++) {
        int offer = search->state.person_list[lookup->person_first[person] + from];
        int before = ruin->n;

        take_out(search, offer, ruin);
        if (ruin->n == before)
            from++;
    }
}

/* What some people do in a spell of a few hours. */
static void ruin_spell(struct search *search, int64_t from, int64_t until, int in,
                       struct ruin *ruin)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;

    for (int p = 0; p < problem->n_people; p++) {
        if (search_random(search, in) != 0)
            continue;
        for (int i = search->state.person_n[p] - 1; i >= 0; i--) {
            int offer = search->state.person_list[lookup->person_first[p] + i];
            const struct slot *slot = &problem->slots[problem->offers[offer].slot];

            if (slot->starts_at < until && slot->ends_at > from)
                take_out(search, offer, ruin);
        }
    }
}

static void recreate(struct search *search, struct ruin *ruin)
{
    for (int i = ruin->n - 1; i > 0; i--) {
        int other = search_random(search, i + 1), kept = ruin->tasks[i];

        ruin->tasks[i] = ruin->tasks[other];
        ruin->tasks[other] = kept;
    }
    for (int level = 0; level < LEVELS; level++)
        for (int i = 0; i < ruin->n; i++)
            if (search->state.lookup->problem->tasks[ruin->tasks[i]].level == level)
                (void)search_place(search, ruin->tasks[i]);
}

static void one_round(struct search *search)
{
    const struct problem *problem = search->state.lookup->problem;
    int64_t target[LEVELS];
    struct ruin ruin = {.n = 0};
    const struct slot *slot =
        &problem->slots[problem->offers[search_random(search, problem->n_offers)].slot];

    memcpy(target, search->state.value, sizeof target);
    search_begin(search);
    switch (search_random(search, 3)) {
    case 0:
        ruin_spell(search, slot->starts_at - 60, slot->ends_at + 60, 3, &ruin);
        break;
    case 1:
        ruin_spell(search, slot->starts_at, slot->ends_at, 2, &ruin);
        break;
    default:
        for (int i = 0; i < 3; i++)
            ruin_person(search, search_random(search, problem->n_people), &ruin);
        break;
    }
    recreate(search, &ruin);
    if (search_compare(search, search->state.value, target) > 0)
        search_undo(search, 0);
}

void search_ruin(struct search *search, int64_t work)
{
    const struct problem *problem = search->state.lookup->problem;

    search->work_end = search->state.work + work;
    while (problem->n_offers && search_goes_on(search)) {
        search->state.work += 16; /* rounds that find nothing must end too */
        one_round(search);
        (void)search_keep(search);
    }
    search->work_end = INT64_MAX;
    search_back_to_best(search);
}
