/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on people: who may do what, and which reasons read alike. */
#include "tests/support/audit_make.h"

static void figure(struct bench *bench, enum figure_id id, int value)
{
    bench->rules.figures[id].value = value;
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
/* INV is there until a time, and perhaps from then on no more; the hall is closed at another, with
 * the candidate in R1 since then or from the beginning. */
static void comes(struct bench *bench, const char *until, const char *closed, bool fixed)
{
    int hall = make_room(&bench->make, "HALL", ROOM_HALL, 30);

    conflict_pupil(bench);
    MAKE(&bench->make, seating, bench->sitting)->fixed = fixed;
    bench->make.season.n_draft = 0;
    bench_row(bench, bench->person, "invigilator", "08:30", until, bench->room);
    (void)MAKE_ROW(&bench->make, incidents, .what = INCIDENT_CLOSE, .room = hall,
                   .recorded_at = make_at(DAY, closed), .from_at = make_at(DAY, closed),
                   .until_at = -1, .pupil = -1, .paper = -1, .staff = -1, .minutes = -1);
}
static void came_later(struct bench *bench)
{
    comes(bench, "09:40", "09:40", true);
}
static void came_before(struct bench *bench)
{
    comes(bench, "09:41", "09:40", true);
}
static void was_there(struct bench *bench)
{
    comes(bench, "09:40", "09:40", false);
}
static void went_then(struct bench *bench)
{
    came_before(bench);
    (void)MAKE_ROW(&bench->make, duty_cuts, .key = duty(bench, 0)->key, .part = 1, .unit = 0,
                   .at = make_at(DAY, "09:41"));
}
static void came_to_the_teacher(struct bench *bench)
{
    came_later(bench);
    bench->make.season.n_conflicts = 0;
    (void)MAKE_ROW(&bench->make, teaches, .staff = bench->person, .subject = "Maths",
                   .delivers = true);
}
static void teacher_there_before(struct bench *bench)
{
    came_to_the_teacher(bench);
    duty(bench, 0)->ends_at++;
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

static void people(void **state)
{
    static const struct case_row rows[] = {
        {"absent afterwards", absent_after, "", 0},
        {"absent", absent, "available", AUDIT_HARD},
        {"perhaps absent", perhaps_absent, "", 0},
        {"conflict: pupil", conflict_pupil, "available", AUDIT_HARD},
        {"conflict: came when it was over", came_later, "available", AUDIT_CANNOT_TELL},
        {"conflict: came a minute before", came_before, "available", AUDIT_HARD},
        {"conflict: nobody moved them", was_there, "available", AUDIT_HARD},
        {"conflict: went when they came", went_then, "available", AUDIT_CANNOT_TELL},
        {"teacher: they came later", came_to_the_teacher, "subject", AUDIT_CANNOT_TELL},
        {"teacher: there before they came", teacher_there_before, "subject", AUDIT_HARD},
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
        cmocka_unit_test(reasons_read_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
