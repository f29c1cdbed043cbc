/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the incident log says of sittings: minutes lost, late comers, rooms held up. */
#include "scheduler/audit/auditor.h"
#include "scheduler/audit/facts.h"

static bool is_afternoon(int64_t at)
{
    return at - day_of(at) * DAY_MIN >= DAY_MIN / 2;
}

/* Sat in the half of the day to which its paper belongs, the candidate's first paper in it: whoever
 * waits for their second knows too much meanwhile. */
static bool is_first_of_half(const struct auditor *auditor, const struct seat_fact *seat)
{
    bool half = is_afternoon(seat->starts_at);

    if (half != (auditor->season->papers[seat->paper].session == SESSION_PM))
        return false;
    for (int i = auditor->pupil_first[seat->pupil]; i < auditor->pupil_first[seat->pupil + 1];
         i++) {
        const struct seat_fact *other = &auditor->seats[auditor->pupil_seats[i]];
        if (other != seat && day_of(other->starts_at) == day_of(seat->starts_at) &&
            is_afternoon(other->starts_at) == half && other->starts_at < seat->starts_at)
            return false;
    }
    return true;
}

static void delayed(const struct auditor *auditor, const struct incident *row,
                    struct seat_fact *seat)
{
    if ((row->room >= 0 && row->room != seat->sitting->room) ||
        day_of(row->from_at) != day_of(seat->starts_at))
        return;
    if (seat->starts_at < row->from_at && row->from_at < seat->ends_at)
        seat->lost_min += row->minutes;
    else if (row->from_at <= seat->starts_at && seat->sitting->held_min > 0)
        seat->held_up = seat->held_up || is_first_of_half(auditor, seat);
}

static void read_incident(const struct auditor *auditor, const struct incident *row,
                          struct seat_fact *seat)
{
    if (row->what == INCIDENT_DELAY && row->minutes > 0)
        delayed(auditor, row, seat);
    else if (row->what == INCIDENT_LATE && row->pupil == seat->pupil &&
             row->from_at == seat->starts_at)
        seat->late = true;
}

void facts_read_incidents(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < auditor->n_seats && season->n_incidents > 0; i++)
        for (int k = 0; k < season->n_incidents; k++)
            read_incident(auditor, &season->incidents[k], &auditor->seats[i]);
}
