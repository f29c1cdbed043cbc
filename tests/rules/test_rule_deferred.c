/* SPDX-License-Identifier: GPL-3.0-or-later
 * Domain 1.8: a paper of a long day waits for the next morning, Friday's for Saturday's; no other
 * day and no shorter one. */
#include "tests/support/audit_make.h"

#define FRIDAY   "2027-05-14"
#define SATURDAY "2027-05-15"
#define MONDAY   "2027-05-17"

static int sit(struct bench *bench, int paper, const char *day, const char *start)
{
    int minutes = bench->make.season.papers[paper].minutes;
    int entry = make_entry(&bench->make, bench->pupil, paper);
    int row = make_sitting(&bench->make, entry, bench->room, 1, "09:00", minutes);
    int64_t later = make_at(day, start) - bench->make.season.seating[row].starts_at;

    MAKE(&bench->make, seating, row)->starts_at += later;
    MAKE(&bench->make, seating, row)->ends_at += later;
    MAKE(&bench->make, seating, row)->release_at += later;
    return row;
}

static void deferred_to_the_next_morning(void **state)
{
    static const struct {
        const char *label, *qualification;
        int minutes[3]; /* two of the morning, one of the afternoon; 0: none */
        const char *day, *start, *from;
        bool fixed;
        int severity; /* -1: it may be */
    } rows[] = {
        {"Saturday morning", "GCSE", {120, 120, 91}, SATURDAY, "09:00", FRIDAY, false, -1},
        {"...judged by itself", "GCSE", {120, 120, 91}, SATURDAY, "09:00", SATURDAY, false, -1},
        {"five and a half hours",
         "GCSE",
         {120, 120, 90},
         SATURDAY,
         "09:00",
         FRIDAY,
         false,
         AUDIT_HARD},
        {"six hours and a minute", "GCE", {120, 120, 121}, SATURDAY, "09:00", FRIDAY, false, -1},
        {"A level, under six hours",
         "GCE",
         {120, 120, 91},
         SATURDAY,
         "09:00",
         FRIDAY,
         false,
         AUDIT_HARD},
        {"two papers", "GCSE", {180, 0, 180}, SATURDAY, "09:00", FRIDAY, false, AUDIT_HARD},
        {"Saturday afternoon",
         "GCSE",
         {120, 120, 91},
         SATURDAY,
         "13:30",
         FRIDAY,
         false,
         AUDIT_HARD},
        {"Monday morning", "GCSE", {120, 120, 91}, MONDAY, "09:00", FRIDAY, false, AUDIT_HARD},
        {"...as the officer says",
         "GCSE",
         {120, 120, 91},
         MONDAY,
         "09:00",
         FRIDAY,
         true,
         AUDIT_CANNOT_TELL},
    };
    static const char *const starts[] = {"08:30", "10:50"}, *const codes[] = {"XA", "XB", "XC"};

    (void)state;
    EACH (row, rows) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        for (int i = 0; i < 3; i++) {
            if (!row->minutes[i])
                continue;
            int paper = make_paper(&bench.make, codes[i], FRIDAY, i < 2 ? SESSION_AM : SESSION_PM,
                                   row->minutes[i]);
            MAKE(&bench.make, papers, paper)->qualification = row->qualification;
            int made = i < 2 ? sit(&bench, paper, FRIDAY, starts[i])
                             : sit(&bench, paper, row->day, row->start);
            MAKE(&bench.make, seating, made)->fixed = i == 2 && row->fixed;
        }
        audit_make(&bench.make.season, &bench.rules, NULL, 0, day_parse(row->from),
                   day_parse(MONDAY), &bench.arena, &audit);
        for (int severity = AUDIT_HARD; severity <= AUDIT_CANNOT_TELL; severity++)
            CHECK_ROW(row, bench_has(&audit, "date", severity), severity == row->severity);
        /* All others have sat it: nobody waits for the afternoon's release. */
        CHECK_ROW(row, bench_has(&audit, "release", AUDIT_HARD), false);
        arena_release(&bench.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(deferred_to_the_next_morning)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
