/* SPDX-License-Identifier: GPL-3.0-or-later
 * bench_duties FILE PEOPLE SEED SECONDS [FOLDER]: dated supervision duties (duty, date, start, end,
 * room, role, ...) staffed by invented people: who is there when, a third may lead a room, at
 * most eight hours and two duties a day and a tenth more than an even share in all, a quarter of an
 * hour between, loads in proportion to everybody's hours, wishes.  Prints timed.h's line. Exit 0;
 * 1: no plan; 3: no such file. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/arena.h"
#include "scheduler/base/day.h"
#include "tests/support/school/school.h"
#include "tests/support/timed.h"

enum { NOON = 720, EVENING = 960, DAY_MAX_MIN = 480, GAP_MIN = 15 };
enum { REQUIRED, COVER, FAIRNESS = 5, PREFERENCE = 6, LEADS = 2, OTHERS = 1 };
enum { MOST_DUTIES = 100000, MOST_PEOPLE = 5000, LINE_BYTES = 300, FIELDS = 6 };

struct instance {
    struct problem problem;
    struct task *tasks;
    struct slot *slots;
    struct offer *offers;
    struct quota *quotas;
    struct share *shares;
    int *percent; /* by person: of full time */
    int64_t first_day, last_day;
    int64_t minutes;
    struct random random;
    struct arena arena;
};

/* Splits the line at its commas; false: fewer fields. */
static bool split(char *line, char **fields)
{
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = line;
        char *comma = strchr(line, ',');

        if (!comma)
            return false;
        *comma = '\0';
        line = comma + 1;
    }
    return true;
}

static bool read_duty(struct instance *instance, char *line)
{
    char *fields[FIELDS];

    if (!split(line, fields))
        return false;
    int t = instance->problem.n_tasks++;
    int64_t day = day_parse(fields[1]);
    int starts = time_parse(fields[2]), ends = time_parse(fields[3]);
    bool lead = strcmp(fields[5], "lead") == 0;

    if (day < 0 || starts < 0 || ends <= starts)
        return false;
    if (t == 0 || day < instance->first_day)
        instance->first_day = day;
    if (t == 0 || day > instance->last_day)
        instance->last_day = day;
    instance->minutes += ends - starts;
    instance->tasks[t] = (struct task){t, 1, 1, lead ? REQUIRED : COVER, 1, lead ? LEADS : OTHERS};
    instance->slots[t] = (struct slot){t,  day * DAY_MIN + starts, day * DAY_MIN + ends,
                                       -1, ends - starts,          starts >= EVENING ? 30 : 0};
    return true;
}

static bool read_duties(struct instance *instance, const char *name)
{
    char line[LINE_BYTES];
    FILE *file = fopen(name, "r");
    bool fine = file && fgets(line, sizeof line, file);

    instance->tasks = arena_new(&instance->arena, struct task, MOST_DUTIES);
    instance->slots = arena_new(&instance->arena, struct slot, MOST_DUTIES);
    while (fine && fgets(line, sizeof line, file))
        fine = instance->problem.n_tasks < MOST_DUTIES && read_duty(instance, line);
    if (file)
        (void)fclose(file);
    instance->problem.n_slots = instance->problem.n_tasks;
    return fine && instance->problem.n_tasks > 0;
}

/* A third is nearly always there, a third for one half of most days, a third now and then. */
static bool is_there(struct random *random, int person, int part)
{
    switch (person % 3) {
    case 0:
        return random_chance(random, 95);
    case 1:
        return random_chance(random, part == person / 3 % 3 ? 15 : 80);
    default:
        return random_chance(random, 50);
    }
}

static int part_of(int64_t starts_at)
{
    int64_t minute = starts_at % DAY_MIN;

    return minute < NOON ? 0 : minute < EVENING ? 1 : 2;
}

/* By person, day and part of the day: what they think of it; -1: not there. */
static signed char *answers_make(struct instance *instance)
{
    int days = (int)(instance->last_day - instance->first_day) + 1;
    int people = instance->problem.n_people;
    signed char *answers = arena_new(&instance->arena, signed char, people *days * 3);

    for (int p = 0; p < people; p++)
        for (int i = 0; i < days * 3; i++) {
            bool there = is_there(&instance->random, p, i % 3);

            answers[p * days * 3 + i] =
                (signed char)(there ? random_below(&instance->random, 4) : -1);
        }
    return answers;
}

static void add_offers(struct instance *instance)
{
    struct problem *problem = &instance->problem;
    int days = (int)(instance->last_day - instance->first_day) + 1;
    const signed char *answers = answers_make(instance);

    instance->offers =
        arena_new(&instance->arena, struct offer, (size_t)problem->n_tasks * problem->n_people);
    for (int t = 0; t < problem->n_tasks; t++) {
        int64_t starts_at = instance->slots[t].starts_at;
        int day = (int)(starts_at / DAY_MIN - instance->first_day);

        for (int p = 0; p < problem->n_people; p++) {
            int answer = answers[(p * days + day) * 3 + part_of(starts_at)];

            if (answer < 0 || (instance->tasks[t].tags == LEADS && p / 3 % 3 != 0))
                continue;
            struct offer *offer = &instance->offers[problem->n_offers++];

            *offer = (struct offer){.slot = t, .person = p};
            offer->cost[PREFERENCE] = answer;
        }
    }
}

static void add_quotas(struct instance *instance)
{
    struct problem *problem = &instance->problem;
    int days = (int)(instance->last_day - instance->first_day) + 1;
    int64_t all_percent = 0;

    for (int p = 0; p < problem->n_people; p++)
        all_percent += instance->percent[p];
    instance->quotas =
        arena_new(&instance->arena, struct quota, (size_t)problem->n_people * (2 * days + 1));
    for (int p = 0; p < problem->n_people; p++) {
        for (int64_t day = instance->first_day; day <= instance->last_day; day++) {
            struct quota quota = {.person = p,
                                  .from_at = day * DAY_MIN,
                                  .until_at = (day + 1) * DAY_MIN,
                                  .by_minute = true,
                                  .max = DAY_MAX_MIN};

            instance->quotas[problem->n_quotas++] = quota;
            quota.by_minute = false;
            quota.max = 2;
            instance->quotas[problem->n_quotas++] = quota;
        }
        int64_t even = instance->minutes * instance->percent[p] / all_percent;

        instance->quotas[problem->n_quotas++] =
            (struct quota){.person = p,
                           .from_at = instance->first_day * DAY_MIN,
                           .until_at = (instance->last_day + 1) * DAY_MIN,
                           .by_minute = true,
                           .max = even * 11 / 10 + 120};
    }
}

/* Leads among themselves, the others among themselves. */
static void add_shares(struct instance *instance)
{
    struct problem *problem = &instance->problem;
    struct share_group *groups = arena_new(&instance->arena, struct share_group, 2);

    instance->shares = arena_new(&instance->arena, struct share, problem->n_people);
    for (int g = 0; g < 2; g++) {
        groups[g] = (struct share_group){FAIRNESS, 1, 0, instance->first_day * DAY_MIN,
                                         (instance->last_day + 1) * DAY_MIN};
        for (int p = 0; p < problem->n_people; p++)
            if ((p / 3 % 3 == 0) == (g == 0))
                instance->shares[problem->n_shares++] =
                    (struct share){g, p, 0, 15 * instance->percent[p] / 100};
    }
    problem->share_groups = groups;
    problem->n_share_groups = 2;
}

static void pose(struct instance *instance)
{
    struct problem *problem = &instance->problem;
    int *gap_min = arena_new(&instance->arena, int, problem->n_people);

    instance->percent = arena_new(&instance->arena, int, problem->n_people);
    for (int p = 0; p < problem->n_people; p++) {
        gap_min[p] = GAP_MIN;
        instance->percent[p] = 60 + 20 * random_below(&instance->random, 3);
    }
    add_offers(instance);
    add_quotas(instance);
    add_shares(instance);
    problem->gap_min = gap_min;
    problem->person_tags = arena_new(&instance->arena, uint64_t, problem->n_people);
    problem->tasks = instance->tasks;
    problem->slots = instance->slots;
    problem->offers = instance->offers;
    problem->quotas = instance->quotas;
    problem->shares = instance->shares;
    problem->slack[FAIRNESS] = 8;
    problem->slack[PREFERENCE] = 1;
    problem->slack_pct[PREFERENCE] = 2;
}

int main(int argc, char **argv)
{
    struct instance instance = {.random = {0}};
    long people = argc > 4 ? strtol(argv[2], NULL, 10) : 0;
    int status = 3;

    if (people >= 1 && people <= MOST_PEOPLE && read_duties(&instance, argv[1])) {
        instance.problem.n_people = (int)people;
        instance.random.state = strtoull(argv[3], NULL, 10);
        pose(&instance);
        status = timed_solve(&instance.problem, strtod(argv[4], NULL), argc > 5 ? argv[5] : NULL)
                     ? 0
                     : 1;
    } else {
        (void)fprintf(stderr,
                      "bench_duties FILE PEOPLE SEED SECONDS [FOLDER]: no such duties or people\n");
    }
    arena_release(&instance.arena);
    return status;
}
