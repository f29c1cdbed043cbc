/* SPDX-License-Identifier: GPL-3.0-or-later
 * Requests that wait for a child. */
#include <signal.h>

#include "scheduler/desk/child_parts.h"

enum { LONGEST_MS = 120000 }; /* a child that a request waits for */

const struct child_result *web_child(struct web *web, const char *const *words, const char *input)
{
    struct exchange *exchange = web_exchange(web);
    struct children *all = web->server->children;

    if (!exchange->children)
        exchange->children = arena_new(&exchange->arena, struct web_children, 1);
    struct web_children *mine = exchange->children;
    int number = mine->asked++;
    if (number < mine->count && child_look(&mine->list[number])) {
        child_shut(&mine->list[number]);
        return &mine->list[number].result;
    }
    web->waits = true;
    if (number < mine->count || number >= PER_REQUEST || all->running >= AT_ONCE)
        return NULL; /* it runs, or waits for others to end */
    mine->count++;
    if (child_start(web->server, &mine->list[number], words, input,
                    web->login ? web->login->name : "nobody")) {
        all->running++;
        return NULL;
    }
    web->waits = false;
    return &mine->list[number].result;
}

/* Before the page is called (again). */
void children_ask_again(struct web_children *children)
{
    if (children)
        children->asked = 0;
}

static bool wait_is_over(struct children *all, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    if (!mine || mine->asked > mine->count)
        return all->running < AT_ONCE; /* waits for its turn */
    return mine->count > 0 && mine->list[mine->count - 1].ended;
}

static void look_at(struct server *server, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    for (int i = 0; mine && i < mine->count; i++) {
        struct child *child = &mine->list[i];
        bool ran = child->pid > 0;
        if (ran && !child->killed && clock_ms() - child->began_ms > LONGEST_MS) {
            kill(child->pid, SIGKILL);
            child->killed = true;
        }
        if (child_look(child) && ran)
            server->children->running--;
    }
}

void children_look(struct server *server)
{
    struct children *all = server->children;
    int count = 0;
    struct exchange *const *waiting = http_waiting(server->http, &count);

    for (int i = count - 1; i >= 0; i--)
        look_at(server, waiting[i]);
    for (int i = count - 1; i >= 0; i--) { /* waking takes it out of the list */
        struct exchange *exchange = waiting[i];
        if (!exchange->waits_until_ms && wait_is_over(all, exchange))
            http_wake(server->http, exchange);
    }
    for (int i = 0; i < all->n_jobs; i++) {
        struct one_job *job = &all->jobs[i];
        if (job->job.running && child_look(&job->child)) {
            job->job.running = false;
            job->job.child = job->child.result;
        }
    }
}

void children_leave(struct server *server, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    for (int i = 0; mine && i < mine->count; i++) {
        if (mine->list[i].pid > 0)
            server->children->running--;
        child_release(&mine->list[i]);
    }
}
