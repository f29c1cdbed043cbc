/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/owed_held.c - on which days a session of the caseload is held. */
#include "scheduler/audit/refit.h"

#include <string.h>

bool owed_is_of(const char *key, const char *session)
{
    static const char kind[] = "mentoring:";
    size_t length = strlen(session), at = sizeof kind - 1;

    return strncmp(key, kind, at) == 0 && strncmp(key + at, session, length) == 0 &&
           key[at + length] == ':';
}

bool owed_held_on(const struct auditor *auditor, int number, int64_t day)
{
    const struct season *season = auditor->season;
    const struct caseload *row = &season->caseload[number];
    int kind = season_day_kind(season, day);

    if ((kind != DAY_SCHOOL && kind != DAY_CONTINGENCY) ||
        (row->weekdays && !(row->weekdays >> day_weekday(day) & 1)) ||
        (row->from >= 0 && day < row->from) || (row->until >= 0 && day > row->until))
        return false;
    for (int i = auditor->caseload_pupils.first[number];
         i < auditor->caseload_pupils.first[number + 1]; i++) {
        int pupil = season->caseload_pupils[auditor->caseload_pupils.rows[i]].pupil;
        const struct pupil *who = &season->pupils[pupil];
        if ((who->from >= 0 && day < who->from) || (who->until >= 0 && day > who->until))
            return false;
    }
    return true;
}
