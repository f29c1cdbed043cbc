/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/problem_file.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* One pass over all numbers, for writing and for reading. */
struct pass {
    FILE *file;
    struct arena *arena;
    int64_t left; /* reading: so many bytes */
    int64_t told; /* the last number */
    bool reading, fine;
};

static int next(struct pass *pass)
{
    pass->left--;
    return fgetc(pass->file);
}

static int64_t number(struct pass *pass, int64_t value)
{
    char text[32], *end;
    int n = 0;

    if (!pass->reading) {
        pass->fine = pass->fine && fprintf(pass->file, "%" PRId64 " ", value) > 0;
        return value;
    }
    int c = next(pass);
    while (c == ' ' || c == '\n')
        c = next(pass);
    for (; c != EOF && c != ' ' && c != '\n' && n < 31; c = next(pass))
        text[n++] = (char)c;
    text[n] = 0;
    errno = 0;
    long long read = strtoll(text, &end, 10);
    pass->fine = pass->fine && n > 0 && !*end && errno == 0;
    return pass->fine ? read : 0;
}

/* A copy of the rows, empty when reading. */
static void *rows(struct pass *pass, const void *from, int *n, size_t size)
{
    int64_t count = number(pass, *n);

    if (!pass->reading)
        pass->fine = pass->fine && fputc('\n', pass->file) != EOF;
    /* a row is a number and a space at least */
    pass->fine = pass->fine && count >= 0 && (!pass->reading || count <= pass->left / 2 + 1);
    *n = pass->fine ? (int)count : 0;
    char *made = arena_alloc(pass->arena, (size_t)*n + 1, size);
    if (!pass->reading && *n)
        memcpy(made, from, (size_t)*n * size);
    return made;
}

/* A number that does not fit where it belongs is none of a problem's. */
#define FIELD(name)                                                                                \
    (pass->told = number(pass, (int64_t)row->name), row->name = (__typeof__(row->name))pass->told, \
     pass->fine = pass->fine && (int64_t)row->name == pass->told)
#define ROWS(type, array, count)                                                     \
    struct type *array = rows(pass, problem->array, &problem->count, sizeof *array); \
    problem->array = array;                                                          \
    for (struct type *row = array; row < array + problem->count; row++)

static int small(struct pass *pass, int value)
{
    int64_t told = number(pass, value);

    pass->fine = pass->fine && told >= INT_MIN && told <= INT_MAX;
    return (int)told;
}

static void numbers(struct pass *pass, const int **array, int *n)
{
    int *list = rows(pass, *array, n, sizeof *list);

    for (int *row = list; row < list + *n; row++)
        *row = small(pass, *row);
    *array = list;
}

static void costs(struct pass *pass, int32_t *cost)
{
    for (int k = 0; k < LEVELS; k++)
        cost[k] = small(pass, cost[k]);
}

static void pass_work(struct pass *pass, struct problem *problem)
{
    ROWS(task, tasks, n_tasks)
    {
        FIELD(first_slot), FIELD(n_slots), FIELD(need), FIELD(level), FIELD(short_cost);
        FIELD(tags);
    }
    ROWS(slot, slots, n_slots)
    {
        FIELD(task), FIELD(starts_at), FIELD(ends_at), FIELD(place), FIELD(worked_min);
        FIELD(unpopular_min);
    }
    ROWS(offer, offers, n_offers)
    {
        FIELD(slot), FIELD(person), FIELD(drop_cost), FIELD(drop_level), FIELD(travel_min);
        row->locked = number(pass, row->locked) != 0;
        costs(pass, row->cost);
    }
    ROWS(mix, mixes, n_mixes)
    {
        FIELD(task), FIELD(least), FIELD(tags), FIELD(level), FIELD(short_cost);
    }
}

static void pass_limits(struct pass *pass, struct problem *problem)
{
    ROWS(rest_break, breaks, n_breaks)
    {
        FIELD(person), FIELD(minutes), FIELD(from_at), FIELD(until_at), FIELD(day_from_at);
        FIELD(day_until_at);
        row->busy_before = number(pass, row->busy_before) != 0;
        row->busy_after = number(pass, row->busy_after) != 0;
        row->inner = number(pass, row->inner) != 0;
        int64_t *starts = rows(pass, row->starts, &row->n_starts, sizeof *starts);
        for (int i = 0; i < row->n_starts; i++)
            starts[i] = number(pass, starts[i]);
        row->starts = starts;
    }
    ROWS(resource, resources, n_resources)
    FIELD(capacity);
    ROWS(use, uses, n_uses)
    {
        FIELD(slot), FIELD(resource), FIELD(amount);
    }
    ROWS(quota, quotas, n_quotas)
    {
        FIELD(person), FIELD(from_at), FIELD(until_at), FIELD(tags), FIELD(by_minute);
        FIELD(used), FIELD(max), FIELD(level), FIELD(unit), FIELD(over_cost);
    }
}

static void pass_wishes(struct pass *pass, struct problem *problem)
{
    ROWS(share_group, share_groups, n_share_groups)
    {
        FIELD(level), FIELD(cost), FIELD(tags), FIELD(from_at), FIELD(until_at);
    }
    ROWS(share, shares, n_shares)
    {
        FIELD(group), FIELD(person), FIELD(base), FIELD(step_min);
    }
    ROWS(bond, bonds, n_bonds)
    {
        FIELD(task_a), FIELD(task_b), FIELD(level), FIELD(split_cost);
    }
    ROWS(callout, callouts, n_callouts)
    {
        FIELD(person), FIELD(from_at), FIELD(until_at), FIELD(tags), FIELD(level), FIELD(cost);
    }
}

static void pass_repeats(struct pass *pass, struct problem *problem)
{
    ROWS(repeat, repeats, n_repeats)
    {
        FIELD(level), FIELD(used), FIELD(max), FIELD(over_cost);
    }
    ROWS(mark, marks, n_marks)
    {
        FIELD(slot), FIELD(repeat);
    }
}

static void pass_all(struct pass *pass, struct problem *problem)
{
    int n_travel = problem->n_places * problem->n_places, n_tags = problem->n_people;

    pass_work(pass, problem);
    pass_limits(pass, problem);
    pass_wishes(pass, problem);
    numbers(pass, &problem->gap_min, &problem->n_people);
    uint64_t *tags = rows(pass, problem->person_tags, &n_tags, sizeof *tags);
    for (int i = 0; i < n_tags; i++)
        tags[i] = (uint64_t)number(pass, (int64_t)tags[i]);
    problem->person_tags = tags;
    problem->n_places = small(pass, problem->n_places);
    numbers(pass, &problem->travel_min, &n_travel);
    problem->rest.late_from = small(pass, problem->rest.late_from);
    problem->rest.early_until = small(pass, problem->rest.early_until);
    problem->rest.rest_min = small(pass, problem->rest.rest_min);
    for (int k = 0; k < LEVELS; k++) {
        problem->slack[k] = number(pass, problem->slack[k]);
        problem->slack_pct[k] = small(pass, problem->slack_pct[k]);
    }
    pass_repeats(pass, problem);
    pass->fine = pass->fine && n_tags == problem->n_people &&
                 n_travel == (int64_t)problem->n_places * problem->n_places;
}

bool problem_file_write(const struct problem *problem, FILE *file)
{
    struct arena arena = {0};
    struct pass pass = {.file = file, .arena = &arena, .fine = true};
    struct problem copy = *problem;

    pass_all(&pass, &copy);
    arena_release(&arena);
    return pass.fine;
}

bool problem_file_read(struct problem *problem, FILE *file, struct arena *arena)
{
    struct pass pass = {.file = file, .arena = arena, .reading = true, .fine = true};

    *problem = (struct problem){0};
    if (fseek(file, 0, SEEK_END) != 0 || (pass.left = ftell(file)) < 0 ||
        fseek(file, 0, SEEK_SET) != 0)
        return false;
    pass_all(&pass, problem);
    return pass.fine;
}
