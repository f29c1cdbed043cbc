/* SPDX-License-Identifier: GPL-3.0-or-later
 * What happens on the day, to the minute: delays, late comers, absence. */
#include "tests/plan/event_case.h"

static void one_room(int minutes)
{
    town_room(&town, 30);
    (void)town_paper(&town, today, SESSION_AM, minutes);
}

/* Rows: what the candidate has, when it happens, start and finish then. */
static const struct delay_row {
    const char *label, *kind;
    int amount, minutes;
    const char *from;
    int stood;
    const char *start, *finish, *release;
} delay_rows[] = {
    {"nothing special", NULL, 0, 90, "09:40", 20, "09:00", "10:50", "10:50"},
    {"extra time", "extra_time", 25, 90, "09:40", 20, "09:00", "11:13", "11:13"},
    {"rest breaks", "rest_breaks", 10, 90, "09:40", 20, "09:00", "11:05", "11:05"},
    {"at the start", NULL, 0, 90, "09:00", 20, "09:20", "10:50", "10:50"},
    {"before the start", NULL, 0, 90, "08:50", 20, "09:10", "10:40", "10:40"},
    {"over before", NULL, 0, 90, "08:30", 30, "09:00", "10:30", "10:30"},
    {"at the finish", NULL, 0, 90, "10:30", 20, "09:00", "10:30", "10:30"},
    {"a minute before", NULL, 0, 90, "10:29", 20, "09:00", "10:50", "10:50"},
    {"short paper keeps its release", NULL, 0, 45, "09:10", 10, "09:00", "09:55", "09:55"},
    {"release time stands", NULL, 0, 60, "09:10", 5, "09:00", "10:05", "10:05"},
};

static void time_lost_is_given_back(void **state)
{
    EACH (row, delay_rows) {
        close_town(state);
        open_town(state);
        one_room(row->minutes);
        town_enter(&town, town_pupil(&town), 0);
        if (row->kind)
            (void)town_has(&town, 0, row->kind, row->amount);
        seated();
        int room = seating.sittings[0].room;
        bool any = happen((struct day_event){.what = INCIDENT_DELAY,
                                             .rooms = &room,
                                             .n_rooms = 1,
                                             .pupil = -1,
                                             .paper = -1,
                                             .from_at = at(row->from),
                                             .minutes = row->stood,
                                             .now_at = at(row->from)});
        const struct sitting *now = any ? sits(0, 0) : &seating.sittings[0];
        CHECK_ROW(row, now->starts_at, at(row->start));
        CHECK_ROW(row, now->ends_at, at(row->finish));
        CHECK_ROW(row, now->release_at, at(row->release));
        CHECK_ROW(row, !any || sound(), true);
    }
}

/* What seating made of it later stays: and a delay the log knows without the time is found out. */
static void later_seating_keeps_it_and_the_judge_asks_for_it(void **state)
{
    (void)state;
    one_room(90);
    town_enter(&town, town_pupil(&town), 0);
    seated();
    assert_true(happen((struct day_event){.what = INCIDENT_DELAY,
                                          .pupil = -1,
                                          .paper = -1,
                                          .from_at = at("09:40"),
                                          .minutes = 20,
                                          .now_at = at("09:45")}));
    struct season after = happened.after;
    assert_int_equal(after.n_incidents, 1);
    assert_true(seat_make(&after, &rules, today, today, &town.arena, &seating, &fault));
    assert_true(seating.sittings[0].ends_at == at("10:50"));
    assert_int_equal(seating.sittings[0].lost_min, 20);
    happened.after.seating = town.season.seating; /* the old times beside the log */
    assert_false(sound());
    /* the same again changes nothing */
    town.season = after;
    assert_true(happen((struct day_event){.what = INCIDENT_DELAY,
                                          .pupil = -1,
                                          .paper = -1,
                                          .from_at = at("09:40"),
                                          .minutes = 20,
                                          .now_at = at("11:00")}));
    assert_true(happened.known);
}

/* The second of two papers of a session, and the afternoon in the same room, wait. */
static void what_follows_is_pushed_on(void **state)
{
    (void)state;
    town_room(&town, 30);
    town_room(&town, 30);
    (void)town_paper(&town, today, SESSION_AM, 60);
    (void)town_paper(&town, today, SESSION_AM, 60);
    (void)town_paper(&town, today, SESSION_PM, 60);
    int both = town_pupil(&town), after = town_pupil(&town);
    town_enter(&town, both, 0);
    town_enter(&town, both, 1);
    town_enter(&town, after, 2);
    seated();
    happened.after = town.season;
    int64_t second = sits(both, 1)->starts_at;
    int64_t first = sits(both, 0)->starts_at;
    int early = first < second ? 0 : 1;
    (void)town_fix(&town, after, 2, sits(both, 1 - early)->room);
    seated();
    assert_true(happen((struct day_event){.what = INCIDENT_DELAY,
                                          .pupil = -1,
                                          .paper = -1,
                                          .from_at = at("09:10"),
                                          .minutes = 45,
                                          .now_at = at("09:10")}));
    assert_true(sits(both, early)->ends_at == at("10:45"));
    assert_true(sits(both, 1 - early)->starts_at == at("11:05"));
    assert_true(sits(both, 1 - early)->ends_at == at("12:05"));
    assert_true(sits(after, 2)->starts_at == at("13:30"));
    assert_true(sound());
    /* three hours: the afternoon begins when the room is empty */
    assert_true(happen((struct day_event){.what = INCIDENT_DELAY,
                                          .pupil = -1,
                                          .paper = -1,
                                          .from_at = at("09:10"),
                                          .minutes = 180,
                                          .now_at = at("09:10")}));
    assert_true(sits(both, 1 - early)->ends_at == at("14:20"));
    assert_true(sits(after, 2)->starts_at == at("14:20"));
    assert_true(sits(after, 2)->ends_at == at("15:20"));
    assert_true(happened.n_notes > 0); /* begins after 14:00: the board */
    assert_true(sound());
}

static const struct late_row {
    const char *label;
    int minutes;
    const char *start, *finish;
    bool very_late;
} late_rows[] = {
    {"a little", 90, "09:10", "10:40", false},
    {"at the limit", 90, "10:00", "11:30", false},
    {"a minute later", 90, "10:01", "11:31", true},
    {"short: at its published finish", 45, "09:45", "10:30", false},
    {"short: a minute later", 45, "09:46", "10:31", true},
};

static void who_is_late_has_full_time(void **state)
{
    EACH (row, late_rows) {
        close_town(state);
        open_town(state);
        one_room(row->minutes);
        town_enter(&town, town_pupil(&town), 0);
        town_enter(&town, town_pupil(&town), 0);
        seated();
        CHECK_ROW(row,
                  happen((struct day_event){.what = INCIDENT_LATE,
                                            .pupil = 1,
                                            .paper = 0,
                                            .from_at = at(row->start),
                                            .now_at = at(row->start)}),
                  true);
        CHECK_ROW(row, sits(1, 0)->starts_at, at(row->start));
        CHECK_ROW(row, sits(1, 0)->ends_at, at(row->finish));
        CHECK_ROW(row, sits(0, 0)->starts_at, at("09:00"));
        CHECK_ROW(row, sits(1, 0)->room, sits(0, 0)->room);
        CHECK_ROW(row, happened.n_notes > 0, row->very_late);
        CHECK_ROW(row, sound(), true);
    }
}

/* Both finish at 10:30; whoever has half as much time again is left behind when they came late. */
static void late_with_much_extra_time_is_told(void **state)
{
    static const struct {
        const char *label;
        int late;
        bool told;
    } rows[] = {{"who has half as much again", 0, true}, {"who has a quarter more", 1, false}};

    EACH (row, rows) {
        close_town(state);
        open_town(state);
        one_room(60);
        (void)town_paper(&town, today, SESSION_AM, 72);
        for (int i = 0; i < 2; i++) {
            town_enter(&town, town_pupil(&town), i);
            (void)town_has(&town, i, "extra_time", i == 0 ? 50 : 25);
        }
        seated();
        CHECK_ROW(row, seating.rooms, 1);
        CHECK_ROW(row,
                  happen((struct day_event){.what = INCIDENT_LATE,
                                            .pupil = row->late,
                                            .paper = row->late,
                                            .from_at = at("09:10"),
                                            .now_at = at("09:10")}),
                  true);
        bool told = false;
        for (int i = 0; i < happened.n_notes; i++)
            told = told || strstr(happened.notes[i], "P0000 writes on in R000 until 10:40, after "
                                                     "P0001, who finishes at 10:30") != NULL;
        CHECK_ROW(row, told, row->told);
    }
}

static void who_is_not_late_is_refused(void **state)
{
    (void)state;
    one_room(90);
    town_enter(&town, town_pupil(&town), 0);
    seated();
    assert_false(happen(
        (struct day_event){.what = INCIDENT_LATE, .pupil = 0, .paper = 0, .from_at = at("08:50")}));
    assert_int_equal(fault.kind, FAULT_CONFLICT);
    assert_false(happen((struct day_event){
        .what = INCIDENT_LATE, .pupil = 0, .paper = -1, .from_at = at("15:00")}));
    assert_int_equal(fault.kind, FAULT_MISSING);
}

/* Absent: no seat now, none when seated again, until undone. */
static void who_is_absent_sits_no_more(void **state)
{
    (void)state;
    one_room(90);
    town_enter(&town, town_pupil(&town), 0);
    town_enter(&town, town_pupil(&town), 0);
    seated();
    assert_true(happen((struct day_event){.what = INCIDENT_ABSENT,
                                          .pupil = 0,
                                          .paper = -1,
                                          .from_at = at("09:20"),
                                          .until_at = at("23:00"),
                                          .now_at = at("09:20")}));
    assert_null(sits(0, 0));
    assert_non_null(sits(1, 0));
    assert_int_equal(happened.after.n_unseated, 1);
    assert_true(sound());
    struct season after = happened.after;
    assert_true(seat_make(&after, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.n_sittings, 1);
}

/* The log says where and what, though only the candidate was named; of two papers missed neither.
 */
static void the_log_has_room_and_paper(void **state)
{
    static const struct {
        const char *label;
        int what, paper;
        const char *from;
        int row_room, row_paper;
    } rows[] = {
        {"late for one", INCIDENT_LATE, -1, "09:10", 0, 0},
        {"late, paper named", INCIDENT_LATE, 0, "09:10", 0, 0},
        {"misses the second", INCIDENT_ABSENT, 1, "12:00", 0, 1},
        {"misses both", INCIDENT_ABSENT, -1, "08:30", -1, -1},
    };

    EACH (row, rows) {
        close_town(state);
        open_town(state);
        one_room(60);
        (void)town_paper(&town, today, SESSION_PM, 60);
        town_enter(&town, town_pupil(&town), 0);
        town_enter(&town, 0, 1);
        seated();
        struct day_event event = {.what = row->what,
                                  .pupil = 0,
                                  .paper = row->paper,
                                  .from_at = at(row->from),
                                  .until_at = row->what == INCIDENT_ABSENT ? at("23:00") : -1,
                                  .now_at = at(row->from)};
        CHECK_ROW(row, happen(event), true);
        CHECK_ROW(row, happened.after.n_incidents, 1);
        CHECK_ROW(row, happened.after.incidents[0].room, row->row_room);
        CHECK_ROW(row, happened.after.incidents[0].paper, row->row_paper);
        town.season = happened.after; /* it is known by what was asked */
        CHECK_ROW(row, happen(event) && happened.known, true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(time_lost_is_given_back),    TEST(later_seating_keeps_it_and_the_judge_asks_for_it),
        TEST(what_follows_is_pushed_on),  TEST(who_is_late_has_full_time),
        TEST(who_is_not_late_is_refused), TEST(who_is_absent_sits_no_more),
        TEST(the_log_has_room_and_paper), TEST(late_with_much_extra_time_is_told),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
