/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two officers at the desk at once: the second is told what the first did, and nothing is lost. */
#include "tests/desk/small_desk.h"

/* A second one who knows the password, with a page of their own. */
static struct visitor second_of(const struct visitor *first, const char *path)
{
    struct visitor second = *first;
    char text[300];

    second.page = (struct heard){0};
    client_post(&second.served, "/login", "", "name=officer&password=four+words+here",
                &second.page);
    assert_int_equal(second.page.status, 303);
    reply_header(&second.page, "Set-Cookie", text, sizeof text);
    second.cookie =
        arena_text(&second.desk->arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text);
    assert_int_equal(visit_get(&second, path), 200);
    second.token = visit_word(&second, "name=\"csrf\" value=\"", "\"");
    return second;
}

static const char *seen_of(struct visitor *visitor)
{
    return visit_word(visitor, "name=\"seen\" value=\"", "\"");
}

static void one_after_the_other(void **state)
{
    struct visitor first, second;
    struct desk *desk = *state;

    school_fill(desk);
    visit_begin(&first, desk);
    second = second_of(&first, "/history");
    const char *old = seen_of(&second);
    assert_int_equal(visit_get(&first, "/history"), 200);
    assert_string_equal(seen_of(&first), old);
    /* The first undoes; the second, whose page still offers that, would undo once more. */
    const char *form = arena_text(&desk->arena, "do=undo&note=%%3Cb%%3E&seen=%s", old);
    assert_int_equal(visit_post(&first, "/history", form), 303);
    assert_int_equal(visit_post(&second, "/history", form), 409);
    assert_true(visit_shows(&second, "The school was changed while this page was open"));
    assert_true(visit_shows(&second, "<li>officer, "));
    assert_true(visit_shows(&second, "undo: a change</li>")); /* what the first did */
    const char *fresh = seen_of(&second);
    assert_string_not_equal(fresh, old);
    /* The form is kept, as text, and can be sent all the same; looking again shows what is. */
    assert_true(visit_shows(&second, "name=\"do\" value=\"undo\""));
    assert_true(visit_shows(&second, "name=\"note\" value=\"&lt;b&gt;\""));
    form = arena_text(&desk->arena, "do=redo&seen=%s", fresh);
    assert_int_equal(visit_post(&second, "/history", form), 303);
    /* The first's own page is older than the second's change now. */
    assert_int_equal(visit_get(&first, "/history"), 200);
    assert_int_equal(visit_post(&first, "/history",
                                arena_text(&desk->arena, "do=undo&seen=%s", seen_of(&first))),
                     303);
    reply_release(&second.page);
    visit_end(&first);
}

/* Sent within the same moment: whoever is told that it is kept finds it kept. */
static void at_once(void **state)
{
    enum { ROUNDS = 6 };
    static const char *const staff[] = {"AB", "CD"};
    struct visitor first;
    struct desk *desk = *state;
    int kept = 0;

    small_begin(&first, desk);
    for (int round = 0; round < ROUNDS; round++) {
        int clients[2];
        for (int i = 0; i < 2; i++) {
            const char *form =
                arena_text(&desk->arena,
                           "csrf=%s&do=availability&staff=%s&date=2027-05-%d&session=AM&answer=no",
                           first.token, staff[i], 17 + round);
            clients[i] = client_open(first.served.port);
            client_send(clients[i],
                        arena_text(&desk->arena,
                                   "POST /availability HTTP/1.1\r\nHost: %s\r\n%sContent-Type: "
                                   "application/x-www-form-urlencoded\r\nContent-Length: "
                                   "%zu\r\n\r\n%s",
                                   first.served.host, first.cookie, strlen(form), form));
        }
        for (int i = 0; i < 2; i++) {
            struct heard reply;
            client_read(clients[i], false, &reply);
            close(clients[i]);
            assert_true(reply.status == 303 || reply.status == 409);
            assert_true(reply.status == 303 || strstr(reply.body, "nothing was stored"));
            kept += reply.status == 303;
            reply_release(&reply);
        }
    }
    assert_true(kept >= ROUNDS);
    visit_end(&first);
    assert_int_equal(load(desk).n_availability, kept);
    sound(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(at_once), WITH_FILE(one_after_the_other)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
