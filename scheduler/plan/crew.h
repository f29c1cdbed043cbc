/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/crew.h - the staff of a season, indexed for planning.
 *
 * The verdict asks the same few questions forty thousand times a week: who
 * teaches this subject, whom did they support, when are they in.  Everything
 * slow about them is looked up once here.
 *
 * Times are wall minutes.  Lives in the arena it was made in; const after that.
 */
#ifndef SCHEDULER_PLAN_CREW_H
#define SCHEDULER_PLAN_CREW_H

#include "scheduler/plan/plan.h"
#include "scheduler/plan/policy.h"

/* Rows that belong to one person: items[first[p]] .. items[first[p + 1]], in the order of rows. */
struct slices {
    const int *first, *items;
};

struct span {
    int64_t starts_at, ends_at;
    int minutes; /* of a lunch inside its window; 0 else */
};
struct spans {
    const struct span *list;
    int n;
};

/* One person's day, before any duty is given out. */
struct clock {
    struct spans work;     /* when they are in, merged, ascending */
    struct spans maybe;    /* parts of it they only said "maybe" to, or may be absent */
    struct spans barred;   /* absent, or said no: nobody is told which */
    struct spans kept;     /* protected time */
    struct spans lunch;    /* windows */
    bool employed;         /* by then */
    int in_min, lunch_min; /* length of work; of it unpaid lunch */
};

/* A person was beside a pupil in a subject. */
struct supported {
    int person, subject, pupil;
};

struct crew {
    const struct season *season;
    const struct rules *rules;
    const struct policy *policy;
    int n_people, n_days;
    int64_t from, until;        /* days, inclusive: the world's weeks, one before, one after */
    const struct clock *clocks; /* person * n_days + day - from */

    int n_subjects;
    const char *const *subjects; /* sorted */
    const int *paper_subject;    /* by paper */
    const bool *teaches;         /* person * n_subjects + subject */
    const struct supported *supported;
    int n_supported; /* sorted by person, subject, pupil */

    struct slices conflicts, skills, sites, facilitators, entries; /* the last two by pupil */
    struct slices sat_by_pupil, sat_in_room;                       /* rows of seating */
    const bool *named_once;    /* by pupil: somebody is preferred for them */
    const int *minute_pence;   /* by person: pence an hour when paid by the duty, else 0 */
    const int *overtime_pence; /* by person: pence an hour outside the pattern, 0: time off */
    unsigned char *qualified;  /* (day * n_people + person) * n_helpers + role; 0: not asked yet */
    const char **unqualified;  /* reasons rules_qualified() gave, by number - 2 */
    int n_unqualified;
    const struct lore *lore; /* lore.h */
};

/* Days outside the weeks of the world, one before and one after, may not be asked about. */
void crew_make(const struct world *world, const struct policy *policy, struct arena *arena,
               struct crew *crew);

const struct clock *crew_clock(const struct crew *crew, int person, int64_t day);
int crew_subject(const struct crew *crew, const char *subject); /* -1: none such */
/* The first row of crew->supported at or after this person and subject. */
int crew_supported_from(const struct crew *crew, int person, int subject);
/* NULL: qualified; else why not.  Remembers. */
const char *crew_qualified(struct crew *crew, int person, const struct helper_rule *role,
                           int64_t day);
bool crew_skilled(const struct crew *crew, int person, const char *skill, int64_t day);
bool crew_works_at(const struct crew *crew, int person, int site);

/* Minutes a person may work outside their pattern in a week, and of it on a day. */
int crew_overtime_week(const struct crew *crew, int person);
int crew_overtime_day(const struct crew *crew, int person);

/* Rows of an array by the int at `offset`; rows with -1 belong to nobody. */
struct slices slices_make(const void *rows, int n_rows, size_t size, size_t offset, int n_owners,
                          struct arena *arena);

/* Minutes of [starts_at, ends_at) that lie in the spans (which do not overlap). */
int64_t spans_covered(const struct spans *spans, int64_t starts_at, int64_t ends_at);
bool spans_meet(const struct spans *spans, int64_t starts_at, int64_t ends_at);

/* Calls each with every word of a ';' list, blanks cut; stops when it says false. */
bool words_each(const char *list, bool (*each)(void *context, const char *word, int length),
                void *context);
bool words_have(const char *list, const char *word);

#endif
