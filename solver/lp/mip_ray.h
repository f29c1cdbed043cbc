/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/lp/mip_ray.h - why a relaxation has no solution.
 *
 * The dual simplex ends without one at a row of its tableau that no values can meet.  The row's
 * weights, taken as duals of the same program without costs, bound nothing at all from below by
 * more than nothing: proven at the price of one row, where mip_breakable() is solved anew.
 */
#ifndef SOLVER_MIP_RAY_H
#define SOLVER_MIP_RAY_H

#include "solver/lp/certificate.h"
#include "solver/lp/mip_session.h"

/* Just after mip_session_relax() said MIP_NONE: those weights into mip->duals.  False: the
 * library has none to tell. */
bool mip_session_ray(struct mip_session *session);

/* Do the weights in mip->duals prove, in whole numbers, that nothing meets all rows? */
bool mip_ray_proves(const struct mip *mip);
/* The same, with the certificate, which is of the program without costs; release either way. */
bool mip_ray_certificate(const struct mip *mip, struct certificate *certificate);

#endif
