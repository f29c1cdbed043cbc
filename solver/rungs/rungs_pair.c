/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_pair.c - two rungs are proven at a time.
 *
 * Each of two sides has a program of its own and the work that is left to all; one takes new rungs,
 * as few told as can be first, the other those that tell most.  Who does what, knowing what, is as
 * if each pivot took them as long as any other: a side chooses its next rung when the other has
 * done as much work as it has, and knows then what the other had found with less.  So the result is
 * the same however fast each is, and with one thread, which goes on with whichever has done less.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "solver/rungs/rungs_order.h"
#include "solver/team.h"

enum { SIDES = 2, FOUND_MOST = RUNGS_MOST * ORDER_TRIES };

/* What a side has found out of a rung, and how much work it had done by then. */
struct rung_news {
    struct step step;
    int64_t at;
};

struct side {
    struct pair *pair;
    struct order order;
    struct climb climb; /* of the second; the first goes on with what there is */
    struct step steps[RUNGS_MOST];
    struct rung_news found[FOUND_MOST];
    int n_found, n_learnt; /* of the other's */
    int64_t time;          /* work done when it last chose, or now when nothing is being proven */
    int64_t apart;         /* what its climb has spent, up to its time */
    atomic_int_least64_t so_far; /* a time that what is being proven has come to */
    int rung;                    /* being proven; 0: none */
    bool resting;                /* until the other finds something */
};

struct pair {
    struct side side[SIDES];
    pthread_mutex_t lock;
    pthread_cond_t changed;
    atomic_int waiting;
    bool fine, over;
};

static struct side *other_of(struct side *side)
{
    return &side->pair->side[side == &side->pair->side[0]];
}

/* Heard while a rung is proven: the other may be waiting to choose. */
static void hear(void *context, int64_t spent)
{
    struct side *side = context;
    struct pair *pair = side->pair;

    atomic_store(&side->so_far, spent + side->apart);
    if (!atomic_load(&pair->waiting))
        return;
    (void)pthread_mutex_lock(&pair->lock);
    (void)pthread_cond_broadcast(&pair->changed);
    (void)pthread_mutex_unlock(&pair->lock);
}

/* Is it settled what the side knows when it chooses? */
static bool may_choose(struct side *side)
{
    struct side *other = other_of(side);

    if (side->rung || side->resting)
        return false;
    if (other->rung)
        return atomic_load(&other->so_far) >= side->time;
    return other->resting || side->time < other->time ||
           (side->time == other->time && side < other);
}

static struct side *who_chooses(struct pair *pair)
{
    for (int i = 0; i < SIDES; i++)
        if (may_choose(&pair->side[i]))
            return &pair->side[i];
    return NULL;
}

/* What the other had found by then. */
static void learn(struct side *side, int64_t before)
{
    struct side *other = other_of(side);

    while (side->n_learnt < other->n_found && other->found[side->n_learnt].at < before)
        order_learn(&side->order, &other->found[side->n_learnt++].step);
}

/* Of what the other is doing, or has found since; NULL: it is not there yet, or nothing. */
static const struct rung_news *next_news(const struct side *side, const struct side *other)
{
    return side->n_learnt < other->n_found ? &other->found[side->n_learnt] : NULL;
}

/* Its next rung; 0: none, until the other finds something, which may be so already. */
static int choose(struct side *side)
{
    struct side *other = other_of(side);

    learn(side, side->time);
    const struct rung_news *news = next_news(side, other);
    side->order.busy = news ? news->step.n : other->rung;
    int n = side->order.climb->work > 0 ? order_next(&side->order) : -1;
    if (n < 0 && news)
        side->time = news->at + 1;
    side->resting = n < 0 && !news;
    if (n < 0)
        return 0;
    other->order.tries[n] = ++side->order.tries[n];
    side->apart = side->time - side->order.climb->spent;
    atomic_store(&side->so_far, side->time);
    side->rung = n;
    return n;
}

static bool note(struct side *side)
{
    const struct step *step = &side->order.steps[side->rung];
    struct side *other = other_of(side);
    struct rung_news *news = &side->found[side->n_found];

    side->rung = 0;
    side->time = side->order.climb->spent + side->apart;
    if (other->resting) {
        other->resting = false;
        other->time = side->time + 1;
    }
    if (!step_make(&news->step, side->order.climb, step->n))
        return false;
    memcpy(news->step.plan, step->plan, (size_t)step->climb->lean.n_offers);
    memcpy(news->step.value, step->value, sizeof step->value);
    memcpy(news->step.bound, step->bound, sizeof step->bound);
    news->at = side->time;
    side->n_found++;
    return true;
}

/* Whoever has a thread goes on with the side that is to choose. */
static void go_on(void *context, int member)
{
    struct pair *pair = context;

    (void)member;
    (void)pthread_mutex_lock(&pair->lock);
    while (!pair->over) {
        struct side *side = who_chooses(pair);
        int n = side ? choose(side) : 0;
        if (n) {
            bool goes_on = order_goes_on(&side->order, n);
            (void)pthread_cond_broadcast(&pair->changed);
            (void)pthread_mutex_unlock(&pair->lock);
            bool fine = order_climb(&side->order, n, goes_on);
            (void)pthread_mutex_lock(&pair->lock);
            pair->fine = note(side) && fine && pair->fine;
        } else if (!side && (pair->side[0].rung || pair->side[1].rung)) {
            atomic_store(&pair->waiting, 1);
            if (!who_chooses(pair))
                (void)pthread_cond_wait(&pair->changed, &pair->lock);
            atomic_store(&pair->waiting, 0);
            continue;
        }
        pair->over = pair->over || !pair->fine || (pair->side[0].resting && pair->side[1].resting);
        (void)pthread_cond_broadcast(&pair->changed);
    }
    (void)pthread_mutex_unlock(&pair->lock);
}

/* A program of its own, and what is known so far. */
static bool second_make(struct side *side, const struct order *order)
{
    const struct climb *from = order->climb;
    struct climb *climb = &side->climb;

    if (!climb_make(climb, from->ask))
        return false;
    model_begin_at_plan(&climb->model);
    climb->work = from->work;
    climb->sums_work = from->sums_work;
    memcpy(climb->most, from->most, sizeof climb->most);
    memcpy(climb->inside, from->inside, sizeof climb->inside);
    memcpy(climb->useful, from->useful, (size_t)from->ask->n_people * sizeof *climb->useful);
    side->order = *order;
    side->order.climb = climb;
    side->order.steps = side->steps;
    side->order.from_top = side->order.silent = true;
    for (int n = order->first; n <= order->most; n++) {
        struct step *step = &side->steps[n];
        if (!step_make(step, climb, n))
            return false;
        memcpy(step->plan, order->steps[n].plan, (size_t)climb->lean.n_offers);
        memcpy(step->value, order->steps[n].value, sizeof step->value);
        memcpy(step->bound, order->steps[n].bound, sizeof step->bound);
    }
    return true;
}

static void begin(struct pair *pair, const struct order *order)
{
    for (int i = 0; i < SIDES; i++) {
        struct side *side = &pair->side[i];
        side->pair = pair;
        side->time = order->climb->spent;
        side->order.climb->spends = hear;
        side->order.climb->spender = side;
    }
    (void)pthread_mutex_init(&pair->lock, NULL);
    (void)pthread_cond_init(&pair->changed, NULL);
}

/* The first side is whoever asked. */
static void end(struct pair *pair, const struct order *order)
{
    (void)pthread_mutex_destroy(&pair->lock);
    (void)pthread_cond_destroy(&pair->changed);
    order->climb->spends = NULL;
    order->climb->spent += pair->side[1].climb.spent;
}

static bool two_threads(const struct rungs_ask *ask)
{
    return ask->threads > 1 || (ask->threads == 0 && team_processors() > 1);
}

bool order_pair(const struct order *order)
{
    struct pair pair = {.fine = true};

    if (order->climb->work <= 0 || order_next(order) < 0)
        return true;
    pair.side[0].order = *order;
    bool fine = second_make(&pair.side[1], order);
    if (fine) {
        struct team *team = two_threads(order->climb->ask) ? team_open(SIDES) : NULL;
        begin(&pair, order);
        team_run(team, go_on, &pair);
        team_close(team);
        end(&pair, order);
        fine = pair.fine;
    }
    climb_release(&pair.side[1].climb);
    return fine;
}
