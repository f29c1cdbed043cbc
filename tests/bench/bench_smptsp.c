/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_smptsp FILE SECONDS: shift minimisation - fixed tasks, who may do which, as few people as
 * may be - posed like any other problem: every task wants one person, using somebody costs 1.
 * Prints "people bound seconds": people used, proven least, wall seconds from the first byte read.
 * Exit 0: every task is done; 1: not; 2: how it was called; 3: no such instance. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "solver/facts/pool.h"
#include "solver/problem.h"

enum { MOST_JOBS = 200000, MOST_PEOPLE = 50000, MOST_OFFERS = 10000000, MONEY = 4 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

struct instance {
    struct problem problem;
    struct task *tasks;
    struct slot *slots;
    struct offer *offers;
    struct pool pool;
};

struct reader {
    FILE *file;
    char *line;
    size_t size;
    int number;
    const char *wrong; /* the first thing wrong, NULL: nothing */
};

static bool fail(struct reader *reader, const char *wrong)
{
    if (!reader->wrong)
        reader->wrong = wrong;
    return false;
}

/* The next line that says something. */
static bool next_line(struct reader *reader)
{
    while (getline(&reader->line, &reader->size, reader->file) >= 0) {
        const char *at = reader->line;

        reader->number++;
        while (isspace((unsigned char)*at))
            at++;
        if (*at && *at != '#')
            return true;
    }
    return fail(reader, "the file ends too soon");
}

/* A whole number at *at, which moves behind it. */
static bool take_number(const char **at, int64_t least, int64_t most, int64_t *number)
{
    char *end;

    *number = strtoll(*at, &end, 10);
    if (end == *at || *number < least || *number > most)
        return false;
    *at = end;
    return true;
}

static bool at_end(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return *at == '\0';
}

/* "Jobs = 40"; lines of other names before it are passed over. */
static bool read_count(struct reader *reader, const char *name, int64_t most, int *count)
{
    int64_t number;

    while (next_line(reader)) {
        const char *at = reader->line;

        if (strncmp(at, name, strlen(name)) != 0) {
            if (!strchr(at, '='))
                return fail(reader, "no count where one belongs");
            continue;
        }
        at += strlen(name);
        at += strspn(at, " \t=");
        if (!take_number(&at, 0, most, &number) || !at_end(at))
            return fail(reader, "no such count");
        *count = (int)number;
        return true;
    }
    return false;
}

static bool read_jobs(struct reader *reader, struct instance *instance)
{
    struct problem *problem = &instance->problem;

    if (!read_count(reader, "Jobs", MOST_JOBS, &problem->n_tasks))
        return false;
    problem->n_slots = problem->n_tasks;
    instance->tasks = pool_take(&instance->pool, (size_t)problem->n_tasks, sizeof(struct task));
    instance->slots = pool_take(&instance->pool, (size_t)problem->n_tasks, sizeof(struct slot));
    if (instance->pool.broken)
        return fail(reader, "no memory");
    for (int t = 0; t < problem->n_tasks; t++) {
        int64_t from, until;

        if (!next_line(reader))
            return false;
        const char *at = reader->line;

        if (!take_number(&at, -100000000, 100000000, &from) ||
            !take_number(&at, from + 1, 100000000, &until) || !at_end(at))
            return fail(reader, "no start and end of a job");
        instance->tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        instance->slots[t] = (struct slot){t, from, until, -1, (int)(until - from), 0};
    }
    return true;
}

/* Who may do what, as it stands in the file: by person. */
struct skills {
    struct skill {
        int job, person;
    } * rows;
    int n;
};

static bool read_person(struct reader *reader, const struct problem *problem, int person,
                        struct skills *skills)
{
    int64_t count, job;

    if (!next_line(reader))
        return false;
    const char *at = reader->line;

    if (!take_number(&at, 0, problem->n_tasks, &count) || *at++ != ':')
        return fail(reader, "no count of a person's jobs");
    for (int i = 0; i < count; i++) {
        if (!take_number(&at, 0, problem->n_tasks - 1, &job))
            return fail(reader, "no such job");
        if (skills->n == MOST_OFFERS ||
            !pool_grow((void **)&skills->rows, skills->n, sizeof *skills->rows))
            return fail(reader, "no memory");
        skills->rows[skills->n++] = (struct skill){(int)job, person};
    }
    return at_end(at) || fail(reader, "more jobs than their count");
}

/* Offers stand by job, then person: people came in order. */
static bool sort_offers(struct reader *reader, struct instance *instance,
                        const struct skills *skills)
{
    struct problem *problem = &instance->problem;
    int *first = pool_take(&instance->pool, (size_t)problem->n_tasks + 2, sizeof *first);

    problem->n_offers = skills->n;
    instance->offers = pool_take(&instance->pool, (size_t)skills->n, sizeof(struct offer));
    if (instance->pool.broken)
        return fail(reader, "no memory");
    for (int i = 0; i < skills->n; i++)
        first[skills->rows[i].job + 2]++;
    counts_add_up(first, problem->n_tasks + 1);
    for (int i = 0; i < skills->n; i++) {
        const struct skill *skill = &skills->rows[i];
        int place = first[skill->job + 1]++;

        if (place > first[skill->job] && instance->offers[place - 1].slot == skill->job &&
            instance->offers[place - 1].person == skill->person)
            return fail(reader, "a person's job stands twice");
        instance->offers[place] = (struct offer){.slot = skill->job, .person = skill->person};
    }
    return true;
}

static bool read_people(struct reader *reader, struct instance *instance)
{
    struct problem *problem = &instance->problem;
    struct skills skills = {NULL, 0};
    bool fine = read_count(reader, "Qualifications", MOST_PEOPLE, &problem->n_people);

    for (int p = 0; fine && p < problem->n_people; p++)
        fine = read_person(reader, problem, p, &skills);
    fine = fine && sort_offers(reader, instance, &skills);
    free(skills.rows);
    return fine;
}

static bool pose(struct reader *reader, struct instance *instance)
{
    struct problem *problem = &instance->problem;
    size_t n = (size_t)problem->n_people;
    struct callout *callouts = pool_take(&instance->pool, n, sizeof *callouts);

    problem->gap_min = pool_take(&instance->pool, n, sizeof(int));
    problem->person_tags = pool_take(&instance->pool, n, sizeof(uint64_t));
    if (instance->pool.broken)
        return fail(reader, "no memory");
    for (int p = 0; p < problem->n_people; p++)
        callouts[p] = (struct callout){p, INT64_MIN / 4, INT64_MAX / 4, 0, MONEY, 1};
    problem->tasks = instance->tasks;
    problem->slots = instance->slots;
    problem->offers = instance->offers;
    problem->callouts = callouts;
    problem->n_callouts = problem->n_people;
    return true;
}

static bool instance_read(struct instance *instance, const char *name)
{
    struct reader reader = {.file = fopen(name, "r")};
    char text[200] = "";
    bool fine = reader.file || fail(&reader, "cannot be opened");

    fine = fine && read_jobs(&reader, instance) && read_people(&reader, instance) &&
           pose(&reader, instance);
    if (fine && !problem_ok(&instance->problem, text, sizeof text))
        fine = fail(&reader, text);
    if (!fine)
        (void)fprintf(stderr, "%s, line %d: %s.\n", name, reader.number, reader.wrong);
    if (reader.file)
        (void)fclose(reader.file);
    free(reader.line);
    return fine;
}

static bool solve(const struct problem *problem, double began, double seconds)
{
    struct answer answer = {.chosen = calloc((size_t)problem->n_offers + 1, sizeof(bool))};
    struct effort effort = {.seconds = began + seconds - now(), .work = INT64_MAX / 4};
    int64_t value[LEVELS];
    bool fine = answer.chosen;

    if (effort.seconds < 0.001)
        effort.seconds = 0.001;
    enum solve_status status = fine ? problem_solve(problem, &effort, NULL, &answer) : SOLVE_FAILED;

    if (status != SOLVE_OPTIMAL && status != SOLVE_FEASIBLE) {
        (void)fprintf(stderr, "The solver gave up: %d.\n", (int)status);
        fine = false;
    } else if (!problem_judge(problem, answer.chosen, value, NULL, NULL) ||
               memcmp(
                   value,
                   (int64_t[LEVELS]){answer.levels[0].value, 0, 0, 0, answer.levels[MONEY].value},
                   sizeof value) != 0) {
        (void)fprintf(stderr, "The plan is not what the solver claims.\n");
        fine = false;
    } else if (value[0]) {
        (void)fprintf(stderr, "%" PRId64 " tasks are left undone.\n", value[0]);
        fine = false;
    }
    if (fine)
        printf("%" PRId64 " %" PRId64 " %.3f\n", value[MONEY], answer.levels[MONEY].bound,
               now() - began);
    free(answer.chosen);
    return fine;
}

int main(int argc, char **argv)
{
    double began = now(), seconds = argc == 3 ? strtod(argv[2], NULL) : 0;
    struct instance instance = {.tasks = NULL};
    int status = 3;

    if (argc != 3 || !(seconds > 0)) {
        (void)fprintf(stderr, "bench_smptsp FILE SECONDS\n");
        return 2;
    }
    if (instance_read(&instance, argv[1]))
        status = solve(&instance.problem, began, seconds) ? 0 : 1;
    pool_release(&instance.pool);
    return status;
}
