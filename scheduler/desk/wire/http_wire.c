/* SPDX-License-Identifier: GPL-3.0-or-later
 * Connections and how long each may take.
 *
 * The library cuts idle connections after ten seconds; a client that sends a byte now and then is
 * not idle, so every connection has a deadline of its own for head and body. */
#include <stdlib.h>
#include <sys/socket.h>

#include "scheduler/desk/wire/http_parts.h"

enum {
    UPLOAD_MS = 120000, /* 64 MiB over a slow school line */
    ANSWER_MS = 60000,  /* to read what we send */
    SWEEP_MS = 500,
};

struct wire *wire_open(struct http *http, int socket)
{
    struct wire *wire = calloc(1, sizeof *wire);

    if (!wire)
        return NULL;
    wire->socket = socket;
    wire_wants_head(http, wire);
    wire->after = http->wires;
    if (wire->after)
        wire->after->before = wire;
    http->wires = wire;
    return wire;
}

void wire_close(struct http *http, struct wire *wire)
{
    if (!wire)
        return;
    if (wire->before)
        wire->before->after = wire->after;
    else
        http->wires = wire->after;
    if (wire->after)
        wire->after->before = wire->before;
    if (wire->fresh)
        exchange_free(http, wire->fresh);
    free(wire);
}

void wire_wants_head(struct http *http, struct wire *wire)
{
    if (wire)
        wire->deadline_ms = clock_ms() + http->head_ms;
}

void wire_wants_files(struct wire *wire)
{
    if (wire)
        wire->deadline_ms = clock_ms() + UPLOAD_MS;
}

void wire_answers(struct wire *wire)
{
    if (wire)
        wire->deadline_ms = clock_ms() + ANSWER_MS;
}

void wire_is_ours(struct wire *wire)
{
    if (wire)
        wire->deadline_ms = 0;
}

void wires_sweep(struct http *http)
{
    int64_t now = clock_ms();

    if (now - http->swept_ms < SWEEP_MS)
        return;
    http->swept_ms = now;
    for (struct wire *wire = http->wires; wire; wire = wire->after) {
        if (wire->cut || wire->deadline_ms == 0 || now < wire->deadline_ms)
            continue;
        shutdown(wire->socket, SHUT_RDWR);
        wire->cut = true;
    }
}
