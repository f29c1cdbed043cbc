/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mentoring and the duties of the school: when they may happen, how often, whose they are. */
#include "tests/duty/week_case.h"

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
        const char *label, *from, *until, *told_on, *planned_on;
        int per_week, want;
    } rows[] = {
        {"a whole week", MONDAY, "2027-05-16", "", "", 3, 3},
        {"two weeks", MONDAY, "2027-05-23", "", "", 3, 6},
        {"two days of five: two of three", MONDAY, "2027-05-11", "", "", 3, 2},
        {"the last day", FRIDAY, FRIDAY, "", "", 1, 1},
        {"done on Monday already", FRIDAY, FRIDAY, MONDAY, "", 1, 0},
        {"told for the same day: still wanted", FRIDAY, FRIDAY, FRIDAY, "", 1, 1},
        {"planned for Monday", FRIDAY, FRIDAY, "", MONDAY, 1, 0},
        {"...and wanted twice", FRIDAY, FRIDAY, "", MONDAY, 2, 1},
        {"planned for the same day: still wanted", FRIDAY, FRIDAY, "", FRIDAY, 1, 1},
        {"told for Monday, which was planned again without it", FRIDAY, FRIDAY, MONDAY, "none", 1,
         1},
        {"the weekend", "2027-05-15", "2027-05-16", "", "", 3, 0},
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
        if (row->planned_on[0])
            (void)MAKE_ROW(&make, plan_runs, .from = day_parse(MONDAY),
                           .until = day_parse("2027-05-16"));
        if (row->planned_on[0] && strcmp(row->planned_on, "none") != 0)
            (void)MAKE_ROW(&make, draft, .key = "mentoring:M1:2027-W19:1", .kind = "mentoring",
                           .starts_at = make_at(row->planned_on, "09:00"),
                           .ends_at = make_at(row->planned_on, "09:30"), .title = "");
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

/* "kind time blocked" of the work of the week, one a line. */
static const char *work_told(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (duty->level == LEVEL_WORK && !(duty->tags & TAG_EXAM))
            text = arena_text(&arena, "%s%s %s %s\n", text, duty->kind->name,
                              time_text(&arena, (int)(duty->slots[0].starts_at % DAY_MIN)),
                              duty->blocked ? duty->blocked : "-");
    }
    return text;
}

/* Work for which there is no time is told; work of a pupil who has left is none. */
static void no_time_is_told(void **state)
{
    (void)state;
    mentored(30);
    exam(pupil, "08:45", 200);
    assert_string_equal(work_told(), "mentoring 09:00 no time left\n");
    int row = make_duty(&make, "V1", "home_visit", DAY, "09:00", "10:00");
    MAKE(&make, school_duties, row)->start = -1;
    MAKE(&make, school_duties, row)->end = -1;
    MAKE(&make, school_duties, row)->minutes = 60;
    MAKE(&make, school_duties, row)->earliest = time_parse("09:00");
    MAKE(&make, school_duties, row)->latest = time_parse("11:00");
    (void)MAKE_ROW(&make, duty_pupils, .duty = row, .pupil = pupil);
    assert_string_equal(work_told(),
                        "home_visit 09:00 no time left\nmentoring 09:00 no time left\n");
    MAKE(&make, school_duties, row)->latest = time_parse("15:00");
    assert_string_equal(work_told(), "mentoring 09:00 no time left\nhome_visit 12:30 -\n");
    (void)MAKE_ROW(&make, pupil_times, .pupil = pupil, .weekday = -1, .date = day_parse(DAY),
                   .start = time_parse("08:00"), .end = time_parse("15:30"), .kind = PUPIL_AWAY,
                   .until = -1);
    assert_string_equal(work_told(), "mentoring 09:00 no time left\nhome_visit 12:30 -\n");
    (void)MAKE_ROW(&make, pupil_times, .pupil = pupil, .weekday = -1, .date = day_parse(DAY),
                   .start = time_parse("08:00"), .end = time_parse("15:30"), .kind = PUPIL_OFFSITE,
                   .until = -1); /* not at home, where the visit goes */
    assert_string_equal(work_told(),
                        "home_visit 09:00 no time left\nmentoring 09:00 no time left\n");
    MAKE(&make, pupils, pupil)->until = day_parse(MONDAY);
    assert_string_equal(work_told(), "");
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(mentoring_slots),    TEST(pupils_away),     TEST(who_mentors),
        TEST(sessions_of_a_week), TEST(sessions_spread), TEST(no_time_is_told),
        TEST(school_duties),      TEST(whose_duty),      TEST(titles_and_priorities),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
