/* SPDX-License-Identifier: GPL-3.0-or-later
 * What columns are in the stored plan, and what is paid by what is fixed. */
#include "scheduler/recount/recount_part.h"

static int64_t steps_up(int64_t amount, int64_t step)
{
    return amount > 0 ? (amount - 1) / step + 1 : 0;
}

/* Sum over a person's offers of what they count in the quota: those of the
 * plan, or (plan NULL) those that are fixed to 1. */
static int64_t quota_load(const struct recounting *r, const struct quota *quota, const bool *plan)
{
    int64_t load = quota->used;

    for (int i = r->person_first[quota->person]; i < r->person_first[quota->person + 1]; i++) {
        int offer = r->person_offers[i];

        if (plan ? plan[offer] : is_fixed(r, offer, 1))
            load += fact_quota(r->problem, quota, offer);
    }
    return load;
}

static bool owned(const struct recounting *r, enum what what, int number)
{
    return r->owner[what][number] >= 0;
}

/* What a task and its mixes cost when all of its offers are fixed; else 0. */
static int64_t settled_task(const struct recounting *r, int task, int level)
{
    const struct problem *p = r->problem;
    const struct task *row = &p->tasks[task];
    int from = r->slot_first[row->first_slot], to = r->slot_first[row->first_slot + row->n_slots];
    int64_t missing = row->need, sum = 0;

    for (int i = from; i < to; i++) {
        if (!is_fixed(r, i, 0) && !is_fixed(r, i, 1))
            return 0;
        missing -= is_fixed(r, i, 1);
    }
    if (row->level == level && missing > 0)
        sum += missing * row->short_cost;
    for (int m = 0; m < p->n_mixes; m++) {
        const struct mix *mix = &p->mixes[m];
        int64_t lacking = mix->least;

        if (mix->task != task || mix->level != level || owned(r, LACKING, m))
            continue;
        for (int i = from; i < to; i++)
            lacking -= is_fixed(r, i, 1) && fact_mix(p, mix, i);
        sum += lacking > 0 ? lacking * mix->short_cost : 0;
    }
    return sum;
}

/* At least this is paid at the level by what is fixed, beside all columns told so far. */
int64_t fact_settled(const struct recounting *r, int level)
{
    const struct problem *p = r->problem;
    int64_t sum = 0;

    for (int t = 0; t < p->n_tasks; t++)
        if (!owned(r, MISSING, t))
            sum += settled_task(r, t, level);
    for (int i = 0; i < p->n_offers; i++) {
        if (is_fixed(r, i, 1) && !owned(r, OFFERED, i))
            sum += p->offers[i].cost[level];
        if (is_fixed(r, i, 0) && !p->offers[i].locked && p->offers[i].drop_level == level &&
            !owned(r, PROMISED, i))
            sum += p->offers[i].drop_cost;
    }
    for (int q = 0; q < p->n_quotas; q++) {
        const struct quota *quota = &p->quotas[q];

        if (quota->over_cost && quota->level == level && !owned(r, OVER, q))
            sum +=
                steps_up(quota_load(r, quota, NULL) - quota->max, quota->unit) * quota->over_cost;
    }
    for (int c = 0; c < p->n_callouts; c++) {
        const struct callout *callout = &p->callouts[c];
        bool used = false;

        for (int i = r->person_first[callout->person]; i < r->person_first[callout->person + 1];
             i++)
            used |= is_fixed(r, r->person_offers[i], 1) &&
                    fact_callout(p, callout, p->offers[r->person_offers[i]].slot);
        if (used && callout->level == level && !owned(r, USED, c))
            sum += callout->cost;
    }
    return sum;
}

/* ---- what the stored plan makes of each column ---- */

static int people_on(const struct recounting *r, int task, int *person)
{
    const struct task *row = &r->problem->tasks[task];
    int n = 0;

    for (int i = r->slot_first[row->first_slot]; i < r->slot_first[row->first_slot + row->n_slots];
         i++) {
        if (!r->recount->chosen[i])
            continue;
        n++;
        *person = r->problem->offers[i].person;
    }
    return n;
}

static void value_tasks(struct recounting *r)
{
    const struct problem *p = r->problem;
    const bool *plan = r->recount->chosen;
    int a = -1, b = -1;

    for (int i = 0; i < p->n_offers; i++) {
        r->value[OFFERED][i] = plan[i];
        r->value[PROMISED][i] = !plan[i];
        if (plan[i])
            r->value[HAPPENS][p->offers[i].slot] = 1;
    }
    for (int t = 0; t < p->n_tasks; t++)
        r->value[MISSING][t] = p->tasks[t].need - people_on(r, t, &a);
    for (int n = 0; n < p->n_bonds; n++)
        r->value[SPLIT][n] =
            people_on(r, p->bonds[n].task_a, &a) && people_on(r, p->bonds[n].task_b, &b) && a != b;
    for (int m = 0; m < p->n_mixes; m++) {
        const struct task *task = &p->tasks[p->mixes[m].task];
        int64_t lacking = p->mixes[m].least;

        for (int i = r->slot_first[task->first_slot];
             i < r->slot_first[task->first_slot + task->n_slots]; i++)
            lacking -= plan[i] && fact_mix(p, &p->mixes[m], i);
        r->value[LACKING][m] = lacking > 0 ? lacking : 0;
    }
}

static void value_people(struct recounting *r)
{
    const struct problem *p = r->problem;
    const bool *plan = r->recount->chosen;

    for (int q = 0; q < p->n_quotas; q++)
        if (p->quotas[q].over_cost)
            r->value[OVER][q] =
                steps_up(quota_load(r, &p->quotas[q], plan) - p->quotas[q].max, p->quotas[q].unit);
    for (int s = 0; s < p->n_shares; s++) {
        const struct share *share = &p->shares[s];
        int64_t load = share->base, *largest = &r->value[LARGEST][share->group];

        for (int i = r->person_first[share->person]; i < r->person_first[share->person + 1]; i++)
            if (plan[r->person_offers[i]])
                load += fact_share(p, &p->share_groups[share->group],
                                   p->offers[r->person_offers[i]].slot);
        if (steps_up(load, share->step_min) > *largest)
            *largest = steps_up(load, share->step_min);
    }
    for (int i = 0; i < p->n_offers; i++) {
        for (int c = 0; plan[i] && c < p->n_callouts; c++)
            if (p->callouts[c].person == p->offers[i].person &&
                fact_callout(p, &p->callouts[c], p->offers[i].slot))
                r->value[USED][c] = 1;
    }
}

static void index_offers(struct recounting *r)
{
    const struct problem *p = r->problem;

    r->task_of = arena_new(r->arena, int, p->n_offers + 1);
    r->slot_first = arena_new(r->arena, int, p->n_slots + 2);
    r->person_first = arena_new(r->arena, int, p->n_people + 3);
    r->person_offers = arena_new(r->arena, int, p->n_offers + 1);
    for (int i = 0; i < p->n_offers; i++) {
        r->task_of[i] = p->slots[p->offers[i].slot].task;
        r->slot_first[p->offers[i].slot + 1]++;
        r->person_first[p->offers[i].person + 2]++;
    }
    for (int s = 0; s < p->n_slots; s++)
        r->slot_first[s + 1] += r->slot_first[s];
    for (int w = 1; w < p->n_people + 2; w++)
        r->person_first[w] += r->person_first[w - 1];
    for (int i = 0; i < p->n_offers; i++)
        r->person_offers[r->person_first[p->offers[i].person + 1]++] = i;
}

void facts_make(struct recounting *r)
{
    const struct problem *p = r->problem;
    const int n_of[N_WHATS] = {
        [OFFERED] = p->n_offers,      [MISSING] = p->n_tasks, [HAPPENS] = p->n_slots,
        [PROMISED] = p->n_offers,     [PAUSE] = p->n_breaks,  [OVER] = p->n_quotas,
        [SPLIT] = p->n_bonds,         [LACKING] = p->n_mixes, [USED] = p->n_callouts,
        [LARGEST] = p->n_share_groups};

    for (int w = 0; w < N_WHATS; w++) {
        r->n_of[w] = n_of[w];
        r->value[w] = arena_new(r->arena, int64_t, n_of[w] + 1);
        r->owner[w] = arena_new(r->arena, int, n_of[w] + 1);
        r->seen[w] = arena_new(r->arena, int, n_of[w] + 1);
    }
    r->fixed = arena_new(r->arena, signed char, p->n_offers + 1);
    r->fixed_at = arena_new(r->arena, signed char, p->n_offers + 1);
    r->stamp = arena_new(r->arena, int, p->n_offers + 1);
    for (int i = 0; i < p->n_offers; i++)
        r->fixed[i] = -1;
    index_offers(r);
    fix_alone(r);
    value_tasks(r);
    value_people(r);
}
