/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/prices.h - what rooms apart from the main group cost, and what merging would
 * save.  Made by scheduler/seat/hand.h, told by the report `merges`; stored nowhere. */
#ifndef SCHEDULER_MODEL_PRICES_H
#define SCHEDULER_MODEL_PRICES_H

#include <stdint.h>

struct room_price {             /* a room used apart from the main group */
    int room, n;                /* candidates */
    int64_t starts_at, ends_at; /* until the last may leave */
    int adults, minutes; /* without who walks; minutes with set-up and clear-up, of all adults */
    const char *because; /* arrangements of those in it */
};

struct room_merge { /* two rooms that start together */
    int room, to;   /* those of `room` would sit in `to`; -1: in none of `others` */
    int64_t starts_at;
    int saves, minutes;  /* adults, and adults' minutes */
    const char *others;  /* refused: "S2, S3" */
    const char *refused; /* the rule; NULL: legal, and saves an adult */
};

struct room_prices {
    const struct room_price *rooms;   /* by starts_at, room */
    const struct room_merge *merges;  /* legal: by starts_at, then the most saved */
    const struct room_merge *refused; /* by starts_at, room; one row a rule */
    int n_rooms, n_merges, n_refused;
};

#endif
