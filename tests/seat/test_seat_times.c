/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating: when papers begin and end, and what gives way in a clash. */
#include "tests/seat/seat_case.h"

static void full_time(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int session, minutes, extra, rest, ends, release;
    } rows[] = {
        {"morning", SESSION_AM, 90, 0, 0, AM + 90, AM + 90},
        {"extra time, rounded up", SESSION_AM, 90, 25, 0, AM + 113, AM + 113},
        {"with rest breaks", SESSION_AM, 105, 25, 10, AM + 132 + 22, AM + 132 + 22},
        {"short", SESSION_AM, 45, 0, 0, AM + 45, AM + 45},
        {"very short", SESSION_PM, 20, 0, 0, PM + 20, PM + 30},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, row->session, row->minutes);
        town_room(&town, 10);
        int pupil = pupils(1, "", 0);
        if (row->extra)
            town_has(&town, pupil, "extra_time", row->extra);
        if (row->rest)
            town_has(&town, pupil, "rest_breaks", row->rest);
        seat();
        const struct sitting *got = sitting_of(pupil, 0);
        assert_true(got->room >= 0);
        CHECK_ROW(row, got->ends_at - today * DAY_MIN, row->ends);
        CHECK_ROW(row, got->release_at - today * DAY_MIN, row->release);
        CHECK_ROW(row, got->allowed_min + got->rest_min, got->ends_at - got->starts_at);
        close_town(NULL);
    }
}

static void an_early_start_holds_until_ten(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 60)->start = 8 * 60 + 30;
    town_room(&town, 10);
    int pupil = pupils(1, "", 0);
    seat();
    assert_int_equal(sitting_of(pupil, 0)->ends_at - today * DAY_MIN, 9 * 60 + 30);
    assert_int_equal(sitting_of(pupil, 0)->release_at - today * DAY_MIN, 10 * 60);
}

/* Pupil 0 sits all of these papers, five others the first. */
static void make_clash(const int *sessions, const int *minutes)
{
    open_town(NULL);
    for (int i = 0; i < 8; i++)
        town_room(&town, 30);
    int pupil = town_pupil(&town);
    for (int i = 0; i < 3 && minutes[i]; i++) {
        town_paper(&town, today, sessions[i], minutes[i]);
        town_enter(&town, pupil, i);
    }
    for (int i = 0; i < 5; i++)
        town_enter(&town, town_pupil(&town), 0);
}

/* "09:00 note, 10:50 note": the papers of pupil 0. */
static const char *day_described(void)
{
    const char *text = "";

    for (int i = 0; i < town.season.n_papers; i++)
        text = arena_text(&town.arena, "%s%s%s%s%s", text, i ? ", " : "",
                          time_text(&town.arena, start_of(0, i)),
                          *sitting_of(0, i)->note ? " " : "", sitting_of(0, i)->note);
    return text;
}

static void clashes(void **state)
{
    (void)state;
#define AFTER(paper) " clash: after " paper ", supervised break"
#define DECIDE       "; one paper may be deferred to the next morning: decide"
    static const struct {
        const char *label;
        int sessions[3], minutes[3];
        const char *want;
    } rows[] = {
        {"within three hours", {SESSION_AM, SESSION_AM}, {90, 60}, "09:00, 10:50" AFTER("X00")},
        {"the larger group keeps its time",
         {SESSION_AM, SESSION_AM},
         {60, 90},
         "09:00, 10:20" AFTER("X00")},
        {"over three hours",
         {SESSION_AM, SESSION_AM},
         {120, 75},
         "09:00, 13:30 clash: moved to the afternoon session, supervised in between"},
        {"afternoon to morning",
         {SESSION_PM, SESSION_PM},
         {120, 75},
         "13:30, 09:00 clash: moved to the morning session, supervised in between"},
        {"different sessions", {SESSION_AM, SESSION_PM}, {120, 120}, "09:00, 13:30"},
        {"a long morning", {SESSION_AM, SESSION_PM}, {300, 60}, "09:00, 14:20" AFTER("X00")},
        {"over the day's limit",
         {SESSION_AM, SESSION_AM, SESSION_PM},
         {120, 120, 120},
         "09:00, 11:20" AFTER("X00") DECIDE ", 13:40" AFTER("X01") DECIDE},
    };
    EACH (row, rows) {
        make_clash(row->sessions, row->minutes);
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW_TEXT(row, day_described(), row->want);
        close_town(NULL);
    }
}

/* Papers whose start is told, with or without a session, beside the candidate's others. */
static void starts_of_their_own(void **state)
{
    enum { EARLY = 8 * 60 + 30, TEN = 10 * 60, NOON = 12 * 60 + 15, LATE = 15 * 60 + 30 };
    (void)state;
    static const struct {
        const char *label;
        int sessions[3], minutes[3], starts[3];
        const char *want;
    } rows[] = {
        {"late, and a morning", {SESSION_AM}, {90, 60}, {-1, LATE}, "09:00, 15:30"},
        {"late, and an afternoon", {SESSION_PM}, {60, 60}, {-1, LATE}, "13:30, 15:30"},
        {"late in the afternoon", {SESSION_PM, SESSION_PM}, {60, 60}, {-1, LATE}, "13:30, 15:30"},
        {"at noon, before an afternoon", {SESSION_PM}, {60, 60}, {-1, NOON}, "13:30, 12:15"},
        {"two soon after each other", {SESSION_AM}, {45, 60}, {-1, TEN}, "09:00, 10:00"},
        {"both told", {0}, {45, 60}, {EARLY, TEN}, "08:30, 10:00"},
        {"at once", {SESSION_AM}, {75, 60}, {-1, TEN}, "09:00, 10:35" AFTER("X00")},
        {"more than a session holds",
         {SESSION_AM},
         {90, 120},
         {-1, TEN + 30},
         "09:00, 13:30 clash: moved to the afternoon session, supervised in between"},
    };
    EACH (row, rows) {
        make_clash(row->sessions, row->minutes);
        for (int i = 0; i < town.season.n_papers; i++)
            town.papers[i].start = row->starts[i];
        seat();
        CHECK_ROW(row, seating.n_unseated, 0);
        CHECK_ROW_TEXT(row, day_described(), row->want);
        close_town(NULL);
    }
}

/* Papers in a row, then one that fits no more, and a shorter one that does. */
static void nothing_ends_after_midnight(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes[4]; /* of afternoon papers */
        int unseated, last_end;
    } rows[] = {
        {"up to midnight", {200, 200, 190}, 0, DAY_MIN},
        {"a minute too long", {200, 200, 191}, 1, 20 * 60 + 30},
        {"a shorter one still fits", {300, 240, 200, 30}, 1, 23 * 60 + 40},
        {"one paper alone", {631}, 1, 0},
        {"one paper until midnight", {630}, 0, DAY_MIN},
    };
    EACH (row, rows) {
        int last = 0;
        open_town(NULL);
        for (int i = 0; i < 8; i++)
            town_room(&town, 30);
        int pupil = town_pupil(&town);
        for (int i = 0; i < 4 && row->minutes[i]; i++) {
            town_paper(&town, today, SESSION_PM, row->minutes[i]);
            town_enter(&town, pupil, i);
        }
        seat();
        for (int i = 0; i < seating.n_sittings; i++) {
            int end = (int)(seating.sittings[i].ends_at - today * DAY_MIN);
            last = end > last ? end : last;
        }
        CHECK_ROW(row, seating.n_unseated, row->unseated);
        CHECK_ROW(row, last, row->last_end);
        for (int i = 0; i < seating.n_unseated; i++)
            assert_non_null(strstr(seating.unseated[i].reason, "fix"));
        close_town(NULL);
    }
}

static void extra_time_counts_in_a_clash(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    town_room(&town, 30);
    town_room(&town, 30);
    int pupil = pupils(1, "extra_time", 25);
    town_enter(&town, pupil, 1);
    seat();
    assert_int_equal(start_of(pupil, 0), AM);
    assert_int_equal(start_of(pupil, 1), PM); /* 113 + 75 > 180 */
}

static void turned_round_before_the_afternoon(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 255); /* until 13:15: too late for 13:30 */
    town_paper(&town, today, SESSION_PM, 60);
    town_room(&town, 15);
    town_room(&town, 30);
    pupils(15, "", 0);
    int other = town_pupil(&town);
    town_enter(&town, other, 1);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(other, 1)->room, 1);
}

static void parts(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, -1, SESSION_DAY, 600);
    paper->parts = "2027-05-12;2027-05-13";
    paper->kind = PAPER_ART;
    town_room(&town, 30);
    pupils(2, "", 0);
    seat();
    assert_int_equal(seating.n_entries, 2);
    assert_int_equal(seating.n_sittings, 4);
    assert_int_equal(seating.sittings[0].part, 0);
    assert_int_equal(seating.sittings[3].part, 1);
    assert_int_equal(seating.sittings[0].allowed_min, 300);
    assert_int_equal(seating.sittings[3].starts_at, (today + 1) * DAY_MIN + AM);
}

static void one_at_a_time(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, today, SESSION_AM, 15);
    paper->each_minutes = 15;
    paper->kind = PAPER_SPEAKING;
    town_paper(&town, today, SESSION_AM, 60);
    for (int i = 0; i < 3; i++)
        town_room(&town, 10);
    pupils(20, "", 0);
    town_enter(&town, 0, 1); /* writes until 10:00 */
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(start_of(1, 0), AM);
    assert_int_equal(start_of(2, 0), AM + 15);
    assert_true(start_of(0, 0) >= AM + 60);
    for (int i = 0; i < seating.n_sittings; i++) {
        for (int j = 0; j < i; j++) {
            const struct sitting *a = &seating.sittings[i];
            const struct sitting *b = &seating.sittings[j];
            if (a->room == b->room)
                assert_true(a->starts_at >= b->release_at || b->starts_at >= a->release_at);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_time),
        TOWN_TEST(an_early_start_holds_until_ten),
        cmocka_unit_test(clashes),
        cmocka_unit_test(starts_of_their_own),
        cmocka_unit_test(nothing_ends_after_midnight),
        TOWN_TEST(extra_time_counts_in_a_clash),
        TOWN_TEST(turned_round_before_the_afternoon),
        TOWN_TEST(parts),
        TOWN_TEST(one_at_a_time),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
