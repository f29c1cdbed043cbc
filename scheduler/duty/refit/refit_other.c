/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a session asks for more adults than its mentor: who else who mentors could have been there.
 */
#include "scheduler/duty/refit/refit_part.h"

static bool works_at(const struct season *season, int person, int site)
{
    bool anywhere = season->people[person].site < 0;

    if (site < 0 || season->people[person].site == site)
        return true;
    for (int i = 0; i < season->n_staff_sites; i++) {
        if (season->staff_sites[i].staff == person && season->staff_sites[i].site == site)
            return true;
        anywhere = anywhere && season->staff_sites[i].staff != person;
    }
    return anywhere;
}

static bool may_meet(const struct refit *refit, int session, int person)
{
    const struct season *season = refit->ask->season;
    const int *pupils;
    int n = refit_pupils(refit, session, &pupils);

    if (n > 0 && !works_at(season, person, season->pupils[pupils[0]].site))
        return false;
    for (int i = 0; i < season->n_conflicts; i++)
        for (int k = 0; k < n; k++)
            if (season->conflicts[i].staff == person && season->conflicts[i].pupil == pupils[k])
                return false;
    return true;
}

static bool was_told(const struct refit *refit, int person, const struct duty_slot *slot)
{
    for (int i = 0; i < refit->n; i++) {
        const struct work *work = &refit->list[i];
        if (work->staff == person && !work->gone && (refit->exams || !work->exam) &&
            work->from_at < slot->ends_at && work->until_at > slot->starts_at)
            return true;
    }
    return false;
}

int refit_other(const struct refit *refit, int session, const struct duty_slot *slot, int after)
{
    const struct season *season = refit->ask->season;

    for (int p = after + 1; p < season->n_people; p++) {
        if (p != refit->mentors[session] &&
            (derive_mentors(season, p) ||
             derive_skilled(season, p, "mentor", day_of(slot->starts_at))) &&
            !was_told(refit, p, slot) && may_meet(refit, session, p) &&
            refit_adult_free(refit, p, slot->starts_at, slot->ends_at))
            return p;
    }
    return -1;
}
