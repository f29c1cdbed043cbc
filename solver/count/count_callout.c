/* SPDX-License-Identifier: GPL-3.0-or-later
 * Call-outs by counting: work that must be staffed at one moment takes so many
 * people, and the cheapest so many have their price.  Windows of call-outs that
 * do not meet are counted apart and add up: every slot starts in one of them. */
#include "solver/count/count.h"

#include <stdlib.h>
#include <string.h>

struct window {
    int64_t from_at, until_at;
};

struct prices {
    struct count *count;
    int level;
    int64_t *offer;  /* what choosing each costs at the level, its call-outs included */
    int64_t *person; /* least of the offers looked at */
    int64_t *sorted;
    int *met, stamp;
    int64_t dearest;
    struct window *windows;
    int n_windows;
    struct pool pool;
};

static int by_window(const void *left, const void *right)
{
    const struct window *a = left, *b = right;

    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    return (a->until_at > b->until_at) - (a->until_at < b->until_at);
}

static int ascending(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* Windows that meet become one. */
static void join_windows(struct prices *prices)
{
    const struct problem *problem = prices->count->lookup->problem;
    int n = 0, kept = 0;

    for (int c = 0; c < problem->n_callouts; c++)
        if (problem->callouts[c].level == prices->level && problem->callouts[c].cost)
            prices->windows[n++] =
                (struct window){problem->callouts[c].from_at, problem->callouts[c].until_at};
    qsort(prices->windows, (size_t)n, sizeof *prices->windows, by_window);
    for (int i = 0; i < n; i++) {
        struct window *last = &prices->windows[kept - (kept > 0)];

        if (!kept || prices->windows[i].from_at >= last->until_at)
            prices->windows[kept++] = prices->windows[i];
        else if (prices->windows[i].until_at > last->until_at)
            last->until_at = prices->windows[i].until_at;
    }
    prices->n_windows = kept;
}

static void price_offers(struct prices *prices)
{
    const struct weights *weights = &prices->count->lookup->callout;
    const struct problem *problem = prices->count->lookup->problem;

    for (int i = 0; i < problem->n_offers; i++) {
        int64_t cost = problem->offers[i].cost[prices->level];

        for (int w = weights->first[i]; w < weights->first[i + 1]; w++) {
            const struct callout *callout = &problem->callouts[weights->items[w].row];

            cost += callout->level == prices->level ? callout->cost : 0;
        }
        prices->offer[i] = cost;
        prices->dearest = cost > prices->dearest ? cost : prices->dearest;
    }
}

static bool prices_make(struct prices *prices)
{
    const struct problem *problem = prices->count->lookup->problem;

    prices->offer = pool_take(&prices->pool, (size_t)problem->n_offers, sizeof(int64_t));
    prices->person = pool_take(&prices->pool, (size_t)problem->n_people, sizeof(int64_t));
    prices->sorted = pool_take(&prices->pool, (size_t)problem->n_people, sizeof(int64_t));
    prices->met = pool_take(&prices->pool, (size_t)problem->n_people, sizeof(int));
    prices->windows = pool_take(&prices->pool, (size_t)problem->n_callouts, sizeof(struct window));
    if (prices->pool.broken)
        return false;
    join_windows(prices);
    price_offers(prices);
    return true;
}

/* Each person's cheapest offer for the task. */
static int meet(struct prices *prices, int task, int n)
{
    const struct count *count = prices->count;
    const struct lookup *lookup = count->lookup;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        int person = lookup->problem->offers[i].person;

        if (count->stands && count->stands[i] == OFFER_ZERO)
            continue;
        if (prices->met[person] != prices->stamp) {
            prices->met[person] = prices->stamp;
            prices->person[person] = prices->offer[i];
            prices->sorted[n++] = person;
        } else if (prices->offer[i] < prices->person[person]) {
            prices->person[person] = prices->offer[i];
        }
    }
    prices->count->steps += lookup->task_first[task + 1] - lookup->task_first[task];
    return n;
}

/* What so many people cost at least who do the active demands. */
static int64_t cheapest(struct prices *prices, int64_t people)
{
    const struct count *count = prices->count;
    int64_t sum = 0;
    int n = 0;

    prices->stamp++;
    for (int i = 0; i < count->n_active; i++)
        n = meet(prices, count->demands[count->active[i]].task, n);
    for (int i = 0; i < n; i++)
        prices->sorted[i] = prices->person[prices->sorted[i]];
    qsort(prices->sorted, (size_t)n, sizeof *prices->sorted, ascending);
    for (int i = 0; i < n && i < people; i++)
        sum += prices->sorted[i];
    return sum;
}

static void add_demands(struct count *count, int level, const struct window *window)
{
    const struct problem *problem = count->lookup->problem;

    count_clear(count);
    for (int t = 0; t < problem->n_tasks; t++) {
        const struct task *task = &problem->tasks[t];
        bool inside = task->level < level;

        for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++)
            inside = inside && problem->slots[s].starts_at >= window->from_at &&
                     problem->slots[s].starts_at < window->until_at;
        if (inside)
            (void)count_add(count, t, task->need, task->level, task->short_cost, 0);
    }
    count_sort(count);
}

static int64_t seats_wanted(const struct count *count)
{
    int64_t sum = 0;

    for (int i = 0; i < count->n_active; i++)
        sum += count->demands[count->active[i]].seats;
    return sum;
}

static int64_t dearest_moment(struct prices *prices, const struct window *window)
{
    struct count *count = prices->count;
    int64_t best = 0;
    int next = 0;

    add_demands(count, prices->level, window);
    count->n_active = 0;
    for (int j = 0; j < count->n_at && count_goes_on(count); j++) {
        count_go(count, j, &next);
        if (count_dominated(count, j))
            continue;
        int64_t people = seats_wanted(count) - count_may_miss(count, prices->level, j);

        if (people * prices->dearest <= best)
            continue;
        int64_t cost = cheapest(prices, people);

        best = cost > best ? cost : best;
    }
    return best;
}

int64_t count_callouts(struct count *count, int level)
{
    struct prices prices = {.count = count, .level = level};
    int64_t sum = 0;

    if (prices_make(&prices))
        for (int w = 0; w < prices.n_windows; w++)
            sum += dearest_moment(&prices, &prices.windows[w]);
    pool_release(&prices.pool);
    return sum;
}
