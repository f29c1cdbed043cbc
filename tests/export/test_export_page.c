/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pages as HTML and PDF, and what every writer does. */
#include "tests/support/page_sample.h"

#include <cjson/cJSON.h>
#include <locale.h>
#include <time.h>
#include <unistd.h>

static void the_table_of_writers(void **state)
{
    (void)state;
    static const char *const names[] = {"text", "csv", "json", "html", "xlsx", "pdf"};

    EACH (name, names)
        assert_string_equal(page_writer_find(*name)->name, *name);
    assert_null(page_writer_find("docx"));
    assert_null(page_writer_find(""));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_writers),
        cmocka_unit_test(html_stands_as_it_should),
        cmocka_unit_test(html_is_escaped),
        cmocka_unit_test(every_writer_takes_nasty_text),
        cmocka_unit_test(pdf_goes_on_to_other_pages),
        cmocka_unit_test(an_empty_page_is_a_page),
        cmocka_unit_test(equal_pages_give_equal_bytes),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
