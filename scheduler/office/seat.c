/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/office.h"

static int64_t paper_day(const struct season *season, int entry)
{
    const struct paper *paper = &season->papers[season->entries[entry].paper];

    return paper->date >= 0 ? paper->date : paper->earliest;
}

static bool inside(struct office_range range, int64_t day)
{
    return day >= range.from && day <= range.until;
}

/* The stored seating outside the range stays; inside, the new one holds. */
static void replace_seating(struct season *after, const struct season *before,
                            struct office_range range, const struct seating *seating,
                            struct arena *arena)
{
    struct sitting *sittings =
        arena_new(arena, struct sitting, before->n_seating + seating->n_sittings + 1);
    struct unseated *unseated =
        arena_new(arena, struct unseated, before->n_unseated + seating->n_unseated + 1);
    int n_sittings = 0, n_unseated = 0;

    for (int i = 0; i < before->n_seating; i++)
        if (!inside(range, day_of(before->seating[i].starts_at)))
            sittings[n_sittings++] = before->seating[i];
    for (int i = 0; i < seating->n_sittings; i++)
        sittings[n_sittings++] = seating->sittings[i];
    for (int i = 0; i < before->n_unseated; i++)
        if (!inside(range, paper_day(before, before->unseated[i].entry)))
            unseated[n_unseated++] = before->unseated[i];
    for (int i = 0; i < seating->n_unseated; i++)
        unseated[n_unseated++] = seating->unseated[i];
    after->seating = sittings;
    after->n_seating = n_sittings;
    after->unseated = unseated;
    after->n_unseated = n_unseated;
}

/* Seats days of a season that differs from the stored one in what is `saved`, and stores it. */
static bool seat_and_save(struct office *office, const struct seat_ask *ask,
                          const char *const *saved, const char *told, struct seating *seating,
                          struct fault *fault)
{
    struct season after = *ask->season;
    struct office_range range = {ask->from, ask->until};

    if (!seat_run(ask, office->arena, seating, fault))
        return false;
    replace_seating(&after, ask->season, range, seating, office->arena);
    if (!told)
        told = arena_text(office->arena, "seated %d of %d entries",
                          seating->n_entries - seating->n_unseated, seating->n_entries);
    struct change_note note = office_note(office, told);
    return store_save_season(office->store, &office->season, &after, saved, &note, fault) &&
           store_load(office->store, office->arena, &office->season, fault);
}

bool office_seat(struct office *office, struct office_range range, struct office_listener listener,
                 struct seating *seating, struct fault *fault)
{
    static const char *const saved[] = {"sitting", "unseated", NULL};
    const struct seat_ask ask = {.season = &office->season,
                                 .rules = &office->rules,
                                 .from = range.from,
                                 .until = range.until,
                                 .tell = listener.tell,
                                 .context = listener.context};

    return seat_and_save(office, &ask, saved, NULL, seating, fault);
}

bool office_start(struct office *office, const struct start_move *move, struct seating *seating,
                  const char **told, struct fault *fault)
{
    static const char *const saved[] = {"sittings", "sitting", "unseated", NULL};
    struct arena *arena = office->arena;
    struct season after;
    int candidates = 0;

    if (!starts_take(&office->season, &office->rules, move, arena, &after, &candidates, fault))
        return false;
    *told = arena_text(arena, "%d %s %s at %s instead of %s on %s", candidates,
                       candidates == 1 ? "candidate" : "candidates",
                       candidates == 1 ? "starts" : "start", time_text(arena, move->to),
                       time_text(arena, move->from), day_said(arena, move->day));
    const struct seat_ask ask = {
        .season = &after, .rules = &office->rules, .from = move->day, .until = move->day};

    return seat_and_save(office, &ask, saved, *told, seating, fault);
}
