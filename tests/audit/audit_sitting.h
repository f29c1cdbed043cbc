/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/audit/audit_sitting.h - changes to the one sitting of a bench. */
#ifndef TESTS_AUDIT_SITTING_H
#define TESTS_AUDIT_SITTING_H

#include "tests/support/audit_make.h"

static inline struct arrangement *arrange(struct bench *bench, const char *kind, int amount)
{
    int row = make_arrangement(&bench->make, bench->pupil, kind);

    MAKE(&bench->make, arrangements, row)->amount = amount;
    return MAKE(&bench->make, arrangements, row);
}

#endif
