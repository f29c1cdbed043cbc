/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows.h"

#include <string.h>

struct cut {
    struct window *window;
    const struct windows *windows;
    const struct problem *whole;
    const bool *stands, *planned; /* NULL: the window is alone */
    int number;
    int *task, *slot; /* by those of the whole: here, -1: not */
    int *group;
};

static void *room(struct cut *cut, int n, size_t size)
{
    return pool_take(&cut->window->pool, (size_t)n, size);
}

static bool here(const struct cut *cut, int offer)
{
    return cut->windows->task_window[cut->windows->lookup.offer_task[offer]] == cut->number;
}

static void cut_tasks(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct task *tasks = room(cut, whole->n_tasks, sizeof *tasks);
    struct slot *slots = room(cut, whole->n_slots, sizeof *slots);
    struct problem *problem = &cut->window->problem;

    cut->task = room(cut, whole->n_tasks, sizeof *cut->task);
    cut->slot = room(cut, whole->n_slots, sizeof *cut->slot);
    cut->group = room(cut, whole->n_share_groups, sizeof *cut->group);
    problem->tasks = tasks;
    problem->slots = slots;
    problem->n_tasks = problem->n_slots = 0;
    if (cut->window->pool.broken)
        return;
    for (int s = 0; s < whole->n_slots; s++)
        cut->slot[s] = -1;
    for (int t = 0; t < whole->n_tasks; t++) {
        const struct task *task = &whole->tasks[t];

        cut->task[t] = -1;
        if (cut->windows->task_window[t] != cut->number)
            continue;
        cut->task[t] = problem->n_tasks;
        tasks[problem->n_tasks] = *task;
        tasks[problem->n_tasks].first_slot = problem->n_slots;
        for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
            cut->slot[s] = problem->n_slots;
            slots[problem->n_slots] = whole->slots[s];
            slots[problem->n_slots++].task = problem->n_tasks;
        }
        problem->n_tasks++;
    }
}

/* Does what the person does in other windows leave room for the slot? */
static bool clashes(const struct cut *cut, const struct offer *offer)
{
    const struct lookup *lookup = &cut->windows->lookup;

    for (int i = lookup->person_first[offer->person]; i < lookup->person_first[offer->person + 1];
         i++) {
        int other = lookup->person_offers[i];

        if (cut->stands[other] && !here(cut, other) &&
            lookup_excludes(lookup, offer->person, offer->slot, cut->whole->offers[other].slot))
            return true;
    }
    return false;
}

/* What a bond with work of another window makes of the offer.  False: forbids it. */
static bool bound_by(const struct cut *cut, int number, struct offer *offer)
{
    const struct lookup *lookup = &cut->windows->lookup;
    int task = lookup->offer_task[number];

    for (int i = lookup->bond_first[task]; i < lookup->bond_first[task + 1]; i++) {
        const struct bond *bond = &cut->whole->bonds[lookup->task_bonds[i]];
        int other = bond->task_a == task ? bond->task_b : bond->task_a;

        if (cut->task[other] >= 0)
            continue;
        for (int k = lookup->task_first[other]; k < lookup->task_first[other + 1]; k++) {
            if (!cut->stands[k] || cut->whole->offers[k].person == offer->person)
                continue;
            if (bond->split_cost == 0)
                return false;
            if (bond->split_cost <= INT32_MAX - offer->cost[bond->level])
                offer->cost[bond->level] += (int32_t)bond->split_cost;
        }
    }
    return true;
}

static void cut_offers(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct offer *offers = room(cut, whole->n_offers, sizeof *offers);

    cut->window->offer = room(cut, whole->n_offers, sizeof *cut->window->offer);
    problem->offers = offers;
    problem->n_offers = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_offers; i++) {
        struct offer offer = whole->offers[i];

        if (!here(cut, i))
            continue;
        if (cut->stands && !offer.locked && (clashes(cut, &offer) || !bound_by(cut, i, &offer)))
            continue;
        offer.slot = cut->slot[offer.slot];
        cut->window->offer[problem->n_offers] = i;
        offers[problem->n_offers++] = offer;
    }
}

/* Rows that are left out keep their place in `here` as -1. */
static void cut_links(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct mix *mixes = room(cut, whole->n_mixes, sizeof *mixes);
    struct bond *bonds = room(cut, whole->n_bonds, sizeof *bonds);
    struct use *uses = room(cut, whole->n_uses, sizeof *uses);
    struct rest_break *breaks = room(cut, whole->n_breaks, sizeof *breaks);

    problem->n_mixes = problem->n_bonds = problem->n_uses = problem->n_breaks = 0;
    problem->mixes = mixes;
    problem->bonds = bonds;
    problem->uses = uses;
    problem->breaks = breaks;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_mixes; i++) {
        if (cut->task[whole->mixes[i].task] < 0)
            continue;
        mixes[problem->n_mixes] = whole->mixes[i];
        mixes[problem->n_mixes++].task = cut->task[whole->mixes[i].task];
    }
    for (int i = 0; i < whole->n_bonds; i++) {
        struct bond bond = whole->bonds[i];

        bond.task_a = cut->task[bond.task_a];
        bond.task_b = cut->task[bond.task_b];
        if (bond.task_a >= 0 && bond.task_b >= 0)
            bonds[problem->n_bonds++] = bond;
    }
    for (int i = 0; i < whole->n_uses; i++) {
        if (cut->slot[whole->uses[i].slot] < 0)
            continue;
        uses[problem->n_uses] = whole->uses[i];
        uses[problem->n_uses++].slot = cut->slot[whole->uses[i].slot];
    }
    int64_t from = INT64_MAX, until = INT64_MIN;

    for (int s = 0; s < problem->n_slots; s++) {
        from = problem->slots[s].starts_at < from ? problem->slots[s].starts_at : from;
        until = problem->slots[s].ends_at > until ? problem->slots[s].ends_at : until;
    }
    for (int i = 0; i < whole->n_breaks; i++)
        if (whole->breaks[i].day_from_at < until && whole->breaks[i].day_until_at > from)
            breaks[problem->n_breaks++] = whole->breaks[i];
}

/* What other windows add to each row of weights. */
static int64_t *elsewhere(struct cut *cut, const struct weights *weights, int n_rows,
                          const bool *chosen)
{
    int64_t *sums = room(cut, n_rows, sizeof *sums);

    for (int i = 0; sums && chosen && i < cut->whole->n_offers; i++) {
        if (!chosen[i] || here(cut, i))
            continue;
        for (int w = weights->first[i]; w < weights->first[i + 1]; w++)
            sums[weights->items[w].row] += weights->items[w].amount;
    }
    return sums;
}

/* Is the row to be kept, given where what adds to it is? */
static bool kept(const struct cut *cut, int row_window)
{
    return row_window == cut->number || (row_window == WINDOW_MANY && cut->stands);
}

static void cut_quotas(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct quota *quotas = room(cut, whole->n_quotas, sizeof *quotas);
    struct callout *callouts = room(cut, whole->n_callouts, sizeof *callouts);
    const struct lookup *lookup = &cut->windows->lookup;
    const int64_t *used = elsewhere(cut, &lookup->quota, whole->n_quotas, cut->stands);
    const int64_t *called = elsewhere(cut, &lookup->callout, whole->n_callouts, cut->stands);

    problem->quotas = quotas;
    problem->callouts = callouts;
    problem->n_quotas = problem->n_callouts = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_quotas; i++) {
        if (!kept(cut, cut->windows->quota_window[i]))
            continue;
        quotas[problem->n_quotas] = whole->quotas[i];
        quotas[problem->n_quotas++].used += used[i];
    }
    for (int i = 0; i < whole->n_callouts; i++)
        if (kept(cut, cut->windows->callout_window[i]) && !called[i])
            callouts[problem->n_callouts++] = whole->callouts[i];
}

static void cut_shares(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct share_group *groups = room(cut, whole->n_share_groups, sizeof *groups);
    struct share *shares = room(cut, whole->n_shares, sizeof *shares);
    const int64_t *load =
        elsewhere(cut, &cut->windows->lookup.share, whole->n_shares, cut->planned);

    problem->share_groups = groups;
    problem->shares = shares;
    problem->n_share_groups = problem->n_shares = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_share_groups; i++) {
        cut->group[i] = -1;
        if (!kept(cut, cut->windows->group_window[i]))
            continue;
        cut->group[i] = problem->n_share_groups;
        groups[problem->n_share_groups++] = whole->share_groups[i];
    }
    for (int i = 0; i < whole->n_shares; i++) {
        struct share share = whole->shares[i];

        share.group = cut->group[share.group];
        share.base += load[i];
        if (share.group >= 0)
            shares[problem->n_shares++] = share;
    }
}

bool window_make(struct window *window, const struct windows *windows, int number,
                 const bool *stands, const bool *planned)
{
    struct cut cut = {.window = window,
                      .windows = windows,
                      .whole = windows->lookup.problem,
                      .stands = stands,
                      .planned = planned,
                      .number = number};

    *window = (struct window){.problem = *cut.whole};
    cut_tasks(&cut);
    if (!window->pool.broken)
        cut_offers(&cut);
    if (!window->pool.broken)
        cut_links(&cut);
    if (!window->pool.broken)
        cut_quotas(&cut);
    if (!window->pool.broken)
        window_repeats(window, windows, number, stands, cut.slot);
    if (!window->pool.broken)
        cut_shares(&cut);
    return !window->pool.broken;
}

void window_release(struct window *window)
{
    pool_release(&window->pool);
    *window = (struct window){0};
}
