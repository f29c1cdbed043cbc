/* SPDX-License-Identifier: GPL-3.0-or-later
 * The desk over the wire: who gets in, who may what, what a page says of foreign text. */
#include "tests/desk/served_desk.h"

#include "scheduler/desk/pages.h"

#define MARK "<i>\"'&"
static int up_marked(void **state)
{
    return up_with(state, MARK);
}

/* Logs in by the first link; *cookie is a header line. */
static const char *log_in(const char **cookie)
{
    struct heard reply;
    char text[300];

    client_post(&served, "/login", "Cookie: examrota=planted\r\n",
                arena_text(&desk->arena,
                           "key=%s&name=officer&password=four+words+here&again=four+words+here",
                           served.key),
                &reply);
    assert_int_equal(reply.status, 303);
    reply_header(&reply, "Set-Cookie", text, sizeof text);
    reply_release(&reply);
    assert_non_null(strstr(text, "; HttpOnly; SameSite=Strict"));
    assert_null(strstr(text, "planted"));
    *cookie = arena_text(&desk->arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text);
    client_get(&served, "/accounts", *cookie, &reply);
    assert_int_equal(reply.status, 200);
    const char *token = strstr(reply.body, "name=\"csrf\" value=\"") + 19;
    token = arena_copy_part(&desk->arena, token, strcspn(token, "\""));
    reply_release(&reply);
    return token;
}

static int status_of(const char *path, const char *cookie, const char *form)
{
    struct heard reply;

    if (form)
        client_post(&served, path, cookie, form, &reply);
    else
        client_get(&served, path, cookie, &reply);
    reply_release(&reply);
    return reply.status;
}

static void logging_in(void **state)
{
    const char *cookie;
    struct heard reply;
    char text[400];

    (void)state;
    const char *token = log_in(&cookie);
    const char *link = arena_text(&desk->arena, "/login?key=%s", served.key);
    assert_int_equal(status_of(link, "", NULL), 403); /* works once */
    client_get(&served, "/", cookie, &reply);
    assert_int_equal(reply.status, 200);
    static const struct {
        const char *label, *value;
    } headers[] = {
        {"X-Frame-Options", "DENY"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
         "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    };
    EACH (row, headers)
        CHECK_ROW_TEXT(row, reply_header(&reply, row->label, text, sizeof text), row->value);
    reply_release(&reply);
    /* A form without the token, with another's, with ours. */
    assert_int_equal(status_of("/logout", cookie, "a=b"), 403);
    assert_int_equal(status_of("/logout", cookie, "csrf=AAAA"), 403);
    assert_int_equal(status_of("/", cookie, NULL), 200);
    assert_int_equal(status_of("/logout", cookie, arena_text(&desk->arena, "csrf=%s", token)), 303);
    assert_int_equal(status_of("/", cookie, NULL), 303);
    /* By password; wrong ones wait longer and longer, for unknown names, too. */
    static const char right[] = "name=officer&password=four+words+here";
    assert_int_equal(status_of("/login", "", right), 303);
    for (int i = 0; i < 6; i++)
        assert_int_equal(status_of("/login", "", "name=nobody&password=wrong"), 403);
    client_post(&served, "/login", "", "name=nobody&password=wrong", &reply);
    assert_non_null(strstr(reply.body, "too many wrong passwords"));
    reply_release(&reply);
}

/* Foreign text on a page is text. */
static void foreign_text(void **state)
{
    static const char form[] = "do=add&role=officer&name=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    const char *cookie;
    struct heard reply;

    (void)state;
    const char *token = log_in(&cookie);
    client_post(&served, "/accounts", cookie, arena_text(&desk->arena, "csrf=%s&%s", token, form),
                &reply);
    assert_int_equal(reply.status, 200);
    assert_null(strstr(reply.body, "<script>alert"));
    assert_non_null(strstr(reply.body, "&quot;&gt;&lt;script&gt;alert(1)"));
    reply_release(&reply);
    client_get(&served, "/report/%3Cscript%3E", cookie, &reply);
    assert_int_equal(reply.status, 404);
    assert_null(strstr(reply.body, "<script>"));
    reply_release(&reply);
}

/* Every page there is, of a school whose every text is markup. */
static void every_page(void **state)
{
    const char *cookie;
    int count = 0;

    (void)state;
    (void)log_in(&cookie);
    const char *person = url_word(&desk->arena, MARK "staff staff 00001");
    for (const struct page_row *row = pages; row->path; row++) {
        struct heard reply;
        bool below = row->path[1] && row->path[strlen(row->path) - 1] == '/';
        if (!(row->readers & MAY_OFFICER))
            continue;
        client_get(&served, arena_text(&desk->arena, "%s%s", row->path, below ? person : ""),
                   cookie, &reply);
        if (reply.status != 200 && reply.status != 404)
            print_error("%s: %d\n", row->path, reply.status);
        assert_true(reply.status == 200 || reply.status == 404);
        assert_null(strstr(reply.body, "<i>"));
        count += reply.status == 200;
        reply_release(&reply);
    }
    assert_true(count >= 5);
}

static const char *link_of(const char *form, const char *cookie, const char *token)
{
    struct heard reply;

    client_post(&served, "/accounts", cookie, arena_text(&desk->arena, "csrf=%s&%s", token, form),
                &reply);
    assert_int_equal(reply.status, 200);
    const char *key = strstr(reply.body, "/login?key=") + 11;
    key = arena_copy_part(&desk->arena, key, strcspn(key, "<"));
    reply_release(&reply);
    return key;
}

static void rights(void **state)
{
    const char *cookie;
    struct heard reply;
    char text[300];

    (void)state;
    const char *token = log_in(&cookie);
    const char *key = link_of("do=add&role=staff&name=anna&staff=staff+staff+00001", cookie, token);
    client_post(&served, "/login", "",
                arena_text(&desk->arena,
                           "key=%s&name=anna&password=other+words+too&again=other+words+too", key),
                &reply);
    assert_int_equal(reply.status, 303);
    reply_header(&reply, "Set-Cookie", text, sizeof text);
    reply_release(&reply);
    const char *anna = arena_text(&desk->arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text);
    static const struct {
        const char *label;
        int officer, staff;
    } rows[] = {
        {"/", 200, 200},
        {"/reports", 200, 403},
        {"/report/staff?format=csv", 200, 403},
        {"/accounts", 200, 403},
        {"/calendars", 200, 403},
        {"/week", 200, 403},
        {"/happened", 200, 403},
        {"/person/staff%20staff%2000001", 200, 200},
        {"/person/staff%20staff%2000002", 200, 403},
        {"/subscribe/staff%20staff%2000001", 200, 200},
        {"/subscribe/staff%20staff%2000002", 200, 403},
        {"/logout", 400, 400},
    };
    EACH (row, rows) {
        CHECK_ROW(row, status_of(row->label, cookie, NULL), row->officer);
        CHECK_ROW(row, status_of(row->label, anna, NULL), row->staff);
    }
    /* Who did what is in the history; the last officer stays. */
    assert_int_equal(status_of("/accounts", cookie,
                               arena_text(&desk->arena, "csrf=%s&do=remove&name=officer", token)),
                     409);
    assert_int_equal(status_of("/accounts", cookie,
                               arena_text(&desk->arena, "csrf=%s&do=remove&name=anna", token)),
                     303);
    assert_int_equal(status_of("/", anna, NULL), 303); /* at once */
    struct history_line *lines;
    int count, found = 0;
    school_reopen(desk);
    good(desk, store_history(desk->store, &desk->arena, &lines, &count, &desk->fault));
    for (int i = 0; i < count; i++)
        found += strcmp(lines[i].who, "officer") == 0 &&
                 (strcmp(lines[i].summary, "account 'anna': made") == 0 ||
                  strcmp(lines[i].summary, "account 'anna': removed") == 0);
    assert_int_equal(found, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {SERVED(logging_in), SERVED(foreign_text),
                                       cmocka_unit_test_setup_teardown(every_page, up_marked, down),
                                       SERVED(rights)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
