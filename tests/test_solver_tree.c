/* SPDX-License-Identifier: GPL-3.0-or-later
 * A tree over small random programs, whose nodes keep one program in the library: it proves
 * exactly what going through all points says, and leaves the program as it was. */
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_session.h"
#include "solver/mip_prove.h"
#include "tests/dice.h"

enum { COLUMNS = 6, ROWS = 5, HIGH = 3 };

static struct mip program_make(uint64_t seed)
{
    struct mip mip = {0};

    dice = seed;
    for (int j = 0; j < COLUMNS; j++)
        (void)mip_add_amount(&mip, 1 + roll(HIGH), roll(21) - 6);
    for (int i = 0; i < ROWS; i++) {
        int64_t low = roll(9);
        int row =
            i % 2 ? mip_add_row(&mip, -MIP_FREE, low + 3) : mip_add_row(&mip, low, low + roll(4));

        for (int j = 0; j < COLUMNS; j++)
            mip_add_term(&mip, row, j, 1 + roll(5) - (roll(4) == 0 ? 4 : 0));
    }
    return mip;
}

static bool holds(const struct mip *mip, const int64_t *point)
{
    int64_t sums[ROWS] = {0};
    bool all = true;

    for (int i = 0; i < mip->n_terms; i++)
        sums[mip->terms[i].row] += mip->terms[i].factor * point[mip->terms[i].column];
    for (int i = 0; i < ROWS; i++)
        all = all && (mip->rows[i].low == -MIP_FREE || sums[i] >= mip->rows[i].low) &&
              sums[i] <= mip->rows[i].high;
    return all;
}

/* The least of all points; INT64_MAX: there is none. */
static int64_t least_of(const struct mip *mip)
{
    int64_t point[COLUMNS] = {0}, least = INT64_MAX;

    for (int j = 0; j < COLUMNS;) {
        int64_t cost = 0;

        for (j = 0; j < COLUMNS; j++)
            cost += mip->columns[j].cost * point[j];
        if (holds(mip, point) && cost < least)
            least = cost;
        for (j = 0; j < COLUMNS && ++point[j] > mip->columns[j].high; j++)
            point[j] = 0;
    }
    return least;
}

static void as_all_points(void **state)
{
    const struct mip_effort no_limit = {.pivots = 0};
    int branched = 0, empty = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct mip mip = program_make(seed);
        int64_t least = least_of(&mip), known = least < INT64_MAX ? least : 1000;
        struct mip_column columns[COLUMNS];
        struct mip_proof proof = {
            .bound = INT64_MIN, .target = known, .pivots = 1000000, .nodes = 10000};

        memcpy(columns, mip.columns, sizeof columns);
        assert_true(mip_prove(&mip, NULL, &proof));
        assert_int_equal(proof.bound, known);
        assert_memory_equal(mip.columns, columns, sizeof columns);
        branched += proof.nodes > 1;
        empty += least == INT64_MAX;
        (void)mip_relax(&mip, &no_limit); /* the library is as it was */
        mip_release(&mip);
    }
    print_message("%d branched, %d without any point\n", branched, empty);
    assert_true(branched > 100);
    assert_true(empty > 20);
}

/* Ends moved there and back again: what it says is what a relaxation made anew says. */
static void session_as_anew(void **state)
{
    const struct mip_effort no_limit = {.pivots = 0};
    int n_none = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct mip mip = program_make(seed), other;
        struct mip_session *session = mip_session_begin(&mip);
        enum mip_status statuses[12];
        int64_t bounds[12];

        assert_non_null(session);
        for (int step = 0; step < 12; step++) {
            int column = roll(COLUMNS);

            mip.columns[column].high = roll(HIGH + 1);
            statuses[step] = mip_session_relax(session, &no_limit);
            bounds[step] = mip_certified(&mip, INT64_MIN);
            n_none += statuses[step] == MIP_NONE;
            assert_int_not_equal(statuses[step], MIP_FAILED);
        }
        mip_session_end(session);
        other = program_make(seed); /* and the same ends after it */
        for (int step = 0; step < 12; step++) {
            int column = roll(COLUMNS);

            other.columns[column].high = roll(HIGH + 1);
            assert_int_equal(mip_relax(&other, &no_limit), statuses[step]);
            if (statuses[step] == MIP_OPTIMAL)
                assert_int_equal(mip_certified(&other, INT64_MIN), bounds[step]);
        }
        mip_release(&mip);
        mip_release(&other);
    }
    assert_true(n_none > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_all_points),
        cmocka_unit_test(session_as_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
