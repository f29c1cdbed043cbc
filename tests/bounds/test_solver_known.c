/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that better plans keep, in a program of prices: the best plan keeps them all, and what is
 * proven with them is true of every plan of small random problems. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/proof.h"
#include "tests/bounds/solver_known.h"

/* Whoever keeps the proofs, and what is read of it. */
struct keeper {
    struct proof_sink proof;
    struct effort effort;
    char *text;
    size_t size;
    int64_t caps[LEVELS];
    int told; /* bounds that rest on rows of a search */
};

static void keep(struct keeper *keeper, struct solve *solve)
{
    keeper->proof = (struct proof_sink){.file = open_memstream(&keeper->text, &keeper->size),
                                        .left = INT64_MAX};
    keeper->effort = (struct effort){.proof = &keeper->proof};
    assert_non_null(keeper->proof.file);
    solve->effort = &keeper->effort;
    for (int k = 0; k < LEVELS; k++)
        keeper->caps[k] = solve_cap(solve, k);
}

static void drop(struct keeper *keeper)
{
    assert_int_equal(fclose(keeper->proof.file), 0);
    free(keeper->text);
}

static void add_up(struct keeper *keeper, const struct solve *solve, int level, int best)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct recount recount = {.problem = &made.problem, .chosen = plans[best]};

    assert_int_equal(fclose(keeper->proof.file), 0);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = k < level ? solve_cap(solve, k) : values[best][k];
    bool same = true; /* else what is told was about other plans */

    for (int k = 0; k < level; k++)
        same = same && keeper->caps[k] == recount.levels[k].cap;
    FILE *file = keeper->size && same ? fmemopen(keeper->text, keeper->size, "r") : NULL;

    if (file) {
        assert_true(recount_read(file, 0, &arena, &recount, &fault));
        if (recount.n_void || recount.levels[level].proven < keeper->proof.shown[level])
            print_error("%s: %d of %d\n%s", recount.first_void ? recount.first_void : "less",
                        (int)recount.levels[level].proven, (int)keeper->proof.shown[level],
                        keeper->text);
        assert_int_equal(recount.n_void, 0);
        assert_true(recount.levels[level].proven >= keeper->proof.shown[level]);
        assert_true(recount.levels[level].proven <= values[best][level]);
        keeper->told += strstr(keeper->text, "\nknown ") != NULL;
        (void)fclose(file);
    }
    arena_release(&arena);
    free(keeper->text);
}

static void true_of_every_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int rows = 0, raised = 0, met = 0;
    struct keeper keeper = {.told = 0};

    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            struct solve solve;
            struct model model, other;

            assert_true(solve_at(&solve, &made.problem, (int)(seed * 31 % (uint64_t)n_plans)));
            keep(&keeper, &solve);
            dual_bound(&solve, level, true);
            drop(&keeper); /* caps may have grown on the way */
            keep(&keeper, &solve);
            solve_looks(&solve);
            int best = best_within(&solve, level);
            int64_t want = values[best][level], before = solve.levels[level].bound;
            struct known known = {.target = want + 1 + (int64_t)(seed % 3)};

            assert_true(before <= want);
            whole_model(&solve, level, solve.search.best, &model);
            find_rows(&solve, level, &model, &known);
            whole_model(&solve, level, plans[best], &other);
            plan_keeps(&known, &other);
            dual_bound_known(&solve, level, &known);
            if (solve.levels[level].bound > want)
                fail_msg("seed %d level %d: %d above %d", (int)seed, level,
                         (int)solve.levels[level].bound, (int)want);
            add_up(&keeper, &solve, level, best);
            rows += known.mip.n_rows + known.n_ends;
            raised += solve.levels[level].bound > before;
            met += before < want && solve.levels[level].bound == want;
            known_release(&known);
            model_release(&other);
            model_release(&model);
            release(&solve);
        }
    }
    print_message("%d rows and ends, %d bounds better, %d met, %d told\n", rows, raised, met,
                  keeper.told);
    assert_true(keeper.told > 5);
    assert_true(rows > 100 && raised > 10 && met > 5);
}

/* A duty for somebody free of cost or somebody who costs 7, and later work that the program of
 * prices does not look at.  Rows that a node never made: what each comes to. */
static void worked_by_hand(void **state)
{
    enum { FREE, PAID, LATER, TERMS };
    static const struct {
        const char *label;
        int64_t factors[TERMS], high, target, bound;
    } rows[] = {
        {"says nothing", {1, 1, 0}, 1, 100, 0},
        {"not the free one", {2, 1, 0}, 1, 100, 7},
        {"the paid one", {1, -1, 0}, -1, 100, 7},
        {"no more than what better plans keep", {2, 1, 0}, 1, 5, 5},
        {"what is not there leaves room", {1, 0, -1}, 0, 100, 0},
        {"what is not there takes none", {1, 0, 1}, 0, 100, 7},
        {"half of it", {2, 0, -1}, 0, 100, 4},
        {"an end", {1, 0, 0}, 0, 100, 7},
    };
    static const struct task tasks[] = {{0, 1, 1, 0, 5, 0}, {1, 1, 1, 6, 5, 0}};
    static const struct slot slots[] = {{0, 600, 660, -1, 60, 0}, {1, 700, 760, -1, 60, 0}};
    static const struct offer offers[] = {{.slot = 0, .person = 0},
                                          {.slot = 0, .person = 1, .cost = {0, 7}},
                                          {.slot = 1, .person = 0}};
    static const int gaps[2] = {0};
    static const uint64_t tags[2] = {0};
    static const bool plan[3] = {false, true, false};
    static const struct problem problem = {.tasks = tasks,
                                           .slots = slots,
                                           .offers = offers,
                                           .gap_min = gaps,
                                           .person_tags = tags,
                                           .n_tasks = 2,
                                           .n_slots = 2,
                                           .n_offers = 3,
                                           .n_people = 2};

    (void)state;
    memcpy(plans[0], plan, sizeof plan);
    assert_true(problem_judge(&problem, plan, values[0], NULL, NULL));
    EACH (row, rows) {
        struct known known = {.target = row->target};
        int columns[TERMS], n = 0;
        int64_t factors[TERMS];
        struct solve solve;
        struct model model;

        assert_true(solve_at(&solve, &problem, 0));
        dual_bound(&solve, 1, true);
        assert_int_equal(solve.levels[1].bound, 0);
        whole_model(&solve, 1, plan, &model);
        for (int i = 0; i < TERMS; i++) {
            columns[n] = model.offer_column[i];
            factors[n] = row->factors[i];
            n += row->factors[i] != 0;
        }
        known.model = &model;
        known_add(&known, &(struct mip_told){columns, factors, n, row->high, 0});
        dual_bound_known(&solve, 1, &known);
        CHECK_ROW(row, solve.levels[1].bound, row->bound);
        known_release(&known);
        model_release(&model);
        release(&solve);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(true_of_every_plan),
                                       cmocka_unit_test(worked_by_hand)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
