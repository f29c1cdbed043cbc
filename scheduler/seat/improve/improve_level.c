/* SPDX-License-Identifier: GPL-3.0-or-later
 * One level: its relaxation, plans that GLPK or our own tree find, its proof. */
#include <assert.h>
#include <string.h>

#include "scheduler/seat/improve/improve.h"
#include "solver/mip_prove.h"

enum { NODES = 12000, LEAST = 16 /* less than so many pivots finds nothing */ };
/* Of the pivots left, by is_large(): of few candidates the tree's dives find what there is. */
enum { ROUND_LAST = 3 };
static const int round_part[2] = {12, 6}, prove_percent[2] = {50, 40};

/* Of what all costs of a level are multiples: large numbers make the relaxation inexact. */
static int64_t unit(const struct packing *packing, int level)
{
    return level == SEAT_SEATED && !packing->part->travel ? TRAVEL_SCALE : 1;
}

static int64_t target_of(const struct improving *improving, int level)
{
    return (improving->value[level] - improving->packing.constant[level]) /
           unit(&improving->packing, level);
}

static int64_t plan_found(void *context, const double *values)
{
    struct improving *improving = context;

    (void)plan_try(improving, values);
    return target_of(improving, improving->level);
}

/* A row over a level's costs, once; free until it is set. */
static int level_row(struct packing *packing, int level)
{
    struct mip *mip = &packing->mip;

    if (packing->level_rows[level] >= 0)
        return packing->level_rows[level];
    packing->level_rows[level] = mip_add_row(mip, -MIP_FREE, MIP_FREE);
    for (int j = 0; j < mip->n_columns; j++) {
        if (packing->costs[j].at[level])
            mip_add_term(mip, packing->level_rows[level], j,
                         packing->costs[j].at[level] / unit(packing, level));
    }
    return packing->level_rows[level];
}

static void hold(struct improving *improving, int level, int64_t most)
{
    struct packing *packing = &improving->packing;
    int row = level_row(packing, level);

    if (!packing->mip.broken)
        packing->mip.rows[row].high =
            most == MIP_FREE ? most : (most - packing->constant[level]) / unit(packing, level);
}

/* The level as the objective, those before as rows at their values. */
static void aim(struct improving *improving, int level)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost = packing->costs[j].at[level] / unit(packing, level);
    for (int k = 0; k < SEAT_LEVELS; k++) {
        if (k < level)
            hold(improving, k, improving->value[k]);
        else if (packing->level_rows[k] >= 0)
            hold(improving, k, MIP_FREE);
    }
    improving->level = level;
}

/* bound: of the objective as it was aimed. */
static void bound_take(struct improving *improving, int level, int64_t bound, int proof)
{
    bound = bound * unit(&improving->packing, level) + improving->packing.constant[level];
    assert(bound <= improving->value[level]); /* the seating itself is one of those bounded */
    if (bound > improving->value[level])
        return;
    if (bound > improving->bound[level]) {
        improving->bound[level] = bound;
        improving->proof[level] = proof;
    }
}

bool level_closed(const struct improving *improving, int level)
{
    return improving->bound[level] >= improving->value[level];
}

/* What the adults of one family come to at least, as a row. */
static void family_round(struct improving *improving, int family, int64_t most)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;
    struct mip_effort effort = {.pivots = (int)most};

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost =
            packing->costs[j].family == family ? packing->costs[j].at[SEAT_ADULTS] : 0;
    (void)mip_relax(mip, &effort);
    improving->pivots -= mip->pivots + 1;
    int64_t bound = mip_certified(mip, 0);
    if (bound <= 0)
        return;
    int row = mip_add_row(mip, bound, MIP_FREE);
    for (int j = 0; j < mip->n_columns; j++) {
        if (mip->columns[j].cost)
            mip_add_term(mip, row, j, mip->columns[j].cost);
    }
}

static void families_round(struct improving *improving)
{
    if (improving->packing.rounded)
        return;
    improving->packing.rounded = true;
    int64_t keep = improving->pivots / 2; /* for what comes after */
    for (int i = 0; i < improving->packing.n_families && improving->pivots >= keep + LEAST; i++)
        family_round(improving, i, improving->pivots - keep);
}

/* Every level of a seating is owed a bound: one relaxation may go beyond what is left. */
static void relax(struct improving *improving, int level)
{
    struct mip *mip = &improving->packing.mip;
    int64_t owed = improving->day->school->moved ? LEAST : mip->n_rows + mip->n_columns;
    struct mip_effort effort = {.pivots =
                                    (int)(improving->pivots > owed ? improving->pivots : owed)};

    enum mip_status status = mip_relax(mip, &effort);

    improving->broken = status == MIP_NONE; /* else the seating itself is a solution */
    improving->pivots -= mip->pivots + 1;
    if (improving->root < mip->pivots)
        improving->root = mip->pivots;
    if (status != MIP_NONE)
        bound_take(improving, level, mip_certified(mip, 0), SEAT_BY_LP);
}

/* Of many candidates the bound is worth long rows; of few, nodes without them are. */
static bool is_large(const struct improving *improving)
{
    return improving->part->n > PACKING_FEW;
}

/* Levels mixed only steer: a bare level finds plans that are poor in all others. */
static const int64_t blend[SEAT_LEVELS] = {
    [SEAT_SEATED] = 5,    [SEAT_SUPPLY] = 10000, [SEAT_ADULTS] = 2000,
    [SEAT_LESSONS] = 100, [SEAT_MOVES] = 20,     [SEAT_POINTS] = 1};

static int64_t blended(const struct improving *improving)
{
    int64_t sum = 0;

    for (int i = 0; i < SEAT_LEVELS; i++)
        sum += blend[i] * (improving->value[i] - improving->packing.constant[i]);
    return sum;
}

static int64_t blend_found(void *context, const double *values)
{
    struct improving *improving = context;

    (void)plan_try(improving, values);
    return blended(improving);
}

/* Plans better in the level, one after the other, by rounding. */
static void pump(struct improving *improving, int level, int64_t share)
{
    struct mip_pump pump = {.found = plan_found,
                            .context = improving,
                            .first = improving->packing.first,
                            .fine = is_large(improving),
                            .follows = improving->packing.follows,
                            .pivots = share};
    int64_t before = 0;
    int64_t spent = 0;

    if (share < LEAST)
        return;
    do {
        pump.pivots = share;
        pump.target = target_of(improving, level);
        before = improving->value[level];
        hold(improving, level, before - unit(&improving->packing, level));
        (void)mip_pump(&improving->packing.mip, &pump);
        hold(improving, level, MIP_FREE);
        spent += share - pump.pivots;
        share = pump.pivots / 2;
    } while (improving->value[level] < before && !level_closed(improving, level));
    improving->pivots -= spent;
}

void level_steer(struct improving *improving)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;
    int64_t share = improving->pivots / 8;
    struct mip_pump pump = {.target = blended(improving),
                            .found = blend_found,
                            .context = improving,
                            .first = packing->first,
                            .fine = is_large(improving),
                            .follows = packing->follows,
                            .pivots = share};

    if (share < LEAST)
        return;
    aim(improving, 0);
    for (int j = 0; j < mip->n_columns; j++) {
        mip->columns[j].cost = 0;
        for (int k = 0; k < SEAT_LEVELS; k++)
            mip->columns[j].cost += blend[k] * packing->costs[j].at[k];
    }
    (void)mip_pump(mip, &pump);
    improving->pivots -= share - pump.pivots;
}

/* Our own tree: its dives find plans, its leaves prove. */
static void prove(struct improving *improving, int level, int64_t share)
{
    if (share < LEAST)
        return;
    struct mip_proof proof = {.bound = 0,
                              .target = target_of(improving, level),
                              .found = plan_found,
                              .context = improving,
                              .first = improving->packing.first,
                              .dual = true,
                              .cuts = true,
                              .even = true,
                              .learn = true,
                              .seek = is_large(improving), /* small days have rooms one by one */
                              .fine = is_large(improving),
                              .pivots = share,
                              .nodes = NODES};

    (void)mip_prove(&improving->packing.mip, NULL, &proof);
    improving->pivots -= share - proof.pivots;
    bound_take(improving, level, proof.bound, SEAT_BY_TREE);
}

void level_count(struct improving *improving, int level)
{
    bound_take(improving, level, 0, SEAT_BY_COUNT);
}

void level_close(struct improving *improving, int level)
{
    bound_take(improving, level, 0, SEAT_BY_COUNT);
    if (level_closed(improving, level))
        return;
    aim(improving, level);
    if (level == SEAT_ADULTS) {
        families_round(improving);
        aim(improving, level);
    }
    struct mip *mip = &improving->packing.mip;
    struct mip_basis kept = {0};
    relax(improving, level);
    if (improving->broken || level_closed(improving, level))
        return;
    mip_basis_keep(mip, &kept);
    bool large = is_large(improving);
    bool last = level == SEAT_POINTS && large; /* nothing comes after it */
    pump(improving, level, improving->pivots / (last ? ROUND_LAST : round_part[large]));
    mip_basis_take(mip, &kept);
    mip_basis_release(&kept);
    if (!level_closed(improving, level))
        prove(improving, level, improving->pivots * (last ? 100 : prove_percent[large]) / 100);
}
