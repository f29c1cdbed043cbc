/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sentences about what an import would change. */
#include "scheduler/intake/preview.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scheduler/base/list.h"

void preview_say(struct preview *preview, const char *format, ...)
{
    char text[600];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    *LIST_ADD(preview->arena, preview->list, preview->count, preview->room) =
        arena_text(preview->arena, "%s", text);
}

int preview_moved(const struct preview *preview, const char *kind, int before)
{
    const struct built *built = build_kind(preview->build, kind);

    return before >= 0 && before < built->n_stored ? built->moved[before] : -1;
}

const char *preview_person(const struct preview *preview, int before)
{
    const struct person *person = &preview->before->people[before];

    return arena_text(preview->arena, "%s (%s)", person->name, person->staff);
}

bool resting_any(const struct resting *resting)
{
    return resting->seats || resting->published || resting->planned;
}

static const char *plural(struct arena *arena, int count, const char *one, const char *many)
{
    return arena_text(arena, "%d %s", count, count == 1 ? one : many);
}

const char *resting_text(const struct preview *preview, const struct resting *resting)
{
    struct arena *arena = preview->arena;
    const char *duties = "";

    if (resting->published)
        duties = plural(arena, resting->published, "published duty", "published duties");
    else if (resting->planned)
        duties = plural(arena, resting->planned, "planned duty", "planned duties");
    if (!resting->seats)
        return duties;
    const char *seats = plural(arena, resting->seats, "seat", "seats");
    return *duties ? arena_text(arena, "%s and %s", seats, duties) : seats;
}

static int count_duties(const struct preview *preview, const struct assignment *list, int count,
                        duty_rests_fn *rests, const void *what)
{
    int n = 0;

    for (int i = 0; i < count; i++) {
        if (list[i].ends_at > preview->now_at && !list[i].standing)
            n += rests(preview, &list[i], what);
    }
    return n;
}

void resting_duties(const struct preview *preview, duty_rests_fn *rests, const void *what,
                    struct resting *resting)
{
    const struct season *before = preview->before;

    resting->published +=
        count_duties(preview, before->published, before->n_published, rests, what);
    resting->planned += count_duties(preview, before->draft, before->n_draft, rests, what);
}
