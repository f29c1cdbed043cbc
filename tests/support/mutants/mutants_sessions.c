/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mentoring sessions at a wrong time, from a wrong lesson, with a wrong adult, in a wrong room. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

/* The row of caseload that the assignment's key names: "mentoring:M12:2027-W19:1". */
static int session_of(const struct mutant *mutant, const struct assignment *row)
{
    for (int i = 0; i < mutant->season.n_caseload; i++)
        if (mutant_names(row, mutant->season.caseload[i].session))
            return i;
    return -1;
}

static bool is_session(const struct mutant *mutant, const struct assignment *row)
{
    return strcmp(row->kind, "mentoring") == 0 && session_of(mutant, row) >= 0;
}

static bool has_room(const struct mutant *mutant, const struct assignment *row)
{
    return is_session(mutant, row) && row->room >= 0;
}

static bool has_one_adult(const struct mutant *mutant, const struct assignment *row)
{
    return is_session(mutant, row) &&
           mutant->season.caseload[session_of(mutant, row)].adults <= 1 &&
           mutant->season.n_people > 1;
}

static int pupil_of(const struct mutant *mutant, const struct assignment *row)
{
    int session = session_of(mutant, row);

    for (int i = 0; i < mutant->season.n_caseload_pupils; i++)
        if (mutant->season.caseload_pupils[i].session == session)
            return mutant->season.caseload_pupils[i].pupil;
    return -1;
}

/* A lesson that the session's first pupil misses for it; -1. */
static int lesson_missed(const struct mutant *mutant, const struct assignment *row)
{
    const struct season *season = &mutant->season;
    int64_t day = day_of(row->starts_at), midnight = day * DAY_MIN;

    for (int c = 0; c < season->n_classes; c++) {
        if (season->classes[c].pupil != pupil_of(mutant, row))
            continue;
        for (int i = 0; i < season->n_lessons; i++) {
            const struct lesson *lesson = &season->lessons[i];
            if (strcmp(lesson->class_name, season->classes[c].class_name) == 0 &&
                midnight + lesson->start < row->ends_at &&
                midnight + lesson->end > row->starts_at &&
                season_happens(season, day, lesson->weekday, lesson->week, lesson->from,
                               lesson->until))
                return i;
        }
    }
    return -1;
}

static bool misses_lesson(const struct mutant *mutant, const struct assignment *row)
{
    return is_session(mutant, row) && lesson_missed(mutant, row) >= 0;
}

static bool pupil_away(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_session);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int start = (int)(row->starts_at - day_of(row->starts_at) * DAY_MIN);
    ADD(mutant, pupil_time, pupil_times, .pupil = pupil_of(mutant, row), .weekday = -1,
        .date = day_of(row->starts_at), .start = start, .end = start + 1, .kind = PUPIL_AWAY,
        .until = -1);
    return true;
}

static bool lesson_not_to_be_left(struct mutant *mutant)
{
    int i = mutant_draft(mutant, misses_lesson);

    if (i < 0)
        return false;
    int lesson = lesson_missed(mutant, &mutant->season.draft[i]);
    OWN(mutant, lesson, lessons)[lesson].withdraw = WITHDRAW_NO;
    return true;
}

static bool another_mentor_only(struct mutant *mutant)
{
    int i = mutant_draft(mutant, has_one_adult);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int session = session_of(mutant, row);
    struct caseload *rows = OWN(mutant, caseload, caseload);
    rows[session].mentor = (row->staff + 1) % mutant->season.n_people;
    rows[session].staff_wish = WISH_ONLY;
    return true;
}

static bool room_closed(struct mutant *mutant)
{
    int i = mutant_draft(mutant, has_room);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    ADD(mutant, closure, closures, .room = row->room, .start = row->ends_at - 1,
        .end = row->ends_at + 60, .why = "");
    return true;
}

/* Two sessions of different pupils end up in one room. */
static bool one_room_for_two(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int i = mutant_draft(mutant, has_room);

    for (int k = 0; i >= 0 && k < season->n_draft; k++) {
        const struct assignment *row = &season->draft[k];
        if (session_of(mutant, row) < 0 || row->room < 0 ||
            session_of(mutant, row) == session_of(mutant, &season->draft[i]))
            continue;
        struct assignment *moved = &OWN(mutant, assignment, draft)[i];
        int64_t length = moved->ends_at - moved->starts_at;
        moved->room = season->draft[k].room;
        moved->starts_at = season->draft[k].starts_at;
        moved->ends_at = moved->starts_at + length;
        return true;
    }
    return false;
}

static bool too_long(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_session);

    if (i < 0)
        return false;
    OWN(mutant, assignment, draft)[i].ends_at += 1;
    return true;
}

/* Held until the pupil is called into an exam. */
static bool just_before_exam(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int before = mutant->rules.figures[FIGURE_CANDIDATE_BEFORE].value;
    int i = mutant_draft(mutant, is_session);

    mutant_set(mutant, "exam_day_sessions", "no");
    for (int k = 0; i >= 0 && k < season->n_seating; k++) {
        const struct assignment *row = &season->draft[i];
        int64_t length = row->ends_at - row->starts_at;
        int64_t until_at = season->seating[k].starts_at - before;
        if (mutant_pupil(mutant, k) != pupil_of(mutant, row) ||
            day_is_morning(until_at) != day_is_morning(until_at - length))
            continue;
        OWN(mutant, assignment, draft)[i].starts_at = until_at - length;
        OWN(mutant, assignment, draft)[i].ends_at = until_at;
        return true;
    }
    return false;
}

/* The same session once more, so many minutes later. */
static bool again(struct mutant *mutant, int later_min)
{
    int i = mutant_draft(mutant, is_session);

    if (i < 0)
        return false;
    struct assignment row = mutant->season.draft[i];
    row.key = arena_text(mutant->arena, "%s%d", row.key, later_min);
    row.starts_at += later_min;
    row.ends_at += later_min;
    row.locked = false;
    OWN(mutant, assignment, draft)[mutant->season.n_draft++] = row;
    return true;
}

static bool twice_at_once(struct mutant *mutant)
{
    return again(mutant, 5);
}

static bool too_many_a_day(struct mutant *mutant)
{
    mutant_set(mutant, "caseload_per_day", "1");
    return again(mutant, 40);
}

/* When the first period of a weekday ends; -1: it has none. */
static int first_break(const struct mutant *mutant, int weekday)
{
    const struct season *season = &mutant->season;
    int at = -1;

    for (int p = 0; p < season->n_periods; p++)
        if (season->periods[p].weekday == weekday && (at < 0 || season->periods[p].end < at))
            at = season->periods[p].end;
    for (int p = 0; p < season->n_periods; p++) /* the next follows at once: after that one */
        if (season->periods[p].weekday == weekday && season->periods[p].start == at)
            at = season->periods[p].end;
    return at;
}

static bool in_the_break(struct mutant *mutant)
{
    int i = mutant_draft(mutant, is_session);

    if (i < 0)
        return false;
    struct assignment *row = &OWN(mutant, assignment, draft)[i];
    int64_t day = day_of(row->starts_at), length = row->ends_at - row->starts_at;
    int at = first_break(mutant, day_weekday(day));
    mutant_set(mutant, "session_breaks", "no");
    row->starts_at = day * DAY_MIN + at - 1;
    row->ends_at = row->starts_at + length;
    return at >= 0;
}

const struct mutation session_mutations[] = {
    {"a session while the pupil is away", "pupil_busy", AUDIT_HARD, pupil_away},
    {"a session from a lesson not to be left", "withdraw_no", AUDIT_HARD, lesson_not_to_be_left},
    {"another mentor only", "caseload_mentor", AUDIT_HARD, another_mentor_only},
    {"a session in a closed room", "caseload_room", AUDIT_HARD, room_closed},
    {"two sessions in one room", "caseload_room", AUDIT_HARD, one_room_for_two},
    {"a session a minute too long", "caseload_time", AUDIT_HARD, too_long},
    {"a session just before an exam", "before_exam", AUDIT_HARD, just_before_exam},
    {"two sessions of a pupil at once", "pupil_twice", AUDIT_HARD, twice_at_once},
    {"more sessions a day than agreed", "caseload_day", AUDIT_HARD, too_many_a_day},
    {"a session in the break", "session_break", AUDIT_HARD, in_the_break},
    {NULL, NULL, 0, NULL},
};
