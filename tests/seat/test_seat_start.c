/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating from another start: what is fixed against the rules, another seating to begin with. */
#include "scheduler/seat/seat.h"
#include "tests/support/town_case.h"

/* Told by the officer, whatever the rules say: it stays, and the rest is seated around it. */
static void fixed_against_the_rules(void **state)
{
    struct seating seating = {0};
    struct fault fault = {0};

    (void)state;
    town_open(&town);
    (void)town_paper(&town, today, SESSION_AM, 90);
    (void)town_room(&town, 10);
    (void)town_room(&town, 10);
    for (int i = 0; i < 6; i++) {
        town_enter(&town, town_pupil(&town), 0);
        if (i < 2) {
            (void)town_has(&town, i, "separate_invigilation", -1);
            (void)town_fix(&town, i, 0, 0);
        }
    }
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.n_sittings, 6);
    for (int i = 0; i < seating.n_sittings; i++)
        assert_int_equal(seating.sittings[i].room, seating.sittings[i].entry < 2 ? 0 : 1);
    assert_true(seating.levels[SEAT_ADULTS].optimal);
    arena_release(&town.arena);
}

/* Two papers that start half an hour apart want two rooms; one start wants one. */
static void another_start(void **state)
{
    static const struct {
        const char *label;
        int second, want; /* when the second paper starts; how many proposals save an adult */
    } rows[] = {
        {"half an hour later", 9 * 60 + 30, 2},
        {"together", 9 * 60, 0},
        {"outside the window: only that one may move", 10 * 60 + 15, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct seating seating = {0};
        struct fault fault = {0};
        int saving = 0;
        town_open(&town);
        (void)town_paper(&town, today, SESSION_AM, 90);
        town_paper(&town, today, SESSION_AM, 90)->start = row->second;
        (void)town_room(&town, 20);
        (void)town_room(&town, 20);
        for (int i = 0; i < 12; i++)
            town_enter(&town, town_pupil(&town), i % 2);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        for (int i = 0; i < seating.n_starts; i++)
            saving += seating.starts[i].gain[SEAT_ADULTS] == 1 && seating.starts[i].candidates == 6;
        CHECK_ROW(row, saving, row->want);
        CHECK_ROW(row, seating.adults, row->want ? 2 : 1);
        arena_release(&town.arena);
    }
}

/* One invigilator for six candidates from 13:30; who goes home too early is there from 13:00. */
static struct person adult;
static struct skill skill;
static struct pattern pattern;
static void one_adult_until(int minute)
{
    adult = (struct person){.staff = "A",
                            .name = "",
                            .role = "invigilator",
                            .email = "",
                            .site = -1,
                            .from = -1,
                            .until = -1};
    skill = (struct skill){.staff = 0, .skill = "invigilator", .from = -1, .until = -1};
    pattern = (struct pattern){.staff = 0,
                               .weekday = -1,
                               .date = today,
                               .start = 480,
                               .end = minute,
                               .kind = PATTERN_WORK,
                               .minutes = -1};
    town.season.people = &adult;
    town.season.skills = &skill;
    town.season.patterns = &pattern;
    town.season.n_people = town.season.n_skills = town.season.n_patterns = 1;
}

static void earlier_while_adults_are_there(void **state)
{
    static const struct {
        const char *label;
        int until, minutes, want; /* the adult's day, the paper's; proposals of 13:00 */
    } rows[] = {
        {"until the end of the afternoon", 17 * 60, 120, 0},
        {"home before it is over", 15 * 60 + 15, 120, 1},
        {"home at noon: no start helps", 12 * 60, 120, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct seating seating = {0};
        struct fault fault = {0};
        int earlier = 0;
        town_open(&town);
        one_adult_until(row->until);
        (void)town_paper(&town, today, SESSION_PM, row->minutes);
        (void)town_room(&town, 20);
        for (int i = 0; i < 6; i++)
            town_enter(&town, town_pupil(&town), 0);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        for (int i = 0; i < seating.n_starts; i++)
            earlier += seating.starts[i].to_at % DAY_MIN == 780 &&
                       seating.starts[i].gain[SEAT_SUPPLY] > 0 && seating.starts[i].candidates == 6;
        CHECK_ROW(row, earlier, row->want);
        CHECK_ROW(row, seating.n_starts, row->want); /* proposed once, and nothing else */
        CHECK_ROW(row, seating.sittings[0].starts_at % DAY_MIN == 810, true); /* and not taken */
        arena_release(&town.arena);
    }
}

/* A duty of the school that names the one adult, in the middle of the afternoon. */
static void named_elsewhere_is_not_free(void **state)
{
    static const struct {
        const char *label;
        int start, day, weekdays, named, beyond; /* day: after today, -1: weekly; quarter hours */
    } rows[] = {
        {"that hour", 840, 0, 0, 1, 4},
        {"tomorrow", 840, 1, 0, 1, 0},
        {"every weekday", 840, -1, 31, 1, 4},
        {"at the weekend", 840, -1, 96, 1, 0},
        {"at a time still to be found", -1, 0, 0, 1, 0},
        {"one of two", 840, 0, 0, 2, 0},
        {"nobody named", 840, 0, 0, 0, 0},
    };
    static const struct duty_staff named[] = {{.staff = 0}, {.staff = 1}};

    (void)state;
    EACH (row, rows) {
        struct seating seating = {0};
        struct fault fault = {0};
        struct school_duty duty = {.duty = "D",
                                   .kind = "meeting",
                                   .title = "",
                                   .skills = "",
                                   .date = row->day < 0 ? -1 : today + row->day,
                                   .weekdays = row->weekdays,
                                   .from = -1,
                                   .until = -1,
                                   .start = row->start,
                                   .end = row->start < 0 ? -1 : row->start + 60,
                                   .people = 1};
        town_open(&town);
        one_adult_until(17 * 60);
        struct person people[] = {adult, adult};
        people[1].staff = "B";
        town.season.people = people;
        town.season.n_people = 2;
        town.season.school_duties = &duty;
        town.season.duty_staff = named;
        town.season.n_school_duties = 1;
        town.season.n_duty_staff = row->named;
        (void)town_paper(&town, today, SESSION_PM, 120);
        (void)town_room(&town, 20);
        for (int i = 0; i < 6; i++)
            town_enter(&town, town_pupil(&town), 0);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        CHECK_ROW(row, seating.levels[SEAT_SUPPLY].value, row->beyond);
        arena_release(&town.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_against_the_rules),
        cmocka_unit_test(another_start),
        cmocka_unit_test(earlier_while_adults_are_there),
        cmocka_unit_test(named_elsewhere_is_not_free),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
