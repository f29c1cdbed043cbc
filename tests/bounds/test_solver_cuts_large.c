/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that cut fractions off large programs: made for whoever asks for them there, and true. */
#include "tests/support/check.h"

#include "solver/mip/mip_cut.h"
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

/* Columns far from each other, at the ends of words and none for several: each is met once. */
static void columns_that_were_touched(void **state)
{
    static const int which[] = {0, 1, 63, 64, 130, 200, 383, 384, 640};
    enum { COLUMNS = 700, N = sizeof which / sizeof which[0] };
    uint64_t touched[COLUMNS / CUT_WORD + 1] = {0};
    struct mip mip = {.n_columns = COLUMNS};
    struct cutting cutting = {.mip = &mip, .touched = touched};
    int at = -1;

    (void)state;
    for (int i = 0; i < N; i++)
        touched[which[i] / CUT_WORD] |= UINT64_C(1) << (which[i] % CUT_WORD);
    for (int i = 0; i < N; i++) {
        at = cutting_next(&cutting, at + 1);
        assert_int_equal(at, which[i]);
    }
    assert_int_equal(cutting_next(&cutting, at + 1), COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(large_programs),
                                       cmocka_unit_test(columns_that_were_touched)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
