/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on trips and visits. */
#include "tests/support/audit_make.h"

/* A duty of the school after the exam with its adults, INV and OTH; INV has the skill, if told. */
struct outing_row {
    const char *kind, *skill;
    int pupils, people, adults;
    bool skilled;
};
static void outing(struct bench *bench, struct outing_row row)
{
    int other = bench_invigilator(bench, "OTH");
    int third = bench_invigilator(bench, "XYZ");
    int duty = make_duty(&bench->make, "D1", row.kind, DAY, "11:00", "13:00");

    MAKE(&bench->make, school_duties, duty)->people = row.people;
    for (int i = 0; i < row.pupils; i++)
        (void)MAKE_ROW(&bench->make, duty_pupils, .duty = duty,
                       .pupil = make_pupil(&bench->make, arena_text(&bench->arena, "T%03d", i)));
    for (int i = 0; i < row.adults; i++) {
        bench_row(bench, i ? other : bench->person, row.kind, "11:00", "13:00", -1);
        MAKE(&bench->make, draft, 1 + i)->key =
            arena_text(&bench->arena, "%s:D1:%s", row.kind, DAY);
    }
    if (*row.skill)
        make_skill(&bench->make, row.skilled ? bench->person : third, row.skill);
}
static void trip_of_ten(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "", 10, -1, 1, false});
}
static void trip_of_eleven(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "", 11, 1, 1, false});
}
static void trip_of_eleven_two(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "", 11, 1, 2, false});
}
static void trip_with_aid(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "first_aid", 11, -1, 2, true});
}
static void trip_without_aid(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "first_aid", 11, -1, 2, false});
}
static void trip_without_leader(struct bench *bench)
{
    outing(bench, (struct outing_row){"trip", "trip_leader", 11, -1, 2, false});
}
static void visit_alone(struct bench *bench)
{
    outing(bench, (struct outing_row){"home_visit", "", 0, -1, 1, false});
}
static void visit_alone_by_plan(struct bench *bench)
{
    outing(bench, (struct outing_row){"home_visit", "", 0, 1, 1, false});
}
static void visit_in_pairs(struct bench *bench)
{
    outing(bench, (struct outing_row){"home_visit", "driver", 0, -1, 2, true});
}
static void nobody_drives(struct bench *bench)
{
    outing(bench, (struct outing_row){"home_visit", "driver", 0, -1, 2, false});
}
static void work_visit(struct bench *bench)
{
    outing(bench, (struct outing_row){"work_experience", "driver", 1, -1, 1, false});
}
static void on_call_trained(struct bench *bench)
{
    outing(bench, (struct outing_row){"on_call", "restraint", 0, 2, 2, true});
}
static void on_call_untrained(struct bench *bench)
{
    outing(bench, (struct outing_row){"on_call", "restraint", 0, 2, 2, false});
}
static void asked_in_the_row(struct bench *bench)
{
    outing(bench, (struct outing_row){"lunch_duty", "first_aid", 0, 2, 2, false});
    MAKE(&bench->make, school_duties, 0)->skills = "1 first_aid";
}

static void outings(void **state)
{
    static const struct case_row rows[] = {
        {"ten pupils, one adult", trip_of_ten, "", 0},
        {"eleven want two", trip_of_eleven, "school_duty", AUDIT_OPEN},
        {"eleven have two", trip_of_eleven_two, "", 0},
        {"a first-aider among them", trip_with_aid, "", 0},
        {"the first-aider stayed behind", trip_without_aid, "team", AUDIT_OPEN},
        {"the leader stayed behind", trip_without_leader, "team", AUDIT_OPEN},
        {"a home visit alone", visit_alone, "school_duty", AUDIT_OPEN},
        {"a home visit alone, the school says so", visit_alone_by_plan, "", 0},
        {"a home visit of two, one drives", visit_in_pairs, "", 0},
        {"a home visit of two, nobody drives", nobody_drives, "team", AUDIT_OPEN},
        {"a work-experience visit without a driver", work_visit, "team", AUDIT_OPEN},
        {"on call, one trained", on_call_trained, "", 0},
        {"on call, none trained", on_call_untrained, "team", AUDIT_OPEN},
        {"a first-aider asked for in the row", asked_in_the_row, "team", AUDIT_OPEN},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(outings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
