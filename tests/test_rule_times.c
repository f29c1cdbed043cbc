/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.5 to 1.8, 1.12 and 2.3: how long a candidate has, when papers start, when they may
 * leave, what follows what.  Seating on a tiny school. */
#include "tests/check.h"

#include "scheduler/audit/audit.h"
#include "scheduler/seat/seat.h"
#include "tests/town.h"

static struct arena rules_arena;
static struct rules rules;
static int64_t today; /* a Wednesday */
static struct town town;
static struct seating seating;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &fault) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

static int open_town(void **state)
{
    (void)state;
    town_open(&town);
    return 0;
}

static int close_town(void **state)
{
    (void)state;
    arena_release(&town.arena);
    return 0;
}

static void seat(void)
{
    struct fault fault = {0};

    assert_true(seat_make(&town.season, &rules, today, today + 6, &town.arena, &seating, &fault));
}

/* What the judge says of this seating, by rule. */
static bool judge_finds(const char *rule, int severity)
{
    struct season season = town.season;
    struct audit audit;

    season.seating = seating.sittings;
    season.n_seating = seating.n_sittings;
    audit_make(&season, &rules, NULL, 0, today, today + 6, &town.arena, &audit);
    for (int i = 0; i < audit.n_findings; i++)
        if (audit.findings[i].severity == severity && strcmp(audit.findings[i].rule, rule) == 0)
            return true;
    return false;
}

/* The sitting found, to be made wrong. */
static struct sitting *wrong(int i)
{
    struct sitting *list = arena_dup(&town.arena, seating.sittings, (size_t)seating.n_sittings,
                                     sizeof *seating.sittings);

    seating.sittings = list;
    return &list[i];
}

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
        open_town(NULL);
        for (int i = 0; i < 4; i++)
            town_room(&town, 30);
        town_paper(&town, today, SESSION_AM, row->first);
        town_paper(&town, today, SESSION_AM, row->second);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        town_enter(&town, pupil, 1);
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

/* What the judge makes of two papers of a morning, placed by somebody else. */
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
        open_town(NULL);
        for (int i = 0; i < 4; i++)
            town_room(&town, 30);
        town_paper(&town, today, SESSION_AM, row->first);
        town_paper(&town, today, SESSION_AM, row->second);
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        town_enter(&town, pupil, 1);
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

/* Over the day's limit with three papers: one may wait; who stays may rest for longer. */
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
        TEST(full_time_with_extra),         TEST(rest_breaks_to_a_cap),
        TEST(more_than_25_apart),           TEST(start_inside_the_window),
        TEST(release_after_the_window),     TEST(candidates_of_a_paper_start_together),
        TEST(very_late_candidates),         TEST(clash_of_one_session),
        TEST(limit_and_break_of_a_session), TEST(overnight_and_the_long_day),
        TEST(turnaround_and_late_room),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
