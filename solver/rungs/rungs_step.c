/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_step.c - the plan of a rung: what it is worth, whom it tells, how it is
 * proven. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

#include "solver/limits/judge.h"
#include "solver/mip/mip_part.h"

enum { NODES = 4000 };

bool step_make(struct step *step, struct climb *climb, int n)
{
    size_t n_offers = (size_t)climb->lean.n_offers;

    *step = (struct step){.climb = climb, .n = n};
    step->plan = pool_take(&climb->pool, n_offers + 1, sizeof *step->plan);
    step->other = pool_take(&climb->pool, n_offers + 1, sizeof *step->other);
    return !climb->pool.broken;
}

/* All compared levels of a plan; false: it is not legal. */
bool step_values(const struct climb *climb, const bool *plan, int64_t *values)
{
    int64_t value[LEVELS];
    bool legal = problem_judge_with(&climb->lookup, plan, value, NULL, NULL);

    for (int i = 0; i < climb->ask->n_levels; i++)
        values[i] = value[climb->ask->levels[i]];
    return legal;
}

int step_compare(const struct climb *climb, const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < climb->ask->n_levels; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

int step_told(const struct climb *climb, const bool *plan)
{
    const struct rungs_ask *ask = climb->ask;
    bool *told = climb->scratch;
    int n = 0;

    for (int p = 0; p < ask->n_people; p++)
        told[p] = climb->told[p] >= 0 && climb->model.mip.columns[climb->told[p]].low;
    for (int i = 0; i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        bool with = tell->with < 0 || plan[tell->with];
        if (with && plan[tell->offer] != tell->dropped)
            told[tell->person] = true;
    }
    for (int p = 0; p < ask->n_people; p++)
        n += told[p];
    return n;
}

/* The whole plan that values of columns stand for. */
void step_read(struct step *step, const double *values)
{
    const struct climb *climb = step->climb;

    for (int i = 0; i < climb->lean.n_offers; i++) {
        int column = climb->model.offer_column[i];
        step->other[i] = column >= 0 ? values[column] > 0.5 : climb->stands[i] == OFFER_ONE;
    }
}

void step_swap(struct step *step)
{
    bool *plan = step->plan;

    step->plan = step->other;
    step->other = plan;
}

/* Until a plan tells few enough, any is better than none. */
void step_begin(struct step *step, const struct step *from)
{
    if (from != step) {
        memcpy(step->plan, from->plan, (size_t)from->climb->lean.n_offers);
        memcpy(step->value, from->value, sizeof step->value);
    }
    if (step_told(step->climb, step->plan) <= step->n)
        return;
    for (int i = 0; i < LEVELS; i++)
        step->value[i] = NOT_YET;
}

int64_t step_target(const struct step *step)
{
    int level = step->climb->ask->levels[step->at];

    return step->value[step->at] - step->climb->model.constant[level];
}

void climb_only(const struct climb *climb, const bool *may)
{
    const struct rungs_ask *ask = climb->ask;
    struct mip_column *columns = climb->model.mip.columns;

    for (int p = 0; p < ask->n_people; p++)
        if (climb->told[p] >= 0)
            columns[climb->told[p]].high = columns[climb->told[p]].low || !may || may[p];
    for (int i = 0; i < 2 * ask->n_tells; i++) { /* all are free, then some are not */
        const struct tell *tell = &ask->tells[i % ask->n_tells];
        int column = climb->model.offer_column[tell->offer], told = climb->told[tell->person];
        bool out = i >= ask->n_tells && may && !may[tell->person];
        if (column < 0 || told < 0 || columns[told].low || tell->with >= 0)
            continue;
        if (i < ask->n_tells) {
            columns[column].low = 0;
            columns[column].high = 1;
        } else if (out) {
            columns[column].low = columns[column].high = tell->dropped;
        }
    }
}

/* Levels before the one at `at` stay as good as they are. */
void step_rows(const struct step *step, int at)
{
    const struct climb *climb = step->climb;
    struct mip_row *rows = climb->model.mip.rows;

    for (int i = 0; i < climb->ask->n_levels; i++) {
        int64_t room = step->value[i] - climb->model.constant[climb->ask->levels[i]];
        if (climb->level_row[i] >= 0)
            rows[climb->level_row[i]].high =
                i < at && room < climb->level_most[i] ? room : climb->level_most[i];
    }
    if (climb->cap_row >= 0)
        rows[climb->cap_row].high = step->n;
}

/* Who is told is decided first. */
const unsigned char *climb_first(struct climb *climb)
{
    unsigned char *first = realloc(climb->first, (size_t)climb->model.mip.n_columns + 1);

    if (!first)
        return NULL;
    climb->first = first;
    memset(first, 0, (size_t)climb->model.mip.n_columns);
    for (int p = 0; p < climb->ask->n_people; p++)
        if (climb->told[p] >= 0)
            first[climb->told[p]] = 1;
    return first;
}

void climb_spend(struct climb *climb, int64_t pivots)
{
    climb->work -= pivots;
    climb->spent += pivots;
    if (climb->spends)
        climb->spends(climb->spender, climb->spent);
}

static void proof_spends(void *context, int64_t left)
{
    const struct climb *climb = context;

    climb->spends(climb->spender, climb->spent + climb->given - left);
}

void climb_hears(struct climb *climb, struct mip_proof *proof)
{
    climb->given = proof->pivots;
    proof->left = climb->spends ? proof_spends : NULL;
    proof->listener = climb;
}

bool climb_prove(struct climb *climb, int share, struct mip_proof *proof)
{
    int64_t given = climb->work / share + 1;

    proof->pivots = given;
    proof->nodes = NODES;
    proof->first = climb_first(climb);
    climb_hears(climb, proof);
    if (!part_prove(&climb->model.mip, climb->ask->stop, proof))
        return false;
    climb_spend(climb, given - proof->pivots);
    return true;
}
