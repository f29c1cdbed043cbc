/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_share.c - cases tried side by side.
 *
 * Each case is worked out for itself, from facts that nobody changes, with memory of its own and
 * counted effort: which thread takes it, and when, makes no difference to what is found.
 */
#include "scheduler/plan/drill/drill_part.h"

#include <pthread.h>

#include "solver/team.h"

struct cases {
    struct drilling *drilling;
    struct arena kept[TEAM_MOST]; /* what cases tell, by member */
    pthread_mutex_t lock;         /* of what follows, and of ask->tell */
    int next;                     /* the first case that nobody has taken */
    bool failed;
    struct fault *fault;
};

/* The number of the next case; -1: no more. */
static int take(struct cases *cases)
{
    const struct drilling *drilling = cases->drilling;
    const struct drill_ask *ask = drilling->ask;
    int number = -1;

    pthread_mutex_lock(&cases->lock);
    if (!cases->failed && cases->next < drilling->n_cases && !(ask->stop && *ask->stop)) {
        number = cases->next++;
        if (ask->tell)
            ask->tell(ask->context, number + 1, drilling->n_cases, drilling->cases[number].person);
    }
    pthread_mutex_unlock(&cases->lock);
    return number;
}

static void work(void *context, int member)
{
    struct cases *cases = context;
    struct drilling own = *cases->drilling;
    int number;

    own.arena = &cases->kept[member];
    while ((number = take(cases)) >= 0) {
        struct arena scratch = {0};
        struct fault fault = {0};
        bool good = drill_try(&own, &scratch, &own.cases[number], &fault);
        arena_release(&scratch);
        if (good)
            continue;
        pthread_mutex_lock(&cases->lock);
        if (!cases->failed)
            *cases->fault = fault;
        cases->failed = true;
        pthread_mutex_unlock(&cases->lock);
    }
}

int drill_share(struct drilling *drilling, struct fault *fault)
{
    struct cases cases = {.drilling = drilling, .fault = fault};
    struct team *team = team_open(drilling->ask->threads); /* NULL: one after the other */

    pthread_mutex_init(&cases.lock, NULL);
    team_run(team, work, &cases);
    team_close(team);
    for (int i = 0; i < TEAM_MOST; i++)
        arena_join(drilling->arena, &cases.kept[i]);
    pthread_mutex_destroy(&cases.lock);
    return cases.failed ? -1 : cases.next;
}
