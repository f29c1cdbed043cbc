/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices from the middle: as good as the simplex's on random programs, rows left out or not, from
 * nowhere or from where the last program ended. */
#include "tests/support/check.h"

#include <math.h>

#include "solver/lp/centre.h"
#include "tests/support/dice.h"

enum { JOINT = 6, APART = 4, EACH_APART = 5, MOST_ROWS = JOINT + APART, PROGRAMS = 300 };
enum { GROUPS = 3 };

static const int group[JOINT] = {0, 1, 2, 0, 1, 2};

static void term(struct mip *mip, int row, int column, int64_t factor)
{
    if (factor)
        mip_add_term(mip, row, column, factor);
}

/* In groups: may a column that is of one of them be in this row? */
static bool may_be_in(int row, int own)
{
    return group[row] == own || group[row] == GROUPS - 1;
}

/* Rows: work that may be left undone at a cost, limits, an equation; then at most one each of some
 * columns. */
static void make(struct mip *mip, bool grouped)
{
    for (int i = 0; i < JOINT; i++) {
        int64_t amount = 1 + roll(4);
        bool limit = i % 3 == 2, equal = i == 0;

        (void)mip_add_row(mip, limit ? -MIP_FREE : amount, limit || equal ? amount : MIP_FREE);
        if (!limit)
            mip_add_term(mip, i, mip_add_amount(mip, amount, 20 + roll(60)), 1);
    }
    for (int p = 0; p < APART; p++) {
        (void)mip_add_row(mip, -MIP_FREE, 1);
        for (int k = 0; k < EACH_APART; k++) {
            int column = mip_add_amount(mip, 1, roll(40)), own = p % GROUPS;

            for (int i = 0; i < JOINT; i++)
                if (!grouped || may_be_in(i, own))
                    term(mip, i, column, roll(3));
            mip_add_term(mip, JOINT + p, column, 1);
        }
    }
}

/* What the prices prove. */
static double proven(const struct mip *mip, const bool *in)
{
    double sum = 0;

    for (int i = 0; i < mip->n_rows; i++) {
        const struct mip_row *row = &mip->rows[i];

        assert_true(in[i] || mip->duals[i] == 0);
        if (in[i] && mip->duals[i] != 0)
            sum += mip->duals[i] *
                   (double)(mip->duals[i] > 0 && row->low != -MIP_FREE ? row->low : row->high);
    }
    for (int j = 0; j < mip->n_columns; j++) {
        double rest = (double)mip->columns[j].cost;

        for (int i = 0; i < mip->n_terms; i++)
            if (mip->terms[i].column == j)
                rest -= mip->duals[mip->terms[i].row] * (double)mip->terms[i].factor;
        sum += rest * (double)(rest < 0 ? mip->columns[j].high : mip->columns[j].low);
    }
    return sum;
}

static double cost_of(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->values[j] * (double)mip->columns[j].cost;
    return sum;
}

/* What the simplex says of the rows that are in. */
static double simplex(const struct mip *from, const bool *in)
{
    struct mip mip = {0};
    struct mip_effort effort = {0};

    for (int j = 0; j < from->n_columns; j++)
        (void)mip_add_amount(&mip, from->columns[j].high, from->columns[j].cost);
    for (int i = 0; i < from->n_rows; i++)
        (void)mip_add_row(&mip, in[i] ? from->rows[i].low : -MIP_FREE,
                          in[i] ? from->rows[i].high : MIP_FREE);
    for (int i = 0; i < from->n_terms; i++)
        mip_add_term(&mip, from->terms[i].row, from->terms[i].column, from->terms[i].factor);
    assert_int_equal(mip_relax(&mip, &effort), MIP_OPTIMAL);
    double cost = cost_of(&mip);

    mip_release(&mip);
    return cost;
}

static void near(uint64_t seed, const char *what, double is, double wants)
{
    if (fabs(is - wants) > 0.01 * (1 + fabs(wants)))
        fail_msg("seed %d: %s is %f, not %f", (int)seed, what, is, wants);
}

static void as_simplex(bool sparse)
{
    for (uint64_t number = 1; number <= PROGRAMS; number++) {
        struct mip mip = {0};
        bool in[MOST_ROWS];
        double start[JOINT] = {0};

        dice = number;
        make(&mip, number % 2);
        for (int i = 0; i < MOST_ROWS; i++)
            in[i] = i >= JOINT || number % 3 || roll(4) > 0;
        struct centre centre = {.in = in,
                                .first_apart = sparse ? MOST_ROWS : JOINT,
                                .start = sparse ? NULL : start,
                                .sparse = sparse,
                                .gap = 1e-5};
        if (!sparse && number % 2) {
            centre.group = group;
            centre.n_groups = GROUPS;
        }
        double wants = simplex(&mip, in);

        for (int time = 0; time < 2; time++) { /* and from where it ended */
            assert_true(mip_centre(&mip, &centre));
            assert_int_equal(centre.n_values, mip.n_columns);
            near(number, "value", centre.value, wants);
            near(number, "cost", cost_of(&mip), wants);
            near(number, "bound", proven(&mip, in), wants);
        }
        mip_release(&mip);
    }
}

static void as_the_simplex(void **state)
{
    (void)state;
    as_simplex(false);
}

static void as_the_simplex_where_few_rows_meet(void **state)
{
    (void)state;
    as_simplex(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_the_simplex),
                                       cmocka_unit_test(as_the_simplex_where_few_rows_meet)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
