/* SPDX-License-Identifier: GPL-3.0-or-later
 * Requests that wait for a child. */
#include <signal.h>
#include <string.h>

#include "scheduler/desk/answers.h"
#include "scheduler/desk/dispatch.h"

enum { LONGEST_MS = 120000 }; /* a child that a request waits for */

/* The words, held to the school that the form was drawn from: until one of them changed it. */
static const char *const *as_seen(struct web *web, const char *const *words, bool reads)
{
    struct web_children *mine = web_exchange(web)->children;
    const char *option = mine->wrote ? NULL : stale_option(web);
    int n = 0;

    mine->wrote = mine->wrote || !reads;
    while (words[n])
        n++;
    if (!option)
        return words;
    const char **list = arena_new(web->arena, const char *, n + 2);
    list[0] = option;
    memcpy(list + 1, words, (size_t)n * sizeof *words);
    return list;
}

/* Starts the next of this request, or finds that it has been answered. */
static const struct child_result *begin(struct web *web, const char *const *words,
                                        const char *input)
{
    struct exchange *exchange = web_exchange(web);
    struct web_children *mine = exchange->children;
    struct children *all = web->server->children;
    struct child *child = &mine->list[mine->count];
    int64_t version = answers_version(web->server, words, input);

    if (version >= 0 &&
        answers_find(web->server, words, version, &exchange->arena, &child->result)) {
        child->ended = true;
        child->version = -1;
        mine->count++;
        return &child->result;
    }
    web->waits = true;
    if (all->running >= AT_ONCE)
        return NULL; /* waits for others to end */
    mine->count++;
    words = as_seen(web, words, version >= 0);
    if (child_start(web->server, child, words, input, web->login ? web->login->name : "nobody")) {
        child->version = version;
        all->running++;
        return NULL;
    }
    web->waits = false;
    return &child->result;
}

const struct child_result *web_child(struct web *web, const char *const *words, const char *input)
{
    struct exchange *exchange = web_exchange(web);

    if (!exchange->children)
        exchange->children = arena_new(&exchange->arena, struct web_children, 1);
    struct web_children *mine = exchange->children;
    int number = mine->asked++;
    if (number < mine->count && child_look(&mine->list[number])) {
        struct child *child = &mine->list[number];
        child_shut(child);
        answers_keep(web->server, words, child->version, &child->result);
        child->version = -1;
        return &child->result;
    }
    if (number == mine->count && number < PER_REQUEST)
        return begin(web, words, input);
    web->waits = true;
    return NULL; /* it runs */
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

    if (exchange->answered)
        return true;
    if (!mine || mine->asked > mine->count)
        return all->running < AT_ONCE; /* waits for its turn */
    return mine->count > 0 && mine->list[mine->count - 1].ended;
}

static void look_at(struct server *server, struct exchange *exchange)
{
    struct web_children *mine = exchange->children;

    /* What only reads would keep a place for nobody; what changes the school is finished. */
    if (mine && strcmp(exchange->request.method, "POST") != 0 && http_has_left(exchange)) {
        children_leave(server, exchange);
        exchange->children = NULL;
        http_plain(&exchange->reply, 499, "Nobody waits for this.\n");
        exchange->answered = true;
        return;
    }
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
    for (int i = 0; i < all->n_jobs; i++)
        (void)job_ended(server, &all->jobs[i]);
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
