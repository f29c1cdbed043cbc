/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/recount/recount_case.h - certificates of small random problems: told, and added up again.
 */
#ifndef TESTS_RECOUNT_CASE_H
#define TESTS_RECOUNT_CASE_H

#include "scheduler/recount/recount.h"
#include "solver/proof.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 9 };

static struct random_problem made;

static inline struct recount ask(const struct problem *problem, const struct answer *answer)
{
    struct recount recount = {.problem = problem, .chosen = answer->chosen};

    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &answer->levels[k];
        int64_t most = level->bound + level->slack;

        recount.levels[k].cap = level->slack && most > level->value ? most : level->value;
    }
    return recount;
}

/* False: malformed. */
static inline bool read_text(const char *text, size_t size, struct recount *recount)
{
    struct arena arena = {0};
    struct fault fault = {0};
    FILE *file = fmemopen((void *)text, size, "r");

    assert_non_null(file);
    bool fine = recount_read(file, 0, &arena, recount, &fault);

    assert_true(fine || fault.kind == FAULT_INPUT);
    if (getenv("SOLVER_SAY") && recount->first_void)
        print_error("void: %s\n", recount->first_void);
    for (int k = 0; k < LEVELS; k++)
        recount->levels[k].kind = recount->levels[k].kind ? "unstored" : NULL;
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

/* Solves with what it proves told to memory; the caller frees. */
static inline char *solve(const struct problem *problem, struct answer *answer, int64_t work,
                          int64_t most_bytes, size_t *size)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, size);

    assert_non_null(file);
    struct proof_sink proof = {.file = file, .left = most_bytes};
    struct effort effort = {.work = work, .proof = &proof};
    enum solve_status status = problem_solve(problem, &effort, NULL, answer);

    assert_int_equal(fclose(file), 0);
    for (int k = 0; k < LEVELS; k++) /* what is told already is no more than what is known */
        assert_true(proof.shown[k] <= answer->levels[k].bound);
    if (status == SOLVE_OPTIMAL || status == SOLVE_FEASIBLE)
        return text;
    free(text);
    return NULL;
}

static inline void random_with_slack(uint64_t seed)
{
    static const struct random_size tiny = {.people = 4, .tasks = 6, .offers = TINY_OFFERS};

    random_make(&made, &tiny, seed);
    if (seed % 3 == 0)
        made.problem.slack[seed % LEVELS] = 1 + (int64_t)(seed % 2);
}

#endif
