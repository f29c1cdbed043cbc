/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/parts.h - a level's problem, cut into parts whose bounds add up. */
#ifndef SOLVER_PARTS_H
#define SOLVER_PARTS_H

#include "solver/solve.h"

struct part {
    struct model model;
    bool *task_out;
    unsigned char *stands;
    int64_t bound[LEVELS];
    double objective; /* of the relaxation, before it last grew */
    bool relaxed;     /* to the end */
    int idle_rounds;  /* of growing that did not raise it */
};

struct parts {
    struct solve *solve;
    int *task_part; /* by task, -1: does not matter, n: is left out (GRAIN_OWN) */
    int n, level;
    bool strays;  /* GRAIN_OWN: the last part is what no day has to itself, for earlier levels */
    bool spoiled; /* the basis stands where nothing may stand any more: begin anew next time */
    struct part *rows;
    struct pool pool;
};

/* Which part each task that matters at the level is in: split where nothing
 * that matters is in progress.  False: no memory. */
bool parts_split(struct parts *parts, enum grain grain, int level);
/* Splits, and makes the models of, what is worth bounding; the whole goes on from
 * an earlier level where it can.  False: nothing.  Release either way. */
bool parts_make(struct parts *parts, enum grain grain);
void parts_release(struct parts *parts);
/* Takes the whole over into the solve, for later levels. */
void parts_keep(struct parts *parts);
/* The level's bound: what the parts' come to. */
int64_t parts_total(const struct parts *parts, int level);
/* What the plan costs at the level in this part. */
int64_t part_planned(const struct part *part, int level);
/* Searches what is open of a level by trees, with so much work; the parts were relaxed. */
void parts_grow(struct parts *parts, enum grain grain, int level, int64_t work);
/* Keeps the parts' bounds of the level, when there are none or lesser ones. */
void parts_remember(const struct parts *parts, int level);
/* Takes the parts' bounds of an earlier level from what was kept.  False: that
 * does not add up to the level's bound. */
bool parts_recall(struct parts *parts, int level);

/* Parts of which one is nearly everything tell no more than the whole. */
bool parts_worth(const struct parts *parts);
/* Offers of the largest part, but for what strays. */
int64_t parts_largest(const struct parts *parts);

#endif
