/* SPDX-License-Identifier: GPL-3.0-or-later
 * Columns held to what a better plan leaves them, against every whole solution. */
#include "solver/mip/mip_narrow.h"
#include "tests/support/check.h"
#include "tests/support/dice.h"

#include <string.h>

enum { PROGRAMS = 400, COLUMNS = 4, HIGH = 3, ROWS = 2 };

static void make_program(struct mip *mip)
{
    for (int j = 0; j < COLUMNS; j++)
        (void)mip_add_amount(mip, HIGH, 1 + roll(6));
    for (int i = 0; i < ROWS; i++) {
        int row = mip_add_row(mip, 3 + roll(6), MIP_FREE);
        for (int j = 0; j < COLUMNS; j++)
            mip_add_term(mip, row, j, 1 + roll(3));
    }
}

/* What a solution costs; -1: it breaks a row. */
static int64_t worth_of(const struct mip *mip, const int64_t *values)
{
    int64_t sums[ROWS] = {0}, cost = 0;

    for (int i = 0; i < mip->n_terms; i++)
        sums[mip->terms[i].row] += mip->terms[i].factor * values[mip->terms[i].column];
    for (int i = 0; i < ROWS; i++)
        if (sums[i] < mip->rows[i].low)
            return -1;
    for (int j = 0; j < COLUMNS; j++)
        cost += mip->columns[j].cost * values[j];
    return cost;
}

static void nothing_good_is_lost(void **state)
{
    int narrower = 0;

    (void)state;
    for (int seed = 0; seed < PROGRAMS; seed++) {
        struct mip mip = {0};
        struct mip_column sides[COLUMNS];
        struct certificate certificate = {0};
        dice = (uint64_t)seed * 977 + 5;
        make_program(&mip);
        if (mip_relax(&mip, &(struct mip_effort){0}) == MIP_OPTIMAL &&
            certificate_make(&certificate, &mip, 20)) {
            int64_t most = certificate.bound + roll(4);
            memcpy(sides, mip.columns, sizeof sides);
            mip_narrow(&certificate, most, sides);
            for (int code = 0; code < 256; code++) {
                int64_t values[COLUMNS];
                bool inside = true;
                for (int j = 0; j < COLUMNS; j++) {
                    values[j] = code >> 2 * j & HIGH;
                    inside = inside && values[j] >= sides[j].low && values[j] <= sides[j].high;
                }
                int64_t worth = worth_of(&mip, values);
                assert_true(inside || worth < 0 || worth > most);
                narrower += !inside;
            }
        }
        certificate_release(&certificate);
        mip_release(&mip);
    }
    assert_true(narrower > PROGRAMS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_good_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
