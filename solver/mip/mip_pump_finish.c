/* SPDX-License-Identifier: GPL-3.0-or-later
 * Nearly whole: one after the other goes up or down, or a tree looks for what is left. */
#include <math.h>

#include "solver/lp/whole.h"
#include "solver/mip/mip_pump.h"

enum { EACH_MOST = 20000, FEW = 12, STEPS = 16 };
enum { FEW_CHOICES = 12, SHARE = 4 /* of the pivots that are left, for one tree */, NODES = 400 };

bool pump_follows(const struct pumping *pumping, int column)
{
    return pumping->pump->follows && pumping->pump->follows[column];
}

bool pump_relax(struct pumping *pumping)
{
    struct mip_pump *pump = pumping->pump;
    int64_t most = pump->pivots < EACH_MOST ? pump->pivots : EACH_MOST;
    struct mip_effort effort = {.pivots = most > 1 ? (int)most : 1};
    enum mip_status status = mip_relax(pumping->mip, &effort);

    pump->pivots -= pumping->mip->pivots + 1;
    return status == MIP_OPTIMAL && pump->pivots > 0;
}

void pump_costs_give(const struct pumping *pumping)
{
    for (int j = 0; j < pumping->mip->n_columns; j++)
        pumping->mip->columns[j].cost = pumping->costs[j];
}

int pump_furthest(const struct mip *mip, int *n)
{
    double worst = WHOLE_WITHIN;
    int column = -1;

    *n = 0;
    for (int j = 0; j < mip->n_columns; j++) {
        double off = whole_off(mip, j);
        if (off == 0)
            continue;
        (*n)++;
        if (off > worst) {
            worst = off;
            column = j;
        }
    }
    return column;
}

bool pump_tell(struct pumping *pumping)
{
    struct mip_pump *pump = pumping->pump;
    int64_t before = pump->target;

    pump_costs_give(pumping);
    pump->target = pump->found(pump->context, pumping->mip->values);
    return pump->target < before;
}

static void sides_give(struct pumping *pumping)
{
    struct mip *mip = pumping->mip;

    for (int j = 0; j < mip->n_columns; j++) {
        mip->columns[j].low = pumping->sides[j].low;
        mip->columns[j].high = pumping->sides[j].high;
    }
}

/* Few are left that are not whole: one after the other goes up, or down where it cannot. */
static bool walk(struct pumping *pumping)
{
    struct mip *mip = pumping->mip;
    bool fine = true;
    int n = 0;
    int column = pump_furthest(mip, &n);

    for (int step = 0; fine && column >= 0 && step < STEPS; step++) {
        struct mip_column *sides = &mip->columns[column];
        int64_t low = sides->low;
        int64_t below = (int64_t)floor(mip->values[column]);
        sides->low = below + 1;
        fine = pump_relax(pumping);
        if (!fine && pumping->pump->pivots > 0) {
            sides->low = low;
            sides->high = below;
            fine = pump_relax(pumping);
        }
        column = fine ? pump_furthest(mip, &n) : column;
    }
    sides_give(pumping);
    return fine && column < 0 && pump_tell(pumping);
}

static bool is_choice(const struct pumping *pumping, int column)
{
    const struct mip_column *sides = &pumping->sides[column];

    return sides->whole && sides->high - sides->low == 1 && !pump_follows(pumping, column);
}

/* Few choices are left that are not whole: those that are stay, and a tree looks for the others
 * and for all amounts. */
static bool rest_seek(struct pumping *pumping)
{
    struct mip *mip = pumping->mip;
    struct mip_pump *pump = pumping->pump;
    int64_t share = pump->pivots / SHARE;
    struct mip_proof rest = {.bound = INT64_MIN,
                             .target = pump->target,
                             .found = pump->found,
                             .context = pump->context,
                             .first = pump->first,
                             .cuts = true,
                             .even = true,
                             .learn = true,
                             .fine = pump->fine,
                             .pivots = share,
                             .nodes = NODES};

    pump_costs_give(pumping);
    for (int j = 0; j < mip->n_columns; j++)
        if (is_choice(pumping, j) && whole_off(mip, j) == 0)
            mip->columns[j].low = mip->columns[j].high = llround(mip->values[j]);
    (void)mip_prove(mip, NULL, &rest);
    pump->pivots -= share - rest.pivots;
    sides_give(pumping);
    bool better = rest.target < pump->target;
    pump->target = rest.target;
    return better;
}

static int choices_off(const struct pumping *pumping)
{
    int n = 0;

    for (int j = 0; j < pumping->mip->n_columns; j++)
        n += is_choice(pumping, j) && whole_off(pumping->mip, j) > 0;
    return n;
}

bool pump_finish(struct pumping *pumping, int n, int turn, bool *moved)
{
    bool few = n <= FEW && pumping->walks > 0;
    bool some = n > FEW && turn > 0 && pumping->seeks > 0 && choices_off(pumping) <= FEW_CHOICES;

    *moved = few || some;
    pumping->walks -= few;
    pumping->seeks -= some;
    return few ? walk(pumping) : some && rest_seek(pumping);
}
