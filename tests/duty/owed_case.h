/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/duty/owed_case.h - a mentor, a pupil and weeks that were told, with exams in them. */
#ifndef TESTS_OWED_CASE_H
#define TESTS_OWED_CASE_H

#include "tests/support/rotation_case.h"

#include "scheduler/audit/audit.h"

enum { LAST_WEEK = -7, WEEK_BEFORE = -14 };

static int pupil, person;

/* From a Tuesday to its Friday. */
static inline void away(int from_monday)
{
    int64_t at = (day_parse(MONDAY) + from_monday + 1) * DAY_MIN;

    (void)MAKE_ROW(&make, absences, .staff = person, .start = at, .end = at + 4 * DAY_MIN);
}

/* One pupil, one session a week in Maths or Art; in the two weeks before, only on the Monday. */
static inline void school(int per_week)
{
    only_rotation_and("3");
    pupil = make_pupil(&make, "0001");
    make_member(&make, "9C", pupil);
    for (int day = 0; day < 5; day++) {
        lesson(arena_text(&arena, "L%d1", day), "Maths", day, "09:00", "10:00");
        lesson(arena_text(&arena, "L%d2", day), "Art", day, "10:00", "11:00");
    }
    person = mentor("AB");
    MAKE(&make, caseload, session("M1", pupil, person, -1, "09:00", "11:00"))->per_week = per_week;
    away(LAST_WEEK);
    away(WEEK_BEFORE);
}
static inline void told_for(int from_monday, const char *kind, const char *key, const char *time,
                            int minutes)
{
    int64_t at = (day_parse(MONDAY) + from_monday) * DAY_MIN + time_parse(time);

    (void)MAKE_ROW(&make, published, .key = key, .kind = kind, .staff = person, .starts_at = at,
                   .ends_at = at + minutes, .room = -1, .site = -1, .title = "");
}
static inline void told(int from_monday, const char *kind, const char *key, const char *time)
{
    told_for(from_monday, kind, key, time, strcmp(kind, "reader") == 0 ? 120 : 30);
}
static inline void exam_at(int from_monday, const char *time)
{
    int64_t at = (day_parse(MONDAY) + from_monday) * DAY_MIN + time_parse(time);
    int paper = make_paper(&make, "X1", MONDAY, SESSION_AM, 120);

    make_room(&make, "R1", ROOM_SMALL, 5);
    int row = make_sitting(&make, make_entry(&make, pupil, paper), 0, 1, "09:00", 120);
    MAKE(&make, seating, row)->starts_at = at;
    MAKE(&make, seating, row)->ends_at = MAKE(&make, seating, row)->release_at = at + 120;
    MAKE(&make, papers, paper)->date += from_monday;
}

static inline void exam(int from_monday)
{
    exam_at(from_monday, "09:00");
}

static inline void records_last_week(void)
{
    told(LAST_WEEK, "records", "records:AB:2027-W18:1", "14:00");
}
/* What the judge says of the plan's week without the sessions [from, until). */
static inline int missing(const struct world *world, const struct plan *plan, int n)
{
    struct audit audit;
    int count = 0;

    audit_make(&make.season, &rules, plan->assignments, n, world->from, world->until, &arena,
               &audit);
    for (int i = 0; i < audit.n_findings; i++)
        count += strcmp(audit.findings[i].rule, "caseload") == 0;
    return count;
}

/* Some weeks that were told, a range, and the sessions that planning asks for in it. */
struct owed_row {
    const char *label;
    void (*change)(void);
    const char *from, *until;
    int own, back;
};

static inline int by_setting(const void *left, const void *right)
{
    return strcmp(((const struct setting *)left)->name, ((const struct setting *)right)->name);
}

static inline void check_owed(const struct owed_row *row)
{
    int own = 0, back = 0;
    school(1);
    row->change();
    qsort((void *)(uintptr_t)make.season.settings, (size_t)make.season.n_settings,
          sizeof(struct setting), by_setting);
    struct world world = world_of(row->from, row->until);
    for (int d = 0; d < world.n_duties; d++) {
        bool given = strncmp(world.duties[d].because, "given back", 10) == 0;
        bool counts = strcmp(world.duties[d].kind->name, "mentoring") == 0;
        own += counts && !given;
        back += counts && given;
    }
    CHECK_ROW(row, own, row->own);
    CHECK_ROW(row, back, row->back);
    /* All are placed, and the judge misses none of them, but one that is left out. */
    struct plan plan = plan_of(&world);
    CHECK_ROW(row, plan.n_open, 0);
    CHECK_ROW(row, missing(&world, &plan, plan.n_assignments), 0);
    CHECK_ROW(row, missing(&world, &plan, plan.n_assignments - 1), plan.n_assignments > 1);
    arena_release(&arena);
}

#endif
