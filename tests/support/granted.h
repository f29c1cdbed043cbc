/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/granted.h - an arrangement as the import leaves it where nothing more is told. */
#ifndef TESTS_SUPPORT_GRANTED_H
#define TESTS_SUPPORT_GRANTED_H

#include "scheduler/model/exams.h"

static inline struct arrangement granted(int pupil, const char *kind, int amount)
{
    return (struct arrangement){.pupil = pupil,
                                .kind = kind,
                                .amount = amount,
                                .subject = "",
                                .paper = -1,
                                .shared = -1,
                                .group_size = -1,
                                .room = -1,
                                .with = "",
                                .skills = "",
                                .from = -1,
                                .until = -1,
                                .approved_until = -1,
                                .wanted = true,
                                .note = ""};
}

#endif
