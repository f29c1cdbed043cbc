/* SPDX-License-Identifier: GPL-3.0-or-later
 * A row out of an equation of several: rows so many times each, with what lies between them and
 * the sides they are taken from, over whole amounts >= 0, rounded by a divisor (mixed-integer
 * rounding; docs/certificate.md says how). */
#include "scheduler/recount/recount_search.h"

#include <string.h>

#define MOST_FACTOR (INT64_C(1) << 41)
#define MOST_SIDE   INT64_C(100000000000000000)

struct equation {
    struct search *search;
    const struct cut_told *cut;
    wide *factors; /* by column: of the amount from its end */
    wide *between; /* by row used: of what lies between it and its side */
    bool *high;    /* by column: counted from its high end */
    wide right;
    bool large;
};

static wide times(struct equation *equation, wide a, wide b)
{
    wide product;

    equation->large |= __builtin_mul_overflow(a, b, &product);
    return equation->large ? 0 : product;
}

static void add(struct equation *equation, wide *to, wide a, wide b)
{
    wide product = times(equation, a, b);

    equation->large |= __builtin_add_overflow(*to, product, to);
}

static wide floor_of(wide value, wide divisor)
{
    return value / divisor - (value % divisor < 0);
}

static const struct term *terms_of(const struct search *search, const struct row *row)
{
    return search->terms + row->first;
}

/* factors += so many times the row. */
static void add_row(struct equation *equation, int number, wide so_many)
{
    const struct row *row = &equation->search->rows[number];
    const struct term *terms = terms_of(equation->search, row);

    for (int k = 0; k < row->n; k++)
        add(equation, &equation->factors[terms[k].column], so_many, terms[k].factor);
}

static bool rows_sum(struct equation *equation)
{
    const struct cut_told *cut = equation->cut;

    for (int k = 0; k < cut->n_uses; k++) {
        const struct cut_use *use = &cut->uses[k];
        const struct row *row = &equation->search->rows[use->row];
        int64_t side = use->high ? row->high : row->low;

        if (side == NO_SIDE || side == -NO_SIDE)
            return false;
        add_row(equation, use->row, use->times);
        add(equation, &equation->right, use->times, side);
        equation->between[k] = row->low == row->high ? 0 : use->high ? use->times : -use->times;
    }
    return true;
}

/* x = low + y, or high - y; and back. */
static void columns_from_ends(struct equation *equation)
{
    for (int j = 0; j < equation->search->claim->n_columns; j++) {
        const struct ends *from = &equation->search->from[j];

        add(equation, &equation->right, -equation->factors[j],
            equation->high[j] ? from->high : from->low);
        equation->factors[j] = equation->high[j] ? -equation->factors[j] : equation->factors[j];
    }
}

static void columns_back(struct equation *equation)
{
    for (int j = 0; j < equation->search->claim->n_columns; j++) {
        const struct ends *from = &equation->search->from[j];

        equation->factors[j] = equation->high[j] ? -equation->factors[j] : equation->factors[j];
        add(equation, &equation->right, equation->factors[j],
            equation->high[j] ? from->high : from->low);
    }
}

static void round_one(struct equation *equation, wide *factor, wide rest)
{
    wide divisor = equation->cut->divisor, whole = floor_of(*factor, divisor);
    wide over = *factor - whole * divisor;

    *factor = times(equation, whole, divisor - rest) + (over > rest ? over - rest : 0);
}

static void round_all(struct equation *equation)
{
    wide divisor = equation->cut->divisor, whole = floor_of(equation->right, divisor);
    wide rest = equation->right - whole * divisor;

    for (int j = 0; j < equation->search->claim->n_columns; j++)
        round_one(equation, &equation->factors[j], rest);
    for (int k = 0; k < equation->cut->n_uses; k++)
        round_one(equation, &equation->between[k], rest);
    equation->right = times(equation, whole, divisor - rest);
}

/* Smaller numbers: amounts are >= 0 and the sum is whole.  A little below nothing counts as if the
 * amount were all there is. */
static void scale_all(struct equation *equation)
{
    wide scale = equation->cut->scale;

    for (int j = 0; scale > 1 && j < equation->search->claim->n_columns; j++) {
        const struct ends *from = &equation->search->from[j];
        wide *factor = &equation->factors[j];

        if (*factor < 0 && *factor > -scale) {
            add(equation, &equation->right, -*factor, from->high - from->low);
            *factor = 0;
        }
        *factor = floor_of(*factor, scale);
    }
    for (int k = 0; k < equation->cut->n_uses; k++)
        equation->between[k] = floor_of(equation->between[k], scale);
    equation->right = floor_of(equation->right, scale);
}

static void between_back(struct equation *equation)
{
    for (int k = 0; k < equation->cut->n_uses; k++) {
        const struct cut_use *use = &equation->cut->uses[k];
        const struct row *row = &equation->search->rows[use->row];
        wide factor = equation->between[k];

        add_row(equation, use->row, use->high ? -factor : factor);
        if (factor)
            add(equation, &equation->right, use->high ? -factor : factor,
                use->high ? row->high : row->low);
    }
}

static wide common(wide a, wide b)
{
    while (b) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* What is left is a row; false: it does not fit. */
static bool row_take(struct equation *equation)
{
    struct search *search = equation->search;
    wide divisor = 0;
    int n = 0;

    for (int j = 0; j < search->claim->n_columns; j++)
        divisor = common(divisor, equation->factors[j]);
    for (int j = 0; j < search->claim->n_columns; j++) {
        wide factor = divisor ? equation->factors[j] / divisor : 0;

        if (factor == 0)
            continue;
        if (factor > MOST_FACTOR || factor < -MOST_FACTOR || search->n_terms == SEARCH_TERMS_MAX)
            return false;
        *LIST_ADD(search->arena, search->terms, search->n_terms, search->terms_room) =
            (struct term){j, (int64_t)factor};
        n++;
    }
    wide high = floor_of(equation->right, divisor ? divisor : 1);

    if (high > MOST_SIDE || high < -MOST_SIDE)
        return false;
    (void)search_row_add(search, -NO_SIDE, (int64_t)high, n);
    return true;
}

static bool derive(struct equation *equation)
{
    if (!rows_sum(equation))
        return false;
    columns_from_ends(equation);
    if (equation->large)
        return false;
    round_all(equation);
    scale_all(equation);
    columns_back(equation);
    between_back(equation);
    return !equation->large && row_take(equation);
}

const char *search_cut(struct search *search, const struct cut_told *cut)
{
    struct arena arena = {0};
    struct equation equation = {.search = search, .cut = cut};
    size_t n_columns = (size_t)search->claim->n_columns + 1;

    ends_begin(search);
    equation.factors = arena_new(&arena, wide, n_columns);
    equation.between = arena_new(&arena, wide, cut->n_uses + 1);
    equation.high = arena_new(&arena, bool, n_columns);
    for (int k = 0; k < cut->n_highs; k++)
        equation.high[cut->highs[k]] = true;
    bool fine = derive(&equation);

    arena_release(&arena);
    return fine ? NULL : "a cut does not follow";
}
