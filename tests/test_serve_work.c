/* SPDX-License-Identifier: GPL-3.0-or-later
 * Guessed, revoked, ended and good addresses of calendars cost the server the same work: counted in
 * instructions, or where the machine counts none in processor time. */
#define _GNU_SOURCE /* syscall */
#include "tests/served_school.h"

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/desk/parts.h"

enum { TIMES = 2000, ROUNDS = 5, MOST_PER_CENT = 25, DAY_S = 24 * 3600 };

static struct server *open_server(struct desk *desk)
{
    static const struct listening none = {.socket = -1, .port = 8080};
    struct serve_ask ask = {.school = desk->path, .program = "/nonexistent"};
    struct server *server = server_open(desk->store, &ask, &none, &desk->fault);

    assert_non_null(server);
    return server;
}

/* Instructions of this process so far, or nanoseconds of it. */
static int64_t worked(int counter)
{
    int64_t count = 0;
    struct timespec now;

    if (counter >= 0 && read(counter, &count, sizeof count) == (ssize_t)sizeof count)
        return count;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int open_counter(void)
{
    struct perf_event_attr what = {.type = PERF_TYPE_HARDWARE,
                                   .size = sizeof what,
                                   .config = PERF_COUNT_HW_INSTRUCTIONS,
                                   .exclude_kernel = 1,
                                   .exclude_hv = 1};

    return (int)syscall(SYS_perf_event_open, &what, 0, -1, -1, 0);
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

/* Of the rounds the least: what else the machine did is in the others. */
static int64_t cost_of(struct server *server, int counter, const char *path)
{
    int64_t least = INT64_MAX;

    for (int round = 0; round < ROUNDS; round++) {
        int64_t before = worked(counter);
        for (int i = 0; i < TIMES; i++)
            (void)ask(server, path);
        int64_t cost = (worked(counter) - before) / TIMES;
        least = cost < least ? cost : least;
    }
    return least;
}

static void same_work(void **state)
{
    struct desk *desk = *state;
    int counter = open_counter();
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
        row->cost = cost_of(server, counter, row->path);
        print_message("%s: %lld %s\n", row->label, (long long)row->cost,
                      counter >= 0 ? "instructions" : "ns");
        most = row->cost > most ? row->cost : most;
        least = row->cost < least ? row->cost : least;
    }
    assert_true((most - least) * 100 <= most * MOST_PER_CENT);
    server_close(server);
    if (counter >= 0)
        close(counter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(same_work)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
