/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why a relaxation has no solution: proven where there is none, never where there is one. */
#include "solver/lp/mip_ray.h"
#include "tests/support/check.h"
#include "tests/support/dice.h"

enum { PROGRAMS = 400, COLUMNS = 6, ROWS = 5, WEIGHTS = 20 };

/* Rows that hold at a point; then, when it is to have none, one more that is beyond any. */
static void make_program(struct mip *mip, bool empty)
{
    int64_t at[COLUMNS], most = 0;

    for (int j = 0; j < COLUMNS; j++) {
        mip_add_amount(mip, 1 + roll(5), roll(9) - 2);
        at[j] = roll((int)mip->columns[j].high + 1);
    }
    for (int i = 0; i < ROWS; i++) {
        int64_t sum = 0;
        int row = mip_add_row(mip, -MIP_FREE, MIP_FREE);
        for (int j = 0; j < COLUMNS; j++) {
            int factor = roll(7) - 3;
            mip_add_term(mip, row, j, factor);
            sum += factor * at[j];
        }
        if (roll(2))
            mip->rows[row].high = sum + roll(3);
        else
            mip->rows[row].low = sum - roll(3);
    }
    int row = mip_add_row(mip, -MIP_FREE, MIP_FREE);
    for (int j = 0; j < COLUMNS; j++) {
        mip_add_term(mip, row, j, 1);
        most += mip->columns[j].high;
    }
    mip->rows[row].low = empty ? most : 0;
    row = mip_add_row(mip, -MIP_FREE, empty ? most - 1 : most);
    for (int j = 0; j < COLUMNS; j++)
        mip_add_term(mip, row, j, 1);
}

static void what_is_empty_is_proven(void **state)
{
    int proven = 0;

    (void)state;
    for (int seed = 1; seed <= PROGRAMS; seed++) {
        struct mip mip = {0};
        struct mip_effort effort = {.pivots = 1000};
        dice = (uint64_t)seed * 977 + 5;
        make_program(&mip, true);
        struct mip_session *session = mip_session_begin(&mip, seed % 2);
        assert_non_null(session);
        if (mip_session_relax(session, &effort) == MIP_NONE && mip_session_ray(session))
            proven += mip_ray_proves(&mip);
        mip_session_end(session);
        mip_release(&mip);
    }
    print_message("%d of %d proven\n", proven, PROGRAMS);
    assert_true(proven * 10 >= PROGRAMS * 9);
}

/* Whatever the weights: nothing, what a relaxation ends with, or what the dice say. */
static void what_is_not_never_is(void **state)
{
    (void)state;
    for (int seed = 1; seed <= PROGRAMS; seed++) {
        struct mip mip = {0};
        struct mip_effort effort = {.pivots = 1000};
        dice = (uint64_t)seed * 1409 + 3;
        make_program(&mip, false);
        assert_int_equal(mip_relax(&mip, &effort), MIP_OPTIMAL);
        assert_false(mip_ray_proves(&mip));
        for (int i = 0; i < WEIGHTS; i++) {
            for (int row = 0; row < mip.n_rows; row++)
                mip.duals[row] = i == 0 ? 0 : (roll(2001) - 1000) / 250.0;
            assert_false(mip_ray_proves(&mip));
        }
        mip_release(&mip);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_empty_is_proven),
        cmocka_unit_test(what_is_not_never_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
