/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/mutants/mutants.h - one thing made wrong in a plan that was legal. */
#ifndef TESTS_SUPPORT_MUTANTS_H
#define TESTS_SUPPORT_MUTANTS_H

#include "tests/support/planned.h"
#include "tests/support/school/school.h"

struct mutant {
    struct arena *arena;
    struct season season; /* own copies of what is changed */
    struct rules rules;
    struct random random;
    void *own; /* the array copied last */
};

struct mutation {
    const char *name, *rule;
    int severity;                        /* enum audit_severity */
    bool (*make)(struct mutant *mutant); /* false: nothing here to make wrong */
};
extern const struct mutation seat_mutations[], room_mutations[], clash_mutations[],
    people_mutations[], day_mutations[], open_mutations[], session_mutations[], cover_mutations[],
    moved_mutations[], agreed_mutations[], wanted_mutations[]; /* name NULL: end */

/* A copy of an array that may be changed, with room for one more row. */
void *mutant_own(struct mutant *mutant, const void *rows, int count, size_t size);
#define OWN(mutant, type, array)                                                              \
    ((mutant)->own = mutant_own((mutant), (mutant)->season.array, (mutant)->season.n_##array, \
                                sizeof(struct type)),                                         \
     (mutant)->season.array = (mutant)->own, (struct type *)(mutant)->own)
#define ADD(mutant, type, array, ...) \
    (OWN(mutant, type, array)[(mutant)->season.n_##array++] = (struct type){__VA_ARGS__})

int mutant_sitting(struct mutant *mutant); /* at random; -1 none */
/* An assignment at random for which good() holds; -1 none. */
int mutant_draft(struct mutant *mutant,
                 bool (*good)(const struct mutant *, const struct assignment *));
/* A sitting in the assignment's room at its time; -1. */
int mutant_beside(const struct mutant *mutant, const struct assignment *row);
/* Two sittings of different pupils in one room at once. */
bool mutant_pair(struct mutant *mutant, int *left, int *right);
/* Has the candidate no other paper that day? */
bool mutant_sits_once(const struct mutant *mutant, int sitting);
bool mutant_meet(const struct sitting *a, const struct sitting *b);
void mutant_shift(struct sitting *row, int64_t minutes);
/* An arrangement of the sitting's candidate, for all papers. */
struct arrangement *mutant_grant(struct mutant *mutant, int sitting, const char *kind);
/* A setting of the school, in place of what it is. */
void mutant_set(struct mutant *mutant, const char *name, const char *value);
bool mutant_is(const struct assignment *row, const char *const *kinds); /* NULL at the end */
/* By the plan's choice, of somebody who works by a pattern. */
bool mutant_extra(const struct mutant *mutant, const struct assignment *row);
/* "lesson:L1:2027-05-17" names L1. */
bool mutant_names(const struct assignment *row, const char *code);
/* Is there somebody of the lesson's class who sits no paper that day? */
bool mutant_class_there(const struct mutant *mutant, int lesson, int64_t day);
int mutant_pupil(const struct mutant *mutant, int sitting);

#endif
