/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/duty/week_case.h - what the tests of the school week's duties begin with: a class of two
 * with its teacher, two periods; and the duties that follow, as text. */
#ifndef TESTS_WEEK_CASE_H
#define TESTS_WEEK_CASE_H

#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "tests/support/season_make.h"

#include "tests/support/rules_case.h"

#define DAY    "2027-05-12" /* a Wednesday */
#define MONDAY "2027-05-10"
#define FRIDAY "2027-05-14"

enum { WEDNESDAY = 2 };

static struct maker make;
static const char *range_from, *range_until;
static int teacher, pupil, other;

/* Class 9C of two pupils, its teacher, two periods on Wednesdays, 9 to 10 and 10 to 11. */
static inline int fresh(void **state)
{
    (void)state;
    make = (struct maker){.arena = &arena};
    range_from = MONDAY;
    range_until = "2027-05-16";
    teacher = make_person(&make, "AB", "teacher");
    make_person(&make, "CD", "mentor");
    make_person(&make, "EF", "ta");
    pupil = make_pupil(&make, "0001");
    other = make_pupil(&make, "0002");
    make_member(&make, "9C", pupil);
    make_member(&make, "9C", other);
    make_period(&make, WEDNESDAY, "Wed:1", "09:00", "10:00");
    make_period(&make, WEDNESDAY, "Wed:2", "10:00", "11:00");
    return 0;
}

static inline int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static inline struct duties derive(void)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, day_parse(range_from), day_parse(range_until), &duties);
    return duties;
}

static inline const char *slots_text(const struct duty *duty)
{
    const char *text = "";

    for (int i = 0; i < duty->n_slots; i++)
        text = arena_text(&arena, "%s%s%s+%d", text, i ? " " : "",
                          moment_text(&arena, duty->slots[i].starts_at) + strlen("2027-05-"),
                          duty->slots[i].cost);
    return text;
}

/* Every duty as "key: day time+cost ...", one a line. */
static inline const char *told(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++)
        text =
            arena_text(&arena, "%s%s: %s\n", text, duties.list[i].key, slots_text(&duties.list[i]));
    return text;
}

static inline const struct duty *only(void)
{
    struct duties duties = derive();

    assert_int_equal(duties.count, 1);
    return &duties.list[0];
}

static inline int lesson(const char *code, const char *start, const char *end)
{
    int row = make_lesson(&make, code, "9C", WEDNESDAY, start, end);

    make_teacher(&make, row, teacher, 0);
    return row;
}

static inline void exam(int who, const char *start, int minutes)
{
    int paper = make_paper(&make, arena_text(&arena, "P%d", make.season.n_papers), DAY, SESSION_AM,
                           minutes);
    int room = make_room(&make, "R1", ROOM_CLASSROOM, 30);

    MAKE(&make, papers, paper)->start = time_parse(start);
    make_sitting(&make, make_entry(&make, who, paper), room, 1, start, minutes);
}

static inline bool has(const char *kind)
{
    struct duties duties = derive();

    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].kind->name, kind) == 0)
            return true;
    return false;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fresh, clear)

#endif
