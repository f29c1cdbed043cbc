/* SPDX-License-Identifier: GPL-3.0-or-later
 * People taken as one: the relaxation over groups bounds every plan, is the
 * relaxation over people when nobody is put together, and its plans are plans. */
#include "tests/support/check.h"

#include "solver/alike/alike.h"
#include "solver/lp/certificate.h"
#include "tests/support/solver_oracle.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 9 };

static struct random_problem made;

struct case_solve {
    struct solve solve;
    struct effort effort;
};

static void solve_begin(struct case_solve *it, const struct problem *problem)
{
    *it = (struct case_solve){.solve = {.problem = problem}};
    it->solve.effort = &it->effort;
    it->solve.fixed = pool_take(&it->solve.pool, (size_t)problem->n_offers, 1);
    it->solve.fixed_at = pool_take(&it->solve.pool, (size_t)problem->n_offers, 1);
    assert_true(it->solve.fixed && it->solve.fixed_at);
    assert_true(lookup_make(&it->solve.lookup, problem));
}

static void solve_end(struct case_solve *it)
{
    lookup_release(&it->solve.lookup);
    pool_release(&it->solve.pool);
}

static int64_t certified(struct mip *mip)
{
    struct certificate certificate = {0};
    struct mip_effort effort = {0};
    int64_t bound = 0;

    (void)mip_relax(mip, &effort);
    if (certificate_make(&certificate, mip, 20))
        bound = certificate.bound;
    certificate_release(&certificate);
    return bound;
}

/* The bound with groups as few as `columns` asks for; -1: none. */
static int64_t bound_of(struct solve *solve, int level, int columns, int *n_groups)
{
    struct alike alike;
    struct alike_model grouped;
    int64_t weight[LEVELS] = {0}, bound = -1;

    weight[level] = 1;
    assert_true(alike_make(&alike, solve, level, columns));
    assert_true(alike_model_make(&grouped, &alike));
    *n_groups = alike.n;
    for (int k = 0; k < level; k++)
        model_cap(&grouped.model, k, solve->levels[k].value);
    model_aim(&grouped.model, weight);
    bound = certified(&grouped.model.mip);
    alike_model_release(&grouped);
    alike_release(&alike);
    return bound;
}

/* Everything that may be in a problem, and call-outs for most. */
static void bounds_every_plan(void **state)
{
    static const struct random_size tiny = {.people = 4, .tasks = 6, .offers = TINY_OFFERS};
    static const int columns[] = {0, 4, 1000};
    int tight = 0, positive = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        struct case_solve it;

        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        if (n_values == 0)
            continue;
        solve_begin(&it, &made.problem);
        const int64_t *plan = values[seed % (uint64_t)n_values];

        for (int k = 0; k < LEVELS; k++)
            it.solve.levels[k].value = plan[k];
        for (int k = 0; k < LEVELS; k++) {
            int64_t best = least(plan, k);

            for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
                int n_groups;
                int64_t bound = bound_of(&it.solve, k, columns[c], &n_groups);

                if (bound > best)
                    print_error("seed %d, level %d: %d above %d\n", (int)seed, k, (int)bound,
                                (int)best);
                assert_true(bound <= best);
                positive += best > 0;
                tight += best > 0 && bound == best;
            }
        }
        solve_end(&it);
    }
    print_message("%d of %d are met\n", tight, positive);
    assert_true(tight > positive / 8);
}

/* Fixed work, some who may do nearly all of what happens in their hours. */
struct shifts {
    struct problem problem;
    struct task tasks[60];
    struct slot slots[60];
    struct offer offers[2000];
    struct callout callouts[40];
    int gap_min[40];
    uint64_t person_tags[40];
};

static struct shifts shifts;

static void shifts_make(uint64_t seed, int n_people, int n_tasks, bool backwards)
{
    struct problem *p = &shifts.problem;
    int order[40];

    memset(&shifts, 0, sizeof shifts);
    memset(&made, 0, sizeof made);
    made.random = seed * 0x9e3779b97f4a7c15U + 7;
    p->tasks = shifts.tasks;
    p->slots = shifts.slots;
    p->offers = shifts.offers;
    p->callouts = shifts.callouts;
    p->gap_min = shifts.gap_min;
    p->person_tags = shifts.person_tags;
    p->n_people = p->n_callouts = n_people;
    p->n_tasks = p->n_slots = n_tasks;
    for (int i = 0; i < n_people; i++) {
        order[i] = backwards ? n_people - 1 - i : i;
        shifts.callouts[i] = (struct callout){i, 0, 2000, 0, 4, 1};
    }
    for (int t = 0; t < n_tasks; t++) {
        int from = random_below(&made, 1000), until = from + 40 + random_below(&made, 80);

        shifts.tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        shifts.slots[t] = (struct slot){t, from, until, -1, until - from, 0};
        uint64_t may = 0;

        for (int i = 0; i < n_people; i++) {
            int starts = 300 * (i % 3);

            if (from >= starts && until <= starts + 520 && !random_once_in(&made, 8))
                may |= UINT64_C(1) << order[i];
        }
        for (int i = 0; i < n_people; i++)
            if (may >> i & 1)
                shifts.offers[p->n_offers++] = (struct offer){.slot = t, .person = i};
    }
}

/* Nobody put together: the relaxation over people itself. */
static void same_as_people(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct case_solve it;
        int64_t weight[LEVELS] = {0};
        int n_groups;

        shifts_make(seed, 24, 30, false);
        solve_begin(&it, &shifts.problem);
        struct model model = {.lookup = &it.solve.lookup};

        weight[4] = 1;
        assert_true(model_make(&model));
        it.solve.levels[0].value = 1; /* and what nobody may do */
        for (int t = 0; t < 30; t++)
            it.solve.levels[0].value +=
                it.solve.lookup.task_first[t] == it.solve.lookup.task_first[t + 1];
        model_cap(&model, 0, it.solve.levels[0].value);
        model_aim(&model, weight);
        int64_t people = certified(&model.mip);

        assert_in_range(people, 3, 23);
        assert_int_equal(bound_of(&it.solve, 4, 100000, &n_groups), people);
        assert_in_range(n_groups, 16, 24); /* some are the very same */
        assert_true(bound_of(&it.solve, 4, 0, &n_groups) <= people);
        assert_int_equal(n_groups, 1);
        model_release(&model);
        solve_end(&it);
    }
}

/* Three kinds of people are found by what they may do. */
static void finds_the_kinds(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct case_solve it;
        struct alike alike;

        shifts_make(seed, 39, 60, seed % 2);
        solve_begin(&it, &shifts.problem);
        assert_true(alike_make(&alike, &it.solve, 4, 4 * 90));
        for (int i = 0; i < 39; i++)
            for (int k = 0; k < 39; k++)
                if (alike.of_person[i] == alike.of_person[k])
                    assert_int_equal(i % 3, k % 3);
        alike_release(&alike);
        solve_end(&it);
    }
}

/* Whole solves: proven, the same whoever comes first, and the optimum where the library can tell.
 */
static void solves(void **state)
{
    static const struct effort effort = {.work = 20000000};
    static bool chosen[2000];
    int proven = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        int64_t value[2][LEVELS];
        bool optimal = true;

        for (int backwards = 0; backwards < 2; backwards++) {
            struct answer answer = {.chosen = chosen};

            shifts_make(seed, 30, 60, backwards);
            enum solve_status status = problem_solve(&shifts.problem, &effort, NULL, &answer);

            assert_true(problem_judge(&shifts.problem, chosen, value[backwards], NULL, NULL));
            assert_true(answer.levels[4].bound <= answer.levels[4].value);
            optimal = optimal && status == SOLVE_OPTIMAL;
        }
        if (!optimal)
            continue;
        assert_memory_equal(value[0], value[1], sizeof value[0]);
        proven++;
    }
    print_message("%d of 12 proven\n", proven);
    assert_true(proven >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_every_plan),
        cmocka_unit_test(same_as_people),
        cmocka_unit_test(finds_the_kinds),
        cmocka_unit_test(solves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
