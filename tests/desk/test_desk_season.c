/* SPDX-License-Identifier: GPL-3.0-or-later
 * A season at the desk, form by form: files in, a preview, seats, a plan, a publication, undo. */
#include "tests/desk/desk_visit.h"

#include <unistd.h>

#define SMALL "tests/sessions/data/small/"

struct part {
    const char *file, *text;
};

/* Sends files as a browser does. */
static int upload(struct visitor *visitor, const struct part *parts, int count)
{
    struct arena *arena = &visitor->desk->arena;
    const char *body =
        arena_text(arena, "--mark\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n",
                   visitor->token);

    for (int i = 0; i < count; i++) {
        body = arena_text(arena,
                          "%s--mark\r\nContent-Disposition: form-data; name=\"files\"; "
                          "filename=\"%s\"\r\n\r\n%s\r\n",
                          body, parts[i].file, parts[i].text);
    }
    body = arena_text(arena, "%s--mark--\r\n", body);
    reply_release(&visitor->page);
    int client = client_open(visitor->served.port);
    client_send(client, arena_text(arena,
                                   "POST /import HTTP/1.1\r\nHost: %s\r\n"
                                   "Content-Type: multipart/form-data; boundary=mark\r\n"
                                   "Content-Length: %zu\r\n%s\r\n%s",
                                   visitor->served.host, strlen(body), visitor->cookie, body));
    client_read(client, false, &visitor->page);
    close(client);
    return visitor->page.status;
}

/* A job's page once it has ended. */
static void work(struct visitor *visitor, const char *path, const char *form)
{
    assert_int_equal(visit_post(visitor, path, form), 303);
    const char *job = visit_follow(visitor);
    for (int waited = 0; !visit_shows(visitor, "data-done") && patience(&waited);)
        assert_int_equal(visit_get(visitor, job), 200);
    assert_true(visit_shows(visitor, "data-done"));
    assert_false(visit_shows(visitor, "That did not work"));
}

static void begin(struct visitor *visitor, struct desk *desk)
{
    setenv("EXAMROTA_NOW", "2027-03-01 08:00", 1);
    visit_begin(visitor, desk);
}

static bool history_says(struct visitor *visitor, const char *text)
{
    assert_int_equal(visit_get(visitor, "/history"), 200);
    return visit_shows(visitor, text);
}

/* The files of the small school, by the form; *path: of the preview. */
static const char *hand_over(struct visitor *visitor)
{
    static const char *const names[] = {
        "arrangements.csv", "caseload.csv", "classes.csv",  "entries.csv", "lessons.csv",
        "papers.csv",       "patterns.csv", "pupils.csv",   "rooms.csv",   "settings.csv",
        "skills.csv",       "staff.csv",    "training.csv",
    };
    enum { N = sizeof names / sizeof *names };
    struct part parts[N];

    for (int i = 0; i < N; i++)
        parts[i] = (struct part){
            names[i],
            school_text(visitor->desk, arena_text(&visitor->desk->arena, SMALL "%s", names[i]))};
    assert_int_equal(upload(visitor, parts, N), 303);
    return visit_follow(visitor);
}

/* word NULL: of the preview that is shown. */
static void store_it(struct visitor *visitor, const char *word)
{
    word = word ? word : visit_word(visitor, "name=\"files\" value=\"", "\"");
    assert_int_equal(visit_post(visitor, "/import",
                                arena_text(&visitor->desk->arena, "do=store&files=%s", word)),
                     303);
    (void)visit_follow(visitor);
}

/* A form that was sent without the reason which is wanted now asks for it. */
static void a_reason(void **state)
{
    struct part pending = {"arrangements.csv",
                           "pupil,kind,amount,shared,route\nP2,reader,,no,pending\n"};
    struct visitor visitor;

    begin(&visitor, *state);
    (void)hand_over(&visitor);
    store_it(&visitor, NULL);
    assert_int_equal(upload(&visitor, &pending, 1), 303);
    (void)visit_follow(&visitor);
    store_it(&visitor, NULL);
    work(&visitor, "/plan", "do=seat");
    work(&visitor, "/plan", "do=plan&week=2027-W20");
    assert_int_equal(visit_post(&visitor, "/publish", "do=publish"), 409);
    assert_true(visit_shows(&visitor, "nothing was published"));
    assert_true(visit_shows(&visitor, "name=\"override\""));
    assert_false(visit_shows(&visitor, "--override"));
    assert_int_equal(visit_post(&visitor, "/publish", "do=publish&override=On+its+way"), 303);
    assert_string_equal(visit_follow(&visitor), "/publish?version=1");
    assert_true(visit_shows(&visitor, "because: On its way"));
    visit_end(&visitor);
}

static void a_season(void **state)
{
    struct visitor visitor;

    begin(&visitor, *state);
    (void)hand_over(&visitor);
    assert_true(visit_shows(&visitor, "Store what is ticked"));
    const char *word = visit_word(&visitor, "name=\"files\" value=\"", "\"");
    assert_false(history_says(&visitor, "imported")); /* nothing is written yet */
    store_it(&visitor, word);
    assert_true(visit_shows(&visitor, "It is stored"));
    assert_true(history_says(&visitor, "imported"));
    /* The files are gone with it. */
    assert_int_equal(
        visit_get(&visitor, arena_text(&visitor.desk->arena, "/import?files=%s", word)), 404);
    work(&visitor, "/plan", "do=seat");
    assert_true(visit_shows(&visitor, "6 of 6 entries seated"));
    work(&visitor, "/plan", "do=plan&week=2027-W20&keep=yes");
    assert_true(visit_shows(&visitor, "seats filled"));
    assert_int_equal(visit_get(&visitor, "/plan"), 200);
    assert_true(visit_shows(&visitor, "proven best"));
    work(&visitor, "/plan", "do=certify");
    const char *came = visit_word(&visitor, "<a href=\"/plan?", "\"");
    assert_int_equal(visit_get(&visitor, arena_text(&visitor.desk->arena, "/plan?%s", came)), 200);
    assert_true(visit_shows(&visitor, "agree with the stored plan"));
    /* What a rehearsal tells is not told. */
    assert_int_equal(visit_get(&visitor, "/publish"), 200);
    assert_true(visit_shows(&visitor, "What changes for whom"));
    assert_true(visit_shows(&visitor, "Nothing yet."));
    assert_int_equal(visit_post(&visitor, "/publish", "do=publish&note=First"), 303);
    assert_string_equal(visit_follow(&visitor), "/publish?version=1");
    assert_true(visit_shows(&visitor, "Texts to send"));
    assert_true(visit_shows(&visitor, ">Accepts<"));
    assert_int_equal(visit_get(&visitor, "/people"), 200);
    assert_true(visit_shows(&visitor, "<svg class=\"chart\""));
    work(&visitor, "/what-if", "do=suppose&without=AB");
    work(&visitor, "/drill", "week=2027-W20");
    assert_int_equal(visit_post(&visitor, "/history", "do=undo"), 303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "undone: published version 1"));
    visit_end(&visitor);
}

/* What is wrong stands on its line, and is not stored. */
static void bad_files(void **state)
{
    static const struct part parts[] = {
        {"staff.csv", "staff,name,role\nAB,Anna Berg,mentor\nCD,,<b>ta</b>\n"},
        {"rooms.csv", "room,seats\nS1,12\n"}};
    struct visitor visitor;

    begin(&visitor, *state);
    assert_int_equal(upload(&visitor, parts, 2), 303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "this is empty; every row needs it"));
    assert_true(visit_shows(&visitor, ">staff.csv</td>"));
    assert_false(visit_shows(&visitor, "<b>ta"));
    assert_false(visit_shows(&visitor, "Store what is ticked"));
    const char *word = visit_word(&visitor, "name=\"files\" value=\"", "\"");
    const char *form = arena_text(&visitor.desk->arena, "do=store&files=%s", word);
    assert_int_equal(visit_post(&visitor, "/import", form), 303);
    assert_false(history_says(&visitor, "imported"));
    /* The room alone is good: the other is not ticked. */
    form = arena_text(&visitor.desk->arena, "%s&ticked=yes&file0=yes", form);
    assert_int_equal(visit_post(&visitor, "/import", form), 303);
    assert_true(history_says(&visitor, "imported 1 "));
    visit_end(&visitor);
}

/* Row by row: what is unticked stays as it is, also on pages that are looked at later. */
static void some_rows(void **state)
{
    static const struct part parts[] = {{"staff.csv",
                                         "staff,name,role,hours_per_week\nAB,Anna Berg,mentor,30\n"
                                         "CD,Carl Dunn,ta,30\nIJ,Ida Jung,ta,20\n"}};
    static const char shown[] =
        "shown=staff+created+%2A&row=staff+created+%2A&shown=staff+created+IJ"
        "&shown=staff+updated+%2A&row=staff+updated+%2A&"
        "shown=staff+updated+AB&row=staff+updated+AB&shown=staff+updated+CD";
    struct visitor visitor;

    begin(&visitor, *state);
    (void)hand_over(&visitor);
    const char *word = visit_word(&visitor, "name=\"files\" value=\"", "\"");
    assert_int_equal(visit_post(&visitor, "/import",
                                arena_text(&visitor.desk->arena, "do=store&files=%s", word)),
                     303);
    assert_int_equal(upload(&visitor, parts, 1), 303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "<del>36.25</del> \xe2\x86\x92 <ins>30.00</ins>"));
    assert_true(visit_shows(&visitor, "name=\"row\" value=\"staff updated CD\" checked"));
    word = visit_word(&visitor, "name=\"files\" value=\"", "\"");
    const char *form = arena_text(&visitor.desk->arena, "files=%s&%s", word, shown);
    assert_int_equal(visit_post(&visitor, "/import",
                                arena_text(&visitor.desk->arena, "%s&show=staff%%2Cupdated", form)),
                     303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "name=\"row\" value=\"staff updated AB\" checked"));
    assert_true(visit_shows(&visitor, "name=\"row\" value=\"staff updated CD\">"));
    assert_false(visit_shows(&visitor, "staff created IJ"));
    /* Stored from this page: what was unticked on the other one counts. */
    assert_int_equal(visit_post(&visitor, "/import",
                                arena_text(&visitor.desk->arena, "do=store&files=%s", word)),
                     303);
    assert_int_equal(visit_get(&visitor, "/people"), 200);
    assert_false(visit_shows(&visitor, "Ida Jung"));
    /* Handed over again, only what stayed out is new. */
    assert_int_equal(upload(&visitor, parts, 1), 303);
    (void)visit_follow(&visitor);
    assert_true(visit_shows(&visitor, "staff updated CD"));
    assert_true(visit_shows(&visitor, "staff created IJ"));
    assert_false(visit_shows(&visitor, "staff updated AB"));
    visit_end(&visitor);
}

/* Words that name no kept files are no path. */
static void other_words(void **state)
{
    static const struct {
        const char *label;
    } rows[] = {{"a"},
                {"..%2F..%2Fetc"},
                {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
                {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAA%2F.."}};
    struct visitor visitor;

    begin(&visitor, *state);
    EACH (row, rows)
        CHECK_ROW(
            row,
            visit_get(&visitor, arena_text(&visitor.desk->arena, "/import?files=%s", row->label)),
            404);
    visit_end(&visitor);
}

static void one_row(void **state)
{
    static const struct {
        const char *label, *path, *form;
        int status;
        const char *says;
    } rows[] = {
        {"a setting", "/rules", "do=set&setting=lunch_minutes&value=25", 303, NULL},
        {"no setting's value", "/rules", "do=set&setting=lunch_minutes&value=soon", 422,
         "no value of lunch_minutes"},
        {"no setting", "/rules", "do=set&setting=nothing&value=1", 422, "nothing"},
        {"cells stay cells", "/rules", "do=set&setting=school&value=A%22%2C%0Apm_start%2C14%3A00",
         303, NULL},
        {"a rule signed", "/rules", "do=confirm&rule=figure%3Aratio_written&source=ICE+11&by=Anna",
         303, NULL},
        {"nobody signs", "/rules", "do=confirm&rule=figure%3Aratio_written&source=ICE+11&by=", 400,
         "who signs"},
        {"a rule taken back", "/rules", "do=withdraw&rule=figure%3Aratio_written", 303, NULL},
        {"nobody of that code", "/availability",
         "do=availability&staff=ZZ&date=2027-05-18&session=AM&start=&end=&answer=no", 422, "ZZ"},
        {"nothing supposed", "/what-if", "do=suppose&week=", 422, "suppose something"},
        {"nothing to publish", "/publish", "do=publish", 404, "no plan to publish"},
        {"no such button", "/plan", "do=dance", 400, "no such button"},
    };
    struct visitor visitor;

    begin(&visitor, *state);
    EACH (row, rows) {
        CHECK_ROW(row, visit_post(&visitor, row->path, row->form), row->status);
        CHECK_ROW(row, !row->says || visit_shows(&visitor, row->says), true);
    }
    assert_int_equal(visit_get(&visitor, "/rules"), 200);
    assert_true(visit_shows(&visitor, "aria-label=\"lunch_minutes\" value=\"25\""));
    assert_true(visit_shows(&visitor, "aria-label=\"pm_start\" value=\"13:30\""));
    visit_end(&visitor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(a_season),    WITH_FILE(a_reason),
                                       WITH_FILE(bad_files),   WITH_FILE(some_rows),
                                       WITH_FILE(other_words), WITH_FILE(one_row)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
