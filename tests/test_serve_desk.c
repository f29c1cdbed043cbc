/* SPDX-License-Identifier: GPL-3.0-or-later
 * The desk over the wire: what is refused, who gets in, what a page says of foreign text. */
#include "tests/served_school.h"

#include <unistd.h>

#include "scheduler/desk/pages.h"

static struct served served;
static struct desk *desk;

static int up_with(void **state, const char *mark)
{
    if (desk_begin(state) != 0)
        return -1;
    desk = *state;
    school_fill_with(desk, mark);
    school_serve(desk, &served, 1500);
    return 0;
}

static int up(void **state)
{
    return up_with(state, "");
}

#define MARK "<i>\"'&"
static int up_marked(void **state)
{
    return up_with(state, MARK);
}

static int down(void **state)
{
    school_closed(desk, &served);
    return desk_end(state);
}

static void ask(const char *request, struct heard *reply)
{
    int client = client_open(served.port);

    client_send(client, request);
    client_read(client, strncmp(request, "HEAD", 4) == 0, reply);
    close(client);
}

static void refused(void **state)
{
    const char *host = arena_text(&desk->arena, "Host: %s\r\n", served.host);
    static char long_path[9000], many[6000];
    static const char get[] = "GET /login HTTP/1.1\r\n", post[] = "POST /login HTTP/1.1\r\n";
    static const char form[] = "Content-Type: application/x-www-form-urlencoded\r\n";

    (void)state;
    memset(long_path, 'a', sizeof long_path - 1);
    for (int i = 0; i < 80; i++)
        (void)snprintf(many + strlen(many), 30, "X-Header-%d: 1\r\n", i);
    const struct {
        const char *label, *start, *more, *body;
        int status;
    } rows[] = {
        {"fine", get, host, "", 200},
        {"no host", get, "", "", 400},
        {"another host", get, "Host: evil.example\r\n", "", 421},
        {"two hosts", get, arena_text(&desk->arena, "%s%s", host, host), "", 421},
        {"two lengths", post,
         arena_text(&desk->arena, "%sContent-Length: 1\r\nContent-Length: 2\r\n", host), "ab", 400},
        {"length and coding", post,
         arena_text(&desk->arena, "%sContent-Length: 1\r\nTransfer-Encoding: chunked\r\n", host),
         "0\r\n\r\n", 400},
        {"length is no number", post, arena_text(&desk->arena, "%sContent-Length: +1\r\n", host),
         "a", 400},
        {"no length", post, host, "", 411},
        {"too large", post, arena_text(&desk->arena, "%sContent-Length: 70000\r\n", host), "", 413},
        {"a body to read", get, arena_text(&desk->arena, "%sContent-Length: 3\r\n", host), "abc",
         400},
        {"too many headers", get, arena_text(&desk->arena, "%s%s", host, many), "", 431},
        {"too long", arena_text(&desk->arena, "GET /%s HTTP/1.1\r\n", long_path), host, "", 414},
        {"dots", "GET /a/../login HTTP/1.1\r\n", host, "", 400},
        {"hidden dots", "GET /a/%2e%2E/login HTTP/1.1\r\n", host, "", 400},
        {"hidden slash", "GET /a%2Flogin HTTP/1.1\r\n", host, "", 400},
        {"backslash", "GET /a\\login HTTP/1.1\r\n", host, "", 400},
        {"empty word", "GET //login HTTP/1.1\r\n", host, "", 400},
        {"NUL", "GET /login%00.ics HTTP/1.1\r\n", host, "", 400},
        {"half an escape", "GET /login%4 HTTP/1.1\r\n", host, "", 400},
        {"control in the query", "GET /login?a=%01 HTTP/1.1\r\n", host, "", 400},
        {"other method", "DELETE /login HTTP/1.1\r\n", host, "", 405},
        {"calendar probes", "PROPFIND /f/a.ics HTTP/1.1\r\n", host, "", 405},
        {"no such page", "GET /secret HTTP/1.1\r\n", host, "", 404},
        {"no such file", "GET /a/00000000/desk.txt HTTP/1.1\r\n", host, "", 404},
        {"a file of the program", "GET /a/0/001-places.sql HTTP/1.1\r\n", host, "", 404},
        {"nobody has logged in", "GET /accounts HTTP/1.1\r\n", host, "", 303},
        {"nor may post", "POST /accounts HTTP/1.1\r\n",
         arena_text(&desk->arena, "%sContent-Length: 0\r\n", host), "", 303},
        {"another site's form", post,
         arena_text(&desk->arena, "%s%sSec-Fetch-Site: cross-site\r\nContent-Length: 3\r\n", host,
                    form),
         "a=b", 403},
        {"another origin", post,
         arena_text(&desk->arena, "%s%sOrigin: https://evil.example\r\nContent-Length: 3\r\n", host,
                    form),
         "a=b", 403},
        {"no form", post,
         arena_text(&desk->arena, "%sContent-Type: text/plain\r\nContent-Length: 3\r\n", host),
         "a=b", 422},
        {"wrong link", "GET /login?key=AAAA HTTP/1.1\r\n", host, "", 403},
        {"robots", "GET /robots.txt HTTP/1.1\r\n", host, "", 200},
    };
    EACH (row, rows) {
        struct heard reply;
        ask(arena_text(&desk->arena, "%s%s\r\n%s", row->start, row->more, row->body), &reply);
        CHECK_ROW(row, reply.status, row->status);
        reply_release(&reply);
    }
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

#define SERVED(test) cmocka_unit_test_setup_teardown(test, up, down)

int main(void)
{
    const struct CMUnitTest tests[] = {SERVED(refused), SERVED(logging_in), SERVED(foreign_text),
                                       cmocka_unit_test_setup_teardown(every_page, up_marked, down),
                                       SERVED(rights)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
