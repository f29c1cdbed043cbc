/* SPDX-License-Identifier: GPL-3.0-or-later
 * Why each person does not do a duty: everybody on the staff, once.
 *
 * Who may not do it has the verdict's first reason; who may has the first
 * thing in this plan that stands in the way. */
#include "scheduler/plan/plan_reason.h"
#include "scheduler/plan/rooms.h"

#include <string.h>

/* Trying is judging the whole plan: where very much is open only the first open
 * seats are worth it, the others' people who seem to have time are "not free".  The slots of the
 * season count as well, though less: they are gone through even when nobody is planned yet. */
enum { TRIED_OFFERS = 4 * 1000 * 1000, SLOTS_PER_OFFER = 8 };

struct inquiry {
    struct outcome *outcome;
    int duty;
    const char **reasons; /* by person; NULL: not known yet */
    int *other;           /* by person: what of the plan stands in the way, -1 */
    int *offer;           /* by person: the offer tried; -1 */
    bool *settled;        /* by person: another offer of theirs says no more */
    struct slices taken;  /* by person: offers of the plan */
    bool *trial;          /* by offer: the plan and everybody tried */
    struct problem small; /* what can be a person's own reason, and nothing else */
    struct offer *offers; /* of small: those of the trial alone */
    bool *all;            /* that many times true */
    int room;
    int64_t judged; /* offers, so far */
};

static const struct duty_slot *slot_of(const struct brief *brief, int offer)
{
    const struct may *may = &brief->mays[brief->offer_may[offer]];

    return &brief->world->duties[may->duty].slots[may->slot];
}

/* What the person does already that excludes the offer; NULL: nothing. */
static const char *occupied(const struct inquiry *inquiry, int person, int offer, int *by)
{
    const struct brief *brief = inquiry->outcome->brief;
    const struct duty_slot *slot = slot_of(brief, offer);

    for (int i = inquiry->taken.first[person]; i < inquiry->taken.first[person + 1]; i++) {
        int other = inquiry->taken.items[i];
        const struct duty_slot *theirs = slot_of(brief, other);
        if (!brief_excludes(brief, person, slot, theirs))
            continue;
        *by = other;
        if (theirs->starts_at >= slot->ends_at || slot->starts_at >= theirs->ends_at)
            return "travel";
        return brief->mays[brief->offer_may[other]].owner ? "teaching" : "busy";
    }
    return NULL;
}

/* The verdict on every time the duty can have; the usual time's reason speaks for all. */
static const char *not_offered(const struct inquiry *inquiry, int person)
{
    struct brief *brief = inquiry->outcome->brief;
    const struct duty *duty = &brief->world->duties[inquiry->duty];
    const char *first = NULL;

    for (int s = 0; s < duty->n_slots; s++) {
        bool taken = brief_slots(duty) > duty->n_slots && !duty_owned_by(duty, person);
        struct verdict answer;
        verdict(&brief->bench, inquiry->duty, taken ? duty->n_slots : s, person, &answer);
        if (!answer.obstacle)
            return "hours"; /* only the week's overtime was in the way: brief_overtime.c */
        first = first ? first : answer.obstacle;
    }
    return first;
}

/* A lesson that nothing calls its teacher away from is nobody else's. */
static const char *no_task(const struct inquiry *inquiry, int person)
{
    const struct duty *duty = &inquiry->outcome->brief->world->duties[inquiry->duty];

    return duty_owned_by(duty, person) ? "on it already" : "nobody is taken from it";
}

/* One way a person could do it: a reason without judging, or the offer to be tried. */
static void ask_offer(struct inquiry *inquiry, int offer)
{
    const struct outcome *outcome = inquiry->outcome;
    int person = outcome->brief->problem.offers[offer].person;
    const char **reason = inquiry->reasons + person;

    if (person >= outcome->brief->crew.n_people)
        return; /* another class is nobody who could be asked */
    if (inquiry->settled[person] && !outcome->chosen[offer])
        return; /* of work that can move the time it has says most, whichever time comes first */
    int by = -1;
    const char *occupation = outcome->chosen[offer] ? NULL : occupied(inquiry, person, offer, &by);
    if (!*reason && occupation)
        inquiry->other[person] = by;
    *reason = outcome->chosen[offer] ? "on it already" : *reason ? *reason : occupation;
    inquiry->settled[person] = !occupation;
    if (outcome->chosen[offer])
        inquiry->offer[person] = inquiry->other[person] = -1;
    else if (!occupation) {
        inquiry->offer[person] = offer;
        *reason = NULL;
    }
}

static int first_offer(const struct problem *problem, int slot)
{
    int low = 0, high = problem->n_offers;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (problem->offers[middle].slot < slot)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void ask_all(struct inquiry *inquiry)
{
    const struct brief *brief = inquiry->outcome->brief;
    const struct problem *problem = &brief->problem;
    int task = brief->duty_task[inquiry->duty];

    for (int p = 0; p < brief->crew.n_people; p++) {
        inquiry->reasons[p] = NULL;
        inquiry->offer[p] = inquiry->other[p] = -1;
        inquiry->settled[p] = false;
    }
    if (task >= 0) {
        int slot = problem->tasks[task].first_slot;
        int end = first_offer(problem, slot + problem->tasks[task].n_slots);
        for (int i = first_offer(problem, slot); i < end; i++)
            ask_offer(inquiry, i);
    }
    for (int p = 0; p < brief->crew.n_people; p++) {
        if (!inquiry->settled[p] && !inquiry->reasons[p])
            inquiry->reasons[p] = brief->frozen[inquiry->duty] ? "past"
                                  : task < 0                   ? no_task(inquiry, p)
                                                               : not_offered(inquiry, p);
    }
}

const char *reason_of(const struct finding *finding)
{
    static const struct {
        const char *limit, *reason;
    } words[] = {
        {"quota", "hours"}, {"break", "lunch"}, {"overlap", "rest"}, {"bond", "hand-over"}};

    if (finding->hard && finding->person >= 0 && finding->inner)
        return "break";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (finding->hard && finding->person >= 0 && strcmp(finding->limit, words[i].limit) == 0)
            return words[i].reason;
    }
    return NULL;
}

/* Hard findings of the plan with everybody tried at once: each person's own
 * limits are told by person. */
static void keep_reason(void *context, const struct finding *finding)
{
    struct inquiry *inquiry = context;
    const char *reason = reason_of(finding);

    if (reason && finding->person < inquiry->outcome->brief->crew.n_people &&
        !inquiry->reasons[finding->person])
        inquiry->reasons[finding->person] = reason;
}

/* What is neither in the plan nor tried is no reason for anything. */
static void judge_trial(struct inquiry *inquiry)
{
    const struct problem *problem = &inquiry->outcome->brief->problem;
    int64_t value[LEVELS];
    int n = 0;

    for (int i = 0; i < problem->n_offers && n < inquiry->room; i++) {
        if (inquiry->trial[i])
            inquiry->offers[n++] = problem->offers[i];
    }
    inquiry->small.n_offers = n;
    (void)problem_judge(&inquiry->small, inquiry->all, value, keep_reason, inquiry);
    inquiry->judged += n + inquiry->small.n_slots / SLOTS_PER_OFFER;
}

/* Nobody is in the way: a session may still find no room that is free throughout. */
static const char *free_reason(struct inquiry *inquiry, int offer)
{
    const struct brief *brief = inquiry->outcome->brief;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    int pool = rooms_pool(brief->rooms, &brief->world->duties[may->duty]);

    if (brief->few_radios && brief->few_radios[may->duty])
        return "no radio left";
    if (pool < 0 || brief->rooms->pools[pool].n == 0)
        return "kept for others";
    inquiry->trial[offer] = true;
    bool has_room = rooms_give(brief, inquiry->trial)[may->duty] >= 0;
    inquiry->trial[offer] = false;
    return has_room ? "kept for others" : "no room left";
}

static void try_all(struct inquiry *inquiry)
{
    int n_people = inquiry->outcome->brief->crew.n_people;
    bool spared = inquiry->judged > TRIED_OFFERS;
    const char *otherwise = NULL; /* the same of everybody: looking for rooms takes long */
    int tried = 0;

    for (int p = 0; p < n_people; p++) {
        if (inquiry->offer[p] < 0)
            continue;
        inquiry->trial[inquiry->offer[p]] = true;
        tried++;
    }
    if (tried && !spared)
        judge_trial(inquiry);
    for (int p = 0; p < n_people; p++) {
        if (inquiry->offer[p] < 0)
            continue;
        inquiry->trial[inquiry->offer[p]] = false;
        if (inquiry->reasons[p])
            continue;
        /* pupils or rooms are not free, or something dearer would change */
        if (!spared && !otherwise)
            otherwise = free_reason(inquiry, inquiry->offer[p]);
        inquiry->reasons[p] = spared ? "not free" : otherwise;
    }
}

void reason_problem(const struct brief *brief, struct problem *small)
{
    const struct problem *problem = &brief->problem;
    struct quota *quotas = arena_new(brief->arena, struct quota, problem->n_quotas + 1);

    *small = *problem;
    small->n_mixes = small->n_resources = small->n_uses = 0;
    small->n_repeats = small->n_marks = 0;
    small->n_share_groups = small->n_shares = small->n_callouts = 0;
    small->n_quotas = 0;
    for (int i = 0; i < problem->n_quotas; i++) {
        if (problem->quotas[i].over_cost == 0)
            quotas[small->n_quotas++] = problem->quotas[i];
    }
    small->quotas = quotas;
}

static void trial_prepare(struct inquiry *inquiry)
{
    struct outcome *outcome = inquiry->outcome;
    const struct brief *brief = outcome->brief;
    int n_offers = brief->problem.n_offers;
    int *owners = arena_new(outcome->arena, int, n_offers + 1);

    inquiry->room = brief->problem.n_people;
    inquiry->trial = arena_new(outcome->arena, bool, n_offers + 1);
    for (int i = 0; i < n_offers; i++) {
        inquiry->trial[i] = outcome->chosen[i];
        inquiry->room += outcome->chosen[i];
        owners[i] = outcome->chosen[i] ? brief->problem.offers[i].person : -1;
    }
    inquiry->taken =
        slices_make(owners, n_offers, sizeof *owners, 0, brief->problem.n_people, outcome->arena);
    inquiry->offers = arena_new(outcome->arena, struct offer, inquiry->room + 1);
    inquiry->all = arena_new(outcome->arena, bool, inquiry->room + 1);
    for (int i = 0; i < inquiry->room; i++)
        inquiry->all[i] = true;
    reason_problem(brief, &inquiry->small);
    inquiry->small.offers = inquiry->offers;
}

struct inquiry *inquiry_make(struct outcome *outcome)
{
    int n_people = outcome->brief->crew.n_people;
    struct inquiry *inquiry = arena_new(outcome->arena, struct inquiry, 1);

    inquiry->outcome = outcome;
    inquiry->reasons = arena_new(outcome->arena, const char *, n_people + 1);
    inquiry->other = arena_new(outcome->arena, int, n_people + 1);
    inquiry->offer = arena_new(outcome->arena, int, n_people + 1);
    inquiry->settled = arena_new(outcome->arena, bool, n_people + 1);
    trial_prepare(inquiry);
    return inquiry;
}

const char *const *inquiry_ask(struct inquiry *inquiry, int duty, const int **other)
{
    inquiry->duty = duty;
    ask_all(inquiry);
    try_all(inquiry);
    *other = inquiry->other;
    return inquiry->reasons;
}
