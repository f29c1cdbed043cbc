/* SPDX-License-Identifier: GPL-3.0-or-later
 * People, tasks and rules in another order: other plans perhaps, the same proven values;
 * and what is proven of one order is true of every other. */
#include "tests/support/check.h"

#include "tests/solver/solver_shuffle.h"

enum { PROBLEMS = 60, PROBLEMS_LONG = 600 };

static struct random_problem made;
static bool chosen[RANDOM_OFFERS];

static enum solve_status solve(struct answer *answer, int64_t work)
{
    struct effort effort = {.work = work};
    int64_t value[LEVELS];
    char text[200] = "";

    *answer = (struct answer){.chosen = chosen};
    if (!problem_ok(&made.problem, text, sizeof text))
        print_error("%s\n", text);
    assert_string_equal(text, "");
    enum solve_status status = problem_solve(&made.problem, &effort, NULL, answer);

    if (status != SOLVE_IMPOSSIBLE)
        assert_true(problem_judge(&made.problem, chosen, value, NULL, NULL));
    return status;
}

/* While earlier levels cost the same, no plan of one costs less than the other's bound. */
static bool agree(const struct answer *a, const struct answer *b)
{
    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *one = &a->levels[k], *two = &b->levels[k];

        if (one->bound > two->value || two->bound > one->value)
            return false;
        if (one->value != two->value)
            return !one->optimal || !two->optimal;
    }
    return true;
}

static void say(uint64_t seed, const struct answer *a, const struct answer *b)
{
    print_error("seed %llu:", (unsigned long long)seed);
    for (int k = 0; k < LEVELS; k++)
        print_error(" %lld/%lld and %lld/%lld", (long long)a->levels[k].value,
                    (long long)a->levels[k].bound, (long long)b->levels[k].value,
                    (long long)b->levels[k].bound);
    print_error("\n");
}

/* People alone, tasks alone, then both. */
static void try_all(const struct random_size *size, int64_t work, int *proven)
{
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;

    for (uint64_t seed = 1; seed <= n; seed++) {
        struct answer first, second;
        struct random_size own = *size;

        own.people = 1 + (int)(seed * 5 % (uint64_t)size->people);
        own.tasks = 1 + (int)(seed * 7 % (uint64_t)size->tasks);
        random_make(&made, &own, seed + 40000);
        enum solve_status status = solve(&first, work);

        for (int way = 0; way < 3; way++) {
            if (way != 1)
                shuffle_people(&made);
            if (way != 0)
                shuffle_tasks(&made);
            enum solve_status again = solve(&second, work);
            bool fine = (status == SOLVE_IMPOSSIBLE) == (again == SOLVE_IMPOSSIBLE) &&
                        (status == SOLVE_IMPOSSIBLE || agree(&first, &second));

            if (!fine)
                say(seed, &first, &second);
            assert_true(fine);
            *proven += status == SOLVE_OPTIMAL && again == SOLVE_OPTIMAL;
        }
    }
}

static void another_order(void **state)
{
    static const struct random_size small = {6, 10, 120, true};
    int proven = 0;

    (void)state;
    try_all(&small, 1000000, &proven);
    print_message("%d proven in both orders\n", proven);
    assert_true(proven > PROBLEMS);
}

static void cut_short(void **state)
{
    static const struct random_size larger = {10, 24, RANDOM_OFFERS, true};
    int proven = 0;

    (void)state;
    try_all(&larger, 20000, &proven);
    print_message("%d proven in both orders\n", proven);
    assert_true(proven > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(another_order),
                                       cmocka_unit_test(cut_short)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
