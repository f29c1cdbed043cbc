/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_find.c - which duty an officer means, among those that are planned. */
#include "scheduler/plan/find_duty.h"
#include "scheduler/plan/why.h"

#include <stdlib.h>
#include <string.h>

/* Of a cut seat the first piece that is empty, else the first. */
static int spokesman(const struct why *why, const struct duty_found *found)
{
    for (int i = 0; i < found->n; i++) {
        if (why_missing(why, found->duties[i]) > 0)
            return found->duties[i];
    }
    return found->duties[0];
}

static bool find_number(struct why *why, int number, int *duty, struct fault *fault)
{
    const int *open;
    int n = why_open_seats(why, &open);

    if (n == 0)
        return fault_set(fault, FAULT_MISSING, "no seat is empty: report shortage lists them");
    if (number < 1 || number > n) {
        return fault_set(fault, FAULT_MISSING,
                         "there is no number %d among the %d empty seat%s: report shortage lists "
                         "them",
                         number, n, n == 1 ? "" : "s");
    }
    *duty = open[number - 1];
    return true;
}

int why_number(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);

    return *text && !*end && number >= 0 && number < 100000 ? (int)number : -1;
}

bool why_find(struct why *why, const char *text, int *duty, const char **several,
              struct fault *fault)
{
    const struct brief *brief = why->brief;
    const struct world *world = brief->world;
    bool *only = arena_new(brief->arena, bool, world->n_duties + 1);
    bool *open = arena_new(brief->arena, bool, world->n_duties + 1);
    int number = why_number(text);
    struct duty_found found = {0};

    *several = NULL;
    if (number >= 0)
        return find_number(why, number, duty, fault);
    for (int d = 0; d < world->n_duties; d++) {
        if (world->duties[d].n_standing > 0 && strcmp(world->duties[d].key, text) == 0) {
            *duty = d; /* by its key a lesson can be asked about that is nobody else's */
            return true;
        }
    }
    for (int d = 0; d < world->n_duties; d++) {
        only[d] = brief->duty_task[d] >= 0;
        open[d] = why_missing(why, d) > 0;
    }
    const struct duty_search search = {.season = world->season,
                                       .duties = world->duties,
                                       .n_duties = world->n_duties,
                                       .only = only,
                                       .open = open};
    bool good = duty_find(&search, text, brief->arena, &found, fault);
    *several = found.several;
    if (good)
        *duty = spokesman(why, &found);
    return good;
}
