/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that choices make tighter keep every whole point that is cheap enough: over small random
 * programs, by going through all points. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "solver/mip/mip_spare.h"
#include "tests/support/tiny_mip.h"

enum { ROUNDS = 600 };

/* The values are beyond each of the rows from `first` on. */
static void values_break(const struct mip *mip, int first)
{
    for (int i = first; i < mip->n_rows; i++) {
        double sum = 0;
        for (int k = 0; k < mip->n_terms; k++)
            sum += mip->terms[k].row == i
                       ? (double)mip->terms[k].factor * mip->values[mip->terms[k].column]
                       : 0;
        assert_true(mip->rows[i].low == -MIP_FREE ? sum > (double)mip->rows[i].high
                                                  : sum < (double)mip->rows[i].low);
    }
}

/* Rows that choices make tighter, twice over: of values anywhere between the ends. */
static void tighter_rows_keep_points(void **state)
{
    int rows = 0, again = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        struct mip mip = tiny_loose(seed);
        struct mip_imply imply;
        int64_t point[TINY_COLUMNS] = {0}, most = roll(40) - 10;

        mip.values = calloc(TINY_COLUMNS, sizeof(double));
        assert_non_null(mip.values);
        for (int j = 0; j < TINY_COLUMNS; j++)
            mip.values[j] = (double)mip.columns[j].high * roll(101) / 100;
        assert_true(mip_imply_begin(&imply, &mip));
        mip_imply_cutoff(&imply, most);
        bool any = mip_imply_run(&imply);
        mip_imply_keep(&imply);
        int first = any ? mip_spare_rows(&imply, &mip, 3, NULL) : 0;
        int second = any ? mip_spare_rows(&imply, &mip, TINY_ROWS, NULL) : 0;
        assert_true(first <= 3 && mip.n_rows == TINY_ROWS + first + second);
        values_break(&mip, TINY_ROWS);
        do {
            if (any && tiny_holds(&mip, point, 0, TINY_ROWS) && tiny_cost(&mip, point) <= most)
                assert_true(tiny_holds(&mip, point, TINY_ROWS, mip.n_rows));
        } while (tiny_next(&mip, point));
        rows += first;
        again += second;
        mip_imply_end(&imply);
        mip_release(&mip);
    }
    print_message("%d rows, then %d\n", rows, again);
    assert_true(rows > ROUNDS / 4);
    assert_true(again > ROUNDS / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tighter_rows_keep_points)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
