/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_spare.h - rows as tight as choices leave them.
 *
 * A choice, low or low + 1, is set to one of the two, and what follows is followed.  A row that
 * then stays away from its side, by its *spare*, says more with the choice in it: sum <= high
 * becomes sum + spare * (choice - low) <= high where it is the upper of the two that leaves the
 * spare, sum + spare * (low + 1 - choice) <= high where it is the lower; low sides alike
 * (Savelsbergh 1994).  Such a row may be made tighter by another choice in turn.
 */
#ifndef SOLVER_MIP_SPARE_H
#define SOLVER_MIP_SPARE_H

#include "solver/mip/mip_imply.h"
#include "solver/mip/mip_log.h"

/* Of each row the tighter one that the values break most, and of those the ones broken most,
 * become rows of the program: how many.  imply is of its columns, with nothing left to follow, and
 * is as it was but for its work. */
int mip_spare_rows(struct mip_imply *imply, struct mip *mip, int most, struct mip_log *log);

#endif
