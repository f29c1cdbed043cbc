/* SPDX-License-Identifier: GPL-3.0-or-later
 * Breaks that weeks do not know.  Those with many ways are forgotten, and a program over weeks may
 * come down to some that nobody may work: then the break is known from there on, to whoever it is
 * of. */
#include "solver/dual/dual_master.h"

static const double least_part = 1e-6;

static int missed_by(const struct master *master, const struct master_week *week)
{
    const struct model *model = master->dual->model;
    const int *choices = master->choices + week->first;
    int person = model->lookup->problem->offers[model->columns[*choices].number].person;

    return dual_week_missed(master->dual, person, choices, week->n);
}

static void let_go(struct master *master, struct master_week *week)
{
    week->gone = true;
    master->mip.columns[week->column].low = 0;
    master->mip.columns[week->column].high = 0;
}

bool master_check(struct master *master, int number)
{
    const struct master_week *week = &master->weeks[number];
    int missed = week->gone ? -1 : missed_by(master, week);

    if (missed < 0)
        return !week->gone;
    (void)dual_week_learn(master->dual, missed);
    for (int i = 0; i < master->n_weeks; i++)
        if (master->weeks[i].person == week->person && missed_by(master, &master->weeks[i]) >= 0)
            let_go(master, &master->weeks[i]);
    return false;
}

int master_learn(struct master *master)
{
    int n = 0;

    for (int i = 0; i < master->n_weeks; i++)
        n += !master->weeks[i].gone && master->mip.values[master->weeks[i].column] > least_part &&
             !master_check(master, i);
    return n;
}
