/* SPDX-License-Identifier: GPL-3.0-or-later
 * What follows for the ends of columns, row by row: a column ends where a row would break with all
 * others where they leave most room. */
#include "scheduler/recount/recount_search.h"

#include <string.h>

enum { LOOKS = 200 /* at each row, of one round */ };

/* The objective is the row behind the search's own. */
static struct row row_of(const struct search *search, int row)
{
    if (row < search->n_own)
        return search->rows[row];
    return (struct row){
        .low = -NO_SIDE, .high = search->target - 1 - search->settled, .n = search->n_costs};
}

static const struct term *terms_of(const struct search *search, int row)
{
    return row < search->n_own ? search->terms + search->rows[row].first : search->costs;
}

void ends_sums(const struct term *terms, int n, const struct ends *ends, wide *least, wide *most)
{
    *least = *most = 0;
    for (int k = 0; k < n; k++) {
        const struct ends *its = &ends[terms[k].column];
        bool up = terms[k].factor > 0;

        *least += (wide)terms[k].factor * (up ? its->low : its->high);
        *most += (wide)terms[k].factor * (up ? its->high : its->low);
    }
}

static void row_queue(struct search *search, int row)
{
    if (search->queued[row])
        return;
    search->queued[row] = true;
    search->queue[search->n_queue++] = row;
}

static void queue_clear(struct search *search)
{
    while (search->n_queue)
        search->queued[search->queue[--search->n_queue]] = false;
}

bool ends_set(struct search *search, struct ends *ends, int column, struct ends to)
{
    struct ends *its = &ends[column], now = *its;

    its->low = to.low > its->low ? to.low : its->low;
    its->high = to.high < its->high ? to.high : its->high;
    if (its->low != now.low || its->high != now.high)
        for (int k = search->column_first[column]; k < search->column_first[column + 1]; k++)
            row_queue(search, search->by_column[k]);
    return its->low <= its->high;
}

bool ends_within(struct search *search, struct ends *ends, int column, wide weight, wide room)
{
    struct ends to = ends[column];

    if (weight == 0)
        return true;
    wide steps = room / (weight > 0 ? weight : -weight);

    if (to.high - to.low <= steps)
        return true;
    if (weight > 0)
        to.high = to.low + (int64_t)steps;
    else
        to.low = to.high - (int64_t)steps;
    return ends_set(search, ends, column, to);
}

static bool row_hold(struct search *search, struct ends *ends, int number)
{
    const struct row row = row_of(search, number);
    const struct term *terms = terms_of(search, number);
    wide least, most;

    ends_sums(terms, row.n, ends, &least, &most);
    bool high = row.high != NO_SIDE && most > row.high,
         low = row.low != -NO_SIDE && least < row.low;

    if ((high && least > row.high) || (low && most < row.low))
        return false;
    for (int k = 0; k < row.n; k++) {
        wide factor = terms[k].factor;

        if ((high && !ends_within(search, ends, terms[k].column, factor, row.high - least)) ||
            (low && !ends_within(search, ends, terms[k].column, -factor, most - row.low)))
            return false;
    }
    return true;
}

bool ends_follow(struct search *search, struct ends *ends)
{
    int64_t looks = (int64_t)LOOKS * (search->n_own + 1);
    bool fine = true;

    while (fine && search->n_queue && looks-- > 0) {
        int row = search->queue[--search->n_queue];

        search->queued[row] = false;
        fine = row_hold(search, ends, row);
    }
    queue_clear(search);
    return fine;
}

/* By column the rows it is in. */
static void index_columns(struct search *search)
{
    int n_columns = search->claim->n_columns, *first = search->column_first;

    for (int row = 0; row <= search->n_own; row++)
        for (int k = 0; k < row_of(search, row).n; k++)
            first[terms_of(search, row)[k].column + 2]++;
    for (int j = 1; j < n_columns + 2; j++)
        first[j] += first[j - 1];
    for (int row = 0; row <= search->n_own; row++) {
        for (int k = 0; k < row_of(search, row).n; k++) {
            int column = terms_of(search, row)[k].column;

            search->by_column[first[column + 1]++] = row;
        }
    }
}

void ends_begin(struct search *search)
{
    const struct claim *claim = search->claim;

    if (search->begun)
        return;
    search->begun = true;
    search->n_own = search->n_rows;
    search->costs = arena_new(search->arena, struct term, claim->n_columns + 1);
    for (int j = 0; j < claim->n_columns; j++) {
        int64_t cost = claim->columns[j].cost;

        if (search->out[j])
            search->settled += cost * search->ends[j].low;
        else if (cost)
            search->costs[search->n_costs++] = (struct term){j, cost};
    }
    search->column_first = arena_new(search->arena, int, claim->n_columns + 3);
    search->by_column = arena_new(search->arena, int, search->n_terms + search->n_costs + 1);
    search->queue = arena_new(search->arena, int, search->n_own + 2);
    search->queued = arena_new(search->arena, bool, search->n_own + 2);
    index_columns(search);
    for (int row = 0; row <= search->n_own; row++)
        row_queue(search, row);
    search->none = !ends_follow(search, search->ends);
}
