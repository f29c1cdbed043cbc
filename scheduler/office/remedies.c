/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedies.c - each remedy is tried: its day is planned again with it. */
#include "scheduler/office/remedies.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

/* Effort of one look, and how many looks there are: fewer where each takes long. */
enum { LOOK_WORK = 100 * 1000, MANY_OFFERS = 10000 };
enum { TRIES_FEW = 24, TRIES_MANY = 96, TRIES_OF_GROUP = 9 };

struct look {
    int64_t value[LEVELS];
    int missing; /* people, all duties together */
};

struct trial {
    struct office *office;
    const struct why *why;
    struct remedies *remedies;
    struct remedy *list;
    struct remedy_group *groups;
    int n, room, n_groups;
    struct duties duties; /* of the season as it is */
    int tries_left, tries_of_group;
};

static int missing_of(const struct why *why, const bool *chosen)
{
    const struct problem *problem = &why->brief->problem;
    int missing = 0;

    for (int t = 0; t < problem->n_tasks; t++) {
        missing += problem->tasks[t].need;
        for (int i = why->first_offer[t]; i < why->first_offer[t + 1]; i++)
            missing -= chosen[i];
    }
    return missing;
}

static int64_t day_of_duty(const struct why *why, int duty)
{
    return day_of(why_duty(why, duty)->slots[0].starts_at);
}

/* Without what comes after other work in importance: a remedy is judged by what is done. */
static void coarsen(const struct brief *brief, struct arena *arena, struct problem *problem)
{
    struct offer *offers =
        arena_dup(arena, problem->offers, (size_t)problem->n_offers, sizeof *offers);
    struct quota *quotas = arena_new(arena, struct quota, problem->n_quotas + 1);
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        for (int k = 0; k < LEVELS; k++)
            offers[i].cost[k] = brief->policy.order[k] > LEVEL_WORK ? 0 : offers[i].cost[k];
        if (brief->policy.order[offers[i].drop_level] > LEVEL_WORK)
            offers[i].drop_cost = 0;
    }
    for (int i = 0; i < problem->n_quotas; i++) {
        const struct quota *row = &problem->quotas[i];
        if (!row->over_cost || brief->policy.order[row->level] <= LEVEL_WORK)
            quotas[n++] = *row;
    }
    problem->offers = offers;
    problem->quotas = quotas;
    problem->n_quotas = n;
    problem->n_shares = problem->n_share_groups = problem->n_callouts = 0;
}

/* Who is there changes no duty: somebody more with a skill that nobody has would else bring duties
 * along that are waived while nobody has it. */
static struct duties duties_of(const struct trial *trial, const struct season *season, int kind,
                               struct arena *scratch)
{
    const struct world *world = trial->why->brief->world;
    struct duties duties = {.arena = scratch};

    if (kind == REMEDY_PERSON || kind == REMEDY_OVERTIME || kind == REMEDY_UNLOCK)
        return (struct duties){.list = trial->duties.list, .count = trial->duties.count};
    duties_derive(season, &trial->office->rules, world->from, world->until, &duties);
    return duties;
}

/* Whoever can take an empty seat of the group just so does, before anything is searched. */
static void fill_directly(struct why *why, const struct trial *trial,
                          const struct remedy_group *group)
{
    struct why_scales scales;
    int64_t value[LEVELS], then[LEVELS];

    why_scales(why, &scales);
    (void)why_judge(why, why->chosen, &scales, value);
    for (int d = 0; d < group->n_duties; d++) {
        int duty = brief_duty(why->brief, why_duty(trial->why, group->duties[d])->key);
        int task = duty < 0 ? -1 : why->brief->duty_task[duty];
        int end = task < 0 ? 0 : why->first_offer[task + 1];
        for (int i = task < 0 ? 0 : why->first_offer[task]; i < end && why_missing(why, duty);
             i++) {
            if (why->chosen[i])
                continue;
            why->chosen[i] = true;
            if (why_judge(why, why->chosen, &scales, then) && why_compare(then, value) < 0)
                memcpy(value, then, sizeof then);
            else
                why->chosen[i] = false;
        }
    }
}

/* Plans the day again in this season, from the draft on. */
static bool look(const struct trial *trial, const struct season *season, int kind,
                 const struct remedy_group *group, struct arena *scratch, struct look *look,
                 struct fault *fault)
{
    struct office copy = *trial->office;
    const struct world *world = trial->why->brief->world;
    struct effort effort = {.work = LOOK_WORK};
    struct why why;
    struct why_part part;

    copy.season = *season;
    copy.arena = scratch;
    if (!office_why_duties(&copy, (struct office_range){world->from, world->until},
                           duties_of(trial, season, kind, scratch), &why, fault))
        return false;
    fill_directly(&why, trial, group);
    why_part(&why, why_day_tasks(&why, day_of_duty(trial->why, group->duties[0])), &part);
    coarsen(why.brief, scratch, &part.problem);
    struct answer answer = {.chosen = arena_new(scratch, bool, part.problem.n_offers + 1)};
    enum solve_status status = problem_solve(&part.problem, &effort, part.start, &answer);
    if (status != SOLVE_OPTIMAL && status != SOLVE_FEASIBLE)
        return fault_set(fault, FAULT_CONFLICT, "nothing legal was found");
    bool *chosen = arena_new(scratch, bool, why.brief->problem.n_offers + 1);
    for (int i = 0; i < part.problem.n_offers; i++)
        chosen[part.offer[i]] = answer.chosen[i];
    look->missing = missing_of(&why, chosen);
    for (int k = 0; k < LEVELS; k++)
        look->value[k] = answer.levels[k].value;
    return true;
}

/* Better at what must be done, at cover or at other work; what that costs in money comes after. */
static bool helps(const struct why *why, const struct look *then, const int64_t *value)
{
    for (int k = 0; k < LEVELS; k++) {
        if (why->brief->policy.order[k] <= LEVEL_WORK && then->value[k] != value[k])
            return then->value[k] < value[k];
    }
    return false;
}

static bool try_one(struct trial *trial, const struct remedy *guess,
                    const struct remedy_group *group, const struct look *without)
{
    struct arena scratch = {0};
    struct season after;
    struct fault fault = {0};
    struct look then;
    bool good = false;

    trial->tries_left--;
    trial->tries_of_group--;
    trial->remedies->n_tried++;
    if (remedy_apply(&trial->office->season, &trial->office->rules, guess, &scratch, &after,
                     &fault) &&
        look(trial, &after, guess->kind, group, &scratch, &then, &fault) &&
        helps(trial->why, &then, without->value)) {
        struct remedy *row = LIST_ADD(trial->office->arena, trial->list, trial->n, trial->room);
        *row = *guess;
        row->filled = without->missing - then.missing;
        memcpy(row->value, then.value, sizeof then.value);
        good = true;
    }
    arena_release(&scratch);
    return good;
}

static int by_cost(const void *left, const void *right, const void *context)
{
    const struct remedy *a = left, *b = right;

    (void)context;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->minutes > b->minutes) - (a->minutes < b->minutes);
}

/* In the order of cost; of people the shortest that helps is enough.  A look is kept for the last
 * guess, which is the empty seat's own time. */
static void try_group(struct trial *trial, struct remedy_group *group, const struct look *without)
{
    struct remedy_list guesses = {.arena = trial->office->arena};
    bool person = false;

    memcpy(group->value, without->value, sizeof without->value);
    group->first = trial->n;
    group->only_people = true;
    remedy_guess(trial->office, trial->why, group, &guesses);
    for (int i = 0; i < guesses.n; i++) {
        const struct remedy *guess = &guesses.list[i];
        bool is_person = guess->kind == REMEDY_PERSON;
        bool last = i == guesses.n - 1;
        if (is_person && person)
            continue;
        if (!last && (trial->tries_of_group <= 1 || trial->tries_left <= 1)) {
            group->cut = true;
            continue;
        }
        bool good = try_one(trial, guess, group, without);
        person = person || (good && is_person);
        group->only_people = group->only_people && (!good || is_person);
    }
    group->n = trial->n - group->first;
    if (group->n)
        sort_rows(trial->list + group->first, (size_t)group->n, sizeof *trial->list, by_cost, NULL);
}

/* The same people are short: one moment, one circle. */
static bool same_group(const struct why *why, const struct remedy_group *group, int duty,
                       const struct bottleneck *bottleneck)
{
    const struct bottleneck *own = &group->bottleneck;

    return own->what == LIMIT_MOMENT && bottleneck->what == LIMIT_MOMENT &&
           own->at == bottleneck->at && own->n_people > 0 &&
           own->n_people == bottleneck->n_people &&
           memcmp(own->people, bottleneck->people, (size_t)own->n_people * sizeof *own->people) ==
               0 &&
           day_of_duty(why, group->duties[0]) == day_of_duty(why, duty);
}

static void group_add(struct trial *trial, int duty, int n_open)
{
    struct bottleneck bottleneck;
    struct remedy_group *group = NULL;

    if (!why_moment(trial->why, duty, &bottleneck))
        (void)why_hours(trial->why, duty, &bottleneck);
    for (int i = 0; i < trial->n_groups && !group; i++) {
        if (same_group(trial->why, &trial->groups[i], duty, &bottleneck))
            group = &trial->groups[i];
    }
    if (!group) {
        group = &trial->groups[trial->n_groups++];
        *group = (struct remedy_group){.duties = arena_new(trial->office->arena, int, n_open + 1),
                                       .bottleneck = bottleneck};
    }
    group->duties[group->n_duties++] = duty;
    group->missing += why_missing(trial->why, duty);
}

static bool try_groups(struct trial *trial, struct fault *fault)
{
    struct look without = {0};
    int64_t day = DAY_NONE;

    for (int i = 0; i < trial->n_groups; i++) {
        struct remedy_group *group = &trial->groups[i];
        if (trial->tries_left <= 1) {
            for (int k = i; k < trial->n_groups; k++)
                trial->remedies->n_left += trial->groups[k].missing;
            trial->n_groups = i;
            return true;
        }
        if (day_of_duty(trial->why, group->duties[0]) != day) {
            struct arena scratch = {0};
            day = day_of_duty(trial->why, group->duties[0]);
            bool good = look(trial, &trial->office->season, REMEDY_UNLOCK, group, &scratch,
                             &without, fault);
            arena_release(&scratch);
            if (!good)
                return false;
        }
        trial->tries_of_group = trial->n_groups == 1 ? TRIES_FEW : TRIES_OF_GROUP;
        try_group(trial, group, &without);
    }
    return true;
}

bool office_remedies(struct office *office, const struct why *why, int duty,
                     struct remedies *remedies, struct fault *fault)
{
    const int *open = &duty;
    struct why asked = *why;
    int n = duty >= 0 ? 1 : why_open_seats(&asked, &open);
    struct trial trial = {.office = office,
                          .why = why,
                          .remedies = remedies,
                          .groups = arena_new(office->arena, struct remedy_group, n + 1),
                          .tries_left =
                              why->brief->problem.n_offers > MANY_OFFERS ? TRIES_FEW : TRIES_MANY};

    *remedies = (struct remedies){.why = why};
    trial.duties.arena = office->arena;
    duties_derive(&office->season, &office->rules, why->brief->world->from,
                  why->brief->world->until, &trial.duties);
    for (int i = 0; i < n; i++)
        group_add(&trial, open[i], n);
    if (!try_groups(&trial, fault))
        return false;
    remedies->list = trial.list;
    remedies->n = trial.n;
    remedies->groups = trial.groups;
    remedies->n_groups = trial.n_groups;
    return true;
}
