/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_tie.c - what a row of one person leaves them, in proportion to being told.
 *
 * Of a row "at most so much" whose work tells one person, nothing new is done unless they are told.
 * So its room beyond what is left then hangs on telling them: a relaxation that tells half of
 * somebody gets half of what their hours, their covers and their day have room for, no longer all.
 */
#include <string.h>

#include "solver/rungs/rungs_model.h"

/* By row: what is added; factor 0: nothing. */
struct tie {
    int column;
    int64_t factor;
};

/* One row: whom its work tells, and what it can come to when they are not. */
struct tied {
    int person; /* + 1; 0: nobody */
    bool mixed; /* several people, or one column that may come to less than nothing */
    bool below;
    int64_t untold;
};

int climb_told(struct climb *climb, int person)
{
    if (climb->told[person] < 0)
        climb->told[person] = model_add_column(&climb->model, 'y', person, 1, 0);
    return climb->told[person];
}

static struct tied row_look(const struct climb *climb, const struct takers *takers, int first,
                            int end)
{
    const struct mip *mip = &climb->model.mip;
    struct tied tied = {0};

    for (int i = first; i < end; i++) {
        const struct mip_term *term = &mip->terms[i];
        const struct mip_column *column = &mip->columns[term->column];
        int person = takers->person[term->column];
        if (person && term->factor > 0) {
            tied.mixed = tied.mixed || (tied.person && tied.person != person);
            tied.person = person;
        } else {
            tied.untold += term->factor * (term->factor > 0 ? column->high : column->low);
        }
        tied.below = tied.below || term->factor < 0;
    }
    return tied;
}

/* The row says of a column that it is chosen only when they are told. */
static void say(const struct climb *climb, const struct takers *takers, int first, int end,
                int64_t room)
{
    const struct mip *mip = &climb->model.mip;

    for (int i = first; i < end; i++)
        if (takers->person[mip->terms[i].column] && mip->terms[i].factor >= room)
            takers->said[mip->terms[i].column] = true;
}

static void tie_row(struct climb *climb, const struct takers *takers, int first, int end,
                    struct tie *tie)
{
    struct mip *mip = &climb->model.mip;
    struct mip_row *row = &mip->rows[mip->terms[first].row];

    if (row->high == MIP_FREE || row->low != -MIP_FREE)
        return;
    struct tied tied = row_look(climb, takers, first, end);
    int64_t room = row->high - tied.untold;
    if (!tied.person || tied.mixed || room <= 0)
        return;
    *tie = (struct tie){climb_told(climb, tied.person - 1), -room};
    row->high = tied.untold;
    if (tied.untold == 0 && !tied.below)
        say(climb, takers, first, end, room);
}

/* Terms of a row go on to stand together. */
static void add_ties(struct climb *climb, const struct tie *ties, int n_terms)
{
    struct mip *mip = &climb->model.mip;
    struct pool pool = {0};
    struct mip_term *terms = pool_take(&pool, (size_t)n_terms + 1, sizeof *terms);
    int n = 0;

    if (terms && n_terms)
        memcpy(terms, mip->terms, (size_t)n_terms * sizeof *terms);
    for (int i = 0; terms && i < n_terms; i++)
        if (ties[i].factor)
            mip_add_term(mip, 0, ties[i].column, ties[i].factor); /* the room; placed below */
    for (int i = 0; terms && i < n_terms && !mip->broken; i++) {
        mip->terms[n++] = terms[i];
        if (ties[i].factor)
            mip->terms[n++] = (struct mip_term){terms[i].row, ties[i].column, ties[i].factor};
    }
    mip->broken = mip->broken || !terms;
    pool_release(&pool);
}

void climb_tie(struct climb *climb, const struct takers *takers, int n_rows)
{
    const struct mip *mip = &climb->model.mip;
    int n_terms = mip->n_terms, first = 0;
    struct tie *ties =
        pool_take(&climb->pool, (size_t)n_terms + 1, sizeof *ties); /* by last term */

    while (ties && first < n_terms && !mip->broken) {
        int end = first;
        while (end < n_terms && mip->terms[end].row == mip->terms[first].row)
            end++;
        if (mip->terms[first].row < n_rows)
            tie_row(climb, takers, first, end, &ties[end - 1]);
        first = end;
    }
    if (ties && !mip->broken)
        add_ties(climb, ties, n_terms);
}
