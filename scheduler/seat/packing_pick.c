/* SPDX-License-Identifier: GPL-3.0-or-later
 * Those of a cell whom a question picks, and the rooms that have one of them. */
#include "scheduler/seat/packing_rows.h"

const struct job *packing_like(const struct packing *packing, const struct take *take)
{
    return packing->groups[take->group].like;
}

int packing_pick(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                 int64_t than, int row)
{
    int n = 0;

    for (int i = 0; i < cell->n; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        if (!picks(packing_like(packing, take), than))
            continue;
        n++;
        if (row >= 0)
            mip_add_term(&packing->mip, row, take->column, 1);
    }
    return n;
}

static bool picks_late(const struct job *job, int64_t than)
{
    return job->release_at > than;
}

int packing_with(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                 int64_t than)
{
    int n = packing_pick(packing, cell, picks, than, -1);

    if (n == 0 || n == cell->n)
        return n == 0 ? -1 : cell->opened;
    int column = packing_column(packing, packing->classes[cell->class_no].n);
    int row = mip_add_row(&packing->mip, -MIP_FREE, 0);
    (void)packing_pick(packing, cell, picks, than, row);
    mip_add_term(&packing->mip, row, column, -cell->cap);
    row = mip_add_row(&packing->mip, -MIP_FREE, 0);
    mip_add_term(&packing->mip, row, column, 1);
    mip_add_term(&packing->mip, row, cell->opened, -1);
    return column;
}

int packing_late(struct packing *packing, struct cell *cell, int64_t beyond)
{
    int n = packing_pick(packing, cell, picks_late, beyond, -1);

    for (int i = 0; i < cell->n_late; i++) {
        if (cell->late_from[i] == n) /* those that leave last: the number tells which */
            return cell->late_column[i];
    }
    int column = packing_with(packing, cell, picks_late, beyond);
    if (cell->n_late < CELL_LATE) {
        cell->late_from[cell->n_late] = n;
        cell->late_column[cell->n_late++] = column;
    }
    return column;
}
