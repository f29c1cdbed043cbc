/* SPDX-License-Identifier: GPL-3.0-or-later
 * Trained and declared this year. */
#include "tests/rules/person_case.h"

static void trained_on(const char *date, const char *result)
{
    for (int i = 0; i < make.season.n_training; i++) {
        MAKE(&make, training, i)->date = day_parse(date);
        MAKE(&make, training, i)->result = result;
    }
}

static void in_august(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-08-31", "");
}

static void in_september(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-09-01", "passed");
}

static void on_the_day(int person, int pupil)
{
    nothing(person, pupil);
    trained_on(DAY, "");
}

static void the_day_after(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2027-05-13", "");
}

static void test_failed(int person, int pupil)
{
    nothing(person, pupil);
    trained_on("2026-10-01", "failed");
}

/* Before they act, and again each year after the first of September. */
static void trained_this_year(void **state)
{
    static const struct person_case rows[] = {
        {"since September", "invigilator", in_september, "", "training"},
        {"last year's", "invigilator", in_august, "not trained", "training"},
        {"on the day", "invigilator", on_the_day, "", "training"},
        {"not yet", "invigilator", the_day_after, "not trained", "training"},
        {"the test was failed", "invigilator", test_failed, "not trained", "training"},
        {"a reader since September", "reader", in_september, "", "training"},
        {"a reader, last year's", "reader", in_august, "not trained", "training"},
    };

    (void)state;
    EACH (row, rows)
        check_case(row);
}

/* The sole adult beside a reader's candidate is an invigilator as well. */
static void sole_reader_is_trained_to_invigilate(void **state)
{
    static const struct {
        const char *label, *kind; /* the one training they have; "": both */
        const char *obstacle;
    } rows[] = {{"both", "", ""},
                {"as a reader only", "facilitator", "not trained"},
                {"as an invigilator only", "invigilator", "not trained"}};

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        make_arrangement(&make, sit(1, 0, 1, "09:00", 90), "reader");
        int person = trained("mentor");
        for (int i = 0; *row->kind && i < make.season.n_training; i++)
            MAKE(&make, training, i)->kind = row->kind;
        struct duties duties = derive();
        const struct duty *duty = duty_of(&duties, "combined");
        assert_non_null(duty);
        CHECK_ROW_TEXT(row, obstacle_of(&duties, duty, person), row->obstacle);
    }
}

/* Staff declare each year; the judge cannot tell of who has not. */
static void declared_each_year(void **state)
{
    static const struct {
        const char *label, *year;
        bool other, sanctions, found;
    } rows[] = {
        {"the school keeps none here", "", false, false, false},
        {"declared this year", "2026-27", false, false, false},
        {"last year", "2025-26", false, false, true},
        {"only somebody else", "", true, false, true},
        {"with sanctions", "2026-27", false, true, true},
    };

    (void)state;
    EACH (row, rows) {
        quiet(NULL);
        sit(2, 0, 1, "09:00", 90);
        int person = trained("mentor"), other = make_person(&make, "CD", "mentor");
        if (*row->year)
            (void)MAKE_ROW(&make, declarations, .staff = person, .year = row->year, .conflicts = 1,
                           .sanctions = row->sanctions, .signed_on = -1);
        if (row->other)
            (void)MAKE_ROW(&make, declarations, .staff = other, .year = "2026-27", .conflicts = 1,
                           .signed_on = -1);
        struct duties duties = derive();
        const struct duty *duty = duty_of(&duties, "invigilator");
        struct audit audit;
        (void)MAKE_ROW(&make, draft, .key = duty->key, .kind = "invigilator", .staff = person,
                       .starts_at = duty->slots[0].starts_at, .ends_at = duty->slots[0].ends_at,
                       .room = 0, .site = 0, .title = "");
        audit_make(&make.season, &rules, make.season.draft, 1, day_parse(DAY), day_parse(DAY),
                   &arena, &audit);
        CHECK_ROW(row, finds(&audit, "declaration", AUDIT_CANNOT_TELL), row->found);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(trained_this_year),
        TEST(sole_reader_is_trained_to_invigilate),
        TEST(declared_each_year),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
