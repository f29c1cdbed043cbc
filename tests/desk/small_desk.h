/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/desk/small_desk.h - a small school of real files behind a server, and jobs of its desk. */
#ifndef TESTS_SMALL_DESK_H
#define TESTS_SMALL_DESK_H

#include "tests/desk/desk_visit.h"

#include "tests/support/run.h"

#define SMALL "tests/sessions/data/small"

/* Imported and seated; the desk's own connection is closed. */
static inline void small_fill(struct desk *desk)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    store_close(desk->store);
    desk->store = NULL;
    command_expect(0, "--school %s import " SMALL, desk->path);
    command_expect(0, "--school %s seat", desk->path);
}

static inline void small_begin(struct visitor *visitor, struct desk *desk)
{
    small_fill(desk);
    visit_begin(visitor, desk);
}

/* The newest child of the server; 0: none. */
static inline pid_t child_of(pid_t server)
{
    char path[80];
    int pid = 0;

    (void)snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)server, (int)server);
    FILE *file = fopen(path, "r");
    char text[200] = "";
    if (file && fgets(text, sizeof text, file))
        pid = (int)strtol(text, NULL, 10);
    if (file)
        (void)fclose(file);
    return pid;
}

/* Begins to plan and holds the planner there. */
static inline pid_t small_plan_held(struct visitor *visitor)
{
    assert_int_equal(visit_post(visitor, "/plan", "do=plan&week=2027-W20"), 303);
    pid_t planner = child_of(visitor->served.pid);
    assert_true(planner > 0);
    assert_int_equal(kill(planner, SIGSTOP), 0);
    return planner;
}

/* Sends the form and follows its job to the end; the job's page is the newest. */
static inline void small_job(struct visitor *visitor, const char *path, const char *form)
{
    assert_int_equal(visit_post(visitor, path, form), 303);
    const char *job = visit_follow(visitor);
    for (int waited = 0; !visit_shows(visitor, "data-done") && patience(&waited);)
        assert_int_equal(visit_get(visitor, job), 200);
    assert_true(visit_shows(visitor, "data-done"));
}

#endif
