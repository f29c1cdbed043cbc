/* SPDX-License-Identifier: GPL-3.0-or-later
 * A tree's lines: its nodes, and the multipliers of those that were solved. */
#include <string.h>

#include "scheduler/recount/recount_words.h"

/* Whether it is done by somebody who costs something. */
static bool read_paid(struct reader *reader, struct node *node)
{
    int yes;

    if (!reader_index(reader, 2, &yes))
        return false;
    node->paid = true;
    node->low = yes ? 1 : -NO_SIDE;
    node->high = yes ? NO_SIDE : 0;
    return true;
}

static bool read_ends(struct reader *reader, struct node *node)
{
    return reader_side(reader, -NO_SIDE, &node->low) && reader_side(reader, NO_SIDE, &node->high);
}

bool reader_node(struct reader *reader, bool paid)
{
    struct claim *claim = reader->claim;
    struct node node = {.bound = 0};
    int64_t parent, column;

    if (claim->n_nodes == NODES_MAX || !claim->tree || (paid && !claim->weeks))
        return reader_wrong(reader, "a node where none can be");
    if (claim->n_nodes == 0 && !claim->search)
        claim_check(reader->r, claim);
    if (!reader_number(reader, -1, claim->n_nodes - 1, &parent) ||
        !reader_number(reader, -1, claim->n_columns - 1, &column) ||
        !(paid ? read_paid(reader, &node) : read_ends(reader, &node)))
        return false;
    if ((parent < 0) != (claim->n_nodes == 0) || (column < 0) != (claim->n_nodes == 0))
        return reader_wrong(reader, "only the first node has no parent");
    node.parent = (int)parent;
    node.column = (int)column;
    if (claim->n_nodes) {
        struct node *above = &claim->nodes[parent];

        if ((node.low == -NO_SIDE) == (node.high == NO_SIDE) || above->children == 2 ||
            (above->children == 1 &&
             (above->child_column != node.column || above->child_paid != node.paid ||
              (node.low == -NO_SIDE ? above->below : above->above) != NO_SIDE)))
            return reader_wrong(reader, "a node has two children: up to a value, and above it");
        if (above->children++ == 0)
            above->below = above->above = NO_SIDE;
        above->child_column = node.column;
        above->child_paid = node.paid;
        *(node.low == -NO_SIDE ? &above->below : &above->above) =
            node.low == -NO_SIDE ? node.high : node.low;
    }
    *LIST_ADD(&claim->arena, claim->nodes, claim->n_nodes, claim->nodes_room) = node;
    return reader_end(reader);
}

bool reader_visit(struct reader *reader, bool empty)
{
    static const int64_t most = INT64_C(100000000000000000);
    struct claim *claim = reader->claim;
    int64_t multiplier, shift;
    int node, row;

    if (!reader_index(reader, claim->n_nodes, &node) ||
        !reader_number(reader, 0, SHIFT_MAX, &shift))
        return false;
    if (claim->weeks && !reader_number(reader, 0, most, &claim->must))
        return false;
    if (!reader->multipliers)
        reader->multipliers = arena_new(&claim->arena, int64_t, claim->n_rows + 1);
    memset(reader->multipliers, 0, (size_t)claim->n_rows * sizeof(int64_t));
    while (!reader->line_ended) {
        if (!reader_index(reader, claim->n_rows, &row) ||
            !reader_number(reader, -most, most, &multiplier))
            return false;
        reader->multipliers[row] = multiplier;
    }
    if (!claim->wrong)
        tree_visit(reader->r, claim, node, (int)shift, reader->multipliers, empty);
    return reader_end(reader);
}
