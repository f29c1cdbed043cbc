/* SPDX-License-Identifier: GPL-3.0-or-later
 * How many adults a duty of the school wants. */
#include "scheduler/audit/auditor.h"

int fact_wanted(const struct auditor *auditor, int duty)
{
    const struct season *season = auditor->season;
    const struct school_duty *row = &season->school_duties[duty];
    int wanted = row->people > 0 ? row->people : 1, pupils = 0;

    if (fact_same(row->kind, "home_visit") && row->people <= 0)
        wanted = fact_figure(auditor, FIGURE_HOME_VISIT)->value;
    if (!fact_same(row->kind, "trip"))
        return wanted > 0 ? wanted : 1;
    for (int i = 0; i < season->n_duty_pupils; i++)
        pupils += season->duty_pupils[i].duty == duty;
    for (int each = fact_figure(auditor, FIGURE_TRIP_RATIO)->value;
         each > 0 && wanted * each < pupils;)
        wanted++;
    return wanted;
}
