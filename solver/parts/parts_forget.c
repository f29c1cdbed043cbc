/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/parts_forget.c - what is kept of parts between calls goes. */
#include "solver/parts/parts.h"

#include <stdlib.h>

void parts_release(struct parts *parts)
{
    for (int i = 0; i < parts->n && parts->rows; i++)
        model_release(&parts->rows[i].model);
    pool_release(&parts->pool);
    *parts = (struct parts){0};
}

void parts_forget(struct solve *solve, int level)
{
    if (!solve->whole || solve->whole->level <= level)
        return;
    parts_release(solve->whole);
    free(solve->whole);
    solve->whole = NULL;
}
