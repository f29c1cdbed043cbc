/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_open.c - what is open, and why: everybody on the staff, once.
 *
 * Who may not do it has the verdict's first reason; who may has the first
 * thing in this plan that stands in the way. */
#include "scheduler/plan/plan_part.h"

#include <stdlib.h>
#include <string.h>

/* Trying is judging the whole plan: on a long season only the first open seats
 * are worth it, the others' people who seem to have time are "not free". */
enum { TRIED_OFFERS = 4 * 1000 * 1000 };

struct inquiry {
    struct outcome *outcome;
    int duty;
    const char **reasons; /* by person; NULL: not known yet */
    int *offer;           /* by person: the offer tried; -1 */
    bool *trial;          /* by offer: the plan and everybody tried */
    int64_t judged;       /* offers, so far */
};

static const struct duty_slot *slot_of(const struct brief *brief, int offer)
{
    const struct may *may = &brief->mays[brief->offer_may[offer]];

    return &brief->world->duties[may->duty].slots[may->slot];
}

/* What the person does already that excludes the offer; NULL: nothing. */
static const char *occupied(const struct outcome *outcome, int person, int offer)
{
    const struct brief *brief = outcome->brief;
    const struct duty_slot *slot = slot_of(brief, offer);

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int other = brief->by_person.items[i];
        if (!outcome->chosen[other])
            continue;
        const struct duty_slot *theirs = slot_of(brief, other);
        if (!brief_excludes(brief, person, slot, theirs))
            continue;
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
        struct verdict answer;
        verdict(&brief->bench, inquiry->duty, s, person, &answer);
        if (!answer.obstacle)
            return "hours"; /* only the week's overtime was in the way: brief_overtime.c */
        first = first ? first : answer.obstacle;
    }
    return first;
}

/* Looks for a reason without judging; else leaves the offer to be tried. */
static void ask_person(struct inquiry *inquiry, int person)
{
    const struct outcome *outcome = inquiry->outcome;
    const struct brief *brief = outcome->brief;
    int task = brief->duty_task[inquiry->duty];
    const char *occupation = NULL;
    bool any = false;

    inquiry->offer[person] = -1;
    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int offer = brief->by_person.items[i];
        if (brief->problem.slots[brief->problem.offers[offer].slot].task != task)
            continue;
        any = true;
        if (outcome->chosen[offer]) {
            inquiry->reasons[person] = "on it already";
            return;
        }
        const char *reason = occupied(outcome, person, offer);
        if (!reason) {
            inquiry->offer[person] = offer;
            return;
        }
        occupation = occupation ? occupation : reason;
    }
    inquiry->reasons[person] = any                            ? occupation
                               : brief->frozen[inquiry->duty] ? "past"
                                                              : not_offered(inquiry, person);
}

/* Hard findings of the plan with everybody tried at once: each person's own
 * limits are told by person. */
static void keep_reason(void *context, const struct finding *finding)
{
    static const struct {
        const char *limit, *reason;
    } words[] = {
        {"quota", "hours"}, {"break", "lunch"}, {"overlap", "rest"}, {"bond", "hand-over"}};
    struct inquiry *inquiry = context;

    if (!finding->hard || finding->person < 0 || inquiry->reasons[finding->person])
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(finding->limit, words[i].limit) == 0)
            inquiry->reasons[finding->person] = words[i].reason;
    }
}

static void try_all(struct inquiry *inquiry)
{
    struct outcome *outcome = inquiry->outcome;
    const struct problem *problem = &outcome->brief->problem;
    int64_t value[LEVELS];
    bool spared = inquiry->judged > TRIED_OFFERS;
    int tried = 0;

    for (int p = 0; p < problem->n_people; p++) {
        if (inquiry->offer[p] < 0)
            continue;
        inquiry->trial[inquiry->offer[p]] = true;
        tried++;
    }
    if (tried && !spared) {
        (void)problem_judge(problem, inquiry->trial, value, keep_reason, inquiry);
        inquiry->judged += problem->n_offers;
    }
    for (int p = 0; p < problem->n_people; p++) {
        if (inquiry->offer[p] < 0)
            continue;
        inquiry->trial[inquiry->offer[p]] = false;
        if (!inquiry
                 ->reasons[p]) /* pupils or rooms are not free, or something dearer would change */
            inquiry->reasons[p] = spared ? "not free" : "kept for others";
    }
}

static int by_people(const void *left, const void *right)
{
    const struct reason_count *a = left, *b = right;

    if (a->people != b->people)
        return a->people > b->people ? -1 : 1;
    return strcmp(a->reason, b->reason);
}

static void count_reasons(const struct inquiry *inquiry, struct open_seat *open)
{
    const struct outcome *outcome = inquiry->outcome;
    int n_people = outcome->brief->crew.n_people, n = 0;
    struct reason_count *counts = arena_new(outcome->arena, struct reason_count, n_people + 1);

    for (int p = 0; p < n_people; p++) {
        int k = 0;
        while (k < n && strcmp(counts[k].reason, inquiry->reasons[p]) != 0)
            k++;
        n = k == n ? n + 1 : n;
        counts[k].reason = inquiry->reasons[p];
        counts[k].people++;
    }
    if (n)
        qsort(counts, (size_t)n, sizeof *counts, by_people);
    open->reasons = counts;
    open->n_reasons = n;
}

void outcome_open(struct outcome *outcome)
{
    const struct brief *brief = outcome->brief;
    int n_people = brief->crew.n_people, n = 0;
    struct inquiry inquiry = {.outcome = outcome};
    struct open_seat *open = arena_new(outcome->arena, struct open_seat, outcome->n_seats + 1);

    inquiry.reasons = arena_new(outcome->arena, const char *, n_people + 1);
    inquiry.offer = arena_new(outcome->arena, int, n_people + 1);
    inquiry.trial = arena_new(outcome->arena, bool, brief->problem.n_offers + 1);
    for (int i = 0; i < brief->problem.n_offers; i++)
        inquiry.trial[i] = outcome->chosen[i];
    for (int i = 0; i < outcome->n_seats; i++) {
        const struct seat *seat = &outcome->seats[i];
        if (!seat->missing)
            continue;
        inquiry.duty = seat->first_open;
        for (int p = 0; p < n_people; p++) {
            inquiry.reasons[p] = NULL;
            ask_person(&inquiry, p);
        }
        try_all(&inquiry);
        open[n] = (struct open_seat){.duty = seat->first_open,
                                     .missing = seat->missing,
                                     .starts_at = seat->open_from_at,
                                     .ends_at = seat->open_until_at};
        count_reasons(&inquiry, &open[n++]);
    }
    outcome->plan->open = open;
    outcome->plan->n_open = n;
}
