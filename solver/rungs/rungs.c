/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/rungs.h"

#include <stdlib.h>
#include <string.h>

#include "solver/rungs/rungs_step.h"

enum { WORK_MOST = 380000000, WORK_A_COLUMN = 50000, MOST_SHARE = 16 };

/* Of no plan that tells so few: that there is none. */
static bool is_proven(const struct step *step)
{
    if (step->value[0] == NOT_YET)
        return step->bound[0] >= NOT_YET;
    for (int i = 0; i < step->climb->ask->n_levels; i++)
        if (step->bound[i] < step->value[i])
            return false;
    return true;
}

static bool rung_add(struct rungs *rungs, const struct step *step)
{
    const struct rungs_ask *ask = step->climb->ask;
    size_t n = (size_t)ask->problem->n_offers;
    int people = step_told(step->climb, step->plan);

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
    if (ask->found)
        ask->found(ask->context, rung);
    return true;
}

/* The least the level can be with the most told; it is asked once. */
static int64_t bound_of_most(struct climb *climb, const struct step *most, int at)
{
    int level = climb->ask->levels[at];
    int64_t weight[LEVELS] = {0}, constant = climb->model.constant[level];
    int64_t bound = climb_kept_bound(climb, at, most->value);

    if (most->value[at] == constant || bound >= most->value[at])
        return most->value[at];
    weight[level] = 1;
    model_aim(&climb->model, weight);
    step_rows(most, at);
    climb_sift(climb, at, climb->work / MOST_SHARE);
    climb_notice(climb);
    bound = mip_certified(&climb->model.mip, 0) + constant;
    climb_keep_bound(climb, at, most->value, bound);
    return bound;
}

/* Could telling more people be better than this?  Asks bounds of the most alone, no plans. */
static bool more_may_help(struct climb *climb, const struct step *step)
{
    struct step most = {.climb = climb, .n = climb->ask->most};

    memcpy(most.value, step->value, sizeof most.value);
    for (int i = 0; i < climb->ask->n_levels; i++)
        if (bound_of_most(climb, &most, i) < step->value[i])
            return true;
    return false;
}

/* So many told: from what is known, or what looking ahead found.  False: no memory. */
static bool climb_one(struct climb *climb, struct step *step, const struct step *known,
                      const struct step *ahead, const bool *nobody)
{
    bool fine = true;

    step_begin(step, known);
    if (ahead->plan && step_compare(climb, ahead->value, step->value) < 0)
        step_begin(step, ahead);
    climb_only(climb, step->n == climb->n_anyway ? nobody : NULL);
    if (step->n != climb->n_anyway + 1 || step->value[0] == NOT_YET)
        step_climb(step);
    else
        fine = step_each(step);
    return fine;
}

/* After a rung: is there to be another one? */
static bool goes_on(struct climb *climb, const struct step *step, struct rungs *rungs)
{
    const struct rungs_ask *ask = climb->ask;
    bool each_next = step->n == climb->n_anyway; /* cheaper than to ask whether it helps */

    if (ask->first) {
        rungs->complete = step->n == ask->most;
        return false;
    }
    if (step->n == ask->most || each_next || more_may_help(climb, step))
        return true;
    rungs->complete = true;
    return false;
}

/* Every rung from as few as must be told to the most. */
static bool climb_all(struct climb *climb, struct rungs *rungs)
{
    const struct rungs_ask *ask = climb->ask;
    struct step known, step, ahead[RUNGS_MOST] = {0};
    bool *nobody = pool_take(&climb->pool, (size_t)ask->n_people + 1, sizeof *nobody);

    if (!step_make(&known, climb, ask->n_people) || !step_make(&step, climb, climb->n_anyway))
        return false;
    memcpy(known.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)step_values(climb, known.plan, known.value);
    model_begin_at_plan(&climb->model);
    for (; step.n <= ask->most; step.n++) {
        int64_t before[LEVELS];
        bool none = rungs->n == 0;
        memcpy(before, step.value, sizeof before);
        if (!climb_one(climb, &step, none ? &known : &step, &ahead[step.n], nobody))
            return false;
        rungs->complete = rungs->complete && is_proven(&step);
        bool better =
            step.value[0] != NOT_YET && (none || step_compare(climb, step.value, before) < 0);
        if (better)
            step_tidy(&step);
        climb_only(climb, NULL);
        if (better && !rung_add(rungs, &step))
            return false;
        if (step.value[0] == NOT_YET || (!better && step.n != climb->n_anyway + 1))
            continue;
        if (none && !ask->first && !climb_ahead(climb, &step, ahead))
            return false;
        if (!goes_on(climb, &step, rungs))
            break;
    }
    return true;
}

/* What a pivot takes grows with the program. */
static int64_t row_work(const struct mip *mip)
{
    return mip->n_rows + mip->n_terms / 8 + 1;
}

/* In pivots: a second or two for a small program, under ten for a large one. */
static int64_t usual_work(const struct mip *mip)
{
    int64_t work = (int64_t)WORK_A_COLUMN * mip->n_columns;

    return (work < WORK_MOST ? work : WORK_MOST) / row_work(mip) + 1000;
}

bool rungs_make(const struct rungs_ask *ask, struct rungs *rungs)
{
    struct rungs_ask complete = *ask;
    struct climb climb;

    *rungs = (struct rungs){.complete = true};
    bool fine = climb_make(&climb, &complete);

    climb.work = ask->work > 0 ? ask->work : fine ? usual_work(&climb.model.mip) : 0;
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
