/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/message.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"

/* Texts of the school's own are cut: a code longer than this says nothing to anybody. */
enum { NAME_MAX_CHARS = 40, ROLE_MAX_CHARS = 40, PLACE_MAX_CHARS = 20 };

static int length_of(const char *text)
{
    int n = 0;

    for (; *text; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80; /* bytes that begin a character */
    return n;
}

static const char *cut(const char *text, int most, struct arena *arena)
{
    const char *at = text;

    for (int n = 0; *at; at++)
        if (((unsigned char)*at & 0xc0) != 0x80 && n++ == most)
            break;
    return arena_copy_part(arena, text, (size_t)(at - text));
}

static const char *verb_of(int what)
{
    return what == CHANGE_DROPS ? "no longer" : what == CHANGE_TAKES ? "new" : "now";
}

static const char *row_text(const struct message_row *row, int64_t day, struct arena *arena)
{
    char date[STAMP], from[STAMP], until[STAMP];
    const char *place = cut(row->place, PLACE_MAX_CHARS, arena);

    return arena_text(arena, "%s%s%s %s-%s %s%s%s", day_of(row->starts_at) == day ? "" : "on ",
                      day_of(row->starts_at) == day ? "" : stamp_day(date, day_of(row->starts_at)),
                      day_of(row->starts_at) == day ? verb_of(row->what)
                                                    : arena_text(arena, ": %s", verb_of(row->what)),
                      stamp_time(from, row->starts_at), stamp_time(until, row->ends_at),
                      cut(row->role, ROLE_MAX_CHARS, arena), *place ? ", " : "", place);
}

const char *message_text(const char *name, const struct message_row *rows, int count,
                         struct arena *arena)
{
    char date[STAMP];
    const char *text;

    if (count == 0)
        return arena_text(arena, "%s: nothing changes for you.", cut(name, NAME_MAX_CHARS, arena));
    int64_t day = day_of(rows[0].starts_at);
    text = arena_text(arena, "%s, %s: ", cut(name, NAME_MAX_CHARS, arena), stamp_day(date, day));
    for (int i = 0; i < count; i++) {
        const char *more = row_text(&rows[i], day, arena);
        day = day_of(rows[i].starts_at);
        const char *longer = arena_text(arena, "%s%s%s", text, i ? "; " : "", more);
        const char *rest = arena_text(arena, "; and %d more, see your calendar.", count - i);
        if (length_of(longer) + length_of(rest) > MESSAGE_MAX)
            return arena_text(arena, "%s%s", text, rest);
        text = longer;
    }
    return arena_text(arena, "%s.", text);
}

const char *message_of(const struct season *season, int person,
                       const struct version_change *changes, int count, struct arena *arena)
{
    struct message_row *rows = arena_new(arena, struct message_row, count + 1);
    int n = 0;

    for (int i = 0; i < count; i++) {
        const struct version_change *change = &changes[i];
        const struct duty_kind *kind = duty_kind_find(change->kind);
        if (change->staff != person)
            continue;
        rows[n++] =
            (struct message_row){.what = change->what,
                                 .starts_at = change->starts_at,
                                 .ends_at = change->ends_at,
                                 .role = kind ? kind->title : "Duty",
                                 .place = change->room >= 0   ? season->rooms[change->room].room
                                          : change->site >= 0 ? season->sites[change->site].site
                                                              : ""};
    }
    return message_text(season->people[person].name, rows, n, arena);
}
