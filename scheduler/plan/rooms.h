/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/rooms.h - rooms for sessions that ask for one.
 *
 * Rooms that will do are alike, so the plan counts them: at no time more sessions than rooms free
 * of lessons, exams and closures, no session at a time at which none is free throughout, and of
 * those that can have few rooms alone no more than there are of these.
 * Which one it is gets decided when the plan stands (rooms_give).  A site that has no such room
 * is taken to find some corner.
 */
#ifndef SCHEDULER_PLAN_ROOMS_H
#define SCHEDULER_PLAN_ROOMS_H

#include "scheduler/plan/brief.h"

struct booked {
    int room;
    int64_t from_at, until_at;
};

/* Rooms that will do for some sessions, and how many of them are free in each segment: the one
 * before moments[0], those between, and the one after the last. */
struct room_pool {
    int site;           /* -1: any */
    const char *place;  /* kind or code of rooms; "private" */
    int part_a, part_b; /* a pool made of two that share rooms; -1: of its own */
    const int *list;
    const int64_t *moments;
    const int *spare;
    int n, n_moments;
    int resource; /* the first of n_moments + 1 */
};

/* Rooms that are free throughout some session, fewer than at a moment of it: of sessions about
 * that time that can have no others, no more at once than there are of them. */
struct room_window {
    int pool;
    int64_t from_at, until_at; /* of sessions like it, one after the other */
    int spare;
    const uint64_t *set; /* by room of the pool, a bit each */
};

struct rooms {
    const struct brief *brief;
    const struct booked *busy; /* by room, from_at */
    const int *first;          /* n_rooms + 1 */
    const struct room_pool *pools;
    const struct room_window *windows; /* by pool, from_at */
    uint64_t *scratch;                 /* a set of rooms */
    int n_pools, n_windows;
    int resource_window; /* the first of n_windows */
    int resource_none;   /* of which there is nothing */
    int n_resources;     /* with those below `base` */
};

/* base: number of the first resource that may be used. */
void rooms_make(struct brief *brief, int base, struct rooms *rooms);
void rooms_resources(const struct rooms *rooms, struct resource *resources);
/* What a slot of the duty uses while it lasts, in uses (NULL: only counted). */
int rooms_uses(const struct rooms *rooms, int duty, int slot, struct use *uses);
/* rooms_free.c: the kind of room the duty asks for, NULL: any; its pool, -1: none. */
const char *room_place(const struct duty *duty);
int room_pool_of(const struct rooms *rooms, const char *place, int site);
/* The pool of the duty's sessions; -1: it asks for no room. */
int rooms_pool(const struct rooms *rooms, const struct duty *duty);
bool room_is_free(const struct rooms *rooms, int room, int64_t from_at, int64_t until_at);
/* A moment's segment of the pool. */
int room_segment(const struct room_pool *pool, int64_t at);
/* Windows of all pools, once these are known. */
void room_windows_make(struct rooms *rooms, struct arena *arena);
/* Windows of the pool that lie in the slot: uses of `number` of problem.slots; NULL: counted. */
int room_windows_uses(const struct rooms *rooms, int pool, const struct duty_slot *slot, int number,
                      struct use *uses);
/* By duty: the room its session gets in the plan, -1.  In the arena. */
int *rooms_give(const struct brief *brief, const bool *chosen);

#endif
