/* SPDX-License-Identifier: GPL-3.0-or-later
 * Requests that wait: for a child, or for a moment. */
#include <errno.h>
#include <sys/socket.h>

#include "scheduler/desk/wire/http_parts.h"

bool wait_add(struct http *http, struct exchange *exchange)
{
    if (http->n_waiting == HTTP_CONNECTIONS)
        return false;
    http->waiting[http->n_waiting++] = exchange;
    return true;
}

void wait_drop(struct http *http, const struct exchange *exchange)
{
    for (int i = 0; i < http->n_waiting; i++)
        if (http->waiting[i] == exchange)
            http->waiting[i] = http->waiting[--http->n_waiting];
}

void http_wake(struct http *http, struct exchange *exchange)
{
    int before = http->n_waiting;

    wait_drop(http, exchange);
    if (http->n_waiting < before)
        http->resume(exchange);
}

void http_wake_all(struct http *http)
{
    while (http->n_waiting)
        http_wake(http, http->waiting[0]);
}

struct exchange *const *http_waiting(struct http *http, int *count)
{
    *count = http->n_waiting;
    return http->waiting;
}

void http_wake_due(struct http *http)
{
    int64_t now = clock_ms();

    for (int i = http->n_waiting - 1; i >= 0; i--)
        if (http->waiting[i]->waits_until_ms && http->waiting[i]->waits_until_ms <= now)
            http_wake(http, http->waiting[i]);
}

/* The library does not look at the socket of a request that waits. */
bool http_has_left(const struct exchange *exchange)
{
    char byte;
    ssize_t got =
        exchange->socket < 0 ? 1 : recv(exchange->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);

    return got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
}
