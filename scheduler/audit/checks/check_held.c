/* SPDX-License-Identifier: GPL-3.0-or-later
 * One session by itself: its time, whose it is, its room. */
#include <string.h>
#include <strings.h>

#include "scheduler/audit/refit.h"

#define SOURCE "the caseload list"

/* ---- time ---- */

bool held_is_left(const struct auditor *auditor, const struct held *held, int pupil, int64_t at)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_incidents; i++) {
        const struct incident *row = &season->incidents[i];
        if (row->what == INCIDENT_ABSENT && row->pupil == pupil && row->from_at <= at &&
            row->until_at > at && row->recorded_at > held->row->starts_at)
            return true;
    }
    return false;
}

/* Its adult was called away in the middle of it, or all its pupils went. */
static bool was_cut_short(const struct auditor *auditor, const struct held *held)
{
    const struct assignment *row = held->row;
    int n_left = 0;

    for (int i = 0; i < held->n_pupils; i++)
        n_left += held_is_left(auditor, held, held->pupils[i], row->ends_at);
    return row->ends_at - row->starts_at < held->ask->minutes &&
           (fact_absent(auditor, row->staff, row->ends_at, row->ends_at + 1) ||
            (n_left > 0 && n_left == held->n_pupils));
}

static void check_time(struct auditor *auditor, const struct held *held)
{
    const struct caseload *ask = held->ask;
    int64_t midnight = day_of(held->row->starts_at) * DAY_MIN;
    int earliest =
        ask->earliest >= 0 ? ask->earliest : season_setting_int(auditor->season, "day_start");
    int latest = ask->latest >= 0 ? ask->latest : season_setting_int(auditor->season, "day_end");
    int weekday = day_weekday(day_of(held->row->starts_at));

    if (held->row->ends_at - held->row->starts_at != ask->minutes) {
        audit_tell(auditor, "caseload_time", was_cut_short(auditor, held) ? AUDIT_SOFT : AUDIT_HARD,
                   spot_of(held->row), SOURCE, "%s lasts %lld minutes and asks for %d",
                   ask->session, (long long)(held->row->ends_at - held->row->starts_at),
                   ask->minutes);
    }
    if (held->row->starts_at < midnight + earliest || held->row->ends_at > midnight + latest ||
        (ask->weekdays && !(ask->weekdays >> weekday & 1)))
        audit_tell(auditor, "caseload_time", AUDIT_HARD, spot_of(held->row), SOURCE,
                   "%s is not to be held at %s", ask->session,
                   moment_text(auditor->arena, held->row->starts_at));
}

/* Is the moment before some, after other, and in none of the day's lesson times? */
struct moment {
    int64_t at;
    bool before, after, during;
};

static void look_at(struct moment *moment, int64_t from_at, int64_t until_at)
{
    moment->before = moment->before || until_at <= moment->at;
    moment->after = moment->after || from_at > moment->at;
    moment->during = moment->during || (from_at <= moment->at && until_at > moment->at);
}

bool held_is_break(const struct auditor *auditor, int64_t at)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(at), midnight = day * DAY_MIN;
    struct moment moment = {.at = at};

    for (int i = 0; i < season->n_periods; i++) {
        const struct period *row = &season->periods[i];
        if (fact_falls(auditor, day, row->weekday, row->week, -1, -1))
            look_at(&moment, midnight + row->start, midnight + row->end);
    }
    for (int i = 0; season->n_periods == 0 && i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (fact_falls(auditor, day, row->weekday, row->week, row->from, row->until))
            look_at(&moment, midnight + row->start, midnight + row->end);
    }
    return moment.before && moment.after && !moment.during;
}

/* A school may forbid sessions in its pupils' breaks and lunch. */
static void check_break(struct auditor *auditor, const struct held *held)
{
    if (strcmp(season_setting(auditor->season, "session_breaks"), "no") != 0)
        return;
    for (int64_t at = held->row->starts_at; at < held->row->ends_at; at++) {
        if (!held_is_break(auditor, at))
            continue;
        audit_tell(auditor, "session_break", AUDIT_HARD, spot_of(held->row),
                   "setting session_breaks", "%s is in its pupils' break", held->ask->session);
        return;
    }
}

/* ---- the adult, the room ---- */

/* Is the person one of the session's adults? */
static bool is_among(const struct auditor *auditor, const struct held *held, int person)
{
    int first, end;

    fact_work(auditor, held->ask->session, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        if (row->staff == person && row->starts_at == held->row->starts_at)
            return true;
    }
    return false;
}

static void check_mentor(struct auditor *auditor, const struct held *held)
{
    int mentor = held->ask->mentor;

    if (mentor < 0 && held->n_pupils)
        mentor = auditor->season->pupils[held->pupils[0]].key_worker;
    if (mentor >= 0 && held->ask->staff_wish == WISH_ONLY && held->ask->adults > 1 &&
        !is_among(auditor, held, mentor))
        audit_tell(auditor, "caseload_mentor", AUDIT_SOFT, spot_of(held->row), SOURCE,
                   "%s is held without %s", held->ask->session, fact_code(auditor, mentor));
    if (mentor >= 0 && held->ask->staff_wish == WISH_ONLY && held->ask->adults <= 1 &&
        held->row->staff != mentor)
        audit_tell(auditor, "caseload_mentor", AUDIT_HARD, spot_of(held->row), SOURCE,
                   "%s is for %s only and is given to %s", held->ask->session,
                   fact_code(auditor, mentor), fact_code(auditor, held->row->staff));
}

bool held_suits(const struct auditor *auditor, int room, const char *place)
{
    const struct room *row = &auditor->season->rooms[room];

    if (fact_same(place, "private"))
        return row->private_room;
    return fact_same(place, room_kind_words[row->kind]) || fact_same(place, row->room);
}

static bool any_suits(const struct auditor *auditor, int site, const char *place)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_rooms; i++)
        if ((site < 0 || season->rooms[i].site < 0 || season->rooms[i].site == site) &&
            held_suits(auditor, i, place))
            return true;
    return false;
}

/* Does another duty of these, of exams or of the week, stand in the room at the time? */
static bool stands_in(const struct auditor *auditor, const int *list, int count,
                      const struct assignment *row)
{
    for (int i = 0; i < count; i++) {
        const struct assignment *other = auditor->duties[list[i]].row;
        if (other->room == row->room && strcmp(other->key, row->key) != 0 &&
            fact_meets(other->starts_at, other->ends_at, row->starts_at, row->ends_at))
            return true;
    }
    return false;
}

static void check_taken(struct auditor *auditor, const struct held *held)
{
    const struct season *season = auditor->season;
    const struct assignment *row = held->row;
    const int *first = &auditor->room_duties_first[row->room];
    bool taken = stands_in(auditor, auditor->room_duties + first[0], first[1] - first[0], row) ||
                 stands_in(auditor, auditor->code_duties, auditor->n_code_duties, row);
    int run, end;

    fact_runs(auditor, row->room, row->starts_at, row->ends_at, &run, &end);
    taken = taken || run < end;
    for (int i = 0; i < season->n_closures; i++)
        taken = taken || (season->closures[i].room == row->room &&
                          fact_meets(season->closures[i].start, season->closures[i].end,
                                     row->starts_at, row->ends_at));
    if (taken) {
        audit_tell(auditor, "caseload_room", AUDIT_HARD, spot_of(row), "one room, one use",
                   "%s is in %s, which is not free at %s", held->ask->session,
                   fact_place(auditor, row->room, -1),
                   fact_span(auditor, row->starts_at, row->ends_at));
    }
}

/* One pupil alone is seen where nobody listens, if the site has such a room.  What the officer
 * locked where none is free is the officer's. */
static void check_room(struct auditor *auditor, const struct held *held)
{
    const char *place = *held->ask->place ? held->ask->place : held->n_pupils == 1 ? "private" : "";

    if (*place && held->row->room < 0 && any_suits(auditor, held->site, place))
        audit_tell(auditor, "caseload_room", held->locked ? AUDIT_SOFT : AUDIT_HARD,
                   spot_of(held->row), SOURCE, "%s has no room", held->ask->session);
    if (held->row->room < 0)
        return;
    if (*place && !held_suits(auditor, held->row->room, place))
        audit_tell(auditor, "caseload_room", AUDIT_HARD, spot_of(held->row), SOURCE,
                   "%s asks for another room than %s", held->ask->session,
                   fact_place(auditor, held->row->room, -1));
    check_taken(auditor, held);
}

void held_check(struct auditor *auditor, const struct held *held)
{
    check_time(auditor, held);
    check_break(auditor, held);
    check_mentor(auditor, held);
    check_room(auditor, held);
}
