/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program solved by what of it can matter has the value that all of its solutions have. */
#include "solver/mip/mip_part.h"
#include "tests/support/check.h"
#include "tests/support/dice.h"

enum { COLUMNS = 7, ROWS = 5, PROGRAMS = 2000, NONE = 1000000 };

static void program_make(struct mip *mip)
{
    *mip = (struct mip){0};
    for (int j = 0; j < COLUMNS; j++)
        mip_add_amount(mip, 1 + roll(2), roll(3) ? 0 : roll(9) - 4);
    for (int i = 0; i < ROWS; i++) {
        int low = roll(4) - 2, kind = roll(3);
        mip_add_row(mip, kind == 0 ? -MIP_FREE : low, kind == 1 ? MIP_FREE : low + roll(2));
        for (int j = 0; j < COLUMNS; j++)
            if (roll(3) == 0)
                mip_add_term(mip, i, j, roll(4) ? 1 : roll(3) - 3);
    }
}

/* NONE: it breaks a row. */
static int64_t value_of(const struct mip *mip, const double *values)
{
    int64_t sum[ROWS] = {0}, value = 0;

    for (int i = 0; i < mip->n_terms; i++)
        sum[mip->terms[i].row] +=
            mip->terms[i].factor * (int64_t)(values[mip->terms[i].column] + 0.5);
    for (int i = 0; i < mip->n_rows; i++)
        if ((mip->rows[i].low != -MIP_FREE && sum[i] < mip->rows[i].low) ||
            (mip->rows[i].high != MIP_FREE && sum[i] > mip->rows[i].high))
            return NONE;
    for (int j = 0; j < mip->n_columns; j++)
        value += mip->columns[j].cost * (int64_t)(values[j] + 0.5);
    return value;
}

static int64_t best_of(const struct mip *mip)
{
    double values[COLUMNS] = {0};
    int64_t best = NONE;

    for (int at = 0; at < COLUMNS;) {
        int64_t value = value_of(mip, values);
        best = value < best ? value : best;
        for (at = 0; at < COLUMNS && ++values[at] > (double)mip->columns[at].high; at++)
            values[at] = 0;
    }
    return best;
}

struct heard {
    const struct mip *mip;
    int64_t best;
};

static int64_t hear(void *context, const double *values)
{
    struct heard *heard = context;
    int64_t value = value_of(heard->mip, values);

    assert_true(value < NONE); /* what is told keeps every row of the whole */
    heard->best = value < heard->best ? value : heard->best;
    return heard->best;
}

static void the_best_is_proven(void **state)
{
    int solvable = 0;

    (void)state;
    for (int i = 0; i < PROGRAMS; i++) {
        struct mip mip;
        dice = (uint64_t)i + 1;
        program_make(&mip);
        struct heard heard = {&mip, NONE};
        struct mip_proof proof = {.bound = -NONE,
                                  .target = NONE,
                                  .found = hear,
                                  .context = &heard,
                                  .pivots = 100000,
                                  .nodes = 1000};
        int64_t best = best_of(&mip);
        assert_true(part_prove(&mip, NULL, &proof));
        if (heard.best != best || proof.bound != best)
            fail_msg("program %d: %lld, bound %lld, not %lld", i, (long long)heard.best,
                     (long long)proof.bound, (long long)best);
        solvable += best < NONE;
        mip_release(&mip);
    }
    assert_true(solvable > PROGRAMS / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_best_is_proven)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
