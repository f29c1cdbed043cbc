/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on people: one place at a time, journeys, lunch, hours, caps and breaks. */
#include "tests/support/audit_make.h"

static void overlapping(struct bench *bench)
{
    bench_row(bench, bench->person, "invigilator", "10:44", "12:00", bench->room);
}
static void one_after_another(struct bench *bench)
{
    bench_row(bench, bench->person, "reserve", "10:45", "12:00", -1);
}
static void gap(struct bench *bench, const char *start)
{
    person(bench)->gap_minutes = 10;
    bench_row(bench, bench->person, "reserve", start, "12:00", -1);
}
static void gap_kept(struct bench *bench)
{
    gap(bench, "10:55");
}
static void gap_short(struct bench *bench)
{
    gap(bench, "10:54");
}
static void journey(struct bench *bench, const char *start)
{
    int a = make_site(&bench->make, "A"), b = make_site(&bench->make, "B"),
        c = make_site(&bench->make, "C");

    MAKE(&bench->make, rooms, bench->room)->site = a;
    duty(bench, 0)->site = a;
    (void)MAKE_ROW(&bench->make, travel, .from = a, .to = b, .minutes = 10);
    (void)MAKE_ROW(&bench->make, travel, .from = b, .to = c, .minutes = 10);
    (void)MAKE_ROW(&bench->make, travel, .from = a, .to = c, .minutes = 60);
    bench_row(bench, bench->person, "reserve", start, "12:00", -1);
    duty(bench, 1)->site = c;
}
static void in_time(struct bench *bench) /* by way of B */
{
    journey(bench, "11:05");
}
static void too_far(struct bench *bench)
{
    journey(bench, "11:04");
}
static void pattern(struct bench *bench, int kind, int start, int end)
{
    (void)MAKE_ROW(&bench->make, patterns, .staff = bench->person, .weekday = 2, .date = -1,
                   .start = start, .end = end, .kind = kind, .minutes = 30);
}
static void protected(struct bench *bench)
{
    pattern(bench, PATTERN_PROTECTED, 600, 660);
}
static void lunch(struct bench *bench, const char *start)
{
    pattern(bench, PATTERN_LUNCH, 645, 720);
    bench_row(bench, bench->person, "reserve", start, "12:30", -1);
}
static void lunch_kept(struct bench *bench)
{
    lunch(bench, "11:15");
}
static void lunch_lost(struct bench *bench)
{
    lunch(bench, "11:14");
}
static void in_later(struct bench *bench, int overtime)
{
    struct pattern *row = (struct pattern *)(uintptr_t)bench->make.season.patterns;

    row->start = 9 * 60; /* thirty minutes outside */
    person(bench)->overtime_minutes_per_week = overtime;
}
static void outside(struct bench *bench)
{
    in_later(bench, 0);
}
static void outside_paid(struct bench *bench)
{
    in_later(bench, 30);
}
static void outside_part_paid(struct bench *bench)
{
    in_later(bench, 29);
}
static void day_cap(struct bench *bench)
{
    person(bench)->max_minutes_per_day = 134;
}
static void exam_cap(struct bench *bench)
{
    person(bench)->max_exam_minutes_per_day = 134;
}
static void caps_kept(struct bench *bench)
{
    person(bench)->max_exam_minutes_per_day = person(bench)->max_minutes_per_day = 135;
    person(bench)->contract_min = 135;
}
static void long_week(struct bench *bench)
{
    person(bench)->contract_min = 134;
}
static void shift(struct bench *bench, const char *start)
{
    person(bench)->max_exam_minutes_per_day = 600;
    bench_row(bench, bench->person, "reserve", start, "15:00", -1);
}
static void break_kept(struct bench *bench)
{
    shift(bench, "11:05");
}
static void break_short(struct bench *bench)
{
    shift(bench, "11:04");
}

static void times(void **state)
{
    static const struct case_row rows[] = {
        {"two places", overlapping, "overlap", AUDIT_HARD},
        {"one after another", one_after_another, "", 0},
        {"gap kept", gap_kept, "", 0},
        {"gap short", gap_short, "travel", AUDIT_HARD},
        {"there in time", in_time, "", 0},
        {"too far", too_far, "travel", AUDIT_HARD},
        {"protected time", protected, "protected", AUDIT_HARD},
        {"lunch kept", lunch_kept, "", 0},
        {"lunch lost", lunch_lost, "lunch", AUDIT_HARD},
        {"outside the pattern", outside, "pattern", AUDIT_HARD},
        {"outside with overtime", outside_paid, "", 0},
        {"outside, overtime short", outside_part_paid, "pattern", AUDIT_HARD},
        {"caps kept", caps_kept, "", 0},
        {"over the day", day_cap, "day_cap", AUDIT_HARD},
        {"over the exam minutes", exam_cap, "exam_cap", AUDIT_HARD},
        {"over the week", long_week, "week_hours", AUDIT_HARD},
        {"six hours with a break", break_kept, "", 0},
        {"six hours without", break_short, "break", AUDIT_HARD},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
