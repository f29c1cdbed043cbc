/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/proof.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>

#include "solver/limits/limit.h"
#include "solver/lp/certificate.h"

enum { LINE_MAX_BYTES = 120 };
#define MULTIPLIER_MAX INT64_C(100000000000000000)

__attribute__((format(printf, 2, 3))) static void say(struct proof_sink *proof, const char *format,
                                                      ...)
{
    char text[LINE_MAX_BYTES];
    va_list args;

    if (proof->full)
        return;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    proof->left -= length;
    proof->full = length < 0 || proof->left < 0 || ferror(proof->file);
    if (proof->full)
        (void)fputs("\nfull\n", proof->file);
    else
        (void)fputs(text, proof->file);
}

static void say_row_name(struct proof_sink *proof, const struct model *model, int row)
{
    for (int k = 0; k < LEVELS; k++) {
        if (model->level_row[k] == row) {
            say(proof, "row level%d", k + 1);
            return;
        }
    }
    say(proof, "row %s", model_row_limit(model, row));
}

static void say_side(struct proof_sink *proof, int64_t side)
{
    if (side == MIP_FREE || side == -MIP_FREE)
        say(proof, " -");
    else
        say(proof, " %" PRId64, side);
}

static void say_column(struct proof_sink *proof, const struct model *model, int j)
{
    const struct mip_column *column = &model->mip.columns[j];
    const struct model_column *row = &model->columns[j];
    const char kind[2] = {row->kind, '\0'};

    say(proof, "col %s %d %d %" PRId64 " %" PRId64 " %" PRId64 "\n",
        row->kind == 'y' ? model_column_limit(model, j) : kind, row->number, row->which,
        column->low, column->high, column->cost);
}

/* Whoever reads it holds numbers to a length. */
static bool are_short(const struct certificate *certificate)
{
    for (int i = 0; i < certificate->n_rows; i++)
        if (certificate->multipliers[i] > MULTIPLIER_MAX ||
            certificate->multipliers[i] < -MULTIPLIER_MAX)
            return false;
    return true;
}

/* What is told of a program: some rows, the columns in them, and those named. */
struct excerpt {
    const struct model *model;
    const int64_t *multipliers; /* by row; NULL: every row, without one */
    bool *wanted;               /* by column */
    int *number;                /* by column: as told */
    int *first, *terms;         /* slices of mip.terms by row */
};

static bool excerpt_make(struct excerpt *excerpt, const struct model *model,
                         const int64_t *multipliers)
{
    const struct mip *mip = &model->mip;

    *excerpt = (struct excerpt){
        .model = model,
        .multipliers = multipliers,
        .wanted = calloc((size_t)mip->n_columns + 1, sizeof(bool)),
        .number = calloc((size_t)mip->n_columns + 1, sizeof(int)),
        .first = calloc((size_t)mip->n_rows + 2, sizeof(int)),
        .terms = calloc((size_t)mip->n_terms + 1, sizeof(int)),
    };
    if (!excerpt->wanted || !excerpt->number || !excerpt->first || !excerpt->terms)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        excerpt->first[mip->terms[i].row + 2]++;
    counts_add_up(excerpt->first, mip->n_rows + 1);
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];

        excerpt->terms[excerpt->first[term->row + 1]++] = i;
        if (!multipliers || multipliers[term->row])
            excerpt->wanted[term->column] = true;
    }
    /* Whatever must be chosen costs, rows or not. */
    for (int j = 0; j < mip->n_columns; j++)
        if (mip->columns[j].cost && (!multipliers || mip->columns[j].low))
            excerpt->wanted[j] = true;
    return true;
}

static void excerpt_release(struct excerpt *excerpt)
{
    free(excerpt->wanted);
    free(excerpt->number);
    free(excerpt->first);
    free(excerpt->terms);
}

static void excerpt_say(struct proof_sink *proof, struct excerpt *excerpt, int level)
{
    const struct model *model = excerpt->model;
    const struct mip *mip = &model->mip;
    int n = 0;

    for (int k = 0; k <= level; k++)
        if (model->constant[k])
            say(proof, "base %d %" PRId64 "\n", k + 1, model->constant[k]);
    for (int j = 0; j < mip->n_columns; j++) {
        if (!excerpt->wanted[j])
            continue;
        excerpt->number[j] = n++;
        say_column(proof, model, j);
    }
    for (int i = 0; i < mip->n_rows; i++) {
        int64_t multiplier = excerpt->multipliers ? excerpt->multipliers[i] : 0;

        if (excerpt->multipliers && !multiplier)
            continue;
        say_row_name(proof, model, i);
        say_side(proof, mip->rows[i].low);
        say_side(proof, mip->rows[i].high);
        say(proof, " %" PRId64, multiplier);
        for (int k = excerpt->first[i]; k < excerpt->first[i + 1]; k++) {
            const struct mip_term *term = &mip->terms[excerpt->terms[k]];

            say(proof, " %d %" PRId64, excerpt->number[term->column], term->factor);
        }
        say(proof, "\n");
    }
}

void proof_text(struct proof_sink *proof, const char *text)
{
    say(proof, "%s", text);
}

void proof_split(struct proof_sink *proof, int n_parts, int level)
{
    if (!proof)
        return;
    proof->in_split = n_parts > 0;
    proof->split_level = level;
    proof->sum = 0;
    if (n_parts > 0)
        say(proof, "split %d %d\n", n_parts, level + 1);
}

void proof_part(struct proof_sink *proof, int part, const struct model *model, int level,
                const struct certificate *certificate)
{
    struct excerpt excerpt = {0};

    if (!proof || proof->full)
        return;
    if (are_short(certificate) && excerpt_make(&excerpt, model, certificate->multipliers)) {
        say(proof, "claim %d %d %d\n", part, level + 1, certificate->shift);
        excerpt_say(proof, &excerpt, level);
        say(proof, "sum %" PRId64 "\n", certificate->bound + model->constant[level]);
        if (level == proof->split_level && certificate->bound + model->constant[level] > 0)
            proof->sum += certificate->bound + model->constant[level];
        if (level == proof->split_level && proof->sum > proof->shown[level])
            proof->shown[level] = proof->sum;
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
    bool fine = excerpt_make(&excerpt, model, certificate->multipliers) && fixed, high;

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
    proof->in_tree = excerpt_make(&excerpt, model, NULL);
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
    if (proof && proof->in_split && bound > proof->shown[level])
        proof->shown[level] = bound;
    if (proof)
        say(proof, "level %d %" PRId64 " %s %s\n", level + 1, bound,
            proof->in_split ? "parts" : "unstored", how);
}

void proof_forget(struct proof_sink *proof, int level)
{
    for (int k = level + 1; proof && k < LEVELS; k++)
        proof->shown[k] = 0;
    if (proof)
        say(proof, "forget %d\n", level + 1);
}
