/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/duty_case.h - what the tests of exam duties begin with: the rules, one paper on one
 * Wednesday morning, twenty rooms; and the duties that follow, as text. */
#ifndef TESTS_DUTY_CASE_H
#define TESTS_DUTY_CASE_H

#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "tests/support/season_make.h"

#include "tests/support/rules_case.h"

#define DAY "2027-05-12" /* a Wednesday */

static struct maker make;
static int paper; /* 8700/1, Wednesday morning, 90 minutes */

static inline int fresh(void **state)
{
    (void)state;
    make = (struct maker){.arena = &arena};
    (void)MAKE_ROW(&make, series, .series = "S27", .name = "", .rules = "", .from = -1,
                   .until = -1);
    make_site(&make, "MAIN");
    for (int i = 1; i <= 20; i++)
        make_room(&make, arena_text(&arena, "R%02d", i), ROOM_CLASSROOM, 30);
    paper = make_paper(&make, "8700/1", DAY, SESSION_AM, 90);
    MAKE(&make, papers, paper)->title = "English Language 1";
    MAKE(&make, papers, paper)->subject = "English Language";
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

    duties_derive(&make.season, &rules, day_parse(DAY) - 2, day_parse(DAY) + 4, &duties);
    for (int i = 0; i < duties.count; i++) {
        assert_true(duties.list[i].n_slots >= 1);
        assert_true(duties.list[i].slots[0].starts_at < duties.list[i].slots[0].ends_at);
        assert_true(duties.list[i].because[0] && duties.list[i].title[0]);
    }
    return duties;
}

/* "key start-end" of each duty of a kind, one a line. */
static inline const char *told(const char *kind)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (strcmp(duty->kind->name, kind) != 0)
            continue;
        int64_t day = day_of(duty->slots[0].starts_at) * DAY_MIN;
        text = arena_text(&arena, "%s%s %s-%s\n", text, duty->key,
                          time_text(&arena, (int)(duty->slots[0].starts_at - day)),
                          time_text(&arena, (int)(duty->slots[0].ends_at - day)));
    }
    return text;
}

static inline int count(const char *kind)
{
    struct duties duties = derive();
    int found = 0;

    for (int i = 0; i < duties.count; i++)
        found += strcmp(duties.list[i].kind->name, kind) == 0;
    return found;
}

static inline const struct duty *find(const char *key)
{
    struct duties duties = derive();

    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].key, key) == 0)
            return &duties.list[i];
    print_error("no duty %s\n", key);
    fail();
    return NULL;
}

static inline const char *roles_of(const char *key)
{
    const struct duty *duty = find(key);

    return duty ? duty->roles : "";
}

/* So many candidates in one room and group; the first one's number is returned. */
static inline int sit(int candidates, int room, int no, const char *start, int minutes)
{
    int first = make.season.n_pupils;

    for (int i = 0; i < candidates; i++) {
        int pupil = make_pupil(&make, arena_text(&arena, "%04d", first + i + 1));
        make_sitting(&make, make_entry(&make, pupil, paper), room, no, start, minutes);
    }
    return first;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fresh, clear)

#endif
