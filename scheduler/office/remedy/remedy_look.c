/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedy/remedy_look.c - a day planned again with a remedy: what is done then. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/remedies.h"

enum { LOOK_WORK = 100 * 1000 }; /* effort of one look */

int remedy_missing(const struct why *why, const bool *chosen)
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

/* Who is there changes no duty: somebody more with a skill that nobody has would else bring duties
 * along that are waived while nobody has it. */
static bool keeps_duties(const struct remedy *remedy)
{
    return !remedy || remedy->kind == REMEDY_PERSON || remedy->kind == REMEDY_OVERTIME ||
           remedy->kind == REMEDY_UNLOCK;
}

static struct duties duties_of(const struct remedy_ground *ground, const struct season *season,
                               const struct remedy *remedy, struct arena *scratch)
{
    const struct world *world = ground->why->brief->world;
    struct duties duties = {.arena = scratch};

    if (keeps_duties(remedy))
        return (struct duties){.list = ground->duties.list, .count = ground->duties.count};
    duties_derive(season, &ground->office->rules, world->from, world->until, &duties);
    return duties;
}

/* Whoever can take an empty seat of the group just so does, before anything is searched. */
static void fill_directly(struct why *why, const struct remedy_ground *ground,
                          const struct remedy_group *group)
{
    struct why_scales scales;
    int64_t value[LEVELS], then[LEVELS];

    why_scales(why, &scales);
    (void)why_judge(why, why->chosen, &scales, value);
    for (int d = 0; d < group->n_duties; d++) {
        int duty = brief_duty(why->brief, why_duty(ground->why, group->duties[d])->key);
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
bool remedy_look(const struct remedy_ground *ground, const struct season *season,
                 const struct remedy *remedy, const struct remedy_group *group,
                 struct arena *scratch, struct remedy_sight *sight, struct fault *fault)
{
    struct office copy = *ground->office;
    const struct world *world = ground->why->brief->world;
    struct effort effort = {.work = LOOK_WORK, .plans = true};
    struct why why;
    struct why_part part;

    /* Where the duties are the same, only one person's answers can be others than they were. */
    struct world_known known = ground->known;
    if (remedy && remedy->kind == REMEDY_PERSON)
        known.person = ground->office->season.n_people;
    else if (remedy && remedy->kind == REMEDY_OVERTIME)
        known.person = remedy->person;
    copy.season = *season;
    copy.arena = scratch;
    if (!office_why_duties(&copy, (struct office_range){world->from, world->until},
                           duties_of(ground, season, remedy, scratch),
                           keeps_duties(remedy) ? &known : NULL, &why, fault))
        return false;
    fill_directly(&why, ground, group);
    why_part(
        &why,
        why_day_tasks(&why, day_of(why_duty(ground->why, group->duties[0])->slots[0].starts_at)),
        &part);
    brief_coarsen(why.brief, LEVEL_WORK, &part.problem);
    struct answer answer = {.chosen = arena_new(scratch, bool, part.problem.n_offers + 1)};
    enum solve_status status = problem_solve(&part.problem, &effort, part.start, &answer);
    if (status != SOLVE_OPTIMAL && status != SOLVE_FEASIBLE)
        return fault_set(fault, FAULT_CONFLICT, "nothing legal was found");
    bool *chosen = arena_new(scratch, bool, why.brief->problem.n_offers + 1);
    for (int i = 0; i < part.problem.n_offers; i++)
        chosen[part.offer[i]] = answer.chosen[i];
    sight->missing = remedy_missing(&why, chosen);
    for (int k = 0; k < LEVELS; k++)
        sight->value[k] = answer.levels[k].value;
    return true;
}
