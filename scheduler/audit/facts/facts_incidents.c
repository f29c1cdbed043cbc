/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the incident log says of sittings: minutes lost, late comers, rooms held up. */
#include <string.h>

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

/* When the candidate came to the room, or may have: sittings say where they sit, not since when.
 * -1: they sat there from the beginning, as far as this incident goes. */
static int64_t came_at(const struct incident *row, const struct seat_fact *seat)
{
    int64_t at = row->from_at > row->recorded_at ? row->from_at : row->recorded_at;
    bool closed = row->what == INCIDENT_CLOSE && row->room >= 0 && row->room != seat->sitting->room;
    bool moved = row->what == INCIDENT_MOVE && row->pupil == seat->pupil;

    return (closed || moved) && seat->sitting->fixed && at > seat->starts_at && at < seat->leaves_at
               ? at
               : -1;
}

/* Did the adult go as soon as it was known, in the middle of the duty? */
static bool was_cut(const struct auditor *auditor, const struct assignment *row)
{
    size_t length = cut_base(row->key);

    for (int i = 0; i < auditor->season->n_duty_cuts; i++) {
        const struct duty_cut *cut = &auditor->season->duty_cuts[i];
        if (cut->at == row->ends_at && strlen(cut->key) == length &&
            strncmp(cut->key, row->key, length) == 0)
            return true;
    }
    return false;
}

bool fact_came_after(const struct auditor *auditor, const struct assignment *row,
                     const struct seat_fact *seat)
{
    for (int i = 0; i < auditor->season->n_incidents; i++) {
        int64_t at = came_at(&auditor->season->incidents[i], seat);
        if (at > row->starts_at && (row->ends_at <= at || was_cut(auditor, row)))
            return true;
    }
    return false;
}
