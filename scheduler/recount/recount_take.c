/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a claim that holds is worth: a bound on its part, choices decided, leaves of a tree. */
#include <string.h>

#include "scheduler/recount/recount_search.h"

void split_begin(struct recounting *r, int n_parts, int level)
{
    size_t n = (size_t)n_parts * LEVELS + 1;

    arena_release(&r->split);
    r->n_parts = n_parts;
    r->split_level = level;
    r->first_claim = r->recount->n_claims;
    memset(r->price, 0, sizeof r->price);
    r->bound = arena_new(&r->split, int64_t, n);
    r->base = arena_new(&r->split, int64_t, n);
    for (int w = 0; w < N_WHATS; w++)
        for (int i = 0; i < r->n_of[w]; i++)
            r->owner[w][i] = -1;
}

void forget_after(struct recounting *r, int level)
{
    below_forget(r); /* it may rest on what is forgotten */
    for (int i = 0; i < r->problem->n_offers; i++)
        if (r->fixed_at[i] > level)
            r->fixed[i] = -1;
    for (int k = level + 1; k < LEVELS; k++) {
        r->recount->levels[k].proven = 0;
        r->recount->levels[k].given = 0;
        r->recount->levels[k].kind = NULL;
        r->recount->levels[k].n_void -= r->outgrown[k];
        r->recount->n_void -= r->outgrown[k];
        r->outgrown[k] = 0;
    }
}

/* The sum over the parts is the level's bound when it is a better one. */
static void take_bound(struct recounting *r, const struct claim *claim, int64_t bound)
{
    int at = claim->part * LEVELS + claim->level;
    wide sum = 0;

    r->given += claim->given;
    if (bound > r->bound[at])
        r->bound[at] = bound;
    for (int part = 0; part < r->n_parts; part++)
        sum += r->bound[part * LEVELS + claim->level];
    struct recount_level *level = &r->recount->levels[claim->level];

    if (claim->level == r->split_level && price_bound(r, sum) > level->proven) {
        level->proven = price_bound(r, sum);
        level->given = r->given;
    }
}

/* Decided: the other way costs more than the level may. */
static void take_fixes(struct recounting *r, struct claim *claim, wide sum, const wide *reduced)
{
    wide unit = (wide)1 << claim->shift, room = claim_room(r, claim, claim->level) * unit;

    if (claim->n_fixes && price_any(r, claim->level))
        claim->wrong = "a price decides no choice";
    for (int i = 0; i < claim->n_fixes && !claim->wrong; i++) {
        const struct column *column = &claim->columns[claim->fixes[i]];
        wide more = reduced[claim->fixes[i]];
        bool high = more < 0;

        if (column->what != OFFERED || column->low != 0 || column->high != 1 ||
            claim->fix_to[i] != high || sum + (high ? -more : more) <= room) {
            claim->wrong = "a choice is not decided by it";
        } else if (r->recount->chosen[column->number] != high) {
            claim->wrong = "the stored plan chooses otherwise";
        } else if (r->fixed[column->number] < 0 || claim->level < r->fixed_at[column->number]) {
            r->fixed[column->number] = (signed char)high;
            r->fixed_at[column->number] = (signed char)claim->level;
        }
    }
}

/* Costs count, or (a node without plans) do not. */
static bool sum_of(struct recounting *r, const struct claim *claim, const int64_t *multipliers,
                   int shift, bool costs, wide *sum, wide *reduced)
{
    if (claim->weeks)
        return costs && weeks_bound(r, claim, multipliers, shift, sum, reduced);
    return sum_bound(claim, multipliers, claim->columns, costs, shift, sum, reduced);
}

/* ---- trees ---- */

/* Of work for one: either somebody who costs something does it, or none of them. */
static bool narrow_paid(const struct recounting *r, const struct claim *claim,
                        const struct node *node, struct column *columns)
{
    struct column *missing = &columns[node->column];
    bool yes = node->low == 1;

    if (missing->what != MISSING || r->problem->tasks[missing->number].need != 1)
        return false;
    for (int j = 0; j < claim->n_columns; j++)
        if (columns[j].what == OFFERED && r->task_of[columns[j].number] == missing->number &&
            (columns[j].cost > 0) != yes)
            columns[j].high = 0;
    missing->high = yes ? 0 : missing->high;
    return true;
}

/* False: a branching is none of work for one. */
static bool narrow_all_paid(const struct recounting *r, const struct claim *claim, int node,
                            struct column *columns)
{
    bool fine = true;

    for (int i = node; i > 0 && fine; i = claim->nodes[i].parent)
        if (claim->nodes[i].paid)
            fine = narrow_paid(r, claim, &claim->nodes[i], columns);
    return fine;
}

/* The node's own ends: all branchings on its way. */
static bool narrow(const struct claim *claim, int node, struct column *columns)
{
    for (int i = node; i > 0; i = claim->nodes[i].parent) {
        const struct node *row = &claim->nodes[i];
        struct column *column = &columns[row->column];

        if (row->paid)
            continue;
        if (row->low != -NO_SIDE && row->low > column->low)
            column->low = row->low;
        if (row->high != NO_SIDE && row->high < column->high)
            column->high = row->high;
    }
    for (int j = 0; j < claim->n_columns; j++)
        if (columns[j].low > columns[j].high)
            return false; /* nothing is left there */
    return true;
}

void tree_visit(struct recounting *r, struct claim *claim, int node, int shift,
                const int64_t *multipliers, bool empty)
{
    struct arena arena = {0};
    struct column *columns =
        arena_dup(&arena, claim->columns, (size_t)claim->n_columns, sizeof *columns);
    struct claim there = *claim;
    wide sum, *reduced = arena_alloc(&arena, (size_t)claim->n_columns + 1, sizeof *reduced);
    int64_t bound = 0, *best = &claim->nodes[node].bound;

    r->recount->n_leaves++;
    there.columns = columns;
    if (!narrow_all_paid(r, claim, node, columns))
        claim->wrong = "a branching on who costs something is none";
    else if (!narrow(claim, node, columns))
        bound = INT64_MAX / 4;
    else if (!sum_of(r, &there, multipliers, shift, !empty, &sum, reduced) ||
             (!empty && !sum_round(claim, sum, shift, &bound)))
        claim->wrong = "a leaf's sum does not fit";
    else if (empty)
        bound = sum > 0 ? INT64_MAX / 4 : 0;
    if (bound > *best)
        *best = bound;
    arena_release(&arena);
}

/* Two children that leave nothing between them. */
static bool covers(const struct node *node)
{
    return node->children == 2 && node->above == node->below + 1;
}

static int64_t least_leaf(struct claim *claim)
{
    int64_t least = INT64_MAX / 4;

    if (!claim->n_nodes)
        claim->wrong = "a tree without nodes";
    for (int i = 0; i < claim->n_nodes; i++) {
        struct node *node = &claim->nodes[i];

        if (i && claim->nodes[node->parent].bound > node->bound)
            node->bound = claim->nodes[node->parent].bound;
        bool leaf = !node->children || (claim->search && node->children < 2);

        if (!leaf && !covers(node))
            claim->wrong = "a tree's branches leave something out";
        if (leaf && node->bound < least)
            least = node->bound;
    }
    return least;
}

static void count_void(struct recounting *r, const struct claim *claim)
{
    struct recount *recount = r->recount;

    recount->n_void++;
    recount->levels[claim->level].n_void++;
    if (claim->outgrown) {
        r->outgrown[claim->level]++;
        r->why_outgrown = claim->wrong;
    } else if (!recount->first_void) {
        recount->first_void = claim->wrong;
    }
}

void claim_take(struct recounting *r, struct claim *claim)
{
    struct arena arena = {0};
    wide sum = 0, *reduced = arena_alloc(&arena, (size_t)claim->n_columns + 1, sizeof *reduced);
    int64_t bound = 0, *multipliers = arena_new(&arena, int64_t, claim->n_rows + 1);

    for (int i = 0; i < claim->n_rows; i++)
        multipliers[i] = claim->rows[i].multiplier;
    if (claim->tree && !claim->wrong)
        bound = claim->search ? search_bound(claim->search, least_leaf(claim)) : least_leaf(claim);
    else if (!claim->wrong && (!sum_of(r, claim, multipliers, claim->shift, true, &sum, reduced) ||
                               !sum_round(claim, sum, claim->shift, &bound)))
        claim->wrong = "its sum does not fit";
    if (!claim->wrong)
        take_fixes(r, claim, sum, reduced);
    bound += claim->base[claim->level];
    if (claim->below && (claim->none || bound > claim->most))
        bound = claim->most;
    if (!claim->wrong && bound > price_cap(r, claim->level))
        claim->wrong = "it would leave the stored plan out";
    if (!claim->wrong)
        take_bound(r, claim, bound);
    if (claim->wrong)
        count_void(r, claim);
    arena_release(&arena);
}
