/* SPDX-License-Identifier: GPL-3.0-or-later
 * Guessed, revoked, ended and good addresses of calendars cost the server the same work: counted in
 * instructions, one by one in a child, so that what else the machine does is nowhere in it. */
#include "tests/desk/served_school.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scheduler/desk/parts.h"

enum { MOST_PER_CENT = 10, DAY_S = 24 * 3600 };

static struct server *open_server(struct desk *desk)
{
    static const struct listening none = {.socket = -1, .port = 8080};
    struct serve_ask ask = {.school = desk->path, .program = "/nonexistent"};
    struct server *server = server_open(desk->store, &ask, &none, &desk->fault);

    assert_non_null(server);
    return server;
}

static int ask(struct server *server, const char *path)
{
    struct exchange exchange = {
        .request = {.method = "GET", .target = path, .address = ""},
        .waits_until_ms = 1, /* a guess has waited already: what it costs beside that */
    };

    server->now_utc = zone_now_utc();
    feed_answer(server, &exchange, path);
    arena_release(&exchange.arena);
    return exchange.reply.status;
}

static int64_t instructions_of(struct server *server, const char *path)
{
    int64_t count = -1; /* the first stop is before the first instruction */
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(1);
        (void)raise(SIGSTOP);
        (void)ask(server, path);
        _exit(0);
    }
    while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
        count++;
        (void)ptrace(PTRACE_SINGLESTEP, child, NULL, NULL);
    }
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return count;
}

static void same_work(void **state)
{
    struct desk *desk = *state;
    struct {
        const char *label, *path;
        int status;
        int64_t cost;
    } rows[] = {{"guessed", "/f/abcdefghijklmnopqrstuvwxyz1.ics", 404, 0},
                {"revoked", NULL, 200, 0},
                {"ended", NULL, 410, 0},
                {"not even a token", "/f/x", 404, 0}};
    int64_t most = 0, least = INT64_MAX, now;

    school_fill(desk);
    now = zone_now_utc();
    rows[1].path = school_address(desk, 0, ADDRESS_ROTATE, now - DAY_S);
    (void)school_address(desk, 0, ADDRESS_REVOKE, now);
    rows[2].path = school_address(desk, 1, ADDRESS_ROTATE, now - 40 * DAY_S);
    (void)school_address(desk, 1, ADDRESS_REVOKE, now - 20 * DAY_S);
    struct server *server = open_server(desk);
    EACH (row, rows) {
        CHECK_ROW(row, ask(server, row->path), row->status);
        row->cost = instructions_of(server, row->path);
        print_message("%s: %lld instructions\n", row->label, (long long)row->cost);
        most = row->cost > most ? row->cost : most;
        least = row->cost < least ? row->cost : least;
    }
    assert_true((most - least) * 100 <= most * MOST_PER_CENT);
    server_close(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(same_work)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
