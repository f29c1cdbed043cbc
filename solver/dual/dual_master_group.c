/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of a program by days that have nothing to do with each other but for a last group. */
#include <stdlib.h>

#include "solver/dual/dual_master.h"

enum { DAY_MIN = 24 * 60, NONE = -1, SEVERAL = -2 };

static void note(int *group, int row, int day)
{
    group[row] = group[row] == NONE || group[row] == day ? day : SEVERAL;
}

/* What is done on a person's day (after midnight, too) is of the date it begins with. */
static void note_day(const struct dual *dual, int *group, const struct dual_day *day, int64_t first)
{
    const struct problem *problem = dual->model->lookup->problem;

    for (int k = day->first; k < day->end; k++) {
        int column = dual->link_column[k], begins = dual->link_column[day->first];
        int slot = problem->offers[dual->model->columns[begins].number].slot;
        int date = (int)(problem->slots[slot].starts_at / DAY_MIN - first);

        for (int i = dual->first[column]; i < dual->first[column + 1]; i++)
            note(group, dual->rows[i], date);
    }
}

static int64_t first_day(const struct problem *problem)
{
    int64_t first = INT64_MAX;

    for (int i = 0; i < problem->n_slots; i++)
        if (problem->slots[i].starts_at / DAY_MIN < first)
            first = problem->slots[i].starts_at / DAY_MIN;
    return first;
}

/* A column that is no choice may be in rows of one day, too. */
static void note_other(const struct dual *dual, int *group, int column)
{
    int begin = dual->first[column], end = dual->first[column + 1], day = NONE;

    for (int k = begin; k < end; k++) {
        int own = group[dual->rows[k]];

        if (own >= 0)
            day = day == NONE || day == own ? own : SEVERAL;
    }
    for (int k = begin; day == SEVERAL && k < end; k++)
        group[dual->rows[k]] = SEVERAL;
}

int *master_groups(const struct master *master, int *n_groups)
{
    const struct dual *dual = master->dual;
    const struct model *model = dual->model;
    int64_t first = first_day(model->lookup->problem);
    int *group = malloc(((size_t)model->mip.n_rows + 1) * sizeof *group), last = 0;

    for (int i = 0; group && i < model->mip.n_rows; i++)
        group[i] = NONE;
    for (int d = 0; group && d < dual->week->n_days; d++)
        note_day(dual, group, &dual->week->days[d], first);
    for (int j = 0; group && j < model->mip.n_columns; j++)
        if (model->columns[j].kind != 'x')
            note_other(dual, group, j);
    for (int i = 0; group && i < model->mip.n_rows; i++)
        last = group[i] >= last ? group[i] + 1 : last;
    for (int i = 0; group && i < model->mip.n_rows; i++)
        group[i] = group[i] < 0 ? last : group[i];
    *n_groups = group ? last + 1 : 0;
    return group;
}
