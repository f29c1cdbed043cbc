/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons, cover and support: whose they are, and when nobody is needed. */
#include "tests/duty/week_case.h"

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
         LEVEL_REQUIRED, 1},
        {"away: cover", COVER_SUPERVISE, "", "08:00", "16:00", "cover:L1:2027-05-12: 12 09:00+0\n",
         LEVEL_REQUIRED, 0},
        {"away for a part of it", COVER_TEACH, "", "09:50", "12:00",
         "cover:L1:2027-05-12: 12 09:00+0\n", LEVEL_REQUIRED, 0},
        {"back in time", COVER_SUPERVISE, "", "08:00", "09:00",
         "lesson:L1:2027-05-12: 12 09:00+0\n", LEVEL_REQUIRED, 1},
        {"cancelled when away", COVER_NO, "", "08:00", "16:00", "", 0, 0},
        {"could be cancelled: less than cover", COVER_NO, "", "", "",
         "lesson:L1:2027-05-12: 12 09:00+0\n", LEVEL_WORK, 1},
        {"the class it would join has no lesson", COVER_SPLIT, "9D", "08:00", "16:00",
         "cover:L1:2027-05-12: 12 09:00+0\n", LEVEL_REQUIRED, 0},
        {"has no class to join", COVER_SPLIT, "", "08:00", "16:00",
         "cover:L1:2027-05-12: 12 09:00+0\n", LEVEL_REQUIRED, 0},
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(lessons_and_cover), TEST(lessons_in_term), TEST(classes_out),
        TEST(trips_take_both),   TEST(support),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
