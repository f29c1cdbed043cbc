/* SPDX-License-Identifier: GPL-3.0-or-later
 * Time as bits, so that most of what a busy person cannot do is seen at once. */
#include "solver/facts/lookup.h"

/* A unit is fine enough for a lesson, and 64 of them are most of a day; a
 * problem over years gets larger ones. */
enum { UNIT_MIN = 8, WORD_BITS = 64, MAX_WORDS = 512 };

/* Bits from..until of a word, as far as it has them. */
static uint64_t bits(int64_t from, int64_t until)
{
    if (from < 0)
        from = 0;
    if (until > WORD_BITS)
        until = WORD_BITS;
    if (from >= until)
        return 0;
    return (until - from == WORD_BITS ? ~UINT64_C(0) : (UINT64_C(1) << (until - from)) - 1) << from;
}

bool lookup_grid(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    struct grid *grids = pool_take(&lookup->pool, (size_t)problem->n_slots, sizeof *grids);
    int64_t begin = INT64_MAX, end = INT64_MIN, unit = UNIT_MIN;

    if (!grids)
        return false;
    for (int s = 0; s < problem->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];

        begin = slot->starts_at < begin ? slot->starts_at : begin;
        end = slot->ends_at > end ? slot->ends_at : end;
    }
    while (problem->n_slots && (end - begin) / unit / WORD_BITS + 3 > MAX_WORDS)
        unit *= 2;
    lookup->n_words = problem->n_slots ? (int)((end - begin) / unit / WORD_BITS) + 3 : 1;
    for (int s = 0; s < problem->n_slots; s++) {
        const struct slot *slot = &problem->slots[s];
        int64_t from = (slot->starts_at - begin + unit - 1) / unit;
        int64_t until = (slot->ends_at - begin) / unit, word = from / WORD_BITS * WORD_BITS;

        grids[s].word = (int)(from / WORD_BITS);
        grids[s].first = bits(from - word, until - word);
        grids[s].second = bits(from - word - WORD_BITS, until - word - WORD_BITS);
    }
    lookup->grids = grids;
    return true;
}
