/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/audit_make.h - a morning's exam in a room, with an invigilator, to be made wrong.
 */
#ifndef TESTS_AUDIT_MAKE_H
#define TESTS_AUDIT_MAKE_H

#include "tests/support/check.h"

#include "scheduler/audit/audit.h"
#include "tests/support/season_make.h"

#define DAY "2027-05-12" /* a Wednesday */

struct bench { /* one season, its rules and who does what */
    struct arena arena;
    struct maker make;
    struct rules rules;
    int room, paper, pupil, sitting, person; /* R1, X1, 0001 09:00-10:30, INV */
};

static inline void bench_row(struct bench *bench, int person, const char *kind, const char *start,
                             const char *end, int room)
{
    const char *key =
        arena_text(&bench->arena, "S27:%s:X1:g1:%d:p1", kind, bench->make.season.n_draft + 1);

    (void)MAKE_ROW(&bench->make, draft, .key = key, .kind = kind, .staff = person,
                   .starts_at = make_at(DAY, start), .ends_at = make_at(DAY, end), .room = room,
                   .site = -1, .title = "");
}

static inline int bench_invigilator(struct bench *bench, const char *code)
{
    int person = make_person(&bench->make, code, "invigilator");

    make_skill(&bench->make, person, "invigilator");
    (void)MAKE_ROW(&bench->make, training, .staff = person, .kind = "invigilator",
                   .date = day_parse("2026-10-01"), .content = "", .result = "");
    (void)MAKE_ROW(&bench->make, patterns, .staff = person, .weekday = 2, .date = -1, .start = 480,
                   .end = 1020, .kind = PATTERN_WORK, .minutes = -1);
    return person;
}

/* Another candidate of the paper, in the room from 09:00. */
static inline int bench_candidate(struct bench *bench, const char *code, int room, int minutes)
{
    int pupil = make_pupil(&bench->make, code);
    int sitting = make_sitting(&bench->make, make_entry(&bench->make, pupil, bench->paper), room, 1,
                               "09:00", minutes);

    MAKE(&bench->make, seating, sitting)->desk = bench->make.season.n_seating;
    return sitting;
}

static inline void bench_open(struct bench *bench)
{
    struct fault fault = {0};

    *bench = (struct bench){.room = 0};
    bench->make.arena = &bench->arena;
    assert_true(rules_load(NULL, day_parse(DAY), &bench->arena, &bench->rules, &fault));
    make_setting(&bench->make, "floaters", "none");
    make_setting(&bench->make, "lunch_minutes", "0");
    bench->room = make_room(&bench->make, "R1", ROOM_CLASSROOM, 30);
    MAKE(&bench->make, rooms, bench->room)->summon = SUMMON_PHONE;
    bench->paper = make_paper(&bench->make, "X1", DAY, SESSION_AM, 90);
    MAKE(&bench->make, papers, bench->paper)->subject = "Maths";
    bench->sitting = bench_candidate(bench, "0001", bench->room, 90);
    bench->pupil = 0;
    bench->person = bench_invigilator(bench, "INV");
    bench_row(bench, bench->person, "invigilator", "08:30", "10:45", bench->room);
}

static inline void bench_audit(struct bench *bench, struct audit *audit)
{
    const struct season *season = &bench->make.season;

    audit_make(season, &bench->rules, season->draft, season->n_draft, day_parse(DAY),
               day_parse(DAY), &bench->arena, audit);
}

/* One change, and the finding it makes; rule "": none that is hard or open. */
struct case_row {
    const char *label;
    void (*change)(struct bench *bench);
    const char *rule;
    int severity;
};

static inline bool bench_has(const struct audit *audit, const char *rule, int severity)
{
    for (int i = 0; i < audit->n_findings; i++)
        if (audit->findings[i].severity == severity && strcmp(audit->findings[i].rule, rule) == 0)
            return true;
    return false;
}

/* A row that expects nothing must find nothing hard or open. */
static inline void bench_cases(const struct case_row *rows, size_t count)
{
    for (const struct case_row *row = rows; row < rows + count; row++) {
        struct bench bench;
        struct audit audit;
        bench_open(&bench);
        row->change(&bench);
        bench_audit(&bench, &audit);
        for (int i = 0; !*row->rule && i < audit.n_findings; i++)
            if (audit.findings[i].severity <= AUDIT_OPEN)
                print_error("row \"%s\": %s: %s\n", row->label, audit.findings[i].rule,
                            audit.findings[i].text);
        if (*row->rule)
            CHECK_ROW(row, bench_has(&audit, row->rule, row->severity), true);
        else
            CHECK_ROW(row, audit.legal && audit.complete, true);
        arena_release(&bench.arena);
    }
}

static inline struct assignment *duty(struct bench *bench, int i)
{
    return (struct assignment *)(uintptr_t)bench->make.season.draft + i;
}
static inline struct person *person(struct bench *bench)
{
    return (struct person *)(uintptr_t)bench->make.season.people + bench->person;
}

#endif
