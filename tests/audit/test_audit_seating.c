/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on desks and on candidates' own times: what it allows, and what not. */
#include "tests/support/audit_make.h"

static void own_time(struct bench *bench, int kind, const char *day, const char *start,
                     const char *end)
{
    (void)MAKE_ROW(&bench->make, pupil_times, .pupil = bench->pupil, .weekday = *day ? -1 : 2,
                   .date = *day ? day_parse(day) : -1, .start = time_parse(start),
                   .end = time_parse(end), .kind = kind, .until = -1);
}
static void grid(struct bench *bench, int rows, int columns)
{
    MAKE(&bench->make, rooms, bench->room)->rows = rows;
    MAKE(&bench->make, rooms, bench->room)->columns = columns;
}
/* A second candidate, kept apart from the first, at this desk. */
static void second(struct bench *bench, int desk, bool apart)
{
    int sitting = bench_candidate(bench, "0002", bench->room, 90);

    MAKE(&bench->make, seating, sitting)->desk = desk;
    if (apart)
        (void)MAKE_ROW(&bench->make, apart, .pupil_a = 0, .pupil_b = 1);
}

static void in_the_grid(struct bench *bench)
{
    grid(bench, 1, 2);
    second(bench, 2, false);
}
static void outside_the_grid(struct bench *bench)
{
    grid(bench, 1, 2);
    second(bench, 3, false);
}
static void too_many_for_the_grid(struct bench *bench)
{
    grid(bench, 1, 1);
    second(bench, 1, false);
}
static void no_grid(struct bench *bench)
{
    second(bench, 2, false);
}
static void alone_without_a_grid(struct bench *bench)
{
    (void)bench;
}
static void pair_beside(struct bench *bench)
{
    grid(bench, 4, 4);
    second(bench, 2, true);
}
static void pair_across(struct bench *bench)
{
    grid(bench, 4, 4);
    second(bench, 6, true);
}
static void pair_next_row(struct bench *bench)
{
    grid(bench, 4, 4);
    second(bench, 5, true);
}
static void others_beside(struct bench *bench)
{
    grid(bench, 4, 4);
    second(bench, 2, false);
}
static void in_all_morning(struct bench *bench)
{
    own_time(bench, PUPIL_IN, "", "09:00", "10:00");
    own_time(bench, PUPIL_IN, "", "10:00", "12:00");
}
static void in_too_short(struct bench *bench)
{
    own_time(bench, PUPIL_IN, "", "09:00", "10:29");
}
static void in_with_a_pause(struct bench *bench)
{
    own_time(bench, PUPIL_IN, "", "09:00", "09:30");
    own_time(bench, PUPIL_IN, "", "09:31", "12:00");
}
static void in_on_the_day(struct bench *bench)
{
    own_time(bench, PUPIL_IN, "", "12:00", "15:00");
    own_time(bench, PUPIL_IN, DAY, "08:30", "12:00");
}
static void in_on_another_day(struct bench *bench)
{
    own_time(bench, PUPIL_IN, "2027-05-13", "12:00", "15:00");
}
static void away_meanwhile(struct bench *bench)
{
    own_time(bench, PUPIL_AWAY, DAY, "10:00", "11:00");
}
static void away_afterwards(struct bench *bench)
{
    own_time(bench, PUPIL_AWAY, DAY, "10:30", "11:00");
}
static void away_but_fixed(struct bench *bench)
{
    away_meanwhile(bench);
    MAKE(&bench->make, seating, bench->sitting)->fixed = true;
}
static void at_college(struct bench *bench)
{
    own_time(bench, PUPIL_OFFSITE, "", "09:00", "15:00");
}

static void desks(void **state)
{
    static const struct case_row rows[] = {
        {"two desks of two", in_the_grid, "", 0},
        {"a desk that is not there", outside_the_grid, "seat_distance", AUDIT_HARD},
        {"more than there are desks", too_many_for_the_grid, "seat_distance", AUDIT_HARD},
        {"nobody told the desks", no_grid, "seat_distance", AUDIT_CANNOT_TELL},
        {"one candidate alone", alone_without_a_grid, "", 0},
        {"a pair side by side", pair_beside, "apart_desks", AUDIT_HARD},
        {"a pair across a corner", pair_across, "apart_desks", AUDIT_HARD},
        {"a pair one behind the other", pair_next_row, "apart_desks", AUDIT_HARD},
        {"no pair side by side", others_beside, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Fixed sittings and those on a day elsewhere are the officer's to know, not wrong. */
static void own_times(void **state)
{
    static const struct case_row rows[] = {
        {"in, one time after the other", in_all_morning, "", 0},
        {"home a minute early", in_too_short, "own_times", AUDIT_HARD},
        {"a pause within", in_with_a_pause, "own_times", AUDIT_HARD},
        {"the day's own times hold", in_on_the_day, "", 0},
        {"another day's times", in_on_another_day, "", 0},
        {"away meanwhile", away_meanwhile, "own_times", AUDIT_HARD},
        {"away afterwards", away_afterwards, "", 0},
        {"away, but fixed", away_but_fixed, "own_times", AUDIT_SOFT},
        {"at college that day", at_college, "own_times", AUDIT_SOFT},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

static const char *facts_of(const struct audit *audit, const char *rule)
{
    for (int i = 0; i < audit->n_lines; i++)
        if (strcmp(audit->lines[i].standard->rule, rule) == 0 &&
            audit->subjects[audit->lines[i].subject].about == ABOUT_PLAN)
            return audit->lines[i].facts;
    return "";
}

static void as_it_is(struct bench *bench)
{
    (void)bench;
}
static void nobody_sits(struct bench *bench)
{
    bench->make.season.n_seating = 0;
}

static void pair_with_room_between(struct bench *bench)
{
    grid(bench, 4, 4);
    second(bench, 3, true);
}

/* The report says of how many a rule was held, and nothing where there is nothing to hold it to. */
static void counts_what_is_there(void **state)
{
    static const struct {
        const char *label;
        void (*change)(struct bench *bench);
        const char *rule, *facts;
    } rows[] = {
        {"no pair", as_it_is, "apart_desks", ""},
        {"a pair", pair_with_room_between, "apart_desks", "pairs to be kept apart looked at: 1"},
        {"one sitting", as_it_is, "own_times", "sittings looked at: 1"},
        {"two sittings", others_beside, "own_times", "sittings looked at: 2"},
        {"no sitting", nobody_sits, "own_times", ""},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        row->change(&bench);
        bench_audit(&bench, &audit);
        CHECK_ROW(row, strcmp(facts_of(&audit, row->rule), row->facts), 0);
        arena_release(&bench.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(desks), cmocka_unit_test(own_times),
                                       cmocka_unit_test(counts_what_is_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
