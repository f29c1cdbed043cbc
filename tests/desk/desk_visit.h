/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/desk/desk_visit.h - an officer at a desk that is served: logs in, opens pages, sends forms.
 */
#ifndef TESTS_DESK_VISIT_H
#define TESTS_DESK_VISIT_H

#include "tests/desk/served_school.h"
#include "tests/support/patience.h"

#include <signal.h>
#include <sys/wait.h>

struct visitor {
    struct desk *desk;
    struct served served;
    const char *cookie, *token; /* a header line; of the forms */
    struct heard page;          /* the newest answer */
};

/* The word between two texts of the newest page; in the desk's arena. */
static inline const char *visit_word(struct visitor *visitor, const char *before, const char *end)
{
    const char *found = strstr(visitor->page.body, before);

    assert_non_null(found);
    found += strlen(before);
    return arena_copy_part(&visitor->desk->arena, found, strcspn(found, end));
}

static inline int visit_get(struct visitor *visitor, const char *path)
{
    reply_release(&visitor->page);
    client_get(&visitor->served, path, visitor->cookie, &visitor->page);
    return visitor->page.status;
}

/* form: behind the token, "do=undo&..."; what is sent is url-encoded already. */
static inline int visit_post(struct visitor *visitor, const char *path, const char *form)
{
    reply_release(&visitor->page);
    client_post(&visitor->served, path, visitor->cookie,
                arena_text(&visitor->desk->arena, "csrf=%s&%s", visitor->token, form),
                &visitor->page);
    return visitor->page.status;
}

static inline bool visit_shows(const struct visitor *visitor, const char *text)
{
    return strstr(visitor->page.body, text) != NULL;
}

/* Where a form led to, and the page there. */
static inline const char *visit_follow(struct visitor *visitor)
{
    char text[600];

    assert_int_equal(visitor->page.status, 303);
    reply_header(&visitor->page, "Location", text, sizeof text);
    const char *path = arena_copy(&visitor->desk->arena, text);
    assert_int_equal(visit_get(visitor, path), 200);
    return path;
}

/* The school of desk is served, and its first officer logs in. */
static inline void visit_begin(struct visitor *visitor, struct desk *desk)
{
    *visitor = (struct visitor){.desk = desk};
    school_serve(desk, &visitor->served, 0);
    visitor->cookie = client_enter(&visitor->served, &desk->arena, visitor->served.key, "officer");
    assert_non_null(visitor->cookie);
    assert_int_equal(visit_get(visitor, "/history"), 200);
    visitor->token = visit_word(visitor, "name=\"csrf\" value=\"", "\"");
}

/* The server is stopped, or killed; then started again at that moment, as it is in the file. */
static inline void visit_stop(struct visitor *visitor, bool killed)
{
    if (!killed) {
        served_stop(&visitor->served);
        assert_int_equal(visitor->served.exit_code, 0);
        return;
    }
    kill(visitor->served.pid, SIGKILL);
    assert_int_equal(waitpid(visitor->served.pid, NULL, 0), visitor->served.pid);
}

static inline void visit_start(struct visitor *visitor, const char *now)
{
    struct desk *desk = visitor->desk;

    setenv("EXAMROTA_NOW", now, 1);
    served_start(&visitor->served, desk->path, arena_text(&desk->arena, "%s/log", desk->folder), 0);
}

static inline void visit_end(struct visitor *visitor)
{
    reply_release(&visitor->page);
    school_closed(visitor->desk, &visitor->served);
}

#endif
