/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_sift.c - a relaxation that asks only those who could help.
 *
 * Solved with a few people who may be told.  What its duals promise anybody else for all they could
 * take, against the price of telling one more, says who comes in; when nobody does, the duals (with
 * those of the rows that tie a person's work to telling them) certify the relaxation of everybody.
 */
#include "solver/rungs/rungs_step.h"

#include <string.h>

enum { ROUNDS = 24, BEGIN_WITH = 8, AT_ONCE = 8, GROW_ROUNDS = 40 };
static const double nothing = 1e-7;

/* Those who come in first: told already, and the most useful. */
static void begin_with(struct climb *climb)
{
    const struct mip_column *columns = climb->model.mip.columns;

    for (int p = 0; p < climb->ask->n_people; p++)
        climb->sifted[p] = climb->told[p] >= 0 && columns[climb->told[p]].low;
    for (int k = 0; k < BEGIN_WITH; k++) {
        int best = -1;
        for (int p = 0; p < climb->ask->n_people; p++)
            if (climb->told[p] >= 0 && !climb->sifted[p] &&
                (best < 0 || climb->useful[p] > climb->useful[best] + 1e-9))
                best = p;
        if (best >= 0)
            climb->sifted[best] = true;
    }
}

/* By column: what it costs at these duals. */
static void reduced_costs(const struct mip *mip, double *reduced)
{
    for (int j = 0; j < mip->n_columns; j++)
        reduced[j] = (double)mip->columns[j].cost;
    for (int i = 0; i < mip->n_terms; i++)
        reduced[mip->terms[i].column] -=
            mip->duals[mip->terms[i].row] * (double)mip->terms[i].factor;
}

/* A row that ties something to telling who is not asked: its dual is what of it would be gained. */
static void price_row(struct climb *climb, int first, int end, int told, double *reduced)
{
    struct mip *mip = &climb->model.mip;
    int row = mip->terms[first].row;
    bool drops = mip->rows[row].low == 1;
    double gain = 0;

    for (int i = first; i < end; i++) {
        int column = mip->terms[i].column;
        double its = drops ? reduced[column] : -reduced[column];
        if (column != told && its > gain)
            gain = its;
    }
    if (gain <= 0)
        return;
    mip->duals[row] = drops ? gain : -gain;
    for (int i = first; i < end; i++)
        reduced[mip->terms[i].column] -= mip->duals[row] * (double)mip->terms[i].factor;
}

/* Rows "at most one of these, and only when told" and "still theirs, or told". */
static bool ties(const struct mip_row *row)
{
    return (row->low == -MIP_FREE && row->high == 0) || (row->low == 1 && row->high == MIP_FREE);
}

static void price_others(struct climb *climb, const int *person_of, double *reduced)
{
    const struct mip *mip = &climb->model.mip;

    for (int first = 0, end; first < mip->n_terms; first = end) {
        int row = mip->terms[first].row, person = -1;
        for (end = first; end < mip->n_terms && mip->terms[end].row == row; end++)
            if (person_of[mip->terms[end].column])
                person = person_of[mip->terms[end].column] - 1;
        if (person >= 0 && row != climb->cap_row && !climb->sifted[person] && ties(&mip->rows[row]))
            price_row(climb, first, end, climb->told[person], reduced);
    }
}

/* Those whom the duals promise most; false: nobody. */
static bool take_in(struct climb *climb, const double *reduced)
{
    bool any = false;

    for (int k = 0; k < AT_ONCE; k++) {
        int best = -1;
        for (int p = 0; p < climb->ask->n_people; p++)
            if (climb->told[p] >= 0 && !climb->sifted[p] && reduced[climb->told[p]] < -nothing &&
                (best < 0 || reduced[climb->told[p]] < reduced[climb->told[best]] - nothing))
                best = p;
        if (best < 0)
            break;
        climb->sifted[best] = any = true;
    }
    return any;
}

void climb_sift(struct climb *climb, int at, int64_t work)
{
    struct mip *mip = &climb->model.mip;
    int64_t least = climb->work - work;

    begin_with(climb);
    for (int round = 0; round < ROUNDS && climb->work > 0 && climb->work >= least; round++) {
        climb_only(climb, climb->sifted);
        climb_relax(climb, at, round ? RELAX_MORE : RELAX_SOME, GROW_ROUNDS);
        struct pool pool = {0};
        int *person_of = pool_take(&pool, (size_t)mip->n_columns + 1, sizeof *person_of);
        double *reduced = pool_take(&pool, (size_t)mip->n_columns + 1, sizeof *reduced);
        bool more = false;
        if (!pool.broken && mip->duals) {
            for (int p = 0; p < climb->ask->n_people; p++)
                if (climb->told[p] >= 0)
                    person_of[climb->told[p]] = p + 1;
            reduced_costs(mip, reduced);
            price_others(climb, person_of, reduced);
            more = take_in(climb, reduced);
        }
        pool_release(&pool);
        if (!more)
            break;
    }
    climb_only(climb, NULL);
}
