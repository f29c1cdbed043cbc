/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finished bytes of calendars, made at most once per person, day and version of the season. */
#include <stdlib.h>

#include "scheduler/desk/feed_parts.h"

void feed_bodies_release(struct feeds *feeds)
{
    for (int i = 0; i < feeds->n_bodies; i++)
        free(feeds->bodies[i].text);
    free(feeds->bodies);
    feeds->bodies = NULL;
    feeds->n_bodies = 0;
}

static bool render(struct server *server, int person, bool empty, struct feed_body *body)
{
    struct arena arena = {0};
    char *text = NULL;
    size_t size = 0;
    bool good = office_feed_text(&server->office, person, false, empty, &arena, &text, &size);

    arena_release(&arena);
    if (!good) {
        free(text);
        return false;
    }
    free(body->text);
    body->text = text;
    body->size = size;
    secret_hash(server->secret, "calendar-bytes", text, body->hash);
    return true;
}

static bool make_room(struct server *server)
{
    struct feeds *feeds = server->feeds;
    int wanted = 2 * (server->office.season.n_people + 1);

    if (feeds->n_bodies == wanted && feeds->bodies_of == server->office.season.version &&
        feeds->bodies_day == day_of(server->office.now_at))
        return true;
    feed_bodies_release(feeds);
    feeds->bodies = calloc((size_t)wanted, sizeof *feeds->bodies);
    if (!feeds->bodies)
        return false;
    feeds->n_bodies = wanted;
    feeds->bodies_of = server->office.season.version;
    feeds->bodies_day = day_of(server->office.now_at);
    return true;
}

/* The finished bytes of a person's calendar, or of an empty one (also person -1). */
const struct feed_body *feed_body_of(struct server *server, int person, bool empty)
{
    server->office.now_utc = server->now_utc;
    server->office.now_at = zone_wall_at(server->now_utc);
    if (!make_room(server))
        return NULL;
    struct feed_body *body = &server->feeds->bodies[2 * (person + 1) + empty];
    if (!body->text && !render(server, person, empty, body))
        return NULL;
    return body;
}
