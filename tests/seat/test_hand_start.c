/* SPDX-License-Identifier: GPL-3.0-or-later
 * A start moved inside the permitted window, for a whole room. */
#include "tests/seat/hand_case.h"

struct start_row {
    const char *label;
    void (*make)(void);
    int minute, moved;
    const char *told; /* what is said of it begins so */
};

static void three_and_four(void)
{
    sit(3, 0, A, AM, 90);
    sit(4, 0, B, AM, 90);
}
static void alone_in_the_paper(void)
{
    sit(3, 0, A, AM, 90);
}
static void two_starts(void)
{
    sit(3, 0, A, AM, 90);
    sit(3, 0, A, AM + 120, 30);
}
static void another_paper(void)
{
    sit(1, 0, A, AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    sit(1, 2, B, AM + 100, 60);
    ((struct entry *)(uintptr_t)town.season.entries)[1].pupil = 0;
}
static void starts(void **state)
{
    (void)state;
    static const struct start_row rows[] = {
        {"the earliest", alone_in_the_paper, 8 * 60 + 30, 3,
         "R000 starts at 08:30 instead of 09:00 on Wed 12 May AM: 3 candidates must be told, 1 "
         "adult as before"},
        {"a minute before it", alone_in_the_paper, 8 * 60 + 29, 0,
         "R000 cannot start at 08:29 on Wed 12 May AM: morning papers start from 08:30 to 09:30"},
        {"the latest", alone_in_the_paper, 9 * 60 + 30, 3, "R000 starts at 09:30"},
        {"a minute after it", alone_in_the_paper, 9 * 60 + 31, 0, "R000 cannot start at 09:31"},
        {"others keep theirs", three_and_four, 9 * 60 + 15, 3,
         "R000 starts at 09:15 instead of 09:00 on Wed 12 May AM: 3 candidates must be told, 2 "
         "adults as before; 4 more with the same paper still start at 09:00"},
        {"no whole room", two_starts, 9 * 60 + 15, 0,
         "R000 cannot start at 09:15 on Wed 12 May AM: not everybody in it begins at one time"},
        {"as it is", alone_in_the_paper, 9 * 60, 0,
         "R000 cannot start at 09:00 on Wed 12 May AM: it starts at 09:00 already"},
        {"another paper of the candidate's", another_paper, 9 * 60 + 20, 0,
         "R000 cannot start at 09:20 on Wed 12 May AM: P0000 sits"},
        {"...which begins when this one ends", another_paper, 9 * 60 + 10, 1,
         "R000 starts at 09:10"},
    };

    EACH (row, rows) {
        school_open();
        row->make();
        struct hand ask = {.what = HAND_START,
                           .room = A,
                           .to = -1,
                           .pupil = -1,
                           .minute = row->minute,
                           .day = today,
                           .session = SESSION_AM,
                           .now_at = (today - 1) * DAY_MIN};
        bool done = hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault);
        const char *told = joined();
        if (strncmp(told, row->told, strlen(row->told)) != 0)
            CHECK_ROW_TEXT(row, told, row->told);
        if (done) {
            CHECK_ROW(row, result.sittings[0].starts_at, today * DAY_MIN + row->minute);
            CHECK_ROW(row, result.sittings[0].ends_at - result.sittings[0].starts_at, 90);
            CHECK_ROW(row, result.sittings[0].fixed, true);
            CHECK_ROW(row, result.changed, row->moved);
        }
        arena_release(&town.arena);
    }
}

/* Every later seating keeps the new start. */
static void later_seatings_keep_it(void **state)
{
    struct seating seating;
    struct hand ask = {.what = HAND_START,
                       .room = A,
                       .to = -1,
                       .pupil = -1,
                       .minute = 8 * 60 + 45,
                       .day = today,
                       .now_at = (today - 1) * DAY_MIN};

    (void)state;
    school_open();
    three_and_four();
    town_fix(&town, 0, 0, A)->start = AM;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(result.fixed[0].start, 8 * 60 + 45);
    town.season.seating = result.sittings;
    town.season.fixed_sittings = result.fixed;
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.n_sittings, 7);
    for (int i = 0; i < seating.n_sittings; i++)
        assert_int_equal(seating.sittings[i].starts_at,
                         today * DAY_MIN + (seating.sittings[i].entry < 3 ? 8 * 60 + 45 : AM));
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts),
        cmocka_unit_test(later_seatings_keep_it),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
