/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on working time and what people agreed to. */
#include "tests/support/audit_make.h"

static void contract(struct bench *bench, int minutes)
{
    MAKE(&bench->make, people, bench->person)->contract_min = minutes;
}

/* INV invigilates 08:30-10:45 at MAIN and is in reserve 11:30-12:00 at FARM, 20 minutes away. */
static void two_sites(struct bench *bench, int contract_min)
{
    int home = make_site(&bench->make, "FARM"), away = make_site(&bench->make, "MAIN");

    MAKE(&bench->make, rooms, bench->room)->site = away;
    (void)MAKE_ROW(&bench->make, travel, .from = home, .to = away, .minutes = 20);
    (void)MAKE_ROW(&bench->make, travel, .from = away, .to = home, .minutes = 20);
    (void)MAKE_ROW(&bench->make, staff_sites, .staff = bench->person, .site = home);
    (void)MAKE_ROW(&bench->make, staff_sites, .staff = bench->person, .site = away);
    bench_row(bench, bench->person, "reserve", "11:30", "12:00", -1);
    MAKE(&bench->make, draft, 1)->site = home;
    contract(bench, contract_min);
}
static void way_within(struct bench *bench)
{
    two_sites(bench, 135 + 30 + 20);
}
static void way_beyond(struct bench *bench)
{
    two_sites(bench, 135 + 30 + 19);
}

static void protected_time(struct bench *bench, int contract_min)
{
    (void)MAKE_ROW(&bench->make, patterns, .staff = bench->person, .weekday = 2, .date = -1,
                   .start = 840, .end = 900, .kind = PATTERN_PROTECTED, .minutes = -1);
    contract(bench, contract_min);
}
static void protected_within(struct bench *bench)
{
    protected_time(bench, 135 + 60);
}
static void protected_beyond(struct bench *bench)
{
    protected_time(bench, 135 + 59);
}

static void gap(struct bench *bench, const char *setting, int own, const char *next)
{
    MAKE(&bench->make, settings, 1)->name = "gap"; /* in order; lunches are as they were */
    MAKE(&bench->make, settings, 1)->value = setting;
    make_setting(&bench->make, "lunch_minutes", "0");
    MAKE(&bench->make, people, bench->person)->gap_minutes = own;
    bench_row(bench, bench->person, "reserve", next, "12:00", -1);
}
static void gap_kept(struct bench *bench)
{
    gap(bench, "5", 0, "10:50");
}
static void gap_broken(struct bench *bench)
{
    gap(bench, "5", 0, "10:49");
}
static void gap_of_their_own(struct bench *bench)
{
    gap(bench, "30", 4, "10:49");
}

/* Mornings and afternoons agreed in that week; INV has a morning and perhaps an afternoon. */
static void agreed(struct bench *bench, int sessions, const char *second)
{
    (void)MAKE_ROW(&bench->make, availability, .staff = bench->person, .date = day_parse(DAY) - 1,
                   .session = SESSION_AM, .start = -1, .end = -1, .answer = ANSWER_YES,
                   .max_per_week = sessions);
    bench_row(bench, bench->person, "reserve", second, "15:00", -1);
}
static void one_agreed_one_had(struct bench *bench)
{
    agreed(bench, 1, "11:45");
}
static void one_agreed_two_had(struct bench *bench)
{
    agreed(bench, 1, "12:30");
}
static void two_agreed(struct bench *bench)
{
    agreed(bench, 2, "12:30");
}

/* The candidate works with a reader alone in the room. */
static void works_with(struct bench *bench, bool meant, const char *kind)
{
    int other = bench_invigilator(bench, "OTH");

    make_arrangement(&bench->make, bench->pupil, "reader");
    MAKE(&bench->make, draft, 0)->kind = "combined";
    MAKE(&bench->make, draft, 0)->key = "S27:combined:X1:0001";
    (void)MAKE_ROW(&bench->make, facilitators, .pupil = bench->pupil,
                   .staff = meant ? bench->person : other, .kind = kind, .wish = WISH_ONLY);
    for (int i = bench->person; i <= other; i++) {
        make_skill(&bench->make, i, "reader");
        (void)MAKE_ROW(&bench->make, training, .staff = i, .kind = "facilitator",
                       .date = day_parse("2026-10-01"), .content = "", .result = "");
    }
    bench_row(bench, other, "rover", "09:00", "10:30", -1);
}
static void with_whom_they_know(struct bench *bench)
{
    works_with(bench, true, "reader");
}
static void with_another(struct bench *bench)
{
    works_with(bench, false, "reader");
}
static void with_another_in_all(struct bench *bench)
{
    works_with(bench, false, "");
}
static void with_another_scribe(struct bench *bench)
{
    works_with(bench, false, "scribe");
}

/* A training that names INV. */
static void trained(struct bench *bench, int who)
{
    int other = bench_invigilator(bench, "OTH");
    int row = make_duty(&bench->make, "T1", "training", DAY, "13:00", "14:00");

    MAKE(&bench->make, school_duties, row)->people = 1;
    (void)MAKE_ROW(&bench->make, duty_staff, .duty = row, .staff = bench->person);
    bench_row(bench, who ? other : bench->person, "training", "13:00", "14:00", -1);
    MAKE(&bench->make, draft, 1)->key = "training:T1:2027-05-12";
}
static void whom_it_names(struct bench *bench)
{
    trained(bench, 0);
}
static void whom_it_does_not_name(struct bench *bench)
{
    trained(bench, 1);
}

static void working_time(void **state)
{
    static const struct case_row rows[] = {
        {"the way fits into the contract", way_within, "", 0},
        {"a minute of the way does not", way_beyond, "week_hours", AUDIT_HARD},
        {"protected time fits", protected_within, "", 0},
        {"protected time does not", protected_beyond, "week_hours", AUDIT_HARD},
        {"the school's gap is kept", gap_kept, "", 0},
        {"the school's gap is not", gap_broken, "travel", AUDIT_HARD},
        {"a gap of their own stands instead", gap_of_their_own, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

static void what_was_agreed(void **state)
{
    static const struct case_row rows[] = {
        {"two duties of one morning are one session", one_agreed_one_had, "", 0},
        {"morning and afternoon are two", one_agreed_two_had, "sessions", AUDIT_HARD},
        {"two were agreed", two_agreed, "", 0},
        {"the reader they work with", with_whom_they_know, "", 0},
        {"another reads", with_another, "only", AUDIT_HARD},
        {"another helps", with_another_in_all, "only", AUDIT_HARD},
        {"it was about writing", with_another_scribe, "", 0},
        {"a training that names them", whom_it_names, "", 0},
        {"a training that names somebody else", whom_it_does_not_name, "only", AUDIT_HARD},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* What tires is told softly: it does not make a plan illegal. */
static void what_tires(void **state)
{
    static const struct {
        const char *label, *start;
        bool told;
    } rows[] = {
        {"a break of twenty minutes", "11:05", false},
        {"a break of nineteen", "11:04", true},
    };

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        bench_row(&bench, bench.person, "reserve", row->start, "12:00", -1);
        bench_audit(&bench, &audit);
        CHECK_ROW(row, bench_has(&audit, "exam_run", AUDIT_SOFT), row->told);
        CHECK_ROW(row, audit.legal, true);
        arena_release(&bench.arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_time),
        cmocka_unit_test(what_was_agreed),
        cmocka_unit_test(what_tires),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
