/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults, shared helpers, and desks room by room. */
#include <limits.h>
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

int adults_beside(const struct rules *rules, unsigned helpers)
{
    int people = 0;

    for (int i = 0; i < rules->n_helpers; i++) {
        bool combined = false;
        if (!(helpers & 1U << i))
            continue;
        for (int j = 0; j < i; j++) {
            if ((helpers & 1U << j) && strstr(rules->helpers[j].combines, rules->helpers[i].role))
                combined = true;
        }
        people += !combined;
    }
    return people;
}

bool adults_combine(const struct rules *rules, unsigned helpers, bool *rover)
{
    *rover = false;
    for (int i = 0; i < rules->n_helpers; i++) {
        if (!(helpers & 1U << i))
            continue;
        if (!rules->helpers[i].may_invigilate)
            return false;
        *rover = *rover || rules->helpers[i].rover_then;
    }
    return true;
}

struct count { /* of one use */
    int own, last_group;
    unsigned helpers;
    bool rest; /* somebody takes rest breaks */
};

static int use_adults(const struct day *day, int use, const struct count *count, int *rovers)
{
    const struct rules *rules = day->school->rules;
    const struct use *row = &day->uses[use];
    bool rover = false;

    if (row->n == 1 && count->helpers && adults_combine(rules, count->helpers, &rover)) {
        *rovers += rover;
        return adults_beside(rules, count->helpers);
    }
    return use_invigilators(day, row, row->n) + count->own;
}

/* Candidates who share a helper: in tens of the same number, by helper. */
static void counts_take(const struct day *day, struct count *counts)
{
    const struct rules *rules = day->school->rules;
    int *shared = arena_new(day->school->arena, int, day->n_uses + 1);

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (job->use < 0)
            continue;
        counts[job->use].rest = counts[job->use].rest || job->rest_min > 0;
        if (!job->needs.helpers)
            continue;
        counts[job->use].helpers |= job->needs.helpers;
        if (!job->needs.share_reader)
            counts[job->use].own += adults_beside(rules, job->needs.helpers);
        else
            shared[job->use]++;
    }
    for (int i = 0; i < day->n_uses; i++) {
        int share = day->school->reader_limit;
        counts[i].own += (shared[i] + share - 1) / share;
    }
}

int adults_count(const struct day *day, int64_t starts_at)
{
    const struct school *school = day->school;
    struct count *counts = arena_new(school->arena, struct count, day->n_uses + 1);
    int *rovers = arena_new(school->arena, int, school->season->n_sites + 1);
    int *walked = arena_new(school->arena, int, school->season->n_sites + 1);
    int per_rover = rules_figure(school->rules, FIGURE_ROVER_ROOMS);
    int per_walker = rules_figure(school->rules, FIGURE_REST_BREAK_ROOMS);
    int adults = 0;

    counts_take(day, counts);
    for (int i = 0; i < day->n_uses; i++) {
        const struct use *use = &day->uses[i];
        if (use->n == 0 || use->starts_at != starts_at)
            continue;
        adults += use_adults(day, i, &counts[i], &rovers[use->site + 1]);
        walked[use->site + 1] += counts[i].rest && use->n > 1 && !use->serial;
    }
    for (int i = 0; i <= school->season->n_sites; i++)
        adults +=
            (rovers[i] + per_rover - 1) / per_rover + (walked[i] + per_walker - 1) / per_walker;
    return adults;
}

int use_people(const struct day *day, int use)
{
    struct count *counts = arena_new(day->school->arena, struct count, day->n_uses + 1);
    int rovers = 0;

    counts_take(day, counts);
    return use_adults(day, use, &counts[use], &rovers);
}

static int compare_numbers(const void *left, const void *right, const void *context)
{
    const struct day *day = context;
    const struct job *a = &day->jobs[*(const int *)left];
    const struct job *b = &day->jobs[*(const int *)right];

    if (a->use != b->use)
        return a->use - b->use;
    int order = strcmp(day->school->season->pupils[a->pupil].candidate_number,
                       day->school->season->pupils[b->pupil].candidate_number);
    return order ? order : a->pupil != b->pupil ? a->pupil - b->pupil : a->paper - b->paper;
}

/* Shared readers: so many with one, by their order in the room. */
static void use_helpers(struct day *day, const int *rows, int n)
{
    int group = 0;

    for (int i = 0; i < n; i++) {
        unsigned helpers = day->jobs[rows[i]].needs.helpers;
        int in_group = 0;
        if (!day->jobs[rows[i]].needs.share_reader || day->jobs[rows[i]].helper_group)
            continue;
        int share = day->school->reader_limit;
        for (int r = 0; r < day->school->rules->n_helpers; r++) {
            int most = day->school->rules->helpers[r].share_max;
            share = (helpers & 1U << r) && most < share ? most : share;
        }
        group++;
        for (int j = i; j < n && in_group < share; j++) {
            struct job *job = &day->jobs[rows[j]];
            if (job->needs.share_reader && job->needs.helpers == helpers && !job->helper_group) {
                job->helper_group = group;
                in_group++;
            }
        }
    }
}

void desks_number(struct day *day)
{
    int *rows = arena_new(day->school->arena, int, day->n_jobs + 1);
    int n = 0;

    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use >= 0)
            rows[n++] = i;
    }
    sort_rows(rows, (size_t)n, sizeof *rows, compare_numbers, day);
    for (int from = 0; from < n;) {
        int to = from;
        while (to < n && day->jobs[rows[to]].use == day->jobs[rows[from]].use)
            to++;
        if (day->uses[day->jobs[rows[from]].use].serial) {
            for (int i = from; i < to; i++)
                day->jobs[rows[i]].desk = 1;
        } else {
            use_desks(day, rows + from, to - from);
        }
        use_helpers(day, rows + from, to - from);
        from = to;
    }
}
