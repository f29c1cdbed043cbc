/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sittings, rooms, candidates, shortages, cover and caseload over the wire: what they say, to whom,
 * and the seating changed by forms. */
#include "tests/support/store_fill.h"

#include "tests/support/run.h"
#include "tests/support/served.h"

static struct desk *desk;
static struct served served;
static const char *officer, *cover, *token;

static int up(void **state)
{
    struct heard reply;

    if (desk_begin(state) != 0)
        return -1;
    desk = *state;
    store_close(desk->store);
    desk->store = NULL;
    setenv("EXAMROTA_NOW", "2027-05-16 12:00", 1);
    command_expect(0, "import -s %s tests/sessions/data/small", desk->path);
    command_expect(0, "seat -s %s", desk->path);
    command_expect(0, "plan -s %s --week 2027-W20", desk->path);
    command_expect(0, "unassign -s %s -:invigilator:EN1:g1:1:p1", desk->path);
    command_expect(0, "unassign -s %s -:invigilator:EN1:g1:1:p2", desk->path);
    served_start(&served, desk->path, arena_text(&desk->arena, "%s/log", desk->folder), 0);
    officer = client_enter(&served, &desk->arena, served.key, "officer");
    assert_non_null(officer);
    token = client_token(&served, &desk->arena, "/accounts", officer);
    client_post(&served, "/accounts", officer,
                arena_text(&desk->arena, "csrf=%s&do=add&role=cover&name=cora", token), &reply);
    const char *found = strstr(reply.body, "/login?key=") + 11;
    cover = client_enter(&served, &desk->arena,
                         arena_copy_part(&desk->arena, found, strcspn(found, "<")), "cora");
    assert_non_null(cover);
    reply_release(&reply);
    return 0;
}

static int down(void **state)
{
    served_stop(&served);
    assert_int_equal(served.exit_code, 0);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    return desk_end(state);
}

/* The status, or 0 when the page lacks the words or has those it must not have. */
static int says(const char *path, const char *cookie, const char *want, const char *never)
{
    struct heard reply;

    client_get(&served, path, cookie, &reply);
    int status = reply.status;
    if (!strstr(reply.body, want) || (*never && strstr(reply.body, never))) {
        print_error("%s: %d, wanted '%s', never '%s'\n%s\n", path, status, want, never, reply.body);
        status = 0;
    }
    reply_release(&reply);
    return status;
}

static void pages_say(void **state)
{
    static const struct {
        const char *label, *want, *never;
        int status;
    } rows[] = {
        {"/sittings", "Sittings, Mon 17 May 2027", "", 200},
        {"/sittings?date=2027-05-17", "href=\"/candidate/P1\"", "Nobody sits a paper", 200},
        {"/sittings?date=2027-05-17", "\"Adults\">AB</td>", "nobody yet", 200},
        {"/sittings?date=2027-05-18", "<strong>nobody yet</strong>", "\"Adults\">", 200},
        {"/sittings?date=2027-01-01", "Nobody sits a paper on this day", "", 200},
        {"/room/HALL", "1.25 m", "", 200},
        {"/room/HALL", "Change the seating", "Nobody is planned for this room", 200},
        {"/room/HALL?date=2027-01-01", "Nobody sits an exam here then", "", 200},
        {"/room/NONE", "no room has the code", "", 404},
        {"/candidates?q=p1", "href=\"/candidate/P1\"", "Nobody is called that", 200},
        {"/candidates?q=zzz", "Nobody is called that", "", 200},
        {"/candidate/P1", "planned, not told yet", "not planned yet", 200},
        {"/candidate/NONE", "no pupil has the code", "", 404},
        {"/shortages", "People short by session", "", 200},
        {"/shortages?job=7", "forgotten by now", "", 404},
        {"/cover?date=2027-05-17", "Cover, week of Mon 17 May 2027", "", 200},
        {"/caseload?date=2027-05-17", "Refer a pupil", "", 200},
        {"/caseload?pupil=NONE", "role=\"alert\"", "Record these sessions", 200},
    };

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, says(row->label, officer, row->want, row->never), row->status);
}

/* Cover is told of rooms and times, of no candidate. */
static void cover_sees_no_pupil(void **state)
{
    static const struct {
        const char *label, *want, *never;
        int status;
    } rows[] = {
        {"/sittings?date=2027-05-17", "Rooms of the morning", "P1", 200},
        {"/room/HALL", "Candidates by desk", "P1", 200},
        {"/room/HALL", "Seating plan", "Change the seating", 200},
        {"/shortages", "People short by session", "Entries without a desk", 200},
        {"/shortages", "Look at the whole season", "Try remedies", 200},
        {"/cover", "Cover, week of", "", 200},
        {"/candidates", "", "P1", 403},
        {"/candidate/P1", "", "Papers", 403},
        {"/caseload", "", "Refer", 403},
    };

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, says(row->label, cover, row->want, row->never), row->status);
}

static int post(const char *path, const char *form)
{
    struct heard reply;

    client_post(&served, path, officer, arena_text(&desk->arena, "csrf=%s&%s", token, form),
                &reply);
    reply_release(&reply);
    return reply.status;
}

static void changed_by_forms(void **state)
{
    static const char when[] = "date=2027-05-17&session=AM";

    (void)state;
    assert_int_equal(post("/room/HALL", "do=nonsense"), 400);
    assert_int_equal(post("/room/HALL", arena_text(&desk->arena, "%s&do=fix", when)), 303);
    assert_int_equal(says("/room/HALL", officer, "(fixed)", ""), 200);
    assert_int_equal(post("/room/HALL", arena_text(&desk->arena, "%s&do=free", when)), 303);
    assert_int_equal(says("/room/HALL", officer, "Candidates", "(fixed)"), 200);
    assert_int_equal(
        post("/room/HALL", arena_text(&desk->arena, "%s&do=move&pupil=P1&to=NONE", when)), 404);
    /* A price is a page with a button; nothing has moved until that is pressed. */
    static const char move[] = "date=2027-05-18&session=AM&do=move&pupil=P2&to=HALL";
    static const char there[] = "/room/HALL?date=2027-05-18&session=AM";
    assert_int_equal(post("/room/S1", move), 200);
    assert_int_equal(says(there, officer, "Nobody sits", ""), 200);
    assert_int_equal(post("/room/S1", arena_text(&desk->arena, "%s&sure=yes", move)), 303);
    assert_int_equal(says(there, officer, "1 candidate sits", ""), 200);
}

/* Where a class goes is decided at the page about cover; what may not be is refused. */
static void decided_by_forms(void **state)
{
    static const char *const when = "on=2027-05-17&how=do";

    (void)state;
    assert_int_equal(post("/cover", arena_text(&desk->arena, "do=join&class=-x&into=y&%s", when)),
                     400);
    assert_int_equal(post("/cover", arena_text(&desk->arena, "do=join&class=NO&into=NO&%s", when)),
                     404);
    assert_int_equal(
        post("/cover", arena_text(&desk->arena, "do=relocate&class=NO&into=HALL&%s", when)), 404);
}

#define SERVED(test) cmocka_unit_test_setup_teardown(test, up, down)

int main(void)
{
    const struct CMUnitTest tests[] = {SERVED(pages_say), SERVED(cover_sees_no_pupil),
                                       SERVED(changed_by_forms), SERVED(decided_by_forms)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
