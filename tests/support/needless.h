/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/needless.h - changes of a repair that could be left out, read from the rows alone.
 */
#ifndef TESTS_SUPPORT_NEEDLESS_H
#define TESTS_SUPPORT_NEEDLESS_H

#include "scheduler/plan/ladder.h"

/* Changes that hang together (one duty, or one person's day) without which the rung is as good by
 * the levels compared: the key of one of them; NULL: there are none.  Days on which a class joins
 * another are left out. */
const char *needless(const struct world *world, const struct ladder *ladder,
                     const struct rung *rung, struct arena *arena);

#endif
