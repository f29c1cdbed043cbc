/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whole solutions by rounding and drawing the relaxation to what was rounded, in turns (Fischetti,
 * Glover, Lodi 2005; with some of the objective, Achterberg, Berthold 2007). */
#include "solver/mip/mip_pump.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/lp/whole.h"

enum { TURNS = 12, PULL = 1 << 12, FLIPS = 6, FLIPS_MORE = 9, WALKS = 4, SEEKS = 4 };
static const double fades = 0.8;

static bool round_all(struct pumping *pumping)
{
    const struct mip *mip = pumping->mip;
    bool same = true;

    for (int j = 0; j < mip->n_columns; j++) {
        double near = round(mip->values[j]);
        if (!mip->columns[j].whole || pump_follows(pumping, j))
            continue;
        same = same && fabs(near - pumping->rounded[j]) < 0.5;
        pumping->rounded[j] = near;
    }
    return same;
}

/* The furthest from whole goes to its other side. */
static bool flip(struct pumping *pumping)
{
    const struct mip *mip = pumping->mip;
    double worst = WHOLE_WITHIN;
    int column = -1;

    for (int j = 0; j < mip->n_columns; j++) {
        double off = fabs(mip->values[j] - pumping->rounded[j]);
        if (mip->columns[j].whole && !pump_follows(pumping, j) && off <= 0.5 + WHOLE_WITHIN &&
            off > worst) {
            worst = off;
            column = j;
        }
    }
    if (column < 0)
        return false;
    pumping->rounded[column] += mip->values[column] > pumping->rounded[column] ? 1 : -1;
    return true;
}

/* Walking in a circle: some columns at random, as far as they are from whole and a little more. */
static void shake(struct pumping *pumping)
{
    const struct mip *mip = pumping->mip;

    for (int j = 0; j < mip->n_columns; j++) {
        double off = fabs(mip->values[j] - pumping->rounded[j]);
        pumping->chance = pumping->chance * 1664525U + 1013904223U;
        if (mip->columns[j].whole && off > WHOLE_WITHIN &&
            off + (double)(pumping->chance >> 8) / (1 << 24) > 1)
            pumping->rounded[j] += mip->values[j] > pumping->rounded[j] ? 1 : -1;
    }
}

/* Towards what was rounded, and ever less towards what the objective wants. */
static void draw(struct pumping *pumping, double share)
{
    struct mip *mip = pumping->mip;

    for (int j = 0; j < mip->n_columns; j++) {
        struct mip_column *column = &mip->columns[j];
        double cost = share * PULL * (double)pumping->costs[j] / pumping->length;
        if (column->whole && column->low < column->high && !pump_follows(pumping, j)) {
            double to = pumping->rounded[j];
            if (to <= (double)column->low)
                cost += PULL;
            else if (to >= (double)column->high)
                cost -= PULL;
            else if (fabs(mip->values[j] - to) > WHOLE_WITHIN)
                cost += mip->values[j] > to ? PULL : -PULL;
        }
        column->cost = llround(cost);
    }
}

static bool go_round(struct pumping *pumping)
{
    double share = 1;

    if (!pump_relax(pumping))
        return false;
    for (int turn = 0; turn < TURNS; turn++) {
        bool same = round_all(pumping) && turn > 0;
        bool moved = false;
        int n = 0;
        if (pump_furthest(pumping->mip, &n) < 0)
            return pump_tell(pumping);
        if (pump_finish(pumping, n, turn, &moved))
            return true;
        if (moved && !pump_relax(pumping))
            return false;
        for (int i = 0; same && i < FLIPS + turn % FLIPS_MORE; i++)
            same = flip(pumping);
        if (turn % 10 == 9)
            shake(pumping);
        draw(pumping, share);
        if (!pump_relax(pumping))
            return false;
        share *= fades;
    }
    return false;
}

bool mip_pump(struct mip *mip, struct mip_pump *pump)
{
    size_t n = (size_t)mip->n_columns + 1;
    struct pumping pumping = {.mip = mip,
                              .pump = pump,
                              .costs = calloc(n, sizeof(int64_t)),
                              .sides = calloc(n, sizeof(struct mip_column)),
                              .rounded = calloc(n, sizeof(double)),
                              .walks = WALKS,
                              .seeks = SEEKS,
                              .chance = 1};
    bool found = false;

    if (pumping.costs && pumping.sides && pumping.rounded && !mip->broken && pump->pivots > 0) {
        double sum = 1;
        for (int j = 0; j < mip->n_columns; j++) {
            pumping.costs[j] = mip->columns[j].cost;
            sum += (double)pumping.costs[j] * (double)pumping.costs[j];
        }
        pumping.length = sqrt(sum);
        memcpy(pumping.sides, mip->columns, (n - 1) * sizeof *mip->columns);
        found = go_round(&pumping);
        pump_costs_give(&pumping);
    }
    free(pumping.costs);
    free(pumping.rounded);
    free(pumping.sides);
    return found;
}
