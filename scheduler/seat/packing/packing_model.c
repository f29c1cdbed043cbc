/* SPDX-License-Identifier: GPL-3.0-or-later
 * Columns, costs and families of a packing. */
#include "scheduler/base/list.h"
#include "scheduler/seat/packing.h"

int packing_column(struct packing *packing, int64_t high)
{
    int column = mip_add_amount(&packing->mip, high, 0);
    int n = column;

    LIST_ADD(packing->arena, packing->costs, n, packing->room_costs)->family = -1;
    return column;
}

void packing_cost(struct packing *packing, int column, int level, int64_t cost)
{
    packing->costs[column].at[level] += cost;
    if (level == SEAT_ADULTS)
        packing->costs[column].family = packing->family;
}

void packing_family(struct packing *packing, const struct family *family)
{
    for (int i = 0; i < packing->n_families && family->kind >= 0; i++) {
        const struct family *known = &packing->families[i];
        if (known->start == family->start && known->noise == family->noise &&
            known->kind == family->kind && known->helpers == family->helpers) {
            packing->family = i;
            return;
        }
    }
    packing->family = packing->n_families;
    *LIST_ADD(packing->arena, packing->families, packing->n_families, packing->room_families) =
        *family;
}
