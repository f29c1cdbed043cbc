/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quarters in which hardly any adult is left: those that a packing counts. */
#include "scheduler/seat/packing/packing_rows.h"
#include "scheduler/seat/supply.h"

enum { SPARE = 3 }; /* so many adults left: a quarter is tight */

/* What the seating wants as it is, or some other was seen to. */
void packing_want(const struct packing *packing, int *wanted)
{
    int n = supply_rows(packing->part->day->school);

    supply_want(packing->part, NULL, wanted);
    for (int i = 0; packing->most && i < n; i++)
        wanted[i] = packing->most[i] > wanted[i] ? packing->most[i] : wanted[i];
}

bool packing_few(const struct packing *packing, const int *wanted, int at)
{
    return wanted[at] > 0 && wanted[at] + SPARE > packing->part->day->supply[at];
}

void packing_tight(struct packing *packing)
{
    const struct part *part = packing->part;
    const struct school *school = part->day->school;

    if (!part->day->supply)
        return;
    int *wanted = arena_new(packing->arena, int, supply_rows(school) + 1);
    packing_want(packing, wanted);
    packing->tight = arena_new(packing->arena, bool, (school->season->n_sites + 1) * QUARTERS);
    for (int site = -1; site < school->season->n_sites; site++) {
        for (int kind = 0; part->sites[site + 1] && kind <= supply_any(school); kind++) {
            int row = supply_row(school, site, kind);
            for (int q = 0; q < QUARTERS; q++) {
                if (packing_few(packing, wanted, row + q))
                    packing->tight[(site + 1) * QUARTERS + q] = true;
            }
        }
    }
}
