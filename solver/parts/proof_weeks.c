/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices as a claim: whoever reads it finds each person's cheapest week again. */
#include <inttypes.h>
#include <stdlib.h>

#include "solver/parts/proof_excerpt.h"

void excerpt_say_hours(struct proof_sink *proof, const struct excerpt *excerpt)
{
    for (int i = 0, n = 0; i < excerpt->model->mip.n_rows; i++) {
        if (excerpt->also[i])
            say(proof, "hours %d\n", n);
        n += excerpt_has_row(excerpt, i);
    }
}

/* Of the last search: which rows, and so many times each. */
static void say_known(struct proof_sink *proof, const struct excerpt *excerpt,
                      const struct proof_prices *prices)
{
    if (!prices->known)
        return;
    say(proof, "below\n");
    for (int i = prices->first_known; i < excerpt->model->mip.n_rows; i++) {
        int row = prices->known[i - prices->first_known];
        int64_t multiplier = row < 0 ? -prices->multipliers[i] : prices->multipliers[i];

        if (multiplier)
            say(proof, "known %d %" PRId64 "\n", (row < 0 ? -row : row) - 1, multiplier);
    }
}

static void say_claim(struct proof_sink *proof, struct excerpt *excerpt, int level,
                      const struct proof_prices *prices)
{
    /* Of a cut-out problem, or in a split: what this is a part of is told by others. */
    bool alone = !proof->in_split && !proof->names;

    if (alone)
        proof_split(proof, 1, level);
    say(proof, "weeks %d %d %d\n", alone ? 0 : proof->part, level + 1, prices->shift);
    excerpt_say(proof, excerpt, level);
    excerpt_say_hours(proof, excerpt);
    say_known(proof, excerpt, prices);
    say(proof, "sum %" PRId64 "\n", prices->bound);
    proof->sum = proof->names ? prices->bound : proof->sum + prices->bound;
    if (proof->names || proof->sum > proof->shown[level])
        proof->shown[level] = proof->sum;
    if (alone)
        proof_split(proof, 0, level);
}

/* Those of the program's own rows.  malloced; NULL: no memory. */
static int64_t *own_multipliers(const struct model *model, const struct proof_prices *prices)
{
    int n = model->mip.n_rows;
    int64_t *own = calloc((size_t)n + 1, sizeof *own);

    for (int i = 0; own && i < n; i++)
        own[i] = prices->known && i >= prices->first_known ? 0 : prices->multipliers[i];
    return own;
}

/* Columns of known rows are told as well; none may be broken. */
static void want_known(struct excerpt *excerpt, const struct proof_prices *prices)
{
    const struct mip *mip = &excerpt->model->mip;

    for (int i = 0; prices->known && i < mip->n_terms; i++)
        if (mip->terms[i].row >= prices->first_known && mip->terms[i].column < prices->over &&
            prices->multipliers[mip->terms[i].row])
            excerpt->wanted[mip->terms[i].column] = true;
}

void proof_weeks(struct proof_sink *proof, const struct model *model, int level,
                 const struct proof_prices *prices)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->full || (!proof->in_split && prices->bound <= proof->shown[level]) ||
        !multipliers_are_short(prices->multipliers, model->mip.n_rows))
        return;
    int64_t *own = own_multipliers(model, prices);

    if (own && excerpt_make(&excerpt, model, own, prices->hours)) {
        want_known(&excerpt, prices);
        say_claim(proof, &excerpt, level, prices);
    }
    excerpt_release(&excerpt);
    free(own);
}
