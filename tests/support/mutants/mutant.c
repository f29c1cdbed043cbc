/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the mutants share: copies that may be changed, and what is found at random. */
#include "tests/support/mutants/mutants.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "tests/support/granted.h"

void *mutant_own(struct mutant *mutant, const void *rows, int count, size_t size)
{
    void *copy = arena_alloc(mutant->arena, (size_t)count + 1, size);

    if (count)
        memcpy(copy, rows, (size_t)count * size);
    return copy;
}

int mutant_sitting(struct mutant *mutant)
{
    return mutant->season.n_seating ? random_below(&mutant->random, mutant->season.n_seating) : -1;
}

int mutant_pupil(const struct mutant *mutant, int sitting)
{
    return mutant->season.entries[mutant->season.seating[sitting].entry].pupil;
}

bool mutant_meet(const struct sitting *a, const struct sitting *b)
{
    return a->starts_at < b->ends_at && b->starts_at < a->ends_at;
}

bool mutant_pair(struct mutant *mutant, int *left, int *right)
{
    const struct sitting *seating = mutant->season.seating;

    *left = mutant_sitting(mutant);
    for (*right = 0; *left >= 0 && *right < mutant->season.n_seating; ++*right) {
        if (mutant_pupil(mutant, *left) != mutant_pupil(mutant, *right) &&
            seating[*left].room == seating[*right].room &&
            mutant_meet(&seating[*left], &seating[*right]))
            return true;
    }
    return false;
}

int mutant_draft(struct mutant *mutant,
                 bool (*good)(const struct mutant *, const struct assignment *))
{
    int n = mutant->season.n_draft, from = n ? random_below(&mutant->random, n) : 0;

    for (int i = 0; i < n; i++)
        if (good(mutant, &mutant->season.draft[(from + i) % n]))
            return (from + i) % n;
    return -1;
}

int mutant_beside(const struct mutant *mutant, const struct assignment *row)
{
    for (int i = 0; i < mutant->season.n_seating; i++) {
        const struct sitting *sitting = &mutant->season.seating[i];
        if (sitting->room == row->room && sitting->starts_at < row->ends_at &&
            row->starts_at < sitting->ends_at)
            return i;
    }
    return -1;
}

bool mutant_is(const struct assignment *row, const char *const *kinds)
{
    for (; *kinds; kinds++)
        if (strcmp(row->kind, *kinds) == 0)
            return true;
    return false;
}

bool mutant_extra(const struct mutant *mutant, const struct assignment *row)
{
    return !row->standing && mutant->season.people[row->staff].offers == OFFERS_PATTERN;
}

void mutant_shift(struct sitting *row, int64_t minutes)
{
    row->starts_at += minutes;
    row->ends_at += minutes;
    row->release_at += minutes;
}

/* Settings stand in order of their names. */
void mutant_set(struct mutant *mutant, const char *name, const char *value)
{
    struct setting *rows = OWN(mutant, setting, settings);
    int at = 0;

    while (at < mutant->season.n_settings && strcmp(rows[at].name, name) < 0)
        at++;
    if (at == mutant->season.n_settings || strcmp(rows[at].name, name) != 0) {
        memmove(rows + at + 1, rows + at, (size_t)(mutant->season.n_settings - at) * sizeof *rows);
        rows[at] = (struct setting){.name = name};
        mutant->season.n_settings++;
    }
    rows[at].value = value;
}

bool mutant_names(const struct assignment *row, const char *code)
{
    const char *at = strchr(row->key, ':');

    return at && strncmp(at + 1, code, strlen(code)) == 0 && at[1 + strlen(code)] == ':';
}

struct arrangement *mutant_grant(struct mutant *mutant, int sitting, const char *kind)
{
    struct arrangement *rows = OWN(mutant, arrangement, arrangements);
    struct arrangement *row = &rows[mutant->season.n_arrangements++];

    *row = granted(mutant_pupil(mutant, sitting), kind, -1);
    return row;
}

bool mutant_sits_once(const struct mutant *mutant, int sitting)
{
    const struct sitting *rows = mutant->season.seating;

    for (int i = 0; i < mutant->season.n_seating; i++)
        if (i != sitting && mutant_pupil(mutant, i) == mutant_pupil(mutant, sitting) &&
            day_of(rows[i].starts_at) == day_of(rows[sitting].starts_at))
            return false;
    return true;
}
