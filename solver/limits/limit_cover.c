/* SPDX-License-Identifier: GPL-3.0-or-later
 * cover: every task gets the people it needs; each one missing costs.  Of the
 * slots of a movable task at most one is used.
 * amount: people missing, or (hard) people too many, or slots too many. */
#include "solver/limits/limit.h"

/* A slot needs a column of its own only where its people cannot say it: more
 * than one person, and somebody who asks (another slot, a resource, a repeat). */
static void build_slots(struct model *model, int task)
{
    const struct lookup *lookup = model->lookup;
    const struct task *row = &lookup->problem->tasks[task];
    int one = -1;

    if (row->need == 1)
        return;
    for (int s = row->first_slot; s < row->first_slot + row->n_slots; s++) {
        bool used = false, any = false;

        if (row->n_slots == 1 && lookup->use_first[s] == lookup->use_first[s + 1] &&
            lookup->mark_first[s] == lookup->mark_first[s + 1])
            return;
        for (int i = lookup->slot_first[s]; i < lookup->slot_first[s + 1]; i++) {
            used |= model_planned(model, i);
            any |= model_stands(model, i) == OFFER_FREE || model_stands(model, i) == OFFER_ONE;
        }
        if (!any)
            continue;
        if (one < 0)
            one = mip_add_row(&model->mip, -MIP_FREE, 1);
        model->slot_chosen[s] = model_add_column(model, 'z', s, 1, used);
        mip_add_term(&model->mip, one, model->slot_chosen[s], 1);
        for (int i = lookup->slot_first[s]; i < lookup->slot_first[s + 1]; i++) {
            if (model_stands(model, i) != OFFER_FREE && model_stands(model, i) != OFFER_ONE)
                continue;
            int open = mip_add_row(&model->mip, -MIP_FREE, 0);

            model_term(model, open, i, 1);
            mip_add_term(&model->mip, open, model->slot_chosen[s], -1);
        }
    }
}

static void build(struct model *model)
{
    const struct lookup *lookup = model->lookup;

    for (int t = 0; t < lookup->problem->n_tasks; t++) {
        const struct task *task = &lookup->problem->tasks[t];
        int missing = task->need;

        bool settled = model->stands;

        if (model_task_out(model, t))
            continue;
        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++) {
            missing -= model_planned(model, i);
            settled = settled && model_stands(model, i) != OFFER_FREE;
        }
        if (settled) {
            model->constant[task->level] += missing * task->short_cost;
            continue;
        }
        int row = mip_add_row(&model->mip, task->need, task->need);
        int column = model_add_column(model, 'u', t, task->need, missing);

        model->task_short[t] = column;
        model_cost(model, column, task->level, task->short_cost);
        mip_add_term(&model->mip, row, column, 1);
        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++)
            model_term(model, row, i, 1);
        build_slots(model, t);
    }
}

static int slots_used(const struct lookup *lookup, const bool *chosen, int t)
{
    const struct task *task = &lookup->problem->tasks[t];
    int n = 0;

    for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++) {
        bool used = false;

        for (int i = lookup->slot_first[s]; i < lookup->slot_first[s + 1]; i++)
            used |= chosen[i];
        n += used;
    }
    return n;
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    for (int t = 0; t < lookup->problem->n_tasks; t++) {
        const struct task *task = &lookup->problem->tasks[t];
        struct finding finding = {.limit = "cover", .task = t, .other_task = -1, .person = -1};
        int missing = task->need, slots = slots_used(lookup, chosen, t);

        for (int i = lookup->task_first[t]; i < lookup->task_first[t + 1]; i++)
            missing -= chosen[i];
        finding.level = task->level;
        if (slots > 1) {
            finding.amount = slots - 1;
            finding.hard = true;
            tell(context, &finding);
        }
        if (missing) {
            finding.hard = missing < 0;
            finding.amount = missing < 0 ? -missing : missing;
            finding.cost = missing < 0 ? 0 : missing * task->short_cost;
            tell(context, &finding);
        }
    }
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    int t = state->lookup->offer_task[offer];
    const struct task *task = &state->lookup->problem->tasks[t];
    int slot = state->lookup->problem->offers[offer].slot;

    if (!in) {
        delta[task->level] += task->short_cost;
        return true;
    }
    if (state->task_count[t] == task->need)
        return false;
    if (state->task_slot[t] >= 0 && state->task_slot[t] != slot)
        return false;
    delta[task->level] -= task->short_cost;
    return true;
}

/* Everybody when the task happens elsewhere, else whoever costs most. */
static bool blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct problem *problem = state->lookup->problem;
    int t = state->lookup->offer_task[offer], slot = state->task_slot[t], worst = -1;

    if (slot < 0)
        return true;
    bool elsewhere = slot != problem->offers[offer].slot;

    if (!elsewhere && state->task_count[t] < problem->tasks[t].need)
        return true;
    for (int i = state->lookup->slot_first[slot]; i < state->lookup->slot_first[slot + 1]; i++) {
        if (!state->chosen[i] || (!elsewhere && problem->offers[i].locked))
            continue;
        if (elsewhere && !blockers_add(list, i))
            return false;
        int64_t mine[LEVELS], worst_cost[LEVELS];

        for (int k = 0; k < LEVELS && worst >= 0; k++) {
            mine[k] = problem->offers[i].cost[k];
            worst_cost[k] = problem->offers[worst].cost[k];
        }
        if (worst < 0 || value_compare(mine, worst_cost) > 0)
            worst = i;
    }
    return elsewhere || (worst >= 0 && blockers_add(list, worst));
}

static void apply(struct state *state, int offer, bool in)
{
    int slot = state->lookup->problem->offers[offer].slot;
    int t = state->lookup->offer_task[offer];

    state->task_count[t] += in ? 1 : -1;
    state->slot_count[slot] += in ? 1 : -1;
    state->task_slot[t] = state->slot_count[slot] ? slot : -1;
}

const struct limit limit_cover = {"cover", build, check, price, blockers, apply};
