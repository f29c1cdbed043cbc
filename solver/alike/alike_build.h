/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/alike/alike_build.h - the relaxation over groups while it is made: columns in
 * alike_model.c, rows in alike_rows.c; and groups: cells in alike_cells.c. */
#ifndef SOLVER_ALIKE_BUILD_H
#define SOLVER_ALIKE_BUILD_H

#include "solver/alike/alike.h"

/* What a group may do in a slot. */
struct alike_pair {
    int group, slot, task, column;
};

struct alike_build {
    struct alike_model *made;
    const struct alike *alike;
    const struct lookup *lookup;
    int *slots; /* that matter, by start */
    int n_slots;
    int *pair_of_group;       /* scratch: the group's pair with the slot in hand, -1 */
    struct alike_pair *pairs; /* in order of slots */
    int n_pairs;
    int *short_row; /* by task */
    int *active;    /* scratch for the sweep: pairs */
    struct pool pool;
};

/* alike_cells.c: who has which call-outs; cells, once everybody has a group. */
bool alike_gather_calls(struct alike *alike);
bool alike_number_cells(struct alike *alike);

/* At one time a group does no more than it has people, or has called out.
 * Sorts the pairs by group, then start. */
void alike_add_sets(struct alike_build *build, const int *person_of_group);
/* Quotas that all of a group have, added up. */
void alike_add_quotas(struct alike_build *build);

#endif
