/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/packing/packing_read.h - between packing_read.c and packing_sit.c. */
#ifndef SCHEDULER_SEAT_PACKING_READ_H
#define SCHEDULER_SEAT_PACKING_READ_H

#include "scheduler/seat/fill.h"
#include "scheduler/seat/packing.h"

struct reading {
    const struct packing *packing;
    struct day *day;
    enum packing_way way; /* how a cell's candidates are shared out among its rooms */
    int *counts;          /* by take: how many are still to come */
    int *members;         /* jobs of one cell, then of one room */
    int n_members;
    int *take_of; /* by packing->rows; -1 */
};

/* packing_sit.c */
bool job_sit(const struct reading *reading, int use, struct job *job);
/* The first room of the class that is free then; -1: none. */
int room_open(const struct reading *reading, const struct room_class *class,
              const struct job *first, int64_t until);
bool cell_sit(struct reading *reading, int number, int rooms);

#endif
