/* SPDX-License-Identifier: GPL-3.0-or-later
 * Removals are never silent: more than five rows or 5 % of a kind, or anything a
 * published duty or a seat rests on, needs the officer's word. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/preview.h"

enum { REMOVED_ROWS = 5, REMOVED_PERCENT = 5, CODES_SHOWN = 8, SEATS_SHOWN = 20 };

static void tell_many(struct preview *preview, const struct built *built, int gone)
{
    const struct record_kind *record = record_kind_find(built->kind->name);
    const char *codes = "", *last = "";
    int shown = 0;

    for (int i = 0; i < built->n_stored && shown < CODES_SHOWN; i++) {
        if (built->moved[i] >= 0)
            continue;
        const char *code = row_label(preview->before, built->kind, i, preview->arena);
        if (!*code || strcmp(code, last) == 0)
            continue;
        codes = arena_text(preview->arena, "%s%s%s", codes, *codes ? ", " : "", code);
        last = code;
        shown++;
    }
    preview_say(preview, "%d of %d %s would be removed%s%s%s", gone, built->n_stored,
                record ? record->title : built->kind->name, *codes ? ": " : "", codes,
                gone > shown && *codes ? "..." : "");
}

static void removals_of(struct preview *preview, const struct built *built)
{
    int gone = 0;

    for (int i = 0; i < built->n_stored; i++)
        gone += built->moved[i] < 0;
    if (gone > REMOVED_ROWS || gone * 100 > built->n_stored * REMOVED_PERCENT)
        tell_many(preview, built, gone);
}

/* Seats that lose their entry or room, past ones included: attendance rests on them. */
static void removed_seats(struct preview *preview)
{
    const struct season *before = preview->before;
    const struct built *seats = build_kind(preview->build, "sitting");
    int gone = 0;

    for (int i = 0; i < before->n_seating; i++) {
        const struct sitting *seat = &before->seating[i];
        if (seats->moved[i] >= 0 || gone++ >= SEATS_SHOWN)
            continue;
        const struct entry *entry = &before->entries[seat->entry];
        preview_say(preview, "the seat of pupil %s for %s in %s on %s rests on what would go",
                    before->pupils[entry->pupil].pupil, before->papers[entry->paper].paper,
                    before->rooms[seat->room].room, moment_text(preview->arena, seat->starts_at));
    }
    if (gone > SEATS_SHOWN)
        preview_say(preview, "and %d more seats", gone - SEATS_SHOWN);
}

static void removed_staff(struct preview *preview)
{
    const struct season *before = preview->before;
    const struct built *staff = build_kind(preview->build, "staff");
    int *told = arena_new(preview->arena, int, before->n_people + 1);

    for (int i = 0; i < before->n_published; i++) {
        if (before->published[i].staff >= 0)
            told[before->published[i].staff]++;
    }
    for (int i = 0; i < before->n_people; i++) {
        bool leaves = staff->whole && staff->moved[i] >= 0 &&
                      staff->origins[staff->moved[i]].batch < 0 &&
                      before->people[i].until != preview->after->people[staff->moved[i]].until;
        if (told[i] && (leaves || staff->moved[i] < 0))
            preview_say(preview, "%s would be removed: %d published %s on that",
                        preview_person(preview, i), told[i],
                        told[i] == 1 ? "duty rests" : "duties rest");
    }
}

static void removed_rooms(struct preview *preview)
{
    const struct season *before = preview->before;
    int *told = arena_new(preview->arena, int, before->n_rooms + 1);

    for (int i = 0; i < before->n_published; i++) {
        if (before->published[i].room >= 0)
            told[before->published[i].room]++;
    }
    for (int i = 0; i < before->n_rooms; i++) {
        if (told[i] && preview_moved(preview, "rooms", i) < 0)
            preview_say(preview, "room %s would be removed: %d published %s there",
                        before->rooms[i].room, told[i], told[i] == 1 ? "duty is" : "duties are");
    }
}

void preview_removals(struct build *build, struct intake *intake)
{
    struct preview preview = {.build = build,
                              .before = build->before,
                              .after = &build->after,
                              .arena = build->arena,
                              .now_at = build->now_at};

    for (int i = 0; i < build->n_kinds; i++) {
        const struct built *built = &build->kinds[i];
        if (built->kind->imported && !built->kind->parent)
            removals_of(&preview, built);
    }
    removed_seats(&preview);
    removed_staff(&preview);
    removed_rooms(&preview);
    intake->removals = preview.list;
    intake->n_removals = preview.count;
}
