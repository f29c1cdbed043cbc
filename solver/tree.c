/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/solve.h"

void tree_bound(struct solve *solve, int level, int64_t work)
{
    (void)solve, (void)level, (void)work;
}
