/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on help beside candidates, and on work that is left open. */
#include "tests/support/audit_make.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
