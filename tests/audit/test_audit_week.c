/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on the school week: what a site, a pupil's plan or the timetable asks for. */
#include "tests/support/audit_make.h"

static void minimum(struct bench *bench, int count)
{
    int site = make_site(&bench->make, "MAIN");

    make_skill(&bench->make, bench->person, "first_aid");
    (void)MAKE_ROW(&bench->make, minima, .site = site, .skill = "first_aid", .count = count,
                   .weekday = -1, .start = time_parse("09:00"), .end = time_parse("15:00"));
}
static void one_there(struct bench *bench)
{
    minimum(bench, 1);
}
static void two_wanted(struct bench *bench)
{
    minimum(bench, 2);
}
static void gone_at_noon(struct bench *bench)
{
    minimum(bench, 1);
    make_absence(&bench->make, bench->person, DAY, "12:00", "12:01");
}
static void gone_afterwards(struct bench *bench)
{
    minimum(bench, 1);
    make_absence(&bench->make, bench->person, DAY, "15:00", "16:00");
}
static void declined_later(struct bench *bench)
{
    minimum(bench, 1);
    (void)MAKE_ROW(&bench->make, availability, .staff = bench->person, .date = day_parse(DAY),
                   .session = SESSION_NONE, .start = time_parse("14:00"), .end = -1,
                   .answer = ANSWER_NO, .max_per_week = -1);
}
static void works_to_noon(struct bench *bench)
{
    minimum(bench, 1);
    ((struct pattern *)(uintptr_t)bench->make.season.patterns)->end = time_parse("12:00");
}
static void sent_on_a_trip(struct bench *bench)
{
    minimum(bench, 1);
    bench_row(bench, bench->person, "trip", "12:00", "14:00", -1);
}
static void in_reserve(struct bench *bench)
{
    minimum(bench, 1);
    bench_row(bench, bench->person, "reserve", "12:00", "14:00", -1);
}
static void teaches_elsewhere(struct bench *bench)
{
    int row, farm;

    minimum(bench, 1);
    farm = make_site(&bench->make, "FARM");
    ((struct person *)(uintptr_t)bench->make.season.people)[bench->person].site = 0;
    row = make_lesson(&bench->make, "L1", "9C", 2, "12:00", "13:00");
    MAKE(&bench->make, lessons, row)->room = make_room(&bench->make, "BARN", ROOM_CLASSROOM, 30);
    MAKE(&bench->make, rooms, bench->room + 1)->site = farm;
    make_teacher(&bench->make, row, bench->person, 0);
}
/* From the other site, for the time the first-aider is away. */
static void somebody_comes(struct bench *bench)
{
    int other;

    sent_on_a_trip(bench);
    make_site(&bench->make, "FARM");
    other = bench_invigilator(bench, "OTH");
    ((struct person *)(uintptr_t)bench->make.season.people)[bench->person].site = 0;
    ((struct person *)(uintptr_t)bench->make.season.people)[other].site = 1;
    (void)MAKE_ROW(&bench->make, staff_sites, .staff = other, .site = 0);
    make_skill(&bench->make, other, "first_aid");
    (void)MAKE_ROW(&bench->make, draft, .key = "minimum:MAIN:first_aid:2027-05-12:1:p1",
                   .kind = "minimum", .staff = other, .starts_at = make_at(DAY, "12:00"),
                   .ends_at = make_at(DAY, "14:00"), .room = -1, .site = 0, .title = "");
}

static void site_minima(void **state)
{
    static const struct case_row rows[] = {
        {"one wanted, one there", one_there, "", 0},
        {"two wanted, one there", two_wanted, "minimum", AUDIT_OPEN},
        {"absent for a minute", gone_at_noon, "minimum", AUDIT_OPEN},
        {"absent when none is wanted", gone_afterwards, "", 0},
        {"said no for the afternoon", declined_later, "minimum", AUDIT_OPEN},
        {"not in after noon", works_to_noon, "minimum", AUDIT_OPEN},
        {"sent on a trip", sent_on_a_trip, "minimum", AUDIT_OPEN},
        {"at work on the site", in_reserve, "", 0},
        {"teaches on the other site", teaches_elsewhere, "minimum", AUDIT_OPEN},
        {"somebody comes from there", somebody_comes, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* An hour of Maths a week for candidate 0001, whose class has two lessons after the exam. */
static void hours(struct bench *bench)
{
    make_member(&bench->make, "9C", bench->pupil);
    for (int i = 0; i < 2; i++) {
        int row = make_lesson(&bench->make, i ? "L2" : "L1", "9C", 2, i ? "13:00" : "12:00",
                              i ? "14:00" : "13:00");
        MAKE(&bench->make, lessons, row)->subject = "French";
    }
    (void)MAKE_ROW(&bench->make, support, .staff = -1, .pupil = bench->pupil, .subject = "French",
                   .class_name = "", .minutes_per_week = 60, .from = -1, .until = -1);
}
static void helped(struct bench *bench, const char *start, const char *end)
{
    int helper = make_person(&bench->make, "TA", "ta");

    hours(bench);
    (void)MAKE_ROW(&bench->make, draft, .key = "pupil_support:0001:French:2027-W19:1",
                   .kind = "pupil_support", .staff = helper, .starts_at = make_at(DAY, start),
                   .ends_at = make_at(DAY, end), .room = -1, .site = -1, .title = "");
}
static void helped_all(struct bench *bench)
{
    helped(bench, "12:00", "13:00");
}
static void helped_half(struct bench *bench)
{
    helped(bench, "12:00", "12:30");
}
static void helped_by_class(struct bench *bench)
{
    hours(bench);
    MAKE(&bench->make, lessons, 0)->adults = 1;
    (void)MAKE_ROW(&bench->make, draft, .key = "support:L1:2027-05-12", .kind = "support",
                   .staff = make_person(&bench->make, "TA", "ta"),
                   .starts_at = make_at(DAY, "12:00"), .ends_at = make_at(DAY, "13:00"), .room = -1,
                   .site = -1, .title = "");
}
static void helped_by_class_in_exam(struct bench *bench)
{
    helped_by_class(bench);
    MAKE(&bench->make, lessons, 0)->start = time_parse("09:00");
    MAKE(&bench->make, lessons, 0)->end = time_parse("10:00");
}

/* The week before, nobody helped while the helper was told that for the time of both lessons. */
static void told_before(struct bench *bench, const char *kind)
{
    const char *key = arena_text(&bench->arena, "S27:%s:X0:g1:1:p1", kind);
    int helper = MAKE(&bench->make, draft, bench->make.season.n_draft - 1)->staff;

    ((struct support *)(uintptr_t)bench->make.season.support)->staff = helper;
    if (strcmp(kind, "other") == 0)
        key = "other:D1:2027-05-05";
    (void)MAKE_ROW(&bench->make, published, .key = key, .kind = kind, .staff = helper,
                   .starts_at = make_at("2027-05-05", "12:00"),
                   .ends_at = make_at("2027-05-05", "14:00"), .room = -1, .site = -1, .title = "");
}
static void helper_took_an_exam(struct bench *bench)
{
    helped_all(bench);
    told_before(bench, "invigilator");
}
static void helper_did_something_else(struct bench *bench)
{
    helped_all(bench);
    told_before(bench, "other");
}
static void helper_gave_it_back(struct bench *bench)
{
    int helper;

    helper_took_an_exam(bench);
    helper = bench->make.season.support[0].staff;
    (void)MAKE_ROW(&bench->make, draft, .key = "pupil_support:0001:French:2027-W19:2",
                   .kind = "pupil_support", .staff = helper, .starts_at = make_at(DAY, "13:00"),
                   .ends_at = make_at(DAY, "14:00"), .room = -1, .site = -1, .title = "");
}
static void helper_helped_all_the_same(struct bench *bench)
{
    int helper;

    helper_took_an_exam(bench);
    helper = bench->make.season.support[0].staff;
    (void)MAKE_ROW(&bench->make, published, .key = "pupil_support:0001:French:2027-W18:1",
                   .kind = "pupil_support", .staff = helper,
                   .starts_at = make_at("2027-05-05", "13:00"),
                   .ends_at = make_at("2027-05-05", "14:00"), .room = -1, .site = -1, .title = "");
}

static void hours_of_a_plan(void **state)
{
    static const struct case_row rows[] = {
        {"nobody", hours, "pupil_support", AUDIT_OPEN},
        {"an hour", helped_all, "", 0},
        {"half an hour", helped_half, "pupil_support", AUDIT_OPEN},
        {"the class has an adult", helped_by_class, "", 0},
        {"...while the pupil is in the exam", helped_by_class_in_exam, "pupil_support", AUDIT_OPEN},
        {"their adult was in an exam before", helper_took_an_exam, "pupil_support", AUDIT_OPEN},
        {"...on other work", helper_did_something_else, "", 0},
        {"...and gave it back", helper_gave_it_back, "", 0},
        {"...and had helped all the same", helper_helped_all_the_same, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* A session of half an hour between two times of the day, for candidate 0001 (09:00-10:30). */
static void session(struct bench *bench, const char *earliest, const char *latest)
{
    int row = make_session(&bench->make, "M1", bench->pupil, 30);

    MAKE(&bench->make, caseload, row)->weekdays = 1 << 2;
    MAKE(&bench->make, caseload, row)->earliest = time_parse(earliest);
    MAKE(&bench->make, caseload, row)->latest = time_parse(latest);
}
static void session_not_held(struct bench *bench)
{
    session(bench, "11:00", "15:00");
}
static void session_in_the_exam(struct bench *bench)
{
    session(bench, "09:00", "10:00");
}
static void session_of_who_left(struct bench *bench)
{
    session_in_the_exam(bench);
    MAKE(&bench->make, pupils, bench->pupil)->until = day_parse(DAY) - 1;
}
static void session_held(struct bench *bench)
{
    session_not_held(bench);
    make_skill(&bench->make, bench->person, "mentor");
    (void)MAKE_ROW(&bench->make, draft, .key = "mentoring:M1:2027-W19:1", .kind = "mentoring",
                   .staff = bench->person, .starts_at = make_at(DAY, "11:00"),
                   .ends_at = make_at(DAY, "11:30"), .room = -1, .site = -1, .title = "");
}

static void sessions_of_mentors(void **state)
{
    static const struct case_row rows[] = {
        {"not held", session_not_held, "caseload", AUDIT_OPEN},
        {"held", session_held, "", 0},
        {"no time is left for it: told", session_in_the_exam, "caseload", AUDIT_OPEN},
        {"the pupil has left", session_of_who_left, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(site_minima),
        cmocka_unit_test(hours_of_a_plan),

        cmocka_unit_test(sessions_of_mentors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
