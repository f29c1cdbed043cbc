/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines of a branch and bound but for its cuts and sums: what they say is derived again. */
#include "scheduler/recount/recount_search.h"

#include <string.h>

#define MOST_FACTOR (INT64_C(1) << 41)

static bool is_in(const struct search *search, int column)
{
    return !search->out[column];
}

void search_open(struct search *search, const struct claim *claim, struct arena *arena)
{
    search->claim = claim;
    search->arena = arena;
    search->out = arena_new(arena, bool, claim->n_columns + 1);
    search->ends = arena_new(arena, struct ends, claim->n_columns + 1);
    search->sums = arena_new(arena, wide, claim->n_columns + 1);
    for (int j = 0; j < claim->n_columns; j++)
        search->ends[j] = (struct ends){claim->columns[j].low, claim->columns[j].high};
    search->from =
        arena_dup(arena, search->ends, (size_t)claim->n_columns + 1, sizeof *search->ends);
}

/* With room for its terms, which the caller puts behind those there are. */
const struct row *search_row_add(struct search *search, int64_t low, int64_t high, int n_terms)
{
    struct row *row = LIST_ADD(search->arena, search->rows, search->n_rows, search->rows_room);

    *row = (struct row){.low = low, .high = high, .first = search->n_terms - n_terms, .n = n_terms};
    return row;
}

/* Whatever the columns that are left out do, and all others between their ends. */
const char *search_own_row(struct search *search, int number, int64_t low, int64_t high)
{
    const struct claim *claim = search->claim;
    const struct row *row = &claim->rows[number];
    wide out_least = 0, out_most = 0, least = 0, most = 0;
    int n = 0;

    if (search->begun || search->n_terms + row->n > SEARCH_TERMS_MAX)
        return "a search's own row where none can be";
    for (int k = row->first; k < row->first + row->n; k++) {
        const struct term term = claim->terms[k];
        wide one_least, one_most;

        ends_sums(&term, 1, search->ends, &one_least, &one_most);
        if (!is_in(search, term.column)) {
            out_least += one_least;
            out_most += one_most;
            continue;
        }
        least += one_least;
        most += one_most;
        *LIST_ADD(search->arena, search->terms, search->n_terms, search->terms_room) = term;
        n++;
    }
    bool high_holds =
        high == NO_SIDE || most <= high || (row->high != NO_SIDE && row->high - out_least <= high);
    bool low_holds =
        low == -NO_SIDE || least >= low || (row->low != -NO_SIDE && row->low - out_most >= low);

    (void)search_row_add(search, low, high, n);
    return high_holds && low_holds ? NULL : "a search's row says more than the claim's";
}

static struct term *term_of(const struct search *search, int row, int column)
{
    struct term *terms = search->terms + search->rows[row].first;

    for (int k = 0; k < search->rows[row].n; k++)
        if (terms[k].column == column)
            return &terms[k];
    return NULL;
}

/* With the column there the row is what it was.  Elsewhere (all of it on one side) it must hold
 * whatever is done. */
static bool shrink_holds(const struct search *search, const struct row *row, struct term term,
                         int64_t at)
{
    const struct ends ends = search->ends[term.column];
    bool upper = row->high != NO_SIDE;
    bool below = (term.factor > 0) == upper; /* the row leaves more room there */
    wide least, most, its_least, its_most;

    if (below ? ends.high > at : ends.low < at)
        return false;
    ends_sums(search->terms + row->first, row->n, search->ends, &least, &most);
    ends_sums(&term, 1, search->ends, &its_least, &its_most);
    wide elsewhere = (wide)term.factor * (below ? at - 1 : at + 1);

    if (below ? ends.low > at - 1 : ends.high < at + 1)
        return true; /* it is there */
    return upper ? most - its_most + elsewhere <= row->high
                 : least - its_least + elsewhere >= row->low;
}

const char *search_shrink(struct search *search, int number, int column, int64_t factor, int64_t at)
{
    struct row *row = &search->rows[number];
    struct term *term = number < search->n_rows ? term_of(search, number, column) : NULL;

    ends_begin(search);
    if (search->none)
        return NULL;
    if (!term || (row->low == -NO_SIDE) == (row->high == NO_SIDE) || number >= search->n_own ||
        (factor > 0) != (term->factor > 0))
        return "a factor is changed that cannot be";
    wide more = (wide)(term->factor - factor) * at;
    int64_t *side = row->high != NO_SIDE ? &row->high : &row->low;

    if (*side - more > MOST_FACTOR || *side - more < -MOST_FACTOR)
        return "a row's side does not fit";
    *side -= (int64_t)more;
    term->factor = factor;
    return shrink_holds(search, row, *term, at) ? NULL : "a factor is less than it can be";
}

static bool try_way(struct search *search, struct ends *ends, int column, struct ends way)
{
    memcpy(ends, search->ends, ((size_t)search->claim->n_columns + 1) * sizeof *ends);
    return ends_set(search, ends, column, way) && ends_follow(search, ends);
}

/* All ways of a column: at its low end, and above. */
struct ways {
    struct ends *low, *high; /* ends that are left of all columns; NULL: nothing is */
    struct arena arena;
};

static void ways_try(struct search *search, struct ways *ways, int column)
{
    int64_t low = search->ends[column].low, high = search->ends[column].high;

    *ways = (struct ways){0};
    ways->low = arena_new(&ways->arena, struct ends, search->claim->n_columns + 1);
    ways->high = arena_new(&ways->arena, struct ends, search->claim->n_columns + 1);
    if (!try_way(search, ways->low, column, (struct ends){low, low}))
        ways->low = NULL;
    if (!try_way(search, ways->high, column, (struct ends){low + 1, high}))
        ways->high = NULL;
}

const char *search_probe(struct search *search, int column)
{
    struct ways ways;

    ends_begin(search);
    if (search->none || !is_in(search, column))
        return NULL;
    ways_try(search, &ways, column);
    search->none = !ways.low && !ways.high;
    for (int j = 0; j < search->claim->n_columns && !search->none; j++) {
        struct ends a = ways.low ? ways.low[j] : ways.high[j];
        struct ends b = ways.high ? ways.high[j] : a;

        a.low = b.low < a.low ? b.low : a.low;
        a.high = b.high > a.high ? b.high : a.high;
        search->none = is_in(search, j) && !ends_set(search, search->ends, j, a);
    }
    search->none = !ends_follow(search, search->ends) || search->none;
    arena_release(&ways.arena);
    return NULL;
}

static bool holds_at(const struct ends *ends, const struct term *terms, int64_t side, bool up)
{
    wide least, most;

    if (!ends)
        return true;
    ends_sums(terms, 2, ends, &least, &most);
    return up ? most <= side : least >= side;
}

const char *search_link(struct search *search, const struct link *link)
{
    const struct term terms[2] = {{link->other, 1}, {link->choice, link->factor}};
    int64_t side = link->side;
    struct ways ways;

    ends_begin(search);
    if (link->choice == link->other || !is_in(search, link->choice) ||
        !is_in(search, link->other) || search->n_terms + 2 > SEARCH_TERMS_MAX)
        return "a link of columns that are not there";
    for (int k = 0; k < 2; k++)
        *LIST_ADD(search->arena, search->terms, search->n_terms, search->terms_room) = terms[k];
    (void)search_row_add(search, link->up ? -NO_SIDE : side, link->up ? side : NO_SIDE, 2);
    if (search->none)
        return NULL;
    ways_try(search, &ways, link->choice);
    bool holds =
        holds_at(ways.low, terms, side, link->up) && holds_at(ways.high, terms, side, link->up);

    arena_release(&ways.arena);
    return holds ? NULL : "a link does not follow";
}

/* Where the choice leaves the spare, or cannot be. */
static bool spare_holds(struct search *search, const struct spare *spare)
{
    const struct row *row = &search->rows[spare->row];
    const struct ends its = search->ends[spare->choice];
    int64_t at = spare->up ? spare->low + 1 : spare->low;
    struct arena arena = {0};
    struct ends *ends = arena_new(&arena, struct ends, search->claim->n_columns + 1);
    wide least, most;
    bool holds = its.low >= spare->low && its.high <= spare->low + 1;

    if (holds && its.low <= at && at <= its.high &&
        try_way(search, ends, spare->choice, (struct ends){at, at})) {
        ends_sums(search->terms + row->first, row->n, ends, &least, &most);
        holds = spare->high ? most + spare->spare <= row->high : least - spare->spare >= row->low;
    }
    arena_release(&arena);
    return holds;
}

/* Behind the others, with so much more of its choice. */
static void spare_row_add(struct search *search, const struct spare *spare, int64_t more,
                          int64_t side)
{
    const struct row row = search->rows[spare->row];
    int n = 0;
    bool met = false;

    for (int k = row.first; k < row.first + row.n; k++) {
        struct term term = search->terms[k];

        met = met || term.column == spare->choice;
        term.factor += term.column == spare->choice ? more : 0;
        *LIST_ADD(search->arena, search->terms, search->n_terms, search->terms_room) = term;
        n++;
    }
    if (!met) {
        *LIST_ADD(search->arena, search->terms, search->n_terms, search->terms_room) =
            (struct term){spare->choice, more};
        n++;
    }
    (void)search_row_add(search, spare->high ? -NO_SIDE : side, spare->high ? side : NO_SIDE, n);
}

const char *search_spare(struct search *search, const struct spare *spare)
{
    const struct row *row = &search->rows[spare->row];
    int64_t side = spare->high ? row->high : row->low;
    int64_t more = spare->up == spare->high ? spare->spare : -spare->spare;
    wide moved = (wide)side + (wide)more * (spare->up ? spare->low : spare->low + 1);

    ends_begin(search);
    if (side == NO_SIDE || side == -NO_SIDE || !is_in(search, spare->choice) ||
        search->n_terms + row->n + 1 > SEARCH_TERMS_MAX)
        return "a row is made tighter that cannot be";
    if (moved > MOST_FACTOR || moved < -MOST_FACTOR)
        return "a row's side does not fit";
    bool holds = search->none || spare_holds(search, spare);

    spare_row_add(search, spare, more, (int64_t)moved);
    return holds ? NULL : "a row is tighter than it can be";
}

const char *search_from(struct search *search, int column, int64_t low, int64_t high)
{
    const struct ends *ends = &search->ends[column];

    ends_begin(search);
    search->from[column] = (struct ends){low, high};
    return search->none || (low <= ends->low && ends->high <= high)
               ? NULL
               : "cuts count from ends that columns go beyond";
}
