/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a change by hand says of adults is what seating says of the same seats. */
#include "scheduler/seat/hand.h"
#include "tests/support/town_case.h"

enum { AM = 9 * 60 };

static struct sitting sittings[64];

/* Two who sit in a room; the first of them has an arrangement. */
static void sit(int room, const char *kind, int amount)
{
    for (int i = 0; i < 2; i++) {
        int row = town.season.n_seating++;
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        if (i == 0 && *kind)
            town_has(&town, pupil, kind, amount);
        sittings[row] = (struct sitting){.entry = town.season.n_entries - 1,
                                         .room = room,
                                         .desk = i + 1,
                                         .starts_at = today * DAY_MIN + AM,
                                         .ends_at = today * DAY_MIN + AM + 90,
                                         .release_at = today * DAY_MIN + AM + 90,
                                         .group_paper = 0,
                                         .fixed = true,
                                         .note = ""};
    }
}

/* With everybody fixed where they are. */
static int adults_seated(void)
{
    struct seating seating;
    struct fault fault = {0};

    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.n_unseated, 0);
    return seating.adults;
}

static void school_open(const char *const kinds[5])
{
    town_open(&town);
    town_paper(&town, today, SESSION_AM, 90);
    town.season.seating = sittings;
    for (int i = 0; i < 5; i++) {
        town_room(&town, 30);
        sit(i, kinds[i], 10);
    }
}

/* R000 into R001. */
static struct hand_result merged(void)
{
    struct hand ask = {
        .what = HAND_MERGE, .to = 1, .pupil = -1, .day = today, .session = SESSION_AM};
    struct hand_result result = {0};
    struct fault fault = {0};

    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    return result;
}

static void hand_says_what_seating_says(void **state)
{
    static const struct {
        const char *label, *kinds[5];
        int saves;
    } rows[] = {
        {"an invigilator", {"", "", "", "", ""}, 1},
        {"breaks in one room: one adult walks all the same", {"rest_breaks", "", "", "", ""}, 1},
        {"the fifth room with breaks: who walks it, too",
         {"rest_breaks", "rest_breaks", "rest_breaks", "rest_breaks", "rest_breaks"},
         2},
        {"four rooms with breaks: one walks four",
         {"rest_breaks", "rest_breaks", "rest_breaks", "rest_breaks", ""},
         1},
    };

    (void)state;
    EACH (row, rows) {
        struct room_prices prices;
        school_open(row->kinds);
        int before = adults_seated();
        hand_price(&town.season, &rules, today, today, &town.arena, &prices);
        CHECK_ROW(row, prices.n_merges ? prices.merges[0].saves : 0, row->saves);
        struct hand_result result = merged();
        CHECK_ROW(row, result.adults_before, before);
        CHECK_ROW(row, result.adults_after, before - row->saves);
        town.season.seating = result.sittings;
        CHECK_ROW(row, adults_seated(), result.adults_after);
        arena_release(&town.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hand_says_what_seating_says)};
    return cmocka_run_group_tests(tests, load, unload);
}
