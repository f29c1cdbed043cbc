/* SPDX-License-Identifier: GPL-3.0-or-later
 * The audit of a session whose pupils go while it goes on. */
#include "tests/support/audit_make.h"

/* Half an hour with two pupils from 11:00. */
static int mentor, pupils[2], session;

static void ready(struct bench *bench)
{
    mentor = make_person(&bench->make, "MEN", "mentor");
    (void)MAKE_ROW(&bench->make, patterns, .staff = mentor, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    pupils[0] = make_pupil(&bench->make, "0900");
    pupils[1] = make_pupil(&bench->make, "0901");
    session = make_session(&bench->make, "S1", pupils[0], 30);
    MAKE(&bench->make, caseload, session)->weekdays = 1 << 2;
    (void)MAKE_ROW(&bench->make, caseload_pupils, .session = session, .pupil = pupils[1]);
    (void)MAKE_ROW(&bench->make, draft, .key = "mentoring:S1:2027-W19:1", .kind = "mentoring",
                   .staff = mentor, .starts_at = make_at(DAY, "11:00"),
                   .ends_at = make_at(DAY, "11:30"), .room = -1, .site = -1, .title = "");
}

static void goes(struct bench *bench, int pupil, const char *start, const char *recorded)
{
    int64_t from_at = make_at(DAY, start);

    (void)MAKE_ROW(&bench->make, pupil_times, .pupil = pupil, .weekday = -1,
                   .date = day_of(from_at), .start = (int)(from_at % DAY_MIN), .end = DAY_MIN - 1,
                   .kind = PUPIL_AWAY, .until = -1);
    (void)MAKE_ROW(&bench->make, incidents, .recorded_at = make_at(DAY, recorded),
                   .from_at = from_at, .until_at = make_at(DAY, "23:59"), .what = INCIDENT_ABSENT,
                   .room = -1, .pupil = pupil, .paper = -1, .staff = -1, .minutes = -1,
                   .detail = "", .reason = "", .who = "", .told = "");
}

static void ends(struct bench *bench, const char *end)
{
    duty(bench, bench->make.season.n_draft - 1)->ends_at = make_at(DAY, end);
}

static void one_goes(struct bench *bench)
{
    ready(bench);
    goes(bench, pupils[0], "11:10", "11:10");
}
static void one_never_came(struct bench *bench)
{
    ready(bench);
    goes(bench, pupils[0], "10:30", "11:05");
}
static void one_was_known(struct bench *bench)
{
    ready(bench);
    goes(bench, pupils[0], "11:10", "11:00");
}
static void none_is_in_the_log(struct bench *bench)
{
    one_goes(bench);
    bench->make.season.n_incidents = 0;
}
static void all_go(struct bench *bench)
{
    one_goes(bench);
    goes(bench, pupils[1], "11:20", "11:20");
}
static void all_go_and_it_ends(struct bench *bench)
{
    all_go(bench);
    ends(bench, "11:20");
}
static void one_goes_and_it_ends(struct bench *bench)
{
    one_goes(bench);
    ends(bench, "11:10");
}

static void pupils_go(void **state)
{
    static const struct case_row rows[] = {
        {"one goes, one stays", one_goes, "", 0},
        {"one never came, told later", one_never_came, "", 0},
        {"known when it began", one_was_known, "pupil_busy", AUDIT_HARD},
        {"away, and not by the log", none_is_in_the_log, "pupil_busy", AUDIT_HARD},
        {"goes on without any", all_go, "pupil_busy", AUDIT_HARD},
        {"ends with the last", all_go_and_it_ends, "", 0},
        {"is short, and says so", all_go_and_it_ends, "caseload_time", AUDIT_SOFT},
        {"ends though one stays", one_goes_and_it_ends, "caseload_time", AUDIT_HARD},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pupils_go)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
