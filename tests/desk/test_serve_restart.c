/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a restart of the server must not wipe out: passwords tried in vain, and that something was
 * being worked out.  And a thousand passwords tried at once are not a thousand free tries. */
#include "tests/desk/small_desk.h"

enum { FREE = 5, AT_ONCE = 40 };

static const char wrong[] = "name=officer&password=wrong";
static const char right[] = "name=officer&password=four+words+here";

static int try(struct visitor *visitor, const char *form)
{
    reply_release(&visitor->page);
    client_post(&visitor->served, "/login", "", form, &visitor->page);
    return visitor->page.status;
}

static void tries_stay(void **state)
{
    struct visitor visitor;

    static const struct {
        const char *label;
        bool killed;
        const char *now, *form;
        int status;
        const char *shows;
    } rows[] = {
        {"killed", true, SCHOOL_NOW, right, 403, "too many wrong passwords"},
        {"stopped", false, SCHOOL_NOW, right, 403, "too many wrong passwords"},
        {"a minute later it counts on", false, "2027-01-17 12:01", wrong, 403, "do not belong"},
        {"and waits twice as long", true, "2027-01-17 12:01", right, 403, "wait 2 seconds"},
        {"who knows it comes in then", false, "2027-01-17 12:02", right, 303, ""},
        {"and is free again", true, "2027-01-17 12:02", wrong, 403, "do not belong"},
    };
    school_fill(*state);
    visit_begin(&visitor, *state); /* at 12:00, and there the clock stands */
    for (int i = 0; i <= FREE; i++)
        assert_int_equal(try(&visitor, wrong), 403);
    EACH (row, rows) {
        visit_stop(&visitor, row->killed);
        visit_start(&visitor, row->now);
        CHECK_ROW(row, try(&visitor, row->form), row->status);
        if (*row->shows)
            CHECK_ROW(row, visit_shows(&visitor, row->shows), true);
    }
    visit_end(&visitor);
}

/* The page to change a password lets nobody guess the one so far. */
static void guesses_inside(void **state)
{
    struct visitor visitor;
    static const char guess[] = "old=wrong&password=five+words+or+so&again=five+words+or+so";

    school_fill(*state);
    visit_begin(&visitor, *state);
    for (int i = 0; i <= FREE; i++) {
        assert_int_equal(visit_post(&visitor, "/password", guess), 403);
        assert_true(visit_shows(&visitor, "the password so far is another one"));
    }
    assert_int_equal(visit_post(&visitor, "/password", guess), 403);
    assert_true(visit_shows(&visitor, "too many wrong passwords"));
    visit_end(&visitor);
}

static void tried_at_once(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    int sockets[AT_ONCE], looked_at = 0;
    const char *request;

    school_fill(desk);
    visit_begin(&visitor, desk);
    request = arena_text(&desk->arena,
                         "POST /login HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                         "Content-Type: application/x-www-form-urlencoded\r\n"
                         "Content-Length: %zu\r\n\r\n%s",
                         visitor.served.host, strlen(wrong), wrong);
    for (int i = 0; i < AT_ONCE; i++) {
        sockets[i] = client_open(visitor.served.port);
        assert_true(client_send(sockets[i], request));
    }
    for (int i = 0; i < AT_ONCE; i++) {
        reply_release(&visitor.page);
        client_read(sockets[i], false, &visitor.page);
        assert_int_equal(visitor.page.status, 403);
        looked_at += visit_shows(&visitor, "do not belong together");
    }
    assert_int_equal(looked_at, FREE + 1);
    visit_end(&visitor);
}

/* One that has ended and whom nobody has asked after is not. */
static bool is_alive(pid_t pid)
{
    char path[40], text[200] = "";

    (void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    bool known = file && fgets(text, sizeof text, file);
    if (file)
        (void)fclose(file);
    return known && !strstr(text, ") Z ");
}

static void jobs_are_told(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;

    small_begin(&visitor, desk);
    uint64_t before = school_content(desk->path);
    pid_t planner = small_plan_held(&visitor);
    const char *job = visit_follow(&visitor);
    assert_false(visit_shows(&visitor, "data-done"));
    visit_stop(&visitor, true);
    kill(planner, SIGCONT);
    for (int waited = 0; is_alive(planner) && patience(&waited);) /* it does not go on by itself */
        continue;
    assert_false(is_alive(planner));
    visit_start(&visitor, "2027-03-01 08:10");
    assert_int_equal(visit_get(&visitor, "/"), 200);
    assert_true(visit_shows(&visitor, "was stopped when the desk was closed"));
    assert_int_equal(visit_get(&visitor, job), 200);
    assert_true(visit_shows(&visitor, "This was stopped when the desk was closed."));
    if (school_content(desk->path) == before)
        assert_true(visit_shows(&visitor, "Nothing of it is stored: the school is as it was."));
    small_job(&visitor, "/plan", "do=plan&week=2027-W20"); /* another number */
    assert_false(visit_shows(&visitor, "role=\"alert\""));
    assert_int_equal(visit_get(&visitor, job), 200);
    assert_true(visit_shows(&visitor, "This was stopped when the desk was closed."));
    visit_stop(&visitor, false);
    visit_start(&visitor, "2027-03-01 08:20");
    assert_int_equal(visit_get(&visitor, "/job/2"), 200);
    assert_true(visit_shows(&visitor, "This was done, and the desk was closed"));
    assert_int_equal(visit_get(&visitor, "/shortages?job=2"), 404);
    visit_end(&visitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(tries_stay), WITH_FILE(guesses_inside),
                                       WITH_FILE(tried_at_once), WITH_FILE(jobs_are_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
