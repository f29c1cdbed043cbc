/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/packing/packing_rows.h - the rows of a packing, by what they are about. */
#ifndef SCHEDULER_SEAT_PACKING_ROWS_H
#define SCHEDULER_SEAT_PACKING_ROWS_H

#include "scheduler/seat/packing.h"

/* packing_pick.c */
typedef bool packing_pick_fn(const struct job *job, int64_t than);
const struct job *packing_like(const struct packing *packing, const struct take *take);
/* Terms for those of a cell's candidates whom a question picks; how many groups. */
int packing_pick(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                 int64_t than, int row);
/* Rooms counted in a column hold all who are picked. */
void packing_hold(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                  int64_t than, int column);
/* Rooms of the cell that hold at least one of those picked: a column, the
 * opened one when all are, -1 when none is. */
int packing_with(struct packing *packing, const struct cell *cell, packing_pick_fn *picks,
                 int64_t than);

/* packing_bind.c: everyone once, rooms once, rovers, things, pairs */
void packing_bind(struct packing *packing);
/* packing_rounds.c: rovers, and who walks rest breaks */
void packing_rounds(struct packing *packing);
/* packing_supply.c: adults wanted in quarters in which few are free */
void packing_supply(struct packing *packing);
/* packing_sums.c: what is whole beside the columns */
void packing_sums(struct packing *packing);
/* packing_stay.c: who stays where they were */
void packing_stay(struct packing *packing);

/* packing_tight.c: adults wanted, by supply_row() and quarter; are so few left then that it counts?
 */
void packing_want(const struct packing *packing, int *wanted);
bool packing_few(const struct packing *packing, const int *wanted, int at);

#endif
