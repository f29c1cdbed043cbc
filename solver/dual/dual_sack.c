/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which of its rows each person's week must fit into, and on which grid. */
#include "solver/dual/dual_week.h"

static const int most_room[GRIDS] = {100, 800}; /* steps of the grid */

/* Whose row it is when it holds only their choices, and only so much of them; else -1. */
static void find_owners(const struct dual *dual, int *owner)
{
    enum { UNSEEN = -2 };
    const struct model *model = dual->model;

    for (int i = 0; i < model->mip.n_rows; i++)
        owner[i] = UNSEEN;
    for (int i = 0; i < model->mip.n_terms; i++) {
        const struct mip_term *term = &model->mip.terms[i];
        const struct model_column *column = &model->columns[term->column];
        int person = column->kind == 'x' && term->factor > 0
                         ? model->lookup->problem->offers[column->number].person
                         : -1;

        if (owner[term->row] == UNSEEN)
            owner[term->row] = person;
        else if (owner[term->row] != person)
            owner[term->row] = -1;
    }
}

static void choose_rows(struct dual *dual, const int *owner, double *most)
{
    const struct mip *mip = &dual->model->mip;

    for (int i = 0; i < mip->n_rows; i++) {
        if (owner[i] < 0 || mip->rows[i].high == MIP_FREE || mip->rows[i].high < 0)
            continue;
        double weight = -dual->best[i] * (double)mip->rows[i].high;

        if (weight > most[owner[i]]) {
            most[owner[i]] = weight;
            dual->week->sacks[owner[i]].row = i;
        }
    }
}

static int64_t common(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

static int64_t factor_of(const struct dual *dual, int link, int row)
{
    int column = dual->link_column[link];

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        if (dual->rows[k] == row)
            return dual->factors[k];
    return 0;
}

/* Steps of a grid that all amounts are on; of a coarser one when that would be too many. */
static void weigh(struct dual *dual, int person, enum dual_grid which)
{
    struct dual_sack *sack = &dual->week->sacks[person];
    int64_t room = dual->model->mip.rows[sack->row].high, grid = 0;

    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++)
        grid = common(factor_of(dual, k, sack->row), grid);
    grid = grid ? grid : 1;
    if (room / grid >= most_room[which])
        grid = room / most_room[which] + 1;
    sack->room[which] = (int)(room / grid);
    for (int k = dual->chain_first[person]; k < dual->chain_first[person + 1]; k++) {
        int64_t amount = factor_of(dual, k, sack->row) + (which == GRID_COARSE ? grid / 2 : 0);
        int64_t steps = amount / grid;

        dual->week->weight[which][k] =
            steps > sack->room[which] ? sack->room[which] + 1 : (int)steps;
    }
}

static bool take_tables(struct dual *dual)
{
    struct dual_week *week = dual->week;
    int n_people = dual->model->lookup->problem->n_people;
    size_t cells = 1, days = 1;

    for (int p = 0; p < n_people; p++) {
        size_t width = (size_t)week->sacks[p].room[GRID_FINE] + 1;
        size_t n_days = (size_t)(week->day_first[p + 1] - week->day_first[p]) + 1;

        days = n_days * width > days ? n_days * width : days;
        for (int d = week->day_first[p]; d < week->day_first[p + 1]; d++) {
            size_t links = (size_t)(week->days[d].end - week->days[d].first) + 1;

            cells = links * width > cells ? links * width : cells;
        }
    }
    week->tables = pool_take(&dual->pool, days, sizeof *week->tables);
    week->pick = pool_take(&dual->pool, days, sizeof *week->pick);
    week->rows = pool_take(&dual->pool, cells, sizeof *week->rows);
    week->own = pool_take(&dual->pool, cells, sizeof *week->own);
    return !dual->pool.broken;
}

bool dual_week_choose(struct dual *dual)
{
    size_t n_people = (size_t)dual->model->lookup->problem->n_people;
    int *owner = pool_take(&dual->pool, (size_t)dual->model->mip.n_rows, sizeof *owner);
    double *most = pool_take(&dual->pool, n_people, sizeof *most);

    if (dual->pool.broken)
        return false;
    find_owners(dual, owner);
    choose_rows(dual, owner, most);
    for (int p = 0; p < (int)n_people; p++)
        for (int i = 0; i < GRIDS && dual->week->sacks[p].row >= 0; i++)
            weigh(dual, p, (enum dual_grid)i);
    return take_tables(dual);
}
