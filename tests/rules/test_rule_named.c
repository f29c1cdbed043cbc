/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pupils named for a duty of the school who sit a paper then: the judge's reading.  0001 sits X1
 * from 09:00 to 10:30. */
#include "tests/support/audit_make.h"

struct named_row {
    const char *kind, *start, *end;
    bool alone, held; /* 0001 is the only one named; somebody does it */
};
static void named(struct bench *bench, struct named_row row)
{
    int other = bench_invigilator(bench, "OTH");
    int number = make_duty(&bench->make, "D1", row.kind, DAY, row.start, row.end);

    MAKE(&bench->make, school_duties, number)->people = 1;
    (void)MAKE_ROW(&bench->make, duty_pupils, .duty = number, .pupil = bench->pupil);
    if (!row.alone)
        (void)MAKE_ROW(&bench->make, duty_pupils, .duty = number,
                       .pupil = make_pupil(&bench->make, "T001"));
    if (row.held) {
        bench_row(bench, other, row.kind, row.start, row.end, -1);
        MAKE(&bench->make, draft, 1)->key = arena_text(&bench->arena, "%s:D1:%s", row.kind, DAY);
    }
}
static void review_afterwards(struct bench *bench)
{
    named(bench, (struct named_row){"review", "10:30", "11:30", true, true});
}
static void review_on_the_way_in(struct bench *bench)
{
    named(bench, (struct named_row){"review", "08:30", "09:00", true, true});
}
static void review_in_the_exam(struct bench *bench)
{
    named(bench, (struct named_row){"review", "10:29", "11:30", true, true});
}
static void review_not_held(struct bench *bench)
{
    named(bench, (struct named_row){"review", "10:00", "11:00", true, false});
}
static void until_released(struct bench *bench)
{
    named(bench, (struct named_row){"review", "10:35", "11:30", true, true});
    MAKE(&bench->make, seating, bench->sitting)->release_at = make_at(DAY, "10:45");
}
static void bus_in_the_exam(struct bench *bench)
{
    named(bench, (struct named_row){"transport", "08:30", "09:05", true, true});
}
static void trip_without_one(struct bench *bench)
{
    named(bench, (struct named_row){"trip", "09:30", "12:00", false, true});
}
static void trip_without_any(struct bench *bench)
{
    named(bench, (struct named_row){"trip", "09:30", "12:00", true, true});
}
/* A visit without a time of its own could have been made later. */
static void movable_visit(struct bench *bench)
{
    named(bench, (struct named_row){"home_visit", "09:30", "10:00", false, true});
    MAKE(&bench->make, school_duties, 0)->start = -1;
    MAKE(&bench->make, school_duties, 0)->end = -1;
    MAKE(&bench->make, school_duties, 0)->minutes = 30;
}

static void nobody_is_called_out_of_an_exam(void **state)
{
    static const struct case_row rows[] = {
        {"a review afterwards", review_afterwards, "", 0},
        {"a review on the way in", review_on_the_way_in, "", 0},
        {"a review in the exam's last minute", review_in_the_exam, "named_pupil", AUDIT_HARD},
        {"a review that nobody holds", review_not_held, "named_pupil", AUDIT_SOFT},
        {"a review before they may leave", until_released, "named_pupil", AUDIT_HARD},
        {"a bus that comes too late", bus_in_the_exam, "named_pupil", AUDIT_HARD},
        {"a trip goes without them", trip_without_one, "named_pupil", AUDIT_SOFT},
        {"a trip goes without them, legally", trip_without_one, "", 0},
        {"a trip of nobody else", trip_without_any, "named_pupil", AUDIT_HARD},
        {"a visit at a time of the plan's own", movable_visit, "named_pupil", AUDIT_HARD},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* It says who, what they sit and what to do. */
static void what_is_said(void **state)
{
    static const struct {
        const char *label;
        void (*change)(struct bench *bench);
        const char *text;
    } rows[] = {
        {"cannot be held", review_in_the_exam,
         "D1 cannot be held 2027-05-12 10:29-11:30: 0001 (X1) is in an exam then; move it, or "
         "take them off it"},
        {"goes without", trip_without_one,
         "D1 goes without 0001 (X1), in an exam 2027-05-12 09:30-12:00; tell whoever leads it"},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bool said = false;
        bench_open(&bench);
        row->change(&bench);
        bench_audit(&bench, &audit);
        for (int i = 0; i < audit.n_findings; i++)
            said = said || strcmp(audit.findings[i].text, row->text) == 0;
        CHECK_ROW(row, said, true);
        arena_release(&bench.arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_called_out_of_an_exam),
        cmocka_unit_test(what_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
