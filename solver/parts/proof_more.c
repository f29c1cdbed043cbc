/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level that was closed by counting, or by people who are alike taken as one,
 * left nothing that is stored.  Its relaxation mostly shows as much: when
 * somebody keeps the proofs it is solved once more, for them alone, with a quarter of the
 * effort on top of what planning had. */
#include "solver/dual/dual.h"
#include "solver/proof.h"

enum { PART = 4 };

void proof_more(struct solve *solve)
{
    const struct proof_sink *proof = solve->effort->proof;

    if (!proof)
        return;
    if (solve->work_end < INT64_MAX / 2)
        solve->work_end += solve->work_end / PART;
    if (solve->ends > 0)
        solve->ends += solve->effort->seconds / PART;
    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &solve->levels[k];

        /* A better bound on a level with slack would shake those after it. */
        if ((level->slack && k + 1 < LEVELS) || level->value == 0 || !solve_closed(solve, k))
            continue;
        if (proof->shown[k] < level->bound && solve_goes_on(solve))
            dual_bound(solve, k, false);
        for (enum grain grain = GRAIN_SPELL;
             grain <= GRAIN_WHOLE && proof->shown[k] < level->bound && solve_goes_on(solve);
             grain++)
            parts_bound(solve, grain, k, 0);
    }
}

void proof_windows(struct proof_sink *proof, const struct answer *answer)
{
    for (int k = 0; k < LEVELS; k++)
        if (answer->levels[k].bound > 0)
            proof_level(proof, k, answer->levels[k].bound, "windows");
}
