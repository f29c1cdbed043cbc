/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/search/ruin.h - one round of ruin and recreate (Schrimpf and others 2000).  Changes are
 * in the log of the search: whoever does not like what came of it calls search_undo(). */
#ifndef SOLVER_RUIN_H
#define SOLVER_RUIN_H

#include "solver/search/search.h"

enum { RUIN_MOST = 20 };

struct ruin {
    int tasks[RUIN_MOST]; /* to be put back; one may stand in it more than once */
    int n;
};

/* Takes out what is about the offer, the offer itself included if it is chosen. */
void ruin_around(struct search *search, int offer, struct ruin *ruin);
/* Puts back what there is room for, as cheaply as may be. */
void ruin_recreate(struct search *search, struct ruin *ruin);

#endif
