/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons moved to rooms where they cannot be. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

struct moved { /* one lesson of the draft, and the room it was moved to */
    int lesson, room;
    int64_t from_at, until_at;
};

static bool has_exam(const struct mutant *mutant, int pupil, int64_t day)
{
    for (int i = 0; i < mutant->season.n_seating; i++)
        if (mutant_pupil(mutant, i) == pupil && day_of(mutant->season.seating[i].starts_at) == day)
            return true;
    return false;
}

bool mutant_class_there(const struct mutant *mutant, int lesson, int64_t day)
{
    const struct season *season = &mutant->season;

    for (int i = 0; i < season->n_classes; i++)
        if (strcmp(season->classes[i].class_name, season->lessons[lesson].class_name) == 0 &&
            !has_exam(mutant, season->classes[i].pupil, day))
            return true;
    return false;
}

/* A room in which nothing is taught or sat that day, made large enough; -1. */
static int free_room(struct mutant *mutant, int64_t day)
{
    const struct season *season = &mutant->season;

    for (int r = 0; r < season->n_rooms; r++) {
        bool used = false;
        for (int i = 0; i < season->n_lessons; i++)
            used = used || season->lessons[i].room == r;
        for (int i = 0; i < season->n_seating; i++)
            used = used ||
                   (season->seating[i].room == r && day_of(season->seating[i].starts_at) == day);
        for (int i = 0; i < season->n_draft; i++)
            used =
                used || (season->draft[i].room == r && day_of(season->draft[i].starts_at) == day);
        if (!used) {
            OWN(mutant, room, rooms)[r].seats = 99;
            return r;
        }
    }
    return -1;
}

/* A class moved to a free and large room. */
static bool move(struct mutant *mutant, struct moved *moved)
{
    const struct season *season = &mutant->season;
    int n = season->n_draft, from = n ? random_below(&mutant->random, n) : 0;

    for (int k = 0; k < n; k++) {
        const struct assignment *row = &season->draft[(from + k) % n];
        for (int i = 0; i < season->n_lessons; i++) {
            if (!mutant_names(row, season->lessons[i].lesson) || season->lessons[i].room < 0 ||
                !mutant_class_there(mutant, i, day_of(row->starts_at)))
                continue;
            *moved = (struct moved){i, free_room(mutant, day_of(row->starts_at)), row->starts_at,
                                    row->ends_at};
            if (moved->room < 0)
                return false;
            OWN(mutant, room, rooms)
            [moved->room].site = season->rooms[season->lessons[i].room].site;
            ADD(mutant, lesson_choice, lesson_choices, .lesson = i, .into = -1,
                .date = day_of(row->starts_at), .room = moved->room, .by = "");
            return true;
        }
    }
    return false;
}

static bool into_a_cupboard(struct mutant *mutant)
{
    struct moved moved;

    if (!move(mutant, &moved))
        return false;
    OWN(mutant, room, rooms)[moved.room].seats = 0;
    return true;
}

static bool into_a_closed_room(struct mutant *mutant)
{
    struct moved moved;

    if (!move(mutant, &moved))
        return false;
    ADD(mutant, closure, closures, .room = moved.room, .start = moved.until_at - 1,
        .end = moved.until_at + 60, .why = "");
    return true;
}

/* Candidates are called in while the lesson still goes on. */
static bool into_an_exam(struct mutant *mutant)
{
    struct moved moved;

    if (!move(mutant, &moved) || mutant->season.n_seating == 0)
        return false;
    struct sitting *row = &OWN(mutant, sitting, seating)[mutant_sitting(mutant)];
    row->room = moved.room;
    mutant_shift(row, moved.until_at + 5 - row->starts_at);
    return true;
}

static bool into_another_class(struct mutant *mutant)
{
    struct moved moved;

    if (!move(mutant, &moved))
        return false;
    struct lesson *rows = OWN(mutant, lesson, lessons);
    for (int i = 0; i < mutant->season.n_lessons; i++) {
        if (i == moved.lesson || rows[i].weekday != rows[moved.lesson].weekday ||
            rows[i].start != rows[moved.lesson].start ||
            !mutant_class_there(mutant, i, day_of(moved.from_at)))
            continue;
        rows[i].room = moved.room;
        return true;
    }
    return false;
}

/* On the other site, ten hours away. */
static bool too_far_to_walk(struct mutant *mutant)
{
    struct moved moved;

    if (mutant->season.n_sites < 2 || mutant->season.n_travel < 1 || !move(mutant, &moved))
        return false;
    struct room *rooms = OWN(mutant, room, rooms);
    struct travel *ways = OWN(mutant, travel, travel);
    const struct lesson *row = &mutant->season.lessons[moved.lesson];
    bool more = false;
    for (int i = 0; i < mutant->season.n_lessons; i++)
        more = more || (i != moved.lesson && mutant->season.lessons[i].weekday == row->weekday &&
                        strcmp(mutant->season.lessons[i].class_name, row->class_name) == 0);
    rooms[moved.room].site = 1 - rooms[moved.room].site;
    for (int i = 0; i < mutant->season.n_travel; i++)
        ways[i].minutes = 600;
    return more;
}

const struct mutation moved_mutations[] = {
    {"a class moved to a cupboard", "lesson_room", AUDIT_HARD, into_a_cupboard},
    {"a class moved to a closed room", "lesson_room", AUDIT_HARD, into_a_closed_room},
    {"a class moved to where an exam begins", "lesson_room", AUDIT_HARD, into_an_exam},
    {"a class moved to another's room", "lesson_room", AUDIT_HARD, into_another_class},
    {"a class moved too far away", "lesson_room", AUDIT_HARD, too_far_to_walk},
    {NULL, NULL, 0, NULL},
};
