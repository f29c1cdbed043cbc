/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/proof_excerpt.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/certificate.h"

static bool are_short(const struct certificate *certificate)
{
    return multipliers_are_short(certificate->multipliers, certificate->n_rows);
}

void proof_split(struct proof_sink *proof, int n_parts, int level)
{
    if (!proof)
        return;
    proof->in_split = n_parts > 0;
    proof->split_level = level;
    proof->sum = 0;
    proof->counted = -1;
    if (n_parts > 0)
        say(proof, "split %d %d\n", n_parts, level + 1);
}

void proof_price(struct proof_sink *proof, int level, int64_t price)
{
    if (proof)
        say(proof, "price %d %" PRId64 "\n", level + 1, price);
}

/* A part's claim of the split's own level: it counts once, by the best that was told of it. */
static void count_part(struct proof_sink *proof, int part, int level, int64_t bound)
{
    if (part != proof->counted)
        proof->counts = 0;
    proof->counted = part;
    if (bound > proof->counts) {
        proof->sum += bound - proof->counts;
        proof->counts = bound;
    }
    if (proof->sum > proof->shown[level])
        proof->shown[level] = proof->sum;
}

void proof_part(struct proof_sink *proof, int part, const struct model *model, int level,
                const struct certificate *certificate)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->full)
        return;
    if (are_short(certificate) && excerpt_make(&excerpt, model, certificate->multipliers, NULL)) {
        say(proof, "claim %d %d %d\n", part, level + 1, certificate->shift);
        excerpt_say(proof, &excerpt, level);
        say(proof, "sum %" PRId64 "\n", certificate->bound + model->constant[level]);
        if (level == proof->split_level)
            count_part(proof, part, level, certificate->bound + model->constant[level]);
    }
    excerpt_release(&excerpt);
}

void proof_fixes(struct proof_sink *proof, int part, const struct model *model, int level,
                 const struct certificate *certificate, int64_t best)
{
    const struct mip *mip = &model->mip;
    struct excerpt excerpt = {0};
    int n = 0;

    if (!proof || proof->full)
        return;
    bool *fixed = calloc((size_t)mip->n_columns + 1, sizeof *fixed);
    bool fine = excerpt_make(&excerpt, model, certificate->multipliers, NULL) && fixed, high;

    fine = fine && are_short(certificate);

    for (int j = 0; fine && j < mip->n_columns; j++) {
        if (model->columns[j].kind != 'x' || mip->columns[j].low == mip->columns[j].high)
            continue;
        fixed[j] = certificate_fixes(certificate, j, best, &high);
        excerpt.wanted[j] |= fixed[j];
        n += fixed[j];
    }
    if (n) {
        say(proof, "claim %d %d %d\n", part, level + 1, certificate->shift);
        excerpt_say(proof, &excerpt, level);
        for (int j = 0; j < mip->n_columns; j++)
            if (fixed[j] && certificate_fixes(certificate, j, best, &high))
                say(proof, "fix %d %d\n", excerpt.number[j], (int)high);
        say(proof, "sum %" PRId64 "\n", certificate->bound + model->constant[level]);
    }
    free(fixed);
    excerpt_release(&excerpt);
}

void proof_tree(struct proof_sink *proof, int part, const struct model *model, int level)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->full)
        return;
    proof->in_tree = excerpt_make(&excerpt, model, NULL, NULL);
    if (proof->in_tree) {
        for (int j = 0; j < model->mip.n_columns; j++) /* nodes call columns by their number */
            excerpt.wanted[j] = true;
        say(proof, "tree %d %d\n", part, level + 1);
        excerpt_say(proof, &excerpt, level);
    }
    excerpt_release(&excerpt);
}

void proof_node(struct proof_sink *proof, int parent, int column, int64_t low, int64_t high)
{
    if (!proof || !proof->in_tree)
        return;
    say(proof, "node %d %d", parent, column);
    say_side(proof, low == INT64_MIN ? -MIP_FREE : low);
    say_side(proof, high);
    say(proof, "\n");
}

void proof_visit(struct proof_sink *proof, int node, const struct certificate *certificate,
                 bool empty)
{
    if (!proof || !proof->in_tree || proof->full || !are_short(certificate))
        return;
    say(proof, "%s %d %d", empty ? "empty" : "visit", node, certificate->shift);
    for (int i = 0; i < certificate->n_rows; i++)
        if (certificate->multipliers[i])
            say(proof, " %d %" PRId64, i, certificate->multipliers[i]);
    say(proof, "\n");
}

void proof_tree_end(struct proof_sink *proof)
{
    if (!proof || !proof->in_tree)
        return;
    proof->in_tree = false;
    say(proof, "leaves\n");
}

void proof_level(struct proof_sink *proof, int level, int64_t bound, const char *how)
{
    if (!proof || proof->names)
        return;
    if (proof->in_split && bound > proof->shown[level])
        proof->shown[level] = bound;
    say(proof, "level %d %" PRId64 " %s %s\n", level + 1, bound,
        proof->in_split ? "parts" : "unstored", how);
}

void proof_forget(struct proof_sink *proof, int level)
{
    if (!proof || proof->names)
        return;
    for (int k = level + 1; k < LEVELS; k++)
        proof->shown[k] = 0;
    say(proof, "forget %d\n", level + 1);
}
