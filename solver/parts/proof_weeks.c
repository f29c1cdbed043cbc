/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices as a claim: whoever reads it finds each person's cheapest week again. */
#include <inttypes.h>

#include "solver/parts/proof_excerpt.h"

void excerpt_say_hours(struct proof_sink *proof, const struct excerpt *excerpt)
{
    for (int i = 0, n = 0; i < excerpt->model->mip.n_rows; i++) {
        if (excerpt->also[i])
            say(proof, "hours %d\n", n);
        n += excerpt_has_row(excerpt, i);
    }
}

static void say_claim(struct proof_sink *proof, struct excerpt *excerpt, int level, int shift,
                      int64_t bound)
{
    /* Of a cut-out problem, or in a split: what this is a part of is told by others. */
    bool alone = !proof->in_split && !proof->names;

    if (alone)
        proof_split(proof, 1, level);
    say(proof, "weeks %d %d %d\n", alone ? 0 : proof->part, level + 1, shift);
    excerpt_say(proof, excerpt, level);
    excerpt_say_hours(proof, excerpt);
    say(proof, "sum %" PRId64 "\n", bound);
    proof->sum = proof->names ? bound : proof->sum + bound;
    if (proof->names || proof->sum > proof->shown[level])
        proof->shown[level] = proof->sum;
    if (alone)
        proof_split(proof, 0, level);
}

void proof_weeks(struct proof_sink *proof, const struct model *model, int level,
                 const int64_t *multipliers, int shift, const bool *hours, int64_t bound)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->full || (!proof->in_split && bound <= proof->shown[level]) ||
        !multipliers_are_short(multipliers, model->mip.n_rows))
        return;
    if (excerpt_make(&excerpt, model, multipliers, hours))
        say_claim(proof, &excerpt, level, shift, bound);
    excerpt_release(&excerpt);
}
