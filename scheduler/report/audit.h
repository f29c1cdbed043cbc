/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/audit.h - the lines of the compliance report as text and as an answer. */
#ifndef SCHEDULER_REPORT_AUDIT_H
#define SCHEDULER_REPORT_AUDIT_H

#include "export/json.h"
#include "scheduler/audit/audit.h"
#include "scheduler/report/report.h"

/* "Wed 12 May 2027, HALL, 09:00 to 11:12: 8700/1 (28)" */
const char *audit_subject_text(const struct season *season, const struct audit_subject *subject,
                               struct arena *arena);
/* Facts, then what is wrong or not known. */
const char *audit_line_text(const struct audit_line *line, struct arena *arena);
/* "verdicts": how many of each; "lines": each rule for each sitting. */
void answer_audit_lines(struct json *root, const struct season *season, const struct audit *audit);

#endif
