/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/season/windows_cut.h"

#include <string.h>

static void cut_tasks(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct task *tasks = cut_room(cut, whole->n_tasks, sizeof *tasks);
    struct slot *slots = cut_room(cut, whole->n_slots, sizeof *slots);
    struct problem *problem = &cut->window->problem;

    cut->task = cut_room(cut, whole->n_tasks, sizeof *cut->task);
    cut->slot = cut_room(cut, whole->n_slots, sizeof *cut->slot);
    cut->group = cut_room(cut, whole->n_share_groups, sizeof *cut->group);
    int *task_name = cut_names(cut, whole->n_tasks, &cut->window->names.task);
    int *slot_name = cut_names(cut, whole->n_slots, &cut->window->names.slot);
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
        task_name[problem->n_tasks] = t;
        tasks[problem->n_tasks] = *task;
        tasks[problem->n_tasks].first_slot = problem->n_slots;
        for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
            cut->slot[s] = problem->n_slots;
            slot_name[problem->n_slots] = s;
            slots[problem->n_slots] = whole->slots[s];
            slots[problem->n_slots++].task = problem->n_tasks;
        }
        problem->n_tasks++;
    }
}

/* Looked up once: a person has thousands of offers in a season, and does a few dozen. */
static void cut_others(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    int n = 0;

    for (int i = 0; i < whole->n_offers; i++)
        n += cut->stands[i] && !cut_here(cut, i);
    cut->other_first = cut_room(cut, whole->n_people + 2, sizeof *cut->other_first);
    cut->others = cut_room(cut, n, sizeof *cut->others);
    if (cut->window->pool.broken)
        return;
    int *first = cut->other_first + 1; /* filling moves each to where the next one begins */

    for (int i = 0; i < whole->n_offers; i++)
        if (cut->stands[i] && !cut_here(cut, i))
            first[whole->offers[i].person + 1]++;
    counts_add_up(first, whole->n_people);
    for (int i = 0; i < whole->n_offers; i++)
        if (cut->stands[i] && !cut_here(cut, i))
            cut->others[first[whole->offers[i].person]++] = i;
}

/* Does what the person does in other windows leave room for the slot? */
static bool clashes(const struct cut *cut, const struct offer *offer)
{
    const struct problem *whole = cut->whole;

    for (int i = cut->other_first[offer->person]; i < cut->other_first[offer->person + 1]; i++)
        if (lookup_excludes(&cut->windows->lookup, offer->person, offer->slot,
                            whole->offers[cut->others[i]].slot))
            return true;
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
    struct offer *offers = cut_room(cut, whole->n_offers, sizeof *offers);

    cut->window->offer = cut_names(cut, whole->n_offers, &cut->window->names.offer);
    if (cut->stands && !cut->window->pool.broken)
        cut_others(cut);
    problem->offers = offers;
    problem->n_offers = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_offers; i++) {
        struct offer offer = whole->offers[i];

        if (!cut_here(cut, i))
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
    struct mix *mixes = cut_room(cut, whole->n_mixes, sizeof *mixes);
    struct bond *bonds = cut_room(cut, whole->n_bonds, sizeof *bonds);
    struct use *uses = cut_room(cut, whole->n_uses, sizeof *uses);
    struct rest_break *breaks = cut_room(cut, whole->n_breaks, sizeof *breaks);
    struct thing_names *names = &cut->window->names;
    int *mix_name = cut_names(cut, whole->n_mixes, &names->mix);
    int *bond_name = cut_names(cut, whole->n_bonds, &names->bond);
    int *break_name = cut_names(cut, whole->n_breaks, &names->rest_break);

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
        mix_name[problem->n_mixes] = i;
        mixes[problem->n_mixes] = whole->mixes[i];
        mixes[problem->n_mixes++].task = cut->task[whole->mixes[i].task];
    }
    for (int i = 0; i < whole->n_bonds; i++) {
        struct bond bond = whole->bonds[i];

        bond.task_a = cut->task[bond.task_a];
        bond.task_b = cut->task[bond.task_b];
        if (bond.task_a < 0 || bond.task_b < 0)
            continue;
        bond_name[problem->n_bonds] = i;
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
    for (int i = 0; i < whole->n_breaks; i++) {
        if (whole->breaks[i].day_from_at >= until || whole->breaks[i].day_until_at <= from)
            continue;
        break_name[problem->n_breaks] = i;
        breaks[problem->n_breaks++] = whole->breaks[i];
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
        cut_hours(&cut);
    if (!window->pool.broken)
        window_repeats(window, windows, number, stands, cut.slot);
    if (!window->pool.broken)
        cut_loads(&cut);
    return !window->pool.broken;
}

void window_release(struct window *window)
{
    pool_release(&window->pool);
    *window = (struct window){0};
}
