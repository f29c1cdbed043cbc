/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one supply adult until noon would save: somebody who is not there, put beside the staff. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/repair.h"

enum { NOON = 12 * 60, ANY_SITE = -1, SUPPLY_WORK = 2500 };

/* Skilled, and trained for it, where the school says that its supply adults are. */
static void equip(const struct office *office, const char *skills, int64_t day,
                  struct season *after)
{
    const struct rules *rules = &office->rules;
    struct skill *list =
        arena_new(office->arena, struct skill, after->n_skills + (int)strlen(skills) + 1);
    struct training *trained =
        arena_new(office->arena, struct training, after->n_training + rules->n_trainings + 1);

    if (!*skills)
        return;
    if (after->n_skills)
        memcpy(list, after->skills, (size_t)after->n_skills * sizeof *list);
    if (after->n_training)
        memcpy(trained, after->training, (size_t)after->n_training * sizeof *trained);
    for (const char *at = skills; *at; at += strcspn(at, ";"), at += *at == ';') {
        size_t length = strcspn(at, ";");
        if (length) {
            list[after->n_skills++] =
                (struct skill){.staff = after->n_people,
                               .skill = arena_copy_part(office->arena, at, length),
                               .from = -1,
                               .until = -1};
        }
    }
    /* A school that tells no training is asked for none; one row would bar everybody else. */
    for (int i = 0; i < rules->n_trainings && after->n_training > 0; i++) {
        trained[after->n_training++] = (struct training){.staff = after->n_people,
                                                         .kind = rules->trainings[i].kind,
                                                         .date = day,
                                                         .content = "",
                                                         .result = ""};
    }
    after->skills = list;
    after->training = trained;
}

static struct season season_with(const struct office *office, const struct repair *repair)
{
    struct season after = *repair->season;
    struct person *people = arena_new(office->arena, struct person, after.n_people + 1);
    struct pattern *patterns = arena_new(office->arena, struct pattern, after.n_patterns + 1);

    memcpy(people, after.people, (size_t)after.n_people * sizeof *people);
    if (after.n_patterns)
        memcpy(patterns, after.patterns, (size_t)after.n_patterns * sizeof *patterns);
    people[after.n_people] = season_newcomer("", "Supply", "supply", ANY_SITE);
    equip(office, season_setting(repair->season, "supply_skills"), day_of(repair->supply.from_at),
          &after);
    int64_t day = day_of(repair->supply.from_at);
    patterns[after.n_patterns++] =
        (struct pattern){.staff = after.n_people++,
                         .weekday = -1,
                         .date = day,
                         .week = WEEK_BOTH,
                         .start = (int)(repair->supply.from_at - day * DAY_MIN),
                         .end = NOON,
                         .kind = PATTERN_WORK,
                         .minutes = -1};
    after.people = people;
    after.patterns = patterns;
    return after;
}

static bool as_good(const struct ladder *ladder, const struct rung *a, const struct rung *b)
{
    for (int i = 0; i < ladder->n_compared; i++) {
        int k = ladder->compared[i];
        if (a->plan.levels[k].value != b->plan.levels[k].value)
            return a->plan.levels[k].value < b->plan.levels[k].value;
    }
    return true;
}

static void count_open(const struct world *world, const struct plan *plan, int sign, int *filled)
{
    for (int i = 0; i < plan->n_open; i++)
        filled[world->duties[plan->open[i].duty].level] += sign * plan->open[i].missing;
}

/* What they would have: people of the season, and they are one more. */
static void read_takes(const struct office *office, const struct plan *plan, struct supply *supply)
{
    struct assignment *list = arena_new(office->arena, struct assignment, plan->n_assignments + 1);

    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].staff == office->season.n_people)
            list[supply->n_takes++] = plan->assignments[i];
    supply->takes = list;
}

/* Both ladders went as far: with the last rung of each, the best there is. */
static void compare(const struct office *office, const struct world *world,
                    const struct ladder *ladder, struct repair *repair)
{
    struct supply *supply = &repair->supply;
    const struct rung *now = &repair->ladder.rungs[repair->ladder.n_rungs - 1];
    const struct rung *then = ladder->n_rungs ? &ladder->rungs[ladder->n_rungs - 1] : NULL;
    bool fills = false;

    supply->fewest = -1;
    supply->without = now->n;
    if (!then)
        return;
    count_open(&repair->world, &now->plan, 1, supply->filled);
    count_open(world, &then->plan, -1, supply->filled);
    for (int k = 0; k <= LEVEL_WORK; k++)
        fills = fills || supply->filled[k] > 0;
    for (int i = ladder->n_rungs - 1; i >= 0; i--) {
        if (!as_good(ladder, &ladder->rungs[i], now))
            continue;
        supply->fewest = ladder->rungs[i].n;
        then = fills ? then : &ladder->rungs[i];
    }
    read_takes(office, &then->plan, supply);
}

bool repair_supply(struct office *office, const struct repair_ask *ask, struct repair *repair,
                   struct fault *fault)
{
    int64_t begins_at = ask->days.from * DAY_MIN + season_setting_int(repair->season, "day_start");
    int64_t noon_at = ask->days.from * DAY_MIN + NOON;

    if (!ask->supply || ask->first || repair->ladder.n_fallen == 0 || repair->ladder.n_rungs == 0)
        return true;
    repair->supply.from_at = begins_at > office->now_at ? begins_at : office->now_at;
    repair->supply.until_at = noon_at;
    if (repair->supply.from_at >= noon_at)
        return true;
    struct season season = season_with(office, repair);
    bool *uncounted = arena_new(office->arena, bool, season.n_people + 1);
    struct world world;
    struct ladder ladder;

    if (ask->uncounted)
        memcpy(uncounted, ask->uncounted, (size_t)repair->season->n_people);
    uncounted[season.n_people - 1] = true;
    struct office_range range = {repair->world.from, repair->world.until};
    office_world(office, &season, range, &world);
    int last = repair->ladder.rungs[repair->ladder.n_rungs - 1].n;
    struct ladder_ask again = {.world = &world,
                               .from = ask->days.from,
                               .until = ask->days.until,
                               .uncounted = uncounted,
                               .besides = ask->besides,
                               .wide = ask->wide,
                               .most = last > 0 ? last : 1,
                               .work = SUPPLY_WORK,
                               .stop = ask->stop};
    if (!ladder_make(&again, office->arena, &ladder, fault))
        return false;
    repair->supply.asked = true;
    compare(office, &world, &ladder, repair);
    return true;
}
