/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the local search believes is what the judge says; what it does not look
 * at could not have been taken; it stops when it is told to. */
#include "tests/support/check.h"

#include "solver/limits/judge.h"
#include "solver/search/search.h"
#include "tests/support/solver_random.h"
#include "tests/support/solver_week.h"

enum { PROBLEMS = 60, STEPS = 400 };

static struct random_problem made;

static bool beginning_is_legal(const struct lookup *lookup, bool *chosen)
{
    const struct problem *problem = lookup->problem;
    int64_t value[LEVELS];

    for (int i = 0; i < problem->n_offers; i++)
        chosen[i] = problem->offers[i].locked;
    return problem_judge_with(lookup, chosen, value, NULL, NULL);
}

/* What is passed over at a glance has no price. */
static void glance(struct state *state)
{
    int64_t delta[LEVELS];

    for (int i = 0; i < state->lookup->problem->n_offers; i++)
        if (!state->chosen[i] && !state_open(state, i))
            assert_false(state_price(state, i, true, delta));
}

/* Whoever stands in the way can go; then the offer mostly comes in. */
static void make_way(struct state *state, int offer)
{
    struct blockers list;
    bool gone = true;

    if (state->chosen[offer] || !state_blockers(state, offer, &list))
        return;
    for (int i = 0; i < list.n; i++)
        gone = state_set(state, list.offers[i], false) && gone;
    assert_true(gone);
    (void)state_set(state, offer, true);
}

static void walk(const struct lookup *lookup, struct state *state)
{
    int64_t value[LEVELS];
    int n = lookup->problem->n_offers;

    for (int step = 0; step < STEPS && n; step++) {
        int offer = random_below(&made, n);

        if (step % 8 == 0)
            make_way(state, offer);
        else
            (void)state_set(state, offer, !state->chosen[offer]);
        if (step % 16)
            continue;
        glance(state);
        assert_true(problem_judge_with(lookup, state->chosen, value, NULL, NULL));
        assert_memory_equal(value, state->value, sizeof value);
    }
}

static void believes_the_judge(void **unused)
{
    static const struct random_size size = {12, 40, 400, true};

    (void)unused;
    for (uint64_t seed = 1; seed <= PROBLEMS; seed++) {
        struct lookup lookup;
        struct state state;
        static bool chosen[RANDOM_OFFERS];

        random_make(&made, &size, seed);
        assert_true(lookup_make(&lookup, &made.problem));
        if (beginning_is_legal(&lookup, chosen)) {
            assert_true(state_make(&state, &lookup));
            state_load(&state, chosen);
            walk(&lookup, &state);
            state_release(&state);
        }
        lookup_release(&lookup);
    }
}

/* Each level's annealing ends with a plan that is legal, worth what it says, and
 * no worse than before. */
static void anneals(void **unused)
{
    static const struct random_size size = {12, 40, 400, true};

    (void)unused;
    for (uint64_t seed = 100; seed < 130; seed++) {
        struct lookup lookup;
        struct search search;
        static bool chosen[RANDOM_OFFERS];
        int64_t value[LEVELS], before[LEVELS];

        random_make(&made, &size, seed);
        assert_true(lookup_make(&lookup, &made.problem));
        assert_true(search_make(&search, &lookup));
        if (beginning_is_legal(&lookup, chosen)) {
            state_load(&search.state, chosen);
            memcpy(search.best, search.state.chosen, (size_t)made.problem.n_offers);
            memcpy(search.best_value, search.state.value, sizeof value);
            search_greedy(&search);
            for (int level = 0; level < LEVELS; level++) {
                memcpy(before, search.best_value, sizeof before);
                search_anneal(&search, level, 5000);
                assert_true(value_compare(search.best_value, before) <= 0);
                assert_true(problem_judge_with(&lookup, search.best, value, NULL, NULL));
                assert_memory_equal(value, search.best_value, sizeof value);
            }
        }
        search_release(&search);
        lookup_release(&lookup);
    }
}

/* ---- stopping ---- */

/* Whoever is told how it goes wants out when it was told so often. */
struct impatient {
    int told, patience;
    bool stop;
};

static void hear(void *context, const struct progress *progress)
{
    struct impatient *impatient = context;

    (void)progress;
    impatient->stop = ++impatient->told >= impatient->patience;
}

/* With work for days it comes back soon after it was told to stop, with a plan as good as it says.
 */
static void stops_when_told(void **unused)
{
    enum { TOLD_AFTER = 8 };
    static const struct week_shape shape = {"ap", 4, 10, 4, 3, 30, 10, 5};
    static const int patience[] = {1, 8, 20};
    struct week *week = week_make(&shape, 7);
    struct answer answer = {.chosen = calloc((size_t)week->problem.n_offers + 1, sizeof(bool))};
    int64_t value[LEVELS];

    (void)unused;
    assert_non_null(answer.chosen);
    assert_true(week->problem.n_offers > 3000);
    for (size_t i = 0; i < sizeof patience / sizeof *patience; i++) {
        struct impatient impatient = {.patience = patience[i]};
        struct effort effort = {
            .work = INT64_C(1) << 40, .stop = &impatient.stop, .tell = hear, .context = &impatient};
        enum solve_status status = problem_solve(&week->problem, &effort, NULL, &answer);

        print_message("told %d times, stopped at %d\n", impatient.told, impatient.patience);
        assert_true(status == SOLVE_FEASIBLE || status == SOLVE_OPTIMAL);
        assert_int_equal(answer.stopped, STOPPED_USER);
        assert_in_range(impatient.told, patience[i], patience[i] + TOLD_AFTER);
        assert_true(problem_judge(&week->problem, answer.chosen, value, NULL, NULL));
        for (int k = 0; k < LEVELS; k++)
            assert_int_equal(value[k], answer.levels[k].value);
    }
    free(answer.chosen);
    week_release(week);
}

/* What would not fit is refused before a byte of it is read. */
static void refuses_what_does_not_fit(void **unused)
{
    const struct problem million = {.n_offers = 1000000, .n_tasks = 20000, .n_slots = 300000};
    const struct problem many = {.n_offers = 20000000, .n_tasks = 20000, .n_slots = 300000};
    const struct effort effort = {0};
    struct answer answer = {.chosen = NULL};

    (void)unused;
    assert_true(problem_fits(&million));
    assert_false(problem_fits(&many));
    assert_int_equal(problem_solve(&many, &effort, NULL, &answer), SOLVE_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(believes_the_judge),
        cmocka_unit_test(anneals),
        cmocka_unit_test(stops_when_told),
        cmocka_unit_test(refuses_what_does_not_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
