/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fewer call-outs: what recall() leaves is a legal plan, no worse than before at any
 * level that comes first, and often the best there is. */
#include "tests/support/check.h"

#include "solver/alike/recall.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 10, JOBS = 60, PEOPLE = 14, MOST_OFFERS = JOBS * PEOPLE };

static struct random_problem made;

static int64_t fewest(const struct problem *problem, const int64_t *cap, int level)
{
    int64_t best = INT64_MAX, value[LEVELS];
    bool chosen[TINY_OFFERS];

    for (int plan = 0; plan < 1 << problem->n_offers; plan++) {
        bool within = true;

        for (int i = 0; i < problem->n_offers; i++)
            chosen[i] = plan >> i & 1;
        if (!problem_judge(problem, chosen, value, NULL, NULL))
            continue;
        for (int k = 0; k < level; k++)
            within = within && value[k] <= cap[k];
        if (within && value[level] < best)
            best = value[level];
    }
    return best;
}

static bool calls_out(const struct problem *problem, int level)
{
    for (int n = 0; n < problem->n_callouts; n++)
        if (problem->callouts[n].level == level)
            return true;
    return false;
}

/* Everybody does whatever makes the plan better, the last ones first. */
static void first_come(struct search *search)
{
    int64_t delta[LEVELS];

    for (int i = search->state.lookup->problem->n_offers - 1; i >= 0; i--)
        if (!search->state.chosen[i] && state_price(&search->state, i, true, delta) &&
            value_compare(delta, (int64_t[LEVELS]){0}) < 0)
            assert_true(state_set(&search->state, i, true));
    (void)search_keep(search);
}

/* Every rule on: the search's value is the judge's, and nothing gets worse. */
static void every_rule(void **state)
{
    static const struct random_size tiny = {.people = 5, .tasks = 8, .offers = TINY_OFFERS};
    int better = 0, best = 0, tried = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        struct lookup lookup;
        struct search search;
        int64_t before[LEVELS], value[LEVELS];

        random_make(&made, &tiny, seed);
        if (!made.problem.n_callouts)
            continue;
        assert_true(lookup_make(&lookup, &made.problem));
        assert_true(search_make(&search, &lookup));
        for (int i = 0; i < made.problem.n_offers; i++)
            search.best[i] = made.offers[i].locked;
        if (problem_judge(&made.problem, search.best, value, NULL, NULL)) {
            state_load(&search.state, search.best);
            memcpy(search.best_value, value, sizeof value);
            first_come(&search);
            for (int k = 0; k < LEVELS; k++) {
                memcpy(before, search.best_value, sizeof before);
                if (!before[k] || !calls_out(&made.problem, k))
                    continue;
                recall(&search, k, 0, 3000);
                assert_true(problem_judge(&made.problem, search.best, value, NULL, NULL));
                assert_memory_equal(value, search.best_value, sizeof value);
                assert_memory_equal(value, search.state.value, sizeof value);
                assert_true(value_compare(value, before) <= 0);
                better += value_compare(value, before) < 0;
                best += value[k] == fewest(&made.problem, value, k);
                tried++;
            }
        }
        search_release(&search);
        lookup_release(&lookup);
    }
    print_message("%d levels: %d better, %d as good as can be\n", tried, better, best);
    assert_true(better > 4);
    assert_true(best > tried * 3 / 4);
}

struct day {
    struct problem problem;
    struct task tasks[JOBS];
    struct slot slots[JOBS];
    struct offer offers[MOST_OFFERS];
    struct callout callouts[PEOPLE];
    int gap_min[PEOPLE];
    uint64_t person_tags[PEOPLE];
};

/* Five people's days cut into jobs, which they and others can do: five will do. */
static void make_day(struct day *day, uint64_t seed, bool backwards)
{
    struct random_problem dice = {.random = seed * 2654435761U + 88172645463325252U};
    struct problem *problem = &day->problem;
    bool can[JOBS][PEOPLE] = {{false}};
    int from[JOBS], n = 0;

    for (int p = 0; p < 5; p++)
        for (int at = 0, length; at < 600 && n < JOBS; at += length) {
            length = 60 + 10 * random_below(&dice, 9);
            from[n] = at;
            day->slots[n].ends_at = at + length;
            can[n++][p] = true;
        }
    for (int t = 0; t < n; t++)
        for (int p = 0; p < PEOPLE; p++)
            can[t][p] = can[t][p] || random_once_in(&dice, 3);
    *problem = (struct problem){.tasks = day->tasks, .slots = day->slots};
    problem->offers = day->offers;
    problem->callouts = day->callouts;
    problem->gap_min = day->gap_min;
    problem->person_tags = day->person_tags;
    problem->n_people = problem->n_callouts = PEOPLE;
    problem->n_tasks = problem->n_slots = n;
    int64_t until[JOBS];

    for (int t = 0; t < n; t++)
        until[t] = day->slots[t].ends_at;
    for (int t = 0; t < n; t++) {
        int job = backwards ? n - 1 - t : t;

        day->tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        day->slots[t] =
            (struct slot){t, from[job], until[job], -1, (int)(until[job] - from[job]), 0};
        for (int p = 0; p < PEOPLE; p++)
            if (can[job][backwards ? PEOPLE - 1 - p : p])
                day->offers[problem->n_offers++] = (struct offer){.slot = t, .person = p};
    }
    for (int p = 0; p < PEOPLE; p++)
        day->callouts[p] = (struct callout){p, 0, 10000, 0, 4, 1};
}

/* As few as are busy at once, proven, in whatever order work and people stand. */
static void five_will_do(void **state)
{
    static struct day day;

    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        for (int backwards = 0; backwards < 2; backwards++) {
            bool chosen[MOST_OFFERS];
            struct answer answer = {.chosen = chosen};
            struct effort effort = {.work = 20000000};
            int64_t value[LEVELS];
            char text[200] = "";

            memset(&day, 0, sizeof day);
            make_day(&day, seed, backwards);
            assert_true(problem_ok(&day.problem, text, sizeof text));
            assert_int_equal(problem_solve(&day.problem, &effort, NULL, &answer), SOLVE_OPTIMAL);
            assert_true(problem_judge(&day.problem, chosen, value, NULL, NULL));
            assert_int_equal(value[0], 0);
            assert_int_equal(value[4], 5);
            assert_int_equal(answer.levels[4].bound, 5);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule),
        cmocka_unit_test(five_will_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
