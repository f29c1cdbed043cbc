/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/alike/alike_build.h"

#include <stdlib.h>
#include <string.h>

/* Whoever is put together: nodes that merge two by two, the pair first that
 * adds the fewest pairs of person and slot nobody offered. */
struct node {
    uint64_t *slots; /* a bit for each slot that matters */
    int people, n_slots;
    int kind; /* the first person with the same call-outs */
    int near; /* whom it would best merge with, -1: nobody */
    int64_t near_cost;
    bool stale;
};

struct merge {
    struct node *nodes;
    int n, n_words;
    const struct alike *alike;
    int *of_person; /* node */
    int64_t words;  /* compared */
};

static const int64_t most_words = 400000000;

static int n_calls(const struct alike *alike, int person)
{
    return alike->person_calls[person + 1] - alike->person_calls[person];
}

static bool may_merge(const struct alike *alike, int a, int b)
{
    const struct callout *calls = alike->solve->problem->callouts;

    const uint64_t *tags = alike->solve->problem->person_tags;

    if (n_calls(alike, a) != n_calls(alike, b) || ((tags[a] ^ tags[b]) & alike->mix_tags) != 0)
        return false;
    for (int i = 0; i < n_calls(alike, a); i++) {
        const struct callout *left = &calls[alike->calls[alike->person_calls[a] + i]];
        const struct callout *right = &calls[alike->calls[alike->person_calls[b] + i]];

        if (left->from_at != right->from_at || left->until_at != right->until_at ||
            left->tags != right->tags || left->level != right->level || left->cost != right->cost)
            return false;
    }
    return true;
}

static bool offer_matters(const struct alike *alike, int offer)
{
    const struct problem *problem = alike->solve->problem;

    return problem->tasks[alike->solve->lookup.offer_task[offer]].level <= alike->level &&
           solve_stands(alike->solve, offer, alike->level) != OFFER_ZERO;
}

static int count_bits(uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2 & 0x3333333333333333U);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fU;
    return (int)(word * 0x0101010101010101U >> 56);
}

static int64_t cost_of(const struct merge *merge, const struct node *a, const struct node *b)
{
    int n = 0;

    for (int i = 0; i < merge->n_words; i++)
        n += count_bits(a->slots[i] | b->slots[i]);
    return (int64_t)n * (a->people + b->people) - (int64_t)a->n_slots * a->people -
           (int64_t)b->n_slots * b->people;
}

static void look_near(struct merge *merge, int number)
{
    struct node *node = &merge->nodes[number];

    node->near = -1;
    for (int i = 0; i < merge->n; i++) {
        const struct node *other = &merge->nodes[i];

        if (i == number || !other->people || node->kind != other->kind)
            continue;
        int64_t cost = cost_of(merge, node, other);

        if (node->near >= 0 && cost >= node->near_cost)
            continue;
        node->near = i;
        node->near_cost = cost;
    }
    node->stale = false;
    merge->words += (int64_t)merge->n * merge->n_words;
}

/* The second goes into the first.  Whom others would best merge with is only
 * looked up again when it is asked for: it costs more than before, hardly ever less. */
static void join(struct merge *merge, int into, int from)
{
    struct node *a = &merge->nodes[into], *b = &merge->nodes[from];

    a->n_slots = 0;
    for (int i = 0; i < merge->n_words; i++) {
        a->slots[i] |= b->slots[i];
        a->n_slots += count_bits(a->slots[i]);
    }
    a->people += b->people;
    b->people = 0;
    for (int p = 0; p < merge->alike->solve->problem->n_people; p++)
        if (merge->of_person[p] == from)
            merge->of_person[p] = into;
    for (int i = 0; i < merge->n; i++) {
        struct node *node = &merge->nodes[i];

        node->stale |= i == into || node->near == into || node->near == from;
    }
}

/* The one that merges best with another; -1: nobody can any more. */
static int nearest(struct merge *merge)
{
    for (;;) {
        int best = -1;

        for (int i = 0; i < merge->n; i++) {
            const struct node *node = &merge->nodes[i];

            if (node->people && (node->stale || node->near >= 0) &&
                (best < 0 || node->near_cost < merge->nodes[best].near_cost))
                best = i;
        }
        if (best < 0 || !merge->nodes[best].stale)
            return best;
        look_near(merge, best);
    }
}

/* Would the two have to be given much that they do not offer? */
static bool unlike(const struct node *a, const struct node *b)
{
    int64_t pairs = (int64_t)a->n_slots * a->people + (int64_t)b->n_slots * b->people;

    return a->near_cost > pairs / 12;
}

static void join_all(struct merge *merge, int columns)
{
    int64_t sum = 0;

    for (int i = 0; i < merge->n; i++) {
        sum += merge->nodes[i].n_slots;
        merge->nodes[i].stale = true;
    }
    while (sum > columns / 4) {
        int into = nearest(merge);

        if (into < 0)
            return;
        int from = merge->nodes[into].near;

        if (sum <= columns && unlike(&merge->nodes[into], &merge->nodes[from]))
            return;
        sum -= merge->nodes[into].n_slots + merge->nodes[from].n_slots;
        join(merge, into, from);
        sum += merge->nodes[into].n_slots;
    }
}

static int kind_of(const struct merge *merge, int person)
{
    for (int i = 0; i < merge->n; i++)
        if (may_merge(merge->alike, merge->nodes[i].kind, person))
            return merge->nodes[i].kind;
    return person;
}

static int same_node(const struct merge *merge, const struct node *node)
{
    size_t size = (size_t)merge->n_words * sizeof(uint64_t);

    for (int i = 0; i < merge->n; i++)
        if (merge->nodes[i].kind == node->kind &&
            memcmp(merge->nodes[i].slots, node->slots, size) == 0)
            return i;
    return -1;
}

/* A node for each set of slots somebody offers. */
static bool gather_nodes(struct merge *merge, struct pool *pool)
{
    const struct lookup *lookup = &merge->alike->solve->lookup;
    const struct problem *problem = lookup->problem;

    merge->n_words = (problem->n_slots + 63) / 64;
    merge->nodes = pool_take(pool, (size_t)problem->n_people, sizeof *merge->nodes);
    merge->of_person = pool_take(pool, (size_t)problem->n_people, sizeof(int));
    uint64_t *bits =
        pool_take(pool, (size_t)problem->n_people * (size_t)merge->n_words, sizeof *bits);

    if (pool->broken)
        return false;
    for (int p = 0; p < problem->n_people; p++) {
        struct node node = {.slots = bits + (size_t)p * (size_t)merge->n_words,
                            .people = 1,
                            .kind = kind_of(merge, p),
                            .near = -1};

        for (int i = lookup->person_first[p]; i < lookup->person_first[p + 1]; i++) {
            int offer = lookup->person_offers[i], slot = problem->offers[offer].slot;

            if (!offer_matters(merge->alike, offer))
                continue;
            node.slots[slot / 64] |= UINT64_C(1) << slot % 64;
            node.n_slots++;
        }
        merge->of_person[p] = node.n_slots ? same_node(merge, &node) : -1;
        if (node.n_slots == 0)
            continue;
        if (merge->of_person[p] >= 0) {
            merge->nodes[merge->of_person[p]].people++;
            continue;
        }
        merge->of_person[p] = merge->n;
        merge->nodes[merge->n++] = node;
    }
    return true;
}

static bool number_groups(struct alike *alike, const struct merge *merge)
{
    const struct problem *problem = alike->solve->problem;
    size_t most = (size_t)merge->n + 1;
    int *number = pool_take(&alike->pool, most, sizeof *number);

    alike->of_person = pool_take(&alike->pool, (size_t)problem->n_people, sizeof(int));
    alike->size = pool_take(&alike->pool, most, sizeof(int));
    alike->gap_min = pool_take(&alike->pool, most, sizeof(int));
    if (alike->pool.broken)
        return false;
    for (int i = 0; i < merge->n; i++)
        number[i] = merge->nodes[i].people ? alike->n++ : -1;
    for (int p = 0; p < problem->n_people; p++) {
        int group = merge->of_person[p] < 0 ? -1 : number[merge->of_person[p]];

        alike->of_person[p] = group;
        if (group < 0)
            continue;
        if (alike->size[group]++ == 0 || problem->gap_min[p] < alike->gap_min[group])
            alike->gap_min[group] = problem->gap_min[p];
    }
    return true;
}

bool alike_make(struct alike *alike, struct solve *solve, int level, int columns)
{
    struct merge merge = {.alike = alike};
    struct pool pool = {0};

    *alike = (struct alike){.solve = solve, .level = level};
    bool fine = alike_gather_calls(alike) && gather_nodes(&merge, &pool);

    fine = fine && (int64_t)merge.n * merge.n * merge.n_words <= most_words;
    if (fine) {
        join_all(&merge, columns);
        solve->other_work += merge.words / 64;
        fine = number_groups(alike, &merge) && alike_number_cells(alike);
    }
    pool_release(&pool);
    return fine;
}

void alike_release(struct alike *alike)
{
    pool_release(&alike->pool);
    *alike = (struct alike){0};
}
