/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_refute.c - a level closed by what a better plan would cost elsewhere.
 *
 * Where people told in parts do all the work, the level's own relaxation says nothing, and a tree
 * that branches for its bound is blind.  So something else is asked, with no more of this level
 * than would be better: how few must be told, which is what is in parts, or a level before, at
 * which those few cannot be as good.  When it comes to more than it may, no plan is so good here.
 * Plans known here are often far from the best: asked is first for as little as there can be, then
 * by turns for half as much and for anything better.
 */
#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_step.h"

enum { GROW_ROUNDS = 12, TRIES = 40, NODES = 4000, LITTLE = 4, ASK_SHARE = 3 };
enum { WAYS_AFTER = 10, BY_TOLD = -1 };

enum outcome { CANNOT_TELL, NONE, FOUND };

struct refuting {
    struct step *step;
    int by;          /* place among the levels compared; BY_TOLD: how many are told */
    int64_t at_most; /* of the level worked on */
    int64_t target;  /* one more than what is asked may come to: nothing is asked beyond */
};

static int64_t constant_of(const struct step *step, int at)
{
    return step->climb->model.constant[step->climb->ask->levels[at]];
}

/* The first level before that costs anything; -1: none. */
static int other_level(const struct step *step)
{
    for (int i = 0; i < step->at; i++)
        if (step->climb->level_row[i] >= 0 && step->value[i] > constant_of(step, i))
            return i;
    return -1;
}

bool step_says_little(const struct step *step)
{
    int64_t constant = constant_of(step, step->at);
    int64_t proven = step->bound[step->at] - constant, value = step->value[step->at] - constant;
    bool little = LITTLE * proven < value || step->climb->ask->inside;

    return little && proven < value && other_level(step) >= 0;
}

/* What is asked comes to so much at least, that is proven, and may come to so much. */
static int64_t least_of(const struct step *step, int by)
{
    return by == BY_TOLD ? 0 : step->bound[by] - constant_of(step, by);
}

static int64_t most_of(const struct step *step, int by)
{
    return by == BY_TOLD ? step->n : step->value[by] - constant_of(step, by);
}

/* A plan that is better at the level worked on costs no more at the other: the tree is done. */
static int64_t found_better(void *context, const double *values)
{
    const struct refuting *refuting = context;

    (void)step_found(refuting->step, values);
    return refuting->target;
}

static void rows_ask(const struct refuting *refuting)
{
    const struct step *step = refuting->step;
    const struct climb *climb = step->climb;
    struct mip_row *rows = climb->model.mip.rows;

    step_rows(step, step->at);
    if (refuting->by == BY_TOLD)
        rows[climb->cap_row].high = climb->ask->n_people;
    else
        rows[climb->level_row[refuting->by]].high = climb->level_most[refuting->by];
    rows[climb->level_row[step->at]].high = refuting->at_most - constant_of(step, step->at);
}

static void aim(const struct refuting *refuting)
{
    struct climb *climb = refuting->step->climb;
    int64_t weight[LEVELS] = {0};

    if (refuting->by != BY_TOLD)
        weight[climb->ask->levels[refuting->by]] = 1;
    model_aim(&climb->model, weight);
    for (int p = 0; refuting->by == BY_TOLD && p < climb->ask->n_people; p++)
        if (climb->told[p] >= 0)
            climb->model.mip.columns[climb->told[p]].cost = 1;
}

/* Is any plan so good? */
static enum outcome ask(struct refuting *refuting)
{
    struct step *step = refuting->step;
    struct climb *climb = step->climb;
    int64_t best = step->value[step->at], bound = least_of(step, refuting->by);

    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t given = climb->work / ASK_SHARE + 1;
        struct mip_proof proof = {.bound = bound,
                                  .target = refuting->target,
                                  .found = found_better,
                                  .context = refuting,
                                  .first = climb_first(climb),
                                  .owner = climb_owners(climb),
                                  .ways_after = WAYS_AFTER,
                                  .cuts = true,
                                  .tight = true,
                                  .learn = true,
                                  .only_from = refuting->by == BY_TOLD,
                                  .from = INT64_MAX,
                                  .pivots = given,
                                  .nodes = NODES};
        rows_ask(refuting);
        aim(refuting);
        mip_basis_drop(&climb->model.mip);
        climb_forget_missed(climb);
        if (!part_prove(&climb->model.mip, climb->ask->stop, &proof))
            return CANNOT_TELL;
        climb->work -= given - proof.pivots;
        bound = proof.bound;
        if (step->value[step->at] < best)
            return FOUND;
        if (bound >= refuting->target)
            return NONE;
        if (!climb_grow_missed(climb))
            return CANNOT_TELL;
    }
    return CANNOT_TELL;
}

static void refute(struct step *step, int by)
{
    struct refuting refuting = {.step = step, .by = by};
    bool told = true;

    for (int tries = 0; tries < TRIES && told && step->climb->work > 0; tries++) {
        int64_t low = step->bound[step->at], high = step->value[step->at] - 1;
        if (low > high)
            break;
        refuting.target = most_of(step, by) + 1;
        refuting.at_most = tries == 0 ? low : tries % 2 ? low + (high - low) / 2 : high;
        enum outcome outcome = ask(&refuting);
        if (outcome == NONE)
            step->bound[step->at] = refuting.at_most + 1;
        told = outcome != CANNOT_TELL || (tries == 0 && by != BY_TOLD);
    }
    step_rows(step, step->at);
}

void step_refute_told(struct step *step)
{
    if (step->climb->cap_row >= 0)
        refute(step, BY_TOLD);
}

void step_refute(struct step *step)
{
    refute(step, other_level(step));
}
