/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/search/pairing.h - rows to columns at the least cost, exactly. */
#ifndef SOLVER_PAIRING_H
#define SOLVER_PAIRING_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 pairing_cost;

/* What may not be. */
#define PAIRING_NEVER ((pairing_cost)1 << 120)

/* cost[row * n_columns + column]; every row can have a column of its own, and
 * sums of costs stay below PAIRING_NEVER. */
struct pairing {
    const pairing_cost *cost;
    int n_rows, n_columns;
    int *column;                              /* by row: the answer */
    int *row, *previous;                      /* by column, one more than there are: scratch */
    pairing_cost *of_row, *of_column, *least; /* scratch; rows and columns, one more */
    bool *reached;
    int64_t steps; /* taken: the measure of effort; added to */
};

void pairing_solve(struct pairing *pairing);

#endif
