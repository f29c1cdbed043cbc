/* SPDX-License-Identifier: GPL-3.0-or-later
 * What only one day can have, by itself: true for every plan of small random problems and in their
 * certificates, and a conflict that neither the week's relaxation nor whole days show. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/parts/parts.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { EFFORT = 3000000, DAY_MIN = 24 * 60 };

static struct random_problem made;

struct sums {
    int met, strayed, stored;
};

/* The bound is what the text proves, of the plan there is. */
static void adds_up(const struct solve *solve, const char *text, size_t size, int level)
{
    struct recount recount = {.problem = solve->problem, .chosen = solve->search.best};
    struct arena arena = {0};
    struct fault fault = {0};
    FILE *file = fmemopen((void *)text, size, "r");

    assert_non_null(file);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = solve->search.best_value[k];
    bool fine = recount_read(file, 0, &arena, &recount, &fault);

    if (!fine || recount.n_void || recount.levels[level].proven != solve->levels[level].bound)
        print_error("level %d: %d of %d, %s %s\n%s", level, (int)recount.levels[level].proven,
                    (int)solve->levels[level].bound, fault.text,
                    recount.first_void ? recount.first_void : "", text);
    assert_true(fine);
    assert_int_equal(recount.n_void, 0);
    assert_int_equal(recount.levels[level].proven, solve->levels[level].bound);
    (void)fclose(file);
    arena_release(&arena);
}

static bool strays(const struct solve *solve, int level)
{
    struct parts parts = {.solve = (struct solve *)solve, .level = level};
    bool found = false;

    assert_true(parts_split(&parts, GRAIN_OWN, level));
    for (int t = 0; t < solve->problem->n_tasks; t++)
        found |= parts.task_part[t] == parts.n - parts.strays;
    pool_release(&parts.pool);
    return found;
}

/* No plan is better: what is told of it is not taken back. */
static int best_plan(void)
{
    int best = 0;

    for (int plan = 1; plan < n_plans; plan++) {
        int k = 0;

        while (k < LEVELS - 1 && values[plan][k] == values[best][k])
            k++;
        if (values[plan][k] < values[best][k])
            best = plan;
    }
    return best;
}

static void around(uint64_t seed, int level, int plan, bool stored, struct sums *sums)
{
    size_t size = 0;
    char *text = NULL;
    FILE *file = open_memstream(&text, &size);
    struct solve solve;

    assert_non_null(file);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    struct effort effort = {.proof = stored ? &proof : NULL};

    assert_true(solve_at(&solve, &made.problem, plan));
    solve.effort = &effort;
    solve.work_end = EFFORT;
    search_back_to_best(&solve.search);
    proof_problem(effort.proof, &made.problem);
    levels_prove_own(&solve, level);
    (void)fclose(file);

    int64_t want = least(solve.search.best_value, level), bound = solve.levels[level].bound;

    if (bound > want)
        print_error("seed %d level %d: %d above %d\n", (int)seed, level, (int)bound, (int)want);
    assert_true(bound <= want);
    assert_true(legal_as_told(&solve));
    assert_true(search_compare(&solve.search, solve.search.best_value, values[plan]) <= 0);
    if (effort.proof)
        adds_up(&solve, text, size, level);
    sums->met += want > 0 && bound == want;
    sums->strayed += bound > 0 && strays(&solve, level);
    sums->stored += effort.proof && bound > 0;
    free(text);
    parts_forget(&solve, -1);
    release(&solve);
}

static void never_above_any_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    uint64_t seeds = getenv("EXAMROTA_LONG") ? 4000 : 250;
    struct sums sums = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            around(seed, level, 0, false, &sums);
            around(seed, level, (int)(seed * 31 % (uint64_t)n_plans), false, &sums);
            around(seed, level, best_plan(), true, &sums);
        }
    }
    print_message("%d met, %d with work that strays, %d stored\n", sums.met, sums.strayed,
                  sums.stored);
    assert_true(sums.met > 100 && sums.strayed > 60 && sums.stored > 60);
}

/* Three duties of which each meets the next, and two who can do them for nothing: halves do, whole
 * people do not, and the third costs.  An interview on either day joins the days; with `barred`
 * nobody can have it, and a duty undone would cost no more than it does. */
static void a_conflict_of_one_day(bool barred)
{
    enum {
        DUTIES = 3,
        FREE = 2,
        PAID = FREE,
        PEOPLE = FREE + 1,
        N_OFFERS = DUTIES * PEOPLE + 2,
        PENCE = 700,
        MONEY = 4
    };
    static const int64_t starts[DUTIES] = {540, 570, 600};
    struct task tasks[DUTIES + 1] = {0};
    struct slot slots[DUTIES + 2] = {0};
    struct offer offers[N_OFFERS] = {0};
    static const int gaps[PEOPLE] = {0};
    static const uint64_t tags[PEOPLE] = {0};
    bool chosen[N_OFFERS] = {0};
    struct problem problem = {.tasks = tasks,
                              .slots = slots,
                              .offers = offers,
                              .gap_min = gaps,
                              .person_tags = tags,
                              .n_tasks = DUTIES + 1,
                              .n_slots = DUTIES + 2,
                              .n_offers = N_OFFERS - (barred ? 2 : 0),
                              .n_people = PEOPLE};
    struct solve solve;

    for (int t = 0; t < DUTIES; t++) {
        tasks[t] = (struct task){t, 1, 1, 2, 1, 0};
        slots[t] = (struct slot){t, starts[t], starts[t] + 90, -1, 90, 0};
        for (int p = 0; p < PEOPLE; p++)
            offers[t * PEOPLE + p] =
                (struct offer){.slot = t, .person = p, .cost[MONEY] = p == PAID ? PENCE : 0};
        chosen[t * PEOPLE + t] = true;
    }
    tasks[DUTIES] = (struct task){DUTIES, 2, 1, 2, 1, 0};
    for (int s = 0; s < 2; s++) {
        int64_t at = INT64_C(1) * DAY_MIN * s + 800;

        slots[DUTIES + s] = (struct slot){DUTIES, at, at + 60, -1, 60, 0};
        offers[N_OFFERS - 2 + s] = (struct offer){.slot = DUTIES + s, .person = 0};
    }
    chosen[N_OFFERS - 2] = !barred;
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    assert_true(solve_from(&solve, &problem, chosen, values[0]));
    solve.work_end = EFFORT;
    search_back_to_best(&solve.search);
    parts_bound(&solve, GRAIN_WHOLE, tasks[0].level, 0);
    assert_int_equal(solve.levels[tasks[0].level].bound, barred);
    parts_bound(&solve, GRAIN_DAY, MONEY, EFFORT);
    assert_int_equal(solve.levels[MONEY].bound, 0); /* one part is everything */
    levels_prove_own(&solve, MONEY);
    assert_int_equal(solve.levels[MONEY].bound, PENCE);
    parts_forget(&solve, -1);
    release(&solve);
}

static void conflicts(void **state)
{
    (void)state;
    a_conflict_of_one_day(false);
    a_conflict_of_one_day(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_above_any_plan),
        cmocka_unit_test(conflicts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
