/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on people: who may do what, when, for how long, and what is left open. */
#include "tests/audit_make.h"

static struct assignment *duty(struct bench *bench, int i)
{
    return (struct assignment *)(uintptr_t)bench->make.season.draft + i;
}
static struct person *person(struct bench *bench)
{
    return (struct person *)(uintptr_t)bench->make.season.people + bench->person;
}
static void figure(struct bench *bench, enum figure_id id, int value)
{
    bench->rules.figures[id].value = value;
}
static void skilled(struct bench *bench, const char *skill)
{
    make_skill(&bench->make, bench->person, skill);
    (void)MAKE_ROW(&bench->make, training, .staff = bench->person, .kind = "facilitator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
}
static struct arrangement *arrange(struct bench *bench, int pupil, const char *kind)
{
    return MAKE(&bench->make, arrangements, make_arrangement(&bench->make, pupil, kind));
}

static void absent_after(struct bench *bench)
{
    make_absence(&bench->make, bench->person, DAY, "10:45", "12:00");
}
static void absent(struct bench *bench)
{
    make_absence(&bench->make, bench->person, DAY, "10:44", "12:00");
}
static void perhaps_absent(struct bench *bench)
{
    (void)MAKE_ROW(&bench->make, absences, .staff = bench->person, .start = make_at(DAY, "09:00"),
                   .end = make_at(DAY, "12:00"), .tentative = true);
}
static void conflict(struct bench *bench, int pupil, int paper, const char *subject)
{
    (void)MAKE_ROW(&bench->make, conflicts, .staff = bench->person, .pupil = pupil, .paper = paper,
                   .subject = subject);
}
static void conflict_pupil(struct bench *bench)
{
    conflict(bench, bench->pupil, -1, "");
}
static void conflict_paper(struct bench *bench)
{
    conflict(bench, -1, bench->paper, "");
}
static void conflict_subject(struct bench *bench)
{
    conflict(bench, -1, -1, "Maths");
}
static void conflict_other(struct bench *bench)
{
    conflict(bench, -1, -1, "French");
}
static void answer(struct bench *bench, int session, int given)
{
    (void)MAKE_ROW(&bench->make, availability, .staff = bench->person, .date = day_parse(DAY),
                   .session = session, .start = -1, .end = -1, .answer = given, .max_per_week = -1);
}
static void no_morning(struct bench *bench)
{
    answer(bench, SESSION_AM, ANSWER_NO);
}
static void no_afternoon(struct bench *bench)
{
    answer(bench, SESSION_PM, ANSWER_NO);
}
static void asked(struct bench *bench)
{
    person(bench)->offers = OFFERS_ASKED;
}
static void asked_yes(struct bench *bench)
{
    asked(bench);
    answer(bench, SESSION_AM, ANSWER_YES);
}
static void left(struct bench *bench)
{
    person(bench)->until = day_parse(DAY) - 1;
}
static void last_day(struct bench *bench)
{
    person(bench)->until = day_parse(DAY);
}
static struct training *trained(struct bench *bench)
{
    return (struct training *)(uintptr_t)bench->make.season.training;
}
static void trained_in_august(struct bench *bench)
{
    trained(bench)->date = day_parse("2026-08-31");
}
static void trained_in_september(struct bench *bench)
{
    trained(bench)->date = day_parse("2026-09-01");
}
static void trained_afterwards(struct bench *bench)
{
    trained(bench)->date = day_parse(DAY) + 1;
}
static void failed(struct bench *bench)
{
    trained(bench)->result = "failed";
}
static void unskilled(struct bench *bench)
{
    ((struct skill *)(uintptr_t)bench->make.season.skills)->until = day_parse(DAY) - 1;
}
static void teaches(struct bench *bench)
{
    (void)MAKE_ROW(&bench->make, teaches, .staff = bench->person, .subject = "Maths",
                   .delivers = true);
}
static void teaches_warning(struct bench *bench)
{
    teaches(bench);
    figure(bench, FIGURE_SUBJECT_EXCLUDED, 2);
}
static void teaches_off(struct bench *bench)
{
    teaches(bench);
    figure(bench, FIGURE_SUBJECT_EXCLUDED, 0);
}
static void supported(struct bench *bench)
{
    (void)MAKE_ROW(&bench->make, support, .staff = bench->person, .pupil = bench->pupil,
                   .subject = "Maths", .class_name = "", .from = -1, .until = -1);
}
static void supported_warning(struct bench *bench)
{
    supported(bench);
    figure(bench, FIGURE_SUPPORTED_EXCLUDED, 2);
}
static void rover_seated(struct bench *bench)
{
    bench_row(bench, bench->person, "rover", "11:00", "12:00", -1);
    person(bench)->seated = true;
}
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

static void reads(struct bench *bench) /* alone with one candidate, who has a reader */
{
    arrange(bench, bench->pupil, "reader");
    duty(bench, 0)->kind = "combined";
    skilled(bench, "reader");
    int rover = bench_invigilator(bench, "ROV");
    bench_row(bench, rover, "rover", "09:00", "10:30", -1);
}
static void reads_unroved(struct bench *bench)
{
    reads(bench);
    bench->make.season.n_draft--;
}
static void reads_unskilled(struct bench *bench)
{
    reads(bench);
    ((struct skill *)(uintptr_t)bench->make.season.skills)[1].skill = "scribe";
}
static void reads_for_two(struct bench *bench)
{
    reads(bench);
    bench_candidate(bench, "0002", bench->room, 90);
}
static void modifies(struct bench *bench)
{
    arrange(bench, bench->pupil, "language_modifier");
    duty(bench, 0)->kind = "combined";
    skilled(bench, "language_modifier");
}
static void no_reader(struct bench *bench)
{
    arrange(bench, bench->pupil, "reader");
}
static void reader_beside(struct bench *bench, const char *kind)
{
    int helper = make_person(&bench->make, "HLP", "ta");

    make_skill(&bench->make, helper, "reader");
    make_skill(&bench->make, helper, "scribe");
    (void)MAKE_ROW(&bench->make, training, .staff = helper, .kind = "facilitator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
    bench_row(bench, helper, kind, "08:45", "10:30", bench->room);
}
static void reader_there(struct bench *bench)
{
    no_reader(bench);
    reader_beside(bench, "reader");
}
static void reader_and_scribe(struct bench *bench) /* one person for both */
{
    reader_there(bench);
    arrange(bench, bench->pupil, "scribe");
}
static void share(struct bench *bench, int count)
{
    reader_there(bench);
    for (int i = 1; i < count; i++) {
        bench_candidate(bench, arena_text(&bench->arena, "%04d", i + 1), bench->room, 90);
        arrange(bench, i, "reader");
    }
    for (int i = 0; i < count; i++)
        MAKE(&bench->make, seating, i)->helper_group = 1;
}
static void four_share(struct bench *bench)
{
    share(bench, 4);
}
static void five_share(struct bench *bench)
{
    share(bench, 5);
}
static void two_own_readers(struct bench *bench)
{
    share(bench, 2);
    MAKE(&bench->make, seating, 0)->helper_group = MAKE(&bench->make, seating, 1)->helper_group = 0;
}
static void reading_read(struct bench *bench)
{
    reader_there(bench);
    MAKE(&bench->make, papers, bench->paper)->tests_reading = READING_SECTION;
}
static void lesson(struct bench *bench) /* 1st period, whose teacher is the invigilator */
{
    int row = make_lesson(&bench->make, "L1", "9C", 2, "09:00", "10:00");

    make_teacher(&bench->make, row, bench->person, 0);
    make_member(&bench->make, "9C", make_pupil(&bench->make, "0009"));
}
static void lesson_covered(struct bench *bench)
{
    lesson(bench);
    int cover = make_person(&bench->make, "COV", "cover_supervisor");
    make_skill(&bench->make, cover, "cover");
    bench_row(bench, cover, "cover", "09:00", "10:00", -1);
    duty(bench, 1)->key = "cover:L1:2027-05-12";
}
static void class_in_exam(struct bench *bench)
{
    int row = make_lesson(&bench->make, "L1", "9C", 2, "09:00", "10:00");

    make_teacher(&bench->make, row, bench->person, 0);
    make_member(&bench->make, "9C", bench->pupil);
}
static void gate(struct bench *bench)
{
    (void)make_duty(&bench->make, "GATE", "gate_duty", DAY, "08:00", "08:20");
}
static void gate_done(struct bench *bench)
{
    gate(bench);
    bench_row(bench, bench->person, "gate_duty", "08:00", "08:20", -1);
    duty(bench, 1)->key = "gate_duty:GATE:2027-05-12";
}
static void nobody(struct bench *bench)
{
    duty(bench, 0)->kind = "reserve";
    duty(bench, 0)->room = -1;
}

static void people(void **state)
{
    static const struct case_row rows[] = {
        {"absent afterwards", absent_after, "", 0},
        {"absent", absent, "available", AUDIT_HARD},
        {"perhaps absent", perhaps_absent, "", 0},
        {"conflict: pupil", conflict_pupil, "available", AUDIT_HARD},
        {"conflict: paper", conflict_paper, "available", AUDIT_HARD},
        {"conflict: subject", conflict_subject, "available", AUDIT_HARD},
        {"conflict: another subject", conflict_other, "", 0},
        {"no in the morning", no_morning, "available", AUDIT_HARD},
        {"no in the afternoon", no_afternoon, "", 0},
        {"asked, no answer", asked, "available", AUDIT_HARD},
        {"asked, yes", asked_yes, "", 0},
        {"left", left, "available", AUDIT_HARD},
        {"last day", last_day, "", 0},
        {"trained in August", trained_in_august, "training", AUDIT_HARD},
        {"trained on 1 September", trained_in_september, "", 0},
        {"trained afterwards", trained_afterwards, "training", AUDIT_HARD},
        {"training failed", failed, "training", AUDIT_HARD},
        {"skill over", unskilled, "skill", AUDIT_HARD},
        {"teaches it", teaches, "subject", AUDIT_HARD},
        {"teaches it: warning", teaches_warning, "subject", AUDIT_SOFT},
        {"teaches it: off", teaches_off, "", 0},
        {"supported", supported, "supported", AUDIT_HARD},
        {"supported: warning", supported_warning, "supported", AUDIT_SOFT},
        {"rover who cannot walk", rover_seated, "seated", AUDIT_HARD},
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

static void help_and_work(void **state)
{
    static const struct case_row rows[] = {
        {"invigilator and reader in one", reads, "", 0},
        {"...without a rover", reads_unroved, "rover", AUDIT_OPEN},
        {"...who cannot read", reads_unskilled, "skill", AUDIT_HARD},
        {"...with a second candidate", reads_for_two, "combined", AUDIT_HARD},
        {"a modifier wants an invigilator", modifies, "combined", AUDIT_HARD},
        {"no reader", no_reader, "helper", AUDIT_OPEN},
        {"a reader", reader_there, "", 0},
        {"reader and scribe in one", reader_and_scribe, "", 0},
        {"four share", four_share, "", 0},
        {"five share", five_share, "reader_share", AUDIT_HARD},
        {"two with a reader each", two_own_readers, "helper", AUDIT_OPEN},
        {"reading is tested", reading_read, "reading_paper", AUDIT_HARD},
        {"teacher at the exam", lesson, "cover", AUDIT_OPEN},
        {"...and covered", lesson_covered, "", 0},
        {"...and the class as well", class_in_exam, "", 0},
        {"nobody at the gate", gate, "school_duty", AUDIT_OPEN},
        {"somebody at the gate", gate_done, "", 0},
        {"nobody in the room", nobody, "ratio", AUDIT_OPEN},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Absence, a conflict and a no: the same words. */
static void reasons_read_alike(void **state)
{
    void (*const secrets[])(struct bench *) = {absent, conflict_pupil, no_morning, left};
    char said[256] = "";

    (void)state;
    EACH (secret, secrets) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        (*secret)(&bench);
        bench_audit(&bench, &audit);
        assert_int_equal(audit.findings[0].severity, AUDIT_HARD);
        if (*said)
            assert_string_equal(audit.findings[0].text, said);
        snprintf(said, sizeof said, "%s", audit.findings[0].text);
        arena_release(&bench.arena);
    }
    assert_non_null(strstr(said, "not available"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people),
        cmocka_unit_test(help_and_work),
        cmocka_unit_test(reasons_read_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
