/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/rungs.h"

#include <stdlib.h>
#include <string.h>

#include "solver/rungs/rungs_step.h"

enum { WORK_MOST = 350000000, WORK_SMALL = 130000000, WORK_LEAST = 70000000 };
enum { WORK_A_COLUMN = 65000, WORK_A_PAIR = 700, MANY_PEOPLE = 60, SUMS_WORK = 300000000 };

static bool rung_add(struct rungs *rungs, const struct step *step)
{
    const struct rungs_ask *ask = step->climb->ask;
    int people = step_told(step->climb, step->plan);

    while (rungs->n && rungs->list[rungs->n - 1].n >= people)
        free(rungs->list[--rungs->n].chosen);
    struct rung_found *rung = &rungs->list[rungs->n];
    if (!rung_make(step, rung))
        return false;
    rungs->n++;
    if (ask->found)
        ask->found(ask->context, rung);
    return true;
}

/* With one more told nothing is better, and that is proven. */
static void rung_reaches(struct rungs *rungs, const struct step *step)
{
    struct rung_found *last = rungs->n ? &rungs->list[rungs->n - 1] : NULL;

    if (last && last->proven && last->until == step->n - 1 && step_proven(step))
        last->until = step->n;
}

/* One that is there: what is asked of it beyond its levels, and who hears of it. */
static bool rung_end(struct rungs *rungs, struct step *step)
{
    step_tidy(step);
    return rung_add(rungs, step);
}

/* As few as must be told, or more where no plan tells so few.  False: no memory. */
static bool climb_fewest(struct climb *climb, struct step *steps, struct rungs *rungs, int *n)
{
    bool *nobody = pool_take(&climb->pool, (size_t)climb->ask->n_people + 1, sizeof *nobody);
    struct step known;

    if (!nobody || !step_make(&known, climb, climb->ask->n_people))
        return false;
    memcpy(known.plan, climb->known, (size_t)climb->lean.n_offers);
    (void)step_values(climb, known.plan, known.value);
    for (*n = climb->n_anyway; *n <= climb->ask->most; ++*n) {
        struct step *step = &steps[*n];
        if (!step_make(step, climb, *n))
            return false;
        step_begin(step, &known);
        climb_only(climb, *n == climb->n_anyway ? nobody : NULL);
        step_climb(step);
        bool there = step->value[0] != NOT_YET;
        rungs->complete = rungs->complete && step_proven(step);
        bool fine = !there || rung_end(rungs, step);
        climb_only(climb, NULL);
        if (there || !fine)
            return fine;
    }
    return true;
}

/* Every rung. */
static bool climb_all(struct climb *climb, struct rungs *rungs)
{
    const struct rungs_ask *ask = climb->ask;
    struct step steps[RUNGS_MOST] = {0};
    int first;

    model_begin_at_plan(&climb->model);
    if (!climb_fewest(climb, steps, rungs, &first))
        return false;
    if (first >= ask->most)
        return true;
    if (ask->first) {
        rungs->complete = false;
        return true;
    }
    if (!climb_ahead(climb, &steps[first], steps) || !climb_others(steps, first))
        return false;
    for (int n = first + 1; n <= ask->most; n++) {
        rungs->complete = rungs->complete && step_proven(&steps[n]);
        int order = step_compare(climb, steps[n].value, steps[n - 1].value);
        if (order == 0)
            rung_reaches(rungs, &steps[n]);
        if (order < 0 && !rung_end(rungs, &steps[n]))
            return false;
    }
    return true;
}

static int64_t less_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Who can come to be told. */
static int n_people(const struct climb *climb)
{
    int n = 0;

    for (int p = 0; p < climb->ask->n_people; p++)
        n += climb->told[p] >= 0;
    return n;
}

/* In pivots: one to three seconds for a small program or few people, under ten for a large one.
 * Whom columns may tell counts beyond a small one. */
static int64_t usual_work(const struct climb *climb)
{
    int64_t columns = climb->model.mip.n_columns;
    int64_t small = less_of(WORK_LEAST + WORK_A_COLUMN * columns, WORK_SMALL);
    int64_t large = less_of(WORK_A_PAIR * columns * n_people(climb), WORK_MOST);

    return (small > large ? small : large) / climb->row_work + 1000;
}

/* Beyond that, for sums of many people: three seconds.  Where hard relaxations are tried out, of
 * few as well; where work is said, none. */
static int64_t sums_work(const struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;

    if (ask->work > 0 || ask->first)
        return 0;
    if (ask->inside)
        return climb->work;
    return n_people(climb) < MANY_PEOPLE ? 0 : SUMS_WORK / climb->row_work;
}

bool rungs_make(const struct rungs_ask *ask, struct rungs *rungs)
{
    struct rungs_ask complete = *ask;
    struct climb climb;

    *rungs = (struct rungs){.complete = true};
    bool fine = climb_make(&climb, &complete);

    climb.work = ask->work > 0 ? ask->work : fine ? usual_work(&climb) : 0;
    climb.sums_work = fine ? sums_work(&climb) : 0;
    complete.work = climb.work;
    fine = fine && climb_all(&climb, rungs);

    rungs->work = climb.spent;
    climb_release(&climb);
    return fine;
}

void rungs_release(struct rungs *rungs)
{
    for (int i = 0; i < rungs->n; i++)
        free(rungs->list[i].chosen);
    *rungs = (struct rungs){0};
}
