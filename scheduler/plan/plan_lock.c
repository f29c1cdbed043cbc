/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_lock.c */
#include "scheduler/plan/plan_lock.h"

#include "scheduler/base/day.h"

#include <string.h>

struct first {
    struct finding *finding;
    bool found;
};

static void keep_first(void *context, const struct finding *finding)
{
    struct first *first = context;

    if (finding->hard && !first->found) {
        *first->finding = *finding;
        first->found = true;
    }
}

bool plan_lock_first(const struct problem *problem, const bool *locked, struct finding *finding)
{
    struct first first = {.finding = finding};
    int64_t value[LEVELS];

    return !problem_judge(problem, locked, value, keep_first, &first) && first.found;
}

static const char *name_task(const struct brief *brief, int task)
{
    const struct duty *duty = &brief->world->duties[brief->task_duty[task]];
    int64_t at = duty->slots[0].starts_at;
    int year, month, day, of_day = (int)(at - day_of(at) * DAY_MIN);

    day_split(day_of(at), &year, &month, &day);
    return arena_text(brief->arena, "'%s' on %04d-%02d-%02d %02d:%02d", duty->title, year, month,
                      day, of_day / 60, of_day % 60);
}

static bool tell(const struct brief *brief, const struct finding *finding, struct fault *fault)
{
    const char *who = finding->person >= 0 && finding->person < brief->crew.n_people
                          ? brief->world->season->people[finding->person].staff
                          : "";

    if (strcmp(finding->limit, "overlap") == 0 && finding->task >= 0 && finding->other_task >= 0)
        return fault_set(fault, FAULT_CONFLICT, "%s is locked to both %s and %s; unlock one", who,
                         name_task(brief, finding->task), name_task(brief, finding->other_task));
    if (strcmp(finding->limit, "cover") == 0 && finding->task >= 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "more people are locked to %s than it needs; unlock one",
                         name_task(brief, finding->task));
    if (strcmp(finding->limit, "quota") == 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "the duties %s is locked to are more than their hours allow; unlock one",
                         who);
    if (strcmp(finding->limit, "break") == 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "the duties %s is locked to leave no time for %s; unlock one", who,
                         finding->inner ? "a break inside long work" : "lunch");
    return fault_set(fault, FAULT_CONFLICT, "locked duties cannot all stand (%s); unlock one",
                     finding->limit);
}

bool plan_lock_fault(const struct brief *brief, struct fault *fault)
{
    bool *locked = arena_new(brief->arena, bool, brief->problem.n_offers + 1);
    struct finding first;

    for (int i = 0; i < brief->problem.n_offers; i++)
        locked[i] = brief->problem.offers[i].locked;
    if (plan_lock_first(&brief->problem, locked, &first))
        return tell(brief, &first, fault);
    return fault_set(fault, FAULT_CONFLICT, "locked duties contradict each other");
}
