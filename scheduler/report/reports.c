/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of reports.  To add one: scheduler/report/<name>.c and a line here. */
#include <string.h>

#include "scheduler/report/report.h"

/* clang-format off: a report a line, in help order */
#define REPORTS(X) \
    X(rota)        \
    X(person)      \
    X(room)        \
    X(seating)     \
    X(shortage)    \
    X(remedies)    \
    X(sittings)    \
    X(merges)      \
    X(displaced)   \
    X(candidate)   \
    X(hours)       \
    X(staff)       \
    X(plan)        \
    X(certificate) \
    X(cover)       \
    X(support)     \
    X(clashes)     \
    X(exams_took)  \
    X(withdrawals) \
    X(approvals)   \
    X(incidents)   \
    X(answers)     \
    X(audit)       \
    X(forecast)    \
    X(stale_feeds) \
    X(slips)       \
    X(key_sheet)
/* clang-format on */

#define DECLARE(name) extern const struct report report_##name;
REPORTS(DECLARE)

#define ROW(name) &report_##name,
const struct report *const reports[] = {REPORTS(ROW) NULL};

const struct report *report_find(const char *name)
{
    for (int i = 0; reports[i]; i++)
        if (strcmp(reports[i]->name, name) == 0)
            return reports[i];
    return NULL;
}
