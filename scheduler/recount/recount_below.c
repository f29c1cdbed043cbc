/* SPDX-License-Identifier: GPL-3.0-or-later
 * Weeks of plans below the target of the last search: its rows and ends hold for them, too.
 * Columns are the same that stand for the same; what a claim has not is between its ends there. */
#include "scheduler/recount/recount_search.h"

void below_keep(struct recounting *r, struct claim *claim)
{
    below_forget(r);
    r->kept_outgrown = claim->wrong && claim->outgrown;
    if (claim->wrong || !claim->closed)
        return;
    r->kept = arena_new(&r->kept_arena, struct claim, 1);
    *r->kept = *claim;
    arena_join(&r->kept_arena, &claim->arena);
    r->kept->search->claim = r->kept;
    r->kept->search->arena = &r->kept_arena;
}

void below_forget(struct recounting *r)
{
    arena_release(&r->kept_arena);
    r->kept = NULL;
    r->kept_outgrown = false;
}

/* By column of the kept one, the claim's; -1: it has none. */
static int *map_columns(const struct recounting *r, const struct claim *claim, struct arena *arena)
{
    const struct claim *kept = r->kept;
    int *of[N_WHATS], *map = arena_new(arena, int, kept->n_columns + 1);

    for (int w = 0; w < N_WHATS; w++)
        of[w] = arena_new(arena, int, r->n_of[w] + 1);
    for (int j = 0; j < claim->n_columns; j++)
        if (claim->columns[j].what != PAUSE)
            of[claim->columns[j].what][claim->columns[j].number] = j + 1;
    for (int j = 0; j < kept->n_columns; j++)
        map[j] = kept->columns[j].what == PAUSE
                     ? -1
                     : of[kept->columns[j].what][kept->columns[j].number] - 1;
    return map;
}

static void ends_take(const struct search *search, struct claim *claim, const int *map)
{
    for (int j = 0; j < search->claim->n_columns; j++) {
        const struct ends *ends = &search->ends[j];
        struct column *column = map[j] >= 0 ? &claim->columns[map[j]] : NULL;

        if (!column || search->out[j])
            continue;
        column->low = ends->low > column->low ? ends->low : column->low;
        column->high = ends->high < column->high ? ends->high : column->high;
        claim->none = claim->none || column->low > column->high;
    }
}

/* The row over the claim's columns; false: a side does not fit. */
static bool row_take(const struct search *search, struct claim *claim, const int *map,
                     const struct known *known)
{
    const struct row *from = &search->rows[known->row];
    struct row row = {.name = "", .level = -1, .first = claim->n_terms};
    wide least = 0, most = 0;

    for (int k = from->first; k < from->first + from->n; k++) {
        const struct term *term = &search->terms[k];
        wide one_least, one_most;

        if (map[term->column] >= 0) {
            *LIST_ADD(&claim->arena, claim->terms, claim->n_terms, claim->terms_room) =
                (struct term){map[term->column], term->factor};
            row.n++;
            continue;
        }
        ends_sums(term, 1, search->ends, &one_least, &one_most);
        least += one_least;
        most += one_most;
    }
    wide low = from->low - most, high = from->high - least;

    row.low = from->low == -NO_SIDE ? -NO_SIDE : (int64_t)low;
    row.high = from->high == NO_SIDE ? NO_SIDE : (int64_t)high;
    row.multiplier = known->multiplier;
    *LIST_ADD(&claim->arena, claim->rows, claim->n_rows, claim->rows_room) = row;
    return (from->low == -NO_SIDE || low == row.low) && (from->high == NO_SIDE || high == row.high);
}

void below_apply(struct recounting *r, struct claim *claim)
{
    struct arena arena = {0};

    if (!claim->below || claim->wrong)
        return;
    if (!r->kept || r->kept->level != claim->level || price_any(r, claim->level)) {
        claim->wrong = "there is no search to rest on";
        claim->outgrown = r->kept_outgrown;
        return;
    }
    const struct search *search = r->kept->search;
    const int *map = map_columns(r, claim, &arena);

    claim->most = search->target + r->kept->base[claim->level];
    claim->none = search->none;
    ends_take(search, claim, map);
    for (int i = 0; i < claim->n_known && !claim->wrong; i++)
        if (claim->known[i].row >= search->n_rows || claim->n_terms > CLAIM_MAX ||
            !row_take(search, claim, map, &claim->known[i]))
            claim->wrong = "a row of the search is not there";
    arena_release(&arena);
}
