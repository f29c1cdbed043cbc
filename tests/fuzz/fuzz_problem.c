/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a problem: refused, or solved a little and judged to be what it is said to be. */
#include <stdlib.h>

#include "tests/support/problem_file.h"

enum { MOST = 300, WORK = 3000 }; /* offers and rows that are worth a moment */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

static void solve(const struct problem *problem)
{
    struct effort effort = {.work = WORK};
    bool chosen[MOST + 1] = {false};
    struct answer answer = {.chosen = chosen};
    int64_t value[LEVELS];
    enum solve_status status = problem_solve(problem, &effort, NULL, &answer);

    if (status == SOLVE_IMPOSSIBLE || status == SOLVE_FAILED)
        return;
    must(problem_judge(problem, chosen, value, NULL, NULL));
    for (int k = 0; k < LEVELS; k++)
        must(answer.levels[k].value == value[k] && answer.levels[k].bound <= value[k]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena = {0};
    struct problem problem;
    char text[200] = "";
    FILE *file = size ? fmemopen((void *)bytes, size, "r") : NULL;

    if (!file)
        return 0;
    if (problem_file_read(&problem, file, &arena)) {
        bool fine = problem_ok(&problem, text, sizeof text);

        must(fine || text[0]);
        if (fine && problem.n_offers <= MOST && problem.n_slots <= MOST &&
            problem.n_people <= MOST && problem.n_quotas <= MOST && problem.n_breaks <= MOST)
            solve(&problem);
    }
    (void)fclose(file);
    arena_release(&arena);
    return 0;
}
