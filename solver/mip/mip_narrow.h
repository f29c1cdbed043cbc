/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_narrow.h - columns that cannot be where nothing better is. */
#ifndef SOLVER_LP_MIP_NARROW_H
#define SOLVER_LP_MIP_NARROW_H

#include "solver/lp/certificate.h"

/* Sides (as many as the certificate has columns) come as the program's were when it was made, or
 * narrower; they go as narrow as every whole solution that costs at most this leaves them. */
void mip_narrow(const struct certificate *certificate, int64_t most, struct mip_column *sides);

#endif
