/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mentoring sessions as they are planned: where their pupils are then, what they miss, whose
 * session it is and which room.  What is not held at all is check_open_work.c's. */
#include <string.h>
#include <strings.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

#define SOURCE "the caseload list"

struct turn { /* a pupil in a session */
    int pupil;
    const struct held *held;
};

static int row_of(const struct auditor *auditor, const char *code)
{
    for (int i = 0; i < auditor->season->n_caseload; i++)
        if (strcmp(auditor->season->caseload[i].session, code) == 0)
            return i;
    return -1;
}

static struct held read_held(const struct auditor *auditor, const struct duty_fact *duty,
                             int number)
{
    const struct season *season = auditor->season;
    int first = auditor->caseload_pupils.first[number];
    int n = auditor->caseload_pupils.first[number + 1] - first;
    int *pupils = arena_new(auditor->arena, int, n + 1);

    for (int i = 0; i < n; i++)
        pupils[i] = season->caseload_pupils[auditor->caseload_pupils.rows[first + i]].pupil;
    return (struct held){.row = duty->row,
                         .ask = &season->caseload[number],
                         .pupils = pupils,
                         .n_pupils = n,
                         .n_adults = 1,
                         .site = n ? season->pupils[pupils[0]].site : -1,
                         .locked = duty->row->locked};
}

/* ---- pupils ---- */

/* Went while it went on, and others stayed. */
static bool goes_on_without(const struct auditor *auditor, const struct held *held, int pupil,
                            int64_t at)
{
    int n_there = 0;

    for (int i = 0; i < held->n_pupils; i++)
        n_there += !held_is_left(auditor, held, held->pupils[i], held->row->ends_at - 1);
    return n_there > 0 && held_is_left(auditor, held, pupil, at);
}

static void check_busy(struct auditor *auditor, const struct held *held, int pupil)
{
    struct busy_span *list;
    int count = busy_day(auditor, pupil, day_of(held->row->starts_at), &list);

    for (int i = 0; i < count; i++) {
        int64_t at =
            list[i].from_at > held->row->starts_at ? list[i].from_at : held->row->starts_at;
        if (!fact_meets(list[i].from_at, list[i].until_at, held->row->starts_at,
                        held->row->ends_at) ||
            goes_on_without(auditor, held, pupil, at))
            continue;
        audit_tell(auditor, "pupil_busy", AUDIT_HARD, spot_of(held->row),
                   "never from an exam, the way into it, isolation or when away",
                   "%s: pupil %s is elsewhere %s", held->ask->session, fact_pupil(auditor, pupil),
                   fact_span(auditor, list[i].from_at, list[i].until_at));
        return;
    }
}

static void check_lessons(struct auditor *auditor, const struct held *held, int pupil)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(held->row->starts_at), midnight = day * DAY_MIN;

    for (int m = 0; m < auditor->n_members; m++) {
        if (auditor->members[m].pupil != pupil)
            continue;
        for (int i = 0; i < season->n_lessons; i++) {
            const struct lesson *row = &season->lessons[i];
            if (row->withdraw == WITHDRAW_NO &&
                strcmp(row->class_name, auditor->members[m].class_name) == 0 &&
                fact_falls(auditor, day, row->weekday, row->week, row->from, row->until) &&
                fact_meets(midnight + row->start, midnight + row->end, held->row->starts_at,
                           held->row->ends_at))
                audit_tell(auditor, "withdraw_no", AUDIT_HARD, spot_of(held->row),
                           "lessons: withdraw", "%s takes pupil %s out of %s, which is not to be",
                           held->ask->session, fact_pupil(auditor, pupil), row->lesson);
        }
    }
}

/* A school may forbid sessions in the half of a day before the pupil's exam. */
static void check_before_exam(struct auditor *auditor, const struct held *held, int pupil)
{
    int64_t until_at = held->row->ends_at, noon = day_of(until_at) * DAY_MIN + DAY_MIN / 2;

    if (strcmp(season_setting(auditor->season, "exam_day_sessions"), "no") != 0)
        return;
    for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
        int64_t in_at = seat->starts_at - fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value;
        if (in_at >= until_at && day_of(in_at) == day_of(until_at) &&
            (in_at < noon) == (until_at - 1 < noon))
            audit_tell(auditor, "before_exam", AUDIT_HARD, spot_of(held->row),
                       "setting exam_day_sessions", "%s is just before an exam of pupil %s",
                       held->ask->session, fact_pupil(auditor, pupil));
    }
}

/* Pupils who must not meet are in no group together. */
static void check_company(struct auditor *auditor, const struct held *held)
{
    const struct season *season = auditor->season;

    if (held->n_pupils > 1)
        look_plan(auditor, "apart");
    for (int i = 0; i < season->n_apart; i++) {
        bool first = false, second = false;
        for (int k = 0; k < held->n_pupils; k++) {
            first = first || held->pupils[k] == season->apart[i].pupil_a;
            second = second || held->pupils[k] == season->apart[i].pupil_b;
        }
        if (first && second) {
            audit_tell(auditor, "apart", AUDIT_HARD, spot_of(held->row),
                       "the school's list of pairs", "%s brings pupils %s and %s together",
                       held->ask->session, fact_pupil(auditor, season->apart[i].pupil_a),
                       fact_pupil(auditor, season->apart[i].pupil_b));
        }
    }
}

/* ---- sessions side by side ---- */

static int by_pupil(const void *left, const void *right, const void *context)
{
    const struct turn *a = left, *b = right;

    (void)context;
    if (a->pupil != b->pupil)
        return a->pupil - b->pupil;
    if (a->held->row->starts_at != b->held->row->starts_at)
        return a->held->row->starts_at < b->held->row->starts_at ? -1 : 1;
    return strcmp(a->held->row->key, b->held->row->key);
}

/* What the officer locked beyond the school's number is the officer's. */
static void check_day(struct auditor *auditor, const struct turn *turns, int count)
{
    int most = season_setting_int(auditor->season, "caseload_per_day"), locked = 0;

    for (int i = 0; i < count; i++)
        locked += turns[i].held->locked;
    for (int i = 1; i < count; i++) {
        if (turns[i].held->row->starts_at >= turns[i - 1].held->row->ends_at)
            continue;
        audit_tell(auditor, "pupil_twice", AUDIT_HARD, spot_of(turns[i].held->row), SOURCE,
                   "pupil %s is in %s and %s at once", fact_pupil(auditor, turns[i].pupil),
                   turns[i - 1].held->ask->session, turns[i].held->ask->session);
    }
    if (count > most) {
        audit_tell(auditor, "caseload_day", locked >= count ? AUDIT_SOFT : AUDIT_HARD,
                   spot_of(turns[count - 1].held->row), "setting caseload_per_day",
                   "pupil %s has %d sessions on %s, the most is %d",
                   fact_pupil(auditor, turns[0].pupil), count,
                   day_text(auditor->arena, day_of(turns[0].held->row->starts_at)), most);
    }
}

static void check_turns(struct auditor *auditor, struct turn *turns, int count)
{
    sort_rows(turns, (size_t)count, sizeof *turns, by_pupil, NULL);
    for (int first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count; end++) {
            if (turns[end].pupil != turns[first].pupil ||
                day_of(turns[end].held->row->starts_at) !=
                    day_of(turns[first].held->row->starts_at))
                break;
        }
        check_day(auditor, turns + first, end - first);
    }
}

static void check_held(struct auditor *auditor, const struct held *held)
{
    static const char *const rules[] = {"caseload_time", "caseload_mentor", "caseload_room",
                                        "caseload_day",  "session_break",   "pupil_busy",
                                        "pupil_twice",   "withdraw_no",     "before_exam"};

    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        look_plan(auditor, rules[i]);
    held_check(auditor, held);
    check_company(auditor, held);
    for (int i = 0; i < held->n_pupils; i++) {
        check_busy(auditor, held, held->pupils[i]);
        check_lessons(auditor, held, held->pupils[i]);
        check_before_exam(auditor, held, held->pupils[i]);
    }
}

void audit_caseload(struct auditor *auditor)
{
    struct held *list = arena_new(auditor->arena, struct held, auditor->n_code_duties + 1);
    struct turn *turns = NULL;
    int n = 0, n_turns = 0, room = 0;

    for (int i = 0; i < auditor->n_code_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->code_duties[i]];
        int number = strcmp(duty->row->kind, "mentoring") == 0 ? row_of(auditor, duty->code) : -1;
        if (number < 0)
            continue;
        if (n > 0 && strcmp(list[n - 1].row->key, duty->row->key) == 0) {
            list[n - 1].n_adults++;
            list[n - 1].locked = list[n - 1].locked || duty->row->locked;
            continue;
        }
        list[n++] = read_held(auditor, duty, number);
    }
    for (int i = 0; i < n; i++) {
        check_held(auditor, &list[i]);
        for (int k = 0; k < list[i].n_pupils; k++)
            *LIST_ADD(auditor->arena, turns, n_turns, room) =
                (struct turn){list[i].pupils[k], &list[i]};
    }
    check_turns(auditor, turns, n_turns);
}
