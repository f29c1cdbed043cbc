/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the school set aside for one person and duty, and why: told softly, never passed over. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool is_schools_own(const struct rules *rules, const char *obstacle, const char *rule)
{
    for (int i = 0; i < rules->n_obstacles; i++) {
        const struct obstacle_rule *row = &rules->obstacles[i];
        if (strcmp(row->obstacle, obstacle) == 0)
            return row->school && strcmp(row->rule, rule) == 0;
    }
    return false;
}

const struct override *audit_aside(const struct auditor *auditor, const char *rule,
                                   const struct audit_spot *spot)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_overrides; i++) {
        const struct override *row = &season->overrides[i];
        if (row->staff == spot->staff && strcmp(row->key, spot->duty) == 0 &&
            is_schools_own(auditor->rules, row->obstacle, rule))
            return row;
    }
    return NULL;
}
