/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates alike become groups. */
#include "scheduler/seat/supply.h"

#include <limits.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

/* ------------------------------------------------------------ what is modelled */

/* Queues of one candidate at a time stay as they are; so do, when asked,
 * rooms with fixed sittings. */
static void modelled_mark(struct packing *packing, bool freeze)
{
    const struct day *day = packing->part->day;

    packing->modelled = arena_new(packing->arena, bool, day->n_uses + 1);
    for (int i = 0; i < day->n_uses; i++)
        packing->modelled[i] = part_has_use(packing->part, &day->uses[i]) && !day->uses[i].serial;
    for (int i = 0; freeze && i < day->n_jobs; i++) {
        if (day->jobs[i].fixed && day->jobs[i].use >= 0)
            packing->modelled[day->jobs[i].use] = false;
    }
}

static void outside_count(struct packing *packing)
{
    const struct day *day = packing->part->day;
    bool *outside = arena_new(packing->arena, bool, day->n_uses + 1);

    for (int i = 0; i < day->n_uses; i++)
        outside[i] = !packing->modelled[i];
    tally_make(packing->part, outside, &packing->outside);
    memcpy(packing->constant, packing->outside.at, sizeof packing->constant);
}

/* ------------------------------------------------------------ groups */

static int compare_int(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

/* How many edges lie before a time. */
static int rank_of(const struct packing *packing, int64_t at)
{
    int rank = 0;

    while (rank < packing->n_edges && packing->edges[rank] < at)
        rank++;
    return rank;
}

/* The finish of whoever is large; of others, how many such finishes they write past. */
static int64_t finish_of(const struct packing *packing, const struct job *job)
{
    int64_t n = 0;

    if (job->kind == SEAT_ALONE)
        return 0;
    if (job->large)
        return job->ends_at;
    while (n < packing->n_finishes && packing->finishes[n] <= job->ends_at)
        n++;
    return n;
}

static int compare_alike(const struct packing *packing, const struct job *a, const struct job *b)
{
    const struct school *school = packing->part->day->school;
    bool coarse = packing->grain == PACKING_COARSE;
    const int64_t pairs[][2] = {
        {a->starts_at, b->starts_at},
        {a->fixed, b->fixed},
        {a->home, b->home},
        {a->kind, b->kind},
        {a->noise, b->noise},
        {a->limit, b->limit},
        {a->ratio, b->ratio},
        {a->needs.helpers, b->needs.helpers},
        {a->needs.share_reader, b->needs.share_reader},
        {a->computer, b->computer},
        {a->socket, b->socket},
        {(int64_t)(a->items >> 1), (int64_t)(b->items >> 1)},
        {(int64_t)(a->items & 1), (int64_t)(b->items & 1)},
        {a->room, b->room},
        {a->rest_min > 0, b->rest_min > 0},
        {rank_of(packing, a->release_at), rank_of(packing, b->release_at)},
        {finish_of(packing, a), finish_of(packing, b)},
        {coarse ? -1 : school->usual_room[a->pupil], coarse ? -1 : school->usual_room[b->pupil]},
        {school->kept_apart[a->pupil] ? a->pupil : -1,
         school->kept_apart[b->pupil] ? b->pupil : -1},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int order = compare_int(pairs[i][0], pairs[i][1]);
        if (order)
            return order;
    }
    return 0;
}

static int compare_rows(const void *left, const void *right, const void *context)
{
    const struct packing *packing = context;
    const struct job *jobs = packing->part->day->jobs;

    return compare_alike(packing, &jobs[*(const int *)left], &jobs[*(const int *)right]);
}

/* A speaking test was given a time that this one would want. */
static bool speaks_then(const struct day *day, const struct job *job)
{
    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *other = &day->jobs[i];
        if (other->serial && other->use >= 0 && other->pupil == job->pupil &&
            other->starts_at < job->release_at + SERIAL_STEP_MIN &&
            job->starts_at < other->release_at + SERIAL_STEP_MIN)
            return true;
    }
    return false;
}

static bool modelled_job(const struct packing *packing, const struct job *job)
{
    if (job->serial || (*job->reason && job->use < 0))
        return false;
    return job->use < 0 ? !speaks_then(packing->part->day, job) : packing->modelled[job->use];
}

static void time_add(struct packing *packing, int64_t **times, int *n, int *room, int64_t at)
{
    int i = *n;

    for (int j = 0; j < *n; j++) {
        if ((*times)[j] == at)
            return;
    }
    *times = list_grow(packing->arena, *times, *n, room, sizeof **times);
    for (; i > 0 && (*times)[i - 1] > at; i--)
        (*times)[i] = (*times)[i - 1];
    (*times)[i] = at;
    (*n)++;
}

static int start_of(const struct packing *packing, int64_t at)
{
    int i = 0;

    while (packing->starts[i] != at)
        i++;
    return i;
}

static void rows_find(struct packing *packing)
{
    const struct part *part = packing->part;

    packing->rows = arena_new(packing->arena, int, part->n + 1);
    for (int i = 0; i < part->n; i++) {
        const struct job *job = &part->day->jobs[part->rows[i]];
        if (!modelled_job(packing, job)) {
            packing->constant[SEAT_SEATED] += job->use < 0 ? TRAVEL_SCALE : 0;
            continue;
        }
        packing->rows[packing->n_rows++] = part->rows[i];
        time_add(packing, &packing->starts, &packing->n_starts, &packing->room_starts,
                 job->starts_at);
        if (job->large && job->kind != SEAT_ALONE)
            time_add(packing, &packing->finishes, &packing->n_finishes, &packing->room_finishes,
                     job->ends_at);
    }
}

static void edge_add(struct packing *packing, int64_t at)
{
    if (at < INT64_MAX)
        time_add(packing, &packing->edges, &packing->n_edges, &packing->room_edges, at);
}

static void edges_find(struct packing *packing)
{
    int gap = packing->part->day->school->turnaround;
    int n_sites = packing->part->day->school->season->n_sites + 1;

    for (int i = 0; packing->tight && i < n_sites * QUARTERS; i++) {
        if (packing->tight[i])
            edge_add(packing,
                     packing->part->day->day * DAY_MIN + i % QUARTERS * (int64_t)QUARTER_MIN);
    }
    for (int start = 0; start < packing->n_starts; start++) {
        edge_add(packing, packing->starts[start]);
        edge_add(packing, packing->starts[start] - gap);
        for (int c = 0; c < packing->n_classes; c++) {
            edge_add(packing, packing->classes[c].free_until[start]);
            edge_add(packing, packing->classes[c].lesson_from[start]);
        }
    }
}

static void groups_make(struct packing *packing)
{
    const struct day *day = packing->part->day;

    packing->groups = arena_new(packing->arena, struct group, packing->n_rows + 1);
    sort_rows(packing->rows, (size_t)packing->n_rows, sizeof *packing->rows, compare_rows, packing);
    for (int i = 0; i < packing->n_rows; i++) {
        const struct job *job = &day->jobs[packing->rows[i]];
        struct group *last = &packing->groups[packing->n_groups - 1];
        if (i == 0 || compare_alike(packing, last->like, job) != 0) {
            last = &packing->groups[packing->n_groups++];
            *last =
                (struct group){.like = job, .start = start_of(packing, job->starts_at), .first = i};
        }
        last->n++;
        last->hinted += job->hint_room >= 0 && !job->fixed;
    }
}

void packing_make(const struct part *part, enum packing_grain grain, bool freeze, const int *most,
                  struct packing *packing)
{
    *packing = (struct packing){
        .part = part, .grain = grain, .most = most, .arena = part->day->school->arena};
    for (int i = 0; i < SEAT_LEVELS; i++)
        packing->level_rows[i] = -1;
    modelled_mark(packing, freeze);
    outside_count(packing);
    rows_find(packing);
    packing_classes(packing);
    packing_tight(packing);
    edges_find(packing);
    groups_make(packing);
    packing_cells(packing);
    packing_rows(packing);
}

void packing_release(struct packing *packing)
{
    mip_release(&packing->mip);
}
