/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/packing/packing_wanted.h - adults wanted in a quarter, between packing_supply.c
 * and packing_wanted.c. */
#ifndef SCHEDULER_SEAT_PACKING_WANTED_H
#define SCHEDULER_SEAT_PACKING_WANTED_H

#include "scheduler/seat/packing.h"

struct moment { /* a site in one quarter */
    struct packing *packing;
    int site, quarter;
    int64_t from, until;
    struct part_sum { /* of the row being made: a column stands in it once */
        int column, factor;
    } * sums;
    int n_sums, room_sums;
    struct wanted *before; /* by kind: of the quarter before */
};

struct wanted { /* adults of a kind as a column, while nobody comes or goes */
    struct part_sum *sums;
    int n, column;
};

/* So many adults for each of a column, in the row being made. */
void moment_term(struct moment *moment, int column, int factor);
/* The adults of a kind in the quarter, as a column: what the row being made adds up to. */
int moment_wanted(struct moment *moment, int kind);

#endif
