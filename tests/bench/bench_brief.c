/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bench/bench_brief.c - how long a large week takes to become a problem, and a plan.
 *
 *     bench_brief [SECONDS]      0: only the brief */
#include "tests/support/plan_school.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "scheduler/plan/brief.h"

static double now_s(void)
{
    struct timespec at;

    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void tell(const struct plan *plan, double seconds)
{
    printf("plan %.2f s  %s  seats %d  filled %d  open %d\n", seconds, stopped_names[plan->stopped],
           plan->seats, plan->filled, plan->n_open);
    for (int k = 0; k < LEVELS; k++)
        printf("  %-10s value %lld bound %lld slack %lld %s %s\n", plan->level_names[k],
               (long long)plan->levels[k].value, (long long)plan->levels[k].bound,
               (long long)plan->levels[k].slack, plan->levels[k].optimal ? "optimal" : "-",
               proof_names[plan->levels[k].proof]);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        struct school_size size;
    } schools[] = {{"small", {14, 48, 8, 60, 40, 8}},
                   {"medium", {30, 120, 10, 200, 40, 20}},
                   {"large", {60, 160, 16, 420, 60, 30}}};
    double seconds = argc > 1 ? strtod(argv[1], NULL) : 0;

    for (size_t i = 0; i < sizeof schools / sizeof *schools; i++) {
        struct school school;
        struct brief brief;
        struct plan plan;
        struct fault fault = {0};
        double start = now_s();
        if (!school_open(&school, 7, schools[i].size))
            return 1;
        double derived = now_s();
        if (!brief_make(&school.world, &school.arena, &brief, &fault)) {
            fprintf(stderr, "%s\n", fault.text);
            return 1;
        }
        printf("%s: made %.0f ms, %d duties; brief %.0f ms: %d tasks, %d offers, %d breaks, "
               "%d quotas\n",
               schools[i].name, 1e3 * (derived - start), school.world.n_duties,
               1e3 * (now_s() - derived), brief.problem.n_tasks, brief.problem.n_offers,
               brief.problem.n_breaks, brief.problem.n_quotas);
        start = now_s();
        const struct effort effort = {.seconds = seconds};
        if (seconds > 0 && plan_make(&school.world, &effort, &school.arena, &plan, &fault))
            tell(&plan, now_s() - start);
        school_close(&school);
    }
    return 0;
}
