/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_settled.c - what the levels before leave no choice in.
 *
 * A level that is closed says more than its value: whoever cannot be told in any plan that is as
 * good there, and what none of those plans has, need not be looked at again.  So money, which comes
 * last and alone has a price on nearly everything, is asked of the few people who are left.
 */
#include "solver/rungs/rungs_step.h"

#include <string.h>

/* Which level has settled a column, and where; 0: none. */
static unsigned char settled_as(int at, bool high)
{
    return (unsigned char)(1 + 2 * at + high);
}

static int settled_by(unsigned char settled)
{
    return (settled - 1) / 2;
}

static bool settled_high(unsigned char settled)
{
    return (settled - 1) % 2;
}

/* Room for every column there is now. */
static bool settled_grow(struct step *step)
{
    struct climb *climb = step->climb;
    int n = climb->model.mip.n_columns;

    if (n <= step->n_settled)
        return true;
    unsigned char *settled = pool_take(&climb->pool, (size_t)n + (size_t)n / 8 + 1, 1);
    if (!settled)
        return false;
    if (step->n_settled)
        memcpy(settled, step->settled, (size_t)step->n_settled);
    step->settled = settled;
    step->n_settled = n + n / 8;
    return true;
}

void step_settle(struct step *step, const struct fixing *fixing)
{
    const struct certificate *certificate = &fixing->certificate;
    int64_t best = step_target(step);
    bool high;

    if (!fixing->made || !fixing->had_choice || step->value[step->at] == NOT_YET ||
        !settled_grow(step))
        return;
    for (int j = 0; j < certificate->n_columns; j++)
        if (fixing->had_choice[j] && certificate_fixes(certificate, j, best, &high))
            step->settled[j] = settled_as(step->at, high);
}

/* Later levels say nothing: what is better here may be worse there. */
static bool is_settled(const struct step *step, int column)
{
    return column >= 0 && column < step->n_settled && step->settled[column] &&
           settled_by(step->settled[column]) <= step->at;
}

/* Of plans as good as before, what they have alike; of those as good as now, only while no level up
 * to the one that says so is worse.  A level's bound holds while none before it is. */
void step_forget(struct step *step, const int64_t *before)
{
    int n_levels = step->climb->ask->n_levels, worse = 0;

    while (worse < n_levels && step->value[worse] <= before[worse])
        worse++;
    for (int i = worse + 1; i < n_levels; i++)
        step->bound[i] = 0;
    for (int j = 0; j < step->n_settled; j++)
        if (step->settled[j] && settled_by(step->settled[j]) >= worse)
            step->settled[j] = 0;
}

void step_take_over(struct step *step, const struct step *from)
{
    int64_t before[LEVELS];

    memcpy(before, step->value, sizeof before);
    step_begin(step, from);
    step_forget(step, before);
}

/* What costs more than there is room for at this level or one before is not done: no cost is
 * below nothing. */
static void leave_dear(const struct step *step)
{
    const struct climb *climb = step->climb;
    struct mip_column *columns = climb->model.mip.columns;

    for (int i = 0; i <= step->at; i++) {
        int level = climb->ask->levels[i];
        int64_t room = step->value[i] - climb->model.constant[level];
        for (int j = 0; j < climb->model.mip.n_columns; j++)
            if (climb->model.columns[j].cost[level] > room && columns[j].low == 0 &&
                columns[j].whole)
                columns[j].high = 0;
    }
}

void step_hold(const struct step *step, const bool *may)
{
    struct climb *climb = step->climb;
    struct mip_column *columns = climb->model.mip.columns;
    bool *tried = climb->guessed;

    for (int p = 0; p < climb->ask->n_people; p++) {
        int told = climb->told[p];
        bool out = may ? !may[p] : told >= 0 && columns[told].high == 0;
        tried[p] = !out && (!is_settled(step, told) || settled_high(step->settled[told]));
    }
    climb_only(climb, tried);
    for (int j = 0; j < step->n_settled && j < climb->model.mip.n_columns; j++) {
        if (!is_settled(step, j) || columns[j].low == columns[j].high)
            continue;
        if (settled_high(step->settled[j]))
            columns[j].low = columns[j].high;
        else
            columns[j].high = columns[j].low;
    }
    leave_dear(step);
}
