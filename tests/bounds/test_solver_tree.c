/* SPDX-License-Identifier: GPL-3.0-or-later
 * A tree over small random programs, whose nodes keep one program in the library: it proves
 * exactly what going through all points says, and leaves the program as it was. */
#include "tests/support/check.h"

#include <stdlib.h>
#include <string.h>

#include "solver/lp/mip_session.h"
#include "solver/mip_prove.h"
#include "tests/support/tiny_mip.h"

/* Takes the plan if it is one: the target from now on. */
static int64_t found(void *context, const double *values)
{
    const struct mip *mip = context;
    int64_t point[TINY_COLUMNS];

    for (int j = 0; j < TINY_COLUMNS; j++)
        point[j] = (int64_t)(values[j] + 0.5);
    assert_true(tiny_holds(mip, point, 0, TINY_ROWS));
    return tiny_cost(mip, point);
}

/* beyond: the target is so much more than the best there is. */
static void prove_all(bool cuts, bool learn, int beyond)
{
    const struct mip_effort no_limit = {.pivots = 0};
    int branched = 0, empty = 0;

    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct mip mip = tiny_make(seed);
        int64_t least = tiny_least(&mip), known = least < INT64_MAX ? least : 1000;
        struct mip_column columns[TINY_COLUMNS];
        struct mip_proof proof = {.bound = INT64_MIN,
                                  .target = known + beyond,
                                  .found = found,
                                  .context = &mip,
                                  .cuts = cuts,
                                  .even = cuts && beyond > 0,
                                  .tight = cuts,
                                  .learn = learn,
                                  .pivots = 1000000,
                                  .nodes = 10000};

        memcpy(columns, mip.columns, sizeof columns);
        assert_true(mip_prove(&mip, NULL, &proof));
        assert_int_equal(proof.bound, least < INT64_MAX ? known : known + beyond);
        assert_int_equal(proof.bound, proof.target);
        assert_int_equal(mip.n_rows, TINY_ROWS);
        assert_memory_equal(mip.columns, columns, sizeof columns);
        branched += proof.nodes > 1;
        empty += least == INT64_MAX;
        (void)mip_relax(&mip, &no_limit); /* the library is as it was */
        mip_release(&mip);
    }
    print_message("%d branched, %d without any point\n", branched, empty);
    assert_true(branched > (cuts ? 2 : 100));
    assert_true(empty > 20);
}

static void as_all_points(void **state)
{
    (void)state;
    prove_all(false, false, 0);
    prove_all(false, false, 3);
}

/* Rows and ends that only what is better than the target must keep. */
static void with_cuts(void **state)
{
    (void)state;
    prove_all(true, false, 0);
    prove_all(true, false, 1);
    prove_all(true, false, 3);
}

/* Branching first on what raised bounds before. */
static void that_learn(void **state)
{
    (void)state;
    prove_all(false, true, 0);
    prove_all(false, true, 3);
    prove_all(true, true, 3);
}

/* An end that is over lets no node begin, and no bound is claimed. */
static void time_over(void **state)
{
    uint64_t seed = 1;
    struct mip mip = tiny_make(seed);

    while (tiny_least(&mip) == INT64_MAX) {
        mip_release(&mip);
        mip = tiny_make(++seed);
    }
    int64_t least = tiny_least(&mip);
    struct mip_proof proof = {
        .bound = least - 2, .target = least, .ends = 1e-9, .pivots = 1000000, .nodes = 10000};

    (void)state;
    assert_true(mip_prove(&mip, NULL, &proof));
    assert_int_equal(proof.bound, least - 2);
    assert_int_equal(proof.nodes, 1); /* not visited */
    mip_release(&mip);
}

/* Ends moved there and back again: what it says is what a relaxation made anew says. */
static void session_as_anew(void **state)
{
    const struct mip_effort no_limit = {.pivots = 0};
    int n_none = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct mip mip = tiny_make(seed), other;
        struct mip_session *session = mip_session_begin(&mip, seed % 2);
        enum mip_status statuses[12];
        int64_t bounds[12];

        assert_non_null(session);
        for (int step = 0; step < 12; step++) {
            int column = roll(TINY_COLUMNS);

            mip.columns[column].high = roll(TINY_HIGH + 1);
            statuses[step] = mip_session_relax(session, &no_limit);
            bounds[step] = mip_certified(&mip, INT64_MIN);
            n_none += statuses[step] == MIP_NONE;
            assert_int_not_equal(statuses[step], MIP_FAILED);
        }
        mip_session_end(session);
        other = tiny_make(seed); /* and the same ends after it */
        for (int step = 0; step < 12; step++) {
            int column = roll(TINY_COLUMNS);

            other.columns[column].high = roll(TINY_HIGH + 1);
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
        cmocka_unit_test(as_all_points),   cmocka_unit_test(with_cuts),
        cmocka_unit_test(that_learn),      cmocka_unit_test(time_over),
        cmocka_unit_test(session_as_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
