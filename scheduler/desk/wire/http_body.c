/* SPDX-License-Identifier: GPL-3.0-or-later
 * A request put together from what comes in, piece by piece. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/wire/http_parts.h"

struct exchange *exchange_new(void *connection, const char *target)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);

    if (!exchange)
        return NULL;
    exchange->connection = connection;
    exchange->socket = -1;
    exchange->began_ms = clock_ms();
    exchange->request.target = arena_copy(&exchange->arena, target);
    return exchange;
}

void exchange_free(struct http *http, struct exchange *exchange)
{
    http->face->done(http->server, exchange);
    free(exchange->memory);
    free(exchange);
}

bool exchange_header(struct exchange *exchange, const char *name, const char *value)
{
    if (exchange->request.n_headers == HTTP_HEADERS) {
        exchange->too_many = true;
        return false;
    }
    exchange->headers[exchange->request.n_headers++] =
        (struct web_pair){arena_copy(&exchange->arena, name), arena_copy(&exchange->arena, value)};
    return true;
}

void exchange_head(struct http *http, struct exchange *exchange, const char *method)
{
    struct http_request *request = &exchange->request;
    char *end = NULL;

    request->method = arena_copy(&exchange->arena, method);
    request->headers = exchange->headers;
    const char *length = http_header(request, "Content-Length");
    long long announced = length ? strtoll(length, &end, 10) : -1;
    http->face->head(http->server, exchange, length && *end ? -1 : announced);
}

static bool keep(struct exchange *exchange, const char *bytes, size_t size)
{
    if ((int64_t)size > exchange->allowed - exchange->received)
        return false;
    if (exchange->spool) {
        if (fwrite(bytes, 1, size, exchange->spool) != size)
            return false;
    } else {
        if (!exchange->memory)
            exchange->memory = malloc((size_t)exchange->allowed + 1);
        if (!exchange->memory)
            return false;
        memcpy(exchange->memory + exchange->received, bytes, size);
    }
    exchange->received += (int64_t)size;
    return true;
}

void exchange_body(struct exchange *exchange, const char *bytes, size_t size)
{
    if (exchange->answered || keep(exchange, bytes, size))
        return;
    http_plain(&exchange->reply, 413, "That is more than this address takes.\n");
    exchange->reply.closes = true;
    exchange->answered = true;
}

void exchange_whole(struct http *http, struct exchange *exchange)
{
    if (exchange->memory) {
        exchange->memory[exchange->received] = '\0';
        exchange->request.body = exchange->memory;
        exchange->request.body_size = (size_t)exchange->received;
    }
    exchange->waits = false;
    if (!exchange->answered)
        http->face->answer(http->server, exchange);
}
