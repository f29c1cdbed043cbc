/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults that a seating wants, by kind and quarter hour. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/supply.h"

struct wanting {
    const struct part *part;
    int *wanted;
    int *rovers, *rests; /* rooms by round: 2 * (site + 1) + half */
};

static void add(const struct wanting *wanting, int site, int kind, int64_t from, int64_t until,
                int adults)
{
    const struct day *day = wanting->part->day;
    int *list = wanting->wanted + supply_row(day->school, site, kind);
    int64_t base = day->day * DAY_MIN;

    for (int q = 0; q < QUARTERS; q++) {
        int64_t at = base + q * (int64_t)QUARTER_MIN;
        if (from < at + QUARTER_MIN && until > at)
            list[q] += adults;
    }
}

/* So many people, each of whom has all these roles. */
static void add_helpers(const struct wanting *wanting, int site, unsigned helpers, int64_t from,
                        int64_t until, int people)
{
    const struct school *school = wanting->part->day->school;

    for (int i = 0; i < school->rules->n_helpers; i++) {
        if (helpers & 1U << i)
            add(wanting, site, 1 + i, from, until, people);
    }
    add(wanting, site, supply_any(school), from, until,
        people * adults_beside(school->rules, helpers));
}

/* Of these jobs, those who are there in the quarter that begins then. */
static int present_at(const struct day *day, const int *rows, int n, int64_t at)
{
    int present = 0;

    for (int i = 0; i < n; i++) {
        const struct job *job = &day->jobs[rows[i]];
        present += job->starts_at < at + QUARTER_MIN && job->release_at > at;
    }
    return present;
}

/* One for each so many who are still there. */
static void add_invigilators(const struct wanting *wanting, const struct use *use, const int *rows,
                             int n)
{
    const struct day *day = wanting->part->day;
    int *site = wanting->wanted + supply_row(day->school, use->site, 0);
    int *any = wanting->wanted + supply_row(day->school, use->site, supply_any(day->school));
    int64_t base = day->day * DAY_MIN;

    for (int q = 0; q < QUARTERS; q++) {
        int64_t at = base + q * (int64_t)QUARTER_MIN;
        int present = present_at(day, rows, n, at);
        int adults = present > 0 ? use_invigilators(day, use, present) : 0;
        site[q] += adults;
        any[q] += adults;
    }
}

/* Those with the same helpers: one's own each, or one for each so many who are still there. */
static void add_alike(const struct wanting *wanting, const struct use *use, const int *rows, int n)
{
    const struct day *day = wanting->part->day;
    const struct job *first = &day->jobs[rows[0]];
    int share = first->needs.share_reader ? tally_share(day->school, first->needs.helpers) : 1;
    int64_t base = day->day * DAY_MIN;

    for (int q = 0; q < QUARTERS; q++) {
        int64_t at = base + q * (int64_t)QUARTER_MIN;
        int present = present_at(day, rows, n, at);
        if (present > 0)
            add_helpers(wanting, use->site, first->needs.helpers, at, at + 1,
                        (present + share - 1) / share);
    }
}

static void add_sharers(const struct wanting *wanting, const struct use *use, const int *rows,
                        int n)
{
    const struct day *day = wanting->part->day;

    for (int i = 0; i < n;) {
        const struct job *job = &day->jobs[rows[i]];
        int alike = 1;
        while (i + alike < n &&
               day->jobs[rows[i + alike]].needs.share_reader == job->needs.share_reader &&
               day->jobs[rows[i + alike]].needs.helpers == job->needs.helpers)
            alike++;
        if (job->needs.helpers)
            add_alike(wanting, use, rows + i, alike);
        i += alike;
    }
}

static void use_want(const struct wanting *wanting, const int *rows, int n)
{
    const struct day *day = wanting->part->day;
    const struct job *first = &day->jobs[rows[0]];
    const struct use *use = &day->uses[first->use];
    int round = 2 * (use->site + 1) + part_half(use->starts_at);
    bool rover = false;
    bool rest = false;

    for (int i = 0; i < n; i++)
        rest = rest || day->jobs[rows[i]].rest_min > 0;
    if (n == 1 && first->needs.helpers &&
        adults_combine(day->school->rules, first->needs.helpers, &rover)) {
        add_helpers(wanting, use->site, first->needs.helpers, use->starts_at, use->ends_at, 1);
        add(wanting, use->site, 0, use->starts_at, use->ends_at, 1);
        wanting->rovers[round] += rover;
        return;
    }
    add_invigilators(wanting, use, rows, n);
    add_sharers(wanting, use, rows, n);
    wanting->rests[round] += rest && n > 1 && !use->serial;
}

/* While everybody of the half day is there; afterwards adults become free faster
 * than rounds grow shorter. */
static void rounds_want(const struct wanting *wanting)
{
    const struct part *part = wanting->part;
    const struct school *school = part->day->school;
    int per_rover = rules_figure(school->rules, FIGURE_ROVER_ROOMS);
    int per_rest = rules_figure(school->rules, FIGURE_REST_BREAK_ROOMS);
    int64_t from[2];
    int64_t until[2];

    part_together(part, from, until);
    for (int round = 0; round < 2 * (school->season->n_sites + 1); round++) {
        int site = round / 2 - 1;
        int half = round % 2;
        int rovers = (wanting->rovers[round] + per_rover - 1) / per_rover;
        int walkers = (wanting->rests[round] + per_rest - 1) / per_rest;
        add(wanting, site, 0, from[half], until[half], rovers);
        add(wanting, site, supply_any(school), from[half], until[half], rovers + walkers);
    }
}

void supply_want(const struct part *part, const bool *only,
                 int *wanted) /* NOLINT(readability-non-const-parameter): filled through wanting */
{
    const struct day *day = part->day;
    struct arena *arena = day->school->arena;
    size_t rounds = 2 * ((size_t)day->school->season->n_sites + 1);
    int *counts = arena_new(arena, int, 2 * rounds);
    int *rows = arena_new(arena, int, part->n + 1);
    int n = 0;
    struct wanting wanting = {
        .part = part, .wanted = wanted, .rovers = counts, .rests = counts + rounds};

    for (int i = 0; i < part->n; i++) {
        int use = day->jobs[part->rows[i]].use;
        if (use >= 0 && (!only || only[use]))
            rows[n++] = part->rows[i];
    }
    sort_rows(rows, (size_t)n, sizeof *rows, tally_by_use, day->jobs);
    for (int from = 0; from < n;) {
        int to = from;
        while (to < n && day->jobs[rows[to]].use == day->jobs[rows[from]].use)
            to++;
        use_want(&wanting, rows + from, to - from);
        from = to;
    }
    rounds_want(&wanting);
}

/* The kind that is shortest counts: whoever is missing may be missing in several. */
int64_t supply_beyond(const struct part *part, const bool *only)
{
    const struct school *school = part->day->school;
    int64_t beyond = 0;

    if (!part->day->supply || only)
        return 0;
    int *wanted = arena_new(school->arena, int, supply_rows(school) + 1);
    supply_want(part, NULL, wanted);
    for (int site = -1; site < school->season->n_sites; site++) {
        for (int q = 0; part->sites[site + 1] && q < QUARTERS; q++) {
            int worst = 0;
            for (int kind = 0; kind <= supply_any(school); kind++) {
                int row = supply_row(school, site, kind) + q;
                int missing = wanted[row] - part->day->supply[row];
                worst = missing > worst ? missing : worst;
            }
            beyond += worst;
        }
    }
    return beyond;
}
