/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_solver [SHAPE [SEED [SECONDS]]]: plans synthetic school weeks and says how long it took. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/support/solver_week.h"

static const struct week_shape shapes[] = {
    {"ap", 4, 10, 4, 3, 60, 20, 5},           {"ap-tight", 2, 11, 6, 4, 70, 20, 7},
    {"school", 14, 22, 8, 3, 12, 10, 8},      {"large", 25, 35, 12, 3, 0, 0, 18},
    {"large-tight", 20, 40, 15, 4, 0, 0, 20},
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

struct watch {
    double began, first;
};

static void tell(void *context, const struct progress *progress)
{
    struct watch *watch = context;

    if (watch->first <= 0) {
        watch->first = now() - watch->began;
        printf("  first plan %.3f s: %" PRId64 " of %" PRId64 " seats\n", watch->first,
               progress->filled, progress->wanted);
    }
    if (getenv("BENCH_TRACE")) {
        printf("  %6.2f level %d:", now() - watch->began, progress->level + 1);
        for (int k = 0; k < LEVELS; k++)
            printf(" %" PRId64 "/%" PRId64, progress->levels[k].value, progress->levels[k].bound);
        printf("\n");
        fflush(stdout);
    }
}

static bool run(const struct week_shape *shape, uint64_t seed, double seconds)
{
    struct week *week = week_make(shape, seed);
    const struct problem *problem = &week->problem;
    struct answer answer = {.chosen = calloc((size_t)problem->n_offers + 1, sizeof(bool))};
    struct watch watch = {.began = now()};
    struct effort effort = {.seconds = seconds, .tell = tell, .context = &watch};
    int64_t value[LEVELS], seats = 0;
    char text[200];

    for (int t = 0; t < problem->n_tasks; t++)
        seats += problem->tasks[t].need;
    printf("%s, seed %" PRIu64 ": %d people, %d tasks, %" PRId64 " seats, %d offers\n", shape->name,
           seed, problem->n_people, problem->n_tasks, seats, problem->n_offers);
    if (!answer.chosen || !problem_ok(problem, text, sizeof text)) {
        printf("  not well formed: %s\n", text);
        free(answer.chosen);
        week_release(week);
        return false;
    }
    enum solve_status status = problem_solve(problem, &effort, NULL, &answer);
    double took = now() - watch.began;
    bool fine = problem_judge(problem, answer.chosen, value, NULL, NULL);

    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &answer.levels[k];

        printf("  level %d: value %" PRId64 " bound %" PRId64 " slack %" PRId64 " %s %s\n", k + 1,
               level->value, level->bound, level->slack, level->optimal ? "proven" : "open",
               proof_names[level->proof]);
        fine = fine && level->value == value[k];
    }
    printf("  %.2f s, status %d, stopped by %s%s\n", took, (int)status,
           stopped_names[answer.stopped], fine ? "" : ": NOT WHAT IT CLAIMS");
    free(answer.chosen);
    week_release(week);
    return fine;
}

int main(int argc, char **argv)
{
    const char *wanted = argc > 1 ? argv[1] : "all";
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    double seconds = argc > 3 ? strtod(argv[3], NULL) : 60;
    bool fine = true;

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(wanted, "all") == 0 || strcmp(wanted, shapes[i].name) == 0)
            fine &= run(&shapes[i], seed, seconds);
    return fine ? 0 : 1;
}
