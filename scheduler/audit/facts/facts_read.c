/* SPDX-License-Identifier: GPL-3.0-or-later
 * The facts of a range, in the order in which they rest on each other. */
#include "scheduler/audit/auditor.h"

void facts_read(struct auditor *auditor, const struct assignment *list, int count)
{
    facts_read_days(auditor);
    facts_read_seats(auditor);
    facts_read_duties(auditor, list, count);
    facts_file_rows(auditor);
    facts_read_ways(auditor);
    facts_read_clashes(auditor);
}
