/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/http.h"

#include <assert.h>
#include <string.h>
#include <strings.h>
#include <time.h>

const char *http_header(const struct http_request *request, const char *name)
{
    for (int i = 0; i < request->n_headers; i++)
        if (strcasecmp(request->headers[i].name, name) == 0)
            return request->headers[i].value;
    return NULL;
}

int http_header_count(const struct http_request *request, const char *name)
{
    int count = 0;

    for (int i = 0; i < request->n_headers; i++)
        count += strcasecmp(request->headers[i].name, name) == 0;
    return count;
}

void http_add(struct http_reply *reply, const char *name, const char *value)
{
    assert(reply->n_headers < HTTP_REPLY_HEADERS);
    reply->headers[reply->n_headers++] = (struct web_pair){name, value};
}

void http_plain(struct http_reply *reply, int status, const char *text)
{
    *reply = (struct http_reply){.status = status, .body = text, .size = strlen(text)};
    http_add(reply, "Content-Type", "text/plain; charset=utf-8");
    http_add(reply, "Cache-Control", "no-store");
    http_add(reply, "X-Content-Type-Options", "nosniff");
    http_add(reply, "Referrer-Policy", "no-referrer");
    http_add(reply, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
}

int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
