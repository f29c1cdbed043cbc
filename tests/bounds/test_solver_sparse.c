/* SPDX-License-Identifier: GPL-3.0-or-later
 * Systems in which few rows meet, against what is put in: the right side of known values. */
#include "tests/support/check.h"

#include <math.h>

#include "solver/lp/sparse.h"
#include "tests/support/dice.h"

enum { ROWS = 40, COLUMNS = 70, EACH = 4, SYSTEMS = 200, PLENTY = ROWS * ROWS };

struct system {
    int first[COLUMNS + 1], row[COLUMNS * EACH];
    double factor[COLUMNS * EACH], by_column[COLUMNS], by_row[ROWS];
};

/* Some rows have no column, and one is in nearly all. */
static void make(struct system *system)
{
    int n = 0;

    for (int j = 0; j < COLUMNS; j++) {
        bool in[ROWS] = {false};
        system->first[j] = n;
        for (int k = 0; k < EACH; k++) {
            int i = k == 0 && roll(8) ? 3 : roll(ROWS - 2);
            if (in[i])
                continue;
            in[i] = true;
            system->row[n] = i;
            system->factor[n++] = roll(9) - 4;
        }
    }
    system->first[COLUMNS] = n;
}

static void weigh(struct system *system)
{
    for (int j = 0; j < COLUMNS; j++)
        system->by_column[j] = (1 + roll(100)) / 10.0;
    for (int i = 0; i < ROWS; i++)
        system->by_row[i] = (1 + roll(10)) / 10.0;
}

/* What the matrix makes of the values. */
static void times(const struct system *system, const double *values, double *right)
{
    for (int i = 0; i < ROWS; i++)
        right[i] = system->by_row[i] * values[i];
    for (int j = 0; j < COLUMNS; j++) {
        double sum = 0;
        for (int k = system->first[j]; k < system->first[j + 1]; k++)
            sum += system->factor[k] * values[system->row[k]];
        for (int k = system->first[j]; k < system->first[j + 1]; k++)
            right[system->row[k]] += system->by_column[j] * system->factor[k] * sum;
    }
}

static void solves(void **state)
{
    static struct system system;
    double values[ROWS], right[ROWS];

    (void)state;
    for (int number = 1; number <= SYSTEMS; number++) {
        dice = (uint64_t)number;
        make(&system);
        struct sparse sparse = {.m = ROWS,
                                .n = COLUMNS,
                                .first = system.first,
                                .row = system.row,
                                .factor = system.factor};
        assert_true(sparse_make(&sparse, PLENTY));
        for (int time = 0; time < 3; time++) { /* the same order for other weights */
            weigh(&system);
            for (int i = 0; i < ROWS; i++)
                values[i] = roll(21) - 10;
            times(&system, values, right);
            sparse_build(&sparse, system.by_column, system.by_row, 1e-12);
            sparse_solve(&sparse, right);
            for (int i = 0; i < ROWS; i++)
                if (fabs(right[i] - values[i]) > 1e-6)
                    fail_msg("system %d: row %d is %f, not %f", number, i, right[i], values[i]);
        }
        sparse_release(&sparse);
    }
}

/* A chain of rows has an order in which nobody meets more than one; the other way round would. */
static void few_meet(void **state)
{
    enum { LONG = 200 };
    static int first[LONG], row[2 * LONG];
    static double factor[2 * LONG];

    (void)state;
    for (int k = 0; k < 2 * (LONG - 1); k++) { /* row, the next; that, the one after; ... */
        row[k] = (k + 1) / 2;
        factor[k] = 1;
        first[k / 2 + 1] = k + 1;
    }
    struct sparse sparse = {.m = LONG, .n = LONG - 1, .first = first, .row = row, .factor = factor};
    assert_true(sparse_make(&sparse, LONG - 1));
    assert_int_equal(sparse.met_first[LONG], LONG - 1);
    sparse_release(&sparse);

    struct sparse again = {.m = LONG, .n = LONG - 1, .first = first, .row = row, .factor = factor};
    assert_false(sparse_make(&again, LONG - 2)); /* more than may */
    sparse_release(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(solves), cmocka_unit_test(few_meet)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
