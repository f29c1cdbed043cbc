/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/agree.h - do planner and judge call the same seats open? */
#ifndef TESTS_SUPPORT_AGREE_H
#define TESTS_SUPPORT_AGREE_H

#include "tests/support/planned.h"

/* Shortages without an open line, and open lines without a shortage; each is printed. */
int planned_differences(const struct planned *planned, const struct plan *plan,
                        const struct audit *audit);

#endif
