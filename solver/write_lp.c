/* SPDX-License-Identifier: GPL-3.0-or-later
 * The plain model as CPLEX LP text, and the plan as its solution: so that
 * anybody's solver can check what is claimed. */
#include "solver/model.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Lines are kept short: some readers stop at 255 or 560 characters. */
enum { TERMS_A_LINE = 8, NAME_MAX_BYTES = 16, LINE_MAX_BYTES = 64 };

struct writer {
    FILE *file;
    size_t left;
    const struct model *model;
    int on_line;
    bool fine;
};

static void write_text(struct writer *writer, const char *text)
{
    size_t length = strlen(text);

    writer->fine = writer->fine && length <= writer->left;
    if (!writer->fine)
        return;
    writer->left -= length;
    writer->fine = fputs(text, writer->file) >= 0;
}

/* x and u carry the offer and the task; y and z are numbered in order. */
static void write_name(struct writer *writer, int column)
{
    const struct model_column *row = &writer->model->columns[column];
    bool known = row->kind == 'x' || row->kind == 'u';
    char text[LINE_MAX_BYTES];

    (void)snprintf(text, sizeof text, "%c%d", row->kind, known ? row->number : column);
    write_text(writer, text);
}

static void write_term(struct writer *writer, int64_t factor, int column)
{
    char text[LINE_MAX_BYTES];

    if (writer->on_line++ == TERMS_A_LINE) {
        write_text(writer, "\n ");
        writer->on_line = 1;
    }
    (void)snprintf(text, sizeof text, " %c %" PRId64 " ", factor < 0 ? '-' : '+',
                   factor < 0 ? -factor : factor);
    write_text(writer, text);
    write_name(writer, column);
}

static void write_objective(struct writer *writer)
{
    const struct mip *mip = &writer->model->mip;
    bool empty = true;

    write_text(writer, "Minimize\n obj:");
    writer->on_line = 0;
    for (int j = 0; j < mip->n_columns; j++) {
        if (!mip->columns[j].cost)
            continue;
        empty = false;
        write_term(writer, mip->columns[j].cost, j);
    }
    write_text(writer, empty ? " 0 x0\n" : "\n");
}

/* One side of a row; terms are those of the row. */
static void write_side(struct writer *writer, const char *name, const struct mip_term *terms, int n,
                       const char *sense, int64_t bound)
{
    char text[LINE_MAX_BYTES];

    write_text(writer, name);
    writer->on_line = 0;
    for (int i = 0; i < n; i++)
        write_term(writer, terms[i].factor, terms[i].column);
    (void)snprintf(text, sizeof text, " %s %" PRId64 "\n", sense, bound);
    write_text(writer, text);
}

static void write_row(struct writer *writer, int row, const char *name,
                      const struct mip_term *terms, int n)
{
    const struct mip_row *bounds = &writer->model->mip.rows[row];
    char text[LINE_MAX_BYTES];

    if (!n)
        return;
    if (name)
        (void)snprintf(text, sizeof text, " %s:", name);
    else
        (void)snprintf(text, sizeof text, " c%d:", row);
    if (bounds->low == bounds->high) {
        write_side(writer, text, terms, n, "=", bounds->low);
        return;
    }
    if (bounds->high != MIP_FREE)
        write_side(writer, text, terms, n, "<=", bounds->high);
    if (bounds->low != -MIP_FREE)
        write_side(writer, text, terms, n, ">=", bounds->low);
}

static int by_row(const void *left, const void *right)
{
    const struct mip_term *a = left, *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : a->column - b->column;
}

/* Rows of levels come last, in order, as model_aim() added them. */
static void write_rows(struct writer *writer, int first_level_row, const int *row_level)
{
    struct mip *mip = (struct mip *)&writer->model->mip;
    int next = 0;

    qsort(mip->terms, (size_t)mip->n_terms, sizeof *mip->terms, by_row);
    write_text(writer, "Subject To\n");
    for (int i = 0; i < mip->n_rows && writer->fine; i++) {
        int from = next;
        char name[NAME_MAX_BYTES] = "";

        while (next < mip->n_terms && mip->terms[next].row == i)
            next++;
        if (i >= first_level_row)
            (void)snprintf(name, sizeof name, "lev%d", row_level[i - first_level_row] + 1);
        write_row(writer, i, *name ? name : NULL, mip->terms + from, next - from);
    }
}

static void write_columns(struct writer *writer)
{
    const struct mip *mip = &writer->model->mip;
    char text[LINE_MAX_BYTES];

    write_text(writer, "Bounds\n");
    for (int j = 0; j < mip->n_columns && writer->fine; j++) {
        (void)snprintf(text, sizeof text, " %" PRId64 " <= ", mip->columns[j].low);
        write_text(writer, text);
        write_name(writer, j);
        (void)snprintf(text, sizeof text, " <= %" PRId64 "\n", mip->columns[j].high);
        write_text(writer, text);
    }
    if (!mip->n_columns)
        write_text(writer, " 0 <= x0 <= 1\n");
    write_text(writer, "Generals\n");
    for (int j = 0; j < mip->n_columns && writer->fine; j++) {
        write_text(writer, " ");
        write_name(writer, j);
        write_text(writer, "\n");
    }
    write_text(writer, "End\n");
}

/* A row needs a term: what does not depend on the plan is told by a column of
 * its own that cannot be anything else. */
static void add_constant(struct model *model, int level)
{
    if (!model->constant[level])
        return;
    int column = model_add_column(model, 'y', -1, 1, 1);

    if (model->mip.broken || model->broken)
        return;
    model->mip.columns[column].low = 1;
    model_cost(model, column, level, model->constant[level]);
    model->constant[level] = 0;
}

/* Not model_cap(), which reduces.  False: nothing costs at the level. */
static bool add_level_row(struct model *model, int level, int64_t cap)
{
    int row = -1;

    for (int j = 0; j < model->mip.n_columns; j++) {
        if (!model->columns[j].cost[level])
            continue;
        if (row < 0)
            row = mip_add_row(&model->mip, -MIP_FREE, cap);
        mip_add_term(&model->mip, row, j, model->columns[j].cost[level]);
    }
    return row >= 0;
}

bool problem_write_lp(const struct problem *problem, int level, const int64_t *cap, FILE *file,
                      size_t max_bytes)
{
    struct lookup lookup = {0};
    struct model model = {.lookup = &lookup};
    int64_t weight[LEVELS] = {0};
    int row_level[LEVELS], n_level_rows = 0;
    struct writer writer = {.file = file, .left = max_bytes, .model = &model};

    if (lookup_make(&lookup, problem) && model_make(&model)) {
        int first_level_row = model.mip.n_rows;

        for (int k = 0; k < LEVELS; k++) {
            add_constant(&model, k);
            if (k < level && cap[k] >= 0 && add_level_row(&model, k, cap[k]))
                row_level[n_level_rows++] = k;
        }
        weight[level] = 1;
        model_aim(&model, weight);
        writer.fine = !model.broken && !model.mip.broken;
        write_objective(&writer);
        write_rows(&writer, first_level_row, row_level);
        write_columns(&writer);
    }
    model_release(&model);
    lookup_release(&lookup);
    return writer.fine && fflush(file) == 0;
}

bool problem_write_sol(const struct problem *problem, const bool *chosen, FILE *file)
{
    struct lookup lookup = {0};
    struct model model = {.lookup = &lookup, .plan = chosen};
    struct writer writer = {.file = file, .left = SIZE_MAX, .model = &model};
    char text[LINE_MAX_BYTES];

    if (lookup_make(&lookup, problem) && model_make(&model)) {
        writer.fine = true;
        for (int k = 0; k < LEVELS; k++)
            add_constant(&model, k);
        for (int j = 0; j < model.mip.n_columns; j++) {
            if (!model.columns[j].value)
                continue;
            write_name(&writer, j);
            (void)snprintf(text, sizeof text, " %" PRId64 "\n", model.columns[j].value);
            write_text(&writer, text);
        }
        writer.fine = writer.fine && !model.broken && !model.mip.broken;
    }
    model_release(&model);
    lookup_release(&lookup);
    return writer.fine && fflush(file) == 0;
}
