/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/load_chart.h - exam and cover minutes for each contracted hour, as bars. */
#ifndef SCHEDULER_DESK_LOAD_CHART_H
#define SCHEDULER_DESK_LOAD_CHART_H

#include "scheduler/desk/ask.h"

/* people: of report hours. */
void load_chart_put(struct web *web, const struct json *people);

#endif
