/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which column to branch on, by what branching on it has done so far (pseudo-costs; Benichou and
 * others 1971): never what is claimed, only how soon. */
#include <math.h>

#include "solver/lp/whole.h"
#include "solver/mip/mip_tree.h"

static const double hardly = 1e-6;

static double objective_of(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += (double)mip->columns[j].cost * mip->values[j];
    return sum;
}

bool learn_begin(struct tree *tree)
{
    size_t n = (size_t)tree->mip->n_columns + 1;

    for (int side = 0; side < 2; side++) {
        tree->learnt.sum[side] = pool_take(&tree->learnt.pool, n, sizeof(double));
        tree->learnt.times[side] = pool_take(&tree->learnt.pool, n, sizeof(int));
    }
    return !tree->learnt.pool.broken;
}

void learn_end(struct tree *tree)
{
    pool_release(&tree->learnt.pool);
}

void learn_visited(struct tree *tree, int number, bool solved)
{
    struct learnt *learnt = &tree->learnt;
    struct node *node = &tree->nodes[number];
    double target = (double)tree->proof->target;
    double value = solved && node->bound < tree->proof->target ? objective_of(tree->mip) : target;

    node->value = value < target ? value : target;
    if (node->parent < 0 || node->off < hardly)
        return;
    double gain = (node->value - tree->nodes[node->parent].value) / node->off;
    int side = node->up;

    gain = gain > 0 ? gain : 0;
    learnt->sum[side][node->column] += gain;
    learnt->times[side][node->column]++;
    learnt->all_sum[side] += gain;
    learnt->all_times[side]++;
}

/* What a unit of the column is worth on a side; one never tried is like the others. */
static double worth(const struct learnt *learnt, int side, int column)
{
    if (learnt->times[side][column])
        return learnt->sum[side][column] / learnt->times[side][column];
    return learnt->all_times[side] ? learnt->all_sum[side] / learnt->all_times[side] : 1;
}

double learn_score(const struct tree *tree, int column)
{
    double value = tree->mip->values[column], below = value - floor(value);
    double down = worth(&tree->learnt, 0, column) * below;
    double up = worth(&tree->learnt, 1, column) * (1 - below);

    return (down > hardly ? down : hardly) * (up > hardly ? up : hardly);
}
