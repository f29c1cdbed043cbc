/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_chain.c - what changes, one thing after the other.
 *
 * A solve may shuffle what need not change: changes that hang together are taken back where the
 * plan is no worse for it.  What is left is told from the person asked about on: what they take,
 * what they drop for it, who takes that... */
#include "scheduler/base/list.h"
#include "scheduler/plan/why.h"

#include <string.h>

struct chain {
    const struct why *why;
    bool *chosen;
    int *diff;  /* offers that differ, n */
    int *group; /* by diff: the first of those that hang together */
    int n;
};

int why_compare(const int64_t *a, const int64_t *b)
{
    for (int k = 0; k < LEVELS; k++) {
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    }
    return 0;
}

void why_scales(const struct why *why, struct why_scales *scales)
{
    int n = why->brief->problem.n_offers;

    scales->offers = arena_new(why->brief->arena, struct offer, n + 1);
    scales->kept = arena_new(why->brief->arena, bool, n + 1);
}

bool why_judge(const struct why *why, const bool *chosen, struct why_scales *scales, int64_t *value)
{
    struct problem small = why->brief->problem;
    int n = 0;

    for (int i = 0; i < small.n_offers; i++) {
        const struct offer *offer = &why->brief->problem.offers[i];
        if (!chosen[i] && offer->drop_cost == 0 && !offer->locked)
            continue;
        scales->kept[n] = chosen[i];
        scales->offers[n++] = *offer;
    }
    small.offers = scales->offers;
    small.n_offers = n;
    return problem_judge(&small, scales->kept, value, NULL, NULL);
}

static const struct slot *slot_of(const struct chain *chain, int offer)
{
    const struct problem *problem = &chain->why->brief->problem;

    return &problem->slots[problem->offers[offer].slot];
}

/* One task, or one person at about the same time. */
static bool hang_together(const struct chain *chain, int a, int b)
{
    const struct offer *offers = chain->why->brief->problem.offers;
    const struct slot *left = slot_of(chain, a), *right = slot_of(chain, b);
    enum { NEAR = 30 }; /* minutes */

    return left->task == right->task ||
           (offers[a].person == offers[b].person && left->starts_at < right->ends_at + NEAR &&
            right->starts_at < left->ends_at + NEAR);
}

static void group(struct chain *chain)
{
    for (int i = 0; i < chain->n; i++)
        chain->group[i] = i;
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < chain->n; i++) {
            for (int k = 0; k < i; k++) {
                int low = chain->group[k] < chain->group[i] ? chain->group[k] : chain->group[i];
                if (chain->group[i] == chain->group[k] ||
                    !hang_together(chain, chain->diff[i], chain->diff[k]))
                    continue;
                chain->group[i] = chain->group[k] = low;
                again = true;
            }
        }
    }
}

static void flip(struct chain *chain, int of)
{
    for (int i = 0; i < chain->n; i++) {
        if (chain->group[i] == of)
            chain->chosen[chain->diff[i]] = !chain->chosen[chain->diff[i]];
    }
}

static void find_diff(struct chain *chain)
{
    chain->n = 0;
    for (int i = 0; i < chain->why->brief->problem.n_offers; i++) {
        if (chain->chosen[i] != chain->why->chosen[i])
            chain->diff[chain->n++] = i;
    }
}

/* Takes back each group but that of the forced offer. */
static void settle(struct chain *chain, int forced, int64_t *value)
{
    struct why_scales scales;
    int own = -1;

    why_scales(chain->why, &scales);
    (void)why_judge(chain->why, chain->chosen, &scales, value);
    group(chain);
    for (int i = 0; i < chain->n; i++)
        own = chain->diff[i] == forced ? chain->group[i] : own;
    for (int i = 0; i < chain->n; i++) {
        int64_t then[LEVELS];
        if (chain->group[i] != i || i == own)
            continue;
        flip(chain, i);
        if (why_judge(chain->why, chain->chosen, &scales, then) && why_compare(then, value) <= 0)
            memcpy(value, then, sizeof then);
        else
            flip(chain, i);
    }
    find_diff(chain);
}

struct telling {
    const struct chain *chain;
    struct why_move *moves;
    int n;
    bool *told; /* by diff */
};

static void tell(struct telling *telling, int i)
{
    const struct brief *brief = telling->chain->why->brief;
    int offer = telling->chain->diff[i];
    const struct may *may = &brief->mays[brief->offer_may[offer]];

    telling->told[i] = true;
    telling->moves[telling->n++] = (struct why_move){brief->problem.offers[offer].person, may->duty,
                                                     may->slot, telling->chain->chosen[offer]};
}

/* What follows from a move: a person who takes something drops another thing; what is dropped is
 * taken by somebody. */
static int next_of(const struct telling *telling, int i)
{
    const struct chain *chain = telling->chain;
    const struct offer *offers = chain->why->brief->problem.offers;
    int offer = chain->diff[i], best = -1;
    bool takes = chain->chosen[offer];

    for (int k = 0; k < chain->n; k++) {
        int other = chain->diff[k];
        bool follows = takes ? offers[other].person == offers[offer].person &&
                                   hang_together(chain, other, offer)
                             : slot_of(chain, other)->task == slot_of(chain, offer)->task;
        if (!telling->told[k] && follows && chain->chosen[other] != takes) {
            best = k;
            break;
        }
    }
    return best;
}

static void tell_from(struct telling *telling, int first)
{
    for (int i = first; i >= 0; i = next_of(telling, i))
        tell(telling, i);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the chain changes it */
void why_chain(const struct why *why, bool *chosen, int forced, struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    int most = why->brief->problem.n_offers;
    struct chain chain = {.why = why,
                          .chosen = chosen,
                          .diff = arena_new(arena, int, most + 1),
                          .group = arena_new(arena, int, most + 1)};

    find_diff(&chain);
    settle(&chain, forced, price->value);
    struct telling telling = {.chain = &chain,
                              .moves = arena_new(arena, struct why_move, chain.n + 1),
                              .told = arena_new(arena, bool, chain.n + 1)};
    for (int i = 0; i < chain.n; i++) {
        if (chain.diff[i] == forced)
            tell_from(&telling, i);
    }
    /* Whoever did it until now comes before the rest. */
    for (int i = 0; i < chain.n; i++) {
        if (!telling.told[i] &&
            slot_of(&chain, chain.diff[i])->task == slot_of(&chain, forced)->task)
            tell_from(&telling, i);
    }
    for (int i = 0; i < chain.n; i++) {
        if (!telling.told[i] && !chosen[chain.diff[i]])
            tell_from(&telling, i);
    }
    for (int i = 0; i < chain.n; i++) {
        if (!telling.told[i])
            tell_from(&telling, i);
    }
    price->moves = telling.moves;
    price->n_moves = telling.n;
    price->chosen = chosen;
}
