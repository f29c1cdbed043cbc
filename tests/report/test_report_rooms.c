/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reports about rooms: seating plans, lessons that lose their room, what rooms apart cost. */
#include "scheduler/duty/displaced.h"
#include "tests/support/report_make.h"

static void seating_plan(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    MAKE(&make, rooms, hall)->rows = 5;
    MAKE(&make, rooms, hall)->columns = 4;
    MAKE(&make, seating, 0)->desk = 6;
    MAKE(&make, pupils, 0)->name = "Ada";
    MAKE(&make, pupils, 1)->name = "Ben";
    assert_string_equal(
        print("seating", "text", &ask),
        "Harbour School\n"
        "Seating plans, Mon 10 May 2027 to Fri 14 May 2027\n"
        "\n"
        "HALL, Wed 12 May 2027, 09:00: 2 candidates\n"
        "Row 1 is the front; A1 is nearest the door; sockets are along the walls. All face the "
        "front, at\n"
        "least 1.25 m between the middles of chairs. * has arrangements: see report room\n"
        "Row  A                            B                             C  D\n"
        "---  ---------------------------  ----------------------------  -  -\n"
        "  1  1: 0042 Ben 8700/1 to 10:45\n"
        "  2                               6: 0041* Ada 8700/1 to 11:12\n");
    MAKE(&make, rooms, hall)->rows = MAKE(&make, rooms, hall)->columns = -1;
    has(print("seating", "text", &ask), "rooms says no rows and columns");
    has(print("seating", "json", &ask), "\"desks_HALL_2027-05-12_am\"");
    ask.room = room_12;
    has(print("seating", "text", &ask), "No candidate sits here on these days");
}

/* Lessons on the exam's Wednesday in the hall; the second class is in R12 afterwards. */
static void lessons_make(void)
{
    int first = make_lesson(&make, "L1", "9C", 2, "09:10", "10:00");
    (void)make_lesson(&make, "L2", "9D", 2, "10:00", "10:50");
    (void)make_lesson(&make, "L3", "11X", 2, "09:10", "10:00");
    int later = make_lesson(&make, "L4", "9D", 2, "11:15", "12:05"); /* the exam is over */

    for (int i = first; i <= later; i++) {
        MAKE(&make, lessons, i)->room = hall;
        MAKE(&make, lessons, i)->subject = "Drama";
        make_teacher(&make, i, person_cd, 0);
    }
    make_member(&make, "11X", 1); /* sits the exam until 10:45 */
    make_member(&make, "9C", make_pupil(&make, "0043"));
    make_member(&make, "9D", make_pupil(&make, "0044"));
}

static void displaced_lessons(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    lessons_make();
    assert_string_equal(
        print("displaced", "text", &ask),
        "Harbour School\n"
        "Lessons that lose their room, Mon 10 May 2027 to Fri 14 May 2027\n"
        "\n"
        "Lessons in exam rooms: 3, 2 with a room to move to\n"
        "Pupils: those who do not sit an exam through the whole lesson\n"
        "Day              From   Until  Lesson  Class  Subject  Staff  Pupils  Room lost  Move to  "
        "Why\n"
        "---------------  -----  -----  ------  -----  -------  -----  ------  ---------  -------  "
        "----------------\n"
        "Wed 12 May 2027  09:10  10:00  L1      9C     Drama    CD          1  HALL       R12      "
        "same block\n"
        "Wed 12 May 2027  09:10  10:00  L3      11X    Drama    CD          0  HALL       --       "
        "the whole class\n"
        "                                                                                          "
        "sits exams: no\n"
        "                                                                                          "
        "room needed\n"
        "Wed 12 May 2027  10:00  10:50  L2      9D     Drama    CD          1  HALL       R12      "
        "same block\n"
        "\n"
        "For the office: what takes these rooms\n"
        "Day              Lesson  Write\n"
        "---------------  ------  -----------------------------------------------------\n"
        "Wed 12 May 2027  L1      examrota relocate 9C R12 --date 2027-05-12 --at 09:10\n"
        "Wed 12 May 2027  L2      examrota relocate 9D R12 --date 2027-05-12 --at 10:00\n");
    ask.person = person_ab;
    has(print("displaced", "text", &ask), "No lesson loses its room on these days");
}

/* What a room must be to be suggested for the first lesson. */
struct move_case {
    const char *label;
    int kind, seats; /* of R12 */
    bool workshop, closed, exam, lesson, after;
    const char *to, *why;
};

static void move_make(const struct move_case *row)
{
    int lesson = make_lesson(&make, "L1", "9C", 2, "09:10", "10:00");

    MAKE(&make, lessons, lesson)->room = hall;
    make_member(&make, "9C", make_pupil(&make, "0043"));
    MAKE(&make, rooms, room_12)->kind = row->kind;
    MAKE(&make, rooms, room_12)->seats = row->seats;
    MAKE(&make, rooms, hall)->kind = row->workshop ? ROOM_WORKSHOP : ROOM_HALL;
    if (row->closed)
        (void)MAKE_ROW(&make, closures, .room = room_12, .start = make_at(DAY, "09:50"),
                       .end = make_at(DAY, "12:00"), .why = "");
    if (row->exam)
        MAKE(&make, seating, 1)->room = room_12;
    if (row->lesson || row->after) {
        int other = make_lesson(&make, "L2", row->after ? "9C" : "9D", 2,
                                row->after ? "10:10" : "09:30", "11:00");
        MAKE(&make, lessons, other)->room = room_12;
    }
}

static void rooms_to_move_to(void **state)
{
    static const struct move_case rows[] = {
        {"free", ROOM_SMALL, 4, .to = "R12", .why = "same block"},
        {"too small", ROOM_SMALL, 0, .to = "", .why = "no room of the right kind and size is free"},
        {"no office", ROOM_OFFICE, 4, .to = "",
         .why = "no room of the right kind and size is free"},
        {"no workshop", ROOM_WORKSHOP, 4, .to = "",
         .why = "no room of the right kind and size is free"},
        {"a workshop for a workshop", ROOM_WORKSHOP, 4, .workshop = true, .to = "R12",
         .why = "same block"},
        {"no classroom for a workshop", ROOM_CLASSROOM, 4, .workshop = true, .to = "",
         .why = "no room of the right kind and size is free"},
        {"closed", ROOM_SMALL, 4, .closed = true, .to = "",
         .why = "no room of the right kind and size is free"},
        {"an exam there", ROOM_SMALL, 4, .exam = true, .to = "",
         .why = "no room of the right kind and size is free"},
        {"a lesson there", ROOM_SMALL, 4, .lesson = true, .to = "",
         .why = "no room of the right kind and size is free"},
        {"there anyway", ROOM_SMALL, 4, .after = true, .to = "R12",
         .why = "the class is there before or after"},
    };

    EACH (row, rows) {
        struct displaced_list found;
        week(state);
        move_make(row);
        displaced_find(&make.season, &rules, day_parse(DAY), day_parse(DAY), &arena, &found);
        CHECK_ROW(row, found.count, 1);
        CHECK_ROW_TEXT(row, found.list[0].to >= 0 ? make.season.rooms[found.list[0].to].room : "",
                       row->to);
        CHECK_ROW_TEXT(row, found.list[0].why, row->why);
    }
}

/* The teacher's own sheet says where to go. */
static void person_knows(void **state)
{
    struct report_ask ask = ask_all();

    (void)state;
    lessons_make();
    assign(person_cd, "lesson", "09:10", "10:00", "9C Drama");
    assignments[plan.n_assignments - 1].key = "lesson:L1:" DAY;
    assignments[plan.n_assignments - 1].standing = true;
    ask.person = person_cd;
    has(print("person", "csv", &ask), "own; room used for an exam: move to R12");
}

/* The room's own sheet says which lessons lose it, and where they go. */
static void room_knows(void **state)
{
    struct report_ask ask = ask_all();
    struct duty_slot slot = {.starts_at = make_at(DAY, "09:10"),
                             .ends_at = make_at(DAY, "10:00"),
                             .room = hall,
                             .site = 0};
    struct duty duty = {.kind = duty_kind_find("lesson"),
                        .key = "lesson:L1:" DAY,
                        .title = "9C Drama",
                        .slots = &slot,
                        .n_slots = 1,
                        .lesson = 0};

    (void)state;
    lessons_make();
    world.duties = &duty;
    world.n_duties = 1;
    has(print("room", "text", &ask),
        "Lessons that lose the room: 9C Drama 09:10 to 10:00 - to R12");
}

static void merges(void **state)
{
    struct report_ask ask = ask_all();
    const int64_t at = make_at(DAY, "09:00");
    const struct room_price rooms[] = {{.room = room_12,
                                        .n = 2,
                                        .starts_at = at,
                                        .ends_at = at + 90,
                                        .adults = 2,
                                        .minutes = 270,
                                        .because = "Prompter"}};
    const struct room_merge legal[] = {
        {.room = room_12, .to = hall, .starts_at = at, .saves = 1, .minutes = 135}};
    const struct room_merge refused[] = {{.room = room_12,
                                          .to = -1,
                                          .starts_at = at,
                                          .others = "any room",
                                          .refused = "0042 must sit alone (Scribe)"}};
    const struct room_prices prices = {rooms, legal, refused, 1, 1, 1};

    (void)state;
    ask.prices = &prices;
    assert_string_equal(
        print("merges", "text", &ask),
        "Harbour School\n"
        "Rooms apart and merges, Mon 10 May 2027 to Fri 14 May 2027\n"
        "\n"
        "Rooms apart from the main group\n"
        "1 room session, 4 h 30 of adults' time with set-up and clear-up; rovers and who walks "
        "rest "
        "breaks\ncome to it\n"
        "Day              Start  Room  Cand.  Adults  Adult time  Apart because of\n"
        "---------------  -----  ----  -----  ------  ----------  ----------------\n"
        "Wed 12 May 2027  09:00  R12       2       2      4 h 30  Prompter\n"
        "\n"
        "Merges that would save an adult\n"
        "each by itself, as the rooms are seated now\n"
        "Day              Start  Room  Into  Adults saved  Time saved\n"
        "---------------  -----  ----  ----  ------------  ----------\n"
        "Wed 12 May 2027  09:00  R12   HALL             1      2 h 15\n"
        "\n"
        "To merge them, write\n"
        "-------------------------------------------------------------\n"
        "examrota seat --merge R12 HALL --date 2027-05-12 --session AM\n"
        "\n"
        "Merges that are refused\n"
        "rooms that start at other times or stand at other sites are not listed\n"
        "Day              Start  Room  Not with  Because\n"
        "---------------  -----  ----  --------  ----------------------------\n"
        "Wed 12 May 2027  09:00  R12   any room  0042 must sit alone (Scribe)\n");
    /* A whole season is told in short, and how to see the rest. */
    enum { MANY = 121 };
    struct room_price many[MANY];
    for (int i = 0; i < MANY; i++)
        many[i] = rooms[0];
    many[MANY - 1].starts_at = at + 300;
    const struct room_prices large = {many, legal, refused, MANY, 1, 1};
    ask.prices = &large;
    ask.whole = true;
    has(print("merges", "text", &ask),
        "\nWed 12 May 2027  AM         120    240     240    540 h 00"
        "\nWed 12 May 2027  PM           1      2       2      4 h 30\n");
    has(print("merges", "text", &ask), "1 merge is refused: report merges with");
    ask.whole = false;
    has(print("merges", "text", &ask), "Merges that are refused");
    ask.prices = NULL;
    has(print("merges", "text", &ask), "No merge that the rules allow would save an adult");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, week, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(seating_plan),     TEST(displaced_lessons),
                                       TEST(rooms_to_move_to), TEST(person_knows),
                                       TEST(room_knows),       TEST(merges)};

    return cmocka_run_group_tests(tests, load, unload);
}
