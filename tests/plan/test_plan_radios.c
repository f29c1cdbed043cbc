/* SPDX-License-Identifier: GPL-3.0-or-later
 * Posts and the school's radios: told with the plan, or kept to. */
#include "tests/support/rotation_case.h"

enum { PEOPLE = 5 };

static void school_that(const char *radios)
{
    make = (struct maker){.arena = &arena};
    make_setting(&make, "lunch_minutes", "0");
    make_setting(&make, "radios", radios);
    make_site(&make, "MAIN");
}

static void gate(const char *code, const char *start, const char *end)
{
    int duty = make_duty(&make, code, "gate_duty", MONDAY, start, end);

    MAKE(&make, school_duties, duty)->site = 0;
    MAKE(&make, school_duties, duty)->title = "Gate duty";
}

/* Posts at 8:15, and as many again when the first are half over. */
static void posts_and_radios(void **state)
{
    static const struct {
        const char *label, *radios, *item;
        int count, posts, later, open;
    } rows[] = {
        {"told: nobody stays away", "told", "radio", 2, 3, 0, 0},
        {"kept: as many as there are", "kept", "radio", 2, 3, 0, 1},
        {"kept: enough for all", "kept", "radio", 3, 3, 0, 0},
        {"kept: none there", "kept", "radio", 0, 2, 0, 2},
        {"kept, and the school lists none", "kept", "laptop", 2, 3, 0, 0},
        {"kept: those after them wait for theirs", "kept", "radio", 2, 2, 2, 2},
        {"kept: a phone is no radio", "kept", "phone", 1, 3, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        school_that(row->radios);
        (void)MAKE_ROW(&make, equipment, .item = row->item, .count = row->count, .site = 0);
        for (int i = 0; i < PEOPLE; i++)
            mentor(arena_text(&arena, "M%d", i));
        for (int i = 0; i < row->posts; i++)
            gate(arena_text(&arena, "G%d", i), "09:00", "09:30");
        for (int i = 0; i < row->later; i++)
            gate(arena_text(&arena, "H%d", i), "09:15", "09:45");
        struct world world = world_of(MONDAY, MONDAY);
        struct plan plan = plan_of(&world);
        CHECK_ROW(row, plan.n_open, row->open);
        for (int i = 0; i < plan.n_open; i++) {
            CHECK_ROW(row, plan.open[i].n_reasons > 0, true);
            CHECK_ROW_TEXT(row, plan.open[i].reasons[0].reason, "no radio left");
        }
        for (int k = 0; k < LEVELS; k++)
            CHECK_ROW(row, plan.levels[k].optimal, true);
        clear(NULL);
    }
}

/* The officer's lock stands above it: who is locked stays, and the others share what is left. */
static void locked_posts_stay(void **state)
{
    (void)state;
    school_that("kept");
    (void)MAKE_ROW(&make, equipment, .item = "radio", .count = 1, .site = 0);
    for (int i = 0; i < 3; i++) {
        mentor(arena_text(&arena, "M%d", i));
        gate(arena_text(&arena, "G%d", i), "09:00", "09:30");
    }
    struct world world = world_of(MONDAY, MONDAY);
    for (int i = 0; i < 2; i++)
        (void)MAKE_ROW(&make, locks, .staff = i, .duty = world.duties[i].key, .date = -1,
                       .time = -1, .role = "", .room = -1, .pupil = -1, .paper = -1);
    struct plan plan = plan_of(&world);
    assert_int_equal(plan.n_open, 1);
    assert_int_equal(plan.n_assignments, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(posts_and_radios, clear),
        cmocka_unit_test_teardown(locked_posts_stay, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
