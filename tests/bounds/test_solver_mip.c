/* SPDX-License-Identifier: GPL-3.0-or-later
 * The integer program and its certificates: what is claimed is true whatever
 * the library says, and the library never prints, exits or overruns. */
#include "tests/support/check.h"

#include "solver/facts/clique.h"
#include "solver/limits/model.h"
#include "solver/lp/certificate.h"
#include "tests/support/solver_week.h"

static const struct mip_effort no_limit = {.pivots = 0};

/* max 5a + 4b, 6a + 4b <= 24, a + 2b <= 6, as costs 40 - 5a - 4b with a fixed one. */
static struct mip knapsack(void)
{
    struct mip mip = {0};
    int a = mip_add_amount(&mip, 10, -5), b = mip_add_amount(&mip, 10, -4);
    int row = mip_add_row(&mip, -MIP_FREE, 24);

    mip_add_term(&mip, row, a, 6);
    mip_add_term(&mip, row, b, 4);
    row = mip_add_row(&mip, -MIP_FREE, 6);
    mip_add_term(&mip, row, a, 1);
    mip_add_term(&mip, row, b, 2);
    return mip;
}

static void small_ones(void **state)
{
    struct mip mip = knapsack();
    struct certificate certificate;
    int64_t bound;
    bool high;

    (void)state;
    assert_int_equal(mip_relax(&mip, &no_limit), MIP_OPTIMAL);
    assert_true(mip.values[0] > 2.99 && mip.values[0] < 3.01);
    assert_true(certificate_make(&certificate, &mip, 20));
    assert_int_equal(certificate.bound, -21);
    assert_true(certificate_verify(&certificate, &mip, &bound));
    assert_int_equal(bound, -21);
    assert_false(certificate_fixes(&certificate, 0, -20, &high));
    certificate.multipliers[0] = 0; /* still true, but weaker */
    assert_true(certificate_verify(&certificate, &mip, &bound));
    assert_true(bound < -21);
    certificate_release(&certificate);
    assert_int_equal(mip_solve(&mip, &no_limit, NULL), MIP_OPTIMAL);
    assert_true(mip.values[0] > 3.99 && mip.values[1] < 0.01);
    mip_release(&mip);
}

/* Whatever the multipliers, no bound above the best solution. */
static void any_multipliers(void **state)
{
    uint64_t random = 7;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct mip mip = knapsack();
        struct certificate certificate;

        mip.duals = calloc(2, sizeof *mip.duals);
        for (int i = 0; i < 2; i++) {
            random = random * 6364136223846793005U + 1442695040888963407U;
            mip.duals[i] = ((double)(random >> 40) / 1000000 - 8) * (round % 7 ? 1 : 1e30);
        }
        if (certificate_make(&certificate, &mip, round % 2 ? 20 : 40))
            assert_true(certificate.bound <= -20);
        certificate_release(&certificate);
        mip_release(&mip);
    }
}

/* At least a third of so many, at a price each; something else costs one. */
static struct mip third_of(int64_t many, int64_t price)
{
    struct mip mip = {0};
    int column = mip_add_amount(&mip, many, price), row = mip_add_row(&mip, many, MIP_FREE);

    mip_add_term(&mip, row, column, 3);
    (void)mip_add_choice(&mip, 1);
    return mip;
}

/* Thirds of a large side: in units of 2^-20 they lose whole steps. */
static void finer_units(void **state)
{
    static const struct third {
        const char *label;
        int64_t many, price;
        int shift, wanted_shift;
        bool exact;
    } rows[] = {
        {"small", 300, 1, 20, 20, true},
        {"odd unit", 300000000, 1, 19, 39, true},
        {"large", 300000000, 1, 20, 40, true},
        {"as asked", 300000000, 1, 21, 21, false},  /* what is asked for is what is made */
        {"dear", 300000000, 300001, 20, 20, false}, /* too many digits for those who store them */
    };

    (void)state;
    EACH (row, rows) {
        struct mip mip = third_of(row->many, row->price);
        struct certificate certificate;
        int64_t bound = 0, best = row->many / 3 * row->price;

        assert_int_equal(mip_relax(&mip, &no_limit), MIP_OPTIMAL);
        assert_true(certificate_make(&certificate, &mip, row->shift));
        CHECK_ROW(row, certificate.shift, row->wanted_shift);
        CHECK_ROW(row, certificate.bound == best, row->exact);
        CHECK_ROW(row, certificate.bound <= best, true);
        CHECK_ROW(row, certificate_verify(&certificate, &mip, &bound), true);
        CHECK_ROW(row, bound, certificate.bound);
        certificate_release(&certificate);
        mip_release(&mip);
    }
}

static void no_solution(void **state)
{
    struct mip mip = {0};
    int a = mip_add_choice(&mip, 1), row = mip_add_row(&mip, 2, 3);

    (void)state;
    mip_add_term(&mip, row, a, 1);
    assert_int_equal(mip_relax(&mip, &no_limit), MIP_NONE);
    assert_int_equal(mip_solve(&mip, &no_limit, NULL), MIP_NONE);
    mip_release(&mip);
    assert_int_equal(mip_solve(&mip, &no_limit, NULL), MIP_OPTIMAL); /* nothing at all */
    mip_release(&mip);
}

/* The same place twice in the matrix makes the library abort: contained, and
 * the next call is none the worse. */
static void abort_contained(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++) {
        struct mip mip = knapsack();

        mip_add_term(&mip, 0, 0, 6);
        assert_int_equal(mip_solve(&mip, &no_limit, NULL), MIP_FAILED);
        assert_int_equal(mip_relax(&mip, &no_limit), MIP_FAILED);
        mip_release(&mip);
    }
    small_ones(state);
}

/* A week's whole relaxation takes far longer than it may: it ends before its time. */
static void time_is_kept(void **state)
{
    static const struct week_shape shape = {"ap", 4, 10, 4, 3, 30, 10, 5};
    static const int64_t weight[LEVELS] = {100000, 100, 1, 0, 1, 0, 0};
    static bool stop = true;
    struct week *week = week_make(&shape, 1);
    struct lookup lookup = {0};
    struct model model = {.lookup = &lookup};
    struct mip_effort short_time = {.seconds = 0.2}, stopped = {.stop = &stop},
                      few = {.pivots = 100};

    (void)state;
    assert_true(lookup_make(&lookup, &week->problem) && model_make(&model));
    model_aim(&model, weight);
    enum mip_status status = mip_solve(&model.mip, &short_time, NULL);

    assert_true(status == MIP_UNKNOWN || status == MIP_FEASIBLE);
    assert_int_equal(mip_solve(&model.mip, &stopped, NULL), MIP_UNKNOWN);
    assert_int_equal(mip_relax(&model.mip, &few), MIP_UNKNOWN);
    assert_true(model.mip.pivots <= 100);
    model_release(&model);
    lookup_release(&lookup);
    week_release(week);
}

/* More than two words of bits, and a reach that is shorter than the whole. */
enum { ITEMS = 150, REACH = 90 };

struct pairs {
    bool exclude[ITEMS][ITEMS];
};

static bool excluded(const void *context, int early, int late)
{
    const struct pairs *pairs = context;
    return pairs->exclude[early][late];
}

static bool holds(const struct cliques *cliques, int set, int item)
{
    for (int i = cliques->first[set]; i < cliques->first[set + 1]; i++)
        if (cliques->members[i] == item)
            return true;
    return false;
}

static bool holds_all(const struct cliques *cliques, int set, int other)
{
    for (int i = cliques->first[other]; i < cliques->first[other + 1]; i++)
        if (!holds(cliques, set, cliques->members[i]))
            return false;
    return true;
}

/* Every excluding pair lies in a set, every set excludes pairwise, none lies
 * inside another. */
static void check_sets(const struct pairs *pairs, const struct cliques *cliques)
{
    static struct pairs covered;

    memset(&covered, 0, sizeof covered);
    for (int c = 0; c < cliques->n; c++)
        for (int i = cliques->first[c]; i < cliques->first[c + 1]; i++)
            for (int j = i + 1; j < cliques->first[c + 1]; j++) {
                assert_true(pairs->exclude[cliques->members[i]][cliques->members[j]]);
                covered.exclude[cliques->members[i]][cliques->members[j]] = true;
            }
    assert_memory_equal(&covered, pairs, sizeof covered);
    for (int c = 0; c < cliques->n; c++)
        for (int d = 0; d < cliques->n; d++)
            assert_true(c == d || !holds_all(cliques, c, d));
}

static void clique_sets(void **state)
{
    static struct pairs pairs;
    uint64_t random = 99;

    (void)state;
    for (int round = 0; round < 400; round++) {
        int n = round % 40 == 39 ? ITEMS : 12;
        unsigned dense = (unsigned)(n == 12 ? round % 6 : 1 + round / 40 % 4);
        int64_t starts_at[ITEMS];
        struct pool pool = {0};
        struct cliques cliques;
        struct clique_items items = {n, starts_at, REACH, excluded, &pairs};

        memset(&pairs, 0, sizeof pairs);
        for (int i = 0; i < n; i++) {
            starts_at[i] = i;
            for (int j = i + 1; j < n && j < i + REACH; j++) {
                random = random * 6364136223846793005U + 1442695040888963407U;
                pairs.exclude[i][j] = (random >> 40) % 5 < dense;
            }
        }
        assert_true(cliques_make(&cliques, &items, &pool));
        check_sets(&pairs, &cliques);
        pool_release(&pool);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_ones),      cmocka_unit_test(any_multipliers),
        cmocka_unit_test(finer_units),     cmocka_unit_test(no_solution),
        cmocka_unit_test(abort_contained), cmocka_unit_test(time_is_kept),
        cmocka_unit_test(clique_sets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
