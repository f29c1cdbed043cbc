/* SPDX-License-Identifier: GPL-3.0-or-later
 * Moves against the last seating: of candidates alike, as many stay in a room as sat there. */
#include "scheduler/seat/packing/packing_rows.h"

static int hinted(const struct packing *packing, const struct group *group, int room)
{
    const struct day *day = packing->part->day;
    int n = 0;

    for (int i = 0; i < group->n; i++)
        n += day->jobs[packing->rows[group->first + i]].hint_room == room;
    return n;
}

static bool takes_there(const struct packing *packing, int group, int class_no)
{
    for (int i = 0; i < packing->n_takes; i++) {
        if (packing->takes[i].group == group && packing->takes[i].class_no == class_no)
            return true;
    }
    return false;
}

static void stay(struct packing *packing, int number, int class_no, int moves)
{
    struct mip *mip = &packing->mip;
    const struct group *group = &packing->groups[number];
    int n = hinted(packing, group, packing->classes[class_no].rooms[0]);

    if (n == 0 || !takes_there(packing, number, class_no))
        return;
    int column = packing_column(packing, n);
    int row = mip_add_row(mip, -MIP_FREE, 0);
    mip_add_term(mip, row, column, 1);
    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        if (take->group == number && take->class_no == class_no)
            mip_add_term(mip, row, take->column, -1);
    }
    mip_add_term(mip, moves, column, 1);
}

void packing_stay(struct packing *packing)
{
    for (int i = 0; i < packing->n_groups && packing->grain != PACKING_COARSE; i++) {
        const struct group *group = &packing->groups[i];
        if (group->hinted == 0)
            continue;
        int moved = packing_column(packing, group->hinted);
        int row = mip_add_row(&packing->mip, group->hinted, MIP_FREE);
        packing_cost(packing, moved, SEAT_MOVES, 1);
        mip_add_term(&packing->mip, row, moved, 1);
        if (group->short_column >= 0) /* without a desk nobody moves */
            mip_add_term(&packing->mip, row, group->short_column, 1);
        for (int c = 0; c < packing->n_classes; c++) {
            if (packing->classes[c].n == 1)
                stay(packing, i, c, row);
        }
    }
}
