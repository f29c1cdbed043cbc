/* SPDX-License-Identifier: GPL-3.0-or-later
 * As many connections as the server takes, most of them silent or slow: the fast one is answered,
 * and after ten seconds for head and form the others are cut off. */
#include "tests/desk/served_school.h"
#include "tests/support/patience.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

enum { CONNECTIONS = 1024, MORE = 20, LIMIT_MS = 10000, EARLY_MS = 3000, FILES = 4096 };

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int count_cut(const int *clients)
{
    int cut = 0;

    for (int i = MORE; i < CONNECTIONS - 1; i++)
        cut += client_is_cut(clients[i]);
    return cut;
}

static int ask(const struct served *served, int client, struct heard *reply)
{
    char request[200];

    (void)snprintf(request, sizeof request, "GET /robots.txt HTTP/1.1\r\nHost: %s\r\n\r\n",
                   served->host);
    client_send(client, request);
    client_read(client, false, reply);
    reply_release(reply);
    return reply->status;
}

static void a_thousand(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard reply;
    int clients[CONNECTIONS], cut = 0;

    school_fill(desk);
    school_serve(desk, &served, 0); /* ten seconds */
    const char *slow_form =
        arena_text(&desk->arena, "POST /login HTTP/1.1\r\nHost: %s\r\nContent-Length: 900\r\n\r\na",
                   served.host);
    int64_t began = now_ms();
    for (int i = 0; i < CONNECTIONS; i++) {
        clients[i] = client_open(served.port);
        if (i % 3 == 1)
            client_send(clients[i], "GET /login HTTP/1.1\r\nX-Slow: ");
        else if (i % 3 == 2)
            client_send(clients[i], slow_form);
    }
    /* The last that was let in is answered while all others stay, and again. */
    for (int i = 0; i < 3; i++)
        assert_int_equal(ask(&served, clients[CONNECTIONS - 1], &reply), 200);
    bool soon = now_ms() - began < LIMIT_MS; /* else the machine was too slow to say */
    assert_true(!soon || count_cut(clients) == 0);
    /* Whoever comes now waits until somebody goes, and is answered then. */
    int late = client_open(served.port);
    struct pollfd polled = {.fd = late, .events = POLLIN};
    client_send(late, "GET /robots.txt HTTP/1.1\r\nHost: nobody\r\n\r\n");
    bool waits = poll(&polled, 1, 300) == 0;
    assert_true(waits || count_cut(clients) > 0 || now_ms() - began >= LIMIT_MS);
    for (int i = 0; i < MORE; i++)
        close(clients[i]);
    client_read(late, false, &reply);
    assert_int_equal(reply.status, 421);
    reply_release(&reply);
    close(late);
    /* A byte now and then buys nobody a second. */
    for (int waited = 0; cut < CONNECTIONS - MORE - 1 && patience(&waited);) {
        for (int i = MORE; i < CONNECTIONS - 1 && waited % 25 == 0; i++)
            (void)client_send(clients[i], i % 3 ? "a" : "");
        cut = count_cut(clients);
        assert_true(cut == 0 || now_ms() - began >= LIMIT_MS - EARLY_MS);
    }
    assert_int_equal(cut, CONNECTIONS - MORE - 1);
    int fresh = client_open(served.port);
    assert_int_equal(ask(&served, fresh, &reply), 200);
    close(fresh);
    for (int i = MORE; i < CONNECTIONS; i++)
        close(clients[i]);
    school_closed(desk, &served);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(a_thousand)};
    struct rlimit limit;

    (void)getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max < FILES ? limit.rlim_max : FILES;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < CONNECTIONS + 100) {
        print_message("this machine lets nobody have so many files: not tried\n");
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
