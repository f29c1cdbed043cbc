/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_narrow.h"

__extension__ typedef __int128 wide;

/* What a solution costs is at least the bound, and on top for each step of a column away from the
 * side that its reduced cost holds it to.  So many steps fit in what is left. */
void mip_narrow(const struct certificate *certificate, int64_t most, struct mip_column *sides)
{
    wide scale = (wide)1 << certificate->shift;
    wide left = ((wide)most - certificate->bound_whole) * scale - (wide)certificate->bound_rest;

    for (int j = 0; left >= 0 && j < certificate->n_columns; j++) {
        int64_t reduced = certificate->reduced[j];
        struct mip_column *side = &sides[j];
        if (reduced == 0 || !side->whole || reduced == INT64_MIN || reduced == INT64_MAX)
            continue;
        wide steps = left / (reduced > 0 ? reduced : -(wide)reduced);
        if (reduced > 0 && side->low + steps < side->high)
            side->high = side->low + (int64_t)steps;
        if (reduced < 0 && side->high - steps > side->low)
            side->low = side->high - (int64_t)steps;
    }
}
