/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/crew.c */
#include "scheduler/plan/crew.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/clock.h"
#include "scheduler/plan/lore.h"
#include "scheduler/plan/subjects.h"

#include <string.h>

#define SLICES(array, type, member)                                                     \
    slices_make(season->array, season->n_##array, sizeof(type), offsetof(type, member), \
                crew->n_people, arena)

static void make_clocks(const struct season *season, struct arena *arena, struct crew *crew)
{
    struct clock_maker maker = {
        .season = season,
        .policy = crew->policy,
        .patterns = SLICES(patterns, struct pattern, staff),
        .answers = SLICES(availability, struct availability, staff),
        .absences = SLICES(absences, struct absence, staff),
        .arena = arena,
    };
    struct clock *clocks = arena_new(arena, struct clock, crew->n_people * crew->n_days);

    for (int p = 0; p < crew->n_people; p++) {
        for (int d = 0; d < crew->n_days; d++)
            clock_make(&maker, p, crew->from + d, &clocks[p * crew->n_days + d]);
    }
    crew->clocks = clocks;
}

/* Pence an hour by the role's rate on the first day; the person's own goes before. */
static int rate_of(const struct season *season, const struct person *who, int64_t day)
{
    const struct rate *best = NULL;

    if (who->pence_per_hour >= 0)
        return who->pence_per_hour;
    for (int i = 0; i < season->n_rates; i++) {
        const struct rate *rate = &season->rates[i];
        if (strcmp(rate->role, who->role) != 0 || rate->from > day)
            continue;
        if (!best || rate->from >= best->from)
            best = rate;
    }
    return best && best->pence_per_hour > 0 ? best->pence_per_hour : 0;
}

/* People on a pattern cost the same whatever they do; who works only when
 * asked is paid by the hour. */
static void make_pay(const struct season *season, int64_t day, struct arena *arena,
                     struct crew *crew)
{
    int *by_minute = arena_new(arena, int, crew->n_people + 1);
    int *overtime = arena_new(arena, int, crew->n_people + 1);

    for (int p = 0; p < crew->n_people; p++) {
        const struct person *who = &season->people[p];
        if (who->offers == OFFERS_ASKED)
            by_minute[p] = rate_of(season, who, day);
        else if (who->overtime_pence_per_hour > 0)
            overtime[p] = who->overtime_pence_per_hour;
    }
    crew->minute_pence = by_minute;
    crew->overtime_pence = overtime;
}

static void make_wishes(const struct season *season, struct arena *arena, struct crew *crew)
{
    bool *once = arena_new(arena, bool, season->n_pupils + 1);

    crew->facilitators =
        slices_make(season->facilitators, season->n_facilitators, sizeof(struct facilitator),
                    offsetof(struct facilitator, pupil), season->n_pupils, arena);
    crew->entries = slices_make(season->entries, season->n_entries, sizeof(struct entry),
                                offsetof(struct entry, pupil), season->n_pupils, arena);
    for (int i = 0; i < season->n_facilitators; i++) {
        const struct facilitator *row = &season->facilitators[i];
        if (row->wish == WISH_PREFER && row->pupil >= 0)
            once[row->pupil] = true;
    }
    crew->named_once = once;
}

static void make_sat(const struct season *season, struct arena *arena, struct crew *crew)
{
    int *pupils = arena_new(arena, int, season->n_seating + 1);

    for (int i = 0; i < season->n_seating; i++)
        pupils[i] = season->entries[season->seating[i].entry].pupil;
    crew->sat_by_pupil =
        slices_make(pupils, season->n_seating, sizeof *pupils, 0, season->n_pupils, arena);
    crew->sat_in_room = slices_make(season->seating, season->n_seating, sizeof(struct sitting),
                                    offsetof(struct sitting, room), season->n_rooms, arena);
}

void crew_make(const struct world *world, const struct policy *policy, struct arena *arena,
               struct crew *crew)
{
    const struct season *season = world->season;
    int64_t from = day_week_start(world->from) - 1, until = day_week_start(world->until) + 7;

    *crew = (struct crew){.season = season,
                          .rules = world->rules,
                          .policy = policy,
                          .n_people = season->n_people,
                          .from = from,
                          .until = until,
                          .n_days = (int)(until - from) + 1};
    make_clocks(season, arena, crew);
    make_pay(season, world->from, arena, crew);
    make_wishes(season, arena, crew);
    make_sat(season, arena, crew);
    crew->conflicts = SLICES(conflicts, struct conflict, staff);
    crew->skills = SLICES(skills, struct skill, staff);
    crew->sites = SLICES(staff_sites, struct staff_site, staff);
    subjects_make(crew, arena);
    struct lore *lore = arena_new(arena, struct lore, 1);
    lore_make(world, arena, lore);
    crew->lore = lore;

    int cells = crew->n_days * crew->n_people * world->rules->n_helpers;
    crew->qualified = arena_new(arena, unsigned char, cells + 1);
    crew->unqualified = arena_new(arena, const char *, 256);
}

const struct clock *crew_clock(const struct crew *crew, int person, int64_t day)
{
    return &crew->clocks[person * crew->n_days + (int)(day - crew->from)];
}

/* 0: not asked yet, 1: qualified, 2 + i: unqualified[i]. */
static unsigned char ask(struct crew *crew, int person, const char *role, int64_t day)
{
    const char *reason = "not trained";

    if (rules_qualified(crew->rules, crew->season, person, role, day, &reason))
        return 1;
    for (int i = 0; i < crew->n_unqualified; i++) {
        if (strcmp(crew->unqualified[i], reason) == 0)
            return (unsigned char)(i + 2);
    }
    if (crew->n_unqualified < 250)
        crew->unqualified[crew->n_unqualified++] = reason;
    return (unsigned char)(crew->n_unqualified + 1);
}

const char *crew_qualified(struct crew *crew, int person, const struct helper_rule *role,
                           int64_t day)
{
    int number = (int)(role - crew->rules->helpers);
    int row = (int)(day - crew->from) * crew->n_people + person;
    unsigned char *cell = &crew->qualified[row * crew->rules->n_helpers + number];

    if (!*cell)
        *cell = ask(crew, person, role->role, day);
    return *cell == 1 ? NULL : crew->unqualified[*cell - 2];
}

bool crew_skilled(const struct crew *crew, int person, const char *skill, int64_t day)
{
    for (int i = crew->skills.first[person]; i < crew->skills.first[person + 1]; i++) {
        const struct skill *row = &crew->season->skills[crew->skills.items[i]];
        if (strcmp(row->skill, skill) == 0 && (row->from < 0 || row->from <= day) &&
            (row->until < 0 || day <= row->until))
            return true;
    }
    return false;
}

bool crew_works_at(const struct crew *crew, int person, int site)
{
    int base = crew->season->people[person].site;
    int first = crew->sites.first[person], end = crew->sites.first[person + 1];

    if (site < 0 || base == site || (base < 0 && first == end))
        return true;
    for (int i = first; i < end; i++) {
        if (crew->season->staff_sites[crew->sites.items[i]].site == site)
            return true;
    }
    return false;
}

int crew_overtime_week(const struct crew *crew, int person)
{
    const struct person *who = &crew->season->people[person];

    if (who->overtime_minutes_per_week > 0)
        return who->overtime_minutes_per_week;
    return who->offers == OFFERS_PATTERN ? crew->policy->overtime_week_min : 0;
}

int crew_overtime_day(const struct crew *crew, int person)
{
    int allowed = rules_figure(crew->rules, FIGURE_OUTSIDE_PATTERN);
    int week = crew_overtime_week(crew, person);

    allowed = week < allowed ? week : allowed;
    return crew->policy->overtime_day_min < allowed ? crew->policy->overtime_day_min : allowed;
}
