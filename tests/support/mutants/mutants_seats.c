/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be wrong with sittings, rooms and candidates. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool short_finish(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i >= 0)
        OWN(mutant, sitting, seating)[i].ends_at -= 1 + random_below(&mutant->random, 20);
    return i >= 0;
}

static bool early_release(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i >= 0)
        OWN(mutant, sitting, seating)[i].release_at -= 1;
    return i >= 0;
}

static bool more_time_due(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i >= 0) {
        struct arrangement *row = mutant_grant(mutant, i, "extra_time");
        row->amount = 100;
        row->paper = mutant->season.entries[mutant->season.seating[i].entry].paper;
    }
    return i >= 0;
}

static bool other_day(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0 || mutant->season.seating[i].fixed)
        return false;
    OWN(mutant, paper, papers)
    [mutant->season.entries[mutant->season.seating[i].entry].paper].date -= 3;
    return true;
}

static bool overfilled(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    OWN(mutant, room, rooms)[mutant->season.seating[left].room].seats = 1;
    return true;
}

static bool put_apart(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    ADD(mutant, apart, apart, .pupil_a = mutant_pupil(mutant, right),
        .pupil_b = mutant_pupil(mutant, left));
    return true;
}

static bool not_alone(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    (void)mutant_grant(mutant, left, "separate_invigilation");
    return true;
}

static bool one_desk(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    OWN(mutant, sitting, seating)[left].desk = 7;
    OWN(mutant, sitting, seating)[right].desk = 7;
    return true;
}

static bool room_closed(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0)
        return false;
    const struct sitting *row = &mutant->season.seating[i];
    ADD(mutant, closure, closures, .room = row->room, .start = row->ends_at - 10,
        .end = row->ends_at, .why = "");
    return true;
}

static bool no_exam_room(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i >= 0)
        OWN(mutant, room, rooms)[mutant->season.seating[i].room].exam = ROOM_EXAM_NO;
    return i >= 0;
}

static bool no_computers(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0)
        return false;
    struct room *room = &OWN(mutant, room, rooms)[mutant->season.seating[i].room];
    room->computers = room->sockets = 0;
    (void)mutant_grant(mutant, i, "word_processor");
    struct equipment *rows = OWN(mutant, equipment, equipment);
    for (int k = 0; k < mutant->season.n_equipment; k++)
        if (strcmp(rows[k].item, "laptop") == 0)
            rows[k].count = 0;
    ADD(mutant, equipment, equipment, .item = "laptop", .count = 0, .site = -1);
    return true;
}

static bool lost_desk(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0)
        return false;
    struct sitting *rows = OWN(mutant, sitting, seating);
    rows[i] = rows[--mutant->season.n_seating];
    return true;
}

/* Whoever sat in a room of their own gets company. */
static bool company(struct mutant *mutant)
{
    const struct season *season = &mutant->season;
    int i = mutant_sitting(mutant);

    for (int d = 0; i >= 0 && d < season->n_draft; d++) {
        const struct assignment *row = &season->draft[d];
        if (strcmp(row->kind, "combined") != 0)
            continue;
        int served = mutant_beside(mutant, row);
        if (served < 0 || mutant_pupil(mutant, served) == mutant_pupil(mutant, i))
            continue;
        struct sitting *moved = &OWN(mutant, sitting, seating)[i];
        int64_t length = moved->ends_at - moved->starts_at;
        moved->room = row->room;
        moved->starts_at = season->seating[served].starts_at;
        moved->ends_at = moved->release_at = moved->starts_at + length;
        return true;
    }
    return false;
}

static bool no_help(struct mutant *mutant)
{
    const struct season *season = &mutant->season;

    for (int d = 0; d < season->n_draft; d++) {
        const struct assignment *row = &season->draft[d];
        bool alone = strcmp(row->kind, "combined") == 0 || strcmp(row->kind, "invigilator") == 0;
        int beside = alone ? mutant_beside(mutant, row) : -1, others = 0;
        for (int k = 0; beside >= 0 && k < season->n_draft; k++)
            others += k != d && season->draft[k].room == row->room &&
                      strcmp(season->draft[k].kind, "lesson") != 0;
        if (beside < 0 || others)
            continue;
        for (int r = 0; r < season->n_rooms; r++)
            OWN(mutant, room, rooms)[r].summon = SUMMON_NONE;
        return true;
    }
    return false;
}

static bool reads_reading(struct mutant *mutant)
{
    const struct season *season = &mutant->season;

    for (int d = 0; d < season->n_draft; d++) {
        if (strcmp(season->draft[d].kind, "reader") != 0)
            continue;
        struct paper *papers = OWN(mutant, paper, papers);
        for (int p = 0; p < season->n_papers; p++)
            papers[p].tests_reading = READING_SECTION;
        return true;
    }
    return false;
}

static bool too_many_share(struct mutant *mutant)
{
    const struct season *season = &mutant->season;

    for (int i = 0; i < season->n_seating; i++) {
        for (int k = 0; k < i; k++) {
            if (season->seating[i].helper_group > 0 &&
                season->seating[i].helper_group == season->seating[k].helper_group &&
                season->seating[i].room == season->seating[k].room &&
                mutant_meet(&season->seating[i], &season->seating[k])) {
                mutant->rules.figures[FIGURE_READER_SHARE].value = 1;
                return true;
            }
        }
    }
    return false;
}

/* A pair to be kept apart at desks side by side. */
static bool side_by_side(struct mutant *mutant)
{
    int left, right;

    if (!mutant_pair(mutant, &left, &right))
        return false;
    struct room *room = &OWN(mutant, room, rooms)[mutant->season.seating[left].room];
    room->rows = room->columns = 0;
    struct sitting *rows = OWN(mutant, sitting, seating);
    rows[left].desk = 3;
    rows[right].desk = 4;
    ADD(mutant, apart, apart, .pupil_a = mutant_pupil(mutant, left),
        .pupil_b = mutant_pupil(mutant, right));
    return true;
}

static bool not_in_school(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);

    if (i < 0 || mutant->season.seating[i].fixed)
        return false;
    int64_t day = day_of(mutant->season.seating[i].starts_at);
    int end = (int)(mutant->season.seating[i].ends_at - day * DAY_MIN);
    ADD(mutant, pupil_time, pupil_times, .pupil = mutant_pupil(mutant, i), .weekday = -1,
        .date = day, .start = end - 5, .end = end, .kind = PUPIL_AWAY, .until = -1);
    return true;
}

const struct mutation seat_mutations[] = {
    {"finish too early", "full_time", AUDIT_HARD, short_finish},
    {"release too early", "release", AUDIT_HARD, early_release},
    {"more time is due", "full_time", AUDIT_HARD, more_time_due},
    {"another day", "date", AUDIT_HARD, other_day},
    {"room overfilled", "capacity", AUDIT_HARD, overfilled},
    {"pair to be kept apart", "apart", AUDIT_HARD, put_apart},
    {"should be alone", "separate_room", AUDIT_HARD, not_alone},
    {"one desk for two", "desk", AUDIT_HARD, one_desk},
    {"room closed", "closure", AUDIT_HARD, room_closed},
    {"not an exam room", "room_use", AUDIT_HARD, no_exam_room},
    {"no computer", "equipment", AUDIT_HARD, no_computers},
    {"company in a combined room", "combined", AUDIT_HARD, company},
    {"no means to call", "summon", AUDIT_HARD, no_help},
    {"a person reads a reading paper", "reading_paper", AUDIT_HARD, reads_reading},
    {"too many share a reader", "reader_share", AUDIT_HARD, too_many_share},
    {"apart, side by side", "apart_desks", AUDIT_HARD, side_by_side},
    {"a paper while not in school", "own_times", AUDIT_HARD, not_in_school},
    {"desk lost", "unseated", AUDIT_OPEN, lost_desk},
    {NULL, NULL, 0, NULL},
};
