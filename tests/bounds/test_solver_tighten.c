/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tightening loses no whole solution and wins none. */
#include "tests/support/check.h"

#include "solver/mip_prove.h"
#include "tests/support/dice.h"

enum { COLUMNS = 6, ROWS = 5, ROUNDS = 3000 };

static void random_row(struct mip *mip)
{
    int64_t low = roll(3) ? -MIP_FREE : roll(16) - 10;
    int64_t high = roll(4) || low == -MIP_FREE ? (low == -MIP_FREE ? 0 : low) + roll(12) : MIP_FREE;
    int row = mip_add_row(mip, low, high);

    for (int j = 0; j < COLUMNS; j++) {
        int factor = roll(4) ? roll(15) - 7 : 0;

        if (factor)
            mip_add_term(mip, row, j, factor);
    }
}

static void random_mip(struct mip *mip)
{
    for (int j = 0; j < COLUMNS; j++) {
        int column = roll(3) ? mip_add_choice(mip, 1) : mip_add_amount(mip, 3, 1);

        mip->columns[column].low = roll(6) ? 0 : 1;
        mip->columns[column].whole = roll(8) > 0;
        if (roll(5) == 0) /* a choice that does not begin at nothing */
            mip->columns[column].high = mip->columns[column].low + 1;
    }
    for (int i = 0; i < ROWS; i++)
        random_row(mip);
}

static bool within(const struct mip *mip, const int *point)
{
    int64_t sum[ROWS] = {0};

    for (int j = 0; j < COLUMNS; j++)
        if (point[j] < mip->columns[j].low || point[j] > mip->columns[j].high)
            return false;
    for (int i = 0; i < mip->n_terms; i++)
        sum[mip->terms[i].row] += mip->terms[i].factor * point[mip->terms[i].column];
    for (int i = 0; i < ROWS; i++)
        if ((mip->rows[i].low != -MIP_FREE && sum[i] < mip->rows[i].low) ||
            (mip->rows[i].high != MIP_FREE && sum[i] > mip->rows[i].high))
            return false;
    return true;
}

static void same_points(void **state)
{
    bool before[1 << (2 * COLUMNS)];
    int narrower = 0, solvable = 0;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct mip mip = {0};
        int64_t size = 0, points = 0, factors = 0;

        random_mip(&mip);
        for (int code = 0; code < 1 << (2 * COLUMNS); code++) {
            int point[COLUMNS];

            for (int j = 0; j < COLUMNS; j++)
                point[j] = code >> (2 * j) & 3;
            before[code] = within(&mip, point);
            points += before[code];
        }
        for (int i = 0; i < mip.n_terms; i++)
            size += llabs(mip.terms[i].factor);
        assert_true(mip_tighten(&mip, NULL, 1 + roll(4)));
        for (int code = 0; code < 1 << (2 * COLUMNS); code++) {
            int point[COLUMNS];

            for (int j = 0; j < COLUMNS; j++)
                point[j] = code >> (2 * j) & 3;
            assert_int_equal(within(&mip, point), before[code]);
        }
        for (int i = 0; i < mip.n_terms; i++)
            factors += llabs(mip.terms[i].factor);
        narrower += factors < size;
        solvable += points > 0;
        mip_release(&mip);
    }
    assert_true(solvable > ROUNDS / 3);
    assert_true(narrower > ROUNDS / 4);
}

/* Used at all costs 1: 3 choices <= 100 used.  The relaxation pays for a hundredth, then for a
 * third. */
static void worth_it(void **state)
{
    struct mip mip = {0};
    const struct mip_effort effort = {0};
    int used = mip_add_choice(&mip, 300);
    int row = mip_add_row(&mip, -MIP_FREE, 0), least = mip_add_row(&mip, 1, MIP_FREE);

    (void)state;
    mip_add_term(&mip, row, used, -100);
    for (int i = 0; i < 3; i++) {
        int column = mip_add_choice(&mip, 0);

        mip_add_term(&mip, row, column, 1);
        mip_add_term(&mip, least, column, 1);
    }
    assert_int_equal(mip_relax(&mip, &effort), MIP_OPTIMAL);
    assert_true(mip.values[used] < 0.011);
    assert_true(mip_tighten(&mip, NULL, 1));
    assert_int_equal(mip.terms[0].factor, -3);
    assert_int_equal(mip_relax(&mip, &effort), MIP_OPTIMAL);
    assert_true(mip.values[used] > 0.33);
    mip_release(&mip);
}

/* A row that somebody will change keeps its numbers; columns are narrowed by it all the same. */
static void kept(void **state)
{
    struct mip mip = {0};
    const bool keep[1] = {true};
    int a = mip_add_amount(&mip, 9, 0), b = mip_add_choice(&mip, 0);
    int row = mip_add_row(&mip, -MIP_FREE, 7);

    (void)state;
    mip_add_term(&mip, row, a, 2);
    mip_add_term(&mip, row, b, 5);
    assert_true(mip_tighten(&mip, keep, 5));
    assert_int_equal(mip.columns[a].high, 3);
    assert_int_equal(mip.terms[1].factor, 5);
    assert_int_equal(mip.rows[row].high, 7);
    assert_true(mip_tighten(&mip, NULL, 5));
    assert_int_equal(mip.terms[1].factor, 4); /* 2a + 4b <= 6 */
    assert_int_equal(mip.rows[row].high, 6);
    mip_release(&mip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_points),
        cmocka_unit_test(worth_it),
        cmocka_unit_test(kept),
    };

    dice = 7;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
