/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_part.h - a mip solved by what of it can matter.
 *
 * Left out: columns that are fixed, or that nothing keeps from the end that costs least; and rows
 * that then hold whatever is done.  The best value stays what it was, and duals of the rows that
 * are left (nought for the others) certify the whole as they do the part.
 */
#ifndef SOLVER_MIP_PART_H
#define SOLVER_MIP_PART_H

#include "solver/lp/centre.h"
#include "solver/mip_prove.h"

/* As mip_relax(): values, duals, basis and pivots are the whole's. */
enum mip_status part_relax(struct mip *mip, const struct mip_effort *effort);

/* Values and duals from the middle, as centre->gap, most and stop say; no basis comes of it.
 * centre->work: done.  False as mip_centre(). */
bool part_centre(struct mip *mip, struct centre *centre);

/* As mip_prove(), which its found() hears as values of the whole. */
bool part_prove(struct mip *mip, const bool *stop, struct mip_proof *proof);

#endif
