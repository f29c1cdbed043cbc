/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/why.h - questions to the stored draft: why is it empty, why not this person. */
#ifndef SCHEDULER_OFFICE_WHY_H
#define SCHEDULER_OFFICE_WHY_H

#include "scheduler/office/office.h"
#include "scheduler/plan/why.h"

/* Opens the draft of the days; from -1: all that is planned.  FAULT_MISSING: there is no plan. */
bool office_why(struct office *office, struct office_range range, struct why *why,
                struct fault *fault) MUST_CHECK;

/* The same with duties that were derived already; known: NULL, or as struct world has it. */
bool office_why_duties(struct office *office, struct office_range range, struct duties duties,
                       const struct world_known *known, struct why *why,
                       struct fault *fault) MUST_CHECK;

/* The key of the empty seat that a number of report shortage means; any other text is itself. */
bool office_why_number(struct office *office, const char *text, const char **meant,
                       struct fault *fault) MUST_CHECK;

/* The week of the duty, of the days it was opened for: what a price is counted over. */
bool office_why_week(struct office *office, const struct why *why, int duty, struct why *week,
                     int *its_duty, struct fault *fault) MUST_CHECK;

/* The cheapest plan of that week in which the person does the duty: its day first, then all days
 * where these are few enough to be looked at at once. */
bool office_why_not(struct why *week, int duty, int person, struct why_price *price,
                    struct fault *fault) MUST_CHECK;

#endif
