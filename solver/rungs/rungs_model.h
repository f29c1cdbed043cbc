/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_model.h - the program behind rungs.h: the problem's own, of what may change,
 * with a column for each person that is 1 when they are told, and rows that tie it to the offers.
 */
#ifndef SOLVER_RUNGS_MODEL_H
#define SOLVER_RUNGS_MODEL_H

#include "solver/limits/model.h"
#include "solver/rungs.h"

struct climb {
    const struct rungs_ask *ask;
    struct problem lean; /* without what costs at no level that rungs are compared by */
    struct lookup lookup;
    struct model model;
    bool *known;                /* by offer: what is known and legal */
    unsigned char *stands;      /* by offer */
    int *told;                  /* by person of tells: column; -1: cannot come to be told */
    int n_anyway;               /* told whatever is done */
    int cap_row;                /* people told; -1: nobody can be */
    int level_row[LEVELS];      /* of those compared; -1: no column costs there */
    int64_t level_most[LEVELS]; /* the row never comes to more */
    unsigned char *first;       /* by column; malloced */
    struct climb_basis {
        unsigned char *basis;
        int rows, columns;
    } bases[LEVELS];    /* by level compared: where its last relaxation ended; malloced */
    struct climb_most { /* by place among the levels compared: with the most told */
        int64_t value[LEVELS], bound;
        bool any;
    } most[LEVELS];
    double *missed; /* by column: a whole solution without some break; malloced; NULL: none */
    bool *scratch;  /* by person of tells */
    double *useful; /* by person of tells: how much relaxations told them */
    bool *sifted;   /* by person of tells: asked by relaxations (rungs_sift.c) */
    bool *guessed;  /* by person of tells: scratch of rungs_guess.c */
    int64_t work;   /* left, in pivots */
    struct pool pool;
};

/* False: no memory, or the locked offers contradict each other.  Release either way. */
bool climb_make(struct climb *climb, const struct rungs_ask *ask);
/* rungs_lean.c: climb->lean. */
void climb_lean(struct climb *climb);
void climb_release(struct climb *climb);

#endif
