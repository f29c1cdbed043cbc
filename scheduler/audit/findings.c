/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the checks find, told in one way. */
#include <stdarg.h>
#include <stdio.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"

void audit_tell(struct auditor *auditor, const char *rule, enum audit_severity severity,
                struct audit_spot spot, const char *source, const char *format, ...)
{
    const char *text = NULL;
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *made = arena_new(auditor->arena, char, length + 1);
    vsnprintf(made, (size_t)length + 1, format, again);
    text = made;
    va_end(again);
    va_end(args);
    const struct override *aside =
        severity == AUDIT_HARD ? audit_aside(auditor, rule, &spot) : NULL;
    if (aside) {
        severity = AUDIT_SOFT;
        text =
            arena_text(auditor->arena, "%s (set aside by %s: %s)", text, aside->by, aside->reason);
    }
    *LIST_ADD(auditor->arena, auditor->findings, auditor->n_findings, auditor->room_findings) =
        (struct audit_finding){.rule = rule,
                               .severity = (int)severity,
                               .duty = spot.duty,
                               .staff = spot.staff,
                               .starts_at = spot.from_at,
                               .ends_at = spot.until_at,
                               .text = text,
                               .source = source};
    look_turn(auditor, rule, severity, text);
}
