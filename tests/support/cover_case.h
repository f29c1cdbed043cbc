/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/cover_case.h - what the tests of cover begin with: class 9A, whose Maths teacher AT
 * is away on Wednesday, and class 9B beside it with BT; and what the plan makes of the week, as
 * text.
 */
#ifndef TESTS_COVER_CASE_H
#define TESTS_COVER_CASE_H

#include "tests/support/check.h"

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "scheduler/plan/plan.h"
#include "tests/support/season_make.h"

#define MONDAY    "2027-05-10"
#define WEDNESDAY "2027-05-12"
#define FRIDAY    "2027-05-14"
enum { MON, TUE, WED, THU, FRI };

static struct arena arena;
static struct maker make;
static struct rules rules;
static struct plan plan;
static struct world world;
static struct audit audit;
static int64_t now_at;
static int at, bt; /* the teachers */

static inline struct person *person_of(int person)
{
    return (struct person *)(uintptr_t)&make.season.people[person];
}

static inline int adult(const char *code, const char *role, bool covers)
{
    int person = make_person(&make, code, role);

    if (covers)
        make_skill(&make, person, "cover");
    return person;
}

static inline int by_setting(const void *left, const void *right)
{
    return strcmp(((const struct setting *)left)->name, ((const struct setting *)right)->name);
}

/* Settings are looked up by name and stand in order of it. */
static inline void set(const char *name, const char *value)
{
    make_setting(&make, name, value);
    qsort((void *)(uintptr_t)make.season.settings, (size_t)make.season.n_settings,
          sizeof(struct setting), by_setting);
}

/* At 9, 10 ... o'clock for an hour. */
static inline int lesson_at(const char *code, const char *class_name, int weekday, int hour,
                            int teacher)
{
    int row = make_lesson(&make, code, class_name, weekday, "09:00", "10:00");

    MAKE(&make, lessons, row)->start = hour * 60;
    MAKE(&make, lessons, row)->end = hour * 60 + 60;
    MAKE(&make, lessons, row)->subject = "Maths";
    if (teacher >= 0)
        make_teacher(&make, row, teacher, 0);
    return row;
}

static inline void absent(int person, int weekday)
{
    int64_t day = day_parse(MONDAY) + weekday;

    (void)MAKE_ROW(&make, absences, .staff = person, .start = day * DAY_MIN,
                   .end = (day + 1) * DAY_MIN);
}

static inline void open_case(void)
{
    struct fault fault = {0};

    make = (struct maker){.arena = &arena};
    now_at = INT64_MIN;
    assert_true(rules_load(NULL, day_parse(WEDNESDAY), &arena, &rules, &fault));
    set("floaters", "none");
    set("lunch_minutes", "0");
    (void)make_site(&make, "MAIN");
    (void)make_room(&make, "R1", ROOM_CLASSROOM, 4);
    (void)make_room(&make, "R2", ROOM_CLASSROOM, 4);
    at = adult("AT", "teacher", false);
    bt = adult("BT", "teacher", false);
    for (int i = 0; i < 4; i++)
        make_member(&make, i < 2 ? "9A" : "9B",
                    make_pupil(&make, arena_text(&arena, "%04d", i + 1)));
    MAKE(&make, lessons, lesson_at("A1", "9A", WED, 9, at))->room = 0;
    MAKE(&make, lessons, lesson_at("B1", "9B", WED, 9, bt))->room = 1;
}

static inline void make_the_plan(void)
{
    static const struct effort effort = {.work = 50000};
    struct duties duties = {.arena = &arena};
    struct fault fault = {0};

    duties_derive(&make.season, &rules, day_parse(MONDAY), day_parse(FRIDAY), &duties);
    world = (struct world){.season = &make.season,
                           .rules = &rules,
                           .duties = duties.list,
                           .n_duties = duties.count,
                           .from = day_parse(MONDAY),
                           .until = day_parse(FRIDAY),
                           .now_at = now_at};
    if (!plan_make(&world, &effort, &arena, &plan, &fault))
        print_error("%s\n", fault.text);
    assert_int_equal(fault.kind, FAULT_NONE);
    audit_make(&make.season, &rules, plan.assignments, plan.n_assignments, world.from, world.until,
               &arena, &audit);
}

/* "Wed 09:00 A1 SV; ..." of everybody on somebody else's class, classes that join others and,
 * "-", classes with nobody; what is in `kinds`. */
static inline const char *told(const char *kinds)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
    const char *text = "";

    for (int i = 0; i < plan.n_assignments; i++) {
        const struct assignment *row = &plan.assignments[i];
        const char *key = strchr(row->key, ':') + 1;
        if (!strstr(kinds, row->kind) || (row->standing && strcmp(row->kind, "merged") != 0))
            continue;
        text = arena_text(&arena, "%s%s%s %s %.*s %s", text, *text ? "; " : "",
                          weekdays[day_of(row->starts_at) - world.from],
                          time_text(&arena, (int)(row->starts_at % DAY_MIN)),
                          (int)(strstr(key, ":20") ? strstr(key, ":20") - key : 0), key,
                          make.season.people[row->staff].staff);
    }
    for (int i = 0; i < plan.n_open; i++) {
        const struct duty *duty = &world.duties[plan.open[i].duty];
        if (strstr(kinds, duty->kind->name))
            text = arena_text(&arena, "%s%s-", text, *text ? "; " : "");
    }
    return text;
}

/* No plan as made may be called illegal, or open where the plan is not. */
static inline int judged(void)
{
    int hard = 0, open = 0, missing = 0;

    for (int i = 0; i < audit.n_findings; i++) {
        const struct audit_finding *finding = &audit.findings[i];
        bool cover = strcmp(finding->rule, "cover") == 0;
        if (finding->severity == AUDIT_HARD)
            print_error("%s: %s\n", finding->rule, finding->text);
        hard += finding->severity == AUDIT_HARD;
        open += finding->severity == AUDIT_OPEN && cover;
    }
    for (int i = 0; i < plan.n_open; i++) {
        const char *kind = world.duties[plan.open[i].duty].kind->name;
        missing += strcmp(kind, "cover") == 0 || strcmp(kind, "lesson") == 0;
    }
    return hard * 100 + (open > missing ? open - missing : missing - open);
}

struct cover_row {
    const char *label;
    void (*change)(void);
    const char *want;
};

static inline void cover_rows(const struct cover_row *rows, size_t count, const char *kinds)
{
    for (const struct cover_row *row = rows; row < rows + count; row++) {
        open_case();
        row->change();
        make_the_plan();
        CHECK_ROW_TEXT(row, told(kinds), row->want);
        CHECK_ROW(row, judged(), 0);
        arena_release(&arena);
    }
}

static inline void away(void)
{
    absent(at, WED);
}
static inline int mentor_covers(void)
{
    away();
    return adult("ME", "mentor", true);
}

#endif
