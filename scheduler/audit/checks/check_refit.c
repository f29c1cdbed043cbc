/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which of a week's sessions that were not held had a time but for its exams: the week's facts are
 * read twice, with its exams and without, and the minutes of each session's people are looked at.
 */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/audit/refit.h"
#include "scheduler/base/list.h"

static bool is_of(const struct recount *count, int session, int pupil)
{
    struct refit_range range = refit_pupils_of(count, session);

    for (int i = range.first; i < range.end; i++)
        if (refit_pupil_of(count, i) == pupil)
            return true;
    return false;
}

static bool share(const struct recount *count, int a, int b)
{
    struct refit_range range = refit_pupils_of(count, a);

    for (int i = range.first; i < range.end; i++)
        if (is_of(count, b, refit_pupil_of(count, i)))
            return true;
    return false;
}

static void add_turn(struct recount *count, struct turn turn)
{
    *LIST_ADD(count->with.arena, count->turns, count->n_turns, count->room) = turn;
}

/* ---- a time ---- */

/* The second adult of a session. */
static bool is_second(const struct recount *count, int at)
{
    for (int i = 0; i < at; i++)
        if (count->turns[i].session == count->turns[at].session &&
            count->turns[i].from_at == count->turns[at].from_at && !count->turns[i].gone)
            return true;
    return false;
}

/* Does a pupil of it have a full day already? */
static bool is_full(const struct recount *count, int session, int64_t day)
{
    int most = season_setting_int(count->with.season, "caseload_per_day");
    struct refit_range range = refit_pupils_of(count, session);

    for (int i = range.first; i < range.end; i++) {
        int n = 0;
        for (int k = 0; k < count->n_turns; k++)
            n += !count->turns[k].gone && day_of(count->turns[k].from_at) == day &&
                 is_of(count, count->turns[k].session, refit_pupil_of(count, i)) &&
                 !is_second(count, k);
        if (n >= most)
            return true;
    }
    return false;
}

enum { NOTHING = -1, TOO_MUCH = -2 };

/* The one session of its people that is there; NOTHING, TOO_MUCH. */
static int stands_there(const struct recount *count, int session, int64_t from_at, int64_t until_at)
{
    int found = NOTHING;

    for (int i = 0; i < count->n_turns; i++) {
        const struct turn *turn = &count->turns[i];
        bool theirs = count->mentors[session] >= 0 && turn->staff == count->mentors[session];
        if (turn->gone || !fact_meets(turn->from_at, turn->until_at, from_at, until_at) ||
            !(theirs || share(count, session, turn->session)))
            continue;
        if (found >= 0 && count->turns[found].session != turn->session)
            return TOO_MUCH;
        found = i;
    }
    return found;
}

typedef bool time_fn(struct recount *count, int session, int64_t from_at, int64_t until_at);

/* The first time of the week at which the session's people can and `take` takes it. */
static bool each_time(struct recount *count, int session, time_fn *take)
{
    const struct auditor *auditor = &count->with;
    const struct caseload *row = &auditor->season->caseload[session];
    int earliest =
        row->earliest >= 0 ? row->earliest : season_setting_int(auditor->season, "day_start");
    int latest = row->latest >= 0 ? row->latest : season_setting_int(auditor->season, "day_end");

    for (int64_t day = auditor->from; day <= auditor->until; day++) {
        bool blocked[DAY_MIN] = {false};
        if (!owed_held_on(auditor, session, day))
            continue;
        refit_block(count, session, day, blocked);
        for (int at = earliest; at + row->minutes <= latest; at++) {
            int64_t at_min = day * DAY_MIN + at;
            if (refit_may_start(auditor, day, at, row->minutes) &&
                !memchr(blocked + at, 1, (size_t)row->minutes * sizeof *blocked) &&
                take(count, session, at_min, at_min + row->minutes))
                return true;
        }
    }
    return false;
}

static bool put(struct recount *count, int session, int64_t from_at, int64_t until_at)
{
    const struct caseload *row = &count->with.season->caseload[session];
    struct turn turn = {session, count->mentors[session], 0, from_at, until_at, false};
    int n = count->n_turns, person = -1;

    if (stands_there(count, session, from_at, until_at) != NOTHING ||
        is_full(count, session, day_of(from_at)) ||
        refit_over_hours(count, turn.staff, row->minutes))
        return false;
    turn.place = refit_place(count, session, from_at, until_at);
    if (turn.place == REFIT_FULL)
        return false;
    add_turn(count, turn);
    for (int left = row->adults - 1; left > 0; left--) {
        person = turn.staff = refit_second(count, &turn, person);
        if (person < 0) {
            count->n_turns = n;
            return false;
        }
        add_turn(count, turn);
    }
    return true;
}

/* What stands there goes to a time of its own. */
static bool put_instead(struct recount *count, int session, int64_t from_at, int64_t until_at)
{
    int other = stands_there(count, session, from_at, until_at), n = count->n_turns;

    if (other < 0)
        return false;
    struct turn way = count->turns[other];
    for (int i = 0; i < n; i++)
        if (count->turns[i].session == way.session && count->turns[i].from_at == way.from_at)
            count->turns[i].gone = true;
    if (put(count, session, from_at, until_at) && each_time(count, way.session, put))
        return true;
    count->n_turns = n;
    for (int i = 0; i < n; i++)
        if (count->turns[i].session == way.session && count->turns[i].from_at == way.from_at)
            count->turns[i].gone = false;
    return false;
}

static bool took(struct recount *count, int session)
{
    count->now = &count->with;
    if (each_time(count, session, put) || each_time(count, session, put_instead))
        return false;
    count->now = &count->without;
    return each_time(count, session, put) || each_time(count, session, put_instead);
}

/* ---- the week ---- */

static void read_week(const struct auditor *auditor, struct recount *count, int64_t monday)
{
    const struct season *season = auditor->season;
    struct assignment *rows = arena_new(auditor->arena, struct assignment, season->n_published + 1);
    int n = 0;

    for (int i = 0; i < season->n_published; i++)
        if (day_week_start(day_of(season->published[i].starts_at)) == monday)
            rows[n++] = season->published[i];
    count->bare = *season;
    count->bare.n_seating = 0;
    count->with = (struct auditor){.season = season,
                                   .rules = auditor->rules,
                                   .arena = auditor->arena,
                                   .from = monday,
                                   .until = monday + 6};
    count->without = count->with;
    count->without.season = &count->bare;
    facts_read(&count->with, rows, n);
    facts_read(&count->without, rows, n);
    for (int i = 0; i < n; i++) {
        for (int s = 0; s < season->n_caseload && strcmp(rows[i].kind, "mentoring") == 0; s++)
            if (owed_is_of(rows[i].key, season->caseload[s].session))
                add_turn(count, (struct turn){s, rows[i].staff, rows[i].room, rows[i].starts_at,
                                              rows[i].ends_at, false});
    }
}

void refit_count(const struct auditor *auditor, int64_t monday, const int *mentors,
                 const int *missing, int *taken)
{
    struct recount count = {.mentors = mentors};

    read_week(auditor, &count, monday);
    for (int s = 0; s < auditor->season->n_caseload; s++)
        for (int i = 0; i < missing[s]; i++)
            taken[s] += took(&count, s);
}
