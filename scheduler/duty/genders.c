/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever walks with a candidate is of the candidate's gender where the school wants it (domain
 * 1.1, 6.4: local practice, setting escort_gender).  Who told of no gender wants nobody. */
#include "scheduler/duty/genders.h"

#include <string.h>

static bool genders_count(const struct derivation *derivation)
{
    return strcmp(season_setting(derivation->season, "escort_gender"), "same") == 0;
}

int gender_of(const struct derivation *derivation, int pupil)
{
    return genders_count(derivation) ? derivation->season->pupils[pupil].gender : GENDER_NONE;
}

int genders_of(const struct derivation *derivation, const struct site_session *session, bool breaks,
               int genders[GENDERS_MAX])
{
    bool has[GENDERS_MAX + 1] = {false};
    int count = 0;

    if (!genders_count(derivation))
        return 0;
    for (int i = 0; i < session->n_groups; i++) {
        const struct room_group *group = session->groups[i];
        for (int k = group->first; k < group->first + group->count; k++) {
            const struct candidate *candidate = &derivation->candidates[k];
            if (!breaks || candidate->sitting->rest_min > 0)
                has[derivation->season->pupils[candidate->pupil].gender] = true;
        }
    }
    for (int gender = GENDER_FEMALE; gender <= GENDERS_MAX; gender++)
        if (has[gender])
            genders[count++] = gender;
    return count;
}

void gender_ask(const struct derivation *derivation, struct duty *duty, int gender)
{
    if (gender == GENDER_NONE)
        return;
    duty->gender = gender;
    duty->because = arena_text(derivation->arena,
                               "%s; %s, as the candidates are (setting "
                               "escort_gender)",
                               duty->because, gender_words[gender]);
}
