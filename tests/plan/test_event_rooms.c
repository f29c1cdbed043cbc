/* SPDX-License-Identifier: GPL-3.0-or-later
 * Closed rooms and new arrangements: few move, everybody keeps their time. */
#include "tests/plan/event_case.h"

/* Closed: they go to the other room, the others stay; with none left, it says so. */
static void a_closed_room_is_left(void **state)
{
    (void)state;
    town_room(&town, 2);
    town_room(&town, 4);
    (void)town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 4; i++)
        town_enter(&town, town_pupil(&town), 0);
    (void)town_fix(&town, 0, 0, 0);
    (void)town_fix(&town, 1, 0, 0);
    (void)town_fix(&town, 2, 0, 1);
    (void)town_fix(&town, 3, 0, 1);
    seated();
    int rooms[] = {0, 1};
    struct day_event close = {.what = INCIDENT_CLOSE,
                              .rooms = rooms,
                              .n_rooms = 1,
                              .pupil = -1,
                              .paper = -1,
                              .from_at = at("08:00"),
                              .until_at = at("12:00"),
                              .now_at = at("07:40")};
    assert_true(happen(close));
    for (int i = 0; i < 4; i++)
        assert_int_equal(sits(i, 0)->room, 1);
    assert_int_equal(happened.n_changes, 2);
    assert_true(sound());
    close.rooms = rooms + 1; /* the larger one: there is no room for two of them */
    assert_true(happen(close));
    assert_int_equal(happened.after.n_seating, 2);
    assert_int_equal(happened.after.n_unseated, 2);
    assert_true(happened.n_notes >= 2);
    assert_true(sound());
}

/* Whoever needs the only other room has a desk, or three have one: as many as can be.  While there
 * is a room for both, nobody is without, and the log counts who moved for whom. */
static void as_few_as_can_be_have_no_desk(void **state)
{
    static const struct {
        const char *label;
        int spare, unseated; /* seats of one more room; 0: none */
        const char *words;
    } rows[] = {
        {"a room more", 1, 0, "3 candidates sit elsewhere, and 1 other candidate moves for them"},
        {"no room more", 0, 1, "3 candidates sit elsewhere, 1 has no desk"},
    };
    int room = 0;

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 4);
        town_room(&town, 4);
        if (row->spare)
            town_room(&town, row->spare);
        (void)town_paper(&town, today, SESSION_AM, 90);
        for (int i = 0; i < 4; i++)
            town_enter(&town, town_pupil(&town), 0);
        town_has(&town, 3, "separate_invigilation", -1);
        for (int i = 0; i < 4; i++)
            (void)town_fix(&town, i, 0, i == 3);
        seated();
        for (int i = 0; i < seating.n_sittings; i++)
            ((struct sitting *)town.season.seating)[i].fixed = false;
        CHECK_ROW(row,
                  happen((struct day_event){.what = INCIDENT_CLOSE,
                                            .rooms = &room,
                                            .n_rooms = 1,
                                            .pupil = -1,
                                            .paper = -1,
                                            .from_at = at("08:00"),
                                            .until_at = at("12:00"),
                                            .now_at = at("07:40")}),
                  true);
        CHECK_ROW(row, happened.after.n_unseated, row->unseated);
        CHECK_ROW(row, strstr(happened.told, row->words) != NULL, true);
        CHECK_ROW(row, sound(), true);
        close_town(NULL);
    }
}

static bool told(const char *words)
{
    for (int i = 0; i < happened.n_notes; i++)
        if (strstr(happened.notes[i], words))
            return true;
    return false;
}

/* A room that is held up already is not held up twice; the others asked with it are. */
static void a_room_is_held_up_once(void **state)
{
    int rooms[] = {0, 1, 1};
    struct day_event delay = {.what = INCIDENT_DELAY,
                              .rooms = rooms,
                              .n_rooms = 1,
                              .pupil = -1,
                              .paper = -1,
                              .from_at = at("09:30"),
                              .until_at = -1,
                              .minutes = 10,
                              .now_at = at("09:30")};

    (void)state;
    town_room(&town, 1);
    town_room(&town, 1);
    (void)town_paper(&town, today, SESSION_AM, 60);
    for (int i = 0; i < 2; i++) {
        town_enter(&town, town_pupil(&town), 0);
        (void)town_fix(&town, i, 0, i);
    }
    seated();
    assert_true(happen(delay));
    assert_true(sits(0, 0)->ends_at == at("10:10") && sits(1, 0)->ends_at == at("10:00"));
    town.season = happened.after;
    delay.n_rooms = 3;
    delay.from_at = delay.now_at = at("09:31");
    assert_true(event_recall(&town.season, &delay)); /* of one of them, not the first */
    assert_true(delay.from_at == at("09:30"));
    assert_true(happen(delay) && !happened.known);
    assert_true(sits(0, 0)->ends_at == at("10:10") && sits(1, 0)->ends_at == at("10:10"));
    assert_int_equal(happened.after.n_incidents, 2);
    assert_true(told("R000 was recorded before"));
    assert_false(told("R001 was recorded before"));
    assert_true(sound());
    town.season = happened.after;
    assert_true(happen(delay) && happened.known);
}

/* In the middle of a paper a desk that came free since is told, for that long, and no other. */
static void desks_that_came_free_are_told(void **state)
{
    static const struct {
        const char *label, *now, *words;
        bool told;
    } rows[] = {
        {"after the short paper", "10:05",
         "desks that came free since they began, until 10:30: R001 1 (since 10:00)", true},
        {"while it is sat", "09:50", "desks that came free", false},
        {"before all began", "08:00", "desks that came free", false},
    };

    EACH (row, rows) {
        close_town(state);
        open_town(state);
        town_room(&town, 2);
        town_room(&town, 2);
        (void)town_paper(&town, today, SESSION_AM, 90);
        (void)town_paper(&town, today, SESSION_AM, 60);
        for (int i = 0; i < 4; i++)
            town_enter(&town, town_pupil(&town), i == 2);
        for (int i = 0; i < 4; i++)
            (void)town_fix(&town, i, i == 2, i / 2);
        seated();
        int room = 0;
        CHECK_ROW(row,
                  happen((struct day_event){.what = INCIDENT_CLOSE,
                                            .rooms = &room,
                                            .n_rooms = 1,
                                            .pupil = -1,
                                            .paper = -1,
                                            .from_at = at(row->now),
                                            .until_at = at("12:00"),
                                            .now_at = at(row->now)}),
                  true);
        CHECK_ROW(row, happened.after.n_unseated, 2);
        CHECK_ROW(row, told(row->words), row->told);
    }
}

/* A broken arm: a room of their own and a scribe; the other stays where they are. */
static void a_new_arrangement_moves_one(void **state)
{
    (void)state;
    town_room(&town, 10);
    town_room(&town, 2);
    (void)town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 3; i++)
        town_enter(&town, town_pupil(&town), 0);
    seated();
    struct day_event arm = {.what = INCIDENT_ARRANGE,
                            .pupil = 1,
                            .paper = -1,
                            .from_at = today * DAY_MIN,
                            .kind = "scribe",
                            .amount = -1,
                            .route = ROUTE_PENDING,
                            .now_at = at("07:40")};
    assert_true(happen(arm));
    assert_int_not_equal(sits(1, 0)->room, sits(0, 0)->room);
    assert_int_equal(sits(0, 0)->room, sits(2, 0)->room);
    assert_true(happened.n_notes >= 1); /* not approved */
    assert_true(sound());
    arm.from_at -= (int64_t)3 * DAY_MIN; /* what is before the first exam is not touched */
    assert_true(happen(arm));
    assert_true(happened.from == today && happened.until == today);
    arm.from_at = today * DAY_MIN;
    arm.kind = "extra_time";
    arm.amount = 25;
    assert_true(happen(arm));
    assert_true(sits(1, 0)->ends_at == at("10:53"));
    assert_true(sits(0, 0)->ends_at == at("10:30"));
    arm.kind = "wings";
    assert_false(happen(arm));
    assert_int_equal(fault.kind, FAULT_USAGE);
    arm.kind = "scribe";
    arm.now_at = at("09:30"); /* begun: stays as it is */
    assert_true(happen(arm));
    assert_int_equal(happened.n_changes, 0);
}

/* ...or half as much time again: whoever finishes before them in a small room is not left behind.
 */
static void more_time_moves_who_would_outlast(void **state)
{
    static const struct {
        const char *label;
        int percent;
        bool moves;
    } rows[] = {{"a quarter more", 25, false}, {"half as much again", 50, true}};

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 4);
        town_room(&town, 4);
        (void)town_paper(&town, today, SESSION_AM, 90);
        for (int i = 0; i < 3; i++) {
            town_enter(&town, town_pupil(&town), 0);
            town_has(&town, i, "prompter", -1);
        }
        seated();
        CHECK_ROW(row, seating.rooms, 1);
        struct day_event arm = {.what = INCIDENT_ARRANGE,
                                .pupil = 1,
                                .paper = -1,
                                .from_at = today * DAY_MIN,
                                .kind = "extra_time",
                                .amount = row->percent,
                                .route = ROUTE_APPROVED,
                                .now_at = at("07:40")};
        CHECK_ROW(row, happen(arm), true);
        CHECK_ROW(row, sits(1, 0)->room != sits(0, 0)->room, row->moves);
        CHECK_ROW(row, sits(0, 0)->room == sits(2, 0)->room, true);
        close_town(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_closed_room_is_left),       cmocka_unit_test(as_few_as_can_be_have_no_desk),
        TEST(a_room_is_held_up_once),      TEST(desks_that_came_free_are_told),
        TEST(a_new_arrangement_moves_one), cmocka_unit_test(more_time_moves_who_would_outlast),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
