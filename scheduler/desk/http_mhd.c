/* SPDX-License-Identifier: GPL-3.0-or-later
 * libmicrohttpd, and nothing else: turns its calls into requests and our replies into its.
 *
 * One thread, epoll.  The library cuts idle connections after ten seconds; a client that sends a
 * byte now and then is not idle, so every connection has a deadline of its own for head and body.
 */
#include <fcntl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <arpa/inet.h>

#include "scheduler/desk/http_desk.h"

enum {
    CONNECTIONS = 1024,
    IDLE_S = 10,
    HEAD_MS = 10000,    /* head and form */
    UPLOAD_MS = 120000, /* 64 MiB over a slow school line */
    ANSWER_MS = 60000,  /* to read what we send */
    CONNECTION_BYTES = 32 * 1024,
};

struct wire { /* a connection */
    struct wire *before, *after;
    int socket;
    int64_t deadline_ms;
    bool cut;
    struct exchange
        *fresh; /* its first line is here; the library may yet refuse the rest unasked */
};

struct http {
    struct MHD_Daemon *daemon;
    struct server *server;
    struct wire *wires;
    struct exchange *waiting[CONNECTIONS];
    int n_waiting;
    int64_t swept_ms;
    int head_ms;
};

int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct wire *wire_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? *(struct wire *const *)(const void *)info : NULL;
}

static void forget(struct http *http, struct exchange *exchange)
{
    desk_done(http->server, exchange);
    free(exchange->memory);
    free(exchange);
}

static void on_connection(void *closure, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct http *http = closure;
    struct wire *wire = *context;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        wire = calloc(1, sizeof *wire);
        *context = wire;
        if (!wire)
            return;
        wire->socket = info ? info->connect_fd : -1;
        wire->deadline_ms = clock_ms() + http->head_ms;
        wire->after = http->wires;
        if (wire->after)
            wire->after->before = wire;
        http->wires = wire;
    } else if (wire) {
        if (wire->before)
            wire->before->after = wire->after;
        else
            http->wires = wire->after;
        if (wire->after)
            wire->after->before = wire->before;
        if (wire->fresh)
            forget(http, wire->fresh);
        free(wire);
        *context = NULL;
    }
}

static void sweep(struct http *http)
{
    int64_t now = clock_ms();

    if (now - http->swept_ms < 500)
        return;
    http->swept_ms = now;
    for (struct wire *wire = http->wires; wire; wire = wire->after) {
        if (wire->cut || wire->deadline_ms == 0 || now < wire->deadline_ms)
            continue;
        shutdown(wire->socket, SHUT_RDWR);
        wire->cut = true;
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
    struct exchange *exchange = wire ? calloc(1, sizeof *exchange) : NULL;

    if (!exchange)
        return NULL;
    if (wire->fresh)
        forget(closure, wire->fresh);
    wire->fresh = exchange;
    exchange->connection = connection;
    exchange->began_ms = clock_ms();
    exchange->request.target = arena_copy(&exchange->arena, target);
    return exchange;
}

static enum MHD_Result on_header(void *closure, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    struct exchange *exchange = closure;

    (void)kind;
    if (exchange->request.n_headers == HTTP_HEADERS) {
        exchange->too_many = true;
        return MHD_NO;
    }
    exchange->headers[exchange->request.n_headers++] =
        (struct web_pair){arena_copy(&exchange->arena, name), arena_copy(&exchange->arena, value)};
    return MHD_YES;
}

static enum MHD_Result send_reply(struct http *http, struct exchange *exchange)
{
    struct MHD_Connection *connection = exchange->connection;
    struct http_reply *reply = &exchange->reply;
    void *body = (void *)(reply->body ? reply->body : "");
    struct wire *wire = wire_of(connection);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(reply->size, body, MHD_RESPMEM_MUST_COPY);

    if (!response)
        return MHD_NO;
    for (int i = 0; i < reply->n_headers; i++)
        MHD_add_response_header(response, reply->headers[i].name, reply->headers[i].value);
    if (reply->closes)
        MHD_add_response_header(response, "Connection", "close");
    if (wire)
        wire->deadline_ms = clock_ms() + ANSWER_MS;
    desk_log(http->server, exchange);
    enum MHD_Result queued = MHD_queue_response(connection, (unsigned)reply->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result begin(struct http *http, struct exchange *exchange, const char *method)
{
    struct MHD_Connection *connection = exchange->connection;
    struct http_request *request = &exchange->request;
    struct wire *wire = wire_of(connection);

    if (wire)
        wire->fresh = NULL; /* from here on the library tells when it ends */
    request->method = arena_copy(&exchange->arena, method);
    request->headers = exchange->headers;
    request->address = address_text(connection, &exchange->arena);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, on_header, exchange);
    const char *length = http_header(request, "Content-Length");
    char *end = NULL;
    long long announced = length ? strtoll(length, &end, 10) : -1;
    desk_head(http->server, exchange, length && *end ? -1 : announced);
    if (wire && exchange->spool)
        wire->deadline_ms = clock_ms() + UPLOAD_MS;
    return exchange->answered ? send_reply(http, exchange) : MHD_YES;
}

static bool keep_body(struct exchange *exchange, const char *bytes, size_t size)
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

static enum MHD_Result finish(struct http *http, struct exchange *exchange)
{
    struct wire *wire = wire_of(exchange->connection);

    if (exchange->memory) {
        exchange->memory[exchange->received] = '\0';
        exchange->request.body = exchange->memory;
        exchange->request.body_size = (size_t)exchange->received;
    }
    exchange->waits = false;
    if (!exchange->answered)
        desk_answer(http->server, exchange);
    if (exchange->answered)
        return send_reply(http, exchange);
    if (http->n_waiting == CONNECTIONS)
        return MHD_NO;
    if (wire)
        wire->deadline_ms = 0; /* now it is our turn */
    http->waiting[http->n_waiting++] = exchange;
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
        if (!exchange->answered && !keep_body(exchange, bytes, *size)) {
            http_plain(&exchange->reply, 413, "That is more than this address takes.\n");
            exchange->reply.closes = true;
            exchange->answered = true; /* sent when the rest has gone by */
        }
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
    if (wire)
        wire->deadline_ms = clock_ms() + http->head_ms; /* for the next request's head */
    if (!exchange)
        return;
    for (int i = 0; i < http->n_waiting; i++)
        if (http->waiting[i] == exchange)
            http->waiting[i] = http->waiting[--http->n_waiting];
    if (wire && wire->fresh == exchange)
        wire->fresh = NULL;
    forget(http, exchange);
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

struct http *http_open(struct server *server, int listener, struct fault *fault)
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
    http->head_ms = HEAD_MS;
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)say_nothing, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS, NULL},
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
    sweep(http);
}

void http_wake(struct http *http, struct exchange *exchange)
{
    for (int i = 0; i < http->n_waiting; i++) {
        if (http->waiting[i] != exchange)
            continue;
        http->waiting[i] = http->waiting[--http->n_waiting];
        MHD_resume_connection(exchange->connection);
        return;
    }
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

/* Those who wait for a moment, not for a child. */
void http_wake_due(struct http *http)
{
    int64_t now = clock_ms();

    for (int i = http->n_waiting - 1; i >= 0; i--)
        if (http->waiting[i]->waits_until_ms && http->waiting[i]->waits_until_ms <= now)
            http_wake(http, http->waiting[i]);
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
