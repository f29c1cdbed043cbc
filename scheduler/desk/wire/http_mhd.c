/* SPDX-License-Identifier: GPL-3.0-or-later
 * libmicrohttpd, and nothing else: its calls become ours and our replies its.  One thread, epoll.
 */
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include <arpa/inet.h>

#include "scheduler/desk/wire/http_parts.h"

enum { IDLE_S = 10, HEAD_MS = 10000 /* head and form */, CONNECTION_BYTES = 32 * 1024 };

static struct wire *wire_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? *(struct wire *const *)(const void *)info : NULL;
}

static void on_connection(void *closure, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = wire_open(closure, info ? info->connect_fd : -1);
    } else {
        wire_close(closure, *context);
        *context = NULL;
    }
}

static const char *address_text(struct MHD_Connection *connection, struct arena *arena)
{
    char text[INET6_ADDRSTRLEN] = "";
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *address = info ? info->client_addr : NULL;

    if (address && address->sa_family == AF_INET) {
        const void *bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
        inet_ntop(AF_INET, bytes, text, sizeof text);
    } else if (address && address->sa_family == AF_INET6) {
        const void *bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
        inet_ntop(AF_INET6, bytes, text, sizeof text);
    }
    return arena_copy(arena, text);
}

/* The first word of a request: its target as it was sent, query and all. */
static void *on_target(void *closure, const char *target, struct MHD_Connection *connection)
{
    struct wire *wire = wire_of(connection);

    if (!wire)
        return NULL;
    if (wire->fresh)
        exchange_free(closure, wire->fresh);
    wire->fresh = exchange_new(connection, target);
    return wire->fresh;
}

static enum MHD_Result on_header(void *closure, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    (void)kind;
    return exchange_header(closure, name, value) ? MHD_YES : MHD_NO;
}

static enum MHD_Result send_reply(struct http *http, struct exchange *exchange)
{
    struct MHD_Connection *connection = exchange->connection;
    struct http_reply *reply = &exchange->reply;
    void *body = (void *)(reply->body ? reply->body : "");
    struct MHD_Response *response =
        MHD_create_response_from_buffer(reply->size, body, MHD_RESPMEM_MUST_COPY);

    if (!response)
        return MHD_NO;
    for (int i = 0; i < reply->n_headers; i++)
        MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
    if (reply->closes)
        MHD_add_response_header(response, "Connection", "close");
    wire_answers(wire_of(connection));
    http->face->log(http->server, exchange);
    enum MHD_Result queued = MHD_queue_response(connection, (unsigned)reply->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result begin(struct http *http, struct exchange *exchange, const char *method)
{
    struct MHD_Connection *connection = exchange->connection;
    struct wire *wire = wire_of(connection);

    if (wire) {
        wire->fresh = NULL; /* from here on the library tells when it ends */
        exchange->socket = wire->socket;
    }
    exchange->request.address = address_text(connection, &exchange->arena);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, on_header, exchange);
    exchange_head(http, exchange, method);
    if (exchange->spool)
        wire_wants_files(wire);
    return exchange->answered ? send_reply(http, exchange) : MHD_YES;
}

static enum MHD_Result finish(struct http *http, struct exchange *exchange)
{
    exchange_whole(http, exchange);
    if (exchange->answered)
        return send_reply(http, exchange);
    if (!wait_add(http, exchange))
        return MHD_NO;
    wire_is_ours(wire_of(exchange->connection));
    MHD_suspend_connection(exchange->connection);
    return MHD_YES;
}

/* NOLINTNEXTLINE(readability-function-size): the library wants eight parameters */
static enum MHD_Result on_request(void *closure, struct MHD_Connection *connection,
                                  const char *path, const char *method, const char *version,
                                  const char *bytes, size_t *size, void **context)
{
    struct http *http = closure;
    struct exchange *exchange = *context;

    (void)connection, (void)path, (void)version;
    if (!exchange)
        return MHD_NO;
    if (!exchange->request.method)
        return begin(http, exchange, method);
    if (*size) {
        exchange_body(exchange, bytes, *size);
        *size = 0;
        return MHD_YES;
    }
    return finish(http, exchange);
}

static void on_end(void *closure, struct MHD_Connection *connection, void **context,
                   enum MHD_RequestTerminationCode code)
{
    struct http *http = closure;
    struct exchange *exchange = *context;
    struct wire *wire = wire_of(connection);

    (void)code;
    wire_wants_head(http, wire); /* the next request's */
    if (!exchange)
        return;
    wait_drop(http, exchange);
    if (wire && wire->fresh == exchange)
        wire->fresh = NULL;
    exchange_free(http, exchange);
    *context = NULL;
}

/* Decoding is ours: "%00" and "%2F" mean something. */
static size_t leave_escapes(void *closure, struct MHD_Connection *connection, char *text)
{
    (void)closure, (void)connection;
    return strlen(text);
}

static void say_nothing(void *closure, const char *format, va_list rest)
{
    (void)closure, (void)format, (void)rest;
}

static void resume(struct exchange *exchange)
{
    MHD_resume_connection(exchange->connection);
}

struct http *http_open(struct server *server, const struct http_face *face, int listener,
                       struct fault *fault)
{
    struct http *http = calloc(1, sizeof *http);
    unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;

    if (!http) {
        (void)fault_set(fault, FAULT_SYSTEM, "there is no memory for the server");
        return NULL;
    }
    if (listener < 0)
        flags |= MHD_USE_NO_LISTEN_SOCKET;
    http->server = server;
    http->face = face;
    http->resume = resume;
    http->head_ms = HEAD_MS;
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)say_nothing, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, HTTP_CONNECTIONS, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_BYTES, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)on_target, http},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)leave_escapes, NULL},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)on_end, http},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)on_connection, http},
        {listener < 0 ? MHD_OPTION_END : MHD_OPTION_LISTEN_SOCKET, listener, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    http->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, http, MHD_OPTION_ARRAY,
                                    options, MHD_OPTION_END);
    if (http->daemon)
        return http;
    free(http);
    (void)fault_set(fault, FAULT_SYSTEM, "the server cannot be started (too few open files?)");
    return NULL;
}

void http_hurry(struct http *http, int head_ms)
{
    http->head_ms = head_ms;
}

void http_step(struct http *http, int also, int wait_ms)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    MHD_UNSIGNED_LONG_LONG due = 0;
    struct pollfd polled[2] = {{.fd = info ? info->epoll_fd : -1, .events = POLLIN},
                               {.fd = also, .events = POLLIN}};

    if (MHD_get_timeout(http->daemon, &due) == MHD_YES && due < (MHD_UNSIGNED_LONG_LONG)wait_ms)
        wait_ms = (int)due;
    (void)poll(polled, 2, wait_ms);
    MHD_run(http->daemon);
    wires_sweep(http);
}

bool http_take_socket(struct http *http, int socket)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};

    fcntl(socket, F_SETFL, O_NONBLOCK);
    return MHD_add_connection(http->daemon, socket, (struct sockaddr *)&here, sizeof here) ==
           MHD_YES;
}

void http_close(struct http *http)
{
    if (!http)
        return;
    http_wake_all(http);
    MHD_stop_daemon(http->daemon);
    free(http);
}
