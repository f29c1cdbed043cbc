/* SPDX-License-Identifier: GPL-3.0-or-later
 * bond: two tasks that want one and the same person.  Split when both are
 * staffed and not by the same one; that costs, or (hard) may not be.
 * amount: 1. */
#include "solver/limits/limit.h"

/* Who does the task (need is 1)?  -1: nobody. */
static int person_on(const struct lookup *lookup, const bool *chosen, int task)
{
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++)
        if (chosen[i])
            return lookup->problem->offers[i].person;
    return -1;
}

static int planned_on(const struct model *model, int task)
{
    for (int i = model->lookup->task_first[task]; i < model->lookup->task_first[task + 1]; i++)
        if (model_planned(model, i))
            return model->lookup->problem->offers[i].person;
    return -1;
}

static int add_person(struct model *model, int row, int task, int person, int factor)
{
    const struct lookup *lookup = model->lookup;
    int n = 0;

    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++) {
        int stands = model_stands(model, i);

        if (lookup->problem->offers[i].person != person ||
            (stands != OFFER_FREE && stands != OFFER_ONE))
            continue;
        if (row >= 0)
            model_term(model, row, i, factor);
        n++;
    }
    return n;
}

/* Whoever does `from` does `to`, unless nobody does or the bond is split:
 * x(from, p) <= x(to, p) + missing(to) + split, for everyone. */
static void add_rows(struct model *model, int from, int to, int split)
{
    const struct lookup *lookup = model->lookup;

    for (int p = 0; p < lookup->problem->n_people; p++) {
        if (!add_person(model, -1, from, p, 0))
            continue;
        int row = mip_add_row(&model->mip, -MIP_FREE, 0);

        add_person(model, row, from, p, 1);
        add_person(model, row, to, p, -1);
        if (model->task_short[to] >= 0)
            mip_add_term(&model->mip, row, model->task_short[to], -1);
        else if (planned_on(model, to) < 0 && !model->mip.broken)
            model->mip.rows[row].high++; /* settled: nobody does it */
        if (split >= 0)
            mip_add_term(&model->mip, row, split, -1);
    }
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int n = 0; n < problem->n_bonds; n++) {
        const struct bond *bond = &problem->bonds[n];
        int split = -1;

        if (!model_wants(model, bond->split_cost ? bond->level : -1) ||
            model_task_out(model, bond->task_a) || model_task_out(model, bond->task_b))
            continue;
        if (bond->split_cost) {
            int a = planned_on(model, bond->task_a), b = planned_on(model, bond->task_b);

            split = model_add_column(model, 'y', n, 1, a >= 0 && b >= 0 && a != b);
            model_cost(model, split, bond->level, bond->split_cost);
        }
        add_rows(model, bond->task_a, bond->task_b, split);
        add_rows(model, bond->task_b, bond->task_a, split);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    for (int n = 0; n < lookup->problem->n_bonds; n++) {
        const struct bond *bond = &lookup->problem->bonds[n];
        int a = person_on(lookup, chosen, bond->task_a);
        int b = person_on(lookup, chosen, bond->task_b);

        if (a < 0 || b < 0 || a == b)
            continue;
        tell(context, &(struct finding){
                          .limit = "bond",
                          .task = bond->task_a,
                          .other_task = bond->task_b,
                          .person = a,
                          .amount = 1,
                          .level = bond->level,
                          .cost = bond->split_cost,
                          .hard = !bond->split_cost,
                      });
    }
}

/* The chosen offer of the task at the bond's other end that splits it; -1. */
static int splits(const struct state *state, const struct bond *bond, int offer)
{
    const struct lookup *lookup = state->lookup;
    int task = lookup->offer_task[offer];
    int slot = state->task_slot[bond->task_a == task ? bond->task_b : bond->task_a];

    for (int i = slot < 0 ? 0 : lookup->slot_first[slot];
         i < (slot < 0 ? 0 : lookup->slot_first[slot + 1]); i++)
        if (state->chosen[i])
            return lookup->problem->offers[i].person == lookup->problem->offers[offer].person ? -1
                                                                                              : i;
    return -1;
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct lookup *lookup = state->lookup;
    int task = lookup->offer_task[offer];

    for (int i = lookup->bond_first[task]; i < lookup->bond_first[task + 1]; i++) {
        const struct bond *bond = &lookup->problem->bonds[lookup->task_bonds[i]];

        if (splits(state, bond, offer) < 0)
            continue;
        if (in && !bond->split_cost)
            return false;
        delta[bond->level] += in ? bond->split_cost : -bond->split_cost;
    }
    return true;
}

static bool blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    int task = lookup->offer_task[offer];

    for (int i = lookup->bond_first[task]; i < lookup->bond_first[task + 1]; i++) {
        const struct bond *bond = &lookup->problem->bonds[lookup->task_bonds[i]];
        int other = splits(state, bond, offer);

        if (other >= 0 && !bond->split_cost && !blockers_add(list, other))
            return false;
    }
    return true;
}

const struct limit limit_bond = {"bond", build, check, price, blockers, NULL};
