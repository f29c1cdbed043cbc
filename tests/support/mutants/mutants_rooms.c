/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be wrong with rooms, starts and approvals. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool small_group(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    struct arrangement *row = mutant_grant(mutant, left, "coloured_paper");
    row->group_size = 1;
    row->paper = mutant->season.entries[mutant->season.seating[left].entry].paper;
    return true;
}

static bool other_room(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0 || mutant->season.n_rooms < 2)
        return false;
    struct arrangement *row = mutant_grant(mutant, i, "coloured_paper");
    row->room = (mutant->season.seating[i].room + 1) % mutant->season.n_rooms;
    row->paper = mutant->season.entries[mutant->season.seating[i].entry].paper;
    return true;
}

/* One candidate outside is told for the paper: who follows is no news. */
static bool starts_inside(const struct mutant *mutant, int paper)
{
    const struct season *season = &mutant->season;
    const struct figure *figures = mutant->rules.figures;
    bool morning = season->papers[paper].session == SESSION_AM;

    for (int i = 0; i < season->n_seating; i++) {
        int64_t minute =
            season->seating[i].starts_at - day_of(season->seating[i].starts_at) * DAY_MIN;

        if (season->entries[season->seating[i].entry].paper == paper &&
            (minute < figures[morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST].value ||
             minute > figures[morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST].value))
            return false;
    }
    return true;
}

/* A start far before or after the others', with all of the candidate's time. */
static bool moved_start(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int i = mutant_sitting(mutant);

    if (i < 0 || season->seating[i].fixed || !mutant_sits_once(mutant, i))
        return false;
    const struct paper *paper = &season->papers[season->entries[season->seating[i].entry].paper];
    if (paper->date != day_of(season->seating[i].starts_at) || paper->each_minutes > 0 ||
        (paper->session != SESSION_AM && paper->session != SESSION_PM) ||
        !starts_inside(mutant, (int)(paper - season->papers)))
        return false;
    mutant_shift(&OWN(mutant, sitting, seating)[i], random_below(&mutant->random, 2) ? -150 : 150);
    return true;
}

/* Did the candidate sit in the room on that day, earlier than this sitting?  Then they may stay. */
static bool sat_before(const struct mutant *mutant, int sitting)
{
    const struct sitting *rows = mutant->season.seating;

    for (int i = 0; i < mutant->season.n_seating; i++) {
        if (mutant_pupil(mutant, i) == mutant_pupil(mutant, sitting) &&
            rows[i].room == rows[sitting].room &&
            day_of(rows[i].starts_at) == day_of(rows[sitting].starts_at) &&
            rows[i].starts_at < rows[sitting].starts_at)
            return true;
    }
    return false;
}

/* What starts in a room at `first` begins a minute after those before it on the day. */
static bool bring_forward(struct sitting *rows, int n, int room, int64_t first)
{
    int64_t last = 0;

    for (int s = 0; s < n; s++) {
        if (rows[s].room == room && rows[s].release_at > last && rows[s].starts_at < first &&
            day_of(rows[s].starts_at) == day_of(first))
            last = rows[s].release_at;
    }
    for (int s = 0; s < n; s++)
        if (rows[s].room == room && rows[s].starts_at == first)
            mutant_shift(&rows[s], last + 1 - first);
    return last > 0 && last + 1 < first;
}

/* A room used twice on a day has the second session brought forward to the end of the first. */
static bool no_turnaround(struct mutant *mutant)
{
    struct sitting *rows = OWN(mutant, sitting, seating);
    int n = mutant->season.n_seating, from = n ? random_below(&mutant->random, n) : 0;

    mutant->rules.figures[FIGURE_TURNAROUND].confidence = CONFIRMED;
    for (int a = 0; a < n; a++) {
        int i = (from + a) % n;
        for (int k = 0; k < n; k++) {
            if (rows[i].room != rows[k].room || rows[k].fixed || rows[i].fixed ||
                sat_before(mutant, k) || day_of(rows[i].starts_at) != day_of(rows[k].starts_at) ||
                rows[k].starts_at < rows[i].release_at + 30)
                continue;
            return bring_forward(rows, n, rows[k].room, rows[k].starts_at);
        }
    }
    return false;
}

static bool crowded(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    struct room *room = &OWN(mutant, room, rooms)[mutant->season.seating[left].room];
    room->rows = room->columns = 1;
    return true;
}

static bool routed(struct mutant *mutant, int route, int64_t approved_until)
{
    int i = mutant_sitting(mutant);

    if (i < 0)
        return false;
    struct arrangement *row = mutant_grant(mutant, i, "coloured_paper");
    row->route = route;
    row->approved_until = approved_until;
    return true;
}

static bool pending(struct mutant *mutant)
{
    return routed(mutant, ROUTE_PENDING, -1);
}

static bool expired(struct mutant *mutant)
{
    return routed(mutant, ROUTE_APPROVED, day_parse("2026-09-30"));
}

/* One invigilator in a room of which nobody told how help is called. */
static bool untold_help(struct mutant *mutant)
{
    struct room *rows = OWN(mutant, room, rooms);

    for (int r = 0; r < mutant->season.n_rooms; r++)
        rows[r].summon = SUMMON_UNKNOWN;
    return mutant->season.n_seating > 0;
}

/* The hall's invigilators may not lead; somebody else may. */
static bool no_lead(struct mutant *mutant)
{
    const struct season *season = &mutant->season;

    for (int d = 0; d < season->n_draft; d++) {
        const struct assignment *row = &season->draft[d];
        int beside = strcmp(row->kind, "invigilator") == 0 ? mutant_beside(mutant, row) : -1;
        int left, right;
        if (beside < 0 || !mutant_pair(mutant, &left, &right) ||
            season->seating[left].room != row->room ||
            season->seating[left].starts_at >= row->ends_at || /* a day on which one is alone */
            season->seating[left].ends_at <= row->starts_at)
            continue;
        OWN(mutant, room, rooms)[row->room].kind = ROOM_HALL;
        struct skill *skills = OWN(mutant, skill, skills);
        for (int k = 0; k < season->n_skills; k++)
            if (strcmp(skills[k].skill, "lead_invigilator") == 0)
                skills[k].skill = "invigilator";
        skills[mutant->season.n_skills++] =
            (struct skill){.staff = (row->staff + 1) % season->n_people,
                           .skill = "lead_invigilator",
                           .from = day_parse("2099-01-01"),
                           .until = -1};
        return true;
    }
    return false;
}

/* The percentage that a candidate has in any of the papers, at most. */
static int most_extra(const struct mutant *mutant, int sitting)
{
    const struct season *season = &mutant->season;
    int most = 0;

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *row = &season->arrangements[i];
        if (row->pupil == mutant_pupil(mutant, sitting) && row->amount > most)
            most = row->amount;
    }
    return most;
}

/* Somebody beside others turns out to have half as much time again, and stays for it. */
static bool writes_on(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right) || most_extra(mutant, right) > 25)
        return false;
    struct arrangement *row = mutant_grant(mutant, left, "extra_time");
    row->amount = 50;
    row->paper = mutant->season.entries[mutant->season.seating[left].entry].paper;
    struct sitting *rows = OWN(mutant, sitting, seating);
    rows[left].ends_at = rows[left].release_at = rows[right].ends_at + 1;
    return true;
}

/* ...or all of it again, which wants a room for itself. */
static bool not_by_themselves(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    const struct sitting *rows = mutant->season.seating;
    if (rows[left].helper_group > 0 && rows[left].helper_group == rows[right].helper_group)
        return false;
    struct arrangement *row = mutant_grant(mutant, left, "extra_time");
    row->amount = 100;
    row->paper = mutant->season.entries[rows[left].entry].paper;
    return true;
}

const struct mutation room_mutations[] = {
    {"larger group than approved", "group_size", AUDIT_HARD, small_group},
    {"another room was asked for", "room_wanted", AUDIT_HARD, other_room},
    {"start moved out of the window", "start", AUDIT_CANNOT_TELL, moved_start},
    {"no time between two sessions", "turnaround", AUDIT_HARD, no_turnaround},
    {"desks too close", "seat_distance", AUDIT_HARD, crowded},
    {"nobody leads in the hall", "lead", AUDIT_HARD, no_lead},
    {"approval pending", "approval", AUDIT_CANNOT_TELL, pending},
    {"approval expired", "approval", AUDIT_CANNOT_TELL, expired},
    {"means to call not told", "summon", AUDIT_CANNOT_TELL, untold_help},
    {"writes on after others", "outlasts", AUDIT_SOFT, writes_on},
    {"the most extra time beside others", "extra_alone", AUDIT_SOFT, not_by_themselves},
    {NULL, NULL, 0, NULL},
};
