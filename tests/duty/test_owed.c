/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions that exams took are owed over the half-term, asked for again, placed, and judged. */
#include "tests/duty/owed_case.h"

#include "scheduler/duty/owed.h"

static void not_held(void)
{
    records_last_week();
    exam(LAST_WEEK);
}
static void exam_at_another_time(void)
{
    records_last_week();
    exam_at(LAST_WEEK, "13:00");
}
static void time_left(void)
{
    not_held();
    ((struct absence *)(uintptr_t)make.season.absences)->end -= DAY_MIN; /* the Friday */
}
static void other_work_too(void)
{
    not_held();
    told_for(LAST_WEEK, "other", "other:D1:2027-05-03", "09:00", 120);
}
static void hours_gone(void)
{
    told_for(LAST_WEEK, "reader", "S:reader:X1:0001", "11:00", 240);
    MAKE(&make, people, person)->contract_min = 240;
}
static void hours_gone_anyway(void)
{
    hours_gone();
    told_for(LAST_WEEK, "other", "other:D1:2027-05-03", "16:00", 230);
}
/* Another of the mentor's sessions went where only this one could have been. */
static void gave_way(void)
{
    int other = make_pupil(&make, "0002");
    int row = session("M2", other, person, -1, "09:00", "16:00");

    MAKE(&make, caseload, 0)->latest = time_parse("09:30");
    MAKE(&make, caseload, row)->earliest = time_parse("09:00");
    told(LAST_WEEK, "mentoring", "mentoring:M2:2027-W18:1", "09:00");
    told_for(LAST_WEEK, "reader", "S:reader:X1:0001", "09:30", 390);
}
static void held_nonetheless(void)
{
    not_held();
    told(LAST_WEEK, "mentoring", "mentoring:M1:2027-W18:1", "09:00");
}
static void no_exam(void)
{
    records_last_week();
}
static void never_told(void)
{
    exam(LAST_WEEK);
}
static void mentor_had_exam(void)
{
    told(LAST_WEEK, "reader", "S:reader:X1:0001", "09:00");
}
static void long_ago(void)
{
    told(WEEK_BEFORE, "reader", "S:reader:X1:0001", "09:00");
    told(LAST_WEEK, "mentoring", "mentoring:M1:2027-W18:1", "09:00");
}
static void given_back_already(void)
{
    long_ago();
    told(LAST_WEEK, "mentoring", "mentoring:M1:2027-W18:2", "10:00");
}
static void given_back_after(void)
{
    not_held();
    told(7, "mentoring", "mentoring:M1:2027-W20:1", "09:00");
    told(7, "mentoring", "mentoring:M1:2027-W20:2", "10:00");
}
static void before_the_holiday(void)
{
    told(WEEK_BEFORE, "reader", "S:reader:X1:0001", "09:00");
    for (int d = 0; d < 5; d++)
        (void)MAKE_ROW(&make, calendar, .date = day_parse(MONDAY) + LAST_WEEK + d,
                       .kind = DAY_HOLIDAY);
}
static void two_weeks_of_it(void)
{
    mentor_had_exam();
    told(WEEK_BEFORE, "reader", "S:reader:X1:0001", "09:00");
}
static void two_a_week(void)
{
    two_weeks_of_it();
    make_setting(&make, "give_back_sessions", "2");
}
static void none_wanted(void)
{
    mentor_had_exam();
    make_setting(&make, "give_back_sessions", "0");
}
static void told_stays(void)
{
    told(0, "mentoring", "mentoring:M1:2027-W19:2", "10:00");
}

/* The only private room: others' exam is in it, or their lesson, or it is closed. */
static void room_held_exam(void)
{
    int room = private_room("DEN"), paper = make_paper(&make, "X1", MONDAY, SESSION_AM, 120);
    int row = make_sitting(&make, make_entry(&make, make_pupil(&make, "0002"), paper), room, 1,
                           "09:00", 120);

    records_last_week();
    MAKE(&make, seating, row)->starts_at += LAST_WEEK * DAY_MIN;
    MAKE(&make, seating, row)->ends_at += LAST_WEEK * DAY_MIN;
    MAKE(&make, seating, row)->release_at += LAST_WEEK * DAY_MIN;
    MAKE(&make, papers, paper)->date += LAST_WEEK;
}
static void another_room(void)
{
    room_held_exam();
    private_room("NOOK");
}
static void room_was_closed(void)
{
    int64_t at = (day_parse(MONDAY) + LAST_WEEK) * DAY_MIN;

    room_held_exam();
    (void)MAKE_ROW(&make, closures, .room = 0, .start = at, .end = at + DAY_MIN);
}
static void room_held_meeting(void)
{
    room_held_exam();
    (void)MAKE_ROW(&make, published, .key = "meeting:D1:2027-05-03", .kind = "meeting",
                   .staff = make_person(&make, "CD", "ta"), .title = "", .room = 0, .site = -1,
                   .starts_at = (day_parse(MONDAY) + LAST_WEEK) * DAY_MIN + time_parse("09:00"),
                   .ends_at = (day_parse(MONDAY) + LAST_WEEK) * DAY_MIN + time_parse("11:00"));
}

static void asked_for_again(void **state)
{
    static const struct owed_row rows[] = {
        {"the pupil had an exam", not_held, MONDAY, "2027-05-16", 1, 1},
        {"the exam was at another time", exam_at_another_time, MONDAY, "2027-05-16", 1, 0},
        {"there was time all the same", time_left, MONDAY, "2027-05-16", 1, 0},
        {"other work was there too", other_work_too, MONDAY, "2027-05-16", 1, 0},
        {"the exam took the hours", hours_gone, MONDAY, "2027-05-16", 1, 1},
        {"...and other work more of them", hours_gone_anyway, MONDAY, "2027-05-16", 1, 0},
        {"another session gave way to one", gave_way, MONDAY, "2027-05-16", 2, 1},
        {"an exam took the room", room_held_exam, MONDAY, "2027-05-16", 1, 1},
        {"...and another was free", another_room, MONDAY, "2027-05-16", 1, 0},
        {"...and it was closed besides", room_was_closed, MONDAY, "2027-05-16", 1, 0},
        {"...and a meeting was in it", room_held_meeting, MONDAY, "2027-05-16", 1, 0},
        {"it was held all the same", held_nonetheless, MONDAY, "2027-05-16", 1, 0},
        {"nobody had an exam", no_exam, MONDAY, "2027-05-16", 1, 0},
        {"the week was never told", never_told, MONDAY, "2027-05-16", 1, 0},
        {"the mentor had an exam", mentor_had_exam, MONDAY, "2027-05-16", 1, 1},
        {"two weeks ago", long_ago, MONDAY, "2027-05-16", 1, 1},
        {"given back since", given_back_already, MONDAY, "2027-05-16", 1, 0},
        {"a later week gives it back", given_back_after, MONDAY, "2027-05-16", 1, 0},
        {"before the holidays", before_the_holiday, MONDAY, "2027-05-16", 1, 0},
        {"two are owed: one a week", two_weeks_of_it, MONDAY, "2027-05-16", 1, 1},
        {"...the other in the week after", two_weeks_of_it, MONDAY, "2027-05-23", 2, 2},
        {"...and no more", two_weeks_of_it, MONDAY, "2027-05-28", 3, 2},
        {"the school gives back two a week", two_a_week, MONDAY, "2027-05-16", 1, 2},
        {"the school gives none back", none_wanted, MONDAY, "2027-05-16", 1, 0},
        {"not in a part of a week", not_held, TUESDAY, "2027-05-16", 1, 0},
        {"what was told stays, in a part as well", told_stays, MONDAY, "2027-05-15", 1, 1},
    };

    (void)state;
    EACH (row, rows)
        check_owed(row);
}

/* Which lessons are missed counts as ever: the week's own and the one given back take turns. */
static void they_take_turns(void **state)
{
    (void)state;
    school(1);
    not_held();
    struct world world = world_of(MONDAY, "2027-05-16");
    struct plan plan = plan_of(&world);
    int hours[24] = {0};
    for (int i = 0; i < plan.n_assignments; i++)
        hours[plan.assignments[i].starts_at % DAY_MIN / 60]++;
    assert_int_equal(hours[9], 1);
    assert_int_equal(hours[10], 1);
}

/* The oldest is given back first. */
static void which_is_given_back(void **state)
{
    const struct assignment *rows[8];
    struct owed owed;

    (void)state;
    school(1);
    two_weeks_of_it();
    told(0, "mentoring", "mentoring:M1:2027-W19:1", "09:00");
    told(0, "mentoring", "mentoring:M1:2027-W19:2", "10:00");
    for (int i = 0; i < make.season.n_published; i++)
        rows[i] = &make.season.published[i];
    owed_open(&(struct refit_ask){.season = &make.season,
                                  .kinds = duty_kinds,
                                  .rules = &rules,
                                  .rows = rows,
                                  .n_rows = make.season.n_published,
                                  .arena = &arena},
              day_parse(MONDAY), day_parse(MONDAY), &owed);
    assert_int_equal(owed_back(&owed, 0, day_parse(MONDAY) + WEEK_BEFORE), 1);
    assert_int_equal(owed_back(&owed, 0, day_parse(MONDAY) + LAST_WEEK), 0);
    assert_int_equal(owed_due(&owed, 0, day_parse(MONDAY) + 7), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(asked_for_again, clear),
        cmocka_unit_test_teardown(they_take_turns, clear),
        cmocka_unit_test_teardown(which_is_given_back, clear),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
