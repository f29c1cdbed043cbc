/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_gap FILE NUMBER SECONDS [FOLDER]: one instance of a file of generalised assignment
 * (OR-Library: how many instances; each: agents, jobs, gains, resources, capacities) posed like any
 * other problem: every job wants one agent at the first level, what is not gained costs at the
 * fifth, capacities are hours.  Prints the gain all jobs could bring at most, then timed.h's line;
 * the gain of a plan with every job done is that minus level 5.
 * Exit 0; 1: no plan; 3: no such instance. */
#include <stdlib.h>

#include "scheduler/base/arena.h"
#include "tests/support/timed.h"

enum { MONEY = 4, MOST_AGENTS = 1000, MOST_JOBS = 10000, JOB_MIN = 100000 };

struct numbers {
    FILE *file;
    bool fine;
};

static int number(struct numbers *numbers, int least, int most)
{
    char text[24];
    int n = 0, c = fgetc(numbers->file);

    while (c == ' ' || c == '\n' || c == '\r' || c == '\t')
        c = fgetc(numbers->file);
    for (; c >= '0' && c <= '9' && n < 20; c = fgetc(numbers->file))
        text[n++] = (char)c;
    text[n] = '\0';
    long value = strtol(text, NULL, 10);

    numbers->fine = numbers->fine && n > 0 && value >= least && value <= most;
    return numbers->fine ? (int)value : least;
}

struct instance {
    int agents, jobs;
    int *gain, *weight, *capacity; /* agent * jobs + job */
};

static bool instance_read(struct instance *instance, struct numbers *numbers, struct arena *arena)
{
    instance->agents = number(numbers, 1, MOST_AGENTS);
    instance->jobs = number(numbers, 1, MOST_JOBS);
    int n = instance->agents * instance->jobs;

    instance->gain = arena_new(arena, int, n);
    instance->weight = arena_new(arena, int, n);
    instance->capacity = arena_new(arena, int, instance->agents);
    for (int i = 0; i < n; i++)
        instance->gain[i] = number(numbers, 0, 1000000);
    for (int i = 0; i < n; i++)
        instance->weight[i] = number(numbers, 1, JOB_MIN / 2);
    for (int i = 0; i < instance->agents; i++)
        instance->capacity[i] = number(numbers, 0, 100000000);
    return numbers->fine;
}

static int most_gain(const struct instance *instance, int job)
{
    int most = 0;

    for (int a = 0; a < instance->agents; a++)
        if (instance->gain[a * instance->jobs + job] > most)
            most = instance->gain[a * instance->jobs + job];
    return most;
}

/* What a job takes depends on who does it: one slot for each agent, as long as that. */
static void add_job(struct problem *problem, const struct instance *instance, int job,
                    struct slot *slots, struct offer *offers)
{
    for (int a = 0; a < instance->agents; a++) {
        int from = a * instance->jobs + job, i = job * instance->agents + a;
        int64_t starts_at = (int64_t)JOB_MIN * job;

        slots[i] = (struct slot){
            job, starts_at, starts_at + instance->weight[from], -1, instance->weight[from], 0};
        offers[i] = (struct offer){.slot = i, .person = a};
        offers[i].cost[MONEY] = most_gain(instance, job) - instance->gain[from];
    }
    problem->n_slots = problem->n_offers += instance->agents;
}

static void pose(struct problem *problem, const struct instance *instance, struct arena *arena)
{
    int n = instance->agents * instance->jobs;
    struct task *tasks = arena_new(arena, struct task, instance->jobs);
    struct slot *slots = arena_new(arena, struct slot, n);
    struct offer *offers = arena_new(arena, struct offer, n);
    struct quota *quotas = arena_new(arena, struct quota, instance->agents);

    for (int job = 0; job < instance->jobs; job++) {
        tasks[job] = (struct task){job * instance->agents, instance->agents, 1, 0, 1, 0};
        add_job(problem, instance, job, slots, offers);
    }
    for (int a = 0; a < instance->agents; a++)
        quotas[a] = (struct quota){.person = a,
                                   .until_at = (int64_t)JOB_MIN * instance->jobs,
                                   .by_minute = true,
                                   .max = instance->capacity[a]};
    problem->tasks = tasks;
    problem->slots = slots;
    problem->offers = offers;
    problem->quotas = quotas;
    problem->n_tasks = instance->jobs;
    problem->n_people = problem->n_quotas = instance->agents;
    problem->gap_min = arena_new(arena, int, instance->agents);
    problem->person_tags = arena_new(arena, uint64_t, instance->agents);
}

int main(int argc, char **argv)
{
    struct numbers numbers = {argc > 3 ? fopen(argv[1], "r") : NULL, true};
    struct arena arena = {0};
    struct problem problem = {0};
    struct instance instance = {0};
    int status = 3, most = 0, wanted = argc > 3 ? (int)strtol(argv[2], NULL, 10) : 0;
    bool found = numbers.file && wanted >= 1 && wanted <= number(&numbers, 1, 1000);

    for (int i = 0; i < wanted && found; i++)
        found = instance_read(&instance, &numbers, &arena);
    if (found) {
        for (int job = 0; job < instance.jobs; job++)
            most += most_gain(&instance, job);
        pose(&problem, &instance, &arena);
        printf("%d ", most);
        status = timed_solve(&problem, strtod(argv[3], NULL), argc > 4 ? argv[4] : NULL) ? 0 : 1;
    } else {
        (void)fprintf(stderr, "bench_gap FILE NUMBER SECONDS [FOLDER]: no such instance\n");
    }
    if (numbers.file)
        (void)fclose(numbers.file);
    arena_release(&arena);
    return status;
}
