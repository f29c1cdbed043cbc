/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_problem FILE [MILLIONS [SECONDS [CERTIFICATE [THREADS]]]]: solves a problem of make_problem
 * with so much effort and tells, by processor time, when each level's value and bound moved.  With
 * a CERTIFICATE: keeps what was proven there, and adds it up again. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "scheduler/recount/recount.h"
#include "solver/proof.h"
#include "tests/support/problem_file.h"

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

struct watch {
    double began;
    struct progress last;
};

static void tell(void *context, const struct progress *progress)
{
    struct watch *watch = context;
    bool moved = progress->filled != watch->last.filled || progress->level != watch->last.level;

    for (int k = 0; k < LEVELS; k++)
        moved = moved || progress->levels[k].value != watch->last.levels[k].value ||
                progress->levels[k].bound != watch->last.levels[k].bound;
    if (!moved)
        return;
    watch->last = *progress;
    printf("%7.2f at %d, %" PRId64 "/%" PRId64 " seats:", now() - watch->began, progress->level + 1,
           progress->filled, progress->wanted);
    for (int k = 0; k < LEVELS; k++)
        printf(" %" PRId64 "/%" PRId64, progress->levels[k].value, progress->levels[k].bound);
    printf("\n");
}

static bool add_up(const struct problem *problem, const struct answer *answer, FILE *file)
{
    struct recount recount = {.problem = problem, .chosen = answer->chosen};
    struct arena arena = {0};
    struct fault fault;
    double began = now();
    bool fine = true;

    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &answer->levels[k];
        int64_t most = level->bound + level->slack;

        recount.levels[k].cap = level->slack && most > level->value ? most : level->value;
    }
    long size = ftell(file);

    rewind(file);
    if (!recount_read(file, 0, &arena, &recount, &fault)) {
        printf("certificate: %s\n", fault.text);
        return false;
    }
    printf("certificate: %ld bytes, %d claims, %d rows, %d leaves, %d void (%s)%s, %.2f s\n", size,
           recount.n_claims, recount.n_rows, recount.n_leaves, recount.n_void,
           recount.n_void ? recount.first_void : "", recount.full ? ", cut" : "", now() - began);
    for (int k = 0; k < LEVELS; k++) {
        const struct recount_level *level = &recount.levels[k];
        bool agrees = level->proven >= answer->levels[k].bound;

        printf("level %d: bound %" PRId64 ", added up %" PRId64 ": %s, %d rows as given\n", k + 1,
               answer->levels[k].bound, level->proven,
               agrees        ? "agrees"
               : level->kind ? "not in this certificate"
                             : "DOES NOT AGREE",
               level->given);
        fine = fine && (agrees || level->kind || recount.full);
    }
    arena_release(&arena);
    return fine;
}

static bool solve(const struct problem *problem, const struct effort *ask)
{
    struct answer answer = {.chosen = calloc((size_t)problem->n_offers + 1, sizeof(bool))};
    struct watch watch = {.began = now()};
    struct effort effort = *ask;
    int64_t value[LEVELS];

    effort.tell = tell;
    effort.context = &watch;
    if (!answer.chosen)
        return false;
    enum solve_status status = problem_solve(problem, &effort, NULL, &answer);

    if (status == SOLVE_FAILED || status == SOLVE_IMPOSSIBLE) {
        printf("%s\n", status == SOLVE_IMPOSSIBLE ? "its promises contradict each other"
                       : problem_fits(problem)    ? "the solver gave up"
                                                  : "it is too large: refused");
        free(answer.chosen);
        return false;
    }
    bool fine = problem_judge(problem, answer.chosen, value, NULL, NULL);

    for (int k = 0; k < LEVELS; k++) {
        const struct level_result *level = &answer.levels[k];

        printf("level %d: value %" PRId64 " bound %" PRId64 " slack %" PRId64 " %s %s\n", k + 1,
               level->value, level->bound, level->slack, level->optimal ? "proven" : "open",
               proof_names[level->proof]);
        fine = fine && level->value == value[k];
    }
    printf("%.2f s of processor, status %d, stopped by %s%s\n", now() - watch.began, (int)status,
           stopped_names[answer.stopped], fine ? "" : ": NOT WHAT IT CLAIMS");
    if (ask->proof)
        fine = add_up(problem, &answer, ask->proof->file) && fine;
    free(answer.chosen);
    return fine;
}

int main(int argc, char **argv)
{
    struct effort effort = {.work = argc > 2 ? strtoll(argv[2], NULL, 10) * 1000000 : 0,
                            .seconds = argc > 3 ? strtod(argv[3], NULL) : 0,
                            .threads = argc > 5 ? (int)strtol(argv[5], NULL, 10) : 0};
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    struct proof_sink proof = {.file = argc > 4 && *argv[4] ? fopen(argv[4], "w+") : NULL,
                               .left = INT64_MAX};
    struct arena arena = {0};
    struct problem problem;
    char text[200] = "cannot be read";
    bool fine = file && problem_file_read(&problem, file, &arena) &&
                problem_ok(&problem, text, sizeof text);

    if (fine) {
        printf("%d people, %d tasks, %d slots, %d offers, %d quotas, %d breaks, %d shares, %d "
               "bonds, %d call-outs\n",
               problem.n_people, problem.n_tasks, problem.n_slots, problem.n_offers,
               problem.n_quotas, problem.n_breaks, problem.n_shares, problem.n_bonds,
               problem.n_callouts);
    } else {
        (void)fprintf(stderr, "bench_problem FILE [MILLIONS [SECONDS]]: %s\n", text);
    }
    if (proof.file)
        effort.proof = &proof;
    fine = fine && solve(&problem, &effort);
    if (proof.file)
        (void)fclose(proof.file);
    if (file)
        (void)fclose(file);
    arena_release(&arena);
    return fine ? 0 : 1;
}
