/* SPDX-License-Identifier: GPL-3.0-or-later
 * /f/TOKEN.ics: calendars, answered from finished bytes.
 *
 * A calendar program that is told 4xx or 5xx may switch the calendar off for good, so a known
 * address is always answered; only guesses wait.
 */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/feed_parts.h"
#include "scheduler/store/addresses.h"

enum { GUESSES_A_MINUTE = 30, GUESS_WAIT_MS = 1000, DAY_S = 24 * 3600 };

struct feeds *feeds_open(struct server *server)
{
    struct feeds *feeds = calloc(1, sizeof *feeds);

    (void)server;
    if (feeds)
        feeds->changes = -1;
    return feeds;
}

void feeds_close(struct server *server)
{
    feeds_flush(server);
    feed_bodies_release(server->feeds);
    arena_release(&server->feeds->arena);
    free(server->feeds);
    server->feeds = NULL;
}

void feeds_forget(struct server *server)
{
    server->feeds->changes = -1;
}

void feeds_flush(struct server *server)
{
    struct feeds *feeds = server->feeds;
    struct arena arena = {0};
    struct fault fault = {0};
    const struct feed_address **used =
        arena_new(&arena, const struct feed_address *, feeds->n_addresses + 1);
    int count = 0;

    for (int i = 0; i < feeds->n_addresses; i++)
        if (feeds->dirty[i])
            used[count++] = &feeds->addresses[i];
    /* When somebody else writes just now they stay for the next time. */
    if (count && store_addresses_used(server->store, used, count, &fault))
        memset(feeds->dirty, 0, (size_t)feeds->n_addresses * sizeof *feeds->dirty);
    arena_release(&arena);
}

/* Addresses and season as they are now.  False: what is known stays. */
static bool look(struct server *server)
{
    struct feeds *feeds = server->feeds;
    struct fault fault = {0};
    int64_t changes;

    if (!store_changes(server->store, &changes, &fault) || !server_school(server, &fault))
        return false;
    if (changes == feeds->changes && feeds->season == server->office.season.version)
        return true;
    feeds_flush(server);
    struct arena fresh = {0};
    struct feed_address *list;
    int count;
    if (!store_addresses(server->store, &server->office.season, &fresh, &list, &count, &fault)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&feeds->arena);
    feeds->arena = fresh;
    feeds->addresses = list;
    feeds->n_addresses = count;
    feeds->dirty = arena_new(&feeds->arena, bool, count + 1);
    feeds->changes = changes;
    feeds->season = server->office.season.version;
    return true;
}

const struct feed_address *feeds_address(struct server *server, int person)
{
    struct feeds *feeds = server->feeds;

    (void)look(server);
    for (int i = 0; i < feeds->n_addresses; i++)
        if (feeds->addresses[i].staff == person && !feeds->addresses[i].ended_utc)
            return &feeds->addresses[i];
    return NULL;
}

/* Looks at every one, so that the time says nothing. */
static int find_address(const struct feeds *feeds, const char *hash)
{
    int found = -1;

    for (int i = 0; i < feeds->n_addresses; i++)
        if (secret_same(feeds->addresses[i].hash, hash))
            found = i;
    return found;
}

/* Other bytes than last time: changed now, and later than ever before. */
static void note_body(struct server *server, int number, const struct feed_body *body)
{
    struct feeds *feeds = server->feeds;
    struct feed_address *address = &feeds->addresses[number];
    const struct feed_address *one = address;
    struct fault fault = {0};

    if (strcmp(address->body, body->hash) == 0)
        return;
    address->body = arena_copy(&feeds->arena, body->hash);
    address->body_utc =
        server->now_utc > address->body_utc ? server->now_utc : address->body_utc + 1;
    feeds->dirty[number] = !store_addresses_used(server->store, &one, 1, &fault);
}

static void note_fetch(struct server *server, int number, const struct http_request *request)
{
    struct feeds *feeds = server->feeds;
    struct feed_address *address = &feeds->addresses[number];
    const char *client = feed_client(http_header(request, "User-Agent"));

    if (address->fetched_utc == server->now_utc && strcmp(address->client, client) == 0)
        return;
    address->fetched_utc = server->now_utc;
    address->client = client;
    feeds->dirty[number] = true;
}

static void add_headers(struct http_reply *reply)
{
    http_add(reply, "Cache-Control", "private, no-cache");
    http_add(reply, "X-Robots-Tag", "noindex, nofollow");
    http_add(reply, "Referrer-Policy", "no-referrer");
    http_add(reply, "X-Content-Type-Options", "nosniff");
    http_add(reply, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
}

static void reply_with(struct exchange *exchange, const struct feed_body *body, int64_t changed_utc)
{
    struct http_reply *reply = &exchange->reply;
    struct arena *arena = &exchange->arena;
    const char *tag = arena_text(arena, "\"%.32s\"", body->hash);
    const char *none_match = http_header(&exchange->request, "If-None-Match");
    const char *since = http_header(&exchange->request, "If-Modified-Since");
    int64_t seen = -1;
    bool known = none_match ? feed_tag_matches(none_match, tag)
                            : since && feed_date_read(since, &seen) && seen >= changed_utc;

    *reply = (struct http_reply){.status = known ? 304 : 200};
    http_add(reply, "ETag", tag);
    http_add(reply, "Last-Modified", feed_date_text(arena, changed_utc));
    if (!known) {
        http_add(reply, "Content-Type", "text/calendar; charset=utf-8");
        reply->body = body->text;
        reply->size = body->size;
    }
    add_headers(reply);
}

/* No calendar, after the work of one. */
static void reply_none(struct server *server, struct exchange *exchange, int status,
                       const char *text)
{
    const struct feed_body *nobody = feed_body_of(server, -1, true);

    if (nobody)
        reply_with(exchange, nobody, server->now_utc);
    http_plain(&exchange->reply, status, text);
}

/* A guess: after many a wait. */
static void reply_unknown(struct server *server, struct exchange *exchange)
{
    struct feeds *feeds = server->feeds;
    int64_t minute = clock_ms() / 60000;

    if (!exchange->waits_until_ms) {
        feeds->guesses = feeds->guess_minute == minute ? feeds->guesses + 1 : 1;
        feeds->guess_minute = minute;
        if (feeds->guesses > GUESSES_A_MINUTE && feeds->guessing < GUESSES_A_MINUTE) {
            exchange->waits_until_ms = clock_ms() + GUESS_WAIT_MS;
            exchange->waits = true;
            feeds->guessing++;
            return;
        }
    }
    reply_none(server, exchange, 404, "There is no such calendar.\n");
    exchange->answered = true;
}

void feed_left(struct server *server, const struct exchange *exchange)
{
    if (exchange->waits_until_ms)
        server->feeds->guessing--;
}

static const char *token_of(const char *path, struct arena *arena)
{
    const char *word = path + strlen("/f/");
    size_t length = strlen(word);

    if (length <= 4 || length > 100 || strcmp(word + length - 4, ".ics") != 0)
        return "";
    return arena_copy_part(arena, word, length - 4);
}

static void reply_known(struct server *server, struct exchange *exchange, int number)
{
    const struct feed_address *address = &server->feeds->addresses[number];
    bool ended = address->ended_utc != 0;

    if (ended && server->now_utc - address->ended_utc >= (int64_t)FEED_EMPTY_DAYS * DAY_S) {
        reply_none(server, exchange, 410, "This calendar address has ended.\n");
        return;
    }
    const struct feed_body *body =
        feed_body_of(server, address->staff, ended || address->staff < 0);
    if (!body) {
        http_plain(&exchange->reply, 503, "Try again in a minute.\n");
        http_add(&exchange->reply, "Retry-After", "60");
        return;
    }
    note_body(server, number, body);
    note_fetch(server, number, &exchange->request);
    reply_with(exchange, body, address->body_utc);
}

void feed_answer(struct server *server, struct exchange *exchange, const char *path)
{
    char hash[SECRET_HASH];

    if (strcmp(exchange->request.method, "POST") == 0) {
        http_plain(&exchange->reply, 405, "A calendar is only read.\n");
        http_add(&exchange->reply, "Allow", "GET, HEAD");
        exchange->answered = true;
        return;
    }
    (void)look(server);
    address_hash(server->secret, token_of(path, &exchange->arena), hash);
    int number = find_address(server->feeds, hash);
    if (number < 0) {
        reply_unknown(server, exchange);
        return;
    }
    reply_known(server, exchange, number);
    exchange->answered = true;
}
