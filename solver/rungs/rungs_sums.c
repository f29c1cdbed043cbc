/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_sums.c - a tree over how many of each kind are told, then over whom.
 *
 * A relaxation tells people in parts: 1.4 to reach what the levels before ask, and with the rest
 * parts of those who drop what costs and of those who take it.  Some thirty of each are as good as
 * each other, so deciding on one moves the part to the next.  How many of a kind are told is whole
 * as well, and there is no next: two who only take leave no head of two for anybody else.
 *
 * Every node is a relaxation, and what it proves is its certificate's.
 * Columns that a node's certificate fixes are fixed in what comes of it.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/rungs/rungs_sums.h"

/* Of the work that is left for sums: for levels still to come. */
enum { KEPT_SHARE = 4 };
static const double whole_sum = 0.02, whole_person = 0.01;

static void add(struct sums *sums, int parent, const struct sum_node *child)
{
    struct sum_node *node = &sums->nodes[sums->n++];

    *node = *child;
    node->parent = parent;
    node->open = true;
}

/* By the kind that is told in the largest part; false: all are whole. */
static bool split_kind(struct sums *sums, int node)
{
    double sum[KINDS] = {0}, most = whole_sum;
    int best = -1;

    for (int p = 0; p < sums->step->climb->ask->n_people; p++)
        if (sums->kinds->kind[p] >= 0)
            sum[sums->kinds->kind[p]] += sums->parts[p];
    for (int i = 0; i < KINDS; i++) {
        double part = fabs(sum[i] - round(sum[i]));
        if (part <= most)
            continue;
        most = part;
        best = i;
    }
    if (best < 0)
        return false;
    struct sum_node child = sums->nodes[node];
    child.person = -1;
    child.told.high[best] = (int)floor(sum[best]);
    add(sums, node, &child);
    child.told = sums->nodes[node].told;
    child.told.low[best] = (int)floor(sum[best]) + 1;
    add(sums, node, &child);
    return true;
}

/* By the person who is told in the largest part; false: all are whole. */
static bool split_person(struct sums *sums, int node)
{
    double most = whole_person;
    int best = -1;

    for (int p = 0; p < sums->step->climb->ask->n_people; p++) {
        double part = fmin(sums->parts[p], 1 - sums->parts[p]);
        if (part <= most)
            continue;
        most = part;
        best = p;
    }
    if (best < 0)
        return false;
    struct sum_node child = sums->nodes[node];
    child.person = best;
    child.is_told = false;
    add(sums, node, &child);
    child.is_told = true;
    add(sums, node, &child);
    return true;
}

static bool is_decided(const struct sums *sums, int node, int person)
{
    for (int i = node; i >= 0; i = sums->nodes[i].parent)
        if (sums->nodes[i].person == person)
            return true;
    return sums->step->climb->model.mip.columns[sums->step->climb->told[person]].low > 0;
}

/* All are whole, and no more can be told: those alone; or without the first of them, or with that
 * one and without the next.  False: more can be. */
static bool split_all(struct sums *sums, int node)
{
    const struct climb *climb = sums->step->climb;
    int n = 0, at = node;

    for (int p = 0; p < climb->ask->n_people; p++)
        n += sums->parts[p] > 0.5;
    if (n < sums->step->n)
        return false;
    struct sum_node child = sums->nodes[node];
    for (int p = 0; p < climb->ask->n_people; p++) {
        if (sums->parts[p] <= 0.5 || is_decided(sums, node, p))
            continue;
        child.person = p;
        child.is_told = false;
        add(sums, at, &child);
        child.is_told = true;
        add(sums, at, &child);
        at = sums->n - 1;
        sums->nodes[at].open = false; /* what follows is all of it */
    }
    child.person = -1;
    child.alone = true;
    add(sums, at, &child);
    return true;
}

/* Whose bound is least; -1: none is open. */
static int least(const struct sums *sums)
{
    int best = -1;

    for (int i = 0; i < sums->n; i++)
        if (sums->nodes[i].open && (best < 0 || sums->nodes[i].bound < sums->nodes[best].bound))
            best = i;
    return best;
}

/* Of two that are open: does the first stand further down? */
static bool deeper(const struct sum_node *a, const struct sum_node *b)
{
    return a->parent > b->parent || (a->parent == b->parent && a->bound < b->bound);
}

/* The simplex goes on from the node before, so one that is near it is soon done; from the middle
 * all take as long. */
static int next(const struct sums *sums)
{
    int last = -1;

    if (sums->step->climb->inside[sums->step->at])
        return least(sums);
    for (int i = 0; i < sums->n; i++)
        if (sums->nodes[i].open && (last < 0 || deeper(&sums->nodes[i], &sums->nodes[last])))
            last = i;
    return last;
}

/* False: no further. */
static bool look(struct sums *sums, int node)
{
    struct step *step = sums->step;
    struct sum_node *its = &sums->nodes[node];

    if (its->bound >= step_target(step) || !sums_enter(sums, node)) {
        its->open = false;
        return true;
    }
    if (its->alone) {
        sums_prove(sums, node);
        its->open = its->bound < step_target(step);
        return !its->open;
    }
    bool known = node == 0 && step->parts[step->at];
    if (known)
        memcpy(sums->parts, step->parts[step->at],
               (size_t)step->climb->ask->n_people * sizeof *sums->parts);
    bool fine = known || sums_relax(sums, node);
    its->open = its->bound < step_target(step);
    if (!its->open)
        return true;
    its->open =
        !fine || (!split_kind(sums, node) && !split_person(sums, node) && !split_all(sums, node));
    return !its->open;
}

static void run(struct sums *sums)
{
    struct step *step = sums->step;
    const struct climb *climb = step->climb;
    struct sum_node root = {.parent = -1, .person = -1};
    int64_t constant = climb->model.constant[climb->ask->levels[step->at]];
    int node;

    for (int i = 0; i < KINDS; i++)
        root.told.high[i] = step->n;
    root.bound = step->bound[step->at] - constant;
    add(sums, -1, &root);
    while ((node = next(sums)) >= 0 && sums->n + 2 * SUM_CHILDREN <= SUM_NODES &&
           climb->work > sums->dearest && look(sums, node))
        ;
    node = least(sums);
    int64_t bound = node >= 0 ? sums->nodes[node].bound : step_target(step);
    if (bound > step_target(step))
        bound = step_target(step);
    if (bound + constant > step->bound[step->at])
        step->bound[step->at] = bound + constant;
}

void step_sums(struct step *step)
{
    struct climb *climb = step->climb;
    struct sums *sums = calloc(1, sizeof *sums);
    bool inside = climb->inside[step->at];
    int64_t kept = climb->work, weight[LEVELS] = {0};

    if (sums && sums_make(sums, step)) {
        weight[climb->ask->levels[step->at]] = 1;
        step_rows(step, step->at);
        model_aim(&climb->model, weight);
        climb->work = climb->sums_work - climb->sums_work / KEPT_SHARE;
        climb->coarse = true;
        int64_t given = climb->work;
        run(sums);
        climb->sums_work -= given - climb->work;
        climb->work = kept;
        climb->inside[step->at] = inside;
        climb->coarse = false;
        sums_restore(sums);
        kinds_ask(climb, sums->kinds, NULL);
    }
    if (sums)
        pool_release(&sums->pool);
    free(sums);
}
