/* SPDX-License-Identifier: GPL-3.0-or-later
 * mix: a task wants some of its people to be of a kind; each one missing costs.
 * amount: people of the kind missing. */
#include "solver/limits/limit.h"

static bool counts(const struct problem *problem, const struct mix *mix, int offer)
{
    return (problem->person_tags[problem->offers[offer].person] & mix->tags) == mix->tags;
}

static void build(struct model *model)
{
    const struct lookup *lookup = model->lookup;

    for (int m = 0; m < lookup->problem->n_mixes; m++) {
        const struct mix *mix = &lookup->problem->mixes[m];
        int64_t missing = mix->least;
        bool settled = model->task_short[mix->task] < 0;

        if (model_task_out(model, mix->task))
            continue;
        for (int i = lookup->task_first[mix->task];
             settled && i < lookup->task_first[mix->task + 1]; i++)
            missing -= model_planned(model, i) && counts(lookup->problem, mix, i);
        if (settled) {
            model->constant[mix->level] += missing > 0 ? missing * mix->short_cost : 0;
            continue;
        }
        int row = mip_add_row(&model->mip, mix->least, MIP_FREE);

        for (int i = lookup->task_first[mix->task]; i < lookup->task_first[mix->task + 1]; i++) {
            if (!counts(lookup->problem, mix, i))
                continue;
            model_term(model, row, i, 1);
            missing -= model_planned(model, i);
        }
        int column = model_add_column(model, 'y', m, mix->least, missing > 0 ? missing : 0);

        model_cost(model, column, mix->level, mix->short_cost);
        mip_add_term(&model->mip, row, column, 1);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    for (int m = 0; m < lookup->problem->n_mixes; m++) {
        const struct mix *mix = &lookup->problem->mixes[m];
        int missing = mix->least;

        for (int i = lookup->task_first[mix->task]; i < lookup->task_first[mix->task + 1]; i++)
            missing -= chosen[i] && counts(lookup->problem, mix, i);
        if (missing <= 0)
            continue;
        tell(context, &(struct finding){
                          .limit = "mix",
                          .task = mix->task,
                          .other_task = -1,
                          .person = -1,
                          .amount = missing,
                          .level = mix->level,
                          .cost = missing * mix->short_cost,
                      });
    }
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct lookup *lookup = state->lookup;
    int task = lookup->offer_task[offer];

    for (int i = lookup->mix_first[task]; i < lookup->mix_first[task + 1]; i++) {
        const struct mix *mix = &lookup->problem->mixes[lookup->task_mixes[i]];
        int count = state->mix_count[lookup->task_mixes[i]];

        if (!counts(lookup->problem, mix, offer))
            continue;
        if (in && count < mix->least)
            delta[mix->level] -= mix->short_cost;
        if (!in && count <= mix->least)
            delta[mix->level] += mix->short_cost;
    }
    return true;
}

static void apply(struct state *state, int offer, bool in)
{
    const struct lookup *lookup = state->lookup;
    int task = lookup->offer_task[offer];

    for (int i = lookup->mix_first[task]; i < lookup->mix_first[task + 1]; i++) {
        int mix = lookup->task_mixes[i];

        if (counts(lookup->problem, &lookup->problem->mixes[mix], offer))
            state->mix_count[mix] += in ? 1 : -1;
    }
}

const struct limit limit_mix = {"mix", build, check, price, NULL, apply};
