/* SPDX-License-Identifier: GPL-3.0-or-later
 * Record-keeping of mentors, reviews of pupils, sessions in breaks: what the week asks for. */
#include "tests/duty/week_case.h"

/* "4 of 60: CD": pieces, their minutes, whose. */
static const char *records_told(void)
{
    struct duties duties = derive();
    const char *text = "";

    for (int i = 0; i < duties.count; i++) {
        const struct duty *duty = &duties.list[i];
        if (strcmp(duty->kind->name, "records") != 0)
            continue;
        assert_true(duty->only_named);
        text = arena_text(&arena, "%s%s %s %d\n", text, duty->key,
                          make.season.people[duty->named[0]].staff,
                          (int)(duty->slots[0].ends_at - duty->slots[0].starts_at));
    }
    return text;
}

static void records(void **state)
{
    static const struct {
        const char *label, *minutes, *piece, *from, *until, *want;
    } rows[] = {
        {"none asked", "0", "60", MONDAY, FRIDAY, ""},
        {"in pieces", "150", "60", MONDAY, FRIDAY,
         "records:~CD:2027-W19:1 CD 60\nrecords:~CD:2027-W19:2 CD 60\n"
         "records:~CD:2027-W19:3 CD 30\n"},
        {"as a whole", "45", "60", MONDAY, FRIDAY, "records:~CD:2027-W19:1 CD 45\n"},
        {"no pieces told", "90", "0", MONDAY, FRIDAY, "records:~CD:2027-W19:1 CD 90\n"},
        {"a day's share, rounded up", "120", "60", DAY, DAY, "records:~CD:2027-W19:1 CD 60\n"},
        {"not at a weekend", "120", "60", "2027-05-15", "2027-05-16", ""},
    };

    (void)state;
    EACH (row, rows) {
        fresh(NULL);
        make_setting(&make, "records_per_week", row->minutes);
        make_setting(&make, "records_piece", row->piece);
        range_from = row->from;
        range_until = row->until;
        CHECK_ROW_TEXT(row, records_told(), row->want);
    }
}

/* A school's own duty of the kind stands beside them. */
static void records_of_the_school(void **state)
{
    (void)state;
    make_setting(&make, "records_per_week", "60");
    make_duty(&make, "D1", "records", DAY, "10:00", "11:00");
    assert_true(strstr(told(), "records:D1:2027-05-12: 12 10:00+0\n"));
    assert_true(strstr(told(), "records:~CD:2027-W19:1: "));
    assert_int_equal(derive().count, 2);
}

static void reviews(void **state)
{
    (void)state;
    int row = make_duty(&make, "V1", "review", DAY, "09:00", "10:00");

    (void)MAKE_ROW(&make, duty_pupils, .duty = row, .pupil = pupil);
    assert_int_equal(only()->n_named, 0);
    MAKE(&make, pupils, pupil)->key_worker = 1;
    assert_int_equal(only()->n_named, 1);
    assert_int_equal(only()->named[0], 1);
    assert_false(only()->only_named); /* somebody else may have to go */
    (void)MAKE_ROW(&make, duty_staff, .duty = row, .staff = 2);
    assert_int_equal(only()->named[0], 2);
    MAKE(&make, school_duties, row)->kind = "trip";
    assert_int_equal(only()->n_named, 1);
}

/* Between two periods is a break; before the first and after the last is not. */
static void breaks(void **state)
{
    static const struct {
        const char *label, *setting, *earliest, *latest, *want;
    } rows[] = {
        {"in need", "avoid", "11:00", "12:30", "12 12:00+0 12 11:00+4 12 11:30+4"},
        {"never", "no", "11:00", "12:30", "12 12:00+0"},
        {"as any time", "yes", "11:00", "12:30", "12 11:00+0 12 11:30+0 12 12:00+0"},
        {"partly in it", "no", "10:00", "12:00", "12 10:00+0 12 10:30+0"},
        {"before the first period", "no", "08:30", "09:30", "12 08:30+0 12 09:00+0"},
        {"after the last one", "no", "13:00", "14:00", "12 13:00+0 12 13:30+0"},
    };

    (void)state;
    EACH (row, rows) {
        fresh(NULL);
        make_setting(&make, "session_breaks", row->setting);
        make_period(&make, WEDNESDAY, "Wed:3", "12:00", "13:00");
        int made = make_session(&make, "M1", pupil, 30);
        MAKE(&make, caseload, made)->weekdays = 1 << WEDNESDAY;
        MAKE(&make, caseload, made)->earliest = time_parse(row->earliest);
        MAKE(&make, caseload, made)->latest = time_parse(row->latest);
        CHECK_ROW_TEXT(row, slots_text(only()), row->want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(records),
        TEST(records_of_the_school),
        TEST(reviews),
        TEST(breaks),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
