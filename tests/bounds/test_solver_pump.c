/* SPDX-License-Identifier: GPL-3.0-or-later
 * What rounding and relaxing in turns finds is whole, keeps every row and is better than it was
 * to be; the program is as it was afterwards: small random programs side by side, whose best is the
 * sum of theirs. */
#include "tests/support/check.h"

#include <math.h>

#include "solver/mip_prove.h"
#include "tests/support/tiny_mip.h"

enum { ROUNDS = 60, BLOCKS = 12, COLUMNS = BLOCKS * TINY_COLUMNS };

struct side_by_side {
    struct mip all, blocks[BLOCKS];
    int64_t best;
    int64_t least; /* of those told */
};

static void block_add(struct side_by_side *side, const struct mip *block)
{
    struct mip *all = &side->all;
    int rows = all->n_rows, columns = all->n_columns;

    for (int j = 0; j < TINY_COLUMNS; j++)
        (void)mip_add_amount(all, block->columns[j].high, block->columns[j].cost);
    for (int i = 0; i < TINY_ROWS; i++)
        (void)mip_add_row(all, block->rows[i].low, block->rows[i].high);
    for (int i = 0; i < block->n_terms; i++)
        mip_add_term(all, rows + block->terms[i].row, columns + block->terms[i].column,
                     block->terms[i].factor);
}

/* Of those that have a point; *seed: where to look, and where to go on. */
static struct side_by_side side_make(uint64_t *seed)
{
    struct side_by_side side = {0};

    for (int n = 0; n < BLOCKS; (*seed)++) {
        struct mip block = tiny_loose(*seed);
        int64_t least = tiny_least(&block);
        if (least < INT64_MAX) {
            block_add(&side, &block);
            side.best += least;
            side.blocks[n++] = block;
        } else {
            mip_release(&block);
        }
    }
    return side;
}

static void side_release(struct side_by_side *side)
{
    for (int i = 0; i < BLOCKS; i++)
        mip_release(&side->blocks[i]);
    mip_release(&side->all);
}

static int64_t hear(void *context, const double *values)
{
    struct side_by_side *side = context;
    int64_t point[COLUMNS], cost = 0;

    for (int j = 0; j < COLUMNS; j++) {
        point[j] = llround(values[j]);
        assert_true(fabs(values[j] - (double)point[j]) < 1e-4);
    }
    for (int i = 0; i < BLOCKS; i++) {
        const int64_t *its = point + (ptrdiff_t)i * TINY_COLUMNS;
        assert_true(tiny_holds(&side->blocks[i], its, 0, TINY_ROWS));
        cost += tiny_cost(&side->blocks[i], its);
    }
    assert_true(cost >= side->best);
    side->least = cost < side->least ? cost : side->least;
    return side->least;
}

static bool pump_once(struct side_by_side *side, int64_t target, bool fine)
{
    struct mip_column before[COLUMNS];
    struct mip_pump pump = {
        .target = target, .found = hear, .context = side, .fine = fine, .pivots = 20000};

    for (int j = 0; j < COLUMNS; j++)
        before[j] = side->all.columns[j];
    side->least = target;
    bool better = mip_pump(&side->all, &pump);
    assert_int_equal(better, side->least < target);
    assert_true(pump.target == side->least && pump.pivots < 20000);
    assert_int_equal(side->all.n_rows, BLOCKS * TINY_ROWS);
    for (int j = 0; j < COLUMNS; j++)
        assert_true(side->all.columns[j].cost == before[j].cost &&
                    side->all.columns[j].low == before[j].low &&
                    side->all.columns[j].high == before[j].high);
    return better;
}

static void whole_and_better(void **state)
{
    uint64_t seed = 1;
    int found = 0;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct side_by_side side = side_make(&seed);

        found += pump_once(&side, INT64_MAX, round % 2);
        assert_false(pump_once(&side, side.best, round % 2));
        side_release(&side);
    }
    print_message("%d of %d found\n", found, ROUNDS);
    assert_true(found * 2 >= ROUNDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_and_better),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
