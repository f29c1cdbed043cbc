/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/rungs.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/judge.h"
#include "solver/mip_prove.h"
#include "solver/rungs_model.h"

#define NOT_YET (INT64_C(1) << 45)

enum { WORK = 500000000, NODES = 4000, TIDY_WORK = 1000, GROW_ROUNDS = 40, CHANGE_COST = 1000 };

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

/* Whole, but some break that the program does not have yet is missing. */
static void keep_missed(struct climb *climb, const double *values)
{
    size_t n = (size_t)climb->model.mip.n_columns;
    double *copy = malloc((n + 1) * sizeof *copy);

    free(climb->missed);
    climb->missed = copy;
    if (copy)
        memcpy(copy, values, n * sizeof *copy);
}

/* A whole solution of the program: the plan, if it is a better one. */
static int64_t found_better(void *context, const double *values)
{
    struct step *step = context;
    int64_t value[LEVELS];

    read_plan(step, values);
    if (!values_of(step->climb, step->other, value)) {
        keep_missed(step->climb, values);
    } else if (compare(step->climb, value, step->value) < 0 &&
               people_told(step->climb, step->other) <= step->n) {
        memcpy(step->value, value, sizeof value);
        keep_other(step);
    }
    return target_of(step);
}

/* When nobody more may be told, whatever tells somebody is out: much quicker so. */
static void set_columns(const struct climb *climb, bool nobody)
{
    const struct rungs_ask *ask = climb->ask;
    struct mip_column *columns = climb->model.mip.columns;

    for (int p = 0; p < ask->n_people; p++)
        if (climb->told[p] >= 0)
            columns[climb->told[p]].high = columns[climb->told[p]].low || !nobody;
    for (int i = 0; i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        int column = climb->model.offer_column[tell->offer], told = climb->told[tell->person];
        if (column < 0 || told < 0 || columns[told].low || tell->with >= 0)
            continue;
        columns[column].low = tell->dropped && nobody;
        columns[column].high = tell->dropped || !nobody;
    }
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

/* Who is told is decided first. */
static const unsigned char *first_of(struct climb *climb)
{
    unsigned char *first = realloc(climb->first, (size_t)climb->model.mip.n_columns + 1);

    if (!first)
        return NULL;
    climb->first = first;
    memset(first, 0, (size_t)climb->model.mip.n_columns);
    for (int p = 0; p < climb->ask->n_people; p++)
        if (climb->told[p] >= 0)
            first[climb->told[p]] = 1;
    return first;
}

static bool prove(struct climb *climb, struct mip_proof *proof)
{
    int64_t given = climb->work / 2 + 1;

    proof->pivots = given;
    proof->nodes = proof->nodes ? proof->nodes : NODES;
    proof->first = first_of(climb);
    if (!mip_prove(&climb->model.mip, climb->ask->stop, proof))
        return false;
    climb->work -= given - proof->pivots;
    return true;
}

/* Breaks come in when the values of a relaxation, or of a whole solution, miss them. */
static bool grow_missed(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;

    if (!climb->missed || !mip->values)
        return false;
    memcpy(mip->values, climb->missed, (size_t)mip->n_columns * sizeof *mip->values);
    free(climb->missed);
    climb->missed = NULL;
    return model_grow(&climb->model);
}

/* Where this level's relaxation ended with fewer told is near to where it will end now. */
static void take_basis(struct climb *climb, int at)
{
    struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)kept->rows + (size_t)kept->columns;
    unsigned char *basis = kept->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, kept->basis, n);
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = kept->rows;
    mip->basis_columns = kept->columns;
}

static void keep_basis(struct climb *climb, int at)
{
    const struct mip *mip = &climb->model.mip;
    struct climb_basis *kept = &climb->bases[at];
    size_t n = (size_t)mip->basis_rows + (size_t)mip->basis_columns;
    unsigned char *basis = mip->basis ? malloc(n + 1) : NULL;

    if (!basis)
        return;
    memcpy(basis, mip->basis, n);
    free(kept->basis);
    *kept = (struct climb_basis){basis, mip->basis_rows, mip->basis_columns};
}

static void relax_and_grow(struct climb *climb)
{
    struct mip *mip = &climb->model.mip;

    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t most = climb->work / 4 + 1;
        struct mip_effort effort = {.pivots = (int)(most < INT_MAX ? most : INT_MAX),
                                    .stop = climb->ask->stop};
        enum mip_status status = mip_relax(mip, &effort);
        climb->work -= mip->pivots + 1;
        if (status == MIP_FAILED && mip->basis) { /* a basis that no longer fits: without one */
            free(mip->basis);
            mip->basis = NULL;
            mip->basis_rows = mip->basis_columns = 0;
            continue;
        }
        if (status != MIP_OPTIMAL || !model_grow(&climb->model))
            return;
    }
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
    set_rows(step, step->at);
    for (int round = 0; round < GROW_ROUNDS; round++) {
        model_aim(&climb->model, weight);
        if (round == 0) {
            take_basis(climb, step->at);
            relax_and_grow(climb);
            keep_basis(climb, step->at);
        }
        model_aim(&climb->model, weight);
        struct mip_proof proof = {.bound = step->bound[step->at] - constant,
                                  .target = target_of(step),
                                  .found = found_better,
                                  .context = step};
        if (!prove(climb, &proof))
            return;
        step->bound[step->at] = proof.bound + constant;
        if (step->bound[step->at] >= step->value[step->at] || !grow_missed(climb))
            return;
    }
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

static bool is_proven(const struct step *step)
{
    for (int i = 0; i < step->climb->ask->n_levels; i++)
        if (step->bound[i] < step->value[i])
            return false;
    return true;
}

static bool rung_add(struct rungs *rungs, const struct step *step)
{
    const struct rungs_ask *ask = step->climb->ask;
    size_t n = (size_t)ask->problem->n_offers;
    int people = people_told(step->climb, step->plan);

    while (rungs->n && rungs->list[rungs->n - 1].n >= people)
        free(rungs->list[--rungs->n].chosen);
    struct rung_found *rung = &rungs->list[rungs->n];

    *rung = (struct rung_found){.n = people, .chosen = malloc(n + 1), .proven = is_proven(step)};
    if (!rung->chosen)
        return false;
    rungs->n++;
    memcpy(rung->chosen, step->plan, n);
    (void)problem_judge(ask->problem, rung->chosen, rung->value, NULL, NULL);
    for (int i = 0; i < ask->n_levels; i++)
        rung->bound[ask->levels[i]] = step->bound[i];
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
        set_columns(climb, step.n == climb->n_anyway);
        climb_rung(&step);
        rungs->complete = rungs->complete && is_proven(&step);
        if (step.value[0] == NOT_YET || (!none && compare(climb, step.value, before) >= 0))
            continue;
        tidy_up(&step);
        set_columns(climb, false);
        if (!rung_add(rungs, &step))
            return false;
        if (step.n < ask->most && !more_may_help(climb, &step)) {
            rungs->complete = true;
            return true;
        }
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

    *rungs = (struct rungs){.complete = true};
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
