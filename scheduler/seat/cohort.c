/* SPDX-License-Identifier: GPL-3.0-or-later
 * All who start at one time, and the rooms they get.
 *
 * Candidates fall into groups by what they need; a group fills rooms one after
 * the other.  Whether those with extra time or computers join the main group,
 * whether rooms are filled to whole ratios, and whether everyone keeps the room
 * they had are questions with few answers: all are tried, and the one with
 * fewest unseated, then fewest adults, then fewest rooms and moves is taken.
 */
#include <limits.h>
#include <string.h>

#include "scheduler/seat/fill.h"

struct result { /* smaller is better, in this order */
    int unseated, adults, leaves, rooms, moved;
};

static void room_keep(struct day *day, struct job *job)
{
    int room = job->hint_room;
    int use = use_at(day, room, job->starts_at);

    if (use >= 0) {
        if (use_fits(day, &day->uses[use], job) == FITS)
            use_add(day, use, job);
        return;
    }
    if (day->school->season->rooms[room].exam == ROOM_EXAM_NO ||
        !room_free(day, room, job->starts_at, job->release_at, -1))
        return;
    use = use_open(day, room, job);
    if (use_fits(day, &day->uses[use], job) == FITS)
        use_add(day, use, job);
    else
        day->n_uses--;
}

/* Also at another site, when that is where they were. */
static void job_keep(struct cohort *cohort, struct job *job)
{
    int own = job->site;

    if (job->hint_room < 0 || (job->hint_at >= 0 && job->hint_at != job->starts_at))
        return;
    int site = cohort->day->school->season->rooms[job->hint_room].site;
    job->site = site >= 0 ? site : own;
    room_keep(cohort->day, job);
    if (job->use < 0)
        job->site = own;
}

static void kind_keep(struct cohort *cohort, int kind)
{
    for (int i = 0; i < cohort->n; i++) {
        struct job *job = &cohort->day->jobs[cohort->rows[i]];
        if (job->kind == kind && job->use < 0)
            job_keep(cohort, job);
    }
}

static void all_keep(struct cohort *cohort)
{
    struct day *day = cohort->day;

    for (int kind = SEAT_ALONE; kind >= SEAT_MAIN; kind--)
        kind_keep(cohort, kind);
    for (int i = day->n_uses - 1; i >= cohort->n_before; i--) {
        if (day->uses[i].n > 0 && !can_summon(day, &day->uses[i]))
            use_cancel(day, i);
    }
}

static void all_join(struct cohort *cohort)
{
    for (int i = 0; i < cohort->n; i++) {
        struct job *job = &cohort->day->jobs[cohort->rows[i]];
        if (job->use < 0)
            (void)job_join(cohort, job);
    }
}

static struct result way_run(struct cohort *cohort, const struct way *way)
{
    struct day *day = cohort->day;
    struct result result = {.leaves = !way->keep};

    day->n_uses = cohort->n_before;
    if (cohort->n_before > 0)
        memcpy(day->uses, cohort->before, sizeof *day->uses * (size_t)cohort->n_before);
    for (int i = 0; i < cohort->n; i++) {
        day->jobs[cohort->rows[i]].use = -1;
        day->jobs[cohort->rows[i]].site = cohort->sites[i];
        day->jobs[cohort->rows[i]].trouble = FITS;
    }
    if (way->keep) {
        all_keep(cohort);
        all_join(cohort);
    }
    for (int bucket = 0; bucket < N_BUCKETS; bucket++)
        bucket_place(cohort, way, bucket);
    left_place(cohort, way);
    for (int i = 0; i < cohort->n; i++) {
        const struct job *job = &day->jobs[cohort->rows[i]];
        result.unseated += job->use < 0;
        result.moved +=
            job->use >= 0 && job->hint_room >= 0 && day->uses[job->use].room != job->hint_room;
    }
    result.adults = adults_count(day, cohort->starts_at);
    for (int i = 0; i < day->n_uses; i++)
        result.rooms += day->uses[i].n > 0 && day->uses[i].starts_at == cohort->starts_at;
    return result;
}

static int compare_results(const struct result *a, const struct result *b)
{
    const int left[] = {a->unseated, a->adults, a->leaves, a->rooms, a->moved};
    const int right[] = {b->unseated, b->adults, b->leaves, b->rooms, b->moved};

    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    }
    return 0;
}

static bool applies(const struct cohort *cohort, const struct way *way)
{
    return (cohort->any_extra || way->extra == EXTRA_MAIN) &&
           (cohort->any_computer || !way->computer_own) &&
           (cohort->any_hint ? way->keep || !cohort->kept : !way->keep);
}

static void ways_try(struct cohort *cohort)
{
    struct way best = {0};
    struct result best_result = {.unseated = INT_MAX};

    for (unsigned code = 0; code < N_EXTRA * 8U; code++) {
        struct way way = {.keep = !(code & 1U),
                          .round = code >> 1 & 1U,
                          .computer_own = code >> 2 & 1U,
                          .extra = (int)(code >> 3)};
        if (!applies(cohort, &way))
            continue;
        struct result result = way_run(cohort, &way);
        if (compare_results(&result, &best_result) < 0) {
            best_result = result;
            best = way;
        }
    }
    (void)way_run(cohort, &best);
}

/* Everyone of the day who starts then and has no room yet. */
static struct cohort cohort_make(struct day *day, int64_t starts_at)
{
    struct arena *arena = day->school->arena;
    struct cohort cohort = {
        .day = day,
        .starts_at = starts_at,
        .rows = arena_new(arena, int, day->n_jobs),
        .sites = arena_new(arena, int, day->n_jobs),
        .list = arena_new(arena, int, day->n_jobs),
        .tried = arena_new(arena, bool, day->school->season->n_rooms + 1),
        .before = arena_new(arena, struct use, day->n_uses + 1),
        .n_before = day->n_uses,
    };

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (job->starts_at != starts_at || job->use >= 0 || job->serial || *job->reason)
            continue;
        cohort.sites[cohort.n] = job->site;
        cohort.rows[cohort.n++] = i;
        cohort.any_extra = cohort.any_extra || (job->extra && job->kind == SEAT_MAIN);
        cohort.any_computer = cohort.any_computer || (job->computer && job->kind == SEAT_MAIN);
        cohort.any_hint = cohort.any_hint || job->hint_room >= 0;
    }
    for (int i = 0; i < day->n_uses; i++)
        cohort.any_hint = cohort.any_hint || day->uses[i].starts_at == starts_at;
    if (day->n_uses > 0)
        memcpy(cohort.before, day->uses, sizeof *day->uses * (size_t)day->n_uses);
    return cohort;
}

void cohort_keep(struct day *day, int64_t starts_at)
{
    struct cohort cohort = cohort_make(day, starts_at);

    all_keep(&cohort);
}

void cohort_seat(struct day *day, int64_t starts_at, bool kept)
{
    struct cohort cohort = cohort_make(day, starts_at);

    cohort.kept = kept;
    if (cohort.n > 0)
        ways_try(&cohort);
}
