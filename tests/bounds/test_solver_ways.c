/* SPDX-License-Identifier: GPL-3.0-or-later
 * Programs in which every owner does one of all their ways, against every whole solution of small
 * random ones: none that is better than the target is lost, and none comes in. */
#include <stdlib.h>

#include "solver/mip/mip_ways.h"
#include "tests/support/check.h"
#include "tests/support/dice.h"

enum { OWNERS = 2, CHOICES = 4, EACH = CHOICES + 1, ALL = OWNERS * EACH, NOBODY = ALL + 2 };
enum { COLUMNS = NOBODY + 1, ROWS = 10, PROGRAMS = 800, NONE = 1000000, MOST = 8 };

static int owner_of(int column)
{
    return column < ALL ? column / EACH : column < NOBODY ? OWNER_ALL : OWNER_NONE;
}

/* Owners' rows first, which everybody's columns stand in too; then rows of all. */
static void row_make(struct mip *mip, int number)
{
    int owner = number < 6 ? number % OWNERS : -1, kind = roll(4);
    int low = roll(3), row = mip_add_row(mip, kind == 0 ? low : -MIP_FREE,
                                         kind == 0 ? (roll(3) ? MIP_FREE : low + 2) : 1 + roll(3));

    for (int j = 0; j < COLUMNS; j++) {
        bool amount = j < ALL && j % EACH == CHOICES;
        bool other = owner >= 0 && j < ALL && j / EACH != owner;
        if (other || roll(amount ? 4 : 3) || (owner >= 0 && j == NOBODY) ||
            (owner < 0 && j < ALL && j % EACH == CHOICES - 1))
            continue;
        int factor = 1 + roll(3);
        bool room = owner >= 0 && (amount || j >= ALL) && roll(8);
        mip_add_term(mip, row, j, (room && kind != 0) || roll(9) == 0 ? -factor : factor);
    }
}

static void program_make(struct mip *mip, uint64_t seed)
{
    *mip = (struct mip){0};
    dice = seed;
    for (int j = 0; j < COLUMNS; j++) {
        bool amount = j > ALL || (j < ALL && j % EACH == CHOICES);
        mip_add_amount(mip, amount ? 2 : 1, j % EACH == CHOICES - 1 ? 0 : roll(30) - 9);
    }
    for (int i = 0; i < ROWS; i++)
        row_make(mip, i);
}

static bool holds(const struct mip *mip, const int64_t *point)
{
    int64_t sum[64] = {0};

    assert_true(mip->n_rows <= 64);
    for (int i = 0; i < mip->n_terms; i++)
        sum[mip->terms[i].row] += mip->terms[i].factor * point[mip->terms[i].column];
    for (int i = 0; i < mip->n_rows; i++)
        if ((mip->rows[i].low != -MIP_FREE && sum[i] < mip->rows[i].low) ||
            (mip->rows[i].high != MIP_FREE && sum[i] > mip->rows[i].high))
            return false;
    return true;
}

static int64_t cost_of(const struct mip *mip, const int64_t *point)
{
    int64_t cost = 0;

    for (int j = 0; j < mip->n_columns; j++)
        cost += mip->columns[j].cost * point[j];
    return cost;
}

static bool next_point(const struct mip *mip, int64_t *point)
{
    for (int j = 0; j < COLUMNS; j++) {
        if (++point[j] <= mip->columns[j].high)
            return true;
        point[j] = 0;
    }
    return false;
}

static int64_t best_of(const struct mip *mip)
{
    int64_t point[COLUMNS] = {0}, best = NONE;

    do {
        int64_t cost = cost_of(mip, point);
        if (cost < best && holds(mip, point))
            best = cost;
    } while (next_point(mip, point));
    return best;
}

/* The owner's way in which everything shared is as at the point; -1: there is none. */
static int way_of(const struct ways *ways, const struct ways_owner *owner, const int64_t *point)
{
    for (int w = owner->first; w < owner->end; w++) {
        bool fits = true;
        for (int k = 0; k < owner->n; k++) {
            int64_t value = ways->list[w].values[k], its = point[owner->columns[k]];
            bool loose = ways->loose[owner->columns[k]];
            fits =
                fits && (!ways->shared[owner->columns[k]] || (loose ? value <= its : value == its));
        }
        if (fits)
            return w;
    }
    return -1;
}

/* A point better than the target is one of the ways' program, and costs as much. */
static void point_is_there(struct ways *ways, const int64_t *point)
{
    int64_t *image = calloc((size_t)ways->mip.n_columns, sizeof *image);

    assert_non_null(image);
    for (int j = 0; j < COLUMNS; j++) {
        assert_in_range(point[j], ways->columns[j].low, ways->columns[j].high);
        const struct mip_column *column = &ways->mip.columns[j];
        image[j] = column->low == column->high ? column->low : point[j];
    }
    for (int o = 0; o < ways->n_owners; o++) {
        const struct ways_owner *owner = &ways->owners[o];
        int way = owner->listed ? way_of(ways, owner, point) : -1;
        assert_true(way >= 0 || !owner->listed);
        if (way >= 0)
            image[COLUMNS + way] = 1;
    }
    assert_true(holds(&ways->mip, image));
    assert_true(cost_of(&ways->mip, image) == cost_of(ways->whole, point));
    free(image);
}

static int points_are_there(struct ways *ways, int64_t target, bool spread)
{
    int64_t point[COLUMNS] = {0};
    int n = 0;

    assert_true(ways_program(ways, spread));
    do {
        if (cost_of(ways->whole, point) >= target || !holds(ways->whole, point))
            continue;
        point_is_there(ways, point);
        n++;
    } while (next_point(ways->whole, point));
    return n;
}

static void no_solution_is_lost(void **state)
{
    int listed = 0, points = 0, none = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        struct mip mip;
        struct mip_imply imply = {0};
        struct ways ways = {0};
        int owner[COLUMNS];
        program_make(&mip, seed);
        int64_t best = best_of(&mip), target = (best < NONE ? best : 0) + roll(MOST);
        for (int j = 0; j < COLUMNS; j++)
            owner[j] = owner_of(j);
        assert_true(mip_imply_begin(&imply, &mip));
        mip_imply_cutoff(&imply, target - 1);
        bool some = mip_imply_run(&imply);
        mip_imply_keep(&imply);
        if (some && ways_list(&ways, &mip, owner, &imply)) {
            listed++;
            points += points_are_there(&ways, target, false);
            assert_int_equal(points_are_there(&ways, target, true) > 0, best < target);
        }
        if (ways.none)
            assert_true(best >= target);
        none += ways.none;
        mip_imply_end(&imply);
        ways_release(&ways);
        mip_release(&mip);
    }
    print_message("%d programs listed, %d without any way, %d points\n", listed, none, points);
    assert_true(listed > PROGRAMS / 5 && none > 0 && points > PROGRAMS);
}

struct heard {
    const struct mip *mip;
    int64_t best;
};

static int64_t hear(void *context, const double *values)
{
    struct heard *heard = context;
    int64_t point[COLUMNS];

    for (int j = 0; j < COLUMNS; j++)
        point[j] = (int64_t)(values[j] + 0.5);
    assert_true(holds(heard->mip, point)); /* what is told keeps every row of the whole */
    int64_t cost = cost_of(heard->mip, point);
    heard->best = cost < heard->best ? cost : heard->best;
    return heard->best;
}

static void the_best_is_proven(void **state)
{
    int owner[COLUMNS], solvable = 0;

    (void)state;
    for (int j = 0; j < COLUMNS; j++)
        owner[j] = owner_of(j);
    for (uint64_t seed = 1; seed <= PROGRAMS; seed++) {
        struct mip mip;
        program_make(&mip, seed);
        int64_t best = best_of(&mip), known = seed % 4 && best < NONE ? best + roll(2) : NONE;
        struct heard heard = {&mip, known};
        struct mip_proof proof = {.bound = -NONE,
                                  .target = known,
                                  .found = hear,
                                  .context = &heard,
                                  .owner = owner,
                                  .cuts = seed % 3 > 0,
                                  .tight = true,
                                  .learn = true,
                                  .pivots = 100000,
                                  .nodes = 1000};
        assert_true(ways_prove(&mip, NULL, &proof));
        if (heard.best != best || proof.bound != best)
            fail_msg("program %d: %lld, bound %lld, not %lld", (int)seed, (long long)heard.best,
                     (long long)proof.bound, (long long)best);
        solvable += best < NONE;
        mip_release(&mip);
    }
    assert_true(solvable > PROGRAMS / 4);
}

/* The best is 15; of what is better than 14 ways leave nothing below 15, which bounds no other. */
static void no_more_than_the_target(void **state)
{
    static const int owner[] = {0, 1, 2, 3, 4};
    struct mip mip = {0};
    struct mip_proof proof = {.target = 14, .owner = owner, .pivots = 100000, .nodes = 1000};

    (void)state;
    for (int j = 0; j < 5; j++)
        mip_add_choice(&mip, 5);
    int row = mip_add_row(&mip, 5, MIP_FREE);
    for (int j = 0; j < 5; j++)
        mip_add_term(&mip, row, j, 2);
    assert_true(ways_prove(&mip, NULL, &proof));
    assert_int_equal(proof.bound, 14);
    mip_release(&mip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_solution_is_lost),
                                       cmocka_unit_test(the_best_is_proven),
                                       cmocka_unit_test(no_more_than_the_target)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
