/* SPDX-License-Identifier: GPL-3.0-or-later
 * The plain model as CPLEX LP text, and the plan as its solution: so that
 * anybody's solver can check what is claimed. */
#include "solver/limits/lp_text.h"
#include "solver/limits/model.h"

#include <stdlib.h>

/* Lines are kept short: some readers stop at 255 or 560 characters. */
enum { TERMS_A_LINE = 8 };

struct plain {
    struct lookup lookup;
    struct model model;
    int *row_first; /* slices of terms[], by row */
    int *terms;     /* numbers of terms, by row, then column */
    struct pool pool;
    int on_line;
    struct lp_text text;
};

/* x and u carry the offer and the task; y and z are numbered in order. */
static void write_name(struct plain *plain, int column)
{
    const struct model_column *row = &plain->model.columns[column];
    bool known = row->kind == 'x' || row->kind == 'u';

    lp_text_letter(&plain->text, row->kind);
    lp_text_number(&plain->text, known ? row->number : column);
}

static void write_term(struct plain *plain, int64_t factor, int column)
{
    if (plain->on_line++ == TERMS_A_LINE) {
        lp_text_word(&plain->text, "\n ");
        plain->on_line = 1;
    }
    lp_text_word(&plain->text, factor < 0 ? " - " : " + ");
    lp_text_number(&plain->text, factor < 0 ? -factor : factor);
    lp_text_letter(&plain->text, ' ');
    write_name(plain, column);
}

/* The columns that cost at the level; false: none does. */
static bool write_level(struct plain *plain, int level)
{
    bool any = false;

    plain->on_line = 0;
    for (int j = 0; j < plain->model.mip.n_columns; j++) {
        int64_t cost = plain->model.columns[j].cost[level];

        if (cost)
            write_term(plain, cost, j);
        any |= cost != 0;
    }
    return any;
}

static void write_end(struct plain *plain, const char *sense, int64_t bound)
{
    lp_text_letter(&plain->text, ' ');
    lp_text_word(&plain->text, sense);
    lp_text_letter(&plain->text, ' ');
    lp_text_number(&plain->text, bound);
    lp_text_letter(&plain->text, '\n');
}

/* One side of a row. */
static void write_side(struct plain *plain, int row, const char *sense, int64_t bound)
{
    const struct mip_term *terms = plain->model.mip.terms;

    lp_text_word(&plain->text, " c");
    lp_text_number(&plain->text, row);
    lp_text_letter(&plain->text, ':');
    plain->on_line = 0;
    for (int i = plain->row_first[row]; i < plain->row_first[row + 1]; i++)
        write_term(plain, terms[plain->terms[i]].factor, terms[plain->terms[i]].column);
    write_end(plain, sense, bound);
}

static void write_row(struct plain *plain, int row)
{
    const struct mip_row *bounds = &plain->model.mip.rows[row];

    if (plain->row_first[row] == plain->row_first[row + 1])
        return;
    if (bounds->low == bounds->high) {
        write_side(plain, row, "=", bounds->low);
        return;
    }
    if (bounds->high != MIP_FREE)
        write_side(plain, row, "<=", bounds->high);
    if (bounds->low != -MIP_FREE)
        write_side(plain, row, ">=", bounds->low);
}

static bool costs_at(const struct model *model, int level)
{
    for (int j = 0; j < model->mip.n_columns; j++)
        if (model->columns[j].cost[level])
            return true;
    return false;
}

/* Rows of levels come last, in order. */
static void write_rows(struct plain *plain, int level, const int64_t *cap)
{
    lp_text_word(&plain->text, "Subject To\n");
    for (int i = 0; i < plain->model.mip.n_rows && plain->text.fine; i++)
        write_row(plain, i);
    for (int k = 0; k < level; k++) {
        if (cap[k] < 0 || !costs_at(&plain->model, k))
            continue;
        lp_text_word(&plain->text, " lev");
        lp_text_number(&plain->text, k + 1);
        lp_text_letter(&plain->text, ':');
        (void)write_level(plain, k);
        write_end(plain, "<=", cap[k]);
    }
}

static void write_columns(struct plain *plain)
{
    const struct mip *mip = &plain->model.mip;
    struct lp_text *text = &plain->text;

    lp_text_word(text, "Bounds\n");
    for (int j = 0; j < mip->n_columns && text->fine; j++) {
        lp_text_letter(text, ' ');
        lp_text_number(text, mip->columns[j].low);
        lp_text_word(text, " <= ");
        write_name(plain, j);
        write_end(plain, "<=", mip->columns[j].high);
    }
    if (!mip->n_columns)
        lp_text_word(text, " 0 <= x0 <= 1\n");
    lp_text_word(text, "Generals\n");
    for (int j = 0; j < mip->n_columns && text->fine; j++) {
        lp_text_letter(text, ' ');
        write_name(plain, j);
        lp_text_letter(text, '\n');
    }
    lp_text_word(text, "End\n");
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

static int row_of(const struct mip_term *term)
{
    return term->row;
}
static int column_of(const struct mip_term *term)
{
    return term->column;
}

/* The numbers in order[] (NULL: 0, 1, 2...) sorted stably by what of() says; first[]: n + 2. */
static void sort_terms(const struct mip *mip, int (*of)(const struct mip_term *), int n,
                       const int *order, int *sorted, int *first)
{
    for (int i = 0; i < mip->n_terms; i++)
        first[of(&mip->terms[i]) + 2]++;
    counts_add_up(first, n + 1);
    for (int i = 0; i < mip->n_terms; i++) {
        int term = order ? order[i] : i;

        sorted[first[of(&mip->terms[term]) + 1]++] = term;
    }
}

static bool sort_rows(struct plain *plain)
{
    const struct mip *mip = &plain->model.mip;
    struct pool pool = {0};
    int *by_column = pool_take(&pool, (size_t)mip->n_terms, sizeof *by_column);
    int *column_first = pool_take(&pool, (size_t)mip->n_columns + 2, sizeof *column_first);

    plain->row_first = pool_take(&plain->pool, (size_t)mip->n_rows + 2, sizeof(int));
    plain->terms = pool_take(&plain->pool, (size_t)mip->n_terms, sizeof(int));
    bool fine = !pool.broken && !plain->pool.broken;

    if (fine) {
        sort_terms(mip, column_of, mip->n_columns, NULL, by_column, column_first);
        sort_terms(mip, row_of, mip->n_rows, by_column, plain->terms, plain->row_first);
    }
    pool_release(&pool);
    return fine;
}

struct plain *plain_make(const struct problem *problem, const bool *chosen)
{
    struct plain *plain = calloc(1, sizeof *plain);

    if (!plain)
        return NULL;
    struct model *model = &plain->model;

    *model = (struct model){.lookup = &plain->lookup, .plan = chosen};
    bool fine = lookup_make(&plain->lookup, problem) && model_make(model);

    for (int k = 0; fine && k < LEVELS; k++)
        add_constant(model, k);
    if (fine && !model->broken && !model->mip.broken && sort_rows(plain))
        return plain;
    plain_release(plain);
    return NULL;
}

void plain_release(struct plain *plain)
{
    if (!plain)
        return;
    model_release(&plain->model);
    lookup_release(&plain->lookup);
    pool_release(&plain->pool);
    free(plain);
}

bool plain_write_lp(struct plain *plain, int level, const int64_t *cap, FILE *file,
                    size_t max_bytes)
{
    lp_text_begin(&plain->text, file, max_bytes);
    lp_text_word(&plain->text, "Minimize\n obj:");
    lp_text_word(&plain->text, write_level(plain, level) ? "\n" : " 0 x0\n");
    write_rows(plain, level, cap);
    write_columns(plain);
    return lp_text_end(&plain->text);
}

bool plain_write_sol(struct plain *plain, FILE *file)
{
    const struct model *model = &plain->model;

    lp_text_begin(&plain->text, file, SIZE_MAX);
    for (int j = 0; j < model->mip.n_columns; j++) {
        if (!model->columns[j].value)
            continue;
        write_name(plain, j);
        lp_text_letter(&plain->text, ' ');
        lp_text_number(&plain->text, model->columns[j].value);
        lp_text_letter(&plain->text, '\n');
    }
    return lp_text_end(&plain->text);
}
