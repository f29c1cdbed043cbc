/* SPDX-License-Identifier: GPL-3.0-or-later
 * Readers, scribes and the others beside a candidate, and rovers for combined rooms. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* Adults one candidate needs beside them: roles that combine are one adult. */
static int adults_of(const struct auditor *auditor, unsigned roles)
{
    int adults = 0;

    for (int role = 0; role < auditor->rules->n_helpers; role++) {
        bool merged = false;
        if (!(roles >> role & 1))
            continue;
        for (int before = 0; before < role; before++)
            merged = merged || ((roles >> before & 1) &&
                                fact_has_word(auditor->rules->helpers[before].combines,
                                              auditor->rules->helpers[role].role));
        adults += !merged;
    }
    return adults;
}

static bool first_of_its_group(const struct auditor *auditor, int first, int i)
{
    const struct seat_fact *seat = &auditor->seats[i];

    if (seat->sitting->helper_group <= 0)
        return true;
    for (int k = first; k < i; k++) {
        const struct seat_fact *other = &auditor->seats[k];
        if (other->sitting->helper_group == seat->sitting->helper_group && other->roles &&
            fact_meets(other->sitting->starts_at, other->sitting->ends_at, seat->sitting->starts_at,
                       seat->sitting->ends_at))
            return false;
    }
    return true;
}

static int helpers_there(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at)
{
    int count = 0;

    for (int i = 0; i < auditor->n_room_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        if (duty->row->room > room)
            break;
        count += duty->row->room == room && duty->helps && duty->row->starts_at <= from_at &&
                 duty->row->ends_at >= until_at;
    }
    return count;
}

/* Told once for each room and start: what is wanted against who is there. */
static void check_room_helpers(struct auditor *auditor, int first, int end)
{
    int room = auditor->seats[first].sitting->room;

    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int64_t from_at = seat->sitting->starts_at, until_at = INT64_MAX;
        int wanted = 0;

        if (i > first && auditor->seats[i - 1].sitting->starts_at == from_at)
            continue;
        for (int k = first; k < end; k++) {
            const struct sitting *other = auditor->seats[k].sitting;
            if (!auditor->seats[k].roles || other->starts_at > from_at || other->ends_at <= from_at)
                continue;
            if (other->ends_at < until_at)
                until_at = other->ends_at;
            if (first_of_its_group(auditor, first, k))
                wanted += adults_of(auditor, auditor->seats[k].roles);
        }
        if (!wanted)
            continue;
        int missing = wanted - helpers_there(auditor, room, from_at, until_at);
        if (missing > 0)
            audit_tell(auditor, "helper", AUDIT_OPEN,
                       (struct audit_spot){"", -1, from_at, until_at},
                       "the candidates' access arrangements",
                       "%s, %s: %d of %d readers, scribes or other helpers missing",
                       auditor->season->rooms[room].room, fact_span(auditor, from_at, until_at),
                       missing, wanted);
    }
}

static void check_sharing(struct auditor *auditor, int first, int end)
{
    int most = fact_figure(auditor, FIGURE_READER_SHARE)->value;

    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int count = 0;
        if (seat->sitting->helper_group <= 0 || !first_of_its_group(auditor, first, i))
            continue;
        for (int k = first; k < end; k++)
            count += auditor->seats[k].sitting->helper_group == seat->sitting->helper_group &&
                     auditor->seats[k].sitting->starts_at == seat->sitting->starts_at;
        if (count > most)
            audit_tell(
                auditor, "reader_share", AUDIT_HARD,
                (struct audit_spot){"", -1, seat->sitting->starts_at, seat->sitting->ends_at},
                fact_figure(auditor, FIGURE_READER_SHARE)->source,
                "%d candidates in %s share one helper; %d may", count,
                auditor->season->rooms[seat->sitting->room].room, most);
    }
}

/* No person reads in a paper that tests reading. */
static void check_reading(struct auditor *auditor, const struct duty_fact *duty)
{
    int first, end, readable = 0, tested = 0;

    if (strcmp(duty->row->kind, "reader") != 0 || duty->row->room < 0)
        return;
    fact_room_seats(auditor, duty->row->room, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (!fact_meets(seat->sitting->starts_at, seat->sitting->ends_at, duty->row->starts_at,
                        duty->row->ends_at))
            continue;
        if (auditor->season->papers[seat->paper].tests_reading == READING_NONE)
            readable++;
        else
            tested++;
    }
    if (tested && !readable)
        audit_tell(auditor, "reading_paper", AUDIT_HARD, spot_of(duty->row),
                   "a person may not read where reading is tested",
                   "%s would read in %s, where the paper tests reading",
                   fact_code(auditor, duty->row->staff),
                   fact_place(auditor, duty->row->room, duty->row->site));
}

/* A rover calls where one adult is invigilator and helper. */
static void check_rover(struct auditor *auditor, const struct duty_fact *duty)
{
    bool wanted = false, there = false;
    int first, end;

    if (strcmp(duty->row->kind, "combined") != 0 || duty->row->room < 0)
        return;
    fact_room_seats(auditor, duty->row->room, &first, &end);
    for (int i = first; i < end; i++)
        for (int role = 0; role < auditor->rules->n_helpers; role++)
            wanted = wanted || ((auditor->seats[i].roles >> role & 1) &&
                                auditor->rules->helpers[role].rover_then &&
                                fact_meets(auditor->seats[i].sitting->starts_at,
                                           auditor->seats[i].sitting->ends_at, duty->row->starts_at,
                                           duty->row->ends_at));
    if (!wanted)
        return;
    for (int i = 0; i < auditor->n_duties && !there; i++) {
        const struct assignment *row = auditor->duties[i].row;
        there = strcmp(row->kind, "rover") == 0 && row->site == duty->row->site &&
                fact_meets(row->starts_at, row->ends_at, duty->row->starts_at, duty->row->ends_at);
    }
    if (!there)
        audit_tell(auditor, "rover", AUDIT_OPEN, spot_of(duty->row),
                   fact_figure(auditor, FIGURE_ROVER_ROOMS)->source,
                   "no rover calls at %s, where one adult is invigilator and helper",
                   fact_place(auditor, duty->row->room, duty->row->site));
}

void audit_helpers(struct auditor *auditor)
{
    for (int first = 0; first < auditor->n_seats;) {
        int end = first;
        while (end < auditor->n_seats &&
               auditor->seats[end].sitting->room == auditor->seats[first].sitting->room)
            end++;
        check_room_helpers(auditor, first, end);
        check_sharing(auditor, first, end);
        first = end;
    }
    for (int i = 0; i < auditor->n_duties; i++) {
        check_reading(auditor, &auditor->duties[i]);
        check_rover(auditor, &auditor->duties[i]);
    }
}
