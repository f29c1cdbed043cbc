/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/limit.h"

/* Findings are told in this order; the local search asks in this order, so
 * what forbids often and is cheap to ask stands first. */
const struct limit *const limits[] = {
    &limit_cover,   &limit_promise, &limit_overlap, &limit_quota, &limit_resource,
    &limit_repeat,  &limit_break,   &limit_bond,    &limit_offer, &limit_mix,
    &limit_callout, &limit_share,   NULL,
};
