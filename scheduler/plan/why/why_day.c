/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_day.c - the count of points over all of a day.
 *
 * Where very much hangs together, going from one duty to the next takes longer than to look at
 * all of them: every duty of the day that is filled, and the empty seat.  Whoever is given another
 * choice keeps what they are planned for as far as it goes with it, so that little else is upset.
 */
#include "scheduler/plan/why/why_count.h"

#include <string.h>

enum { LOOKS = 300 * 1000 };

static void forget(struct count *count)
{
    const struct problem *problem = count_problem(count);

    memset(count->duties, 0, (size_t)problem->n_tasks * sizeof *count->duties);
    memset(count->person, 0, (size_t)problem->n_people * sizeof *count->person);
    memset(count->worth, 0, (size_t)problem->n_tasks * sizeof *count->worth);
    count->n_tasks = count->n_people = 0;
    count_meet(count, count->seat);
}

/* Everybody who may do any of the duties of the day, and what they may. */
static void find_all(struct count *count)
{
    const struct why *why = count->why;
    const struct problem *problem = count_problem(count);

    forget(count);
    for (int t = 0; t < problem->n_tasks; t++) {
        bool filled = false;
        for (int o = why->first_offer[t]; o < why->first_offer[t + 1]; o++)
            filled = filled || why->chosen[o];
        if (filled && !count->stays[t])
            count_meet(count, t);
    }
    count_meet_people(count);
    for (int i = 0; i < count->n_people; i++)
        ways_find(&count->own, count->ways[i].person, count->duties,
                  count->beside ? count->stays : NULL, &count->ways[i]);
}

bool why_count_day(const struct why *why, int duty, struct bottleneck *bottleneck)
{
    struct count count;

    *bottleneck = (struct bottleneck){.counted = COUNTED_MUCH};
    if (!count_make(why, duty, LOOKS, &count))
        return false;
    count.whole = count.beside = true;
    find_all(&count);
    bool good = count_prices(&count);
    count.own.most += LOOKS; /* to make them whole */
    good = good && count_whole(&count);
    mip_release(&count.mip);
    if (good)
        count_keep(&count, bottleneck);
    return good && bottleneck->most_all < bottleneck->wanted;
}
