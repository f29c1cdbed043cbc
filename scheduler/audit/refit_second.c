/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/refit_second.c - the adults beside the mentor whom a session asks for, and
 * whose hours hold one more. */
#include <string.h>

#include "scheduler/audit/refit.h"

/* Is mentoring what they do, on that day? */
static bool is_mentor(const struct auditor *auditor, int person, int64_t day)
{
    bool found = fact_has_word(season_setting(auditor->season, "mentor_roles"),
                               auditor->season->people[person].role);

    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *row = &auditor->season->skills[auditor->skills.rows[i]];
        found = found || (strcmp(row->skill, "mentor") == 0 && row->from <= day &&
                          (row->until < 0 || row->until >= day));
    }
    return found;
}

static bool is_of_site(const struct auditor *auditor, int person, int site)
{
    int own = auditor->season->people[person].site, first = auditor->sites_of.first[person],
        end = auditor->sites_of.first[person + 1];
    bool found = site < 0 || own == site || (own < 0 && first == end);

    for (int i = first; i < end; i++)
        found = found || auditor->season->staff_sites[auditor->sites_of.rows[i]].site == site;
    return found;
}

/* Together with every pupil of it, at the site of the first. */
static bool suits(const struct recount *count, int session, int person)
{
    const struct auditor *auditor = &count->with;
    struct refit_range range = refit_pupils_of(count, session);

    for (int i = auditor->conflicts.first[person]; i < auditor->conflicts.first[person + 1]; i++) {
        for (int k = range.first; k < range.end; k++)
            if (auditor->season->conflicts[auditor->conflicts.rows[i]].pupil ==
                refit_pupil_of(count, k))
                return false;
    }
    return range.first == range.end ||
           is_of_site(auditor, person,
                      auditor->season->pupils[refit_pupil_of(count, range.first)].site);
}

static bool has_session(const struct recount *count, const struct turn *turn, int person)
{
    for (int i = 0; i < count->n_turns; i++) {
        if (!count->turns[i].gone && count->turns[i].staff == person &&
            fact_meets(count->turns[i].from_at, count->turns[i].until_at, turn->from_at,
                       turn->until_at))
            return true;
    }
    return false;
}

bool refit_over_hours(const struct recount *count, int adult, int minutes)
{
    const struct person *person = adult < 0 ? NULL : &count->with.season->people[adult];
    int64_t total = minutes;

    if (!person || person->contract_min < 0)
        return false;
    for (int i = 0; i < count->now->n_duties; i++) {
        const struct duty_fact *duty = &count->now->duties[i];
        if (duty->row->staff == adult && strcmp(duty->row->kind, "mentoring") != 0 &&
            (!duty->exam || count->now == &count->with))
            total += duty->row->ends_at - duty->row->starts_at;
    }
    for (int i = 0; i < count->n_turns; i++)
        if (!count->turns[i].gone && count->turns[i].staff == adult)
            total += count->turns[i].until_at - count->turns[i].from_at;
    return total > person->contract_min + person->overtime_minutes_per_week;
}

int refit_second(const struct recount *count, const struct turn *turn, int after)
{
    const struct auditor *auditor = &count->with;
    int64_t day = day_of(turn->from_at);
    size_t minutes = (size_t)(turn->until_at - turn->from_at);

    for (int p = after + 1; p < auditor->season->n_people; p++) {
        bool blocked[DAY_MIN] = {false};
        if (p == count->mentors[turn->session] || !is_mentor(auditor, p, day) ||
            !suits(count, turn->session, p) || has_session(count, turn, p) ||
            refit_over_hours(count, p, (int)minutes))
            continue;
        refit_block_adult(count, p, day, blocked);
        if (!memchr(blocked + turn->from_at - day * DAY_MIN, 1, minutes * sizeof *blocked))
            return p;
    }
    return -1;
}
