/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which room a session of a told week could have: free of lessons, of what else was told there and,
 * while exams count, of candidates. */
#include <strings.h>

#include "scheduler/duty/refit/refit_part.h"

struct wanted {
    const char *place; /* NULL: any corner will do */
    int site;
};

static bool will_do(const struct season *season, const struct wanted *wanted, int room)
{
    const struct room *row = &season->rooms[room];

    if (!wanted->place || (wanted->site >= 0 && row->site >= 0 && row->site != wanted->site))
        return false;
    return strcasecmp(wanted->place, "private") == 0
               ? row->private_room
               : strcasecmp(wanted->place, row->room) == 0 ||
                     strcasecmp(wanted->place, room_kind_words[row->kind]) == 0;
}

static struct wanted wanted_of(const struct refit *refit, int session)
{
    const struct caseload *row = &refit->ask->season->caseload[session];
    const int *pupils;
    int n = refit_pupils(refit, session, &pupils);
    struct wanted wanted = {.place = *row->place ? row->place
                                     : n == 1    ? "private"
                                                 : NULL,
                            .site = n > 0 ? refit->ask->season->pupils[pupils[0]].site : -1};

    return wanted;
}

static bool has_lesson(const struct refit *refit, int room, const struct duty_slot *slot)
{
    const struct season *season = refit->ask->season;
    const struct derive_day *day = derive_day_of(&refit->derivation, day_of(slot->starts_at));

    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (derive_at(day->day, row->start) < slot->ends_at &&
            derive_at(day->day, row->end) > slot->starts_at &&
            derive_day_matches(day, row->weekday, row->week, row->from, row->until) &&
            season_lesson_room(season, i, day->day) == room)
            return true;
    }
    return false;
}

static bool has_candidates(const struct refit *refit, int room, const struct duty_slot *slot)
{
    const struct season *season = refit->ask->season;

    for (int i = 0; refit->exams && i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t until_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        if (row->room == room && row->starts_at < slot->ends_at && until_at > slot->starts_at)
            return true;
    }
    return false;
}

static bool is_free(const struct refit *refit, int room, const struct duty_slot *slot)
{
    const struct season *season = refit->ask->season;

    for (int i = 0; i < season->n_closures; i++)
        if (season->closures[i].room == room && season->closures[i].start < slot->ends_at &&
            season->closures[i].end > slot->starts_at)
            return false;
    for (int i = 0; i < refit->n; i++) {
        const struct work *work = &refit->list[i];
        if (work->place == room && !work->gone && (refit->exams || !work->exam) &&
            work->from_at < slot->ends_at && work->until_at > slot->starts_at)
            return false;
    }
    return !has_lesson(refit, room, slot) && !has_candidates(refit, room, slot);
}

bool refit_room(const struct refit *refit, int session, const struct duty_slot *slot, int *room)
{
    const struct season *season = refit->ask->season;
    struct wanted wanted = wanted_of(refit, session);
    bool any = false;

    *room = -1;
    for (int r = 0; r < season->n_rooms && *room < 0; r++) {
        if (!will_do(season, &wanted, r))
            continue;
        any = true;
        if (is_free(refit, r, slot))
            *room = r;
    }
    return *room >= 0 || !any;
}
