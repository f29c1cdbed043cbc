/* SPDX-License-Identifier: GPL-3.0-or-later
 * CSV for spreadsheets: a byte order mark, so that they take it for UTF-8, and
 * CRLF.  One sheet is a heading row and its rows; of several, each has a first
 * column with its title, and an empty line between them. */
#include <string.h>

#include "export/show.h"
#include "export/text.h"

bool write_csv(FILE *out, const struct page *page);

/* A spreadsheet would take this text for a formula.  Asked of what will be
 * written: a control character before the sign does not hide it. */
static bool is_formula(const char *text)
{
    uint32_t letter = 0;

    if (*text == '\t' || *text == '\r')
        return true;
    do
        letter = text_next(&text);
    while (letter == ' ' || letter == '\n');
    return letter != 0 && letter < 0x80 && strchr("=+-@", (int)letter);
}

static void put_text(FILE *out, const char *text)
{
    bool quote = strpbrk(text, ",;\"\r\n\t\v\f") || strstr(text, "\xC2\x85") ||
                 strstr(text, "\xE2\x80\xA8") || strstr(text, "\xE2\x80\xA9");

    fputs(quote ? "\"" : "", out);
    fputs(is_formula(text) ? "'" : "", out);
    for (uint32_t letter; (letter = text_next(&text)) != 0;) {
        if (letter == '"')
            fputc('"', out);
        text_put(out, letter);
    }
    fputs(quote ? "\"" : "", out);
}

static void put_cell(FILE *out, enum cell_type type, const struct cell *cell)
{
    char stamp[STAMP];
    const char *text = cell_for_programs(stamp, type, cell);

    if (type == CELL_TEXT)
        put_text(out, text);
    else
        fputs(text, out); /* ours: -5 is a number */
}

static void put_sheet(FILE *out, const struct sheet *sheet, bool named)
{
    if (named)
        fputs(sheet->n_columns > 0 ? "Sheet," : "Sheet", out);
    for (int i = 0; i < sheet->n_columns; i++) {
        fputs(i ? "," : "", out);
        put_text(out, sheet->columns[i].title);
    }
    fputs("\r\n", out);
    for (int row = 0; row < sheet->n_rows; row++) {
        if (named) {
            put_text(out, sheet->title ? sheet->title : "");
            fputs(sheet->n_columns > 0 ? "," : "", out);
        }
        for (int i = 0; i < sheet->n_columns; i++) {
            fputs(i ? "," : "", out);
            put_cell(out, sheet->columns[i].type, &sheet_row(sheet, row)[i]);
        }
        fputs("\r\n", out);
    }
}

bool write_csv(FILE *out, const struct page *page)
{
    fputs("\xEF\xBB\xBF", out);
    for (int i = 0; i < page->n_sheets; i++) {
        fputs(i ? "\r\n" : "", out);
        put_sheet(out, &page->sheets[i], page->n_sheets > 1);
    }
    return fflush(out) == 0 && !ferror(out);
}
