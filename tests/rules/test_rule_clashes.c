/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.8: papers of one candidate that clash, by session and by day. */
#include "tests/support/rule_town.h"

/* A new town of four rooms, and somebody with two papers of one morning. */
static int one_with_two(int first_min, int second_min)
{
    open_town(NULL);
    for (int i = 0; i < 4; i++)
        town_room(&town, 30);
    town_paper(&town, today, SESSION_AM, first_min);
    town_paper(&town, today, SESSION_AM, second_min);
    int pupil = town_pupil(&town);
    town_enter(&town, pupil, 0);
    town_enter(&town, pupil, 1);
    return pupil;
}

static void clash_of_one_session(void **state)
{
    static const struct {
        const char *label;
        int first, second, percent;
        int starts[2]; /* of the two */
    } rows[] = {
        {"three hours: one after the other", 90, 90, -1, {540, 650}},
        {"a minute more: the afternoon", 91, 90, -1, {540, 810}},
        {"extra time counts", 75, 75, 25, {540, 810}},
        {"with extra time, still three hours", 72, 72, 25, {540, 650}},
    };

    (void)state;
    EACH (row, rows) {
        int pupil = one_with_two(row->first, row->second);
        for (int i = 0; i < 3; i++) /* the first paper has the larger group and keeps its time */
            town_enter(&town, town_pupil(&town), 0);
        if (row->percent > 0)
            town_has(&town, pupil, "extra_time", row->percent);
        seat();
        for (int paper = 0; paper < 2; paper++)
            for (int i = 0; i < seating.n_sittings; i++) {
                const struct entry *entry = &town.season.entries[seating.sittings[i].entry];
                if (entry->pupil == pupil && entry->paper == paper)
                    CHECK_ROW(row, seating.sittings[i].starts_at - today * DAY_MIN,
                              row->starts[paper]);
            }
        CHECK_ROW(row, judge_finds("clash_limit", AUDIT_HARD), false);
        CHECK_ROW(row, judge_finds("clash_break", AUDIT_HARD), false);
        close_town(NULL);
    }
}

static void limit_and_break_of_a_session(void **state)
{
    static const struct {
        const char *label;
        int first, second, second_start;
        bool limit, pause;
    } rows[] = {
        {"twenty minutes' break", 60, 60, 620, false, false},
        {"twenty-one", 60, 60, 621, false, true},
        {"over three hours in the morning", 100, 90, 660, true, false},
        {"...one of them in the afternoon", 100, 90, 810, false, false},
    };

    (void)state;
    EACH (row, rows) {
        (void)one_with_two(row->first, row->second);
        seat();
        assert_int_equal(seating.n_sittings, 2);
        struct sitting *list = wrong(0);
        int second = town.season.entries[list[0].entry].paper == 1 ? 0 : 1;
        int minutes = (int)(list[second].ends_at - list[second].starts_at);
        list[1 - second].starts_at = today * DAY_MIN + 540;
        list[1 - second].ends_at = list[1 - second].release_at =
            list[1 - second].starts_at + row->first;
        list[second].starts_at = today * DAY_MIN + row->second_start;
        list[second].ends_at = list[second].release_at = list[second].starts_at + minutes;
        CHECK_ROW(row, judge_finds("clash_limit", AUDIT_HARD), row->limit);
        CHECK_ROW(row, judge_finds("clash_break", AUDIT_HARD), row->pause);
        close_town(NULL);
    }
}

static void overnight_and_the_long_day(void **state)
{
    static const struct {
        const char *label, *qualification, *long_break;
        int minutes[3];
        bool decide;
        int last_start;
    } rows[] = {
        {"GCSE, five and a half hours", "GCSE", "20", {110, 110, 110}, false, 0},
        {"a minute more", "GCSE", "20", {111, 110, 110}, true, 0},
        {"A level, six hours", "GCE", "20", {120, 120, 120}, false, 0},
        {"a minute more", "GCE", "20", {121, 120, 120}, true, 0},
        {"two papers only", "GCSE", "20", {170, 0, 170}, false, 0},
        {"a longer break", "GCSE", "45", {120, 120, 120}, true, 540 + 120 + 45 + 120 + 45},
        {"not shorter than the rule's",
         "GCSE",
         "5",
         {120, 120, 120},
         true,
         540 + 120 + 20 + 120 + 20},
    };
    static const int sessions[] = {SESSION_AM, SESSION_AM, SESSION_PM};

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        struct setting setting = {.name = "clash_long_break", .value = row->long_break};
        town.season.settings = &setting;
        town.season.n_settings = 1;
        bool decide = false;
        int64_t last = 0;
        for (int i = 0; i < 4; i++)
            town_room(&town, 30);
        int pupil = town_pupil(&town);
        for (int i = 0; i < 3; i++) {
            if (!row->minutes[i])
                continue;
            town_paper(&town, today, sessions[i], row->minutes[i])->qualification =
                row->qualification;
            town_enter(&town, pupil, town.season.n_papers - 1);
        }
        seat();
        for (int i = 0; i < seating.n_sittings; i++) {
            const struct sitting *sat = &seating.sittings[i];
            decide = decide || strstr(sat->note, "may be deferred to the next morning");
            last = sat->starts_at > last ? sat->starts_at : last;
        }
        CHECK_ROW(row, decide, row->decide);
        if (row->last_start)
            CHECK_ROW(row, last - today * DAY_MIN, row->last_start);
        CHECK_ROW(row, judge_finds("clash_break", AUDIT_HARD), false);
        close_town(NULL);
    }
}

#define TEST(function) cmocka_unit_test(function)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(clash_of_one_session),
        TEST(limit_and_break_of_a_session),
        TEST(overnight_and_the_long_day),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
