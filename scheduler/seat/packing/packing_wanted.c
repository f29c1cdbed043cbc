/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/seat/packing/packing_wanted.h"

#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

void moment_term(struct moment *moment, int column, int factor)
{
    if (factor == 0 || column < 0)
        return;
    for (int i = 0; i < moment->n_sums; i++) {
        if (moment->sums[i].column == column) {
            moment->sums[i].factor += factor;
            return;
        }
    }
    *LIST_ADD(moment->packing->arena, moment->sums, moment->n_sums, moment->room_sums) =
        (struct part_sum){column, factor};
}

static int compare_sums(const void *left, const void *right, const void *context)
{
    (void)context;
    return ((const struct part_sum *)left)->column - ((const struct part_sum *)right)->column;
}

/* The adults of a kind in a quarter, as a column: the same one as in the quarter before, when
 * nobody came or went.  One adult fewer is one fewer in all of these quarters: what the relaxation
 * would spread over them in parts, a branch on the column decides. */
int moment_wanted(struct moment *moment, int kind)
{
    struct packing *packing = moment->packing;
    struct mip *mip = &packing->mip;
    struct wanted *before = &moment->before[kind];
    int64_t high = 0;

    sort_rows(moment->sums, (size_t)moment->n_sums, sizeof *moment->sums, compare_sums, NULL);
    size_t bytes = sizeof *moment->sums * (size_t)moment->n_sums;
    if (before->sums && before->n == moment->n_sums &&
        memcmp(before->sums, moment->sums, bytes) == 0)
        return before->column;
    for (int i = 0; i < moment->n_sums && !mip->broken; i++)
        high += moment->sums[i].factor * mip->columns[moment->sums[i].column].high;
    int column = packing_column(packing, high);
    int row = mip_add_row(mip, 0, 0);
    mip_add_term(mip, row, column, -1);
    for (int i = 0; i < moment->n_sums; i++)
        mip_add_term(mip, row, moment->sums[i].column, moment->sums[i].factor);
    *before = (struct wanted){
        arena_dup(packing->arena, moment->sums, (size_t)moment->n_sums, sizeof *moment->sums),
        moment->n_sums, column};
    *LIST_ADD(packing->arena, packing->wanted, packing->n_wanted, packing->room_wanted) = column;
    return column;
}
