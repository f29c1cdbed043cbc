/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text broken at spaces for a terminal. */
#include "export/wrap.h"
#include "tests/support/check.h"

static void lines(void **state)
{
    static const struct {
        const char *label, *text;
        int width;
        const char *want; /* a | after each line */
    } rows[] = {
        {"nothing", "", 10, ""},
        {"spaces", "   ", 10, ""},
        {"fits", "a word", 10, "a word|"},
        {"fits to the letter", "0123456789", 10, "0123456789|"},
        {"broken", "one two three", 7, "one two|three|"},
        {"space at the edge", "one two three", 8, "one two|three|"},
        {"space on the edge", "0123456 89", 7, "0123456|89|"},
        {"long word", "0123456789abc d", 5, "01234|56789|abc d|"},
        {"long word later", "ab 0123456789", 5, "ab|01234|56789|"},
        {"spaces around", "  ab   cd  ", 3, "ab|cd|"},
        {"line ends are spaces", "ab\ncd ef", 5, "ab cd|ef|"},
        {"letters, not bytes", "\xC3\xA4\xC3\xB6\xC3\xBC \xC3\x9F", 3,
         "\xC3\xA4\xC3\xB6\xC3\xBC|\xC3\x9F|"},
        {"wide letters", "\xE4\xB8\xAD\xE6\x96\x87", 3, "\xE4\xB8\xAD|\xE6\x96\x87|"},
        {"wider than the line", "\xE4\xB8\xAD\xE6\x96\x87", 1, "\xE4\xB8\xAD|\xE6\x96\x87|"},
    };

    (void)state;
    EACH (row, rows) {
        char *text = NULL;
        size_t size;
        FILE *out = open_memstream(&text, &size);
        struct wrap_line line;

        assert_non_null(out);
        for (const char *rest = row->text; wrap_next(&rest, row->width, &line);) {
            wrap_put(out, &line);
            fputc('|', out);
        }
        fclose(out);
        CHECK_ROW_TEXT(row, text, row->want);
        free(text);
    }
    const char *none = NULL;
    struct wrap_line line;
    assert_false(wrap_next(&none, 10, &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
