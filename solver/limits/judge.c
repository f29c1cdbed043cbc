/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/judge.h"

#include <string.h>

#include "solver/limits/limit.h"

struct sum {
    finding_fn *tell;
    void *context;
    int64_t *value;
    bool hard;
};

static void add(void *context, const struct finding *finding)
{
    struct sum *sum = context;

    sum->value[finding->level] += finding->cost;
    sum->hard |= finding->hard;
    if (sum->tell)
        sum->tell(sum->context, finding);
}

bool problem_judge_with(const struct lookup *lookup, const bool *chosen, int64_t *value,
                        finding_fn *tell, void *context)
{
    struct sum sum = {.tell = tell, .context = context, .value = value};

    memset(value, 0, LEVELS * sizeof *value);
    for (const struct limit *const *limit = limits; *limit; limit++)
        (*limit)->check(lookup, chosen, add, &sum);
    return !sum.hard;
}

bool problem_judge(const struct problem *problem, const bool *chosen, int64_t *value,
                   finding_fn *tell, void *context)
{
    struct lookup lookup = {0};
    bool legal = false;

    memset(value, 0, LEVELS * sizeof *value);
    if (lookup_make(&lookup, problem))
        legal = problem_judge_with(&lookup, chosen, value, tell, context);
    lookup_release(&lookup);
    return legal;
}
