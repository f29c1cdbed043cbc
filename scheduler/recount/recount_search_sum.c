/* SPDX-License-Identifier: GPL-3.0-or-later
 * What multipliers show of plans below a search's target: how much they cost, that there are none,
 * where columns end. */
#include "scheduler/recount/recount_search.h"

#include <string.h>

#define ENDLESS (INT64_MAX / 4)

static bool add(wide *sum, wide a, wide b)
{
    wide product;

    return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(*sum, product, sum);
}

/* search->sums: costs less multipliers times factors; *sum: what it all comes to at least. */
static bool weigh(struct search *search, const struct weighing *weighing, const struct ends *ends,
                  wide *sum)
{
    wide *reduced = search->sums;
    int n_columns = search->claim->n_columns;

    *sum = 0;
    memset(reduced, 0, (size_t)n_columns * sizeof *reduced);
    for (int k = 0; weighing->costs && k < search->n_costs; k++)
        reduced[search->costs[k].column] =
            (wide)search->costs[k].factor * ((wide)1 << weighing->shift);
    for (int i = 0; i < search->n_rows; i++) {
        const struct row *row = &search->rows[i];
        int64_t multiplier = weighing->multipliers[i];
        int64_t side = multiplier > 0 ? row->low : row->high;

        if (!multiplier)
            continue;
        if (side == NO_SIDE || side == -NO_SIDE || !add(sum, multiplier, side))
            return false;
        for (int k = row->first; k < row->first + row->n; k++)
            if (!add(&reduced[search->terms[k].column], -(wide)multiplier, search->terms[k].factor))
                return false;
    }
    for (int j = 0; j < n_columns; j++)
        if (!add(sum, reduced[j], reduced[j] > 0 ? ends[j].low : ends[j].high))
            return false;
    return true;
}

const char *search_narrow(struct search *search, const struct weighing *weighing)
{
    wide sum;

    ends_begin(search);
    if (search->none)
        return NULL;
    if (!weigh(search, weighing, search->ends, &sum))
        return "a sum does not fit";
    wide left = ((wide)search->target - 1 - search->settled) * ((wide)1 << weighing->shift) - sum;

    search->none = left < 0;
    for (int j = 0; j < search->claim->n_columns && !search->none; j++)
        search->none =
            !search->out[j] && !ends_within(search, search->ends, j, search->sums[j], left);
    search->none = !ends_follow(search, search->ends) || search->none;
    return NULL;
}

/* The node's own ends; false: it has no plans. */
static bool node_ends(struct search *search, int node, struct ends *ends)
{
    const struct claim *claim = search->claim;

    memcpy(ends, search->ends, (size_t)claim->n_columns * sizeof *ends);
    for (int i = node; i > 0; i = claim->nodes[i].parent) {
        const struct node *row = &claim->nodes[i];
        struct ends to = ends[row->column];

        to.low = row->low != -NO_SIDE && row->low > to.low ? row->low : to.low;
        to.high = row->high != NO_SIDE && row->high < to.high ? row->high : to.high;
        if (!ends_set(search, ends, row->column, to)) {
            (void)ends_follow(search, ends);
            return false;
        }
    }
    return ends_follow(search, ends);
}

static int64_t divisor_of(int64_t a, int64_t b)
{
    return b ? divisor_of(b, a % b) : a;
}

/* Up to the next value that whole columns can cost. */
static int64_t round_up(const struct search *search, wide sum, int shift)
{
    wide unit = (wide)1 << shift, whole = sum / unit;
    int64_t step = 0;

    whole += sum > whole * unit;
    for (int k = 0; k < search->n_costs; k++)
        step = divisor_of(search->costs[k].factor, step);
    if (step > 1 && whole > 0 && whole % step)
        whole += step - whole % step;
    whole = whole < 0 ? 0 : whole;
    return whole < ENDLESS ? (int64_t)whole : ENDLESS;
}

const char *search_visit(struct search *search, int node, const struct weighing *weighing,
                         int64_t *bound)
{
    struct arena arena = {0};
    wide sum;
    const char *wrong = NULL;

    ends_begin(search);
    struct ends *ends = arena_new(&arena, struct ends, search->claim->n_columns + 1);

    *bound = ENDLESS;
    if (!search->none && node_ends(search, node, ends)) {
        if (!weigh(search, weighing, ends, &sum))
            wrong = "a leaf's sum does not fit";
        else if (!weighing->costs)
            *bound = sum > 0 ? ENDLESS : 0;
        else
            *bound = round_up(search, sum, weighing->shift) + search->settled;
    }
    arena_release(&arena);
    return wrong;
}

int64_t search_bound(struct search *search, int64_t least_leaf)
{
    ends_begin(search);
    return search->none || least_leaf > search->target ? search->target : least_leaf;
}
