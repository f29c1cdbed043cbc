/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that cut fractions off large programs: made for whoever asks for them there, and true. */
#include "tests/check.h"

#include "solver/mip/mip_cuts.h"

enum { THREES = 1500 };

/* Threes of which one may be, where the relaxation says one and a half. */
static void make_threes(struct mip *mip)
{
    for (int i = 0; i < 3 * THREES; i++) {
        int row = i % 3 ? mip->n_rows - 1 : mip_add_row(mip, -MIP_FREE, 3);

        mip_add_term(mip, row, mip_add_choice(mip, -1), 2);
    }
}

/* Whole values keep a row when the best of each three together do.  Where its terms end. */
static int row_keeps(const struct mip *mip, int first)
{
    int64_t most[THREES] = {0}, sum = 0;
    int end = first, row = mip->terms[first].row;

    for (; end < mip->n_terms && mip->terms[end].row == row; end++) {
        int64_t *its = &most[mip->terms[end].column / 3];

        *its = mip->terms[end].factor > *its ? mip->terms[end].factor : *its;
    }
    for (int i = 0; i < THREES; i++)
        sum += most[i];
    assert_true(sum <= mip->rows[row].high);
    return end;
}

static void large_programs(void **state)
{
    const struct mip_effort no_limit = {.pivots = 0};

    (void)state;
    for (int large = 0; large < 2; large++) {
        struct mip mip = {0};
        struct mip_cuts cuts = {.target = INT64_MAX, .pivots = 100000, .large = large};

        make_threes(&mip);
        int first = mip.n_terms;

        assert_int_equal(mip_relax(&mip, &no_limit), MIP_OPTIMAL);
        mip_cuts_add(&mip, &cuts);
        assert_int_equal(mip.n_rows > THREES, large);
        while (first < mip.n_terms)
            first = row_keeps(&mip, first);
        mip_release(&mip);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(large_programs)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
