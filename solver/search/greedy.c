/* SPDX-License-Identifier: GPL-3.0-or-later
 * The first plan: the most important work first, within it what fewest people
 * can do; and those people first who are wanted least for anything else. */
#include "solver/search/search.h"

#include <stdlib.h>

struct rank {
    int level, task;
    double choice; /* offers for each person wanted */
    int64_t starts_at;
};

static int by_rank(const void *left, const void *right)
{
    const struct rank *a = left, *b = right;

    if (a->level != b->level)
        return a->level - b->level;
    if (a->choice < b->choice || a->choice > b->choice)
        return a->choice < b->choice ? -1 : 1;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->task - b->task;
}

/* How much each person might be wanted: an offer of a task with few others weighs more. */
static void weigh_people(struct search *search)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;

    for (int t = 0; t < problem->n_tasks; t++) {
        int n = lookup->task_first[t + 1] - lookup->task_first[t];
        int64_t weight = n ? ((int64_t)problem->tasks[t].need << 20) / n : 0;

        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++)
            search->busy[problem->offers[i].person] += weight >> (2 * problem->tasks[t].level);
    }
}

void search_greedy(struct search *search)
{
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;
    struct rank *ranks = calloc((size_t)problem->n_tasks + 1, sizeof *ranks);

    weigh_people(search);
    for (int t = 0; ranks && t < problem->n_tasks; t++) {
        const struct task *task = &problem->tasks[t];
        int n = lookup->task_first[t + 1] - lookup->task_first[t];

        ranks[t] = (struct rank){task->level, t, (double)n / task->need / task->n_slots,
                                 problem->slots[task->first_slot].starts_at};
    }
    if (ranks)
        qsort(ranks, (size_t)problem->n_tasks, sizeof *ranks, by_rank);
    for (int i = 0; ranks && i < problem->n_tasks && search_goes_on(search); i++) {
        do
            search_begin(search);
        while (search_place(search, ranks[i].task) >= 0);
    }
    free(ranks);
    (void)search_keep(search);
}
