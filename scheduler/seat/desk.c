/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which desk of the room.
 *
 * Desks are numbered row by row from the front, the first one next to the door;
 * sockets are along the walls.  A desk stands the rules' distance from the next,
 * so those who must be apart and are in one room all the same (fixed there) do
 * not get neighbouring ones.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/seat/work.h"

enum desk_wish { DESK_ANY, DESK_DOOR, DESK_AWAY, DESK_WALL };

/* Arrangements that are about the desk. */
static const struct {
    const char *kind;
    enum desk_wish wish;
} wish_kinds[] = {
    {"near_door", DESK_DOOR},
    {"near_toilet", DESK_DOOR},
    {"away_from_door", DESK_AWAY},
};

struct desks { /* of one room at a time */
    const struct day *day;
    const struct job **at; /* by desk: who sits there */
    int most;              /* desks 1..most */
    int columns;           /* 0: no grid is known */
    int block;             /* desks that so many candidates fill */
    bool apart;            /* somebody here must be apart from somebody */
};

static bool near(const struct desks *desks, int left, int right)
{
    int columns = desks->columns;

    if (columns < 1)
        return abs(left - right) <= 1;
    return abs((left - 1) / columns - (right - 1) / columns) <= 1 &&
           abs((left - 1) % columns - (right - 1) % columns) <= 1;
}

static bool must_be_apart(const struct season *season, int left, int right)
{
    for (int i = 0; i < season->n_apart; i++) {
        const struct apart *pair = &season->apart[i];
        if ((pair->pupil_a == left && pair->pupil_b == right) ||
            (pair->pupil_a == right && pair->pupil_b == left))
            return true;
    }
    return false;
}

static bool suits(const struct desks *desks, const struct job *job, int desk)
{
    const struct school *school = desks->day->school;

    if (desks->at[desk])
        return false;
    if (!desks->apart || !school->kept_apart[job->pupil])
        return true;
    for (int i = 1; i <= desks->most; i++) {
        if (desks->at[i] && near(desks, i, desk) && school->kept_apart[desks->at[i]->pupil] &&
            must_be_apart(school->season, job->pupil, desks->at[i]->pupil))
            return false;
    }
    return true;
}

/* Smaller is better; equal: the lower number. */
static int distance(const struct desks *desks, enum desk_wish wish, int desk)
{
    int columns = desks->columns;
    int column = columns > 0 ? (desk - 1) % columns : 0;
    int from_door = columns > 0 ? (desk - 1) / columns + column : desk;

    switch (wish) {
    case DESK_DOOR:
        return from_door;
    case DESK_AWAY:
        return desk > desks->block ? INT_MAX - 1 : -from_door;
    case DESK_WALL:
        return columns > 0 && column > 0 && column < columns - 1;
    default:
        return 0;
    }
}

static int best_desk(const struct desks *desks, const struct job *job, enum desk_wish wish)
{
    int best = 0;
    int least = INT_MAX;

    for (int i = 1; i <= desks->most; i++) {
        int far = distance(desks, wish, i);
        if (far < least && suits(desks, job, i)) {
            best = i;
            least = far;
        }
    }
    for (int i = 1; i <= desks->most && best == 0; i++) /* too full to keep them apart */
        best = desks->at[i] ? 0 : i;
    return best;
}

static enum desk_wish wish_of(const struct day *day, const struct job *job)
{
    const struct school *school = day->school;

    for (size_t i = 0; i < sizeof wish_kinds / sizeof *wish_kinds && school->desk_wishes; i++) {
        if (rules_holds(school->rules, school->season, job->pupil, job->paper, job->day,
                        wish_kinds[i].kind))
            return wish_kinds[i].wish;
    }
    return job->computer || job->socket ? DESK_WALL : DESK_ANY;
}

bool desk_is_wish(const char *kind)
{
    for (size_t i = 0; i < sizeof wish_kinds / sizeof *wish_kinds; i++) {
        if (strcmp(wish_kinds[i].kind, kind) == 0)
            return true;
    }
    return false;
}

/* A room takes no more than its grid has desks: nearer together would break the rules' distance. */
const struct season *desks_limit(const struct season *season, struct arena *arena)
{
    struct season *limited = arena_new(arena, struct season, 1);
    struct room *rooms = arena_new(arena, struct room, season->n_rooms + 1);

    *limited = *season;
    limited->rooms = rooms;
    if (season->n_rooms > 0)
        memcpy(rooms, season->rooms, sizeof *rooms * (size_t)season->n_rooms);
    for (int i = 0; i < season->n_rooms; i++) {
        struct room *room = &rooms[i];
        if (room->rows > 0 && room->columns > 0 && room->rows * room->columns < room->seats)
            room->seats = room->rows * room->columns;
    }
    return limited;
}

static struct desks desks_make(const struct day *day, const int *rows, int n)
{
    const struct use *use = &day->uses[day->jobs[rows[0]].use];
    const struct room *room = &day->school->season->rooms[use->room];
    struct desks desks = {.day = day, .most = room->seats > n ? room->seats : n};

    for (int i = 0; i < n; i++) {
        const struct job *job = &day->jobs[rows[i]];
        desks.apart = desks.apart || day->school->kept_apart[job->pupil];
        if (job->fixed && job->desk > desks.most)
            desks.most = job->desk;
    }
    desks.columns = season_columns(room);
    desks.block = desks.columns > 0 ? (n + desks.columns - 1) / desks.columns * desks.columns : n;
    desks.at = arena_new(day->school->arena, const struct job *, desks.most + 1);
    return desks;
}

static void sit(struct desks *desks, struct job *job, int desk)
{
    job->desk = desk;
    if (desk > 0 && desk <= desks->most)
        desks->at[desk] = job;
}

/* Told desks, then desks they had, stay where they are free; then those with a
 * wish, then the others in the order of candidate numbers. */
void use_desks(struct day *day, const int *rows, int n)
{
    static const enum desk_wish order[] = {DESK_DOOR, DESK_AWAY, DESK_WALL, DESK_ANY};
    struct desks desks = desks_make(day, rows, n);
    enum desk_wish *wishes = arena_new(day->school->arena, enum desk_wish, n + 1);

    for (int i = 0; i < n; i++) {
        struct job *job = &day->jobs[rows[i]];
        wishes[i] = wish_of(day, job);
        if (job->fixed && job->desk > 0)
            sit(&desks, job, job->desk);
        else
            job->desk = 0;
    }
    for (int i = 0; i < n; i++) {
        struct job *job = &day->jobs[rows[i]];
        int seats = day->school->season->rooms[day->uses[job->use].room].seats;
        if (job->desk == 0 && job->hint_room == day->uses[job->use].room && job->hint_desk > 0 &&
            job->hint_desk <= seats && suits(&desks, job, job->hint_desk))
            sit(&desks, job, job->hint_desk);
    }
    for (size_t w = 0; w < sizeof order / sizeof *order; w++) {
        for (int i = 0; i < n; i++) {
            struct job *job = &day->jobs[rows[i]];
            if (job->desk == 0 && wishes[i] == order[w])
                sit(&desks, job, best_desk(&desks, job, wishes[i]));
        }
    }
}
