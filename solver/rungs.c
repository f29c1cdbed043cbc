/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/rungs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/judge.h"
#include "solver/mip_prove.h"
#include "solver/rungs_model.h"

#define NOT_YET (INT64_C(1) << 45)

enum { WORK = 300000000, NODES = 4000, TIDY_WORK = 10000, CHANGE_COST = 1000 };

/* The plan of a rung while its levels are worked on. */
struct step {
    struct climb *climb;
    bool *plan, *other;                   /* by offer: the best so far, and room for another */
    int64_t value[LEVELS], bound[LEVELS]; /* by place among the levels compared */
    int at, n;                            /* the level worked on; people told */
    int64_t tidy;                         /* what the plan costs while it is tidied up */
};

/* All compared levels of a plan; false: it is not legal. */
static bool values_of(const struct climb *climb, const bool *plan, int64_t *values)
{
    int64_t value[LEVELS];
    bool legal = problem_judge_with(&climb->lookup, plan, value, NULL, NULL);

    for (int i = 0; i < climb->ask->n_levels; i++)
        values[i] = value[climb->ask->levels[i]];
    return legal;
}

static int compare(const struct climb *climb, const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < climb->ask->n_levels; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int people_told(const struct climb *climb, const bool *plan)
{
    const struct rungs_ask *ask = climb->ask;
    bool *told = climb->scratch;
    int n = 0;

    for (int p = 0; p < ask->n_people; p++)
        told[p] = climb->told[p] >= 0 && climb->model.mip.columns[climb->told[p]].low;
    for (int i = 0; i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        bool with = tell->with < 0 || plan[tell->with];
        if (with && plan[tell->offer] != tell->dropped)
            told[tell->person] = true;
    }
    for (int p = 0; p < ask->n_people; p++)
        n += told[p];
    return n;
}

/* The whole plan that values of columns stand for. */
static void read_plan(struct step *step, const double *values)
{
    const struct climb *climb = step->climb;

    for (int i = 0; i < climb->lean.n_offers; i++) {
        int column = climb->model.offer_column[i];
        step->other[i] = column >= 0 ? values[column] > 0.5 : climb->stands[i] == OFFER_ONE;
    }
}

static void keep_other(struct step *step)
{
    bool *plan = step->plan;

    step->plan = step->other;
    step->other = plan;
}

/* Until a plan tells few enough, any is better than none. */
static void begin_at(struct step *step, const struct step *from)
{
    if (from != step) {
        memcpy(step->plan, from->plan, (size_t)from->climb->lean.n_offers);
        memcpy(step->value, from->value, sizeof step->value);
    }
    if (people_told(step->climb, step->plan) <= step->n)
        return;
    for (int i = 0; i < LEVELS; i++)
        step->value[i] = NOT_YET;
}

static int64_t target_of(const struct step *step)
{
    int level = step->climb->ask->levels[step->at];

    return step->value[step->at] - step->climb->model.constant[level];
}

/* A whole solution of the program: the plan, if it is a better one. */
static int64_t found_better(void *context, const double *values)
{
    struct step *step = context;
    int64_t value[LEVELS];

    read_plan(step, values);
    if (values_of(step->climb, step->other, value) &&
        compare(step->climb, value, step->value) < 0 &&
        people_told(step->climb, step->other) <= step->n) {
        memcpy(step->value, value, sizeof value);
        keep_other(step);
    }
    return target_of(step);
}

/* Levels before the one at `at` stay as good as they are. */
static void set_rows(const struct step *step, int at)
{
    const struct climb *climb = step->climb;
    struct mip_row *rows = climb->model.mip.rows;

    for (int i = 0; i < climb->ask->n_levels; i++) {
        int64_t room = step->value[i] - climb->model.constant[climb->ask->levels[i]];
        if (climb->level_row[i] >= 0)
            rows[climb->level_row[i]].high = i < at ? room : INT64_C(1) << 50;
    }
    if (climb->cap_row >= 0)
        rows[climb->cap_row].high = step->n;
}

static bool prove(struct climb *climb, struct mip_proof *proof)
{
    int64_t given = climb->work / 2 + 1;

    proof->pivots = given;
    proof->nodes = proof->nodes ? proof->nodes : NODES;
    proof->first = climb->first;
    if (!mip_prove(&climb->model.mip, climb->ask->stop, proof))
        return false;
    climb->work -= given - proof->pivots;
    return true;
}

static void close_level(struct step *step)
{
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];

    step->bound[step->at] = constant;
    if (step->value[step->at] == constant)
        return;
    weight[level] = 1;
    model_aim(&climb->model, weight);
    set_rows(step, step->at);
    struct mip_proof proof = {.target = target_of(step), .found = found_better, .context = step};
    if (prove(climb, &proof))
        step->bound[step->at] = proof.bound + constant;
}

/* With so many people told: from step->plan, which tells no more. */
static void climb_rung(struct step *step)
{
    for (step->at = 0; step->at < step->climb->ask->n_levels; step->at++) {
        close_level(step);
        if (step->value[step->at] == NOT_YET)
            return;
    }
}

/* Fewest changes, then what people like best: looked for, not proven. */
static int64_t found_tidier(void *context, const double *values)
{
    struct step *step = context;
    const struct mip *mip = &step->climb->model.mip;
    int64_t value[LEVELS], sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->columns[j].cost * (int64_t)llround(values[j]);
    read_plan(step, values);
    if (sum < step->tidy && values_of(step->climb, step->other, value) &&
        compare(step->climb, value, step->value) <= 0 &&
        people_told(step->climb, step->other) <= step->n) {
        step->tidy = sum;
        keep_other(step);
    }
    return step->tidy;
}

static void tidy_aim(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    struct mip *mip = &climb->model.mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost = climb->model.columns[j].cost[LEVELS - 1];
    for (int i = 0; i < ask->n_tells; i++) {
        int column = climb->model.offer_column[ask->tells[i].offer];
        if (column >= 0)
            mip->columns[column].cost += ask->tells[i].dropped ? -CHANGE_COST : CHANGE_COST;
    }
}

static void tidy_up(struct step *step)
{
    struct climb *climb = step->climb;
    const struct mip *mip = &climb->model.mip;

    tidy_aim(climb);
    set_rows(step, climb->ask->n_levels);
    step->tidy = 0;
    for (int i = 0; i < climb->lean.n_offers; i++)
        if (climb->model.offer_column[i] >= 0 && step->plan[i])
            step->tidy += mip->columns[climb->model.offer_column[i]].cost;
    struct mip_proof proof = {
        .bound = INT64_MIN / 4, .target = step->tidy, .found = found_tidier, .context = step};
    int64_t before = climb->work;

    climb->work = before < TIDY_WORK ? before : TIDY_WORK;
    int64_t given = climb->work;
    (void)prove(climb, &proof);
    climb->work = before - (given - climb->work);
}

static bool rung_add(struct rungs *rungs, const struct step *step)
{
    const struct rungs_ask *ask = step->climb->ask;
    size_t n = (size_t)ask->problem->n_offers;
    int people = people_told(step->climb, step->plan);

    while (rungs->n && rungs->list[rungs->n - 1].n >= people)
        free(rungs->list[--rungs->n].chosen);
    struct rung_found *rung = &rungs->list[rungs->n];

    *rung = (struct rung_found){.n = people, .chosen = malloc(n + 1), .proven = true};
    if (!rung->chosen)
        return false;
    rungs->n++;
    memcpy(rung->chosen, step->plan, n);
    (void)problem_judge(ask->problem, rung->chosen, rung->value, NULL, NULL);
    for (int i = 0; i < ask->n_levels; i++) {
        rung->bound[ask->levels[i]] = step->bound[i];
        rung->proven = rung->proven && step->bound[i] == step->value[i];
    }
    return true;
}

static bool step_make(struct step *step, struct climb *climb, int n)
{
    size_t n_offers = (size_t)climb->lean.n_offers;

    *step = (struct step){.climb = climb, .n = n};
    step->plan = pool_take(&climb->pool, n_offers + 1, sizeof *step->plan);
    step->other = pool_take(&climb->pool, n_offers + 1, sizeof *step->other);
    return !climb->pool.broken;
}

/* Could telling more people be better than this?  Asks bounds of the most alone, no plans. */
static bool more_may_help(struct climb *climb, const struct step *step)
{
    const struct rungs_ask *ask = climb->ask;
    struct step most = {.climb = climb, .n = ask->most};

    memcpy(most.value, step->value, sizeof most.value);
    for (int i = 0; i < ask->n_levels; i++) {
        int64_t weight[LEVELS] = {0}, constant = climb->model.constant[ask->levels[i]];
        if (step->value[i] == constant)
            continue;
        weight[ask->levels[i]] = 1;
        model_aim(&climb->model, weight);
        set_rows(&most, i);
        struct mip_proof proof = {.target = step->value[i] - constant, .nodes = 1};
        if (!prove(climb, &proof) || proof.bound < proof.target)
            return true;
    }
    return false;
}

/* Every rung from as few as must be told to the most. */
static bool climb_all(struct climb *climb, struct rungs *rungs)
{
    const struct rungs_ask *ask = climb->ask;
    struct step known, step;

    if (!step_make(&known, climb, ask->n_people) || !step_make(&step, climb, climb->n_anyway))
        return false;
    memcpy(known.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)values_of(climb, known.plan, known.value);
    model_begin_at_plan(&climb->model);
    for (; step.n <= ask->most; step.n++) {
        int64_t before[LEVELS];
        bool none = rungs->n == 0;
        begin_at(&step, none ? &known : &step);
        memcpy(before, step.value, sizeof before);
        climb_rung(&step);
        if (step.value[0] == NOT_YET || (!none && compare(climb, step.value, before) >= 0))
            continue;
        tidy_up(&step);
        if (!rung_add(rungs, &step))
            return false;
        if (step.n < ask->most && !more_may_help(climb, &step))
            return true;
    }
    return true;
}

/* What a pivot takes grows with the program. */
static int64_t row_work(const struct mip *mip)
{
    return mip->n_rows + mip->n_terms / 8 + 1;
}

bool rungs_make(const struct rungs_ask *ask, struct rungs *rungs)
{
    struct rungs_ask complete = *ask;
    struct climb climb;

    *rungs = (struct rungs){0};
    bool fine = climb_make(&climb, &complete);

    climb.work = ask->work > 0 ? ask->work : fine ? WORK / row_work(&climb.model.mip) + 1000 : 0;
    complete.work = climb.work;
    fine = fine && climb_all(&climb, rungs);

    rungs->work = complete.work - climb.work;
    climb_release(&climb);
    return fine;
}

void rungs_release(struct rungs *rungs)
{
    for (int i = 0; i < rungs->n; i++)
        free(rungs->list[i].chosen);
    *rungs = (struct rungs){0};
}
