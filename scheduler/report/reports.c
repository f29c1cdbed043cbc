/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of reports.  To add one: scheduler/report/<name>.c and two lines here. */
#include <string.h>

#include "scheduler/report/report.h"

extern const struct report report_approvals, report_audit, report_candidate, report_cover,
    report_displaced, report_merges, report_seating, report_clashes, report_exams_took,
    report_forecast, report_hours, report_person, report_plan, report_certificate, report_answers,
    report_room, report_rota, report_shortage, report_sittings, report_staff, report_support,
    report_withdrawals;

const struct report *const reports[] = {
    &report_rota,        &report_person,      &report_room,      &report_seating,
    &report_shortage,    &report_sittings,    &report_merges,    &report_displaced,
    &report_candidate,   &report_hours,       &report_staff,     &report_plan,
    &report_certificate, &report_cover,       &report_support,   &report_clashes,
    &report_exams_took,  &report_withdrawals, &report_approvals, &report_clashes,
    &report_audit,       &report_forecast,    &report_answers,   NULL,
};

const struct report *report_find(const char *name)
{
    for (int i = 0; reports[i]; i++)
        if (strcmp(reports[i]->name, name) == 0)
            return reports[i];
    return NULL;
}
