/* SPDX-License-Identifier: GPL-3.0-or-later
 * Branching over people's weeks, node by node: two people whose breaks and hours leave little
 * room, over two or three days.  What a node closes, and what a whole walk proves, holds for every
 * plan there is, wherever it begins, whatever was decided, and however early it has to stop. */
#include "tests/support/check.h"

#include "tests/bounds/solver_days.h"
#define PLANS_OFFERS DAYS_OFFERS
#include "solver/parts/days_tree.h"
#include "tests/support/solver_plans.h"

enum { EFFORT = 300000 };

static struct random_problem made;

#include "tests/bounds/solver_decided.h"

/* Every plan of it is known. */
static void make(uint64_t seed, int largest)
{
    days_make(&made, seed, largest);
    enumerate_legal(&made.problem);
}

/* A walk that stands at a plan: the program over weeks, at prices that are worth something. */
struct stage {
    struct solve solve;
    struct model model;
    struct dual dual;
    struct master master;
    int level;
};

static void stage_make(struct stage *stage, int level, int plan, int steps)
{
    int64_t weight[LEVELS] = {0};

    memset(stage, 0, sizeof *stage);
    stage->level = level;
    assert_true(solve_at(&stage->solve, &made.problem, plan));
    search_back_to_best(&stage->solve.search);
    stage->model = (struct model){
        .lookup = &stage->solve.lookup, .plan = stage->solve.search.best, .coarse = true};
    weight[level] = 1;
    assert_true(model_make(&stage->model));
    for (int k = 0; k < level; k++)
        model_cap(&stage->model, k, values[plan][k]);
    model_aim(&stage->model, weight);
    assert_true(dual_make(&stage->dual, &stage->model));
    double unit = dual_unit(&stage->model.mip);

    dual_climb(&stage->solve, &stage->dual,
               &(struct dual_steps){.n = steps, .from = 0.25 * unit, .to = 0.01 * unit});
    assert_true(dual_week_make(&stage->dual) && dual_week_choose(&stage->dual));
    assert_true(master_make(&stage->master, &stage->dual, false));
}

static void stage_release(struct stage *stage)
{
    assert_true(legal_as_told(&stage->solve));
    master_release(&stage->master);
    dual_release(&stage->dual);
    model_release(&stage->model);
    release(&stage->solve);
}

struct counts {
    int closed, tight, taken, given_up, bounds, met;
};

/* What a node costs at least is no more than its best plan. */
static void bound_here(struct days_tree *tree, int64_t best, struct counts *counts)
{
    int64_t bound;

    tree->most = random_once_in(&made, 2) ? tree->planned : best - 1;
    bound = days_bound(tree, 0);
    assert_true(bound <= best);
    counts->bounds++;
    counts->met += bound == best;
}

static void visit_all(struct days_tree *tree, int plan, struct counts *counts)
{
    enum { NODES = 40 };

    for (int node = 0; node < NODES; node++) {
        enum outcome outcome = days_visit(tree);

        counts->taken += outcome == TAKEN;
        counts->given_up += outcome == GIVEN_UP;
        if (outcome == CLOSED) {
            int64_t best = least_decided(tree, plan);

            counts->closed++;
            counts->tight += best == tree->most + 1;
            assert_true(best > tree->most);
        }
        if ((outcome == CLOSED || outcome == GIVEN_UP) && !days_turn(tree))
            return;
    }
}

/* most: about what the best plan as decided costs, where closing is nearly wrong. */
static void visit_from(uint64_t seed, int level, int plan, struct counts *counts)
{
    struct stage stage;

    stage_make(&stage, level, plan, seed % 3 ? 30 : 0);
    struct days_tree tree = {.solve = &stage.solve,
                             .master = &stage.master,
                             .model = &stage.model,
                             .level = level,
                             .try_each = 1 + random_below(&made, 4)};
    struct span_of span = {0, values[plan][level]};

    stage.solve.work_end = EFFORT;
    if (seed % 2)
        (void)master_climb(&stage.solve, &stage.master, EFFORT);
    assert_true(days_tree_make(&tree, &span));
    sides_hold_all(&tree);
    decide_some(&tree);
    int64_t best = least_decided(&tree, plan);

    if (best < INT64_MAX)
        bound_here(&tree, best, counts);
    tree.most = best == INT64_MAX ? 0 : best - random_below(&made, 2);
    visit_all(&tree, plan, counts);
    days_tree_release(&tree);
    stage_release(&stage);
}

static void closed_nodes_hold_no_plan(void **state)
{
    enum { TIMES = 3 };
    uint64_t seeds = getenv("EXAMROTA_LONG") ? 1500 : 120;
    struct counts counts = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        make(seed, seed % 3 ? LARGE : SMALL);
        for (int i = 0; i < TIMES; i++) {
            visit_from(seed, 0, 0, &counts);
            visit_from(seed, (int)(seed / 2 % 2), random_below(&made, n_plans), &counts);
        }
    }
    print_message("%d closed, %d by one; %d taken, %d given up; %d of %d bounds met\n",
                  counts.closed, counts.tight, counts.taken, counts.given_up, counts.met,
                  counts.bounds);
    assert_true(counts.tight > 200 && counts.taken > 200 && 2 * counts.met > counts.bounds);
}

/* left: how much work there is for the walk.  True: it is at its end. */
static bool walk_from(int level, int plan, int64_t left)
{
    int64_t best = least(values[plan], level);
    struct span_of span = {best - random_below(&made, 3), values[plan][level]};
    struct stage stage;

    span.bound = span.bound > 0 ? span.bound : 0;
    stage_make(&stage, level, plan, random_below(&made, 30));
    stage.solve.work_end = EFFORT;
    if (random_once_in(&made, 2))
        (void)master_climb(&stage.solve, &stage.master, EFFORT);
    stage.solve.work_end = solve_work(&stage.solve) + left;
    master_tree(&stage.solve, &stage.master, &stage.model, level, &span, EFFORT);
    assert_true(span.bound <= best);
    stage_release(&stage);
    return span.bound == best && span.bound >= span.planned;
}

/* The same day by day.  True: the bound is the best. */
static bool days_from(int level, int plan, int64_t left)
{
    struct solve solve;

    assert_true(solve_at(&solve, &made.problem, plan));
    solve.work_end = left;
    search_back_to_best(&solve.search);
    dual_days(&solve, level);
    int64_t best = least(solve.search.best_value, level);
    /* A plan that came to cost less at a level before narrows what is proven only afterwards. */
    bool met = solve.levels[level].bound == best ||
               solve.levels[level].bound == least(values[plan], level);

    assert_true(solve.levels[level].bound <= best);
    assert_true(legal_as_told(&solve));
    release(&solve);
    return met;
}

/* The bound is the best plan's value where there is time for everything, and never above. */
static void walks_end_at_the_best(void **state)
{
    static const int64_t cuts[] = {1, 10, 40, 100, 200, 400, 1000};
    uint64_t seeds = getenv("EXAMROTA_LONG") ? 1500 : 80;
    int ended = 0, met = 0, n = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        make(seed, SMALL);
        for (int level = 0; level < 2; level++) {
            int plan = level ? random_below(&made, n_plans) : 0;

            if (values[plan][level] == least(values[plan], level))
                continue;
            n++;
            ended += walk_from(level, plan, EFFORT);
            met += days_from(level, plan, EFFORT);
            (void)days_from(level, plan, 20 * cuts[seed % ENTRIES(cuts)]);
            EACH (cut, cuts)
                (void)walk_from(level, plan, *cut);
        }
    }
    print_message("%d of %d ended, %d met by days\n", ended, n, met);
    assert_true(2 * ended > n && 3 * met > 2 * n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_nodes_hold_no_plan),
        cmocka_unit_test(walks_end_at_the_best),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
