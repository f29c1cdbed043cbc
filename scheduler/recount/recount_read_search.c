/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lines of a search: branch and bound over a program that grows narrower on the way. */
#include <string.h>

#include "scheduler/recount/recount_search.h"
#include "scheduler/recount/recount_words.h"

static const int64_t most_number = INT64_C(1) << 41, most_side = INT64_C(100000000000000000);

static bool read_column(struct reader *reader, int *column)
{
    return reader_index(reader, reader->claim->n_columns, column);
}

static bool read_row(struct reader *reader, int *row)
{
    return reader_index(reader, reader->claim->search->n_rows, row);
}

static bool read_amount(struct reader *reader, int64_t *number)
{
    return reader_number(reader, -most_number, most_number, number);
}

/* No more columns and rows of the claim: what it is about stands. */
bool reader_out(struct reader *reader)
{
    struct claim *claim = reader->claim;
    int column;

    if (claim->closed)
        return reader_wrong(reader, "a line of a search where none can be");
    claim_check(reader->r, claim);
    claim->closed = true;
    search_open(claim->search, claim, &claim->arena);
    while (!reader->line_ended) {
        if (!read_column(reader, &column))
            return false;
        claim->search->out[column] = true;
    }
    return reader_end(reader);
}

static bool read_part(struct reader *reader)
{
    struct claim *claim = reader->claim;
    int64_t low, high;
    int row;

    if (!reader_index(reader, claim->n_rows, &row) || !reader_side(reader, -NO_SIDE, &low) ||
        !reader_side(reader, NO_SIDE, &high))
        return false;
    claim->wrong = search_own_row(claim->search, row, low, high);
    return reader_end(reader);
}

static bool read_shrink(struct reader *reader)
{
    int64_t factor, at;
    int row, column;

    if (!read_row(reader, &row) || !read_column(reader, &column) || !read_amount(reader, &factor) ||
        !read_amount(reader, &at))
        return false;
    reader->claim->wrong = search_shrink(reader->claim->search, row, column, factor, at);
    return reader_end(reader);
}

static bool read_probe(struct reader *reader)
{
    int column;

    if (!read_column(reader, &column))
        return false;
    reader->claim->wrong = search_probe(reader->claim->search, column);
    return reader_end(reader);
}

static bool read_link(struct reader *reader)
{
    struct link link;
    int up;

    if (!read_column(reader, &link.choice) || !read_column(reader, &link.other) ||
        !read_amount(reader, &link.factor) || !read_amount(reader, &link.side) ||
        !reader_index(reader, 2, &up))
        return false;
    link.up = up;
    reader->claim->wrong = search_link(reader->claim->search, &link);
    return reader_end(reader);
}

static bool read_spare(struct reader *reader)
{
    struct spare spare;
    int up, high;

    if (!read_row(reader, &spare.row) || !read_column(reader, &spare.choice) ||
        !read_amount(reader, &spare.low) || !reader_index(reader, 2, &up) ||
        !reader_index(reader, 2, &high) || !read_amount(reader, &spare.spare))
        return false;
    spare.up = up;
    spare.high = high;
    reader->claim->wrong = search_spare(reader->claim->search, &spare);
    return reader_end(reader);
}

static bool read_from(struct reader *reader)
{
    struct claim *claim = reader->claim;
    int64_t low, high;
    int column;

    while (!reader->line_ended) {
        if (!read_column(reader, &column) || !read_amount(reader, &low) ||
            !read_amount(reader, &high))
            return false;
        claim->wrong = claim->wrong ? claim->wrong : search_from(claim->search, column, low, high);
    }
    return reader_end(reader);
}

static bool read_uses(struct reader *reader, struct cut_use *uses, int n_uses)
{
    for (int k = 0; k < n_uses; k++) {
        int high;

        if (!read_row(reader, &uses[k].row) || !reader_index(reader, 2, &high) ||
            !read_amount(reader, &uses[k].times))
            return false;
        uses[k].high = high;
    }
    return true;
}

/* Behind the rows used: columns that count from their high ends. */
static bool read_highs(struct reader *reader, struct cut_told *cut, int *highs)
{
    while (!reader->line_ended) {
        if (cut->n_highs == reader->claim->n_columns)
            return reader_wrong(reader, "there are too many columns");
        if (!read_column(reader, &highs[cut->n_highs++]))
            return false;
    }
    return reader_end(reader);
}

static bool read_cut(struct reader *reader)
{
    struct search *search = reader->claim->search;
    struct cut_told cut = {0};
    struct arena arena = {0};

    if (!reader_number(reader, 1, most_number, &cut.divisor) ||
        !reader_number(reader, 1, most_number, &cut.scale) ||
        !reader_index(reader, search->n_rows + 1, &cut.n_uses))
        return false;
    struct cut_use *uses = arena_new(&arena, struct cut_use, cut.n_uses + 1);
    int *highs = arena_new(&arena, int, reader->claim->n_columns + 1);
    bool fine = read_uses(reader, uses, cut.n_uses) && read_highs(reader, &cut, highs);

    cut.uses = uses;
    cut.highs = highs;
    if (fine)
        reader->claim->wrong = search_cut(search, &cut);
    arena_release(&arena);
    return fine;
}

/* Multipliers of the search's rows, up to the line's end. */
static bool read_weighing(struct reader *reader, struct weighing *weighing, struct arena *arena)
{
    int64_t shift, multiplier, *multipliers;
    int row;

    if (!reader_number(reader, 0, SHIFT_MAX, &shift))
        return false;
    multipliers = arena_new(arena, int64_t, reader->claim->search->n_rows + 1);
    while (!reader->line_ended) {
        if (!read_row(reader, &row) || !reader_number(reader, -most_side, most_side, &multiplier))
            return false;
        multipliers[row] = multiplier;
    }
    weighing->multipliers = multipliers;
    weighing->shift = (int)shift;
    return reader_end(reader);
}

static bool read_narrow(struct reader *reader)
{
    struct weighing weighing = {.costs = true};
    struct arena arena = {0};
    bool fine = read_weighing(reader, &weighing, &arena);

    if (fine)
        reader->claim->wrong = search_narrow(reader->claim->search, &weighing);
    arena_release(&arena);
    return fine;
}

static bool read_leaf(struct reader *reader, bool empty)
{
    struct claim *claim = reader->claim;
    struct weighing weighing = {.costs = !empty};
    struct arena arena = {0};
    int64_t bound = 0;
    int node;

    if (!reader_index(reader, claim->n_nodes, &node))
        return false;
    bool fine = read_weighing(reader, &weighing, &arena);

    if (fine)
        claim->wrong = search_visit(claim->search, node, &weighing, &bound);
    if (fine && bound > claim->nodes[node].bound)
        claim->nodes[node].bound = bound;
    reader->r->recount->n_leaves += fine;
    arena_release(&arena);
    return fine;
}

static bool read_node(struct reader *reader)
{
    return reader_node(reader, false);
}

static bool read_visit(struct reader *reader)
{
    return read_leaf(reader, false);
}

static bool read_empty(struct reader *reader)
{
    return read_leaf(reader, true);
}

static bool skip_line(struct reader *reader)
{
    while (!reader->line_ended)
        if (!reader_word(reader))
            return false;
    return true;
}

bool reader_search(struct reader *reader, const char *word)
{
    static const struct {
        const char *word;
        bool (*read)(struct reader *reader);
    } lines[] = {
        {"part", read_part},   {"shrink", read_shrink}, {"probe", read_probe},
        {"link", read_link},   {"spare", read_spare},   {"from", read_from},
        {"cut", read_cut},     {"narrow", read_narrow}, {"node", read_node},
        {"visit", read_visit}, {"empty", read_empty},
    };
    struct claim *claim = reader->claim;

    if (!claim->closed)
        return reader_wrong(reader, "a line of a search where none can be");
    if (claim->wrong)
        return skip_line(reader); /* it proves nothing, whatever it goes on to say */
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (strcmp(lines[i].word, word) == 0)
            return lines[i].read(reader);
    return reader_wrong(reader, "this does not belong into a search");
}
