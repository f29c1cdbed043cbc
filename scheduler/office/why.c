/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/why.h"

#include "scheduler/base/day.h"

/* Of one look; of the whole week where it has no more offers than that. */
enum { NEAR_WORK = 150 * 1000, DAY_WORK = 150 * 1000, WEEK_WORK = 400 * 1000, WEEK_OFFERS = 8000 };

bool office_why_duties(struct office *office, struct office_range range, struct duties duties,
                       const struct world_known *known, struct why *why, struct fault *fault)
{
    const struct season *season = &office->season;
    struct world *world = arena_new(office->arena, struct world, 1);
    int count;
    const struct assignment *inner =
        season_draft(season, range.from, range.until, office->arena, &count);

    *world = (struct world){.season = season,
                            .rules = &office->rules,
                            .duties = duties.list,
                            .n_duties = duties.count,
                            .from = range.from,
                            .until = range.until,
                            .now_at = office->now_at,
                            .known = known};
    return why_open(world, inner, count, office->arena, why, fault);
}

static bool open_days(struct office *office, struct office_range range, struct why *why,
                      struct fault *fault)
{
    struct duties duties = {.arena = office->arena};

    duties_derive(&office->season, &office->rules, range.from, range.until, &duties);
    return office_why_duties(office, range, duties, NULL, why, fault);
}

bool office_why(struct office *office, struct office_range range, struct why *why,
                struct fault *fault)
{
    struct office_range planned;

    if (!office_plan_range(office, &planned))
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; run examrota plan first");
    if (range.from < 0 || range.from < planned.from)
        range.from = planned.from;
    if (range.until < 0 || range.until > planned.until)
        range.until = planned.until;
    if (range.from > range.until)
        return fault_set(fault, FAULT_MISSING, "nothing is planned on those days");
    return open_days(office, range, why, fault);
}

bool office_why_number(struct office *office, const char *text, const char **meant,
                       struct fault *fault)
{
    const char *several;
    struct why why;
    int duty = -1;

    *meant = text;
    if (why_number(text) < 0)
        return true;
    if (!office_why(office, (struct office_range){-1, -1}, &why, fault) ||
        !why_find(&why, text, &duty, &several, fault))
        return false;
    *meant = why_duty(&why, duty)->key;
    return true;
}

bool office_why_week(struct office *office, const struct why *why, int duty, struct why *week,
                     int *its_duty, struct fault *fault)
{
    const struct world *world = why->brief->world;
    int64_t monday = day_week_start(day_of(why_duty(why, duty)->slots[0].starts_at));
    struct office_range range = {monday > world->from ? monday : world->from,
                                 monday + 6 < world->until ? monday + 6 : world->until};

    *its_duty = duty;
    *week = *why;
    if (range.from == world->from && range.until == world->until)
        return true;
    if (!open_days(office, range, week, fault))
        return false;
    *its_duty = brief_duty(week->brief, why_duty(why, duty)->key);
    return *its_duty >= 0 ||
           fault_set(fault, FAULT_MISSING, "the duty is not one of its week alone");
}

/* Down to money: where only loads and preferences differ, the fewer changes are the better plan,
 * for what the draft itself could be improved by is nobody's price. */
static bool is_better(const struct why *why, const struct why_price *a, const struct why_price *b)
{
    for (int k = 0; k < LEVELS; k++) {
        if (why->brief->policy.order[k] < LEVEL_FAIRNESS && a->value[k] != b->value[k])
            return a->value[k] < b->value[k];
    }
    return a->n_moves < b->n_moves;
}

/* Of a part only a plan is wanted: bounds there prove nothing of the week. */
bool office_why_not(struct why *week, int duty, int person, struct why_price *price,
                    struct fault *fault)
{
    static const int64_t work[] = {
        [WHY_NEAR] = NEAR_WORK, [WHY_DAY] = DAY_WORK, [WHY_ALL] = WEEK_WORK};
    int last = week->brief->problem.n_offers > WEEK_OFFERS ? WHY_DAY : WHY_ALL;

    struct effort near = {.work = NEAR_WORK, .plans = true};
    if (!why_force(week, duty, person, WHY_NEAR, &near, price, fault))
        return false;
    for (int scope = WHY_DAY;
         scope <= last && price->answer != WHY_DOES && price->answer != WHY_FORBIDDEN; scope++) {
        struct effort effort = {.work = work[scope], .plans = scope != WHY_ALL};
        struct why_price wider;
        if (!why_force(week, duty, person, scope, &effort, &wider, fault))
            return false;
        if (price->answer != WHY_PRICED ||
            (wider.answer == WHY_PRICED && is_better(week, &wider, price)))
            *price = wider;
    }
    return true;
}
