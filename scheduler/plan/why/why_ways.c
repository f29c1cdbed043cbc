/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_ways.c - the most that one person's choice of a day's duties is worth.
 *
 * What is possible stays so when something is left out: a choice is grown in the order of time, and
 * given up where it is not possible, or where all that could follow, the person's own limits left
 * aside, is worth no more than what was found.  Of duties that those limits cannot tell apart the
 * one that is worth most is looked at. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/why/why_own.h"

#include <string.h>

enum { LONGEST = 24 }; /* duties of one day */
enum known { UNKNOWN, GOES, CLASHES };

struct growth {
    struct own *own;
    struct ways *ways;
    double *best;  /* by group: the worth of its best */
    double *after; /* by group: the most of it and all that follow, n_groups + 1 */
    int *taken;    /* offers: the fixed ones, then the chosen */
    int groups[LONGEST], n;
    int node; /* of ways: what is taken */
    double most;
    int kept[LONGEST], n_kept; /* groups of the most */
    bool better;
    int64_t steps;
};

static const struct slot *slot_of(const struct why *why, int offer)
{
    const struct problem *problem = &why->brief->problem;

    return &problem->slots[problem->offers[offer].slot];
}

/* As far as the person's own limits can see. */
static int compare(const struct why *why, int a, int b)
{
    const struct problem *problem = &why->brief->problem;
    const struct slot *left = slot_of(why, a), *right = slot_of(why, b);
    const int64_t keys[][2] = {
        {left->starts_at, right->starts_at},
        {left->ends_at, right->ends_at},
        {left->place, right->place},
        {left->worked_min, right->worked_min},
        {problem->offers[a].travel_min, problem->offers[b].travel_min},
        {(int64_t)problem->tasks[left->task].tags, (int64_t)problem->tasks[right->task].tags}};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    }
    return 0;
}

static int by_likeness(const void *left, const void *right, const void *context)
{
    int a = *(const int *)left, b = *(const int *)right;
    int order = compare(context, a, b);

    return order ? order : a - b;
}

static void keep(struct growth *growth, double sum)
{
    growth->most = sum;
    growth->better = true;
    growth->n_kept = growth->n;
    memcpy(growth->kept, growth->groups, sizeof growth->kept);
}

static unsigned char *pair_of(const struct ways *ways, int a, int b)
{
    return &ways->pair[(size_t)a * (size_t)ways->n_groups + (size_t)b];
}

/* The node of what is taken and this group. */
static int node_of(struct growth *growth, int group)
{
    struct ways *ways = growth->ways;
    int node = ways->nodes[growth->node].below;

    while (node && ways->nodes[node].group != group)
        node = ways->nodes[node].beside;
    if (node)
        return node;
    node = ways->n_nodes;
    *LIST_ADD(growth->own->why->brief->arena, ways->nodes, ways->n_nodes, ways->nodes_room) =
        (struct way_node){.group = group, .beside = ways->nodes[growth->node].below};
    ways->nodes[growth->node].below = node;
    return node;
}

/* With what is taken: each choice is judged once, whatever it is worth.  node: its own. */
static bool goes(struct growth *growth, int group, int *node)
{
    struct ways *ways = growth->ways;
    int n = ways->n_fixed + growth->n;

    for (int i = 0; i < growth->n; i++) {
        if (*pair_of(ways, growth->groups[i], group) == CLASHES)
            return false;
    }
    *node = node_of(growth, group);
    if (ways->nodes[*node].known != UNKNOWN)
        return ways->nodes[*node].known == GOES;
    growth->taken[n] = ways->items[ways->first[group]];
    bool good = own_possible(growth->own, ways->person, growth->taken, n + 1);
    ways->nodes[*node].known = good ? GOES : CLASHES;
    if (growth->n <= 1)
        *pair_of(ways, growth->n ? growth->groups[0] : group, group) = ways->nodes[*node].known;
    return good;
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a day has duties of one person */
static void grow(struct growth *growth, int from, double sum)
{
    const struct ways *ways = growth->ways;

    if (sum > growth->most)
        keep(growth, sum);
    for (int g = from; g < ways->n_groups && sum + growth->after[g] > growth->most; g++) {
        if (growth->better && growth->own->enough && growth->steps > growth->own->enough) {
            growth->own->rough = true;
            return;
        }
        growth->steps++;
        if (growth->best[g] <= 0 ||
            sum + growth->best[g] + growth->after[ways->next[g]] <= growth->most)
            continue;
        if (growth->own->looks >= growth->own->most || growth->n == LONGEST) {
            growth->own->full = true;
            return;
        }
        int node = 0, above = growth->node;
        if (!goes(growth, g, &node))
            continue;
        growth->node = node;
        growth->taken[ways->n_fixed + growth->n] = ways->items[ways->first[g]];
        growth->groups[growth->n++] = g;
        grow(growth, ways->next[g], sum + growth->best[g]);
        growth->n--;
        growth->node = above;
    }
}

static void sort_out(const struct own *own, int person, const bool *duties, const bool *stays,
                     struct ways *ways)
{
    const struct brief *brief = own->why->brief;
    const struct slices *all = &brief->by_person;

    for (int i = all->first[person]; i < all->first[person + 1]; i++) {
        int offer = all->items[i], task = slot_of(own->why, offer)->task;
        if (brief->problem.offers[offer].locked ||
            (stays && stays[task] && own->why->chosen[offer]))
            ways->fixed[ways->n_fixed++] = offer;
        else if (duties[task])
            ways->items[ways->n_items++] = offer;
    }
    sort_rows(ways->items, (size_t)ways->n_items, sizeof *ways->items, by_likeness, own->why);
}

void ways_find(const struct own *own, int person, const bool *duties, const bool *stays,
               struct ways *ways)
{
    const struct why *why = own->why;
    struct arena *arena = why->brief->arena;
    int most = why->brief->by_person.first[person + 1] - why->brief->by_person.first[person];

    *ways = (struct ways){.person = person,
                          .items = arena_new(arena, int, most + 1),
                          .first = arena_new(arena, int, most + 1),
                          .next = arena_new(arena, int, most + 1),
                          .fixed = arena_new(arena, int, most + 1)};
    sort_out(own, person, duties, stays, ways);
    for (int i = 0; i < ways->n_items; i++) {
        if (i == 0 || compare(why, ways->items[i - 1], ways->items[i]) != 0)
            ways->first[ways->n_groups++] = i;
    }
    ways->first[ways->n_groups] = ways->n_items;
    ways->pair =
        arena_new(arena, unsigned char, (size_t)ways->n_groups *(size_t)ways->n_groups + 1);
    for (int g = 0; g < ways->n_groups; g++) {
        int64_t ends_at = slot_of(why, ways->items[ways->first[g]])->ends_at;
        int next = g + 1;
        while (next < ways->n_groups &&
               slot_of(why, ways->items[ways->first[next]])->starts_at < ends_at)
            next++;
        ways->next[g] = next;
    }
    *LIST_ADD(arena, ways->nodes, ways->n_nodes, ways->nodes_room) = (struct way_node){.group = -1};
}

static double worth_of(const struct own *own, int offer, const double *worth)
{
    return worth[slot_of(own->why, offer)->task];
}

/* The task of the group that is worth most. */
static int best_task(const struct own *own, const struct ways *ways, int group, const double *worth)
{
    int best = ways->items[ways->first[group]];

    for (int i = ways->first[group]; i < ways->first[group + 1]; i++) {
        if (worth_of(own, ways->items[i], worth) > worth_of(own, best, worth))
            best = ways->items[i];
    }
    return slot_of(own->why, best)->task;
}

static void list_tasks(const struct growth *growth, const double *worth, int *tasks)
{
    const struct ways *ways = growth->ways;
    int n = 0;

    for (int i = 0; i < ways->n_fixed; i++) {
        if (worth_of(growth->own, ways->fixed[i], worth) > 0)
            tasks[n++] = slot_of(growth->own->why, ways->fixed[i])->task;
    }
    for (int i = 0; growth->better && i < growth->n_kept; i++)
        tasks[n++] = best_task(growth->own, ways, growth->kept[i], worth);
    tasks[n] = -1;
}

/* What never goes with a group, as was found out by now, does not follow it. */
static void skip_clashing(struct ways *ways)
{
    for (int g = 0; g < ways->n_groups; g++) {
        while (ways->next[g] < ways->n_groups && *pair_of(ways, g, ways->next[g]) == CLASHES)
            ways->next[g]++;
    }
}

double ways_most(struct own *own, struct ways *ways, const double *worth, double floor, int *tasks)
{
    struct growth growth = {
        .own = own, .ways = ways, .best = own->best, .after = own->after, .taken = own->taken};
    double fixed = 0;

    for (int i = 0; i < ways->n_fixed; i++) {
        fixed += worth_of(own, ways->fixed[i], worth);
        growth.taken[i] = ways->fixed[i];
    }
    growth.after[ways->n_groups] = 0;
    skip_clashing(ways);
    for (int g = ways->n_groups - 1; g >= 0; g--) {
        double with, best = 0;
        for (int i = ways->first[g]; i < ways->first[g + 1]; i++) {
            double its = worth_of(own, ways->items[i], worth);
            best = its > best ? its : best;
        }
        with = best + growth.after[ways->next[g]];
        growth.best[g] = best;
        growth.after[g] = with > growth.after[g + 1] ? with : growth.after[g + 1];
    }
    growth.most = floor > fixed ? floor - fixed : 0;
    grow(&growth, 0, 0);
    if (tasks)
        list_tasks(&growth, worth, tasks);
    return fixed + growth.most;
}
