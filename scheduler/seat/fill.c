/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/seat/fill.h"

#include <string.h>

#include "scheduler/base/sort.h"

static int bucket_of(const struct job *job, const struct way *way)
{
    if (job->kind == SEAT_ALONE)
        return BUCKET_ALONE;
    if (job->kind == SEAT_SHARED)
        return BUCKET_SHARED;
    if (job->kind == SEAT_SMALL)
        return BUCKET_SMALL;
    if (job->computer && way->computer_own)
        return BUCKET_COMPUTER;
    if (!job->extra || way->extra == EXTRA_MAIN)
        return BUCKET_MAIN;
    return way->extra == EXTRA_SMALL ? BUCKET_SMALL : BUCKET_EXTRA;
}

/* Those who may fill one room together: asked room, site, noise, helpers, extra time. */
static int compare_company(const struct job *a, const struct job *b)
{
    if (a->room != b->room)
        return a->room < b->room ? 1 : -1; /* who asks for a room comes first */
    if (a->site != b->site)
        return a->site - b->site;
    if (a->noise != b->noise)
        return a->noise - b->noise;
    if (a->kind == SEAT_SHARED && a->needs.helpers != b->needs.helpers)
        return a->needs.helpers < b->needs.helpers ? -1 : 1;
    return b->large - a->large;
}

static int compare_rows(const void *left, const void *right, const void *context)
{
    const struct job *jobs = context;
    const struct job *a = &jobs[*(const int *)left];
    const struct job *b = &jobs[*(const int *)right];
    int order = compare_company(a, b);

    if (order)
        return order;
    if (a->limit != b->limit)
        return a->limit < b->limit ? -1 : 1;
    return a->computer != b->computer ? b->computer - a->computer : 0;
}

/* Takes a use back, with all who were put there. */
void use_cancel(struct day *day, int use)
{
    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use == use)
            day->jobs[i].use = -1;
    }
    day->uses[use].n = 0;
    if (use == day->n_uses - 1)
        day->n_uses--;
}

/* One invigilator in a room without a way to call for help is against the rules. */
bool can_summon(const struct day *day, const struct use *use)
{
    return day->school->season->rooms[use->room].summon != SUMMON_NONE ||
           use_invigilators(day, use, use->n) > 1;
}

static int use_fill(struct cohort *cohort, int room, int most, const int *list, int n)
{
    struct day *day = cohort->day;
    int use = -1;
    int added = 0;

    for (int i = 0; i < n && added < most; i++) {
        struct job *job = &day->jobs[list[i]];
        if (job->use >= 0)
            continue;
        if (use < 0)
            use = use_open(day, room, job);
        enum trouble trouble = use_fits(day, &day->uses[use], job);
        if (trouble == FITS) {
            use_add(day, use, job);
            added++;
        } else {
            job->trouble = trouble > job->trouble ? trouble : job->trouble;
        }
    }
    if (use >= 0 && (added == 0 || !can_summon(day, &day->uses[use]))) {
        use_cancel(day, use);
        return 0;
    }
    return added;
}

/* Rooms for one list of candidates who may sit together; those left have their trouble set. */
static void list_place(struct cohort *cohort, const struct way *way, const int *list, int n)
{
    struct day *day = cohort->day;

    memset(cohort->tried, 0, sizeof *cohort->tried * (size_t)day->school->season->n_rooms);
    for (;;) {
        struct want want = {.round = way->round, .tried = cohort->tried};
        enum trouble trouble = FITS;
        int count = 0;
        for (int i = 0; i < n; i++) {
            const struct job *job = &day->jobs[list[i]];
            if (job->use >= 0)
                continue;
            want.job = want.job ? want.job : job;
            want.n++;
            want.n_computer += job->computer;
        }
        if (want.n == 0)
            return;
        int room = room_choose(day, &want, &count, &trouble);
        if (room >= 0) {
            cohort->tried[room] = use_fill(cohort, room, count, list, n) == 0;
            continue;
        }
        for (int i = 0; i < n; i++) {
            struct job *job = &day->jobs[list[i]];
            if (job->use < 0 && trouble > job->trouble)
                job->trouble = trouble;
        }
        return;
    }
}

void bucket_place(struct cohort *cohort, const struct way *way, int bucket)
{
    struct day *day = cohort->day;
    int n = 0;

    for (int i = 0; i < cohort->n; i++) {
        const struct job *job = &day->jobs[cohort->rows[i]];
        if (job->use < 0 && bucket_of(job, way) == bucket)
            cohort->list[n++] = cohort->rows[i];
    }
    sort_rows(cohort->list, (size_t)n, sizeof *cohort->list, compare_rows, day->jobs);
    for (int from = 0; from < n;) {
        int to = from;
        while (to < n &&
               compare_company(&day->jobs[cohort->list[from]], &day->jobs[cohort->list[to]]) == 0)
            to++;
        list_place(cohort, way, cohort->list + from, to - from);
        from = to;
    }
}

/* Beside those who sit already; the strictest company first keeps main rooms free. */
bool job_join(struct cohort *cohort, struct job *job)
{
    struct day *day = cohort->day;

    for (int i = 0; i < day->n_uses; i++) {
        const struct use *use = &day->uses[i];
        if (use->n == 0 || use->starts_at != cohort->starts_at)
            continue;
        enum trouble trouble = use_fits(day, use, job);
        if (trouble == FITS) {
            use_add(day, i, job);
            return true;
        }
        job->trouble = trouble > job->trouble ? trouble : job->trouble;
    }
    return false;
}

static void job_other_site(struct cohort *cohort, const struct way *way, int row)
{
    struct job *job = &cohort->day->jobs[row];
    int own = job->site;

    for (int i = 0; i < cohort->day->school->season->n_sites && job->use < 0; i++) {
        if (i == own)
            continue;
        job->site = i;
        if (!job_join(cohort, job))
            list_place(cohort, way, &row, 1);
    }
    if (job->use < 0)
        job->site = own;
}

void left_place(struct cohort *cohort, const struct way *way)
{
    for (int i = 0; i < cohort->n; i++) {
        int row = cohort->rows[i];
        struct job *job = &cohort->day->jobs[row];
        if (job->use >= 0)
            continue;
        if (job_join(cohort, job))
            continue;
        list_place(cohort, way, &row, 1);
        if (job->use < 0 && job->room < 0)
            job_other_site(cohort, way, row);
    }
}
