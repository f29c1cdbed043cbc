/* SPDX-License-Identifier: GPL-3.0-or-later
 * Duties of the school week: lessons, cover, support, mentoring, the school's own. */
#include "tests/check.h"

#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"
#include "tests/season_make.h"

#define DAY    "2027-05-12" /* a Wednesday */
#define MONDAY "2027-05-10"
#define FRIDAY "2027-05-14"

enum { WEDNESDAY = 2 };

static struct arena rules_arena, arena;
static struct rules rules;
static struct maker make;
static const char *range_from, *range_until;
static int teacher, pupil, other;

static int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    if (!rules_load(NULL, day_parse(DAY), &rules_arena, &rules, &fault)) {
        print_error("%s\n", fault.text);
        return -1;
    }
    return 0;
}

static int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

/* Class 9C of two pupils, its teacher, two periods on Wednesdays, 9 to 10 and 10 to 11. */
static int fresh(void **state)
{
    (void)state;
    make = (struct maker){.arena = &arena};
    range_from = MONDAY;
    range_until = "2027-05-16";
    teacher = make_person(&make, "AB", "teacher");
    make_person(&make, "CD", "mentor");
    make_person(&make, "EF", "ta");
    pupil = make_pupil(&make, "0001");
    other = make_pupil(&make, "0002");
    make_member(&make, "9C", pupil);
    make_member(&make, "9C", other);
    make_period(&make, WEDNESDAY, "Wed:1", "09:00", "10:00");
    make_period(&make, WEDNESDAY, "Wed:2", "10:00", "11:00");
    return 0;
}

static int clear(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct duties derive(void)
{
    struct duties duties = {.arena = &arena};

    duties_derive(&make.season, &rules, day_parse(range_from), day_parse(range_until), &duties);
    return duties;
}

static const char *slots_text(const struct duty *duty)
{
    const char *text = "";

    for (int i = 0; i < duty->n_slots; i++)
        text = arena_text(&arena, "%s%s%s+%d", text, i ? " " : "",
                          moment_text(&arena, duty->slots[i].starts_at) + strlen("2027-05-"),
                          duty->slots[i].cost);
    return text;
}

/* Every duty as "key: day time+cost ...", one a line. */
static const char *told(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++)
        text =
            arena_text(&arena, "%s%s: %s\n", text, duties.list[i].key, slots_text(&duties.list[i]));
    return text;
}

static const struct duty *only(void)
{
    struct duties duties = derive();

    assert_int_equal(duties.count, 1);
    return &duties.list[0];
}

static int lesson(const char *code, const char *start, const char *end)
{
    int row = make_lesson(&make, code, "9C", WEDNESDAY, start, end);

    make_teacher(&make, row, teacher, 0);
    return row;
}

static void exam(int who, const char *start, int minutes)
{
    int paper = make_paper(&make, arena_text(&arena, "P%d", make.season.n_papers), DAY, SESSION_AM,
                           minutes);
    int room = make_room(&make, "R1", ROOM_CLASSROOM, 30);

    MAKE(&make, papers, paper)->start = time_parse(start);
    make_sitting(&make, make_entry(&make, who, paper), room, 1, start, minutes);
}

static bool has(const char *kind)
{
    struct duties duties = derive();

    for (int i = 0; i < duties.count; i++)
        if (strcmp(duties.list[i].kind->name, kind) == 0)
            return true;
    return false;
}

static void lessons_and_cover(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int cover;
        const char *split_to, *away_from, *away_until, *want;
        int level, standing;
    } rows[] = {
        {"the teacher's own", COVER_SUPERVISE, "", "", "", "lesson:L1:2027-05-12: 12 09:00+0\n",
         LEVEL_COVER, 1},
        {"away: cover", COVER_SUPERVISE, "", "08:00", "16:00", "cover:L1:2027-05-12: 12 09:00+0\n",
         LEVEL_COVER, 0},
        {"away for a part of it", COVER_TEACH, "", "09:50", "12:00",
         "cover:L1:2027-05-12: 12 09:00+0\n", LEVEL_COVER, 0},
        {"back in time", COVER_SUPERVISE, "", "08:00", "09:00",
         "lesson:L1:2027-05-12: 12 09:00+0\n", LEVEL_COVER, 1},
        {"cancelled when away", COVER_NO, "", "08:00", "16:00", "", 0, 0},
        {"could be cancelled: less than cover", COVER_NO, "", "", "",
         "lesson:L1:2027-05-12: 12 09:00+0\n", LEVEL_WORK, 1},
        {"joins another class when away", COVER_SPLIT, "9D", "08:00", "16:00", "", 0, 0},
        {"has no class to join", COVER_SPLIT, "", "08:00", "16:00",
         "cover:L1:2027-05-12: 12 09:00+0\n", LEVEL_COVER, 0},
    };
    EACH (row, rows) {
        fresh(NULL);
        int made = lesson("L1", "09:00", "10:00");
        MAKE(&make, lessons, made)->cover = row->cover;
        MAKE(&make, lessons, made)->split_to = row->split_to;
        if (row->away_from[0])
            make_absence(&make, teacher, DAY, row->away_from, row->away_until);
        CHECK_ROW_TEXT(row, told(), row->want);
        if (!row->want[0])
            continue;
        CHECK_ROW(row, only()->level, row->level);
        CHECK_ROW(row, only()->n_standing, row->standing);
        CHECK_ROW(row, only()->n_pupils, 2);
    }
}

static void lessons_in_term(void **state)
{
    (void)state;
    lesson("L1", "09:00", "10:00");
    (void)MAKE_ROW(&make, calendar, .date = day_parse(DAY), .kind = DAY_INSET);
    assert_string_equal(told(), "");
}

static void classes_out(void **state)
{
    (void)state;
    static const struct {
        const char *label, *start;
        int minutes, others;
        bool wanted;
    } rows[] = {
        {"all in the exam", "09:00", 90, 1, false},
        {"the way into it counts", "09:15", 60, 1, false},
        {"one stays", "09:00", 90, 0, true},
        {"back before the end", "08:30", 80, 1, true},
    };
    EACH (row, rows) {
        fresh(NULL);
        lesson("L1", "09:00", "10:00");
        exam(pupil, row->start, row->minutes);
        if (row->others)
            exam(other, row->start, row->minutes);
        CHECK_ROW(row, has("lesson"), row->wanted);
    }
}

static void trips_take_both(void **state)
{
    (void)state;
    int trip = make_duty(&make, "T1", "trip", DAY, "08:30", "15:00");

    lesson("L1", "09:00", "10:00");
    (void)MAKE_ROW(&make, duty_staff, .duty = trip, .staff = teacher);
    assert_string_equal(told(), "trip:T1:2027-05-12: 12 08:30+0\n"
                                "cover:L1:2027-05-12: 12 09:00+0\n");
    (void)MAKE_ROW(&make, duty_pupils, .duty = trip, .pupil = pupil);
    (void)MAKE_ROW(&make, duty_pupils, .duty = trip, .pupil = other);
    assert_string_equal(told(), "trip:T1:2027-05-12: 12 08:30+0\n");
}

static void support(void **state)
{
    (void)state;
    int made = lesson("L1", "09:00", "10:00");

    MAKE(&make, lessons, made)->adults = 2;
    make_teacher(&make, made, 2, 1);
    struct duties duties = derive();
    assert_int_equal(duties.count, 2);
    assert_string_equal(duties.list[1].key, "support:L1:2027-05-12");
    assert_int_equal(duties.list[1].need, 2);
    assert_int_equal(duties.list[1].n_standing, 1);
    assert_int_equal(duties.list[1].standing[0], 2);
    assert_int_equal(duties.list[1].level, LEVEL_WORK);
    make_absence(&make, 2, DAY, "08:00", "16:00");
    assert_int_equal(derive().list[1].n_standing, 0);
}

/* Mentoring on a Wednesday between 9 and 11. */
static int mentored(int minutes)
{
    int row = make_session(&make, "M1", pupil, minutes);

    MAKE(&make, caseload, row)->weekdays = 1 << WEDNESDAY;
    MAKE(&make, caseload, row)->earliest = time_parse("09:00");
    MAKE(&make, caseload, row)->latest = time_parse("11:30");
    return row;
}

static void mentoring_slots(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes;
        const char *slot_minutes;
        int first_lesson; /* withdraw, -1 none */
        const char *exam, *want;
    } rows[] = {
        {"starts and middles of periods, half hours outside", 30, "0", -1, "",
         "12 09:00+0 12 09:30+0 12 10:00+0 12 10:30+0 12 11:00+0"},
        {"no middle when it does not fit", 40, "0", -1, "", "12 09:00+0 12 10:00+0"},
        {"finer", 60, "20", -1, "", "12 09:00+0 12 09:20+0 12 09:40+0 12 10:00+0 12 10:20+0"},
        {"not from a lesson that may not be left", 30, "0", WITHDRAW_NO, "",
         "12 10:00+0 12 10:30+0 12 11:00+0"},
        {"rather not from one to be avoided: usual time first", 30, "0", WITHDRAW_AVOID, "",
         "12 10:00+0 12 09:00+4 12 09:30+4 12 10:30+0 12 11:00+0"},
        {"any lesson missed counts", 60, "0", WITHDRAW_YES, "", "12 10:00+0 12 09:00+2"},
        {"not in an exam, nor on the way into it", 30, "0", -1, "10:00", "12 11:00+0 12 09:00+2"},
    };
    EACH (row, rows) {
        fresh(NULL);
        make_setting(&make, "slot_minutes", row->slot_minutes);
        mentored(row->minutes);
        if (row->first_lesson >= 0) {
            /* Without a teacher, so that it is no duty itself. */
            int made = make_lesson(&make, "L1", "9C", WEDNESDAY, "09:00", "10:00");
            MAKE(&make, lessons, made)->withdraw = row->first_lesson;
        }
        if (row->exam[0])
            exam(pupil, row->exam, 60);
        struct duties duties = derive();
        for (int i = 0; i < duties.count; i++)
            if (strcmp(duties.list[i].key, "mentoring:M1:2027-W19:1") == 0)
                CHECK_ROW_TEXT(row, slots_text(&duties.list[i]), row->want);
        CHECK_ROW(row, has("mentoring"), true);
    }
}

static void pupils_away(void **state)
{
    (void)state;
    static const struct {
        const char *label, *date, *start, *end;
        int kind;
        const char *want;
    } rows[] = {
        {"off site", "", "08:00", "10:00", PUPIL_OFFSITE, "12 10:00+0 12 10:30+0 12 11:00+0"},
        {"in only then", "", "10:00", "11:00", PUPIL_IN, "12 10:00+0 12 10:30+0"},
        {"away on the date", DAY, "09:00", "11:00", PUPIL_AWAY, "12 11:00+0"},
        {"away on another date", MONDAY, "09:00", "15:00", PUPIL_AWAY,
         "12 09:00+0 12 09:30+0 12 10:00+0 12 10:30+0 12 11:00+0"},
    };
    EACH (row, rows) {
        fresh(NULL);
        mentored(30);
        (void)MAKE_ROW(&make, pupil_times, .pupil = pupil, .weekday = row->date[0] ? -1 : WEDNESDAY,
                       .date = day_parse(row->date), .start = time_parse(row->start),
                       .end = time_parse(row->end), .kind = row->kind, .until = -1);
        CHECK_ROW_TEXT(row, slots_text(only()), row->want);
    }
}

static void who_mentors(void **state)
{
    (void)state;
    int row = mentored(30);

    assert_int_equal(only()->n_named, 0);
    MAKE(&make, pupils, pupil)->key_worker = 1;
    assert_int_equal(only()->named[0], 1);
    assert_false(only()->only_named);
    MAKE(&make, caseload, row)->staff_wish = WISH_ONLY;
    assert_true(only()->only_named);
    assert_true(only()->pupils_busy);
    assert_int_equal(only()->pupil, pupil);
    MAKE(&make, caseload, row)->mentor = 2;
    assert_int_equal(only()->named[0], 2);
    MAKE(&make, caseload, row)->title = "Mentoring of a pupil by name";
    assert_string_equal(only()->title, "Mentoring"); /* free text stays in the office */
    assert_false(only()->private_room);
    make_room(&make, "R1", ROOM_SMALL, 2);
    MAKE(&make, rooms, 0)->private_room = true;
    assert_true(only()->private_room);
}

static void sessions_of_a_week(void **state)
{
    (void)state;
    static const struct {
        const char *label, *from, *until, *told_on;
        int per_week, want;
    } rows[] = {
        {"a whole week", MONDAY, "2027-05-16", "", 3, 3},
        {"two weeks", MONDAY, "2027-05-23", "", 3, 6},
        {"two days of five: two of three", MONDAY, "2027-05-11", "", 3, 2},
        {"the last day", FRIDAY, FRIDAY, "", 1, 1},
        {"done on Monday already", FRIDAY, FRIDAY, MONDAY, 1, 0},
        {"told for the same day: still wanted", FRIDAY, FRIDAY, FRIDAY, 1, 1},
        {"the weekend", "2027-05-15", "2027-05-16", "", 3, 0},
    };
    EACH (row, rows) {
        fresh(NULL);
        int made = make_session(&make, "M1", pupil, 30);
        MAKE(&make, caseload, made)->per_week = row->per_week;
        range_from = row->from;
        range_until = row->until;
        if (row->told_on[0])
            (void)MAKE_ROW(&make, published, .key = "mentoring:M1:2027-W19:1", .kind = "mentoring",
                           .starts_at = make_at(row->told_on, "09:00"),
                           .ends_at = make_at(row->told_on, "09:30"), .title = "");
        CHECK_ROW(row, derive().count, row->want);
    }
}

static void sessions_spread(void **state)
{
    (void)state;
    int made = make_session(&make, "M1", pupil, 30);

    MAKE(&make, caseload, made)->per_week = 2;
    struct duties duties = derive();
    assert_int_equal(duties.count, 2);
    assert_int_equal(day_weekday(day_of(duties.list[0].slots[0].starts_at)), 0);
    assert_int_equal(day_weekday(day_of(duties.list[1].slots[0].starts_at)), 3);
}

static void no_time_no_duty(void **state)
{
    (void)state;
    mentored(30);
    exam(pupil, "08:45", 200);
    assert_false(has("mentoring"));
}

static void school_duties(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind, *date;
        int weekdays, per_week, minutes;
        const char *want;
    } rows[] = {
        {"on its date, a Sunday too", "trip", "2027-05-16", 0, -1, 0,
         "trip:D1:2027-05-16: 16 10:00+0\n"},
        {"on two weekdays", "gate_duty", "", 5, -1, 0,
         "gate_duty:D1:2027-05-10: 10 10:00+0\ngate_duty:D1:2027-05-12: 12 10:00+0\n"},
        {"movable on its date", "meeting", DAY, 0, -1, 60,
         "meeting:D1:2027-05-12: 12 10:00+0 12 11:00+0\n"},
        {"once a week on one of its days", "records", "", 1 << WEDNESDAY, 1, 60,
         "records:D1:2027-W19:1: 12 10:00+0 12 11:00+0\n"},
        {"each of its weekdays", "records", "", 1 << WEDNESDAY, -1, 60,
         "records:D1:2027-05-12: 12 10:00+0 12 11:00+0\n"},
        {"a kind of the school's own", "fire_drill", DAY, 0, -1, 0,
         "other:D1:2027-05-12: 12 10:00+0\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        bool movable = row->minutes > 0;
        int made = make_duty(&make, "D1", row->kind, row->date, movable ? "" : "10:00",
                             movable ? "" : "12:00");
        struct school_duty *duty = MAKE(&make, school_duties, made);
        duty->weekdays = row->weekdays;
        duty->per_week = row->per_week;
        duty->minutes = movable ? row->minutes : -1;
        duty->earliest = movable ? time_parse("10:00") : -1;
        duty->latest = movable ? time_parse("12:00") : -1;
        CHECK_ROW_TEXT(row, told(), row->want);
    }
}

static void whose_duty(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind;
        int people, named, standing;
        bool only_named;
    } rows[] = {
        {"nobody named", "gate_duty", 1, 0, 0, false},
        {"one post, one name: theirs, others may take over", "gate_duty", 1, 1, 1, false},
        {"a meeting is nobody else's", "meeting", 1, 1, 1, true},
        {"one of two", "gate_duty", 1, 2, 0, false},
        {"two and a third", "trip", 3, 2, 2, false},
    };
    EACH (row, rows) {
        fresh(NULL);
        int made = make_duty(&make, "D1", row->kind, DAY, "10:00", "12:00");
        MAKE(&make, school_duties, made)->people = row->people;
        for (int i = 0; i < row->named; i++)
            (void)MAKE_ROW(&make, duty_staff, .duty = made, .staff = i);
        CHECK_ROW(row, only()->n_named, row->named);
        CHECK_ROW(row, only()->n_standing, row->standing);
        CHECK_ROW(row, only()->only_named, row->only_named);
        CHECK_ROW(row, only()->need, row->people);
    }
}

static void titles_and_priorities(void **state)
{
    (void)state;
    int made = make_duty(&make, "D1", "trip", DAY, "10:00", "12:00");

    MAKE(&make, school_duties, made)->title = "Theatre";
    assert_string_equal(only()->title, "Theatre");
    int usual = only()->short_cost;
    MAKE(&make, school_duties, made)->priority = 1;
    assert_true(only()->short_cost > usual);
    MAKE(&make, school_duties, made)->priority = 9;
    assert_true(only()->short_cost < usual);
    (void)MAKE_ROW(&make, duty_pupils, .duty = made, .pupil = pupil);
    assert_string_equal(only()->title, "Trip"); /* about pupils: the text stays in the office */
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fresh, clear)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(lessons_and_cover),
        TEST(lessons_in_term),
        TEST(classes_out),
        TEST(trips_take_both),
        TEST(support),
        TEST(mentoring_slots),
        TEST(pupils_away),
        TEST(who_mentors),
        TEST(sessions_of_a_week),
        TEST(sessions_spread),
        TEST(no_time_no_duty),
        TEST(school_duties),
        TEST(whose_duty),
        TEST(titles_and_priorities),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
