/* SPDX-License-Identifier: GPL-3.0-or-later
 * A lesson that was sent to another room is there for everybody who asks: classes that join it,
 * a site's minimum, a room that is closed, and the judge. */
#include "tests/support/cover_case.h"

#include "scheduler/seat/event.h"

static int farm, barn;

static void send(int lesson, int room)
{
    (void)MAKE_ROW(&make, lesson_choices, .lesson = lesson, .date = day_parse(WEDNESDAY),
                   .into = -1, .room = room, .by = "");
}
static void two_sites(void)
{
    farm = make_site(&make, "FARM");
    barn = make_room(&make, "SHED", ROOM_CLASSROOM, 30);
    MAKE(&make, rooms, barn)->site = farm;
}

/* ---- classes that join ---- */

static void named(void)
{
    two_sites();
    absent(at, WED);
    MAKE(&make, lessons, 0)->cover = COVER_SPLIT;
    MAKE(&make, lessons, 0)->split_to = "9B;9C";
}
static void host_sent_off(void)
{
    named();
    send(1, barn);
}
static void host_comes(void)
{
    named();
    MAKE(&make, lessons, 1)->room = barn;
    send(1, 1);
}
static void both_sent_off(void)
{
    named();
    send(0, barn);
    send(1, barn);
}
static void joining_class_sent_off(void)
{
    named();
    send(0, barn);
}

static void classes_join_where_they_are(void **state)
{
    (void)state;
    static const struct cover_row rows[] = {
        {"on one site", named, "Wed 09:00 A1>B1 BT"},
        {"the other was sent to the farm", host_sent_off, "-"},
        {"it was sent here from the farm", host_comes, "Wed 09:00 A1>B1 BT"},
        {"both are at the farm", both_sent_off, "Wed 09:00 A1>B1 BT"},
        {"only the class that would join is", joining_class_sent_off, "-"},
    };
    cover_rows(rows, ENTRIES(rows), "cover;merged");
}

/* One place in 9B and one in 9C, a pupil of 9A each. */
static void among_two(void)
{
    named();
    int ct = adult("CT", "teacher", false), row = lesson_at("C1", "9C", WED, 9, ct);
    MAKE(&make, lessons, row)->room = make_room(&make, "T3", ROOM_CLASSROOM, 4);
    (void)make_room(&make, "TINY", ROOM_SMALL, 1);
    for (int i = 5; i <= 7; i++)
        make_member(&make, "9C", make_pupil(&make, arena_text(&arena, "%04d", i)));
    make_member(&make, "9B", make_pupil(&make, "0008"));
}

static int found(const char *rule)
{
    int count = 0;

    for (int i = 0; i < audit.n_findings; i++)
        count +=
            audit.findings[i].severity <= AUDIT_OPEN && strcmp(audit.findings[i].rule, rule) == 0;
    return count;
}

/* The plan is made; then a lesson goes elsewhere. */
static void the_judge_sees_them_there(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(void);
        int lesson;
        const char *room;
        bool wrong;
    } rows[] = {
        {"as planned", named, -1, "", false},
        {"the host at the farm", named, 1, "SHED", true},
        {"the host in a room alike", named, 1, "R1", false},
        {"two hosts, as planned", among_two, -1, "", false},
        {"...one in a room too small for more", among_two, 2, "TINY", true},
        {"...one in a large room", among_two, 2, "R1", false},
    };
    EACH (row, rows) {
        open_case();
        row->change();
        make_the_plan();
        if (row->lesson >= 0)
            send(row->lesson, season_room(&make.season, row->room));
        audit_make(&make.season, &rules, plan.assignments, plan.n_assignments, world.from,
                   world.until, &arena, &audit);
        CHECK_ROW(row, found("merge") > 0, row->wrong);
        arena_release(&arena);
    }
}

/* ---- a site's minimum ---- */

static void minima_follow_the_lesson(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        bool barn_by_timetable, sent_off, sent_here;
        int missing;
    } rows[] = {
        {"the first-aider teaches here", false, false, false, 0},
        {"...at the farm", true, false, false, 1},
        {"...was sent to the farm", false, true, false, 1},
        {"...was sent here", true, false, true, 0},
    };
    EACH (row, rows) {
        int minimum = 0;
        open_case();
        two_sites();
        person_of(at)->site = 0;
        (void)MAKE_ROW(&make, staff_sites, .staff = at, .site = farm);
        make_skill(&make, at, "first_aid");
        (void)MAKE_ROW(&make, minima, .site = 0, .skill = "first_aid", .count = 1, .weekday = WED,
                       .start = 540, .end = 600);
        if (row->barn_by_timetable)
            MAKE(&make, lessons, 0)->room = barn;
        if (row->sent_off || row->sent_here)
            send(0, row->sent_off ? barn : 0);
        make_the_plan();
        for (int i = 0; i < world.n_duties; i++)
            minimum += strcmp(world.duties[i].kind->name, "minimum") == 0;
        CHECK_ROW(row, minimum, row->missing);
        CHECK_ROW(row, found("minimum"), row->missing);
        arena_release(&arena);
    }
}

/* ---- a room is closed ---- */

static void a_closed_room_names_who_is_there(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int lesson, room; /* lesson -1: nothing was decided */
        bool told;
    } rows[] = {
        {"the lesson of the timetable", -1, -1, true},
        {"it is in another room that day", 0, 1, false},
        {"another one came", 1, 0, true},
    };
    EACH (row, rows) {
        struct event_result result;
        struct fault fault = {0};
        int closed = 0;
        bool told = false;
        open_case();
        if (row->lesson >= 0)
            send(row->lesson, row->room);
        struct day_event close = {.what = INCIDENT_CLOSE,
                                  .rooms = &closed,
                                  .n_rooms = 1,
                                  .pupil = -1,
                                  .paper = -1,
                                  .to = -1,
                                  .who = "officer",
                                  .from_at = make_at(WEDNESDAY, "08:00"),
                                  .until_at = make_at(WEDNESDAY, "12:00"),
                                  .now_at = make_at(WEDNESDAY, "07:40")};
        assert_true(event_make(&make.season, &rules, &close, &arena, &result, &fault));
        const char *class_name = row->lesson == 1 ? "9B" : "9A";
        for (int i = 0; i < result.n_notes; i++)
            told = told || strncmp(result.notes[i], class_name, strlen(class_name)) == 0;
        CHECK_ROW(row, told, row->told);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_join_where_they_are),
        cmocka_unit_test(the_judge_sees_them_there),
        cmocka_unit_test(minima_follow_the_lesson),
        cmocka_unit_test(a_closed_room_names_who_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
