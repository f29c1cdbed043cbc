/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/place_first.h - tasks placed one after another, each at the first slot that is
 * still free for somebody, around a plan. */
#ifndef TESTS_SUPPORT_PLACE_FIRST_H
#define TESTS_SUPPORT_PLACE_FIRST_H

#include "solver/problem.h"

/* chosen (n_offers): in, a legal plan; out, the same but for tasks marked `again` (by task). */
bool place_first(const struct problem *problem, const bool *again, bool *chosen);

#endif
