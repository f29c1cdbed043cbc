/* SPDX-License-Identifier: GPL-3.0-or-later
 * Columns and rows of a claim. */
#include <string.h>

#include "scheduler/recount/recount_words.h"

bool reader_column(struct reader *reader)
{
    static const char *const names[N_WHATS] = {"x",     "u",    "z",   "promise", "break",
                                               "quota", "bond", "mix", "callout", "share"};
    static const int64_t most = INT64_C(1) << 41;
    struct claim *claim = reader->claim;
    struct column column = {0};
    int what = 0;

    if (!reader_word(reader))
        return false;
    while (what < N_WHATS && strcmp(names[what], reader->word) != 0)
        what++;
    if (what == N_WHATS)
        return reader_wrong(reader, "a column of a kind that is not known");
    column.what = (enum what)what;
    if (claim->n_columns == CLAIM_MAX || claim->n_rows || claim->n_nodes || claim->closed)
        return reader_wrong(reader, "a column where none can be");
    if (!reader_index(reader, reader->r->n_of[what], &column.number) ||
        !reader_index(reader, CLAIM_MAX, &column.which) ||
        !reader_number(reader, 0, most, &column.low) ||
        !reader_number(reader, 0, most, &column.high) ||
        !reader_number(reader, 0, most, &column.cost))
        return false;
    *LIST_ADD(&claim->arena, claim->columns, claim->n_columns, claim->columns_room) = column;
    return reader_end(reader);
}

static bool read_terms(struct reader *reader, struct row *row)
{
    static const int64_t most = INT64_C(1) << 41;
    struct claim *claim = reader->claim;

    while (!reader->line_ended) {
        struct term term;

        if (claim->n_terms == CLAIM_MAX)
            return reader_wrong(reader, "there are too many terms");
        if (!reader_index(reader, claim->n_columns, &term.column) ||
            !reader_number(reader, -most, most, &term.factor))
            return false;
        if (reader->in_row[term.column] == claim->n_rows + 1)
            return reader_wrong(reader, "a column stands twice in a row");
        reader->in_row[term.column] = claim->n_rows + 1;
        *LIST_ADD(&claim->arena, claim->terms, claim->n_terms, claim->terms_room) = term;
        row->n++;
    }
    return true;
}

bool reader_row(struct reader *reader)
{
    static const int64_t most = INT64_C(100000000000000000);
    struct claim *claim = reader->claim;
    struct row row = {.level = -1, .first = claim->n_terms};

    if (!reader_word(reader))
        return false;
    if (claim->n_rows == CLAIM_MAX || claim->n_nodes || claim->closed)
        return reader_wrong(reader, "a row where none can be");
    if (strncmp(reader->word, "level", 5) == 0 && reader->word[5] >= '1' &&
        reader->word[5] <= '7' && !reader->word[6])
        row.level = reader->word[5] - '1';
    row.name = arena_copy(&claim->arena, reader->word);
    if (!reader->in_row)
        reader->in_row = arena_new(&claim->arena, int, claim->n_columns + 1);
    if (!reader_side(reader, -NO_SIDE, &row.low) || !reader_side(reader, NO_SIDE, &row.high) ||
        !reader_number(reader, -most, most, &row.multiplier) || !read_terms(reader, &row))
        return false;
    *LIST_ADD(&claim->arena, claim->rows, claim->n_rows, claim->rows_room) = row;
    return reader_end(reader);
}

bool reader_below(struct reader *reader, bool row)
{
    static const int64_t most = INT64_C(100000000000000000);
    struct claim *claim = reader->claim;
    struct known known;

    if (!claim->weeks || claim->tree || claim->below != row || claim->n_known == CLAIM_MAX)
        return reader_wrong(reader, "a row of a search where none can be");
    claim->below = true;
    if (!row)
        return reader_end(reader);
    if (!reader_index(reader, CLAIM_MAX, &known.row) ||
        !reader_number(reader, -most, most, &known.multiplier))
        return false;
    *LIST_ADD(&claim->arena, claim->known, claim->n_known, claim->known_room) = known;
    return reader_end(reader);
}
