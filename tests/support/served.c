/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/served.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scheduler/base/arena.h"
#include "scheduler/desk/server.h"

enum { WAIT_MS = 15 * 60 * 1000, REQUEST = 16384 };

static void must(bool held, const char *what)
{
    if (held)
        return;
    fprintf(stderr, "served: %s\n", what);
    abort();
}

/* The server's life: never returns. */
static void be_server(const char *school, const char *log, int head_ms, int out)
{
    struct store *store = NULL;
    struct fault fault = {0};
    char program[512];
    const char *build = getenv("BUILD");
    const char *url = getenv("SERVED_URL"), *host = url ? strstr(url, "://") : NULL;
    struct serve_ask ask = {.listen = host ? host + 3 : "127.0.0.1:0",
                            .school = school,
                            .head_ms = head_ms,
                            .fresh_link = true,
                            .url = url};

    snprintf(program, sizeof program, "%s/examrota", build ? build : "build/dev");
    ask.program = program;
    ask.out = fdopen(out, "w");
    ask.log = fopen(log, "w");
    bool good = store_open(school, STORE_WRITE, &store, &fault) && serve(store, &ask, &fault);
    if (!good)
        fprintf(stderr, "served: %s\n", fault.text);
    store_close(store);
    fclose(ask.log);
    fclose(ask.out);
    exit(good ? 0 : 1);
}

void served_start(struct served *served, const char *school, const char *log, int head_ms)
{
    int ends[2];
    char line[512];

    *served = (struct served){.log = log};
    must(pipe(ends) == 0, "no pipe");
    served->pid = fork();
    must(served->pid >= 0, "no process");
    if (served->pid == 0) {
        close(ends[0]);
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nothing behind */
        be_server(school, log, head_ms, ends[1]);
    }
    close(ends[1]);
    FILE *told = fdopen(ends[0], "r");
    while (fgets(line, sizeof line, told)) {
        const char *at = strstr(line, "http://127.0.0.1:"), *key = strstr(line, "?key=");
        if (at && !served->port)
            served->port = (int)strtol(at + strlen("http://127.0.0.1:"), NULL, 10);
        if (key) {
            snprintf(served->key, sizeof served->key, "%.*s", (int)strcspn(key + 5, "\n"), key + 5);
            break;
        }
    }
    must(served->port > 0, "it did not come up");
    fclose(told);
    snprintf(served->host, sizeof served->host, "127.0.0.1:%d", served->port);
}

int port_free(void)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof here;
    int tried = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    must(tried >= 0 && bind(tried, (struct sockaddr *)&here, sizeof here) == 0 &&
             getsockname(tried, (struct sockaddr *)&here, &size) == 0,
         "no port is free");
    close(tried);
    return ntohs(here.sin_port);
}

void served_stop(struct served *served)
{
    struct rusage usage;
    int status = 0;

    kill(served->pid, SIGTERM);
    must(waitpid(served->pid, &status, 0) == served->pid, "it did not end");
    getrusage(RUSAGE_CHILDREN, &usage);
    served->peak_kib = usage.ru_maxrss;
    served->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int client_open(int port)
{
    struct sockaddr_in here = {.sin_family = AF_INET,
                               .sin_port = htons((unsigned short)port),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    must(client >= 0, "no socket");
    must(connect(client, (struct sockaddr *)&here, sizeof here) == 0, "no connection");
    return client;
}

bool client_send(int socket, const char *bytes)
{
    size_t left = strlen(bytes);

    while (left) {
        ssize_t sent = send(socket, bytes, left, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        left -= (size_t)sent;
    }
    return true;
}

bool client_is_cut(int socket)
{
    char byte;
    ssize_t got = recv(socket, &byte, 1, MSG_DONTWAIT);

    return got == 0 || (got < 0 && errno != EAGAIN);
}

/* So many bytes more, or those until the end (false). */
static bool read_some(int socket, char *text, size_t *size, size_t wanted)
{
    struct pollfd polled = {.fd = socket, .events = POLLIN};

    while (*size < wanted) {
        if (poll(&polled, 1, WAIT_MS) != 1)
            return false;
        ssize_t got = recv(socket, text + *size, wanted - *size, 0);
        if (got <= 0)
            return false;
        *size += (size_t)got;
    }
    return true;
}

void client_read(int socket, bool head_only, struct heard *answer)
{
    size_t size = 0;
    char length[32];

    *answer = (struct heard){0};
    while (size < sizeof answer->head - 1 && !strstr(answer->head, "\r\n\r\n"))
        if (!read_some(socket, answer->head, &size, size + 1))
            return;
    answer->status = (int)strtol(answer->head + strcspn(answer->head, " "), NULL, 10);
    size_t wanted =
        (size_t)strtol(reply_header(answer, "Content-Length", length, sizeof length), NULL, 10);
    answer->body = calloc(1, wanted + 1);
    must(answer->body != NULL, "no memory");
    if (!head_only && answer->status != 304 &&
        !read_some(socket, answer->body, &answer->size, wanted))
        answer->status = 0;
}

void reply_release(struct heard *answer)
{
    free(answer->body);
    answer->body = NULL;
}

const char *reply_header(const struct heard *answer, const char *name, char *text, size_t size)
{
    size_t length = strlen(name);

    text[0] = '\0';
    for (const char *line = answer->head; (line = strstr(line, "\r\n")) != NULL;) {
        line += 2;
        if (strncasecmp(line, name, length) != 0 || line[length] != ':')
            continue;
        snprintf(text, size, "%.*s", (int)strcspn(line + length + 2, "\r"), line + length + 2);
        break;
    }
    return text;
}

static void ask_once(const struct served *served, const char *request, struct heard *answer)
{
    int client = client_open(served->port);

    client_send(client, request);
    client_read(client, strncmp(request, "HEAD", 4) == 0, answer);
    close(client);
}

void client_get(const struct served *served, const char *path, const char *more,
                struct heard *answer)
{
    char request[REQUEST];

    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", path, served->host,
             more);
    ask_once(served, request, answer);
}

void client_post(const struct served *served, const char *path, const char *more, const char *form,
                 struct heard *answer)
{
    char request[REQUEST];

    snprintf(request, sizeof request,
             "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             "Content-Length: %zu\r\n%s\r\n%s",
             path, served->host, strlen(form), more, form);
    ask_once(served, request, answer);
}

const char *client_enter(const struct served *served, struct arena *arena, const char *key,
                         const char *name)
{
    struct heard answer;
    char text[300];

    client_post(served, "/login", "",
                arena_text(arena, "key=%s&name=%s&password=four+words+here&again=four+words+here",
                           key, name),
                &answer);
    reply_header(&answer, "Set-Cookie", text, sizeof text);
    bool entered = answer.status == 303;
    reply_release(&answer);
    return entered ? arena_text(arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text) : NULL;
}

const char *client_token(const struct served *served, struct arena *arena, const char *path,
                         const char *cookie)
{
    static const char field[] = "name=\"csrf\" value=\"";
    struct heard page;

    client_get(served, path, cookie, &page);
    const char *found = page.body ? strstr(page.body, field) : NULL;
    found = found ? found + sizeof field - 1 : "";
    const char *token = arena_copy_part(arena, found, strcspn(found, "\""));
    reply_release(&page);
    return token;
}
