/* SPDX-License-Identifier: GPL-3.0-or-later
 * Today, what happened, the week board and one person's week, over the wire: a small school that
 * was planned and told, changed by forms alone. */
#include "tests/support/store_fill.h"

#include "tests/support/run.h"
#include "tests/support/served.h"

static struct desk *desk;
static struct served served;
static const char *cookie, *token;

static int up(void **state)
{
    if (desk_begin(state) != 0)
        return -1;
    desk = *state;
    store_close(desk->store);
    desk->store = NULL;
    setenv("EXAMROTA_NOW", "2027-05-16 12:00", 1);
    command_expect(0, "import -s %s tests/sessions/data/small", desk->path);
    command_expect(0, "seat -s %s", desk->path);
    command_expect(0, "plan -s %s --week 2027-W20", desk->path);
    command_expect(0, "publish -s %s", desk->path);
    served_start(&served, desk->path, arena_text(&desk->arena, "%s/log", desk->folder), 0);
    cookie = client_enter(&served, &desk->arena, served.key, "officer");
    assert_non_null(cookie);
    token = client_token(&served, &desk->arena, "/happened?what=away", cookie);
    return 0;
}

static int down(void **state)
{
    served_stop(&served);
    assert_int_equal(served.exit_code, 0);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    return desk_end(state);
}

/* Says the page these words, and not those? */
static bool says(const char *path, const char *want, const char *never)
{
    struct heard reply;

    client_get(&served, path, cookie, &reply);
    bool fine =
        reply.status == 200 && strstr(reply.body, want) && !(*never && strstr(reply.body, never));
    if (!fine)
        fprintf(stderr, "%s: %d, wanted '%s', never '%s'\n%s\n", path, reply.status, want, never,
                reply.body ? reply.body : "");
    reply_release(&reply);
    return fine;
}

static int post(const char *path, const char *form, const char *want)
{
    struct heard reply;

    client_post(&served, path, cookie, arena_text(&desk->arena, "csrf=%s&%s", token, form), &reply);
    int status = reply.status;
    if (*want && !strstr(reply.body, want)) {
        fprintf(stderr, "%s %s: %d, wanted '%s'\n%s\n", path, form, status, want, reply.body);
        status = 0;
    }
    reply_release(&reply);
    return status;
}

#define SEAT    "-%3Ainvigilator%3AMA1%3Ag1%3A1%3Ap1" /* AB has it */
#define FLOATER "-%3Afloater%3A-%3A2027-05-17%3AAM%3A1"

static void pages_say(void **state)
{
    static const struct {
        const char *label, *want, *never;
    } rows[] = {
        {"/", "Someone is away", "Uncovered today</h2><ul>"}, /* Sunday */
        {"/happened", "A candidate came late", ""},
        {"/happened?what=late", "name=\"pupil\"", ""},
        {"/happened?what=nonsense", "A candidate came late", ""},
        {"/week?week=2027-W20", "Empty seats: 2", "class=\"panel\""},
        {"/week?week=2027-W20", "class=\"k0\"", "rowspan=\"2\""},
        {"/week?week=2027-W20&view=above", "rowspan=\"2\"", ""},
        {"/week?week=2027-W20&view=both", ": as told", "rowspan=\"2\""},
        {"/week?week=2027-W20&view=both&day=2027-05-18", "Tue 18 May 2027: the draft", ""},
        {"/week?week=2027-W20&person=AB", "= does", ""},
        {"/week?week=2027-W20&person=EF", "x forbidden", ""},
        {"/week?week=2027-W20&duty=" FLOATER, "without a skill it asks for", ""},
        {"/week?week=2027-W20&duty=" FLOATER "&person=EF", "Forbidden: Eve Frost", "Set it aside"},
        {"/week?week=2027-W20&duty=" SEAT "&holder=AB&person=AB", "price: 1 more seat",
         "Pick a person"},
        {"/week?week=2027-W20&view=both&person=AB", "duty=~", "MA1%3A"}, /* no key leaves */
        {"/week?week=2027-W30", "has not been planned yet", "class=\"k0\""},
        {"/week?week=nonsense&duty=nonsense&person=nobody", "Week of", ""},
        {"/person/AB", "Ledger of the week", ""},
        {"/person/AB", "no calendar address", ""},
    };

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, says(row->label, row->want, row->never), true);
}

static void changes_by_forms(void **state)
{
    static const char form[] = "week=2027-W20&duty=" SEAT;

    (void)state;
    assert_int_equal(post("/week", "do=unassign", ""), 422);
    assert_int_equal(post("/week", arena_text(&desk->arena, "%s&do=nonsense", form), ""), 400);
    assert_int_equal(post("/week", arena_text(&desk->arena, "%s&do=unassign&holder=AB", form), ""),
                     303);
    assert_true(says("/week?week=2027-W20", "Anna Berg (AB) no longer does", "Empty seats: 2"));
    /* what is refused changes nothing, and says why */
    assert_int_equal(post("/week", arena_text(&desk->arena, "%s&do=assign&person=EF", form), ""),
                     303);
    assert_true(says("/week?week=2027-W20", "nothing was changed", "Empty seats: 2"));
    assert_int_equal(post("/week", arena_text(&desk->arena, "%s&do=assign&person=AB", form), ""),
                     303);
    assert_true(says("/week?week=2027-W20", "Empty seats: 2", ""));
    assert_true(says("/week?week=2027-W20&duty=" SEAT "&holder=AB", "Let planning move them", ""));
    assert_int_equal(post("/week", arena_text(&desk->arena, "%s&do=unlock&holder=AB", form), ""),
                     303);
    assert_true(says("/week?week=2027-W20&duty=" SEAT "&holder=AB", "Keep them there", ""));
}

/* An empty seat is picked by what the page itself calls it. */
static void by_reference(void **state)
{
    struct heard reply;

    (void)state;
    client_get(&served, "/week?week=2027-W20", cookie, &reply);
    const char *found = strstr(reply.body, "duty=~");
    assert_non_null(found);
    const char *duty = arena_copy_part(&desk->arena, found, strcspn(found, "&#\""));
    reply_release(&reply);
    const char *path = arena_text(&desk->arena, "/week?week=2027-W20&%s", duty);
    assert_true(says(path, "id=\"picked\"", ""));
    assert_true(says(arena_text(&desk->arena, "%s&person=EF", path), "Forbidden: Eve Frost", ""));
    assert_int_equal(
        post("/week", arena_text(&desk->arena, "week=2027-W20&%s&do=assign&person=EF", duty), ""),
        303);
    assert_true(says("/week?week=2027-W20", "nothing was changed", ""));
    assert_int_equal(post("/week", "week=2027-W20&duty=~0&do=assign&person=EF", ""), 422);
}

static void somebody_is_away(void **state)
{
    static const char form[] = "what=away&person=AB&from=2027-05-17T00%3A00";

    (void)state;
    assert_int_equal(post("/happened", "what=away&person=", ""), 422);
    assert_int_equal(post("/happened", "what=away&person=--wide", "on the staff list"), 200);
    assert_int_equal(post("/happened", form, "Take this and publish it"), 200);
    assert_int_equal(post("/happened", arena_text(&desk->arena, "%s&take=1", form),
                          "Carl Dunn, Mon 17 May 2027: no longer"),
                     200);
    assert_true(says("/week?week=2027-W20&view=published", "Empty seats: 3", ""));
}

/* The room is what matters then. */
static void room_is_closed(void **state)
{
    (void)state;
    assert_int_equal(
        post("/happened", "what=close&room=HALL&from=2027-05-17T00%3A00", "no desk found"), 200);
    assert_int_equal(post("/happened", "what=close&room=HALL&from=2027-05-17T00%3A00",
                          "Invigilator - Maths paper 1, HALL</th>"),
                     200);
}

/* Nothing falls, and more is wanted: that asks for a repair, too. */
static void more_is_wanted(void **state)
{
    (void)state;
    assert_int_equal(post("/happened", "what=arrange&pupil=P2&kind=scribe&whole=yes",
                          "Everything that was published stands, and more is wanted besides"),
                     200);
    assert_int_equal(post("/happened", "what=arrange&pupil=P2&kind=scribe",
                          "<th data-label=\"What\" scope=\"row\">Roving invigilator - 1 room</th>"),
                     200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pages_say, up, down),
        cmocka_unit_test_setup_teardown(changes_by_forms, up, down),
        cmocka_unit_test_setup_teardown(by_reference, up, down),
        cmocka_unit_test_setup_teardown(somebody_is_away, up, down),
        cmocka_unit_test_setup_teardown(room_is_closed, up, down),
        cmocka_unit_test_setup_teardown(more_is_wanted, up, down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
