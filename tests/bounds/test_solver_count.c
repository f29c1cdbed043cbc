/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds by counting: never above what can be, and as sharp as what they count. */
#include "tests/support/check.h"

#include "solver/count/count.h"
#include "tests/support/solver_oracle.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 10 };

static struct random_problem made;

static void random_problems(void **state)
{
    static const struct random_size tiny = {5, 8, TINY_OFFERS, false};
    int sharp = 0, above_none = 0;
    uint64_t n = getenv("EXAMROTA_LONG") ? 3000 : 800;

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++) {
        struct lookup lookup;

        random_make(&made, &tiny, seed);
        if (seed % 3 == 0) { /* nothing but the clock between people and work */
            made.problem.n_breaks = made.problem.n_quotas = made.problem.n_uses = 0;
            made.problem.n_bonds = 0;
        }
        enumerate(&made.problem);
        if (!n_values)
            continue;
        assert_true(lookup_make(&lookup, &made.problem));
        for (int k = 0; k < LEVELS; k++) {
            const int64_t *cap = values[(seed * 7919 + k) % n_values];
            int64_t work = 0, bound = count_level(&lookup, NULL, cap, k, &work), best;

            best = least(cap, k);
            if (bound > best)
                print_error("seed %llu level %d: %lld above %lld\n", (unsigned long long)seed, k,
                            (long long)bound, (long long)best);
            assert_true(bound <= best);
            above_none += bound > 0;
            sharp += bound > 0 && bound == best;
        }
        lookup_release(&lookup);
    }
    print_message("%d bounds above nothing, %d of them sharp\n", above_none, sharp);
    assert_true(above_none > (int)n / 2);
    assert_true(sharp > (int)n / 6);
}

/* A day in small: tasks from..until, who may (bits), how many, at which level. */
struct row {
    int from, until;
    unsigned who;
    int need, level;
    int64_t cost;
};

struct small_case {
    const char *label;
    int n_people;
    struct row rows[8];
    int n_rows, n_called; /* people 0.. of whom each costs 10 + their number to call out */
    int64_t cap[LEVELS];
    int level;
    int64_t bound;
};

static const struct small_case cases[] = {
    {"three at once, two people",
     2,
     {{0, 9, 3, 1, 0, 5}, {1, 5, 3, 1, 0, 7}, {2, 4, 3, 1, 0, 6}},
     3,
     0,
     {0},
     0,
     5},
    {"two moments that share no work add up",
     1,
     {{0, 4, 1, 2, 0, 5}, {4, 8, 1, 2, 0, 5}},
     2,
     0,
     {0},
     0,
     10},
    {"long work counts once",
     1,
     {{0, 8, 1, 1, 0, 5}, {0, 3, 1, 1, 0, 5}, {5, 8, 1, 1, 0, 5}},
     3,
     0,
     {0},
     0,
     5},
    {"somebody must be able",
     3,
     {{0, 4, 1, 1, 0, 9}, {1, 4, 1, 1, 0, 4}, {1, 3, 6, 1, 0, 1}},
     3,
     0,
     {0},
     0,
     4},
    {"earlier work comes first", 1, {{0, 4, 1, 1, 0, 3}, {1, 4, 1, 1, 1, 8}}, 2, 0, {0}, 1, 8},
    {"earlier work may stay short", 1, {{0, 4, 1, 1, 0, 3}, {1, 4, 1, 1, 1, 8}}, 2, 0, {3}, 1, 0},
    {"what is short elsewhere is not short here",
     1,
     {{0, 4, 1, 1, 0, 3}, {1, 4, 1, 1, 1, 8}, {6, 9, 1, 2, 0, 3}},
     3,
     0,
     {3},
     1,
     8},
    {"as many as at once",
     4,
     {{0, 4, 15, 1, 0, 1}, {2, 6, 15, 1, 0, 1}, {5, 8, 15, 1, 0, 1}},
     3,
     4,
     {0},
     4,
     21},
    {"whoever costs nothing goes first",
     4,
     {{0, 4, 15, 1, 0, 1}, {2, 6, 15, 2, 0, 1}},
     2,
     2,
     {0},
     4,
     10},
    {"who may stay short calls nobody",
     3,
     {{0, 4, 7, 1, 0, 1}, {2, 6, 7, 1, 0, 1}},
     2,
     3,
     {1},
     4,
     10},
    {"later work calls nobody", 3, {{0, 4, 7, 1, 0, 1}, {2, 6, 7, 1, 5, 1}}, 2, 3, {0}, 4, 10},
};

static void small_cases(void **state)
{
    (void)state;
    EACH (c, cases) {
        struct task tasks[8];
        struct slot slots[8];
        struct offer offers[64];
        struct callout callouts[8];
        int gap[8] = {0};
        uint64_t tags[8] = {0};
        struct problem problem = {.tasks = tasks, .slots = slots, .offers = offers};
        struct lookup lookup;
        int64_t work = 0;
        char text[200] = "";

        problem.callouts = callouts;
        problem.gap_min = gap;
        problem.person_tags = tags;
        problem.n_people = c->n_people;
        problem.n_tasks = problem.n_slots = c->n_rows;
        problem.n_callouts = c->n_called;
        for (int p = 0; p < c->n_called; p++)
            callouts[p] = (struct callout){p, 0, 100, 0, 4, 10 + p};
        for (int t = 0; t < c->n_rows; t++) {
            const struct row *row = &c->rows[t];

            tasks[t] = (struct task){t, 1, row->need, row->level, row->cost, 0};
            slots[t] = (struct slot){t, row->from, row->until, -1, row->until - row->from, 0};
            for (int p = 0; p < c->n_people; p++)
                if (row->who >> p & 1)
                    offers[problem.n_offers++] = (struct offer){.slot = t, .person = p};
        }
        CHECK_ROW(c, problem_ok(&problem, text, sizeof text), true);
        assert_true(lookup_make(&lookup, &problem));
        CHECK_ROW(c, count_level(&lookup, NULL, c->cap, c->level, &work), c->bound);
        lookup_release(&lookup);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_problems),
        cmocka_unit_test(small_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
