/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rotating withdrawal (domain 6.3): what was missed before, sessions of a day. */
#include "tests/support/rotation_case.h"

struct history {
    const char *label;
    struct {
        const char *day, *start;
    } before[3];
    const char *holiday; /* Monday of a week without school */
    int maths, art;      /* points of 9:00 (Maths) and 10:00 (Art) of the planned Monday */
};

static void cost_of_history(void **state)
{
    static const struct history rows[] = {
        {"nothing yet", {{0}}, "", 0, 0},
        {"Maths missed once", {{"2027-05-03", "09:00"}}, "", 10, 0},
        {"Maths and Art once each", {{"2027-05-03", "09:00"}, {"2027-05-04", "10:00"}}, "", 0, 0},
        {"Maths twice", {{"2027-05-03", "09:00"}, {"2027-05-04", "09:00"}}, "", 20, 0},
        {"in a free hour", {{"2027-05-03", "13:00"}}, "", 0, 0},
        {"before the holiday", {{"2027-04-26", "09:00"}}, "2027-05-03", 0, 0},
        {"in this half-term", {{"2027-04-26", "09:00"}}, "2027-04-19", 10, 0},
    };

    (void)state;
    EACH (row, rows) {
        only_rotation();
        for (int d = 0; *row->holiday && d < 5; d++)
            (void)MAKE_ROW(&make, calendar, .date = day_parse(row->holiday) + d,
                           .kind = DAY_HOLIDAY);
        int pupil = make_pupil(&make, "0001");
        make_member(&make, "9C", pupil);
        for (int day = 0; day < 2; day++) {
            lesson(arena_text(&arena, "L%d1", day), "Maths", day, "09:00", "10:00");
            lesson(arena_text(&arena, "L%d2", day), "Art", day, "10:00", "11:00");
        }
        session("M1", pupil, mentor("AB"), 0, "09:00", "11:00");
        for (int i = 0; i < 3 && row->before[i].day; i++)
            held("M1", row->before[i].day, row->before[i].start);
        struct world world = world_of(MONDAY, "2027-05-16");
        const struct duty *duty = duty_of(&world, "mentoring:M1:2027-W19:1");
        int points[2] = {-1, -1};
        for (int s = 0; s < duty->n_slots; s++)
            points[duty->slots[s].starts_at >= make_at(MONDAY, "10:00")] = duty->slots[s].cost;
        CHECK_ROW(row, points[0], row->maths);
        CHECK_ROW(row, points[1], row->art);
        arena_release(&arena);
    }
}

static void words_of_subjects(void **state)
{
    (void)state;
    only_rotation();
    int pupil = make_pupil(&make, "0001");
    make_member(&make, "9C", pupil);
    lesson("L1", "maths", 0, "09:00", "10:00");
    lesson("L2", "Maths", 0, "10:00", "11:00");
    lesson("L3", "Art", 0, "11:00", "12:00");
    session("M1", pupil, mentor("AB"), 0, "10:00", "11:00");
    held("M1", "2027-05-03", "09:00");
    struct world world = world_of(MONDAY, "2027-05-16");
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].cost, 10);
    /* A subject alone has none to take turns with. */
    MAKE(&make, lessons, 2)->subject = "MATHS";
    world = world_of(MONDAY, "2027-05-16");
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].cost, 0);
    assert_int_equal(duty_of(&world, "mentoring:M1:2027-W19:1")->slots[0].missed[0].ahead,
                     MISSED_ALONE);
}

/* Sessions of four Mondays that were planned at once, at 9:00 (Maths) or 10:00 (Art). */
static void counted_in_time(void **state)
{
    static const struct {
        const char *label, *starts[4];
        const char *latest; /* 11:00: both lessons could be missed */
        int again, least;
    } rows[] = {
        {"in turn", {"09:00", "10:00", "09:00", "10:00"}, "11:00", 0, 0},
        {"in turn, the other way", {"10:00", "09:00", "10:00", "09:00"}, "11:00", 0, 0},
        {"balanced in the end", {"09:00", "09:00", "10:00", "10:00"}, "11:00", 1, 0},
        {"always Maths", {"09:00", "09:00", "09:00", "09:00"}, "11:00", 3, 0},
        {"nothing but Maths can be", {"09:00", "09:00", "09:00", "09:00"}, "10:00", 3, 3},
    };

    (void)state;
    EACH (row, rows) {
        struct withdrawals withdrawals;
        struct assignment list[4];
        only_rotation();
        int pupil = make_pupil(&make, "0001");
        make_member(&make, "9C", pupil);
        lesson("L1", "Maths", 0, "09:00", "10:00");
        lesson("L2", "Art", 0, "10:00", "11:00");
        session("M1", pupil, mentor("AB"), 0, "09:00", row->latest);
        struct world world = world_of("2027-04-19", "2027-05-16");
        for (int i = 0; i < 4; i++) {
            int64_t day = day_parse("2027-04-19") + 7 * (int64_t)i;
            list[i] =
                (struct assignment){.key = arena_text(&arena, "mentoring:M1:2027-W%d:1", 16 + i),
                                    .kind = "mentoring",
                                    .starts_at = day * DAY_MIN + time_parse(row->starts[i])};
        }
        withdrawals_count(&world, list, 4, &arena, &withdrawals);
        CHECK_ROW(row, withdrawals.n, 1);
        CHECK_ROW(row, withdrawals.list[0].missed, 4);
        CHECK_ROW(row, withdrawals.list[0].again, row->again);
        CHECK_ROW(row, withdrawals.list[0].least, row->least);
        clear(NULL);
    }
}

static void sessions_of_a_day(void **state)
{
    static const struct {
        const char *label, *most;
        int sessions, open;
    } rows[] = {
        {"two of two", "2", 2, 0},
        {"three of two", "2", 3, 1},
        {"three of three", "3", 3, 0},
        {"two of one", "1", 2, 1},
    };

    (void)state;
    EACH (row, rows) {
        only_rotation_and(row->most);
        int pupil = make_pupil(&make, "0001"), person = mentor("AB");
        for (int s = 0; s < row->sessions; s++)
            session(arena_text(&arena, "S%d", s), pupil, person, 0, "09:00", "15:00");
        struct world world = world_of(MONDAY, MONDAY);
        CHECK_ROW(row, plan_of(&world).n_open, row->open);
        clear(NULL);
    }
}

/* Two adults of whom one is to be the mentor, though two others cost less. */
static void two_adults(void **state)
{
    static const struct {
        const char *label;
        int wish;
        bool with_mentor;
    } rows[] = {{"only the mentor", WISH_ONLY, true}, {"rather the mentor", WISH_PREFER, false}};

    (void)state;
    EACH (row, rows) {
        bool with_mentor = false;
        only_rotation();
        int pupil = make_pupil(&make, "0001"), first = mentor("AB");
        MAKE(&make, pupils, pupil)->key_worker = first;
        for (int i = 0; i < 2; i++)
            (void)mentor(i ? "EF" : "CD");
        (void)MAKE_ROW(&make, facilitators, .pupil = pupil, .staff = first, .kind = "mentor",
                       .wish = WISH_AVOID);
        int made = session("S0", pupil, first, 0, "09:00", "09:30");
        MAKE(&make, caseload, made)->adults = 2;
        MAKE(&make, caseload, made)->staff_wish = row->wish;
        (void)MAKE_ROW(&make, availability, .staff = first, .date = day_parse(MONDAY),
                       .session = SESSION_DAY, .start = -1, .end = -1, .answer = ANSWER_MAYBE,
                       .max_per_week = -1);
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        CHECK_ROW(row, plan.n_assignments, 2);
        for (int i = 0; i < plan.n_assignments; i++)
            with_mentor = with_mentor || plan.assignments[i].staff == first;
        CHECK_ROW(row, with_mentor, row->with_mentor);
        clear(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(cost_of_history, clear),
        cmocka_unit_test_teardown(words_of_subjects, clear),
        cmocka_unit_test_teardown(counted_in_time, clear),
        cmocka_unit_test_teardown(sessions_of_a_day, clear),
        cmocka_unit_test_teardown(two_adults, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
