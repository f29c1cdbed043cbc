/* SPDX-License-Identifier: GPL-3.0-or-later
 * Jobs of the desk: the program as a child, one planner per school file, its progress, its end. */
#include "tests/support/patience.h"
#include "tests/support/store_fill.h"

#include "scheduler/desk/parts.h"

static struct server *open_server(struct desk *desk)
{
    static const struct listening none = {.socket = -1, .port = 8080};
    const char *build = getenv("BUILD");
    struct serve_ask ask = {
        .school = desk->path,
        .program = arena_text(&desk->arena, "%s/examrota", build ? build : "build/dev")};

    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    struct server *server = server_open(desk->store, &ask, &none, &desk->fault);
    if (!server)
        print_error("%s\n", desk->fault.text);
    assert_non_null(server);
    return server;
}

static const struct job *wait_for(struct server *server, int number)
{
    const struct job *job = job_find(server, number);

    for (int waited = 0; job->running && patience(&waited);)
        job = job_find(server, number);
    assert_false(job->running);
    return job;
}

static const struct job *run(struct desk *desk, struct server *server, const char *const *words,
                             bool plans)
{
    struct job_ask ask = {
        .title = "Work", .then = "/", .words = words, .plans = plans, .who = "anna"};
    int number = 0;

    good(desk, job_start(server, &ask, &number, &desk->fault));
    return wait_for(server, number);
}

static void works(void **state)
{
    struct desk *desk = *state;
    struct server *server = open_server(desk);
    static const char *const import[] = {"import", "tests/sessions/data/small", NULL};
    static const char *const seat[] = {"seat", NULL};
    static const char *const plan[] = {"plan", "--week", "2027-W20", NULL};
    static const char *const wrong[] = {"report", "nothing", NULL};
    struct job_ask ask = {
        .title = "Plan", .then = "/", .words = plan, .plans = true, .who = "anna"};
    int first, second;

    assert_int_equal(run(desk, server, import, false)->child.exit_code, 0);
    const struct job *job = run(desk, server, seat, false);
    assert_non_null(strstr(job->child.out, "6 of 6 entries seated"));
    assert_string_equal(job->who, "anna");
    assert_int_equal(run(desk, server, wrong, false)->child.exit_code, 4);
    good(desk, job_start(server, &ask, &first, &desk->fault));
    assert_false(job_start(server, &ask, &second, &desk->fault));
    assert_int_equal(desk->fault.kind, FAULT_CONFLICT);
    assert_int_equal(job_planning(server)->number, first);
    job = wait_for(server, first);
    assert_int_equal(job->child.exit_code, 0);
    assert_non_null(strstr(job->progress, "\"seats\":"));
    assert_null(job_planning(server));
    good(desk, job_start(server, &ask, &second, &desk->fault));
    job_stop(server, second);
    assert_true(job_find(server, second)->stopped);
    int code = wait_for(server, second)->child.exit_code; /* before it listens to signals: 143 */
    assert_true(code == 0 || code == 128 + 15);
    assert_null(job_find(server, 99));
    /* The history knows who it was for. */
    struct history_line *lines;
    int count;
    good(desk, store_history(desk->store, &desk->arena, &lines, &count, &desk->fault));
    assert_string_equal(lines[count - 1].who, "anna");
    server_close(server);
}

static void many(void **state)
{
    struct desk *desk = *state;
    struct server *server = open_server(desk);
    static const char *const history[] = {"history", NULL};
    struct job_ask ask = {.title = "Look", .then = "/", .words = history, .who = "anna"};
    int number = 0;

    for (int i = 0; i < JOBS + 5; i++) { /* the oldest give way */
        good(desk, job_start(server, &ask, &number, &desk->fault));
        assert_int_equal(wait_for(server, number)->child.exit_code, 0);
    }
    assert_null(job_find(server, 1));
    assert_non_null(job_find(server, number));
    server_close(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(works), WITH_FILE(many)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
