/* SPDX-License-Identifier: GPL-3.0-or-later
 * Extra time beyond the usual: who may share a room with whom, and what the judge says of it. */
#include "tests/support/rule_town.h"

enum { LONGER = 72 }; /* a quarter more of it is half as much again of an hour */

/* The first has much extra time in an hour's paper; the second sits what the row says. */
static void two_candidates(int much, int percent, int minutes, const char *kind)
{
    open_town(NULL);
    town_room(&town, 8);
    town_room(&town, 8);
    town_paper(&town, today, SESSION_AM, 60);
    town_paper(&town, today, SESSION_AM, minutes);
    for (int i = 0; i < 2; i++)
        town_enter(&town, town_pupil(&town), i);
    town_has(&town, 0, "extra_time", much);
    if (percent > 0)
        town_has(&town, 1, "extra_time", percent);
    if (*kind)
        town_has(&town, 1, kind, -1);
    seat();
}

static bool share(void)
{
    return seating.rooms == 1;
}

/* Both in one room, whatever seating made of them. */
static void put_together(void)
{
    wrong(1)->room = seating.sittings[0].room;
    wrong(1)->desk = seating.sittings[0].desk + 1;
}

static void apart_from_whom_it_outlasts(void **state)
{
    static const struct {
        const char *label;
        int much, percent, minutes; /* of the second candidate's paper */
        const char *kind;
        bool share;
    } rows[] = {
        {"25 % finishes before", 50, 25, 60, "", false},
        {"no extra time finishes before", 50, 0, 60, "prompter", false},
        {"rest breaks, finished before", 50, 0, 60, "rest_breaks", false},
        {"26 % of extra time is much", 26, 25, 60, "", false},
        {"at the same minute", 50, 25, LONGER, "", true},
        {"a minute before", 50, 25, LONGER - 1, "", false},
        {"25 % of a longer paper finishes after", 50, 25, 90, "", true},
        {"30 % and 50 % are both beyond the usual", 50, 30, 60, "", true},
        {"two of 25 %", 25, 25, 90, "", true},
    };

    (void)state;
    EACH (row, rows) {
        two_candidates(row->much, row->percent, row->minutes, row->kind);
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW(row, share(), row->share);
        CHECK_ROW(row, judge_finds("outlasts", AUDIT_SOFT), false);
        put_together();
        CHECK_ROW(row, judge_finds("outlasts", AUDIT_SOFT), !row->share);
        close_town(NULL);
    }
}

static void most_extra_time_sits_separately(void **state)
{
    static const struct {
        const char *label;
        int much, group; /* group: granted with a separate room */
        bool share;
    } rows[] = {{"50 %", 50, -1, true},
                {"51 %", 51, -1, false},
                {"100 %, in a granted group of four", 100, 4, true}};

    (void)state;
    EACH (row, rows) {
        two_candidates(row->much, 30, 120, "");
        if (row->group > 0)
            town_has(&town, 0, "separate_invigilation", -1)->group_size = row->group;
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW(row, share(), row->share);
        CHECK_ROW(row, judge_finds("extra_alone", AUDIT_SOFT), false);
        put_together();
        CHECK_ROW(row, judge_finds("extra_alone", AUDIT_SOFT), !row->share);
        close_town(NULL);
    }
}

/* Each is one cell that a school may change. */
static void a_cell_switches_it_off(void **state)
{
    struct rules shipped = rules;

    (void)state;
    rules.figures[FIGURE_EXTRA_OUTLASTS].value = 0;
    rules.figures[FIGURE_EXTRA_ALONE].value = 200;
    two_candidates(100, 25, 60, "");
    assert_true(share());
    assert_false(judge_finds("outlasts", AUDIT_SOFT));
    assert_false(judge_finds("extra_alone", AUDIT_SOFT));
    close_town(NULL);
    rules = shipped;
}

/* What nobody has confirmed is never passed without a word. */
static void not_passed_while_unconfirmed(void **state)
{
    static const struct {
        const char *label;
        int confidence, verdict;
    } rows[] = {{"as shipped", UNCONFIRMED, VERDICT_CANNOT_TELL},
                {"confirmed", CONFIRMED, VERDICT_PASS}};
    struct rules shipped = rules;

    (void)state;
    EACH (row, rows) {
        static const char *const names[] = {"outlasts", "extra_alone"};
        int found = 0;
        rules.figures[FIGURE_EXTRA_LARGE].confidence = row->confidence;
        rules.figures[FIGURE_EXTRA_OUTLASTS].confidence = row->confidence;
        rules.figures[FIGURE_EXTRA_ALONE].confidence = row->confidence;
        two_candidates(60, 25, 60, "");
        struct season season = town.season;
        struct audit audit;
        season.seating = seating.sittings;
        season.n_seating = seating.n_sittings;
        audit_make(&season, &rules, NULL, 0, today, today, &town.arena, &audit);
        for (int i = 0; i < audit.n_lines; i++) {
            for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
                if (strcmp(audit.lines[i].standard->rule, names[k]) != 0)
                    continue;
                CHECK_ROW(row, audit.lines[i].verdict, row->verdict);
                found++;
            }
        }
        CHECK_ROW(row, found, 2);
        close_town(NULL);
    }
    rules = shipped;
}

/* Where only one room is left, somebody is told that they have none, and why. */
static void no_room_left_is_told(void **state)
{
    (void)state;
    two_candidates(50, 25, 60, "prompter");
    town.rooms[1].exam = ROOM_EXAM_NO;
    seat();
    assert_int_equal(seating.n_unseated, 1);
    assert_string_equal(seating.unseated[0].reason,
                        "every room left holds someone whose extra time lasts longer");
    close_town(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(apart_from_whom_it_outlasts),
        cmocka_unit_test(most_extra_time_sits_separately),
        cmocka_unit_test(a_cell_switches_it_off),
        cmocka_unit_test(not_passed_while_unconfirmed),
        cmocka_unit_test(no_room_left_is_told),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
