/* SPDX-License-Identifier: GPL-3.0-or-later
 * What goes on the board of an exam room, and from when late is very late (domain 1.7, 1.10). */
#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"

/* ", very late from 10:00"; "": sat at another time than its own. */
static const char *late_text(const struct rules *rules, const struct paper *paper, int64_t day,
                             struct arena *arena)
{
    if (paper->date != day || (paper->session == SESSION_NONE && paper->start < 0))
        return "";
    int64_t at = rules_very_late_at(rules, rules_published_at(rules, paper, day), paper->minutes);
    return arena_text(arena, ", very late from %s", time_text(arena, (int)(at - day * DAY_MIN)));
}

/* "8700/1 English Language 1, 105 min, very late from 10:00": each paper once. */
const char *board_text(const struct report_ask *ask, const struct sitting *const *list, int count,
                       struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct rules *rules = ask->world->rules;
    const char *text = "";
    bool late = false;

    for (int i = 0; i < count; i++) {
        int row = season->entries[list[i]->entry].paper, before = 0;
        const struct paper *paper = &season->papers[row];
        while (season->entries[list[before]->entry].paper != row)
            before++;
        if (before < i)
            continue;
        const char *very = late_text(rules, paper, day_of(list[i]->starts_at), arena);
        late = late || *very;
        text = arena_text(arena, "%s%s%s %s, %d min%s", text, *text ? "; " : "", paper->paper,
                          *paper->title ? paper->title : paper->subject, paper->minutes, very);
    }
    if (!late)
        return text;
    return arena_text(arena, "%s. Who comes very late is told to the board within %d working days",
                      text, rules_figure(rules, FIGURE_VERY_LATE_DAYS));
}
