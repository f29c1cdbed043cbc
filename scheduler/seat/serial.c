/* SPDX-License-Identifier: GPL-3.0-or-later
 * Speaking tests and the like: one candidate at a time, one room and examiner
 * for a queue, several queues when one session is too short. */
#include "scheduler/base/day.h"
#include "scheduler/seat/work.h"

/* Somewhere else at that time, or too near to it to walk there? */
static bool busy(const struct day *day, const struct job *job, int64_t starts_at)
{
    int64_t ends_at = starts_at + job->allowed_min + job->rest_min;

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *other = &day->jobs[i];
        if (other != job && other->pupil == job->pupil && other->use >= 0 &&
            other->starts_at < ends_at + SERIAL_STEP_MIN &&
            starts_at < other->release_at + SERIAL_STEP_MIN)
            return true;
    }
    return false;
}

static bool same_queue(const struct job *a, const struct job *b)
{
    return a->paper == b->paper && a->site == b->site && a->session == b->session &&
           a->room == b->room;
}

/* Morning queues end in time to turn the room round for the afternoon; an
 * afternoon's are as long as a session may be. */
static int64_t queue_end(const struct day *day, const struct job *first)
{
    const struct school *school = day->school;
    int64_t base = day->day * DAY_MIN;

    if (first->session == SESSION_PM)
        return first->starts_at + rules_figure(school->rules, FIGURE_CLASH_SAME_SESSION);
    return base + school->pm_start - school->turnaround;
}

/* Gives times to as many of the queue as fit; returns where the last ends.
 * They are marked with the use they will have. */
static int64_t times_give(struct day *day, int first, int use, int64_t from, int64_t until)
{
    const struct job *head = &day->jobs[first];
    int64_t at = from;
    int64_t last = from;

    while (at < until) {
        struct job *next = NULL;
        for (int i = first; i < day->n_jobs && !next; i++) {
            struct job *job = &day->jobs[i];
            if (job->serial && job->use < 0 && !job->timed && !*job->reason &&
                same_queue(job, head) && at + job->allowed_min + job->rest_min <= until &&
                !busy(day, job, at) &&
                presence_allows(day, job, at, at + job->allowed_min + job->rest_min))
                next = job;
        }
        if (!next) {
            at += SERIAL_STEP_MIN;
            continue;
        }
        job_time(day->school, next, at);
        next->use = use;
        day->uses[use].n++;
        at = last = next->ends_at;
    }
    return last;
}

static void queue_cancel(struct day *day, int use, const char *reason)
{
    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use != use)
            continue;
        day->jobs[i].use = -1;
        day->jobs[i].reason = reason;
    }
    day->uses[use].n = 0;
}

static bool room_serves(const struct day *day, int room, const struct job *job, int64_t until)
{
    const struct room *row = &day->school->season->rooms[room];

    return row->exam != ROOM_EXAM_NO && row->seats > 0 && row->summon != SUMMON_NONE &&
           (job->room >= 0 ? job->room == room : row->site < 0 || row->site == job->site) &&
           room_free(day, room, job->starts_at, until, -1);
}

static int room_find(const struct day *day, const struct job *job, int64_t until)
{
    const struct season *season = day->school->season;
    int best = -1;

    for (int i = 0; i < season->n_rooms; i++) {
        if (!room_serves(day, i, job, until))
            continue;
        if (job->hint_room == i)
            return i;
        if (best < 0 || season->rooms[i].exam < season->rooms[best].exam ||
            (season->rooms[i].exam == season->rooms[best].exam &&
             season->rooms[i].seats < season->rooms[best].seats))
            best = i;
    }
    return best;
}

/* One room's queue; false when there is no room or nobody found a time. */
static bool queue_seat(struct day *day, int first)
{
    const struct job head = day->jobs[first];
    int64_t until = queue_end(day, &head);
    int room = -1;

    /* Times are given first: how long the room is needed follows from them. */
    int use = use_open(day, 0, &head);
    day->uses[use].ends_at = times_give(day, first, use, head.starts_at, until);
    if (day->uses[use].n == 0) {
        day->n_uses--;
        return false;
    }
    int n = day->uses[use].n;
    day->uses[use].n = 0; /* not in anybody's way while its room is looked for */
    room = room_find(day, &head, day->uses[use].ends_at);
    day->uses[use].n = n;
    if (room < 0) {
        queue_cancel(day, use, "no room left for tests one at a time");
        return true;
    }
    day->uses[use].room = room;
    day->uses[use].site = day->school->season->rooms[room].site;
    return true;
}

void serial_seat(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        while (job->serial && job->use < 0 && !job->timed && !*job->reason) {
            if (queue_seat(day, i))
                continue;
            const char *absent = presence_trouble(day, job);
            job->reason = absent ? absent : "no time left in the session: one candidate at a time";
        }
    }
}
