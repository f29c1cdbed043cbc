/* SPDX-License-Identifier: GPL-3.0-or-later
 * Jobs over a restart: that they were, and how they ended as far as anybody saw.  Their answers are
 * not kept: what a job stores lies in the school file, and what it only said can be asked again. */
#include <stdio.h>
#include <string.h>

#include "scheduler/desk/child_parts.h"
#include "scheduler/store/desk_work.h"

/* Whoever began it is told on the next page they see. */
static void say_lost(struct server *server, const struct kept_job *job)
{
    if (job->exit_code >= 0 && !job->cut)
        return;
    for (int i = 0; i < SESSIONS; i++) {
        struct login_session *session = &server->sessions[i];
        if (!session->hash[0] || strcmp(session->name, job->who) != 0)
            continue;
        snprintf(session->say, sizeof session->say,
                 "\"%s\" was stopped when the desk was closed: the page /job/%d says what is left "
                 "of it.",
                 job->title, job->number);
    }
}

void jobs_load(struct server *server)
{
    struct children *all = server->children;
    struct arena arena = {0};
    struct fault unread = {0};
    struct kept_job *list;
    int count;

    /* Unread: their pages say that they are forgotten. */
    if (!store_jobs(server->store, &arena, &list, &count, &unread))
        count = 0;
    for (int i = count > JOBS ? count - JOBS : 0; i < count; i++) {
        struct one_job *job = &all->jobs[all->n_jobs++];
        *job = (struct one_job){.plans = list[i].plans, .version = list[i].version};
        struct arena *own = &job->child.arena;
        job->job = (struct job){
            .number = list[i].number,
            .title = arena_copy(own, list[i].title),
            .who = arena_copy(own, list[i].who),
            .then = arena_copy(own, list[i].then),
            .began_utc = list[i].began_utc,
            .plans = list[i].plans,
            .lost = true,
            .cut = list[i].cut,
            .child = {.exit_code = list[i].exit_code, .out = "", .err = ""},
            .progress = "",
        };
        all->last_number = list[i].number;
        say_lost(server, &list[i]);
    }
    arena_release(&arena);
}

/* When somebody else writes just now it is only known until the desk is closed. */
void job_keep_begin(struct server *server, const struct one_job *job)
{
    struct fault busy = {0};
    struct kept_job kept = {
        .number = job->job.number,
        .title = job->job.title,
        .who = job->job.who,
        .then = job->job.then,
        .began_utc = job->job.began_utc,
        .version = job->version,
        .plans = job->plans,
    };

    (void)!store_job_begin(server->store, &kept, JOBS, &busy);
}

void job_keep_end(struct server *server, const struct one_job *job)
{
    struct fault busy = {0};

    (void)!store_job_end(server->store, job->job.number, job->job.cut, job->job.child.exit_code,
                         &busy);
}
