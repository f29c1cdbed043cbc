/* SPDX-License-Identifier: GPL-3.0-or-later
 * Site minima: adults with a skill on a site at every minute, and who may leave it. */
#include "tests/duty/week_case.h"

static int site, farm, first_aider, second;

/* Two first-aiders at MAIN, in from 8 to 16 on Wednesdays; one wanted from 9 to 15. */
static void town(int count)
{
    fresh(NULL);
    site = make_site(&make, "MAIN");
    farm = make_site(&make, "FARM");
    first_aider = teacher;
    second = teacher + 1;
    for (int i = first_aider; i <= second; i++) {
        ((struct person *)(uintptr_t)make.season.people)[i].site = site;
        make_skill(&make, i, "first_aid");
        (void)MAKE_ROW(&make, patterns, .staff = i, .weekday = WEDNESDAY, .date = -1,
                       .start = time_parse("08:00"), .end = time_parse("16:00"),
                       .kind = PATTERN_WORK, .minutes = -1);
    }
    (void)MAKE_ROW(&make, minima, .site = site, .skill = "first_aid", .count = count,
                   .weekday = WEDNESDAY, .start = time_parse("09:00"), .end = time_parse("15:00"));
}

/* "key start-end kept,kept" of every duty, one a line. */
static const char *spans(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty_slot *slot = &duties.list[i].slots[0];
        int64_t midnight = day_of(slot->starts_at) * DAY_MIN;
        text = arena_text(&arena, "%s%s %s-%s", text, duties.list[i].key,
                          time_text(&arena, (int)(slot->starts_at - midnight)),
                          time_text(&arena, (int)(slot->ends_at - midnight)));
        for (int k = 0; k < slot->n_kept; k++)
            text = arena_text(&arena, "%s %s", text, make.season.people[slot->kept[k]].staff);
        text = arena_text(&arena, "%s\n", text);
    }
    return text;
}

static void nothing(void)
{
}
static void one_absent(void)
{
    make_absence(&make, first_aider, DAY, "08:00", "16:00");
}
static void both_absent(void)
{
    one_absent();
    make_absence(&make, second, DAY, "10:00", "11:30");
}
static void perhaps_absent(void)
{
    one_absent();
    (void)MAKE_ROW(&make, absences, .staff = second, .start = make_at(DAY, "10:00"),
                   .end = make_at(DAY, "11:00"), .tentative = true);
}
static void declined(void)
{
    one_absent();
    (void)MAKE_ROW(&make, availability, .staff = second, .date = day_parse(DAY),
                   .session = SESSION_NONE, .start = time_parse("14:00"), .end = -1,
                   .answer = ANSWER_NO, .max_per_week = -1);
}
static void teaches_elsewhere(void)
{
    int row = make_lesson(&make, "L1", "9C", WEDNESDAY, "10:00", "11:00");
    one_absent();
    MAKE(&make, lessons, row)->room = make_room(&make, "BARN", ROOM_CLASSROOM, 30);
    MAKE(&make, rooms, 0)->site = farm;
    make_teacher(&make, row, second, 0);
}
static void on_a_trip(void)
{
    int trip = make_duty(&make, "T1", "trip", DAY, "12:00", "14:00");
    one_absent();
    (void)MAKE_ROW(&make, duty_staff, .duty = trip, .staff = second);
}
static void at_a_meeting(void)
{
    int meeting = make_duty(&make, "T1", "meeting", DAY, "12:00", "14:00");
    one_absent();
    (void)MAKE_ROW(&make, duty_staff, .duty = meeting, .staff = second);
}
static void away_twice(void)
{
    one_absent();
    make_absence(&make, second, DAY, "10:00", "10:30");
    make_absence(&make, second, DAY, "11:00", "11:30");
}
static void expired(void)
{
    ((struct skill *)(uintptr_t)make.season.skills)[0].until = day_parse(MONDAY);
    make_absence(&make, second, DAY, "10:00", "11:00");
}
static void closed(void)
{
    both_absent();
    (void)MAKE_ROW(&make, calendar, .date = day_parse(DAY), .kind = DAY_INSET);
}

static void minima_at_every_minute(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        void (*change)(void);
        int count;
        const char *want;
    } rows[] = {
        {"enough are in", nothing, 2, ""},
        {"one is missing all day: in turns", nothing, 3,
         "minimum:MAIN:first_aid:2027-05-12:3:p1 09:00-11:00 AB CD\n"
         "minimum:MAIN:first_aid:2027-05-12:3:p2 11:00-13:00 AB CD\n"
         "minimum:MAIN:first_aid:2027-05-12:3:p3 13:00-15:00 AB CD\n"},
        {"one of two is enough", one_absent, 1, ""},
        {"nobody for a while", both_absent, 1,
         "minimum:MAIN:first_aid:2027-05-12:1:p1 10:00-11:30\n"},
        {"a tentative absence is none", perhaps_absent, 1, ""},
        {"not there after a no", declined, 1,
         "minimum:MAIN:first_aid:2027-05-12:1:p1 14:00-15:00\n"},
        {"a lesson on the other site takes them away", teaches_elsewhere, 1,
         "lesson:L1:2027-05-12 10:00-11:00\n"
         "minimum:MAIN:first_aid:2027-05-12:1:p1 10:00-11:00\n"},
        {"so does a trip", on_a_trip, 1,
         "minimum:MAIN:first_aid:2027-05-12:1:p1 12:00-14:00\n"
         "trip:T1:2027-05-12 12:00-14:00\n"},
        {"a meeting does not", at_a_meeting, 1, "meeting:T1:2027-05-12 12:00-14:00\n"},
        {"twice for a while", away_twice, 1,
         "minimum:MAIN:first_aid:2027-05-12:1:p1 10:00-10:30\n"
         "minimum:MAIN:first_aid:2027-05-12:1.2:p1 11:00-11:30\n"},
        {"a skill that ran out does not count", expired, 1,
         "minimum:MAIN:first_aid:2027-05-12:1:p1 10:00-11:00\n"},
        {"no school, no minimum", closed, 1, ""},
    };
    EACH (row, rows) {
        town(row->count);
        row->change();
        CHECK_ROW_TEXT(row, spans(), row->want);
    }
}

/* A trip whose people are not told: who holds the minimum is not for it. */
static void holders_stay_on_site(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind, *start, *end;
        int count;
        bool at_farm, second_only_here;
        const char *want;
    } rows[] = {
        {"the first of two stays", "trip", "10:00", "12:00", 1, false, false,
         "trip:T1:2027-05-12 10:00-12:00 AB\n"},
        {"who works on one site stays rather", "trip", "10:00", "12:00", 1, false, true,
         "trip:T1:2027-05-12 10:00-12:00 CD\n"},
        {"both stay where two are wanted", "trip", "10:00", "12:00", 2, false, false,
         "trip:T1:2027-05-12 10:00-12:00 AB CD\n"},
        {"before the minimum begins all may go", "trip", "08:00", "09:00", 2, false, false,
         "trip:T1:2027-05-12 08:00-09:00\n"},
        {"a duty on the site is for all", "break_duty", "10:00", "12:00", 2, false, false,
         "break_duty:T1:2027-05-12 10:00-12:00\n"},
        {"one on the other site is not", "break_duty", "10:00", "12:00", 2, true, false,
         "break_duty:T1:2027-05-12 10:00-12:00 AB CD\n"},
    };
    EACH (row, rows) {
        town(row->count);
        int duty = make_duty(&make, "T1", row->kind, DAY, row->start, row->end);
        MAKE(&make, school_duties, duty)->site = row->at_farm ? farm : -1;
        if (row->second_only_here)
            (void)MAKE_ROW(&make, staff_sites, .staff = first_aider, .site = farm);
        CHECK_ROW_TEXT(row, spans(), row->want);
    }
}

static void minima_are_required(void **state)
{
    (void)state;
    town(1);
    both_absent();
    assert_int_equal(only()->level, LEVEL_REQUIRED);
    assert_string_equal(only()->skills, "first_aid");
    assert_string_equal(only()->because, "MAIN wants 1 with first_aid at every minute (minima)");
    assert_int_equal(only()->slots[0].site, site);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(minima_at_every_minute),
        TEST(holders_stay_on_site),
        TEST(minima_are_required),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
