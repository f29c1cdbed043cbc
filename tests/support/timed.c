/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/timed.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { PATH_BYTES = 1000 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool say(const char *sentence)
{
    (void)fprintf(stderr, "%s\n", sentence);
    return false;
}

static bool write_models(const struct problem *problem, const struct answer *answer,
                         const char *folder)
{
    struct plain *plain = plain_make(problem, answer->chosen);
    int64_t cap[LEVELS];
    bool fine = plain;

    for (int k = 0; k < LEVELS && fine; k++) {
        const struct level_result *level = &answer->levels[k];
        int64_t most = level->bound + level->slack;
        char path[PATH_BYTES];

        cap[k] = level->slack && most > level->value ? most : level->value;
        (void)snprintf(path, sizeof path, "%s/level-%d.lp", folder, k + 1);
        FILE *file = fopen(path, "w");

        fine = file && plain_write_lp(plain, k, cap, file, SIZE_MAX);
        if (file)
            fine = fclose(file) == 0 && fine;
    }
    plain_release(plain);
    return fine || say("The models could not be written.");
}

static void tell(const struct problem *problem, const struct answer *answer, double took)
{
    struct rusage usage = {0};
    int64_t wanted = 0, filled = 0;

    for (int t = 0; t < problem->n_tasks; t++)
        wanted += problem->tasks[t].need;
    for (int i = 0; i < problem->n_offers; i++)
        filled += answer->chosen[i];
    (void)getrusage(RUSAGE_SELF, &usage);
    printf("%d %" PRId64 " %" PRId64 " %.2f %ld", problem->n_offers, wanted, filled, took,
           usage.ru_maxrss / 1024);
    for (int k = 0; k < LEVELS; k++)
        printf(" %" PRId64 "/%" PRId64 "/%" PRId64, answer->levels[k].value,
               answer->levels[k].bound, answer->levels[k].slack);
    printf("\n");
}

bool timed_solve(const struct problem *problem, double seconds, const char *folder)
{
    struct answer answer = {.chosen = calloc((size_t)problem->n_offers + 1, sizeof(bool))};
    struct effort effort = {.seconds = seconds, .work = INT64_MAX / 4};
    int64_t value[LEVELS];
    char text[200] = "";
    double began = now();

    if (!answer.chosen || !problem_ok(problem, text, sizeof text)) {
        free(answer.chosen);
        return say(text);
    }
    enum solve_status status = problem_solve(problem, &effort, NULL, &answer);
    double took = now() - began;
    bool fine = (status == SOLVE_OPTIMAL || status == SOLVE_FEASIBLE) &&
                problem_judge(problem, answer.chosen, value, NULL, NULL);

    for (int k = 0; k < LEVELS && fine; k++)
        fine = value[k] == answer.levels[k].value;
    if (fine)
        tell(problem, &answer, took);
    else
        say("There is no plan, or it is not what the solver claims.");
    fine = fine && (!folder || write_models(problem, &answer, folder));
    free(answer.chosen);
    return fine;
}
