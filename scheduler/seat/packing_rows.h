/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/packing_rows.h - the rows of a packing, by what they are about. */
#ifndef SCHEDULER_SEAT_PACKING_ROWS_H
#define SCHEDULER_SEAT_PACKING_ROWS_H

#include "scheduler/seat/packing.h"

/* packing_bind.c: everyone once, rooms once, rovers, things, pairs */
void packing_bind(struct packing *packing);
/* packing_rounds.c: rovers, and who walks rest breaks */
void packing_rounds(struct packing *packing);
/* packing_supply.c: adults wanted in quarters in which few are free */
void packing_supply(struct packing *packing);
/* packing_stay.c: who stays where they were */
void packing_stay(struct packing *packing);

#endif
