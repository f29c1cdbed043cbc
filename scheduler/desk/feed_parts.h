/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/feed_parts.h - inside the desk: what calendars are answered from. */
#ifndef SCHEDULER_DESK_FEED_PARTS_H
#define SCHEDULER_DESK_FEED_PARTS_H

#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/parts.h"
#include "scheduler/office/address.h"

struct feed_body { /* finished bytes */
    char *text;    /* NULL: not made yet */
    size_t size;
    char hash[SECRET_HASH];
};

struct feeds {
    struct arena arena; /* of the addresses */
    struct feed_address *addresses;
    bool *dirty; /* fetched since the disk was told */
    int n_addresses;
    int64_t changes, season;  /* of the file and of the season, when addresses were read */
    struct feed_body *bodies; /* by person: full, empty; the first two are nobody's */
    int n_bodies;
    int64_t bodies_of, bodies_day; /* season's version and day they were made of */
    int guesses, guessing;         /* unknown addresses in this minute; those that wait now */
    int64_t guess_minute;
};

/* The person's address in use, as it is now; NULL: none. */
const struct feed_address *feeds_address(struct server *server, int person);

/* feed_body.c: the bytes of a person's calendar, or of an empty one (person -1, too).  NULL: no
 * memory, or an event that no calendar can hold. */
const struct feed_body *feed_body_of(struct server *server, int person, bool empty);
void feed_bodies_release(struct feeds *feeds);

/* feed_http.c */
bool feed_tag_matches(const char *list, const char *tag); /* If-None-Match, compared weakly */
bool feed_date_read(const char *text, int64_t *utc);      /* "Sun, 06 Nov 1994 08:49:37 GMT" */
const char *feed_date_text(struct arena *arena, int64_t utc);
/* The family a User-Agent belongs to: "Google", "Outlook"...; what it says itself is not kept. */
const char *feed_client(const char *agent);

#endif
