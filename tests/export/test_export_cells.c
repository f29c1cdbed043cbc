/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages as text, CSV, JSON and XLSX: cells that others read back. */
#include "tests/support/page_sample.h"

#include <unistd.h>

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
        cmocka_unit_test(text_is_aligned),
        cmocka_unit_test(csv_of_one_sheet),
        cmocka_unit_test(csv_of_two_sheets),
        cmocka_unit_test(csv_cells_are_no_formulas),
        cmocka_unit_test(json_has_a_list_per_sheet),
        cmocka_unit_test(xlsx_has_real_numbers_and_no_formulas),
        cmocka_unit_test(a_grid_in_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
