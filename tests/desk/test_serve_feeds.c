/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calendars over the wire: conditional requests, rotation, many fetches, slow clients, no pupil. */
#include "tests/desk/served_school.h"
#include "tests/support/patience.h"

#if defined(__SANITIZE_ADDRESS__) /* which keeps what is freed */
enum { PEAK_KIB = 1000 * 1024 };
#else
enum { PEAK_KIB = 200 * 1024 };
#endif
enum { FETCHES = 10000, SLOW = 200, DAY_S = 86400 };

static void first_and_second(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard one, two, three;
    char tag[80], date[60], more[400], text[200];

    school_fill(desk);
    const char *path = school_address(desk, 0, ADDRESS_FIRST, zone_now_utc());
    school_serve(desk, &served, 0);
    client_get(&served, path, "User-Agent: Google-Calendar-Importer\r\n", &one);
    assert_int_equal(one.status, 200);
    assert_non_null(strstr(one.body, "BEGIN:VEVENT"));
    assert_string_equal(reply_header(&one, "Content-Type", text, sizeof text),
                        "text/calendar; charset=utf-8");
    assert_string_equal(reply_header(&one, "Set-Cookie", text, sizeof text), "");
    assert_string_equal(reply_header(&one, "Content-Encoding", text, sizeof text), "");
    reply_header(&one, "ETag", tag, sizeof tag);
    reply_header(&one, "Last-Modified", date, sizeof date);
    client_get(&served, path, "Accept-Encoding: gzip\r\n", &two);
    assert_int_equal(two.size, one.size);
    assert_memory_equal(two.body, one.body, one.size);
    const struct {
        const char *label, *more;
        int status;
    } rows[] = {
        {"same tag", arena_text(&desk->arena, "If-None-Match: %s\r\n", tag), 304},
        {"weak tag", arena_text(&desk->arena, "If-None-Match: \"x\", W/%s\r\n", tag), 304},
        {"any tag", "If-None-Match: *\r\n", 304},
        {"other tag", "If-None-Match: \"x\"\r\n", 200},
        {"broken tag", "If-None-Match: x\"\r\n", 200},
        {"same date", arena_text(&desk->arena, "If-Modified-Since: %s\r\n", date), 304},
        {"older date", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 200},
        {"no date", "If-Modified-Since: yesterday\r\n", 200},
        {"the tag wins",
         arena_text(&desk->arena, "If-None-Match: \"x\"\r\nIf-Modified-Since: %s\r\n", date), 200},
    };
    EACH (row, rows) {
        client_get(&served, path, row->more, &three);
        CHECK_ROW(row, three.status, row->status);
        CHECK_ROW(row, three.size, row->status == 304 ? 0 : one.size);
        assert_string_equal(reply_header(&three, "ETag", text, sizeof text), tag);
        reply_release(&three);
    }
    snprintf(more, sizeof more, "HEAD %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, served.host);
    int client = client_open(served.port);
    client_send(client, more);
    client_read(client, true, &three);
    assert_int_equal(three.status, 200);
    assert_int_equal(strtol(reply_header(&three, "Content-Length", text, sizeof text), NULL, 10),
                     one.size);
    close(client);
    reply_release(&one);
    reply_release(&two);
    reply_release(&three);
    school_closed(desk, &served);
    struct season season = load(desk);
    assert_string_equal(season.feed_addresses[0].client, "another program");
    assert_int_equal(season.feed_addresses[0].fetched_utc, zone_now_utc());
}

static void endings(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard answer;
    char date[60];

    school_fill(desk);
    static const struct {
        const char *label;
        int days;
        int status;
    } rows[] = {
        {"today", 0, 200}, {"13 days", 13, 200}, {"14 days", 14, 410}, {"a year", 365, 410}};
    const char *old[ENTRIES(rows)];
    for (size_t i = 0; i < ENTRIES(rows); i++) {
        int person = (int)i;
        old[i] = school_address(desk, person, ADDRESS_FIRST, zone_now_utc() - 400 * DAY_S);
        (void)school_address(desk, person, i % 2 ? ADDRESS_ROTATE : ADDRESS_REVOKE,
                             zone_now_utc() - (int64_t)rows[i].days * DAY_S);
    }
    const char *path = school_address(desk, 4, ADDRESS_FIRST, zone_now_utc());
    school_serve(desk, &served, 0);
    EACH (row, rows) {
        client_get(&served, old[row - rows], "", &answer);
        CHECK_ROW(row, answer.status, row->status);
        CHECK_ROW(row, strstr(answer.body, "BEGIN:VCALENDAR") != NULL, row->status == 200);
        assert_null(strstr(answer.body, "BEGIN:VEVENT"));
        reply_release(&answer);
    }
    /* While it serves: rotated from the command line; the old date never goes back. */
    client_get(&served, path, "", &answer);
    reply_header(&answer, "Last-Modified", date, sizeof date);
    reply_release(&answer);
    school_reopen(desk);
    const char *fresh = school_address(desk, 4, ADDRESS_ROTATE, zone_now_utc());
    client_get(&served, path, arena_text(&desk->arena, "If-Modified-Since: %s\r\n", date), &answer);
    assert_int_equal(answer.status, 200); /* changed within the same second: still newer */
    assert_null(strstr(answer.body, "BEGIN:VEVENT"));
    reply_release(&answer);
    client_get(&served, fresh, "", &answer);
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "BEGIN:VEVENT"));
    reply_release(&answer);
    client_get(&served, "/f/AAAAAAAAAAAAAAAAAAAAAAAAAAA.ics", "", &answer);
    assert_int_equal(answer.status, 404);
    reply_release(&answer);
    school_closed(desk, &served);
}

/* What is slow gets nothing and holds up nobody. */
static void many_and_slow(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard answer;
    int slow[SLOW], lost = 0, client;
    char tag[80], request[400];

    school_fill(desk);
    const char *path = school_address(desk, 1, ADDRESS_FIRST, zone_now_utc());
    school_serve(desk, &served, 1500);
    client_get(&served, path, "", &answer);
    reply_header(&answer, "ETag", tag, sizeof tag);
    reply_release(&answer);
    for (int i = 0; i < SLOW; i++) {
        slow[i] = client_open(served.port);
        client_send(slow[i], i % 2 ? "GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: "
                                   : "POST /login HTTP/1.1\r\nContent-Length: 900\r\n");
    }
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s\r\nIf-None-Match: %s\r\n\r\n",
             path, served.host, tag);
    client = client_open(served.port);
    for (int i = 0, waited = 0; i < FETCHES; i++) {
        client_send(client, request);
        client_read(client, false, &answer);
        reply_release(&answer);
        if (answer.status == 0 && patience(&waited)) { /* too slow between two requests: again */
            close(client);
            client = client_open(served.port);
            i--;
            continue;
        }
        lost += answer.status != 304;
    }
    close(client);
    assert_int_equal(lost, 0);
    for (int s = 0, waited = 0; s < SLOW; s++) { /* a byte now and then does not help them */
        while (!client_is_cut(slow[s])) {
            assert_true(patience(&waited));
            for (int other = s; other < SLOW && waited % 15 == 0; other++)
                (void)client_send(slow[other], "a");
        }
        close(slow[s]);
    }
    school_closed(desk, &served);
    assert_true(served.peak_kib < PEAK_KIB);
}

static void guesses_wait(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard answer;

    school_fill(desk);
    const char *path = school_address(desk, 2, ADDRESS_FIRST, zone_now_utc());
    school_serve(desk, &served, 0);
    int waiting[40];
    for (int i = 0; i < 40; i++) {
        char request[200];
        waiting[i] = client_open(served.port);
        snprintf(request, sizeof request, "GET /f/guess%020d.ics HTTP/1.1\r\nHost: %s\r\n\r\n", i,
                 served.host);
        client_send(waiting[i], request);
    }
    for (int i = 0; i < 100; i++) { /* whoever knows the address is never held up */
        client_get(&served, path, "", &answer);
        assert_int_equal(answer.status, 200);
        reply_release(&answer);
    }
    for (int i = 0; i < 40; i++) {
        client_read(waiting[i], false, &answer);
        assert_int_equal(answer.status, 404);
        reply_release(&answer);
        close(waiting[i]);
    }
    school_closed(desk, &served);
}

/* Kinds whose texts a calendar may say: its own events, rooms and sites, the person. */
static bool may_say(const char *kind)
{
    static const char *const told[] = {"feed_event", "rooms", "sites", "staff"};

    for (size_t i = 0; i < ENTRIES(told); i++)
        if (strcmp(told[i], kind) == 0)
            return true;
    return false;
}

static void no_pupil(void **state)
{
    struct desk *desk = *state;
    struct served served;
    struct heard answer;
    const char *paths[SCHOOL_ROWS], *text = "";
    int planted = 0;

    school_fill(desk);
    for (int p = 0; p < SCHOOL_ROWS; p++)
        paths[p] = school_address(desk, p, ADDRESS_FIRST, zone_now_utc());
    school_serve(desk, &served, 0);
    for (int p = 0; p < SCHOOL_ROWS; p++) {
        client_get(&served, paths[p], "User-Agent: pupils name 00001\r\n", &answer);
        assert_int_equal(answer.status, 200);
        text = arena_text(&desk->arena, "%s%s", text, answer.body);
        reply_release(&answer);
    }
    client_get(&served, "/candidate/pupils%20pupil%2000001?name=pupils+name", "", &answer);
    reply_release(&answer);
    school_closed(desk, &served);
    const char *log = school_text(desk, served.log);
    assert_non_null(strstr(log, "GET /f/... 200"));
    assert_null(strstr(log, "00001"));
    for (int p = 0; p < SCHOOL_ROWS; p++)
        assert_null(strstr(log, paths[p] + 3));
    for (const struct kind *kind = kinds; kind->name; kind++) {
        for (int c = 0; c < kind->n_columns; c++) {
            const char *canary =
                arena_text(&desk->arena, "%s %s 0", kind->name, kind->columns[c].name);
            assert_null(strstr(log, canary));
            planted += kind->columns[c].type == COLUMN_TEXT;
            if (!may_say(kind->name) && strstr(text, canary))
                print_error("a calendar says '%s'\n", canary);
            assert_true(may_say(kind->name) || !strstr(text, canary));
        }
    }
    assert_true(planted > 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(first_and_second), WITH_FILE(endings),  WITH_FILE(many_and_slow),
        WITH_FILE(guesses_wait),     WITH_FILE(no_pupil),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
