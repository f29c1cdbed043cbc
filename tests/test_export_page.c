/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/sheet.h"

#include <cjson/cJSON.h>
#include <locale.h>
#include <time.h>
#include <unistd.h>

#include "export/civil.h"
#include "tests/check.h"

static const struct column columns[] = {
    {"Name", CELL_TEXT, "name"},   {"Count", CELL_NUMBER, "count"},
    {"Day", CELL_DAY, "day"},      {"Start", CELL_TIME, "start"},
    {"Told", CELL_MOMENT, "told"}, {"Length", CELL_MINUTES, "minutes"},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const struct cell cells[][COLUMNS] = {
    {{.text = "Zoë"},
     {.number = -5},
     {.number = 20587},
     {.number = 20587 * 1440 + 540},
     {.number = 20587 * 1440 + 815},
     {.number = 105}},
    {{.text = "王, \"B\""},
     {.number = 0},
     {.number = 20588},
     {.number = 585},
     {.number = SHEET_NONE},
     {.number = 45}},
    {{.text = NULL},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE},
     {.number = SHEET_NONE}},
};

static struct sheet sample(void)
{
    return (struct sheet){.title = "Who, what & when",
                          .note = "A note",
                          .columns = columns,
                          .cells = &cells[0][0],
                          .n_columns = COLUMNS,
                          .n_rows = ENTRIES(cells),
                          .group_by = 2};
}

static struct page page_of(const struct sheet *sheets, int n)
{
    return (struct page){.title = "Harbour School",
                         .subtitle = "May",
                         .sheets = sheets,
                         .n_sheets = n,
                         .stamped_utc = 1794816000};
}

/* free() it. */
static char *written(const char *format, const struct page *page, size_t *size)
{
    char *text = NULL;
    size_t written_size = 0;
    FILE *out = open_memstream(&text, &written_size);
    const struct page_writer *writer = page_writer_find(format);

    assert_non_null(writer);
    assert_true(writer->write(out, page));
    fclose(out);
    if (size)
        *size = written_size;
    return text;
}

static void the_table_of_writers(void **state)
{
    (void)state;
    static const char *const names[] = {"text", "csv", "json", "html", "xlsx", "pdf"};

    EACH (name, names)
        assert_string_equal(page_writer_find(*name)->name, *name);
    assert_null(page_writer_find("docx"));
    assert_null(page_writer_find(""));
}

static void text_is_aligned(void **state)
{
    (void)state;
    struct sheet sheet = sample();
    struct page page = page_of(&sheet, 1);
    char *text = written("text", &page, NULL);

    assert_string_equal(text,
                        "Harbour School\n"
                        "May\n"
                        "\n"
                        "Who, what & when\n"
                        "A note\n"
                        "Name     Count  Day              Start  Told                   Length\n"
                        "-------  -----  ---------------  -----  ---------------------  ------\n"
                        "Zoë         -5  Thu 14 May 2026  09:00  Thu 14 May 2026 13:35  1 h 45\n"
                        "\n"
                        "王, \"B\"      0  Fri 15 May 2026  09:45                         45 min\n"
                        "\n"
                        "\n");
    free(text);
}

static void csv_of_one_sheet(void **state)
{
    (void)state;
    struct sheet sheet = sample();
    struct page page = page_of(&sheet, 1);
    char *text = written("csv", &page, NULL);

    assert_string_equal(text, "\xEF\xBB\xBF"
                              "Name,Count,Day,Start,Told,Length\r\n"
                              "Zoë,-5,2026-05-14,09:00,2026-05-14 13:35,105\r\n"
                              "\"王, \"\"B\"\"\",0,2026-05-15,09:45,,45\r\n"
                              ",,,,,\r\n");
    free(text);
}

static void csv_of_two_sheets(void **state)
{
    (void)state;
    struct sheet sheets[] = {sample(), sample()};
    sheets[0].n_rows = 1;
    sheets[1].title = "=Other";
    sheets[1].n_rows = 1;
    struct page page = page_of(sheets, 2);
    char *text = written("csv", &page, NULL);

    assert_string_equal(text,
                        "\xEF\xBB\xBF"
                        "Sheet,Name,Count,Day,Start,Told,Length\r\n"
                        "\"Who, what & when\",Zoë,-5,2026-05-14,09:00,2026-05-14 13:35,105\r\n"
                        "\r\n"
                        "Sheet,Name,Count,Day,Start,Told,Length\r\n"
                        "'=Other,Zoë,-5,2026-05-14,09:00,2026-05-14 13:35,105\r\n");
    free(text);
}

static void json_has_a_list_per_sheet(void **state)
{
    (void)state;
    struct sheet sheets[] = {sample(), sample()};
    sheets[1].name = "other";
    sheets[1].n_rows = 0;
    struct page page = page_of(sheets, 2);
    char *text = written("json", &page, NULL);

    assert_string_equal(
        text,
        "{\n"
        "  \"format\":1,\n"
        "  \"title\":\"Harbour School\",\n"
        "  \"subtitle\":\"May\",\n"
        "  \"who_what_when\":[\n"
        "    {\"name\":\"Zoë\",\"count\":-5,\"day\":\"2026-05-14\",\"start\":\"09:00\","
        "\"told\":\"2026-05-14 13:35\",\"minutes\":105},\n"
        "    {\"name\":\"王, \\\"B\\\"\",\"count\":0,\"day\":\"2026-05-15\",\"start\":\"09:45\","
        "\"told\":null,\"minutes\":45},\n"
        "    {\"name\":\"\",\"count\":null,\"day\":null,\"start\":null,"
        "\"told\":null,\"minutes\":null}\n"
        "  ],\n"
        "  \"other\":[]\n"
        "}\n");
    free(text);
}

/* A page with one cell, and no other text. */
static char *one_cell(const char *format, const char *text)
{
    static const struct column column = {"N", CELL_TEXT, "n"};
    struct cell cell = {.text = text};
    struct sheet sheet = {.title = "S",
                          .columns = &column,
                          .cells = &cell,
                          .n_columns = 1,
                          .n_rows = 1,
                          .group_by = -1};
    struct page page = {.title = "T", .sheets = &sheet, .n_sheets = 1};

    return written(format, &page, NULL);
}

static void csv_cells_are_no_formulas(void **state)
{
    (void)state;
    static const struct {
        const char *label, *text, *want;
    } rows[] = {
        {"plain", "Hall", "Hall"},
        {"equals", "=1+1", "'=1+1"},
        {"plus", "+1", "'+1"},
        {"minus", "-1", "'-1"},
        {"at", "@SUM(A1)", "'@SUM(A1)"},
        {"tab", "\tx", "\"' x\""},
        {"carriage return", "\rx", "\"'\nx\""},
        {"space before", "  =1", "'  =1"},
        {"control before", "\x01=1", "'=1"},
        {"byte order mark before", "\xEF\xBB\xBF=1", "'=1"},
        {"line before", "\n=1", "\"'\n=1\""},
        {"quoted", "=\"a\",b", "\"'=\"\"a\"\",b\""},
        {"within", "a=1", "a=1"},
        {"lines", "a\r\nb", "\"a\nb\""},
        {"line separator",
         "a\xE2\x80\xA8"
         "b",
         "\"a\nb\""},
        {"semicolon", "a;b", "\"a;b\""},
        {"no UTF-8", "Zo\xEB", "Zo\xEF\xBF\xBD"},
        {"nothing", "", ""},
    };
    EACH (row, rows) {
        char *text = one_cell("csv", row->text);
        const char *cell = strstr(text, "N\r\n") + 3;
        text[strlen(text) - 2] = '\0';
        CHECK_ROW_TEXT(row, cell, row->want);
        free(text);
    }
}

static const char *const nasty[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='x",
    "</td></table><h1>",
    "</title></style><!--",
    "&lt;b&gt;",
    "a\x01\x1B[31m\x7F",
    "\xFF\xFE\xC0\xAF",
    "]]>",
    "=cmd|' /C calc'!A0",
    "\\n\r\nb",
    "éééééééééééééééééééééééééééééééééééééééééééé",
    "王🎓",
};

/* Every text there is in a page, at once. */
static char *all_over(const char *format, const char *text, size_t *size)
{
    const struct column column = {text, CELL_TEXT, text};
    struct cell cell = {.text = text};
    struct sheet sheet = {.title = text,
                          .note = text,
                          .columns = &column,
                          .cells = &cell,
                          .n_columns = 1,
                          .n_rows = 1,
                          .group_by = 0};
    struct grid_bar bar = {.starts_at = 540, .ends_at = 600, .letter = text, .label = text};
    struct grid grid = {.title = text,
                        .rows = &text,
                        .n_rows = 1,
                        .from_at = 480,
                        .until_at = 720,
                        .bars = &bar,
                        .n_bars = 1};
    struct page page = {.title = text,
                        .subtitle = text,
                        .sheets = &sheet,
                        .n_sheets = 1,
                        .grids = &grid,
                        .n_grids = 1,
                        .stamped_utc = 1794816000};

    return written(format, &page, size);
}

static void html_is_escaped(void **state)
{
    (void)state;
    EACH (text, nasty) {
        char *html = all_over("html", *text, NULL);

        assert_null(strstr(html, "<script"));
        assert_null(strstr(html, "<img"));
        assert_null(strstr(html, "<!--"));
        assert_null(strstr(html, "' onmouse"));
        assert_null(strstr(html, "\x1B"));
        assert_null(strstr(html, "\xFF"));
        const char *h1 = strstr(html, "<h1>");
        assert_non_null(h1);
        assert_null(strstr(h1 + 1, "<h1>"));
        const char *style = strstr(html, "</style>");
        assert_null(strstr(style + 1, "</style>"));
        free(html);
    }
}

static void every_writer_takes_nasty_text(void **state)
{
    (void)state;
    for (const struct page_writer *writer = page_writers; writer->name; writer++) {
        EACH (text, nasty) {
            size_t size = 0;
            char *one = all_over(writer->name, *text, &size);
            assert_true(size > 0);
            if (strcmp(writer->name, "json") == 0) {
                cJSON *back = cJSON_Parse(one);
                assert_non_null(back);
                cJSON_Delete(back);
            }
            free(one);
        }
    }
}

static void html_stands_as_it_should(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "<html lang=\"en\">",
        "<title>Harbour School: May</title>",
        "<h1>Harbour School</h1>",
        "As of Mon 16 Nov 2026, 08:00",
        "<h2 id=\"s0\">Who, what &amp; when</h2>",
        "<th scope=\"col\" class=\"n\">Count</th>",
        "<th scope=\"row\">Zoë</th><td class=\"n\">-5</td><td class=\"t\">Thu 14 May 2026</td>",
        "<td></td><td class=\"n\"></td>",
        "</tbody><tbody>",
        "@page{size:A4",
        "table-header-group",
    };
    struct sheet sheet = sample();
    struct page page = page_of(&sheet, 1);
    char *html = written("html", &page, NULL);

    EACH (text, wanted)
        assert_non_null(strstr(html, *text));
    assert_null(strstr(html, "http"));
    free(html);
}

static int rows_of_pages(const struct sheet *sheet)
{
    struct page page = page_of(sheet, 1);
    size_t size = 0;
    char *pdf = written("pdf", &page, &size);
    int pages = 0;

    assert_memory_equal(pdf, "%PDF-", 5);
    for (size_t i = 0; i + 12 < size; i++)
        pages += memcmp(pdf + i, "/Type /Page ", 12) == 0;
    free(pdf);
    return pages;
}

/* Rows that do not fit go to another page; a cell larger than a page is cut, not lost. */
static void pdf_goes_on_to_other_pages(void **state)
{
    (void)state;
    enum { MANY = 300, LONG = 60000 };
    static const struct column column = {"Name", CELL_TEXT, "name"};
    static struct cell many[MANY];
    static char long_text[LONG];
    for (int i = 0; i < MANY; i++)
        many[i].text = "Somebody";
    for (int i = 0; i < LONG - 1; i++)
        long_text[i] = i % 6 == 5 ? ' ' : 'a';
    struct cell one = {.text = long_text};
    const struct {
        const char *label;
        const struct cell *cells;
        int n_rows, least, most;
    } rows[] = {
        {"empty", many, 0, 1, 1},
        {"one row", many, 1, 1, 1},
        {"three hundred", many, MANY, 6, 9},
        {"a long cell", &one, 1, 1, 2},
    };
    EACH (row, rows) {
        struct sheet sheet = {.title = "S",
                              .columns = &column,
                              .cells = row->cells,
                              .n_columns = 1,
                              .n_rows = row->n_rows,
                              .group_by = -1};
        int pages = rows_of_pages(&sheet);
        CHECK_ROW(row, pages >= row->least && pages <= row->most, true);
    }
}

static void an_empty_page_is_a_page(void **state)
{
    (void)state;
    struct page page = {0};
    struct sheet sheet = {.title = "Nobody", .columns = columns, .n_columns = COLUMNS};
    struct page with = page_of(&sheet, 1);

    for (const struct page_writer *writer = page_writers; writer->name; writer++) {
        free(written(writer->name, &page, NULL));
        size_t size = 0;
        free(written(writer->name, &with, &size));
        assert_true(size > 0);
    }
}

/* Not the clock, the time zone or the language, and not what was written before. */
static void equal_pages_give_equal_bytes(void **state)
{
    (void)state;
    struct sheet sheets[] = {sample(), sample()};
    struct page page = page_of(sheets, 2);
    struct timespec over_a_second = {.tv_sec = 1, .tv_nsec = 100000000};
    char *first[8] = {0};
    size_t sizes[8] = {0};

    for (int i = 0; page_writers[i].name; i++)
        first[i] = written(page_writers[i].name, &page, &sizes[i]);
    nanosleep(&over_a_second, NULL);
    setenv("TZ", "Asia/Tokyo", 1);
    setenv("LANG", "de_DE.UTF-8", 1);
    tzset();
    setlocale(LC_ALL, "");
    for (int i = 0; page_writers[i].name; i++) {
        size_t size = 0;
        char *again = written(page_writers[i].name, &page, &size);
        bool same = first[i] && size == sizes[i] && memcmp(again, first[i], size) == 0;
        if (!same)
            print_error("%s: the second time is different\n", page_writers[i].name);
        assert_true(same);
        free(again);
        free(first[i]);
    }
    setlocale(LC_ALL, "C");
    unsetenv("TZ");
    tzset();
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct sheet sheet = sample();
    struct page page = page_of(&sheet, 1);

    for (const struct page_writer *writer = page_writers; writer->name; writer++) {
        FILE *out = fopen("/dev/full", "w");
        if (!out)
            skip();
        assert_false(writer->write(out, &page));
        fclose(out);
    }
}

/* The workbook unpacked by unzip, where there is one. */
static char *unzipped(const char *xlsx, size_t size, const char *member)
{
    char path[] = "/tmp/test_export_XXXXXX", command[200];
    char *text = NULL;
    size_t text_size = 0;
    int file = mkstemp(path);
    FILE *out = file >= 0 ? fdopen(file, "wb") : NULL;

    assert_non_null(out);
    assert_int_equal(fwrite(xlsx, 1, size, out), size);
    fclose(out);
    (void)snprintf(command, sizeof command, "unzip -p %s %s", path, member);
    FILE *in = popen(command, "r"); // NOLINT(cert-env33-c)
    FILE *to = open_memstream(&text, &text_size);
    for (int byte; (byte = fgetc(in)) != EOF;)
        fputc(byte, to);
    fclose(to);
    pclose(in);
    remove(path);
    return text;
}

static void xlsx_has_real_numbers_and_no_formulas(void **state)
{
    (void)state;
    if (access("/usr/bin/unzip", X_OK) != 0) {
        print_message("no unzip here: the workbook is not looked into\n");
        skip();
    }
    struct cell row[COLUMNS];
    memcpy(row, cells[0], sizeof row);
    row[0].text = "=1+1";
    struct sheet sheet = sample();
    sheet.cells = row;
    sheet.n_rows = 1;
    struct page page = page_of(&sheet, 1);
    size_t size = 0;
    char *xlsx = written("xlsx", &page, &size);
    char *book = unzipped(xlsx, size, "xl/worksheets/sheet1.xml");
    char *strings = unzipped(xlsx, size, "xl/sharedStrings.xml");
    char *core = unzipped(xlsx, size, "docProps/core.xml");

    assert_null(strstr(book, "<f>"));
    assert_non_null(strstr(strings, "<t>=1+1</t>"));
    assert_non_null(strstr(book, "<v>46156</v>")); /* 14 May 2026 */
    assert_non_null(strstr(book, "<v>0.375</v>")); /* 09:00 */
    assert_non_null(strstr(book, "<v>-5</v>"));
    assert_non_null(strstr(book, "state=\"frozen\""));
    assert_non_null(strstr(book, "<autoFilter ref=\"A1:F2\"/>"));
    assert_non_null(strstr(book, "orientation=\"landscape\""));
    assert_non_null(strstr(core, "2026-11-16T08:00:00Z"));
    free(book);
    free(strings);
    free(core);
    free(xlsx);
}

static void a_grid_in_letters(void **state)
{
    (void)state;
    static const char *const people[] = {"A Abara", "B Ó"};
    static const struct grid_bar bars[] = {
        {.row = 1,
         .starts_at = 540,
         .ends_at = 570,
         .letter = "R",
         .label = "Read, B/12",
         .shade = 2},
        {.row = 0,
         .starts_at = 540,
         .ends_at = 600,
         .letter = "I",
         .label = "Invigilate, Hall",
         .shade = 1},
        {.row = 0,
         .starts_at = 585,
         .ends_at = 615,
         .letter = "R",
         .label = "Read, C4",
         .shade = 2},
        {.row = 0,
         .starts_at = 615,
         .ends_at = 900,
         .letter = "I",
         .label = "Invigilate, Gym",
         .shade = 1},
        {.row = 7, .starts_at = 540, .ends_at = 600, .letter = "X", .label = "in no row"},
        {.row = 1, .starts_at = 100, .ends_at = 200, .letter = "X", .label = "too early"},
        {.row = 1, .starts_at = 600, .ends_at = 600, .letter = "X", .label = "no length"},
    };
    struct grid grid = {.title = "Monday",
                        .rows = people,
                        .n_rows = 2,
                        .from_at = 525,
                        .until_at = 645,
                        .bars = bars,
                        .n_bars = ENTRIES(bars)};
    struct page page = {.grids = &grid, .n_grids = 1};
    char *text = written("text", &page, NULL);

    assert_string_equal(text, "Monday\n"
                              "            09:00       10:00\n"
                              "A Abara  ...IIIIIIIIIIII...IIIIII\n"
                              "         ............RRRRRR......\n"
                              "B Ó      ...RRRRRR...............\n"
                              "I = Invigilate, R = Read\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_writers),
        cmocka_unit_test(text_is_aligned),
        cmocka_unit_test(csv_of_one_sheet),
        cmocka_unit_test(csv_of_two_sheets),
        cmocka_unit_test(csv_cells_are_no_formulas),
        cmocka_unit_test(json_has_a_list_per_sheet),
        cmocka_unit_test(html_stands_as_it_should),
        cmocka_unit_test(html_is_escaped),
        cmocka_unit_test(every_writer_takes_nasty_text),
        cmocka_unit_test(pdf_goes_on_to_other_pages),
        cmocka_unit_test(an_empty_page_is_a_page),
        cmocka_unit_test(equal_pages_give_equal_bytes),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test(xlsx_has_real_numbers_and_no_formulas),
        cmocka_unit_test(a_grid_in_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
