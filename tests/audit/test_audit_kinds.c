/* SPDX-License-Identifier: GPL-3.0-or-later
 * The judge on what a session of exams wants beside invigilators: technicians, second pairs
 * of eyes, supervision of deferred papers. */
#include "tests/support/audit_make.h"

static void on_screen(struct bench *bench)
{
    MAKE(&bench->make, papers, bench->paper)->kind = PAPER_ONSCREEN;
}
static void technician(struct bench *bench, const char *skill, const char *end)
{
    int person = bench_invigilator(bench, "TEC");

    on_screen(bench);
    make_skill(&bench->make, person, skill);
    bench_row(bench, person, "technician", "08:45", end, -1);
}
static void technician_there(struct bench *bench)
{
    technician(bench, "it", "10:30");
}
static void technician_leaves(struct bench *bench)
{
    technician(bench, "it", "10:00");
}
static void technician_unskilled(struct bench *bench)
{
    technician(bench, "driver", "10:30");
}
static void authorised(struct bench *bench)
{
    make_skill(&bench->make, make_person(&bench->make, "HD", "leader"), "second_check");
}
static void checked(struct bench *bench, const char *start, const char *end)
{
    authorised(bench);
    (void)MAKE_ROW(&bench->make, training, .staff = bench->person + 1, .kind = "invigilator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
    bench_row(bench, bench->person + 1, "second_check", start, end, -1);
}
static void checked_in_time(struct bench *bench)
{
    checked(bench, "08:35", "08:45");
}
static void checked_late(struct bench *bench)
{
    checked(bench, "08:40", "08:50");
}
static void not_planned(struct bench *bench)
{
    authorised(bench);
    make_setting(&bench->make, "second_check", "no");
}

static void sessions(void **state)
{
    static const struct case_row rows[] = {
        {"on screen without a technician", on_screen, "technician", AUDIT_OPEN},
        {"...with one", technician_there, "", 0},
        {"...who leaves early", technician_leaves, "technician", AUDIT_OPEN},
        {"...who cannot", technician_unskilled, "skill", AUDIT_HARD},
        {"nobody checks the packet", authorised, "second_check", AUDIT_OPEN},
        {"somebody does", checked_in_time, "", 0},
        {"...too late", checked_late, "second_check", AUDIT_OPEN},
        {"the school does not plan it", not_planned, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

/* Candidate 0002 sits the morning's paper a day later. */
static void deferred(struct bench *bench)
{
    int moved = bench_candidate(bench, "0002", bench->room, 90);

    MAKE(&bench->make, seating, moved)->starts_at += DAY_MIN;
    MAKE(&bench->make, seating, moved)->ends_at += DAY_MIN;
    MAKE(&bench->make, seating, moved)->release_at += DAY_MIN;
}
static void accompanied(struct bench *bench, const char *kind, const char *start, const char *end)
{
    const char *key = arena_text(&bench->arena, "S27:%s:X1:0002", kind);

    (void)MAKE_ROW(&bench->make, draft, .key = key, .kind = kind,
                   .staff = bench_invigilator(bench, key), .starts_at = make_at(DAY, start),
                   .ends_at = make_at(DAY, end), .room = -1, .site = -1, .title = "");
}
static void supervised(struct bench *bench)
{
    deferred(bench);
    accompanied(bench, "overnight", "09:30", "15:30");
}
static void supervised_in_part(struct bench *bench)
{
    deferred(bench);
    accompanied(bench, "overnight", "09:30", "15:00");
}
static void home_alone(struct bench *bench)
{
    supervised(bench);
    make_setting(&bench->make, "overnight", "staff");
}
static void taken_home(struct bench *bench)
{
    home_alone(bench);
    accompanied(bench, "escort", "15:30", "16:00");
    make_skill(&bench->make, bench->make.season.n_people - 1, "driver");
}

static void overnight(void **state)
{
    static const struct case_row rows[] = {
        {"deferred, nobody there", deferred, "overnight", AUDIT_OPEN},
        {"supervised until the day ends", supervised, "", 0},
        {"not to the end of it", supervised_in_part, "overnight", AUDIT_OPEN},
        {"staff travel, nobody does", home_alone, "escort", AUDIT_OPEN},
        {"taken home", taken_home, "", 0},
    };

    (void)state;
    bench_cases(rows, ENTRIES(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions),
        cmocka_unit_test(overnight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
