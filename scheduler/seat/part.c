/* SPDX-License-Identifier: GPL-3.0-or-later
 * A day falls into parts: morning and afternoon where no room is wanted by both
 * at once, sites where nobody has to travel and nothing is carried between them. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/packing.h"

int part_half(int64_t at)
{
    return !day_is_morning(at);
}

bool part_has_use(const struct part *part, const struct use *use)
{
    return use->n > 0 && part->half[part_half(use->starts_at)] && part->sites[use->site + 1];
}

static bool counts(const struct job *job)
{
    return !*job->reason || job->use >= 0;
}

/* Is a room of the morning still wanted when the afternoon begins? */
static bool halves_meet(const struct day *day)
{
    int64_t last = INT64_MIN;
    int64_t first = INT64_MAX;

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (!counts(job) || job->serial)
            continue;
        if (part_half(job->starts_at) == 0 && job->release_at > last)
            last = job->release_at;
        if (part_half(job->starts_at) == 1 && job->starts_at < first)
            first = job->starts_at;
    }
    return last != INT64_MIN && first != INT64_MAX && last + day->school->turnaround > first;
}

/* Things that belong to no site, wanted at several. */
static bool sites_lend(const struct day *day)
{
    const struct season *season = day->school->season;
    bool loose = false;
    int site = -2;
    bool several = false;

    for (int i = 0; i < season->n_equipment; i++)
        loose = loose || season->equipment[i].site < 0;
    for (int i = 0; loose && i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (job->needs.n_equipment == 0 && !job->computer)
            continue;
        several = several || (site != -2 && site != job->home);
        site = job->home;
    }
    return several;
}

static bool somebody_travels(const struct day *day)
{
    bool travels = false;

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        travels =
            travels || (counts(job) && (job->use < 0 || (!job->fixed && job->site != job->home)));
    }
    return travels;
}

static int site_of(const struct day *day, const struct job *job)
{
    return job->use >= 0 ? day->uses[job->use].site : job->site;
}

/* Everything that may be seated in it. */
static bool rows_find(struct part *part)
{
    struct day *day = part->day;

    part->rows = arena_new(day->school->arena, int, day->n_jobs + 1);
    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (counts(job) && part->half[part_half(job->starts_at)] &&
            part->sites[site_of(day, job) + 1])
            part->rows[part->n++] = i;
    }
    return part->n > 0;
}

void part_together(const struct part *part, int64_t from[2], int64_t until[2])
{
    const struct day *day = part->day;

    from[0] = from[1] = day->day * DAY_MIN;
    until[0] = until[1] = (day->day + 1) * DAY_MIN;
    for (int i = 0; i < part->n; i++) {
        const struct job *job = &day->jobs[part->rows[i]];
        int half = part_half(job->starts_at);
        if (job->serial)
            continue;
        from[half] = job->starts_at > from[half] ? job->starts_at : from[half];
        until[half] = job->release_at < until[half] ? job->release_at : until[half];
    }
}

struct part *day_parts(struct day *day, int *n_parts)
{
    struct arena *arena = day->school->arena;
    int n_sites = day->school->season->n_sites + 1;
    struct part *parts = arena_new(arena, struct part, 2 * n_sites + 1);
    bool whole_day = halves_meet(day);
    bool travel = somebody_travels(day);
    bool all_sites = travel || sites_lend(day);
    int n = 0;

    for (int half = 0; half < (whole_day ? 1 : 2); half++) {
        for (int site = 0; site < (all_sites ? 1 : n_sites); site++) {
            struct part *part = &parts[n];
            *part = (struct part){.day = day,
                                  .half = {half == 0, whole_day || half == 1},
                                  .sites = arena_new(arena, bool, n_sites + 1),
                                  .travel = travel && n_sites > 2};
            for (int i = 0; i < n_sites; i++)
                part->sites[i] = all_sites || i == site;
            n += rows_find(part);
        }
    }
    *n_parts = n;
    return parts;
}
