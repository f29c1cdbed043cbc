/* SPDX-License-Identifier: GPL-3.0-or-later
 * A school that wants escorts of a candidate's own gender has to say who is what. */
#include <string.h>

#include "scheduler/intake/check.h"

static bool any_told(const struct season *season, bool staff)
{
    int n = staff ? season->n_people : season->n_pupils;

    for (int i = 0; i < n; i++)
        if ((staff ? season->people[i].gender : season->pupils[i].gender) != GENDER_NONE)
            return true;
    return n == 0;
}

void check_genders(const struct check *check)
{
    const struct season *season = check->season;

    for (int i = 0; i < season->n_settings; i++) {
        const struct setting *row = &season->settings[i];
        if (strcmp(row->name, "escort_gender") != 0 || strcmp(row->value, "same") != 0)
            continue;
        if (!any_told(season, true))
            CHECK_WARN(check, "settings", i, "value",
                       "nobody in staff has a gender, so nobody could be an escort; fill in the "
                       "column, or say %s any",
                       row->name);
        else if (!any_told(season, false))
            CHECK_WARN(check, "settings", i, "value",
                       "nobody in pupils has a gender, so %s asks for nothing; fill in the column",
                       row->name);
    }
}
