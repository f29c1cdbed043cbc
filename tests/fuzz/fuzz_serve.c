/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as what a client sends: the server in this process, a socket pair, one who has logged
 * in. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "scheduler/desk/parts.h"
#include "scheduler/office/address.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { STEPS = 3, ANSWER = 65536 };

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

static char folder[] = "/tmp/examrota-fuzz-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[80];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void tidy(void)
{
    static const char *const names[] = {"school.db", "school.db-wal", "school.db-shm"};

    for (int i = 0; i < 3; i++)
        unlink(in_folder(names[i]));
    rmdir(folder);
}

static struct store *make_school(void)
{
    struct store *store = NULL;
    struct fault fault = {0};

    must(mkdtemp(folder) != NULL);
    atexit(tidy);
    must(store_open(in_folder("school.db"), STORE_CREATE, &store, &fault));
    return store;
}

/* The cookie "examrota=fuzz" is an officer's; its forms bear "fuzz". */
static void let_in(struct server *server)
{
    struct login_session *session = &server->sessions[0];

    *session = (struct login_session){.role = ROLE_OFFICER,
                                      .token = "fuzz",
                                      .name = "fuzz",
                                      .made_utc = server->now_utc,
                                      .seen_utc = server->now_utc};
    secret_hash(server->secret, "session", "fuzz", session->hash);
}

static struct server *open_server(void)
{
    static const struct listening none = {.socket = -1, .port = 8080};
    struct serve_ask ask = {.school = "school.db", .program = "/nonexistent"};
    struct fault fault = {0};

    setenv("EXAMROTA_NOW", "2027-05-12 07:40", 1);
    signal(SIGPIPE, SIG_IGN);
    struct store *store = make_school();
    struct server *server = server_open(store, &ask, &none, &fault);
    must(server != NULL);
    return server;
}

/* What comes back begins as an answer does and says nothing it should not. */
static void look_at(const char *answer, size_t size)
{
    if (size == 0)
        return;
    must(size >= 9 && memcmp(answer, "HTTP/1.", 7) == 0);
    must(strstr(answer, "\r\n") != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct server *server;
    static char answer[ANSWER + 1];
    int ends[2];
    size_t got = 0, cut = size > 8 ? bytes[size - 1] % size : size;

    if (!server)
        server = open_server();
    let_in(server);
    must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    must(http_take_socket(server->http, ends[0]));
    (void)!write(ends[1], bytes, cut);
    http_step(server->http, -1, 0);
    (void)!write(ends[1], bytes + cut, size - cut);
    for (int i = 0; i < STEPS; i++)
        http_step(server->http, -1, 0);
    server->stopping = true; /* who waits for a child is told */
    http_wake_all(server->http);
    for (int i = 0; i < STEPS; i++) {
        http_step(server->http, -1, 0);
        ssize_t more = read(ends[1], answer + got, ANSWER - got);
        got += more > 0 ? (size_t)more : 0;
    }
    server->stopping = false;
    answer[got] = '\0';
    look_at(answer, got);
    close(ends[1]);
    for (int i = 0; i < STEPS; i++)
        http_step(server->http, -1, 0);
    return 0;
}
