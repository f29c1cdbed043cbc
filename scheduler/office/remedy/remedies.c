/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/remedy/remedies.c - each remedy is tried: its day is planned again with it. */
#include "scheduler/office/remedies.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

/* How many looks there are: fewer where each takes long; and there a day whose desks are given out
 * again counts as many, for it takes that long. */
enum { MANY_OFFERS = 10000 };
enum { TRIES_FEW = 20, TRIES_MANY = 96, TRIES_ALONE = 24, TRIES_OF_GROUP = 9, TRIES_SEATING = 12 };

struct trial {
    struct office *office;
    const struct why *why;
    struct remedies *remedies;
    struct remedy *list;
    struct remedy_group *groups;
    int n, room, n_groups;
    struct remedy_ground ground;
    int tries_left, tries_of_group;
    int tries_seating; /* what giving out desks again counts besides */
    void (*tell)(void *context, int done, int of);
    void *context;
    int missing; /* people, as planned */
};

static int64_t day_of_duty(const struct why *why, int duty)
{
    return day_of(why_duty(why, duty)->slots[0].starts_at);
}

/* Better at what must be done, at cover or at other work; what that costs in money comes after. */
static bool helps(const struct why *why, const struct remedy_sight *then, const int64_t *value)
{
    for (int k = 0; k < LEVELS; k++) {
        if (why->brief->policy.order[k] <= LEVEL_WORK && then->value[k] != value[k])
            return then->value[k] < value[k];
    }
    return false;
}

static bool is_seated_again(const struct season *before, const struct season *after)
{
    return after->papers != before->papers || after->arrangements != before->arrangements;
}

static bool try_one(struct trial *trial, const struct remedy *guess,
                    const struct remedy_group *group, const struct remedy_sight *without)
{
    struct arena scratch = {0};
    struct season after = trial->office->season;
    struct fault fault = {0};
    struct remedy_sight then;
    bool good = false;

    trial->tries_left--;
    trial->tries_of_group--;
    trial->remedies->n_tried++;
    if (remedy_apply(&trial->office->season, &trial->office->rules, guess, &scratch, &after,
                     &fault) &&
        remedy_look(&trial->ground, &after, guess, group, &scratch, &then, &fault) &&
        helps(trial->why, &then, without->value)) {
        struct remedy *row = LIST_ADD(trial->office->arena, trial->list, trial->n, trial->room);
        *row = *guess;
        row->filled = without->missing - then.missing;
        memcpy(row->value, then.value, sizeof then.value);
        good = true;
    }
    if (is_seated_again(&trial->office->season, &after))
        trial->tries_left -= trial->tries_seating;
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

static bool is_too_much(const struct trial *trial, const struct remedy *guess, bool last)
{
    bool seats = guess->kind == REMEDY_START || guess->kind == REMEDY_DEVICE;

    if (seats && trial->tries_left <= trial->tries_seating + 1)
        return true;
    return !last && (trial->tries_of_group <= 1 || trial->tries_left <= 1);
}

/* In the order of cost; of people the shortest that helps is enough.  A look is kept for the last
 * guess, which is the empty seat's own time. */
static void try_group(struct trial *trial, struct remedy_group *group,
                      const struct remedy_sight *without)
{
    struct remedy_list guesses = {.arena = trial->office->arena};
    bool person = false;

    memcpy(group->value, without->value, sizeof without->value);
    group->again = trial->missing - without->missing;
    group->first = trial->n;
    group->only_people = true;
    remedy_guess(trial->office, trial->why, group, &guesses);
    for (int i = 0; i < guesses.n; i++) {
        const struct remedy *guess = &guesses.list[i];
        bool is_person = guess->kind == REMEDY_PERSON;
        bool last = i == guesses.n - 1;
        if (is_person && person)
            continue;
        if (is_too_much(trial, guess, last)) {
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

    if (!why_moment(trial->why, duty, &bottleneck) && !why_hours(trial->why, duty, &bottleneck))
        (void)why_span(trial->why, duty, &bottleneck);
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
    struct remedy_sight without = {0};
    int64_t day = DAY_NONE;

    for (int i = 0, of = trial->n_groups; i < trial->n_groups; i++) {
        struct remedy_group *group = &trial->groups[i];
        if (trial->tell)
            trial->tell(trial->context, i, of);
        if (trial->tries_left <= 1) {
            for (int k = i; k < trial->n_groups; k++)
                trial->remedies->n_left += trial->groups[k].missing;
            trial->n_groups = i;
            return true;
        }
        if (day_of_duty(trial->why, group->duties[0]) != day) {
            struct arena scratch = {0};
            day = day_of_duty(trial->why, group->duties[0]);
            bool good = remedy_look(&trial->ground, &trial->office->season, NULL, group, &scratch,
                                    &without, fault);
            arena_release(&scratch);
            if (!good)
                return false;
        }
        trial->tries_of_group = trial->n_groups == 1 ? TRIES_ALONE : TRIES_OF_GROUP;
        try_group(trial, group, &without);
    }
    return true;
}

bool office_remedies(struct office *office, const struct why *why, int duty,
                     struct remedies *remedies, struct fault *fault)
{
    return office_remedies_tell(&(struct remedies_ask){.office = office, .why = why, .duty = duty},
                                remedies, fault);
}

bool office_remedies_tell(const struct remedies_ask *ask, struct remedies *remedies,
                          struct fault *fault)
{
    struct office *office = ask->office;
    const struct why *why = ask->why;
    int duty = ask->duty;
    const int *open = &duty;
    struct why asked = *why;
    int n = duty >= 0 ? 1 : why_open_seats(&asked, &open);
    bool large = why->brief->problem.n_offers > MANY_OFFERS;
    struct trial trial = {.office = office,
                          .why = why,
                          .tell = ask->tell,
                          .context = ask->context,
                          .tries_seating = large ? TRIES_SEATING : 0,
                          .remedies = remedies,
                          .groups = arena_new(office->arena, struct remedy_group, n + 1),
                          .tries_left = large && duty < 0 ? TRIES_FEW : TRIES_MANY};

    if (ask->tries > 0)
        trial.tries_left = ask->tries;
    *remedies = (struct remedies){.why = why};
    trial.ground = (struct remedy_ground){.office = office, .why = why};
    trial.ground.duties.arena = office->arena;
    brief_known(why->brief, office->arena, &trial.ground.known);
    duties_derive(&office->season, &office->rules, why->brief->world->from,
                  why->brief->world->until, &trial.ground.duties);
    trial.missing = remedy_missing(why, why->chosen);
    for (int i = 0; i < n; i++) {
        if (why_past(why, open[i]))
            remedies->n_past += why_missing(why, open[i]);
        else
            group_add(&trial, open[i], n);
    }
    if (!try_groups(&trial, fault))
        return false;
    remedies->list = trial.list;
    remedies->n = trial.n;
    remedies->groups = trial.groups;
    remedies->n_groups = trial.n_groups;
    return true;
}
