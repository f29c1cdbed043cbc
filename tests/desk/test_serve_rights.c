/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who may do what: role, page and verb, written down here a second time, so that a right is given
 * on purpose.  What those who see no pupils are shown has none. */
#include "tests/desk/planted_school.h"

#include "scheduler/desk/pages.h"

/* Whom a page answers: O officer, C cover, P pastoral, S SENCo, F staff; "": nobody. */
static const struct right {
    const char *label; /* path */
    const char *get, *post;
} rights[] = {
    {"/", "OCPSF", ""},
    {"/week", "OC", "OC"},
    {"/person/AB", "OCPSF", ""}, /* staff: their own */
    {"/happened", "OCPS", "OCPS"},
    {"/sittings", "OCPS", ""},
    {"/room/HALL", "OCPS", "O"},
    {"/candidates", "OPS", ""},
    {"/candidate/P1", "OPS", ""},
    {"/shortages", "OC", "OC"},
    {"/cover", "OC", "OC"},
    {"/caseload", "OPS", "OPS"},
    {"/import", "O", "O"},
    {"/plan", "O", "O"},
    {"/publish", "O", "O"},
    {"/people", "OC", ""},
    {"/availability", "OC", "OC"},
    {"/rules", "O", "O"},
    {"/what-if", "O", "O"},
    {"/drill", "O", "O"},
    {"/history", "O", "O"},
    {"/reports", "O", ""},
    {"/report/staff", "O", "O"},
    {"/calendars", "O", ""},
    {"/subscribe/AB", "OCPSF", "OCPSF"}, /* their own but for the officer */
    {"/job/1", "OCPS", "OCPS"},
    {"/accounts", "O", "O"},
    {"/pages", "OCPSF", ""},
    {"/password", "OCPSF", "OCPSF"},
    {"/login", "OCPSF", "OCPSF"},
    {"/logout", "", "OCPSF"},
};
static const char letters[] = "OCPSF"; /* as enum role */

static struct visitor visitors[ROLES];

static const char *path_of(struct desk *desk, const char *path)
{
    static const struct {
        const char *plain, *planted;
    } codes[] = {{"/AB", PLANT_START "QZ-staff-staff-AB"},
                 {"/HALL", PLANT_START "QZ-rooms-room-HALL"},
                 {"/P1", PLANT_START "QZ-pupils-pupil-P1"}};

    EACH (code, codes) {
        const char *at = strstr(path, code->plain);
        if (at)
            return arena_text(&desk->arena, "%.*s/%s", (int)(at - path), path,
                              url_word(&desk->arena, code->planted));
    }
    return path;
}

/* The officer makes an account; whoever it is for uses the link. */
static void join(struct desk *desk, enum role role)
{
    struct visitor *officer = &visitors[ROLE_OFFICER], *visitor = &visitors[role];
    char text[300];

    const char *staff = url_word(&desk->arena, PLANT_START "QZ-staff-staff-AB");
    assert_int_equal(visit_post(officer, "/accounts",
                                arena_text(&desk->arena, "do=add&role=%s&name=%s&staff=%s",
                                           role_words[role], role_words[role], staff)),
                     200);
    const char *key = visit_word(officer, "/login?key=", "<");
    *visitor = (struct visitor){.desk = desk, .served = officer->served, .cookie = ""};
    client_post(&visitor->served, "/login", "",
                arena_text(&desk->arena,
                           "key=%s&name=%s&password=other+words+too&again=other+words+too", key,
                           role_words[role]),
                &visitor->page);
    assert_int_equal(visitor->page.status, 303);
    reply_header(&visitor->page, "Set-Cookie", text, sizeof text);
    visitor->cookie = arena_text(&desk->arena, "Cookie: %.*s\r\n", (int)strcspn(text, ";"), text);
    assert_int_equal(visit_get(visitor, "/password"), 200);
    visitor->token = visit_word(visitor, "name=\"csrf\" value=\"", "\"");
}

static void everybody(struct desk *desk)
{
    planted_fill(desk);
    visit_begin(&visitors[ROLE_OFFICER], desk);
    for (int role = ROLE_COVER; role < ROLES; role++)
        join(desk, (enum role)role);
}

static void nobody_more(void)
{
    for (int role = ROLE_COVER; role < ROLES; role++)
        reply_release(&visitors[role].page);
    visit_end(&visitors[ROLE_OFFICER]);
}

static void check(const struct right *right, const char *verb, enum role role, int status,
                  const char *who)
{
    bool may = strchr(who, letters[role]) != NULL;
    bool let = status != 403 && status != (*who ? 0 : 400);

    if (may != let)
        print_error("%s %s as %s: %d\n", verb, right->label, role_words[role], status);
    assert_int_equal(let, may);
}

static void table(void **state)
{
    struct desk *desk = *state;

    everybody(desk);
    for (const struct page_row *row = pages; row->path; row++) { /* none is forgotten */
        size_t length = strlen(row->path);
        bool found = false, below = length > 1 && row->path[length - 1] == '/';
        EACH (right, rights)
            found = found || (below ? strncmp(right->label, row->path, length) == 0
                                    : strcmp(right->label, row->path) == 0);
        for (const struct page_row *other = row + 1; other->path; other++)
            assert_string_not_equal(other->path, row->path); /* nor there twice */
        if (!found)
            print_error("%s is in no row\n", row->path);
        assert_true(found);
    }
    EACH (right, rights) {
        const char *path = path_of(desk, right->label);
        for (int role = 0; role < ROLES; role++) {
            struct visitor *visitor = &visitors[role];
            check(right, "GET", (enum role)role, visit_get(visitor, path), right->get);
            int status = visit_post(visitor, path, "ask=season");
            if (strcmp(path, "/login") == 0)
                assert_int_equal(status, 403); /* no such name and password, for everybody */
            else
                check(right, "POST", (enum role)role, status, right->post);
        }
    }
    nobody_more();
}

/* What a page lets through, its buttons may still refuse. */
static void buttons(void **state)
{
    struct desk *desk = *state;
    const char *exam = NULL, *week = "week=2027-W20";

    everybody(desk);
    school_reopen(desk);
    struct season season = load(desk);
    for (int i = 0; i < season.n_draft && !exam; i++)
        if (strcmp(season.draft[i].kind, "invigilator") == 0)
            exam = url_word(&desk->arena, season.draft[i].key);
    store_close(desk->store);
    desk->store = NULL;
    assert_non_null(exam);
    const char *of_exam = arena_text(&desk->arena, "%s&duty=%s", week, exam);
    const char *of_cover = arena_text(&desk->arena, "%s&duty=cover%%3AL1%%3A2027-05-17", week);
    const struct {
        const char *label, *path, *form;
        int officer, cover, pastoral, senco;
    } rows[] = {
        {"an exam duty", "/week", arena_text(&desk->arena, "%s&do=lock&holder=AB", of_exam), 303,
         403, 403, 403},
        {"a cover duty", "/week", arena_text(&desk->arena, "%s&do=lock&holder=AB", of_cover), 303,
         303, 403, 403},
        {"an exchange for an exam duty", "/week",
         arena_text(&desk->arena, "%s&do=swap&holder=AB&person=CD&other=%s", of_cover, exam), 303,
         403, 403, 403},
        {"a rule set aside", "/week",
         arena_text(&desk->arena, "%s&do=assign&person=CD&force=because", of_cover), 303, 403, 403,
         403},
        {"training", "/availability", "do=training&trainee=AB", 422, 403, 403, 403},
        {"somebody is away", "/happened", "what=away", 422, 422, 403, 403},
        {"a candidate is not there", "/happened", "what=absent", 422, 403, 422, 403},
        {"an arrangement", "/happened", "what=arrange", 422, 403, 403, 422},
        {"a room is closed", "/happened", "what=close", 422, 403, 403, 403},
        {"a pupil is referred", "/happened", "what=refer", 422, 403, 422, 403},
        {"seats", "/room/HALL", "do=fix", 200, 403, 403, 403},
    };
    EACH (row, rows) {
        const int wanted[] = {row->officer, row->cover, row->pastoral, row->senco};
        for (int role = 0; role < ROLE_STAFF; role++) {
            int got = visit_post(&visitors[role], path_of(desk, row->path), row->form);
            bool same = got == wanted[role] || (wanted[role] == 200 && got != 403);
            if (!same)
                print_error("%s as %s: %d\n", row->label, role_words[role], got);
            assert_true(same);
        }
    }
    nobody_more();
}

/* Pages of those who see no pupils: nothing of a pupil's kinds is on them. */
static void no_pupils(void **state)
{
    static const char *const kinds_of_pupils[] = {"pupils", "arrangements", "caseload",
                                                  "pupil_times"};
    struct desk *desk = *state;
    int seen = 0;

    everybody(desk);
    for (int role = 0; role < ROLES; role++) {
        bool names = ((1U << role) & MAY_NAMES) != 0;
        EACH (right, rights) {
            if (!strchr(right->get, letters[role]))
                continue;
            const char *path = path_of(desk, right->label);
            if (strcmp(right->label, "/week") == 0)
                path = "/week?week=2027-W20";
            (void)visit_get(&visitors[role], path);
            for (int i = 0; i < n_planted; i++) {
                bool told = false;
                EACH (kind, kinds_of_pupils)
                    told = told || strcmp(planted[i].kind, *kind) == 0;
                told = told && strstr(visitors[role].page.body, planted[i].canary);
                seen += told;
                if (told && !names)
                    print_error("%s says %s to %s\n", path, planted[i].canary, role_words[role]);
                assert_true(names || !told);
            }
        }
    }
    assert_true(seen > 10);
    nobody_more();
}

/* Staff see their own week, from the school's network; their calendar's address, too. */
static void near_and_own(void **state)
{
    struct desk *desk = *state;
    struct visitor *staff = &visitors[ROLE_STAFF];
    static const char *const paths[] = {"/", "/person/AB", "/subscribe/AB"};

    setenv("SERVED_URL", arena_text(&desk->arena, "http://127.0.0.1:%d", port_free()), 1);
    everybody(desk);
    unsetenv("SERVED_URL");
    EACH (path, paths) {
        static const struct {
            const char *label, *from;
            int status;
        } rows[] = {{"at home", "203.0.113.7", 403}, {"this machine", "127.0.0.1", 200}};
        EACH (row, rows) {
            struct heard reply;
            client_get(
                &staff->served, path_of(desk, *path),
                arena_text(&desk->arena, "%sX-Forwarded-For: %s\r\n", staff->cookie, row->from),
                &reply);
            CHECK_ROW(row, reply.status, row->status);
            reply_release(&reply);
        }
    }
    const char *other = url_word(&desk->arena, PLANT_START "QZ-staff-staff-CD");
    assert_int_equal(visit_get(staff, arena_text(&desk->arena, "/person/%s", other)), 403);
    assert_int_equal(visit_get(staff, arena_text(&desk->arena, "/subscribe/%s", other)), 403);
    nobody_more();
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(table), WITH_FILE(buttons), WITH_FILE(no_pupils),
                                       WITH_FILE(near_and_own)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
