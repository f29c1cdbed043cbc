/* SPDX-License-Identifier: GPL-3.0-or-later
 * The largest shortage of each moment: seats that even the best matching of
 * people leaves empty.  Which sets of seats can be filled together is a matroid,
 * so filling the dearest first, moving people along but never emptying a seat,
 * leaves the cheapest empty. */
#include "solver/count/count.h"

#include <string.h>

struct match {
    struct count *count;
    int level;
    int *holder;       /* by person: the demand they fill, -1: none */
    int *filled;       /* by demand */
    int *via;          /* by demand: the person by whom it was reached */
    int *parent;       /* by person: the demand by which they were reached */
    int *seen, *met;   /* by demand, by person: stamps */
    int *queue, *rank; /* of demands */
    int stamp;
    struct pool pool;
};

static bool match_make(struct match *match)
{
    size_t n_people = (size_t)match->count->lookup->problem->n_people;
    size_t n = (size_t)match->count->n_demands;

    match->holder = pool_take(&match->pool, n_people, sizeof(int));
    match->parent = pool_take(&match->pool, n_people, sizeof(int));
    match->met = pool_take(&match->pool, n_people, sizeof(int));
    match->filled = pool_take(&match->pool, n, sizeof(int));
    match->via = pool_take(&match->pool, n, sizeof(int));
    match->seen = pool_take(&match->pool, n, sizeof(int));
    match->queue = pool_take(&match->pool, n, sizeof(int));
    match->rank = pool_take(&match->pool, n, sizeof(int));
    for (size_t p = 0; !match->pool.broken && p < n_people; p++)
        match->holder[p] = -1;
    return !match->pool.broken;
}

/* Everybody along the way from the free person back to the root moves on by one. */
static void shift(struct match *match, int person, int root)
{
    for (;;) {
        int demand = match->parent[person];

        match->holder[person] = demand;
        if (demand == root)
            break;
        person = match->via[demand];
    }
    match->filled[root]++;
}

/* One more person for the root, others moving on.  False: there is none; what
 * was reached is then seen. */
static bool augment(struct match *match, int root)
{
    const struct count *count = match->count;
    int head = 0, tail = 0;

    if (match->seen[root] == match->stamp)
        return false;
    match->seen[root] = match->stamp;
    match->queue[tail++] = root;
    while (head < tail) {
        int at = match->queue[head++];
        const struct demand *demand = &count->demands[at];

        match->count->steps += demand->n;
        for (int i = demand->first; i < demand->first + demand->n; i++) {
            int person = count->people[i], other = match->holder[person];

            if (match->met[person] == match->stamp || other == at)
                continue;
            match->met[person] = match->stamp;
            match->parent[person] = at;
            if (other < 0) {
                shift(match, person, root);
                return true;
            }
            if (match->seen[other] == match->stamp)
                continue;
            match->seen[other] = match->stamp;
            match->via[other] = person;
            match->queue[tail++] = other;
        }
    }
    return false;
}

/* Nobody who fills what is over is held by it any more. */
static void let_go(struct match *match, int64_t at)
{
    const struct count *count = match->count;
    int n_people = count->lookup->problem->n_people;

    for (int p = 0; p < n_people; p++) {
        int demand = match->holder[p];

        if (demand < 0 || count->demands[demand].until_at > at)
            continue;
        match->holder[p] = -1;
        match->filled[demand]--;
    }
    match->count->steps += n_people / 4;
}

/* Fills the demands of rank[0..n), in this order.  True: all of them. */
static bool fill(struct match *match, int n)
{
    bool all = true;

    for (int i = 0; i < n; i++) {
        int at = match->rank[i];

        do
            match->stamp++;
        while (match->filled[at] < match->count->demands[at].seats && augment(match, at));
        all = all && match->filled[at] == match->count->demands[at].seats;
    }
    return all;
}

/* Earlier levels first, whatever they cost; then the dearest.  With `own` the level's alone. */
static int rank(struct match *match, bool own)
{
    const struct count *count = match->count;
    int n = 0;

    for (int i = 0; i < count->n_active; i++) {
        const struct demand *demand = &count->demands[count->active[i]];
        bool early = demand->level < match->level;
        int at = n;

        if (own && early)
            continue;
        for (; at > 0; at--) {
            const struct demand *before = &count->demands[match->rank[at - 1]];
            bool before_early = before->level < match->level;

            if (before_early != early ? before_early : early || before->cost >= demand->cost)
                break;
            match->rank[at] = match->rank[at - 1];
        }
        match->rank[at] = count->active[i];
        n++;
    }
    return n;
}

/* What is short after fill(), each of the first `early` seats at the price of the
 * dearest other one, of which so many may be short; and the first start of
 * everything that competes for the same people. */
static int64_t worth(struct match *match, int n, int64_t may_miss, int64_t *first_at)
{
    const struct count *count = match->count;
    int64_t sum = 0, early = 0, dearest = 0;

    match->stamp++;
    *first_at = INT64_MAX;
    for (int i = 0; i < n; i++) {
        const struct demand *demand = &count->demands[match->rank[i]];
        int missing = demand->seats - match->filled[match->rank[i]];

        if (demand->level == match->level) {
            sum += missing * demand->cost;
            dearest = demand->cost > dearest ? demand->cost : dearest;
        } else {
            early += missing;
        }
        if (missing)
            (void)augment(match, match->rank[i]);
    }
    for (int i = 0; i < n; i++) {
        const struct demand *demand = &count->demands[match->rank[i]];

        if (match->seen[match->rank[i]] == match->stamp && demand->from_at < *first_at)
            *first_at = demand->from_at;
    }
    return sum + (early - may_miss) * dearest;
}

static void clear(struct match *match)
{
    memset(match->filled, 0, (size_t)match->count->n_demands * sizeof(int));
    for (int p = 0; p < match->count->lookup->problem->n_people; p++)
        match->holder[p] = -1;
}

static void weigh(struct match *match, int moment, struct tally *tally)
{
    int64_t may_miss = count_may_miss(match->count, match->level, moment);
    int64_t *value = &tally->value[moment], *first_at = &tally->first_at[moment], alone, alone_at;
    int n = rank(match, false);

    clear(match);
    (void)fill(match, n);
    *value = worth(match, n, may_miss, first_at);
    if (may_miss) {
        n = rank(match, true);
        clear(match);
        (void)fill(match, n);
        alone = worth(match, n, 0, &alone_at);
        if (alone > *value) {
            *value = alone;
            *first_at = alone_at;
        }
    }
    if (*value < 0)
        *value = 0;
}

bool count_short(struct count *count, int level, struct tally *tally)
{
    struct match match = {.count = count, .level = level};
    int next = 0;

    memset(tally->value, 0, (size_t)count->n_at * sizeof *tally->value);
    count->n_active = 0;
    bool fine = match_make(&match);

    for (int j = 0; fine && j < count->n_at && count_goes_on(count); j++) {
        count_go(count, j, &next);
        if (count_dominated(count, j))
            continue;
        let_go(&match, count->at[j]);
        if (!fill(&match, rank(&match, false)))
            weigh(&match, j, tally);
    }
    pool_release(&match.pool);
    return fine;
}
