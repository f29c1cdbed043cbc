/* SPDX-License-Identifier: GPL-3.0-or-later
 * Work that threads share: each piece is done once and over when it is said to be, and prices,
 * plans, bounds, certificates and what they took are the same with one thread as with two. */
#include "tests/support/check.h"

#include <sched.h>
#include <stdatomic.h>

#include "solver/dual/dual_week.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { ITEMS = 40, ROUNDS = 3000, LINGERS = 2000, STEPS = 60, PROBLEMS = 40, PROBLEMS_LONG = 400 };

static struct random_problem made;

struct piece {
    atomic_int next, done[ITEMS];
};

static void do_items(void *context, int member)
{
    struct piece *piece = context;

    (void)member;
    for (int item; (item = atomic_fetch_add(&piece->next, 1)) < ITEMS;)
        atomic_fetch_add(&piece->done[item], 1);
}

static void each_item_once(void **state)
{
    static const int members[] = {1, 2, 5, TEAM_MOST};

    (void)state;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        struct team *team = i ? team_open(members[i]) : NULL;

        for (int round = 0; round < ROUNDS; round++) {
            struct piece piece = {0}; /* nobody may look at it when the round is over */

            team_run(team, do_items, &piece);
            for (int item = 0; item < ITEMS; item++)
                assert_int_equal(atomic_load(&piece.done[item]), 1);
        }
        team_close(team);
    }
    team_close(team_open(2)); /* never at work */
}

struct linger {
    atomic_int inside, left;
};

/* The others stay a while after the caller has seen them come, if they come soon. */
static void linger(void *context, int member)
{
    struct linger *linger = context;

    if (member == 0) {
        for (int i = 0; i < LINGERS && !atomic_load(&linger->inside); i++)
            sched_yield();
        return;
    }
    atomic_fetch_add(&linger->inside, 1);
    for (int i = 0; i < LINGERS; i++)
        sched_yield();
    atomic_fetch_add(&linger->left, 1);
}

static void whoever_came_has_left(void **state)
{
    struct team *team = team_open(2);

    (void)state;
    for (int i = 0; i < 20; i++) {
        struct linger both = {0};

        team_run(team, linger, &both);
        assert_int_equal(atomic_load(&both.inside), atomic_load(&both.left));
    }
    team_close(team);
}

/* ---- prices ---- */

struct stage {
    struct model model;
    struct dual dual;
    double values[2 * STEPS]; /* of each step */
    int n_values;
};

static void note_value(void *context, double value)
{
    struct stage *stage = context;

    stage->values[stage->n_values++] = value;
}

static void begin(struct stage *stage, const struct solve *solve, struct team *team)
{
    int64_t weight[LEVELS];

    for (int k = 0; k < LEVELS; k++)
        weight[k] = 1 + 7 * k;
    memset(stage, 0, sizeof *stage);
    stage->model = (struct model){
        .lookup = &solve->lookup, .plan = solve->search.best, .coarse = true, .bonds = true};
    assert_true(model_make(&stage->model));
    model_aim(&stage->model, weight);
    assert_true(dual_make(&stage->dual, &stage->model));
    stage->dual.team = team;
    stage->dual.seen = note_value;
    stage->dual.context = stage;
}

static void climb(struct solve *solve, struct stage *stage, bool weeks)
{
    double unit = dual_unit(&stage->model.mip);
    struct dual_steps steps = {.n = STEPS, .from = unit / 3, .to = unit / 50};

    if (weeks)
        assert_true(dual_week_make(&stage->dual) && dual_week_choose(&stage->dual));
    dual_climb(solve, &stage->dual, &steps);
}

static void check_same(const struct stage *a, const struct stage *b)
{
    size_t n_rows = (size_t)a->model.mip.n_rows, n_columns = (size_t)a->model.mip.n_columns;
    size_t n_people = (size_t)made.problem.n_people;
    const struct dual_week *week = a->dual.week;

    assert_int_equal(a->n_values, b->n_values);
    assert_memory_equal(a->values, b->values, (size_t)a->n_values * sizeof(double));
    assert_memory_equal(a->dual.cheapest, b->dual.cheapest, n_people * sizeof(double));
    assert_memory_equal(a->dual.price, b->dual.price, n_rows * sizeof(double));
    assert_memory_equal(a->dual.best, b->dual.best, n_rows * sizeof(double));
    assert_memory_equal(a->dual.activity, b->dual.activity, n_rows * sizeof(double));
    assert_memory_equal(a->dual.amount, b->dual.amount, n_columns * sizeof(double));
    assert_true(!week || dual_cells(week) == dual_cells(b->dual.week));
}

static void prices_are_the_same(void **state)
{
    static const struct random_size size = {12, 40, RANDOM_OFFERS, true};
    static const bool nothing[RANDOM_OFFERS];
    struct team *team = team_open(2);
    int64_t zero[LEVELS] = {0}, shared = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= PROBLEMS; seed++) {
        struct solve solve;
        struct stage alone, both;

        random_make(&made, &size, seed);
        for (int i = 0; i < made.problem.n_offers; i++)
            made.offers[i].locked = false;
        assert_true(solve_from(&solve, &made.problem, nothing, zero));
        begin(&alone, &solve, NULL);
        begin(&both, &solve, team);
        for (int weeks = 0; weeks < 2; weeks++) {
            climb(&solve, &alone, weeks);
            climb(&solve, &both, weeks);
            check_same(&alone, &both);
        }
        shared += both.dual.week->scratch[1].n_cells > 0;
        dual_release(&alone.dual);
        dual_release(&both.dual);
        model_release(&alone.model);
        model_release(&both.model);
        release(&solve);
    }
    team_close(team);
    print_message("%lld of %d problems shared\n", (long long)shared, PROBLEMS);
}

/* ---- whole solves ---- */

/* What it tells on the way, too. */
static void note(void *context, const struct progress *progress)
{
    for (int k = 0; k < LEVELS; k++)
        (void)fprintf(context, "%d %lld %lld\n", progress->level,
                      (long long)progress->levels[k].value, (long long)progress->levels[k].bound);
}

/* Its certificate and what it told; the caller frees. */
static char *solve(struct answer *answer, int threads, int64_t work, size_t *size)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, size);

    assert_non_null(file);
    struct proof_sink proof = {.file = file, .left = 1 << 24};
    struct effort effort = {
        .work = work, .threads = threads, .tell = note, .context = file, .proof = &proof};

    (void)problem_solve(&made.problem, &effort, NULL, answer);
    assert_int_equal(fclose(file), 0);
    return text;
}

static void answers_are_the_same(void **state)
{
    static const struct random_size size = {10, 30, 200, true};
    static bool chosen[2][RANDOM_OFFERS];
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++) {
        struct answer one = {.chosen = chosen[0]}, two = {.chosen = chosen[1]};
        int64_t work = 20000 * (int64_t)(1 + seed % 10);
        size_t size_one, size_two;

        random_make(&made, &size, seed);
        char *text_one = solve(&one, 1, work, &size_one);
        char *text_two = solve(&two, 2, work, &size_two);

        assert_memory_equal(chosen[0], chosen[1], (size_t)made.problem.n_offers);
        assert_memory_equal(one.levels, two.levels, sizeof one.levels);
        assert_int_equal(one.stopped, two.stopped);
        assert_string_equal(text_one, text_two);
        free(text_one);
        free(text_two);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_item_once),
        cmocka_unit_test(whoever_came_has_left),
        cmocka_unit_test(prices_are_the_same),
        cmocka_unit_test(answers_are_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
