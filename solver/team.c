/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/team.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* LOOKS: before it sleeps, ten or twenty microseconds.  OPEN: a piece of work may be joined; below
 * it, in the same number, is how many have. */
enum { LOOKS = 4000, OPEN = 1 << 16 };

struct team {
    team_work_fn *work; /* of the piece that is open */
    void *context;
    atomic_int round; /* pieces so far */
    atomic_int state;
    atomic_int asleep;
    atomic_bool closing;
    pthread_mutex_t lock; /* of falling asleep */
    pthread_cond_t more, done;
    int members, n_threads;
    bool begun;
    struct member {
        struct team *team;
        int number;
        pthread_t thread;
    } list[TEAM_MOST];
};

/* Is there a round after that one?  Sleeps until there is.  False: there will be none. */
static bool wait_for_more(struct team *team, int seen)
{
    for (int i = 0; i < LOOKS; i++)
        if (atomic_load_explicit(&team->round, memory_order_relaxed) != seen)
            return true;
    (void)pthread_mutex_lock(&team->lock);
    atomic_fetch_add(&team->asleep, 1);
    while (atomic_load(&team->round) == seen && !atomic_load(&team->closing))
        (void)pthread_cond_wait(&team->more, &team->lock);
    atomic_fetch_sub(&team->asleep, 1);
    (void)pthread_mutex_unlock(&team->lock);
    return !atomic_load(&team->closing);
}

static void wake(struct team *team, pthread_cond_t *who)
{
    (void)pthread_mutex_lock(&team->lock);
    (void)pthread_cond_broadcast(who);
    (void)pthread_mutex_unlock(&team->lock);
}

static void *take_part(void *context)
{
    struct member *member = context;
    struct team *team = member->team;

    for (int seen = 0; wait_for_more(team, seen);) {
        seen = atomic_load(&team->round);
        if (atomic_fetch_add(&team->state, 1) & OPEN)
            team->work(team->context, member->number);
        if (atomic_fetch_sub(&team->state, 1) == 1) /* the last of a piece that is closed */
            wake(team, &team->done);
    }
    return NULL;
}

/* Nobody can join any more; those who have are waited for. */
static void wait_for_all(struct team *team)
{
    int inside = atomic_fetch_sub(&team->state, OPEN) - OPEN;

    for (int i = 0; i < LOOKS && inside; i++)
        inside = atomic_load(&team->state);
    if (!inside)
        return;
    (void)pthread_mutex_lock(&team->lock);
    while (atomic_load(&team->state))
        (void)pthread_cond_wait(&team->done, &team->lock);
    (void)pthread_mutex_unlock(&team->lock);
}

static void begin(struct team *team)
{
    team->begun = true;
    while (team->n_threads + 1 < team->members) {
        struct member *member = &team->list[team->n_threads];

        *member = (struct member){.team = team, .number = team->n_threads + 1};
        if (pthread_create(&member->thread, NULL, take_part, member) != 0)
            return;
        team->n_threads++;
    }
}

void team_run(struct team *team, team_work_fn *work, void *context)
{
    if (team && !team->begun)
        begin(team);
    if (!team || team->n_threads == 0) {
        work(context, 0);
        return;
    }
    team->work = work;
    team->context = context;
    atomic_fetch_add(&team->state, OPEN);
    atomic_fetch_add(&team->round, 1);
    if (atomic_load(&team->asleep))
        wake(team, &team->more);
    work(context, 0);
    wait_for_all(team);
}

struct team *team_open(int members)
{
    struct team *team = calloc(1, sizeof *team);

    if (!team)
        return NULL;
    team->members = members < TEAM_MOST ? members : TEAM_MOST;
    (void)pthread_mutex_init(&team->lock, NULL); /* of the usual kind: they cannot fail */
    (void)pthread_cond_init(&team->more, NULL);
    (void)pthread_cond_init(&team->done, NULL);
    return team;
}

void team_close(struct team *team)
{
    if (!team)
        return;
    atomic_store(&team->closing, true);
    atomic_fetch_add(&team->round, 1);
    wake(team, &team->more);
    for (int i = 0; i < team->n_threads; i++)
        (void)pthread_join(team->list[i].thread, NULL);
    (void)pthread_mutex_destroy(&team->lock);
    (void)pthread_cond_destroy(&team->more);
    (void)pthread_cond_destroy(&team->done);
    free(team);
}

int team_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n > 1 ? (int)n : 1;
}
