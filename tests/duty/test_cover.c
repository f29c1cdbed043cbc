/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was agreed about cover (domain 4), planned and judged: which lessons want it, and how much
 * of it. */
#include "tests/support/cover_case.h"

static void supervisor_covers(void)
{
    away();
    adult("SV", "cover_supervisor", false);
}
static void unskilled(void)
{
    away();
    adult("TA", "ta", false);
}
static void skilled(void)
{
    (void)mentor_covers();
}
static void back(void)
{
    adult("SV", "cover_supervisor", false);
}
static void on_a_trip(void)
{
    int trip = make_duty(&make, "T1", "trip", WEDNESDAY, "08:00", "12:00");

    adult("SV", "cover_supervisor", false);
    (void)MAKE_ROW(&make, duty_staff, .duty = trip, .staff = at);
}
static void class_on_a_trip(void)
{
    int trip = make_duty(&make, "T1", "trip", WEDNESDAY, "08:00", "12:00");

    on_a_trip();
    for (int i = 0; i < 2; i++)
        (void)MAKE_ROW(&make, duty_pupils, .duty = trip, .pupil = i);
}
static void cancelled(void)
{
    supervisor_covers();
    MAKE(&make, lessons, 0)->cover = COVER_NO;
}
static void before_for_room(void)
{
    supervisor_covers();
    set("cover_before", "10");
}
static void before_meets_lesson(void)
{
    int person = mentor_covers();

    set("cover_before", "10");
    make_teacher(&make, lesson_at("M0", "9D", WED, 8, -1), person, 0);
}

static void kinds_of_need(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"the teacher is there", back, ""},
        {"absence: the job covers", supervisor_covers, "Wed 09:00 A1 SV"},
        {"absence: the skill covers", skilled, "Wed 09:00 A1 ME"},
        {"neither job nor skill", unskilled, "-"},
        {"teacher on a trip", on_a_trip, "Wed 09:00 A1 SV"},
        {"teacher and class on a trip", class_on_a_trip, ""},
        {"cancelled", cancelled, ""},
        {"minutes before for the room", before_for_room, "Wed 08:50 A1 SV"},
        {"...that run into their own lesson", before_meets_lesson, "-"},
    };
    cover_rows(rows, ENTRIES(rows), "cover");
}

/* AT away all week with a lesson at nine each day. */
static void all_week(const char *setting, const char *value, const char *role)
{
    for (int day = MON; day <= FRI; day++) {
        absent(at, day);
        if (day != WED)
            MAKE(&make, lessons, lesson_at(arena_text(&arena, "A%d", day + 2), "9A", day, 9, at))
                ->room = 0;
    }
    set(setting, value);
    adult("ME", role, true);
}
static void three_a_week(void)
{
    all_week("cover_per_week", "3", "mentor");
}
static void five_a_week(void)
{
    all_week("cover_per_week", "5", "mentor");
}
static void supervisor_all_week(void)
{
    all_week("cover_per_week", "3", "cover_supervisor");
}
static void supply_all_week(void)
{
    all_week("cover_per_week", "3", "supply");
}

/* ...and four in a row on Wednesday. */
static void four_on_a_day(const char *setting, const char *value, const char *role)
{
    away();
    for (int hour = 10; hour <= 12; hour++)
        (void)lesson_at(arena_text(&arena, "A%d", hour), "9A", WED, hour, at);
    set(setting, value);
    adult("ME", role, true);
}
static void one_a_day(void)
{
    four_on_a_day("cover_per_day", "1", "mentor");
}
static void two_a_day(void)
{
    four_on_a_day("cover_per_day", "2", "mentor");
}
static void run_of_three(void)
{
    four_on_a_day("cover_run", "3", "cover_supervisor");
}
static void run_of_four(void)
{
    four_on_a_day("cover_run", "4", "cover_supervisor");
}
static void own_in_the_row(const char *run)
{
    int person = mentor_covers();

    for (int hour = 10; hour <= 12; hour++)
        (void)lesson_at(arena_text(&arena, "M%d", hour), "9D", WED, hour, person);
    set("cover_run", run);
}
static void own_three_after(void)
{
    own_in_the_row("3");
}
static void own_three_after_four(void)
{
    own_in_the_row("4");
}

static void how_much(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(void);
        int covered, open;
    } rows[] = {
        {"three a week", three_a_week, 3, 2},
        {"five a week", five_a_week, 5, 0},
        {"a cover supervisor has another limit", supervisor_all_week, 5, 0},
        {"so has a supply adult", supply_all_week, 5, 0},
        {"one a day", one_a_day, 1, 3},
        {"two a day", two_a_day, 2, 2},
        {"three in a row", run_of_three, 3, 1},
        {"four in a row", run_of_four, 4, 0},
        {"three own lessons follow", own_three_after, 0, 1},
        {"...and four are allowed", own_three_after_four, 1, 0},
    };
    EACH (row, rows) {
        int covered = 0, open = 0;
        open_case();
        row->change();
        make_the_plan();
        for (int i = 0; i < plan.n_kinds; i++)
            if (strcmp(plan.kinds[i].kind, "cover") == 0) {
                covered += plan.kinds[i].filled;
                open += plan.kinds[i].seats - plan.kinds[i].filled;
            }
        CHECK_ROW(row, covered, row->covered);
        CHECK_ROW(row, open, row->open);
        CHECK_ROW(row, judged(), 0);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_need),
        cmocka_unit_test(how_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
