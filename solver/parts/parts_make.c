/* SPDX-License-Identifier: GPL-3.0-or-later
 * The models of the parts, and the one of the whole that outlives its level. */
#include "solver/parts/parts.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 300000, OWN_CHOICES = 2500 };

static bool part_make(struct parts *parts, int number)
{
    struct part *part = &parts->rows[number];
    const struct lookup *lookup = &parts->solve->lookup;
    const struct problem *problem = lookup->problem;

    part->task_out = pool_take(&parts->pool, (size_t)problem->n_tasks, sizeof(bool));
    part->stands = pool_take(&parts->pool, (size_t)problem->n_offers, 1);
    if (!part->task_out || !part->stands)
        return false;
    for (int t = 0; t < problem->n_tasks; t++)
        part->task_out[t] = parts->task_part[t] != number;
    for (int i = 0; i < problem->n_offers; i++) {
        int home = parts->task_part[lookup->offer_task[i]];

        part->stands[i] = home == number
                              ? (unsigned char)solve_stands(parts->solve, i, parts->level)
                          : home < 0 ? OFFER_IDLE
                                     : OFFER_OUT;
    }
    part->model.lookup = lookup;
    part->model.plan = parts->solve->search.best;
    part->model.stands = part->stands;
    part->model.later_part = number > 0;
    part->model.grows = true;
    part->model.told = parts->solve->effort->proof;
    part->model.reach = parts->level;
    part->model.task_out = part->task_out;
    return model_make(&part->model);
}

/* What is fixed since the model was made. */
static void narrow(struct parts *parts)
{
    struct model *model = &parts->rows[0].model;

    for (int j = 0; j < model->mip.n_columns; j++) {
        if (model->columns[j].kind != 'x')
            continue;
        int stands = solve_stands(parts->solve, model->columns[j].number, parts->level);

        if (stands == OFFER_ZERO)
            model->mip.columns[j].high = 0;
        if (stands == OFFER_ONE)
            model->mip.columns[j].low = 1;
    }
}

/* The whole of an earlier level is the whole of this one when the same work
 * matters: its basis is a far better beginning than any plan. */
static bool whole_again(struct parts *parts)
{
    struct parts *whole = parts->solve->whole;
    size_t size = (size_t)parts->solve->problem->n_tasks * sizeof(int);

    if (!whole || whole->level > parts->level ||
        memcmp(whole->task_part, parts->task_part, size) != 0)
        return false;
    whole->level = parts->level;
    parts_release(parts);
    *parts = *whole;
    free(whole);
    parts->solve->whole = NULL;
    parts->rows[0].bound[parts->level] = 0;
    model_reach(&parts->rows[0].model, parts->level);
    narrow(parts);
    return true;
}

static bool make_all(struct parts *parts)
{
    bool fine = true;

    parts->rows = pool_take(&parts->pool, (size_t)parts->n, sizeof *parts->rows);
    for (int i = 0; fine && i < parts->n; i++)
        fine = parts->rows && solve_goes_on(parts->solve) && part_make(parts, i) &&
               parts->rows[i].model.mip.n_columns < MAX_COLUMNS;
    return fine;
}

void parts_keep(struct parts *parts)
{
    struct solve *solve = parts->solve;

    parts_forget(solve, -1);
    solve->whole = malloc(sizeof *solve->whole);
    if (!solve->whole)
        return;
    *solve->whole = *parts;
    *parts = (struct parts){0};
}

/* Spells are of use when days, which tell more, are much larger. */
static bool days_do(const struct parts *parts, enum grain grain)
{
    struct parts days = {.solve = parts->solve, .level = parts->level};
    bool fine = grain == GRAIN_SPELL && parts_split(&days, GRAIN_DAY, parts->level) &&
                parts_worth(&days) && parts_largest(&days) <= 2 * parts_largest(parts);

    pool_release(&days.pool);
    return fine;
}

bool parts_make(struct parts *parts, enum grain grain)
{
    if (!parts_split(parts, grain, parts->level))
        return false;
    if (grain == GRAIN_WHOLE)
        return whole_again(parts) || make_all(parts);
    if (grain == GRAIN_OWN)
        return parts_largest(parts) <= OWN_CHOICES && make_all(parts);
    return parts_worth(parts) && !days_do(parts, grain) && make_all(parts);
}
