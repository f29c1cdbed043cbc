/* SPDX-License-Identifier: GPL-3.0-or-later
 * Markup, formulas and names planted in every text column: no page takes them for markup, no
 * spreadsheet for a formula, and what is about pupils is in no calendar, no log, no public print.
 */
#include "tests/desk/planted_school.h"

#include "export/sheet.h"
#include "scheduler/desk/html.h"
#include "scheduler/report/report.h"
#include "tests/support/walk.h"

/* Every page that can be reached from the menu, and the reports as pages. */
static void pages_have_no_markup(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    int seen = 0, shows = 0;
    static struct walk walk;

    planted_fill(desk);
    visit_begin(&visitor, desk);
    walk_begin(&walk, &desk->arena);
    for (int i = 0; i < walk.count; i++) {
        if (strstr(walk.paths[i], "format=")) /* files: below */
            continue;
        int status = visit_get(&visitor, walk.paths[i]);
        const char *body = visitor.page.body ? visitor.page.body : "";
        if (status != 200 || strstr(body, PLANT_MARKUP) || strstr(body, "\"'&QZ"))
            print_error("%s: %d\n", walk.paths[i], status);
        assert_true(status == 200 || status == 404);
        assert_null(strstr(body, PLANT_MARKUP));
        assert_null(strstr(body, "\"'&QZ"));
        seen++;
        shows += strstr(body, "&lt;i&gt;") != NULL;
        walk_links(&walk, body);
    }
    print_message("%d addresses, %d of them show something planted; %d columns planted, %d read by "
                  "their words\n",
                  seen, shows, n_planted, n_left);
    assert_true(seen > 40 && shows > 20);
    assert_true(n_planted > 25);
    visit_end(&visitor);
}

/* A cell of csv that a spreadsheet would compute; numbers are none. */
static bool is_formula(const char *cell, size_t size)
{
    if (size == 0 || !strchr("=+-@\t\r", *cell))
        return false;
    return *cell != '-' || strspn(cell + 1, "0123456789.") + 1 < size;
}

static int csv_cells(const char *text)
{
    int defused = 0;

    for (const char *at = text; *at;) {
        bool quoted = *at == '"';
        const char *end = at + quoted;
        while (*end && (quoted ? *end != '"' || end[1] == '"' : !strchr(",\r\n", *end)))
            end += quoted && *end == '"' ? 2 : 1;
        if (is_formula(at + quoted, (size_t)(end - at) - quoted))
            print_error("%.60s\n", at);
        assert_false(is_formula(at + quoted, (size_t)(end - at) - quoted));
        defused += strncmp(at + quoted, "'=", 2) == 0;
        at = end + quoted;
        at += strspn(at, ",\r\n") > 0 ? 1 : 0;
        at += at[-1] == '\r' && *at == '\n';
    }
    return defused;
}

/* The workbook as a spreadsheet would find it; "": no unzip here. */
static const char *unzipped(struct arena *arena, const char *path, const char *what)
{
    char *text = arena_new(arena, char, 4 << 20);
    FILE *in =
        popen(arena_text(arena, "unzip -p %s '%s' 2>/dev/null", path, what), // NOLINT(cert-env33-c)
              "r");

    assert_non_null(in);
    (void)!fread(text, 1, (4 << 20) - 1, in);
    (void)pclose(in);
    return text;
}

static const char *report_path(struct desk *desk, const struct report *report, const char *format)
{
    static const char person[] = PLANT_START "QZ-staff-staff-AB";
    static const char room[] = PLANT_START "QZ-rooms-room-HALL";
    struct arena *arena = &desk->arena;

    return arena_text(arena, "/report/%s?format=%s&week=2027-W20%s%s", report->name, format,
                      report->per_person ? "&person="
                      : report->per_room ? "&room="
                                         : "",
                      report->per_person ? url_word(arena, person)
                      : report->per_room ? url_word(arena, room)
                                         : "");
}

static void keep_file(const struct heard *reply, const char *path)
{
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    assert_int_equal(fwrite(reply->body, 1, reply->size, out), reply->size);
    (void)fclose(out);
}

static void spreadsheets_have_no_formulas(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    const char *book = arena_text(&desk->arena, "%s/book.xlsx", desk->folder);
    int defused = 0, kept = 0;
    bool looks = access("/usr/bin/unzip", X_OK) == 0;

    planted_fill(desk);
    visit_begin(&visitor, desk);
    for (int i = 0; reports[i]; i++) {
        int status = visit_get(&visitor, report_path(desk, reports[i], "csv"));
        if (status != 200)
            print_error("%s: %d\n", reports[i]->name, status);
        assert_int_equal(status, 200);
        defused += csv_cells(visitor.page.body + 3); /* behind the mark that says UTF-8 */
        assert_int_equal(visit_get(&visitor, report_path(desk, reports[i], "xlsx")), 200);
        if (!looks)
            continue;
        keep_file(&visitor.page, book);
        assert_null(strstr(unzipped(&desk->arena, book, "xl/worksheets/*.xml"), "<f>"));
        kept += strstr(unzipped(&desk->arena, book, "xl/sharedStrings.xml"), "=&lt;i&gt;") != NULL;
    }
    print_message("%d cells of csv defused, %d workbooks keep the text\n", defused, kept);
    assert_true(defused > 50 && (!looks || kept > 10));
    visit_end(&visitor);
}

/* Kinds whose words may be told to whom they concern or hang on the wall: places, papers, classes,
 * staff.  All else is silent, a column of tomorrow, too. */
static bool may_be_told(const char *kind)
{
    static const char *const told[] = {"sites",    "rooms",    "staff",         "papers",
                                       "classes",  "lessons",  "lesson_choice", "periods",
                                       "closures", "equipment"};

    for (size_t i = 0; i < ENTRIES(told); i++)
        if (strcmp(told[i], kind) == 0)
            return true;
    return false;
}

static int said; /* columns that may be told, and were */

static void silent(const char *what, const char *text)
{
    for (int i = 0; i < n_planted; i++) {
        bool found = strstr(text, planted[i].canary) != NULL;
        said += found;
        if (found && !may_be_told(planted[i].kind))
            print_error("%s says %s\n", what, planted[i].canary);
        assert_true(!found || may_be_told(planted[i].kind));
    }
}

static void nothing_of_pupils_is_told(void **state)
{
    struct visitor visitor;
    struct desk *desk = *state;
    const char *paths[20];
    int n = 0;

    planted_fill(desk);
    school_reopen(desk);
    struct season season = load(desk);
    assert_true(season.n_people < 20);
    for (int p = 0; p < season.n_people; p++)
        paths[n++] = school_address(desk, p, ADDRESS_FIRST, zone_now_utc());
    store_close(desk->store);
    desk->store = NULL;
    visit_begin(&visitor, desk);
    said = 0;
    for (int i = 0; i < n; i++) {
        assert_int_equal(visit_get(&visitor, paths[i]), 200);
        silent("a calendar", visitor.page.body);
        assert_int_equal(
            visit_get(&visitor, arena_text(&desk->arena, "/person/%s",
                                           url_word(&desk->arena, season.people[i].staff))),
            200);
        assert_int_equal(
            visit_get(&visitor, arena_text(&desk->arena, "/candidate/%s",
                                           url_word(&desk->arena, season.pupils[i % 4].pupil))),
            200);
    }
    assert_true(said > 0); /* they do have something to say */
    for (int i = 0; reports[i]; i++) {
        static const char *const writers[] = {"text", "html", "csv", "json"};
        EACH (format, writers) {
            if (reports[i]->audience != FOR_PUBLIC)
                continue;
            assert_int_equal(visit_get(&visitor, report_path(desk, reports[i], *format)), 200);
            silent(reports[i]->name, visitor.page.body);
        }
    }
    /* A log has no name at all. */
    visit_end(&visitor);
    const char *log = school_text(desk, visitor.served.log);
    assert_non_null(strstr(log, "GET /candidate/ 200"));
    assert_null(strstr(log, "QZ"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FILE(pages_have_no_markup),
                                       WITH_FILE(spreadsheets_have_no_formulas),
                                       WITH_FILE(nothing_of_pupils_is_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
