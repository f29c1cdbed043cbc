/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the server refuses before anybody looks at it. */
#include "tests/desk/served_desk.h"

#include <unistd.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {SERVED(refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
