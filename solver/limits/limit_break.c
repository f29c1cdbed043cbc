/* SPDX-License-Identifier: GPL-3.0-or-later
 * break: somebody who works before and after a window gets a free span inside it.
 * Always hard.  A slot belongs to the day when all of it lies inside the day's span.
 * amount: minutes of the break that is missing. */
#include "solver/limits/limit_break.h"

#include "solver/limits/limit.h"

const struct limit limit_break = {"break",     break_build,    break_check,
                                  break_price, break_blockers, break_apply};
