/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/derived.c */
#include "scheduler/rules/derived.h"

#include <string.h>

int rules_duty_people(const struct rules *rules, const struct school_duty *row, int n_pupils)
{
    int told = row->people;

    if (strcmp(row->kind, "home_visit") == 0 && told <= 0) /* one, where a plan allows it */
        return rules_figure(rules, FIGURE_HOME_VISIT);
    if (strcmp(row->kind, "trip") == 0) {
        int ratio = rules_figure(rules, FIGURE_TRIP_RATIO);
        int least = ratio > 0 ? (n_pupils + ratio - 1) / ratio : 0;
        told = told < least ? least : told;
    }
    return told > 0 ? told : 1;
}

bool rules_much_extra(const struct rules *rules, int extra_pct)
{
    return rules_figure(rules, FIGURE_EXTRA_OUTLASTS) == 1 &&
           extra_pct > rules_figure(rules, FIGURE_EXTRA_LARGE);
}
