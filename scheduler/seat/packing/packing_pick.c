/* SPDX-License-Identifier: GPL-3.0-or-later
 * Those of a cell whom a question picks, and the rooms that have one of them. */
#include "scheduler/seat/packing/packing_rows.h"

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

static int late_in(const struct packing *packing, const struct cell *cell, int64_t beyond)
{
    int n = 0;

    for (int i = 0; i < cell->n; i++)
        n += picks_late(packing_like(packing, &packing->takes[cell->first + i]), beyond);
    return n;
}

enum { EACH_TAKES = 800 }; /* beyond, a pivot would take longer than it is worth */

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* Rooms counted in a column hold whoever is picked: no more of a group than there are of it. */
void packing_hold(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                  int64_t than, int column)
{
    struct mip *mip = &packing->mip;
    int most = 0;

    for (int i = 0; i < cell->n; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        if (picks(packing_like(packing, take), than))
            most += packing->groups[take->group].n;
    }
    most = smaller(most, cell->cap);
    int row = mip_add_row(mip, -MIP_FREE, 0);
    (void)packing_pick(packing, cell, picks, than, row);
    mip_add_term(mip, row, column, -most);
    for (int i = 0; i < cell->n && packing->n_takes <= EACH_TAKES; i++) {
        const struct take *take = &packing->takes[cell->first + i];
        int n = packing->groups[take->group].n;
        if (n >= most || !picks(packing_like(packing, take), than))
            continue;
        row = mip_add_row(mip, -MIP_FREE, 0);
        mip_add_term(mip, row, take->column, 1);
        mip_add_term(mip, row, column, -n);
    }
}

int packing_with(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                 int64_t than)
{
    int n = packing_pick(packing, cell, picks, than, -1);

    if (n == 0 || n == cell->n)
        return n == 0 ? -1 : cell->opened;
    int column = packing_column(packing, packing->classes[cell->class_no].n);
    packing_hold(packing, cell, picks, than, column);
    int row = mip_add_row(&packing->mip, -MIP_FREE, 0);
    mip_add_term(&packing->mip, row, column, 1);
    mip_add_term(&packing->mip, row, cell->opened, -1);
    return column;
}

bool packing_late_known(const struct packing *packing, const struct cell *cell, int64_t beyond,
                        int *column)
{
    int n = late_in(packing, cell, beyond);

    for (int i = 0; i < cell->n_late; i++) {
        if (cell->late_from[i] == n) { /* those that leave last: the number tells which */
            *column = cell->late_column[i];
            return *column >= 0;
        }
    }
    return false;
}

int packing_late(struct packing *packing, struct cell *cell, int64_t beyond)
{
    int n = late_in(packing, cell, beyond);

    for (int i = 0; i < cell->n_late; i++) {
        if (cell->late_from[i] == n)
            return cell->late_column[i];
    }
    int column = packing_with(packing, cell, picks_late, beyond);
    if (cell->n_late < CELL_LATE) {
        cell->late_from[cell->n_late] = n;
        cell->late_column[cell->n_late++] = column;
    }
    return column;
}
