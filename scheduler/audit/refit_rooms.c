/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms that a session of a told week could be in: for check_refit.c. */
#include "scheduler/audit/refit.h"

#include <string.h>

/* Lessons of the timetable, closures, candidates of whatever exams count. */
static bool is_used(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(from_at);
    int run, end;

    fact_runs(auditor, room, from_at, until_at, &run, &end);
    if (run < end)
        return true;
    for (int i = 0; i < season->n_closures; i++)
        if (season->closures[i].room == room &&
            fact_meets(season->closures[i].start, season->closures[i].end, from_at, until_at))
            return true;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (cover_room(auditor, row, day) == room &&
            fact_meets(day * DAY_MIN + row->start, day * DAY_MIN + row->end, from_at, until_at) &&
            fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
            return true;
    }
    return false;
}

/* Sessions as they stand now, and the other told work. */
static bool is_taken(const struct recount *count, int room, int64_t from_at, int64_t until_at)
{
    for (int i = 0; i < count->n_turns; i++)
        if (!count->turns[i].gone && count->turns[i].place == room &&
            fact_meets(count->turns[i].from_at, count->turns[i].until_at, from_at, until_at))
            return true;
    for (int i = 0; i < count->now->n_duties; i++) {
        const struct duty_fact *duty = &count->now->duties[i];
        if (duty->row->room == room && (!duty->exam || count->now == &count->with) &&
            strcmp(duty->row->kind, "mentoring") != 0 &&
            fact_meets(duty->row->starts_at, duty->row->ends_at, from_at, until_at))
            return true;
    }
    return false;
}

int refit_place(const struct recount *count, int session, int64_t from_at, int64_t until_at)
{
    const struct season *season = count->with.season;
    const char *place = season->caseload[session].place;
    struct refit_range pupils = refit_pupils_of(count, session);
    int site =
        pupils.first < pupils.end ? season->pupils[refit_pupil_of(count, pupils.first)].site : -1;
    bool any = false;

    if (!*place && pupils.end - pupils.first == 1)
        place = "private";
    for (int r = 0; *place && r < season->n_rooms; r++) {
        if ((site >= 0 && season->rooms[r].site >= 0 && season->rooms[r].site != site) ||
            !held_suits(&count->with, r, place))
            continue;
        any = true;
        if (!is_used(count->now, r, from_at, until_at) && !is_taken(count, r, from_at, until_at))
            return r;
    }
    return any ? REFIT_FULL : REFIT_ANYWHERE;
}
