/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_cuts.h - rows that whole solutions keep and the relaxation breaks, in turns with
 * it.
 *
 * Each turn relaxes the program, makes rows out of its tableau (Gomory 1960; see mip_cut.h) and of
 * rows that it stands at, adds the deepest that are not nearly alike and those that choices make
 * tighter (mip_spare.h), and drops those of earlier turns that it no longer stands at.  The first
 * turns only make rows tighter.
 */
#ifndef SOLVER_MIP_CUTS_H
#define SOLVER_MIP_CUTS_H

#include "solver/mip/mip_cut.h"
#include "solver/mip/mip_probe.h"

struct mip_cuts {
    int64_t target; /* of the bound: nothing is asked beyond */
    int64_t pivots; /* in: that may be spent; out: that are left */
    const bool *stop;
    bool fine;  /* also rows of the tableau whose weights are no small fractions: long ones */
    bool even;  /* as of struct mip_proof, */
    bool deep;  /* large: more turns */
    bool large; /* and so is this */
    const struct mip_probe *probe; /* links that may become rows; NULL */
    struct mip_imply *imply;       /* what follows from choices, which makes rows tighter; NULL */
    struct mip_log *log;           /* of rows that are added; NULL */
};

/* Adds rows behind those that are there; the basis is that of the last relaxation.  The program
 * must have been relaxed. */
void mip_cuts_add(struct mip *mip, struct mip_cuts *cuts);
/* mip_cuts_choose.c: the deepest that are not nearly alike become rows: how many. */
int cuts_choose(struct mip *mip, struct cut *cuts, int n, struct mip_log *log);
/* Rows from `first` on that the last relaxation does not stand at go. */
void cuts_drop_slack(struct mip *mip, int first, struct mip_log *log);

#endif
