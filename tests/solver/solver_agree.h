/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/solver/solver_agree.h - the promise of limit.h held to on every plan there is: what
 * price says, what the integer program says and what check says is the same. */
#ifndef TESTS_SOLVER_AGREE_H
#define TESTS_SOLVER_AGREE_H

#include "solver/limits/judge.h"
#include "solver/limits/model.h"
#include "solver/limits/state.h"
#include "tests/solver/solver_world.h"

struct agreement {
    const struct problem *problem;
    struct lookup lookup;
    struct state state;
    unsigned plan;
    bool chosen[WORLD_OFFERS], legal;
    int64_t value[LEVELS];
    const char *fault; /* what does not agree; NULL: all does */
};

static inline void disagree(struct agreement *a, const char *what)
{
    if (!a->fault)
        print_error("plan %x: %s\n", a->plan, what);
    a->fault = what;
}

/* Who is told to go makes room; who could come in alone can be made room for. */
static inline void agree_blockers(struct agreement *a, int offer)
{
    struct blockers list = {.n = 0};
    bool alone[WORLD_OFFERS], able = state_blockers(&a->state, offer, &list);
    int64_t value[LEVELS], delta[LEVELS];

    for (int i = 0; i < a->problem->n_offers; i++)
        alone[i] = i == offer || a->problem->offers[i].locked;
    if (problem_judge_with(&a->lookup, alone, value, NULL, NULL) && !able)
        disagree(a, "nobody is told to go");
    for (int i = 0; able && i < list.n; i++)
        if (!a->state.chosen[list.offers[i]] || !state_set(&a->state, list.offers[i], false))
            disagree(a, "somebody is told to go who cannot");
    if (able && !state_price(&a->state, offer, true, delta))
        disagree(a, "who is told to go makes no room");
    state_load(&a->state, a->chosen);
}

static inline void agree_prices(struct agreement *a)
{
    state_load(&a->state, a->chosen);
    if (memcmp(a->state.value, a->value, sizeof a->value) != 0 ||
        memcmp(a->state.chosen, a->chosen, (size_t)a->problem->n_offers) != 0)
        disagree(a, "the state is another one");
    for (int i = 0; i < a->problem->n_offers; i++) {
        int64_t value[LEVELS], delta[LEVELS];
        bool in = !a->chosen[i];

        a->chosen[i] = in;
        bool legal = problem_judge_with(&a->lookup, a->chosen, value, NULL, NULL);

        a->chosen[i] = !in;
        if (state_price(&a->state, i, in, delta) != legal)
            disagree(a, "price and check do not agree on what is legal");
        for (int k = 0; legal && k < LEVELS; k++)
            if (value[k] - a->value[k] != delta[k])
                disagree(a, "price and check do not agree on what it costs");
        if (in && !legal)
            agree_blockers(a, i);
    }
}

/* The model with its choices as in the plan: INT64_MAX when it has no solution. */
static inline int64_t model_least(struct model *model, const bool *chosen, int level)
{
    static const struct mip_effort effort = {.nodes = 1000};
    int64_t weight[LEVELS] = {0};
    double sum = 0.5;

    for (int i = 0; i < model->lookup->problem->n_offers; i++) {
        if (model->offer_column[i] < 0)
            continue;
        struct mip_column *column = &model->mip.columns[model->offer_column[i]];

        if (column->low > chosen[i])
            return INT64_MAX;
        column->low = column->high = chosen[i];
    }
    weight[level] = 1;
    model_aim(model, weight);
    if (model->mip.n_columns == 0)
        return model->constant[level];
    if (mip_solve(&model->mip, &effort, NULL) != MIP_OPTIMAL)
        return INT64_MAX;
    for (int j = 0; j < model->mip.n_columns; j++)
        sum += model->mip.values[j] * (double)model->mip.columns[j].cost;
    return (int64_t)sum + model->constant[level];
}

/* Rows and costs with the values that the model itself gives the plan. */
static inline void agree_values(struct agreement *a, const struct model *model)
{
    const struct mip *mip = &model->mip;

    for (int i = 0; i < mip->n_rows; i++) {
        int64_t sum = 0;

        for (int t = 0; t < mip->n_terms; t++)
            if (mip->terms[t].row == i)
                sum += mip->terms[t].factor * model->columns[mip->terms[t].column].value;
        if ((mip->rows[i].low != -MIP_FREE && sum < mip->rows[i].low) ||
            (mip->rows[i].high != MIP_FREE && sum > mip->rows[i].high))
            disagree(a, "a row does not hold for the plan's own values");
    }
    for (int k = 0; k < LEVELS; k++) {
        int64_t sum = model->constant[k];

        for (int j = 0; j < mip->n_columns; j++)
            sum += model->columns[j].cost[k] * model->columns[j].value;
        if (sum != a->value[k])
            disagree(a, "the plan's own values cost something else");
    }
}

/* Which choices are known beforehand. */
enum knowing { NOTHING, A_THIRD, ANOTHER_THIRD, TWO_THIRDS, EVERYTHING, N_KNOWING };

static inline bool is_known(const struct agreement *a, int offer, enum knowing knowing)
{
    int third = (offer + (int)a->plan) % 3;

    if (a->problem->offers[offer].locked || knowing == NOTHING)
        return false;
    return knowing == EVERYTHING ||
           (knowing == TWO_THIRDS ? third != 0 : third == (knowing == A_THIRD ? 0 : 1));
}

/* Is what is known (with what is locked) legal by itself?  Then the rest must say that
 * the plan is not. */
static inline bool known_is_legal(const struct agreement *a, enum knowing knowing)
{
    bool chosen[WORLD_OFFERS];
    int64_t value[LEVELS];
    int open = 0;

    for (int i = 0; i < a->problem->n_offers; i++) {
        bool known = is_known(a, i, knowing);

        chosen[i] = known ? a->chosen[i] : a->problem->offers[i].locked;
        open += !known;
    }
    return open && problem_judge_with(&a->lookup, chosen, value, NULL, NULL);
}

static inline void agree_model(struct agreement *a, enum knowing knowing)
{
    unsigned char stands[WORLD_OFFERS];

    for (int i = 0; i < a->problem->n_offers; i++)
        stands[i] = !is_known(a, i, knowing) ? OFFER_FREE : a->chosen[i] ? OFFER_ONE : OFFER_ZERO;
    for (int k = 0; k < LEVELS; k++) {
        struct model model = {
            .lookup = &a->lookup, .stands = knowing ? stands : NULL, .plan = a->chosen};

        assert_true(model_make(&model));
        if (a->legal && k == 0)
            agree_values(a, &model);
        int64_t least = model_least(&model, a->chosen, k);

        if (a->legal && least != a->value[k])
            disagree(a, "build and check do not agree on what it costs");
        if (!a->legal && k == 0 && least != INT64_MAX && known_is_legal(a, knowing))
            disagree(a, "build and check do not agree on what is legal");
        model_release(&model);
    }
}

/* Work that nobody was told of may be what does not matter at a level: left out of every part. */
static inline bool may_idle(const struct problem *problem, int task)
{
    for (int i = 0; i < problem->n_offers; i++)
        if (problem->slots[problem->offers[i].slot].task == task &&
            (problem->offers[i].locked || problem->offers[i].drop_cost))
            return false;
    return true;
}

/* The part's share of what the plan costs at the level; INT64_MAX: it forbids the plan. */
static inline int64_t part_least(struct agreement *a, int part, int idle, int level)
{
    unsigned char stands[WORLD_OFFERS];
    bool out[WORLD_TASKS];
    struct model model = {.lookup = &a->lookup,
                          .stands = stands,
                          .task_out = out,
                          .later_part = part > 0,
                          .plan = a->chosen};

    for (int t = 0; t < a->problem->n_tasks; t++)
        out[t] = t % 2 != part || t == idle;
    for (int i = 0; i < a->problem->n_offers; i++) {
        int task = a->lookup.offer_task[i];

        stands[i] = task == idle ? OFFER_IDLE : task % 2 == part ? OFFER_FREE : OFFER_OUT;
    }
    assert_true(model_make(&model));
    int64_t least = model_least(&model, a->chosen, level);

    model_release(&model);
    return least;
}

/* Two parts: each has its share of the plan, and together they count nothing twice; nor do
 * they when some work is in neither. */
static inline void agree_parts(struct agreement *a)
{
    for (int idle = -1; idle < a->problem->n_tasks; idle++) {
        for (int k = 0; k < LEVELS && (idle < 0 || may_idle(a->problem, idle)); k++) {
            int64_t first = part_least(a, 0, idle, k), second = part_least(a, 1, idle, k);

            if (first == INT64_MAX || second == INT64_MAX)
                disagree(a, "a part forbids what the whole allows");
            else if (first + second > a->value[k])
                disagree(a, "the parts count something twice");
        }
    }
}

/* On every plan of a problem small enough to try them all. */
static inline bool world_agrees(const struct problem *problem)
{
    struct agreement a = {.problem = problem};

    if (problem->n_offers > WORLD_EVERY_PLAN)
        return true;
    assert_true(lookup_make(&a.lookup, problem) && state_make(&a.state, &a.lookup));
    for (a.plan = 0; a.plan < 1U << problem->n_offers; a.plan++) {
        choose_bits(problem, a.plan, a.chosen);
        a.legal = problem_judge_with(&a.lookup, a.chosen, a.value, NULL, NULL);
        for (enum knowing knowing = NOTHING; knowing < N_KNOWING; knowing++)
            agree_model(&a, knowing);
        if (!a.legal)
            continue;
        agree_prices(&a);
        agree_parts(&a);
    }
    state_release(&a.state);
    lookup_release(&a.lookup);
    return !a.fault;
}

#endif
