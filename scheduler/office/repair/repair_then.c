/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stood empty when people were told: an event is blamed for what it emptied, not for that. */
#include <string.h>

#include "scheduler/office/repair.h"

/* The last line of the history that published something; 0: none. */
static int64_t published_line(const struct history_line *lines, int count)
{
    for (int i = count - 1; i >= 0; i--)
        if (!lines[i].undone && strstr(lines[i].summary, "published version "))
            return lines[i].number;
    return 0;
}

bool repair_then(struct office *office, const struct repair_ask *ask, struct repair *repair,
                 struct fault *fault)
{
    struct told_then *then = &repair->then;
    struct season *season = arena_new(office->arena, struct season, 1);
    struct history_line *lines;
    int count;

    if (!repair->told || ask->first)
        return true;
    if (!store_history(office->store, office->arena, &lines, &count, fault))
        return false;
    int64_t line = published_line(lines, count);
    if (line == 0)
        return true;
    if (!store_load_past(office->store, line, office->arena, season, &then->known, fault))
        return false;
    if (!then->known)
        return true;
    struct office_range range = {repair->world.from, repair->world.until};
    office_world(office, season, range, &then->world);
    then->world.no_reasons = true;
    struct fault none = {0}; /* what cannot be judged is not compared with */
    then->known = plan_judge(&then->world, season->published, season->n_published, office->arena,
                             &then->plan, &none);
    return true;
}
