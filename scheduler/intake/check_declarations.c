/* SPDX-License-Identifier: GPL-3.0-or-later
 * Declarations of conflicts: what somebody says is listed has to be listed. */
#include "scheduler/intake/check.h"

enum { CONFLICTS_LISTED = 2 };

void check_declarations(const struct check *check)
{
    const struct season *season = check->season;
    struct chains conflicts = check_chains(check, "conflicts", "staff", season->n_people);

    for (int i = 0; i < season->n_declarations; i++) {
        const struct declaration *row = &season->declarations[i];
        if (row->staff < 0 || row->conflicts != CONFLICTS_LISTED || conflicts.first[row->staff] ||
            check_bad(check, "declarations", i))
            continue;
        CHECK_WARN(check, "declarations", i, "conflicts",
                   "'%s' declared conflicts for %s and conflicts has none of theirs; list them",
                   season->people[row->staff].staff, row->year);
    }
}
