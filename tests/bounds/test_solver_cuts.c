/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that cut fractions off keep every whole point; what follows from ends of columns is true of
 * every point: over small random programs, by going through all points. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "solver/mip/mip_cut.h"
#include "solver/mip/mip_cuts.h"
#include "solver/mip/mip_imply.h"
#include "solver/mip/mip_probe.h"
#include "tests/support/tiny_mip.h"

enum { ROUNDS = 600 };
static const struct mip_effort no_limit = {.pivots = 0};

static double value_of(const struct mip *mip)
{
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += (double)mip->columns[j].cost * mip->values[j];
    return sum;
}

static void all_points_keep(const struct mip *mip)
{
    int64_t point[TINY_COLUMNS] = {0};

    do {
        if (tiny_holds(mip, point, 0, TINY_ROWS))
            assert_true(tiny_holds(mip, point, TINY_ROWS, mip->n_rows));
    } while (tiny_next(mip, point));
}

static void cuts_keep_points(void **state)
{
    int rows = 0, raised = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        struct mip mip = tiny_loose(seed);
        struct mip_cuts cuts = {.target = INT64_MAX, .pivots = 100000};

        if (mip_relax(&mip, &no_limit) == MIP_OPTIMAL) {
            double before = value_of(&mip);
            mip_cuts_add(&mip, &cuts);
            all_points_keep(&mip);
            rows += mip.n_rows - TINY_ROWS;
            raised += mip_relax(&mip, &no_limit) == MIP_OPTIMAL && value_of(&mip) > before + 0.01;
        }
        mip_release(&mip);
    }
    print_message("%d rows, %d bounds better\n", rows, raised);
    assert_true(rows > ROUNDS);
    assert_true(raised > ROUNDS / 10);
}

/* Factors so unlike that weights are no small fractions; how many rows were made. */
static int unlike_keep_points(uint64_t seed, bool fine)
{
    struct mip mip = tiny_loose(seed);
    struct mip_cuts cuts = {.target = INT64_MAX, .pivots = 100000, .fine = fine, .even = true};
    int made = 0;

    for (int i = 0; i < mip.n_terms; i++)
        mip.terms[i].factor = 4 * mip.terms[i].factor + roll(4);
    for (int i = 0; i < TINY_ROWS; i++) {
        mip.rows[i].low = mip.rows[i].low == -MIP_FREE ? -MIP_FREE : 4 * mip.rows[i].low;
        mip.rows[i].high = mip.rows[i].high == MIP_FREE ? MIP_FREE : 5 * mip.rows[i].high + 6;
    }
    if (mip_relax(&mip, &no_limit) == MIP_OPTIMAL) {
        mip_cuts_add(&mip, &cuts);
        all_points_keep(&mip);
        made = mip.n_rows - TINY_ROWS;
    }
    mip_release(&mip);
    return made;
}

static void fine_rows_keep_points(void **state)
{
    int plain = 0, fine = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        plain += unlike_keep_points(seed, false);
        fine += unlike_keep_points(seed, true);
    }
    print_message("%d rows, %d with long ones\n", plain, fine);
    assert_true(fine > plain);
}

/* Any weights, times and divisor at all: a row that is true, or none. */
static void any_weights(void **state)
{
    int made = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        struct mip mip = tiny_loose(seed);
        struct cutting cutting;
        struct cut cut;

        if (mip_relax(&mip, &no_limit) == MIP_OPTIMAL) {
            assert_true(cutting_begin(&cutting, &mip));
            for (int i = 0; i < TINY_ROWS; i++) {
                if (roll(2)) {
                    cutting.weights[cutting.n_used] = roll(4) ? roll(41) - 20 : roll(40001) - 20000;
                    cutting.used[cutting.n_used++] = i;
                }
            }
            bool fine = cut_make(&cutting, 1 + roll(3), 2 + roll(roll(2) ? 20 : 30000), &cut);
            int row = fine ? mip_add_row(&mip, -MIP_FREE, cut.high) : -1;
            for (int k = 0; fine && k < cut.n; k++)
                mip_add_term(&mip, row, cut.columns[k], cut.factors[k]);
            cutting_end(&cutting);
            all_points_keep(&mip);
            made += fine;
        }
        mip_release(&mip);
    }
    print_message("%d rows\n", made);
    assert_true(made > ROUNDS / 20);
}

static bool inside(const struct mip_ends *ends, const int64_t *point)
{
    bool all = true;

    for (int j = 0; j < TINY_COLUMNS; j++)
        all = all && ends[j].low <= point[j] && point[j] <= ends[j].high;
    return all;
}

/* The same points inside the ends as before; n: how many. */
static int same_inside(const struct mip *mip, const struct mip_ends *before,
                       const struct mip_ends *after, int64_t most, bool any)
{
    int64_t point[TINY_COLUMNS] = {0};
    int n = 0;

    do {
        bool is = inside(before, point) && tiny_holds(mip, point, 0, TINY_ROWS) &&
                  tiny_cost(mip, point) <= most;
        if (is)
            assert_true(any && inside(after, point));
        n += is;
    } while (tiny_next(mip, point));
    return n;
}

/* One column set to 1, twice over: what follows is true, and gone when it is gone back. */
static void set_and_back(struct mip_imply *imply, const struct mip *mip, int64_t most,
                         int *narrower, int *none)
{
    struct mip_ends before[TINY_COLUMNS], all[TINY_COLUMNS];
    int column = roll(TINY_COLUMNS);

    for (int j = 0; j < TINY_COLUMNS; j++)
        all[j] = before[j] = imply->ends[j];
    before[column] = (struct mip_ends){1, 1};
    for (int twice = 0; twice < 2; twice++) {
        bool any = mip_imply_set(imply, column, 1, 1) && mip_imply_run(imply);
        int n = same_inside(mip, before, imply->ends, most, any);
        *none += !any;
        *narrower += any && n > 0 && imply->n_changes > 1;
        mip_imply_back(imply, 0);
        assert_memory_equal(imply->ends, all, sizeof all);
    }
}

static void ends_keep_points(void **state)
{
    int narrower = 0, none = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        struct mip mip = tiny_loose(seed);
        struct mip_imply imply;
        struct mip_ends all[TINY_COLUMNS];
        int64_t most = roll(40) - 10;

        assert_true(mip_imply_begin(&imply, &mip));
        mip_imply_cutoff(&imply, most);
        for (int j = 0; j < TINY_COLUMNS; j++)
            all[j] = (struct mip_ends){0, mip.columns[j].high};
        bool any = mip_imply_run(&imply);
        (void)same_inside(&mip, all, imply.ends, most, any);
        mip_imply_keep(&imply);
        if (any)
            set_and_back(&imply, &mip, most, &narrower, &none);
        mip_imply_end(&imply);
        mip_release(&mip);
    }
    print_message("%d narrower, %d without any point\n", narrower, none);
    assert_true(narrower > ROUNDS / 20);
    assert_true(none > ROUNDS / 20);
}

static bool linked(const struct mip_probe *probe, const int64_t *point)
{
    bool all = true;

    for (int i = 0; i < probe->n_links; i++) {
        const struct mip_link *link = &probe->links[i];
        int64_t sum = point[link->other] + link->factor * point[link->choice];
        all = all && (link->up ? sum <= link->side : sum >= link->side);
    }
    return all;
}

static void choices_keep_points(void **state)
{
    int links = 0, none = 0, rows = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        struct mip mip = tiny_loose(seed);
        struct mip_imply imply;
        struct mip_probe probe = {0};
        struct mip_ends all[TINY_COLUMNS];
        double values[TINY_COLUMNS];
        int64_t point[TINY_COLUMNS] = {0}, most = roll(40) - 10;

        assert_true(mip_imply_begin(&imply, &mip));
        mip_imply_cutoff(&imply, most);
        for (int j = 0; j < TINY_COLUMNS; j++) {
            all[j] = (struct mip_ends){0, mip.columns[j].high};
            values[j] = 0.5;
        }
        bool any = mip_probe_all(&imply, values, &probe);
        (void)same_inside(&mip, all, imply.ends, most, any);
        do {
            if (any && tiny_holds(&mip, point, 0, TINY_ROWS) && tiny_cost(&mip, point) <= most)
                assert_true(linked(&probe, point));
        } while (tiny_next(&mip, point));
        links += probe.n_links;
        none += !any;
        mip.values = calloc(TINY_COLUMNS, sizeof(double));
        assert_non_null(mip.values);
        for (int j = 0; j < TINY_COLUMNS; j++)
            mip.values[j] = 0.5 * (double)mip.columns[j].high;
        rows += any ? mip_probe_rows(&probe, &mip, 5) : 0;
        assert_true(mip.n_rows <= TINY_ROWS + 5);
        mip_probe_release(&probe);
        mip_imply_end(&imply);
        mip_release(&mip);
    }
    print_message("%d links, %d rows, %d without any point\n", links, rows, none);
    assert_true(links > ROUNDS);
    assert_true(rows > ROUNDS / 20);
    assert_true(none > ROUNDS / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_keep_points),    cmocka_unit_test(fine_rows_keep_points),
        cmocka_unit_test(any_weights),         cmocka_unit_test(ends_keep_points),
        cmocka_unit_test(choices_keep_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
