/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 5: working time, as the judge reads it.  Each rule with the minute that keeps it and the
 * minute that breaks it. */
#include "tests/support/audit_make.h"

static struct person *self(struct bench *bench)
{
    return (struct person *)(uintptr_t)&bench->make.season.people[bench->person];
}

static struct pattern *usual(struct bench *bench)
{
    return (struct pattern *)(uintptr_t)&bench->make.season.patterns[0];
}

static void audit_days(struct bench *bench, struct audit *audit)
{
    const struct season *season = &bench->make.season;

    audit_make(season, &bench->rules, season->draft, season->n_draft, day_parse(DAY),
               day_parse(DAY) + 1, &bench->arena, audit);
}

/* Work that ends after 20:00 or starts before 07:00 wants eleven hours between the days. */
static void eleven_hours_between_days(void **state)
{
    static const struct {
        const char *label, *end, *start;
        bool found;
    } rows[] = {
        {"until half past eight, from half past seven", "20:30", "07:30", false},
        {"a minute earlier", "20:30", "07:29", true},
        {"until eight: no late work", "20:00", "07:00", false},
        {"from before seven", "19:50", "06:49", true},
        {"...with eleven hours", "19:49", "06:49", false},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        bench_row(&bench, bench.person, "reserve", "18:00", row->end, -1);
        (void)MAKE_ROW(
            &bench.make, draft, .key = "S27:reserve:-:2027-05-13:AM:1", .kind = "reserve",
            .staff = bench.person, .starts_at = make_at("2027-05-13", row->start),
            .ends_at = make_at("2027-05-13", "09:00"), .room = -1, .site = -1, .title = "");
        audit_days(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "daily_rest", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

/* The bench's person works 08:30-10:45, 135 minutes. */
static void contracted_minutes(void **state)
{
    static const struct {
        const char *label;
        int contract, overtime;
        bool found;
    } rows[] = {{"as contracted", 135, 0, false},
                {"a minute over", 134, 0, true},
                {"a minute of overtime", 134, 1, false}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        self(&bench)->contract_min = row->contract;
        self(&bench)->overtime_minutes_per_week = row->overtime;
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "week_hours", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

static void inside_the_pattern(void **state)
{
    static const struct {
        const char *label;
        int start, overtime;
        bool found;
    } rows[] = {{"in at half past eight", 510, 0, false},
                {"in a minute later", 511, 0, true},
                {"...with overtime", 511, 1, false},
                {"half an hour of overtime", 540, 30, false},
                {"more than touches the pattern", 571, 600, true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        usual(&bench)->start = row->start;
        self(&bench)->overtime_minutes_per_week = row->overtime;
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "pattern", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

/* Two-week patterns: a week's row says nothing of the other's. */
static void weeks_a_and_b(void **state)
{
    static const struct {
        const char *label;
        int week;
        bool found;
    } rows[] = {{"in every week", WEEK_BOTH, false},
                {"in this week", WEEK_A, false},
                {"only in the other", WEEK_B, true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        (void)MAKE_ROW(&bench.make, calendar, .date = day_parse("2027-05-10"), .kind = DAY_SCHOOL,
                       .session = SESSION_NONE, .week = WEEK_A);
        usual(&bench)->week = row->week;
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "pattern", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

/* Twenty minutes inside a shift of more than six hours, not at its ends. */
static void break_inside_six_hours(void **state)
{
    static const struct {
        const char *label, *start, *end;
        bool found;
    } rows[] = {{"six hours without a break", "10:45", "14:30", false},
                {"a minute more", "10:45", "14:31", true},
                {"...with twenty minutes in it", "11:05", "14:31", false},
                {"...with nineteen", "11:04", "14:31", true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        self(&bench)->max_exam_minutes_per_day = 600;
        bench_row(&bench, bench.person, "reserve", row->start, row->end, -1);
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "break", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

static void lunch_inside_its_window(void **state)
{
    static const struct {
        const char *label, *start;
        bool found;
    } rows[] = {{"half an hour from quarter to eleven", "11:15", false},
                {"a minute short", "11:14", true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        (void)MAKE_ROW(&bench.make, patterns, .staff = bench.person, .weekday = 2, .date = -1,
                       .start = 645, .end = 720, .kind = PATTERN_LUNCH, .minutes = 30);
        bench_row(&bench, bench.person, "reserve", row->start, "12:30", -1);
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "lunch", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

static void protected_time_is_kept(void **state)
{
    static const struct {
        const char *label;
        int start;
        bool found;
    } rows[] = {{"after the exam", 645, false}, {"a minute into it", 644, true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        (void)MAKE_ROW(&bench.make, patterns, .staff = bench.person, .weekday = 2, .date = -1,
                       .start = row->start, .end = 700, .kind = PATTERN_PROTECTED, .minutes = -1);
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "protected", AUDIT_HARD), row->found);
        arena_release(&bench.arena);
    }
}

/* Casual staff come where they said so, and only there. */
static void casual_staff_come_when_asked(void **state)
{
    static const struct {
        const char *label;
        int offers, answer, session; /* answer -1: none */
        bool found;
    } rows[] = {{"by the pattern", OFFERS_PATTERN, -1, 0, false},
                {"asked, and silent", OFFERS_ASKED, -1, 0, true},
                {"asked: yes", OFFERS_ASKED, ANSWER_YES, SESSION_AM, false},
                {"yes for the afternoon", OFFERS_ASKED, ANSWER_YES, SESSION_PM, true},
                {"no", OFFERS_PATTERN, ANSWER_NO, SESSION_AM, true}};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        self(&bench)->offers = row->offers;
        if (row->offers == OFFERS_ASKED)
            bench.make.season.n_patterns = 0;
        if (row->answer >= 0)
            (void)MAKE_ROW(&bench.make, availability, .staff = bench.person, .date = day_parse(DAY),
                           .session = row->session, .start = -1, .end = -1, .answer = row->answer,
                           .max_per_week = -1);
        bench_audit(&bench, &audit);
        CHECK_ROW(row,
                  bench_has(&audit, "available", AUDIT_HARD) ||
                      bench_has(&audit, "pattern", AUDIT_HARD),
                  row->found);
        arena_release(&bench.arena);
    }
}

#define TEST(function) cmocka_unit_test(function)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(eleven_hours_between_days), TEST(contracted_minutes),
        TEST(inside_the_pattern),        TEST(weeks_a_and_b),
        TEST(break_inside_six_hours),    TEST(lunch_inside_its_window),
        TEST(protected_time_is_kept),    TEST(casual_staff_come_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
