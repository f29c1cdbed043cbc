/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which of its rows each person's week must fit into, and on which grid. */
#include "solver/dual/dual_week.h"

#include <limits.h>

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

static int64_t factor_of(const struct dual *dual, int link, int row)
{
    int column = dual->link_column[link];

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        if (dual->rows[k] == row)
            return dual->factors[k];
    return 0;
}

/* Does the person's row hold choices of one day only?  That day; -1: of several; and rows that
 * nothing can break are nobody's any more. */
static void find_days(const struct dual *dual, int *owner, int *day_of)
{
    enum { UNSEEN = -2 };
    const struct mip *mip = &dual->model->mip;
    const struct dual_week *week = dual->week;

    for (int i = 0; i < mip->n_rows; i++) {
        day_of[i] = UNSEEN;
        if (mip->rows[i].high == MIP_FREE || mip->rows[i].high < 0 ||
            mip->rows[i].high > INT_MAX / 2)
            owner[i] = -1;
    }
    for (int d = 0; d < week->n_days; d++) {
        for (int k = week->days[d].first; k < week->days[d].end; k++) {
            int column = dual->link_column[k];

            for (int i = dual->first[column]; i < dual->first[column + 1]; i++) {
                int row = dual->rows[i];

                day_of[row] = day_of[row] == UNSEEN || day_of[row] == d ? d : -1;
            }
        }
    }
}

/* Of days: up to so many rows. */
static void choose_day_rows(struct dual *dual, const int *owner, const int *day_of)
{
    for (int i = 0; i < dual->model->mip.n_rows; i++) {
        if (owner[i] < 0 || day_of[i] < 0)
            continue;
        struct dual_day *day = &dual->week->days[day_of[i]];

        if (day->n_rows == DAY_ROWS)
            continue;
        for (int k = day->first; k < day->end; k++) {
            int64_t load = factor_of(dual, k, i), most = dual->model->mip.rows[i].high + 1;

            dual->week->load[k][day->n_rows] = (int)(load < most ? load : most);
        }
        day->room[day->n_rows++] = (int)dual->model->mip.rows[i].high;
        dual->week->kept[i] = true;
    }
}

/* Of several days: each person's dearest. */
static void choose_rows(struct dual *dual, const int *owner, const int *day_of, double *most)
{
    const struct mip *mip = &dual->model->mip;

    for (int i = 0; i < mip->n_rows; i++) {
        if (owner[i] < 0 || day_of[i] >= 0)
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
    size_t sums = 1, width = 1, longest = 0;

    for (int p = 0; p < n_people; p++) {
        size_t room = (size_t)week->sacks[p].room[GRID_FINE] + 1;
        size_t n_days = (size_t)(week->day_first[p + 1] - week->day_first[p]) + 1;

        sums = n_days * room > sums ? n_days * room : sums;
        width = room > width ? room : width;
    }
    for (int d = 0; d < week->n_days; d++) {
        size_t n = (size_t)(week->days[d].end - week->days[d].first) + 1;

        longest = n > longest ? n : longest;
    }
    week->tails.least =
        pool_take(&dual->pool, longest * (TAIL_STEPS + 1), sizeof *week->tails.least);
    week->sums = pool_take(&dual->pool, sums, sizeof *week->sums);
    week->cost_at = pool_take(&dual->pool, width, sizeof *week->cost_at);
    week->way_at = pool_take(&dual->pool, width, sizeof *week->way_at);
    week->from_at = pool_take(&dual->pool, width, sizeof *week->from_at);
    return !dual->pool.broken;
}

/* A row that every week keeps only lowers the bound by its price. */
static void forget_prices(struct dual *dual)
{
    for (int i = 0; i < dual->model->mip.n_rows; i++)
        if (dual->week->kept[i])
            dual->price[i] = dual->best[i] = 0;
}

struct owned {
    int *owner, *day_of; /* by row: whose it is, and of which of their days; -1 */
};

static bool find_owned(struct dual *dual, struct owned *owned)
{
    size_t n_rows = (size_t)dual->model->mip.n_rows;

    owned->owner = pool_take(&dual->pool, n_rows, sizeof *owned->owner);
    owned->day_of = pool_take(&dual->pool, n_rows, sizeof *owned->day_of);
    if (dual->pool.broken)
        return false;
    find_owners(dual, owned->owner);
    find_days(dual, owned->owner, owned->day_of);
    return true;
}

bool dual_week_choose_days(struct dual *dual)
{
    struct owned owned;

    if (!find_owned(dual, &owned))
        return false;
    choose_day_rows(dual, owned.owner, owned.day_of);
    forget_prices(dual);
    dual->week->by_days = true;
    return take_tables(dual);
}

bool dual_week_choose_weeks(struct dual *dual)
{
    int n_people = dual->model->lookup->problem->n_people;
    double *most = pool_take(&dual->pool, (size_t)n_people, sizeof *most);
    struct owned owned;

    if (!find_owned(dual, &owned))
        return false;
    choose_rows(dual, owned.owner, owned.day_of, most);
    for (int p = 0; p < n_people; p++)
        for (int i = 0; i < GRIDS && dual->week->sacks[p].row >= 0; i++)
            weigh(dual, p, (enum dual_grid)i);
    dual->week->by_days = false;
    return take_tables(dual);
}

bool dual_week_choose(struct dual *dual)
{
    return dual_week_choose_days(dual) && dual_week_choose_weeks(dual);
}
