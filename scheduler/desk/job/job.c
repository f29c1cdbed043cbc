/* SPDX-License-Identifier: GPL-3.0-or-later
 * Jobs: children that outlive the request which began them. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/desk/child_parts.h"

enum { JOBS_AT_ONCE = 3 };

struct children *children_open(void)
{
    return calloc(1, sizeof(struct children));
}

static int64_t version_now(struct server *server)
{
    struct fault unread = {0};
    int64_t version;

    return store_version(server->store, &version, &unread) ? version : -1;
}

/* The last whole line of descriptor 3. */
static const char *newest_line(struct one_job *job)
{
    char tail[4096 + 1];
    struct stat status;

    if (!job->child.progress || fstat(fileno(job->child.progress), &status) != 0)
        return job->job.progress;
    off_t from = status.st_size > 4096 ? status.st_size - 4096 : 0;
    ssize_t got = pread(fileno(job->child.progress), tail, 4096, from);
    while (got > 0 && tail[got - 1] != '\n')
        got--;
    if (got <= 1)
        return job->job.progress;
    tail[got - 1] = '\0';
    const char *line = strrchr(tail, '\n');
    arena_release(&job->arena);
    return arena_copy(&job->arena, line ? line + 1 : tail);
}

bool job_ended(struct server *server, struct one_job *job)
{
    if (job->job.running && child_look(&job->child)) {
        job->job.running = false;
        job->job.child = job->child.result;
        job_keep_end(server, job);
    }
    return !job->job.running;
}

const struct job *job_known(struct server *server, int number)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.number != number)
            continue;
        (void)job_ended(server, job);
        job->job.progress = newest_line(job);
        job->job.changed = job->version != version_now(server);
        return &job->job;
    }
    return NULL;
}

const struct job *job_find(struct server *server, int number)
{
    const struct job *job = job_known(server, number);

    return job && !job->lost ? job : NULL;
}

const struct job *job_planning(struct server *server)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++)
        if (all->jobs[i].plans && !job_ended(server, &all->jobs[i]))
            return job_find(server, all->jobs[i].job.number);
    return NULL;
}

/* A place for a new one: the oldest that has ended gives way.  NULL: too many run. */
static struct one_job *job_place(struct children *all)
{
    struct one_job *place = NULL;
    int running = 0;

    for (int i = 0; i < all->n_jobs; i++) {
        running += all->jobs[i].job.running;
        if (!all->jobs[i].job.running && (!place || all->jobs[i].job.number < place->job.number))
            place = &all->jobs[i];
    }
    if (running >= JOBS_AT_ONCE)
        return NULL;
    if (all->n_jobs < JOBS)
        return &all->jobs[all->n_jobs++];
    child_release(&place->child);
    arena_release(&place->arena);
    return place;
}

bool job_start(struct server *server, const struct job_ask *ask, int *number, struct fault *fault)
{
    struct children *all = server->children;

    if (ask->plans && job_planning(server))
        return fault_set(fault, FAULT_CONFLICT,
                         "a plan is being made already; wait for it, or stop it");
    struct one_job *job = job_place(all);
    if (!job)
        return fault_set(fault, FAULT_CONFLICT, "three things are being worked out already");
    *job = (struct one_job){.plans = ask->plans, .version = version_now(server)};
    if (!child_start(server, &job->child, ask->words, NULL, ask->who)) {
        job->job.child = job->child.result;
        return fault_set(fault, FAULT_SYSTEM, "no process could be started; try again in a moment");
    }
    struct arena *arena = &job->child.arena;
    job->job = (struct job){.number = ++all->last_number,
                            .title = arena_copy(arena, ask->title),
                            .who = arena_copy(arena, ask->who),
                            .then = arena_copy(arena, ask->then),
                            .began_utc = server->now_utc,
                            .running = true,
                            .plans = ask->plans,
                            .progress = ""};
    job_keep_begin(server, job);
    *number = job->job.number;
    return true;
}

void job_stop(struct server *server, int number)
{
    struct children *all = server->children;

    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.number == number && job->job.running && job->child.pid > 0) {
            kill(job->child.pid, SIGTERM);
            job->job.stopped = true;
        }
    }
}

/* A plan that is being made keeps its best and needs a moment for that. */
void children_close(struct server *server)
{
    struct children *children = server->children;
    enum { PATIENCE_MS = 5000, STEP_NS = 20 * 1000000 };
    struct timespec step = {.tv_nsec = STEP_NS};

    for (int i = 0; i < children->n_jobs; i++) {
        if (!job_ended(server, &children->jobs[i])) {
            children->jobs[i].job.cut = true;
            kill(children->jobs[i].child.pid, SIGTERM);
        }
    }
    for (int64_t until = clock_ms() + PATIENCE_MS; clock_ms() < until;) {
        bool runs = false;
        for (int i = 0; i < children->n_jobs; i++)
            runs = !job_ended(server, &children->jobs[i]) || runs;
        if (!runs)
            break;
        nanosleep(&step, NULL);
    }
    for (int i = 0; i < children->n_jobs; i++) {
        child_release(&children->jobs[i].child);
        arena_release(&children->jobs[i].arena);
    }
    free(children);
}
