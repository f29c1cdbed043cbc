/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a certificate of a small problem: read to the end or refused with
 * a sentence, and nothing shown that would leave the plan out. */
#include <stdlib.h>

#include "scheduler/recount/recount.h"
#include "tests/support/solver_random.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

static struct random_problem *problem_once(void)
{
    static const struct random_size tiny = {.people = 4, .tasks = 6, .offers = 9};
    static struct random_problem made;

    if (!made.problem.n_tasks) {
        random_make(&made, &tiny, 289);
        random_reverse_people(&made); /* both are somebody's helper */
    }
    return &made;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const bool chosen[RANDOM_OFFERS];
    const struct problem *problem = &problem_once()->problem;
    struct recount recount = {.problem = problem, .chosen = chosen};
    struct arena arena = {0};
    struct fault fault = {0};
    FILE *file = size ? fmemopen((void *)bytes, size, "r") : NULL;
    int64_t value[LEVELS];

    if (!file)
        return 0;
    (void)problem_judge(problem, chosen, value, NULL, NULL);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = value[k];
    bool read = recount_read(file, 0, &arena, &recount, &fault);

    must(read || fault.kind == FAULT_INPUT);
    for (int k = 0; k < LEVELS; k++)
        must(recount.levels[k].proven <= value[k]);
    (void)fclose(file);
    arena_release(&arena);
    return 0;
}
