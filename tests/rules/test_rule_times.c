/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.5 to 1.7, 1.12 and 2.3: how long a candidate has, when papers start, when they may
 * leave, how long a room rests. */
#include "tests/support/rule_town.h"

static void full_time_with_extra(void **state)
{
    static const struct {
        const char *label;
        int minutes, percent, allowed; /* percent -1: none */
    } rows[] = {
        {"none", 105, -1, 105},
        {"25 %", 60, 25, 75},
        {"25 %, rounded up", 105, 25, 132},
        {"33 %, rounded up", 50, 33, 67},
        {"50 %", 105, 50, 158},
        {"twice the time", 105, 100, 210},
    };

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 5);
        town_paper(&town, today, SESSION_AM, row->minutes);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        if (row->percent > 0)
            town_has(&town, pupil, "extra_time", row->percent);
        seat();
        CHECK_ROW(row, seating.sittings[0].allowed_min, row->allowed);
        CHECK_ROW(row, seating.sittings[0].ends_at - seating.sittings[0].starts_at, row->allowed);
        CHECK_ROW(row, judge_finds("full_time", AUDIT_HARD), false);
        wrong(0)->ends_at--;
        CHECK_ROW(row, judge_finds("full_time", AUDIT_HARD), true);
        close_town(NULL);
    }
}

static void rest_breaks_to_a_cap(void **state)
{
    static const struct {
        const char *label;
        int minutes, percent, per_hour, rest; /* per_hour -1: the usual; 0: none */
    } rows[] = {
        {"none", 60, -1, 0, 0},
        {"ten an hour when not told", 60, -1, -1, 10},
        {"as agreed", 60, -1, 15, 15},
        {"a part of an hour, rounded up", 50, -1, 10, 9},
        {"on the extra time as well", 60, 25, 10, 13},
        {"no more than the cap", 180, -1, 15, 30},
    };

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 5);
        town_paper(&town, today, SESSION_AM, row->minutes);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        if (row->percent > 0)
            town_has(&town, pupil, "extra_time", row->percent);
        if (row->per_hour)
            town_has(&town, pupil, "rest_breaks", row->per_hour);
        seat();
        const struct sitting *sat = &seating.sittings[0];
        CHECK_ROW(row, sat->rest_min, row->rest);
        CHECK_ROW(row, sat->ends_at - sat->starts_at, sat->allowed_min + row->rest);
        CHECK_ROW(row, judge_finds("full_time", AUDIT_HARD), false);
        if (row->rest) {
            wrong(0)->ends_at--;
            CHECK_ROW(row, judge_finds("full_time", AUDIT_HARD), true);
        }
        close_town(NULL);
    }
}

/* Who outlasts the usual extra-time group sits away from the main group. */
static void more_than_25_apart(void **state)
{
    static const struct {
        const char *label;
        int percent, rooms;
    } rows[] = {{"25 %: with the others", 25, 1},
                {"26 %: another room", 26, 2},
                {"50 %: another room", 50, 2}};

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 30);
        town_room(&town, 30);
        town_paper(&town, today, SESSION_AM, 60);
        for (int i = 0; i < 10; i++)
            town_enter(&town, town_pupil(&town), 0);
        town_has(&town, 0, "extra_time", row->percent);
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW(row, seating.rooms, row->rooms);
        close_town(NULL);
    }
}

static void start_inside_the_window(void **state)
{
    static const struct {
        const char *label;
        int session, start; /* told by the officer */
        bool ask;           /* the board must have agreed */
    } rows[] = {
        {"at nine", SESSION_AM, 9 * 60, false},
        {"half past eight", SESSION_AM, 8 * 60 + 30, false},
        {"a minute before", SESSION_AM, 8 * 60 + 29, true},
        {"half past nine", SESSION_AM, 9 * 60 + 30, false},
        {"a minute after", SESSION_AM, 9 * 60 + 31, true},
        {"one o'clock", SESSION_PM, 13 * 60, false},
        {"ten to one", SESSION_PM, 12 * 60 + 50, true},
        {"two o'clock", SESSION_PM, 14 * 60, false},
        {"after two", SESSION_PM, 14 * 60 + 1, true},
    };

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 5);
        town_paper(&town, today, row->session, 60);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        town_fix(&town, pupil, 0, 0)->start = row->start;
        seat();
        CHECK_ROW(row, seating.n_sittings, 1);
        CHECK_ROW(row, judge_finds("start", AUDIT_CANNOT_TELL), row->ask);
        close_town(NULL);
    }
}

static void candidates_of_a_paper_start_together(void **state)
{
    static const struct {
        const char *label;
        int second_start;
        bool clash, found;
    } rows[] = {{"all at nine", 540, false, false},
                {"one of them later", 560, false, true},
                {"...for a clash", 560, true, false}};

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        for (int i = 0; i < 4; i++)
            town_room(&town, 5);
        town_paper(&town, today, SESSION_AM, 60);
        town_paper(&town, today, SESSION_PM, 60);
        for (int i = 0; i < 3; i++)
            town_enter(&town, town_pupil(&town), 0);
        if (row->clash)
            town_enter(&town, 2, 1);
        town_fix(&town, 2, 0, 1)->start = row->second_start;
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW(row, judge_finds("start_together", AUDIT_SOFT), row->found);
        close_town(NULL);
    }
}

static void release_after_the_window(void **state)
{
    static const struct {
        const char *label;
        int session, start, minutes, release;
    } rows[] = {
        {"45 minutes from nine: quarter to ten", SESSION_AM, 540, 45, 9 * 60 + 45},
        {"25 minutes: half an hour", SESSION_AM, 540, 25, 9 * 60 + 30},
        {"75 minutes from half past eight: ten", SESSION_AM, 510, 75, 10 * 60},
        {"an hour: ten", SESSION_AM, 540, 60, 10 * 60},
        {"two hours: the finish", SESSION_AM, 540, 120, 11 * 60},
        {"afternoon: half past two", SESSION_PM, 13 * 60, 75, 14 * 60 + 30},
        {"afternoon, long: the finish", SESSION_PM, 13 * 60 + 30, 90, 15 * 60},
    };

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_room(&town, 5);
        town_paper(&town, today, row->session, row->minutes);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        town_fix(&town, pupil, 0, 0)->start = row->start;
        seat();
        CHECK_ROW(row, seating.sittings[0].release_at - today * DAY_MIN, row->release);
        CHECK_ROW(row, judge_finds("release", AUDIT_HARD), false);
        wrong(0)->release_at--;
        CHECK_ROW(row, judge_finds("release", AUDIT_HARD), true);
        close_town(NULL);
    }
}

/* An hour after the published start; of shorter papers, their published finish. */
static void very_late_candidates(void **state)
{
    static const struct {
        const char *label;
        int published, minutes, very_late;
    } rows[] = {{"two hours: from ten", 540, 120, 600},
                {"an hour: from ten", 540, 60, 600},
                {"45 minutes: from quarter to ten", 540, 45, 585},
                {"afternoon: from half past two", 810, 90, 870}};

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, rules_very_late_at(&rules, row->published, row->minutes), row->very_late);
}

/* Two papers of one session: up to three hours one after the other, then in the other session. */
/* What the judge makes of two papers of a morning, placed by somebody else. */
/* Over the day's limit with three papers: one may wait; who stays may rest for longer. */
/* A room rests between two sessions; nobody is seated in the room for late candidates. */
static void turnaround_and_late_room(void **state)
{
    static const struct {
        const char *label, *late_room;
        int start; /* of the afternoon paper, told */
        int seated;
    } rows[] = {
        {"half an hour after", "", 13 * 60 + 30, 2},
        {"the late room stays free", "R000", 13 * 60 + 30, 0},
    };

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        struct setting setting = {.name = "late_room", .value = row->late_room};
        town.season.settings = &setting;
        town.season.n_settings = 1;
        town_room(&town, 1);
        town_paper(&town, today, SESSION_AM, 240); /* until 13:00 */
        town_paper(&town, today, SESSION_PM, 60);
        for (int i = 0; i < 2; i++)
            town_enter(&town, town_pupil(&town), i);
        seat();
        CHECK_ROW(row, seating.n_sittings, row->seated);
        CHECK_ROW(row, judge_finds("turnaround", AUDIT_SOFT), false);
        if (row->seated == 2) {
            struct sitting *list = wrong(0);
            list[0].ends_at++;
            list[0].release_at++;
            CHECK_ROW(row, judge_finds("turnaround", AUDIT_SOFT), true);
            town_paper(&town, today, SESSION_AM, 241); /* a minute longer: not both */
            town.papers[0].minutes = 241;
            seat();
            CHECK_ROW(row, seating.n_sittings, 1);
        }
        close_town(NULL);
    }
}

#define TEST(function) cmocka_unit_test(function)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(full_time_with_extra),
        TEST(rest_breaks_to_a_cap),
        TEST(more_than_25_apart),
        TEST(start_inside_the_window),
        TEST(candidates_of_a_paper_start_together),
        TEST(release_after_the_window),
        TEST(very_late_candidates),
        TEST(turnaround_and_late_room),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
