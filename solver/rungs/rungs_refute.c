/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_refute.c - a level closed by what a better plan would cost one before it.
 *
 * Where people told in parts do all the work, the level's own relaxation says nothing, and a tree
 * that branches for its bound is blind.  What they cannot do then is be as good at a level before.
 * So that level is asked instead, with no more of this one than would be better: when it comes to
 * more than it is known to, no plan is so good here.  Plans known here are often far from the best:
 * of a level that comes to few values, as work does, the least two are asked first, one of which it
 * mostly is; then, as of money from the beginning, by turns half as much and anything better.
 */
#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_step.h"

enum { GROW_ROUNDS = 12, TRIES = 40, NODES = 4000, LITTLE = 2, ASK_SHARE = 3, WAYS_AFTER = 10 };
enum { FEW_VALUES = 1 << 12, LEAST = 2 /* of them, asked first */ };

enum outcome { CANNOT_TELL, NONE, FOUND };

/* Of the other level: nothing is asked beyond one more than is known. */
struct refuting {
    struct step *step;
    int by;          /* place among the levels compared */
    int64_t at_most; /* of the level worked on */
    int64_t target;
    int share; /* of the work that is left, for it: 1/share */
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
    rows[climb->level_row[refuting->by]].high = climb->level_most[refuting->by];
    rows[climb->level_row[step->at]].high = refuting->at_most - constant_of(step, step->at);
}

/* Is any plan so good? */
static enum outcome ask(struct refuting *refuting)
{
    struct step *step = refuting->step;
    struct climb *climb = step->climb;
    int64_t weight[LEVELS] = {0}, best = step->value[step->at];
    int64_t bound = step->bound[refuting->by] - constant_of(step, refuting->by);

    weight[climb->ask->levels[refuting->by]] = 1;
    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t given = climb->work / refuting->share + 1;
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
                                  .pivots = given,
                                  .nodes = NODES};
        climb_hears(climb, &proof);
        rows_ask(refuting);
        model_aim(&climb->model, weight);
        mip_basis_drop(&climb->model.mip);
        climb_forget_missed(climb);
        if (!part_prove(&climb->model.mip, climb->ask->stop, &proof))
            return CANNOT_TELL;
        climb_spend(climb, given - proof.pivots);
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

/* How often the least there can be is asked. */
static int least_asked(const struct step *step)
{
    return step->value[step->at] - constant_of(step, step->at) > FEW_VALUES ? 0 : LEAST;
}

/* Nothing is asked after anything better at the last level. */
static int share_of(const struct refuting *refuting)
{
    const struct step *step = refuting->step;
    bool last = step->at == step->climb->ask->n_levels - 1;

    return last && refuting->at_most == step->value[step->at] - 1 ? 1 : ASK_SHARE;
}

void step_refute(struct step *step)
{
    struct refuting refuting = {.step = step, .by = other_level(step)};
    int least = least_asked(step);
    bool told = true;

    for (int tries = 0; tries < TRIES && told && step->climb->work > 0; tries++) {
        int64_t low = step->bound[step->at], high = step->value[step->at] - 1;
        if (low > high)
            break;
        refuting.target = step->value[refuting.by] + 1 - constant_of(step, refuting.by);
        refuting.at_most = tries < least ? low : tries % 2 ? high : low + (high - low) / 2;
        refuting.share = share_of(&refuting);
        enum outcome outcome = ask(&refuting);
        if (outcome == NONE)
            step->bound[step->at] = step_attains(step, refuting.at_most + 1);
        told = outcome != CANNOT_TELL || tries < least;
    }
    step_rows(step, step->at);
}
