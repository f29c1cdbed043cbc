/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/check.h - does the season make sense?
 *
 * A check looks at a whole season and tells what is wrong, each with a sentence
 * that says what to do.  The same checks run over an import, where they know the
 * file and line, and over what is stored.  Pupils are named by code.
 *
 * To add one: a function in check_<what>.c and its row in checks[] (check.c). */
#ifndef SCHEDULER_INTAKE_CHECK_H
#define SCHEDULER_INTAKE_CHECK_H

#include "import/issue.h"
#include "scheduler/base/day.h"
#include "scheduler/intake/build.h"

struct check {
    const struct season *season;
    const struct build *build; /* where rows came from; NULL: all are stored */
    int64_t now_at;
    struct arena *arena;
    struct issues *issues;
};

void check_season(const struct check *check);

struct check_place {
    const char *file, *column;
    int line;
};
struct check_place check_place(const struct check *check, const char *kind, int row,
                               const char *field);
/* The row has an error already: what is missing in it needs no second sentence. */
bool check_bad(const struct check *check, const char *kind, int row);

#define CHECK_TELL(check, severity, kind, row, field, ...)                              \
    do {                                                                                \
        struct check_place place_ = check_place((check), (kind), (row), (field));       \
        issue_add((check)->issues, (severity), place_.file, place_.line, place_.column, \
                  __VA_ARGS__);                                                         \
    } while (0)
#define CHECK_ERROR(check, kind, row, field, ...) \
    CHECK_TELL(check, ISSUE_ERROR, kind, row, field, __VA_ARGS__)
#define CHECK_WARN(check, kind, row, field, ...) \
    CHECK_TELL(check, ISSUE_WARNING, kind, row, field, __VA_ARGS__)

/* Numbers rows of a kind by what they refer to: first[r] is 1 + the first row
 * with reference r, next[row] 1 + the next one; 0 ends. */
struct chains {
    int *first, *next;
};
struct chains check_chains(const struct check *check, const char *kind, const char *column,
                           int n_referred);

/* When the paper starts as far as it is told, in minutes of the day; -1: not told. */
int check_paper_start(const struct season *season, const struct paper *paper);

/* check_*.c */
void check_settings(const struct check *check);
void check_spans(const struct check *check);
void check_days(const struct check *check);
void check_rooms(const struct check *check);
void check_travel(const struct check *check);
void check_papers(const struct check *check);
void check_fixed_sittings(const struct check *check);
void check_entries(const struct check *check);
void check_pupils(const struct check *check);
void check_apart(const struct check *check);
void check_arrangements(const struct check *check);
void check_two_readers(const struct check *check);
void check_declarations(const struct check *check);
void check_genders(const struct check *check);
void check_access(const struct check *check);
void check_contradictions(const struct check *check);
void check_pupil_times(const struct check *check);
void check_staff(const struct check *check);
void check_patterns(const struct check *check);
void check_hours(const struct check *check);
void check_availability(const struct check *check);
void check_conflicts(const struct check *check);
void check_helpers(const struct check *check);
void check_lessons(const struct check *check);
void check_lesson_clashes(const struct check *check);
void check_classes(const struct check *check);
void check_caseload(const struct check *check);
void check_duties(const struct check *check);
void check_duty_clashes(const struct check *check);
void check_locks(const struct check *check);
void check_names(const struct check *check);

#endif
