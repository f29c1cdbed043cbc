/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/whatif/whatif_rules.c - what each rule of the school's own costs, measured by
 * planning without it.  What a board or a statute asks is not on the list. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/office/whatif.h"
#include "scheduler/plan/policy.h"

/* Settings that only forbid, and a value that hardly does; less: the smaller, the laxer. */
static const struct relaxation {
    const char *setting, *value;
    bool less;
} relaxations[] = {
    {"exam_minutes_per_day", "600", false},   {"exam_overtime_per_week", "120", false},
    {"overtime_per_day", "240", false},       {"cover_per_day", "3", false},
    {"cover_per_week", "9", false},           {"cover_run", "6", false},
    {"cover_supervisor_per_day", "9", false}, {"teacher_cover", "yes", false},
    {"merge_classes", "yes", false},          {"gap", "0", true},
    {"caseload_per_day", "5", false},         {"lunch_minutes", "20", true},
    {"exam_day_sessions", "yes", false},      {"session_breaks", "yes", false},
};
enum { N_RELAXATIONS = sizeof relaxations / sizeof *relaxations };

/* The school's own value is as lax, or laxer. */
static bool is_lax(const struct relaxation *row, const char *then)
{
    char *end;
    long value = strtol(row->value, &end, 10);

    if (end == row->value || *then < '0' || *then > '9') /* a word, or nothing set */
        return strcmp(then, row->value) == 0;
    return row->less ? strtol(then, NULL, 10) <= value : strtol(then, NULL, 10) >= value;
}

static bool relax_setting(struct scratch *scratch, const struct relaxation *row,
                          struct rule_cost *cost)
{
    const char *then = season_setting(scratch->season, row->setting);

    if (is_lax(row, then))
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

/* A plan without a rule, as it came out. */
struct measured {
    struct plan plan;
    struct price_of price;
};

/* The levels in which the school's order has evenness. */
static int fairness_of(const struct plan *plan)
{
    int order[LEVELS], k = 0;

    price_order(plan, order);
    while (k < LEVELS - 1 && order[k] != LEVEL_FAIRNESS)
        k++;
    return k;
}

/* Where teachers may cover as anybody may, it is counted no longer which of them do: that is no
 * gain, the spread alone is compared. */
static void leave_unpriced(const struct rule_costs *costs, const char *rule, struct price_of *price)
{
    int k = fairness_of(&costs->before);

    if (strcmp(rule, "teacher_cover") != 0)
        return;
    price->value[k] += (int64_t)(costs->price.empty[k] - price->empty[k]) * STEPS_TEACHER_COVERS;
    price->empty[k] = costs->price.empty[k];
}

/* Evenness and wishes are sought to within an agreed slack: less than that is no difference. */
static void leave_slack(const struct rule_costs *costs, const struct plan *after,
                        struct price_of *price)
{
    for (int k = 0; k < LEVELS; k++) {
        int64_t a = costs->before.levels[k].slack, b = after->levels[k].slack;
        int64_t more = price->value[k] - costs->price.value[k], slack = a > b ? a : b;
        if (more >= -slack && more <= slack && price->empty[k] == costs->price.empty[k])
            price->value[k] = costs->price.value[k];
    }
}

/* Greater than 0: better than it was, at the first level that differs. */
static int decides(const struct price_of *was, const struct price_of *price)
{
    for (int k = 0; k < LEVELS; k++)
        if (price->value[k] != was->value[k])
            return price->value[k] < was->value[k] ? 1 : -1;
    return 0;
}

static void how_sure(const struct rule_costs *costs, const struct plan *after,
                     struct rule_cost *cost)
{
    int order[LEVELS];

    price_order(&costs->before, order);
    cost->perhaps_more = cost->perhaps_less = false;
    cost->seats_sure = true;
    for (int k = 0; k < LEVELS && (k == 0 || cost->saved[k - 1] == 0); k++) {
        cost->perhaps_more = cost->perhaps_more || !after->levels[k].optimal;
        cost->perhaps_less = cost->perhaps_less || !costs->before.levels[k].optimal;
        cost->seats_sure = cost->seats_sure && !(order[k] <= LEVEL_WORK && cost->perhaps_more);
    }
}

static void conclude(const struct rule_costs *costs, const struct measured *measured,
                     struct rule_cost *cost)
{
    const struct plan *before = &costs->before, *after = &measured->plan;
    int order[LEVELS];

    price_order(before, order);
    cost->price = measured->price;
    leave_unpriced(costs, cost->rule, &cost->price);
    leave_slack(costs, after, &cost->price);
    int better = decides(&costs->price, &cost->price);
    if (better < 0)
        cost->price = costs->price; /* the plan as it is breaks nothing when less is asked */
    cost->seats = better > 0 ? after->filled - before->filled - (after->seats - before->seats) : 0;
    for (int k = 0; k < LEVELS; k++) {
        cost->saved[k] = costs->price.value[k] - cost->price.value[k];
        cost->money = order[k] == LEVEL_MONEY ? cost->saved[k] : cost->money;
    }
    how_sure(costs, after, cost);
}

static bool measure(struct scratch *scratch, const struct effort *effort,
                    const struct rule_costs *costs, struct measured *measured, struct fault *fault)
{
    const struct plan *before = &costs->before;
    struct world world;

    scratch_world(scratch, &world);
    if (!plan_make_from(&world, effort, before->assignments, before->n_assignments,
                        scratch->office->arena, &measured->plan, fault))
        return false;
    price_of_plan(&world, &measured->plan, &measured->price);
    return true;
}

static bool relax(struct scratch *scratch, int number, struct rule_cost *cost)
{
    return number < N_RELAXATIONS ? relax_setting(scratch, &relaxations[number], cost)
                                  : lift_obstacle(scratch, number - N_RELAXATIONS, cost);
}

bool office_cost_of_rules(struct office *office, struct office_range range,
                          const struct effort *effort, struct rule_teller teller,
                          struct rule_costs *costs, struct fault *fault)
{
    int of = N_RELAXATIONS + office->rules.n_obstacles, n_draft;
    struct rule_cost *list = arena_new(office->arena, struct rule_cost, of + 1);
    struct measured *measured = arena_new(office->arena, struct measured, of + 1);
    struct scratch scratch;
    struct world world;

    costs->n = 0;
    costs->list = list;
    scratch_make(office, range, &scratch);
    scratch_world(&scratch, &world);
    const struct assignment *draft = scratch_draft(&scratch, &n_draft);
    if (!plan_make_from(&world, effort, draft, n_draft, office->arena, &costs->before, fault))
        return false;
    for (int i = 0; i < of && !(effort->stop && *effort->stop); i++) {
        scratch_make(office, range, &scratch);
        if (!relax(&scratch, i, &list[costs->n]))
            continue;
        if (teller.tell)
            teller.tell(teller.context, i + 1, of, list[costs->n].rule);
        struct measured *its = &measured[costs->n++];
        if (!measure(&scratch, effort, costs, its, fault) ||
            !whatif_learn(&world, &its->plan, office->arena, &costs->before, fault))
            return false;
    }
    price_of_plan(&world, &costs->before, &costs->price);
    for (int i = 0; i < costs->n; i++)
        conclude(costs, &measured[i], &list[i]);
    return true;
}
