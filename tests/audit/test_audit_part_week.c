/* SPDX-License-Identifier: GPL-3.0-or-later
 * One day of a week is judged: what its other days hold is not missing on this one. */
#include "tests/support/audit_make.h"

#define MONDAY "2027-05-10" /* of DAY's week */

static int session, mentor;

static int hold(struct bench *bench, const char *key, const char *kind, const char *date)
{
    return MAKE_ROW(&bench->make, draft, .key = key, .kind = kind, .staff = mentor,
                    .starts_at = make_at(date, "11:00"), .ends_at = make_at(date, "12:00"),
                    .room = -1, .site = -1, .title = "");
}

/* A session of the pupil's on Monday or Wednesday, as often as told. */
static void wanted(struct bench *bench, int per_week)
{
    mentor = make_person(&bench->make, "MEN", "mentor");
    session = make_session(&bench->make, "S1", make_pupil(&bench->make, "0900"), 60);
    MAKE(&bench->make, caseload, session)->weekdays = 1 << 2 | 1;
    MAKE(&bench->make, caseload, session)->per_week = per_week;
}
static void not_held(struct bench *bench)
{
    wanted(bench, 1);
}
static void on_monday(struct bench *bench)
{
    wanted(bench, 1);
    (void)hold(bench, "mentoring:S1:2027-W19:1", "mentoring", MONDAY);
}
static void one_of_two(struct bench *bench)
{
    wanted(bench, 2);
    (void)hold(bench, "mentoring:S1:2027-W19:1", "mentoring", MONDAY);
}
static void one_of_two_by_two_adults(struct bench *bench)
{
    one_of_two(bench);
    MAKE(&bench->make, caseload, session)->adults = 2;
    (void)hold(bench, "mentoring:S1:2027-W19:1", "mentoring", MONDAY);
}
static void one_given_back(struct bench *bench)
{
    wanted(bench, 1);
    (void)hold(bench, "mentoring:S1:2027-W19:2", "mentoring", MONDAY);
}
static void of_another(struct bench *bench)
{
    wanted(bench, 1);
    (void)hold(bench, "mentoring:S10:2027-W19:1", "mentoring", MONDAY);
}
static void a_week_earlier(struct bench *bench)
{
    wanted(bench, 1);
    (void)hold(bench, "mentoring:S1:2027-W18:1", "mentoring", "2027-05-03");
}
/* What was told of a day counts until the day is planned again. */
static void told_on_monday(struct bench *bench)
{
    wanted(bench, 1);
    (void)MAKE_ROW(&bench->make, published, .key = "mentoring:S1:2027-W19:1", .kind = "mentoring",
                   .staff = mentor, .starts_at = make_at(MONDAY, "11:00"),
                   .ends_at = make_at(MONDAY, "12:00"), .room = -1, .site = -1, .title = "");
}
static void planned_again_without_it(struct bench *bench)
{
    told_on_monday(bench);
    (void)MAKE_ROW(&bench->make, plan_runs, .from = day_parse(MONDAY),
                   .until = day_parse(MONDAY) + 6);
}

static void sessions_of_the_week(void **state)
{
    static const struct case_row rows[] = {
        {"not held", not_held, "caseload", AUDIT_OPEN},
        {"held on Monday", on_monday, "", 0},
        {"one of two held on Monday", one_of_two, "caseload", AUDIT_OPEN},
        {"...by two adults", one_of_two_by_two_adults, "caseload", AUDIT_OPEN},
        {"what Monday gave back is not the week's own", one_given_back, "caseload", AUDIT_OPEN},
        {"another session on Monday", of_another, "caseload", AUDIT_OPEN},
        {"held the week before", a_week_earlier, "caseload", AUDIT_OPEN},
        {"told for Monday", told_on_monday, "", 0},
        {"...which was planned again without it", planned_again_without_it, "caseload", AUDIT_OPEN},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Two lessons of French a week, Monday and Wednesday at twelve; help in so many minutes of them. */
static void helped_in(struct bench *bench, int minutes)
{
    mentor = make_person(&bench->make, "TA", "ta");
    make_member(&bench->make, "9C", bench->pupil);
    for (int i = 0; i < 2; i++) {
        int row = make_lesson(&bench->make, i ? "L2" : "L1", "9C", i ? 2 : 0, i ? "12:00" : "11:00",
                              i ? "13:00" : "12:00");
        MAKE(&bench->make, lessons, row)->subject = "French";
    }
    (void)MAKE_ROW(&bench->make, support, .staff = -1, .pupil = bench->pupil, .subject = "French",
                   .class_name = "", .minutes_per_week = minutes, .from = -1, .until = -1);
}
static void help_missing(struct bench *bench)
{
    helped_in(bench, 60);
    (void)hold(bench, "mentoring:S1:2027-W19:1", "mentoring", MONDAY); /* planned, not helped */
}
static void help_on_monday(struct bench *bench)
{
    helped_in(bench, 60);
    (void)hold(bench, "pupil_support:0001:French:2027-W19:1", "pupil_support", MONDAY);
}
static void half_the_help_on_monday(struct bench *bench)
{
    helped_in(bench, 120);
    (void)hold(bench, "pupil_support:0001:French:2027-W19:1", "pupil_support", MONDAY);
}

static void help_of_the_week(void **state)
{
    static const struct case_row rows[] = {
        {"nobody helped", help_missing, "pupil_support", AUDIT_OPEN},
        {"an hour of one on Monday", help_on_monday, "", 0},
        {"an hour of two on Monday", half_the_help_on_monday, "pupil_support", AUDIT_OPEN},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_of_the_week),
        cmocka_unit_test(help_of_the_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
