/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/whatif/whatif_rules.c - what each rule of the school's own costs, measured by
 * planning without it.  What a board or a statute asks is not on the list. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/whatif.h"

/* Settings that only forbid, and a value that hardly does. */
static const struct relaxation {
    const char *setting, *value;
} relaxations[] = {
    {"exam_minutes_per_day", "600"},   {"exam_overtime_per_week", "120"},
    {"overtime_per_day", "240"},       {"cover_per_day", "3"},
    {"cover_per_week", "9"},           {"cover_run", "6"},
    {"cover_supervisor_per_day", "9"}, {"teacher_cover", "yes"},
    {"merge_classes", "yes"},          {"gap", "0"},
    {"caseload_per_day", "5"},         {"lunch_minutes", "20"},
    {"exam_day_sessions", "yes"},      {"session_breaks", "yes"},
};
enum { N_RELAXATIONS = sizeof relaxations / sizeof *relaxations };

static bool relax_setting(struct scratch *scratch, const struct relaxation *row,
                          struct rule_cost *cost)
{
    const char *then = season_setting(scratch->season, row->setting);

    if (strcmp(then, row->value) == 0)
        return false;
    scratch_set(scratch, row->setting, row->value);
    cost->rule = row->setting;
    cost->relaxed = arena_text(scratch->office->arena, "%s instead of %s", row->value,
                               *then ? then : "nothing");
    return true;
}

static bool lift_obstacle(struct scratch *scratch, int number, struct rule_cost *cost)
{
    struct rules *rules = scratch->rules;

    if (!rules->obstacles[number].school)
        return false;
    struct obstacle_rule *list = arena_dup(scratch->office->arena, rules->obstacles,
                                           (size_t)rules->n_obstacles, sizeof *list);
    list[number].lifted = true;
    rules->obstacles = list;
    rules->lifts = true;
    cost->rule = list[number].obstacle;
    cost->relaxed = "not asked of anybody";
    return true;
}

static int64_t money_of(const struct plan *plan)
{
    for (int k = 0; k < LEVELS; k++) {
        if (strcmp(plan->level_names[k], level_names[LEVEL_MONEY]) == 0)
            return plan->levels[k].value;
    }
    return 0;
}

static bool measure(struct scratch *scratch, const struct effort *effort, const struct plan *before,
                    struct rule_cost *cost, struct fault *fault)
{
    struct world world;
    struct plan plan;

    scratch_world(scratch, &world);
    if (!plan_make_from(&world, effort, before->assignments, before->n_assignments,
                        scratch->office->arena, &plan, fault))
        return false;
    cost->seats = plan.filled - before->filled - (plan.seats - before->seats);
    cost->money = money_of(before) - money_of(&plan);
    for (int k = 0; k < LEVELS; k++)
        cost->saved[k] = before->levels[k].value - plan.levels[k].value;
    return true;
}

bool office_cost_of_rules(struct office *office, struct office_range range,
                          const struct effort *effort, struct rule_teller teller,
                          struct rule_costs *costs, struct fault *fault)
{
    int of = N_RELAXATIONS + office->rules.n_obstacles, n_draft;
    struct rule_cost *list = arena_new(office->arena, struct rule_cost, of + 1);
    struct scratch scratch;
    struct world world;

    costs->n = 0;
    costs->list = list;
    scratch_make(office, range, &scratch);
    scratch_world(&scratch, &world);
    const struct assignment *draft = scratch_draft(&scratch, &n_draft);
    if (!plan_make_from(&world, effort, draft, n_draft, office->arena, &costs->before, fault))
        return false;
    for (int i = 0; i < of; i++) {
        struct rule_cost *cost = &list[costs->n];
        scratch_make(office, range, &scratch);
        if (!(i < N_RELAXATIONS ? relax_setting(&scratch, &relaxations[i], cost)
                                : lift_obstacle(&scratch, i - N_RELAXATIONS, cost)))
            continue;
        if (teller.tell)
            teller.tell(teller.context, i + 1, of, cost->rule);
        if (effort->stop && *effort->stop)
            break;
        if (!measure(&scratch, effort, &costs->before, cost, fault))
            return false;
        costs->n++;
    }
    return true;
}
