/* SPDX-License-Identifier: GPL-3.0-or-later
 * Takes what is in the plan out and puts it back better: somebody else,
 * another slot, a swap, a chain.  Only what is better stays. */
#include "solver/search/search.h"

#include <string.h>

/* Somebody else, or another slot, for the task, now that its person is gone. */
static bool better_home(struct search *search, int offer, const int64_t *target)
{
    const struct lookup *lookup = search->state.lookup;
    int task = lookup->offer_task[offer], mark;

    search_begin(search);
    if (!search_set(search, offer, false))
        return false;
    if (search_compare(search, search->state.value, target) < 0)
        return true; /* better left undone */
    mark = search->n_log;
    if (search_place(search, task) >= 0 && search_compare(search, search->state.value, target) < 0)
        return true;
    search_undo(search, mark);
    if (search_place_moving(search, task, 0, target))
        return true;
    search_undo(search, 0);
    return false;
}

/* Missing people whom a chain of moves brings in. */
static bool fill_once(struct search *search)
{
    const struct problem *problem = search->state.lookup->problem;
    bool better = false;

    for (int t = 0; t < problem->n_tasks && search_goes_on(search); t++) {
        int64_t target[LEVELS];

        if (search->state.task_count[t] == problem->tasks[t].need)
            continue;
        memcpy(target, search->state.value, sizeof target);
        search_begin(search);
        if ((search_place(search, t) >= 0 &&
             search_compare(search, search->state.value, target) < 0) ||
            search_place_moving(search, t, 1, target))
            better = true;
        else
            search_undo(search, 0);
    }
    return better;
}

void search_polish(struct search *search, int64_t work)
{
    const struct problem *problem = search->state.lookup->problem;
    int64_t target[LEVELS];
    bool better = true;

    search->work_end = search->state.work + work;
    while (better && search_goes_on(search)) {
        better = fill_once(search);
        for (int i = 0; i < problem->n_offers && search_goes_on(search); i++) {
            if (!search->state.chosen[i] || problem->offers[i].locked)
                continue;
            memcpy(target, search->state.value, sizeof target);
            better |= better_home(search, i, target);
        }
        (void)search_keep(search);
    }
    search->work_end = INT64_MAX;
    (void)search_keep(search);
    search_back_to_best(search);
}
