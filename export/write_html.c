/* SPDX-License-Identifier: GPL-3.0-or-later
 * One file without script or links: opened from a disk, sent by mail, printed. */
#include "export/html.h"
#include "export/show.h"
#include "export/text.h"

bool write_html(FILE *out, const struct page *page);

enum { WIDE_COLUMNS = 7 };

static void put_element(FILE *out, const char *open, const char *text, const char *close)
{
    if (text_is_empty(text))
        return;
    fputs(open, out);
    html_put_text(out, text);
    fputs(close, out);
}

/* How a column's cells stand: numbers right, days and times on one line. */
static const char *cell_class(const struct sheet *sheet, int column)
{
    if (sheet_is_numeric(sheet, column))
        return " class=\"n\"";
    return sheet->columns[column].type == CELL_TEXT ? "" : " class=\"t\"";
}

static void put_head(FILE *out, const struct sheet *sheet)
{
    fputs("<thead><tr>", out);
    for (int i = 0; i < sheet->n_columns; i++) {
        fprintf(out, "<th scope=\"col\"%s>", cell_class(sheet, i));
        html_put_text(out, sheet->columns[i].title);
        fputs("</th>", out);
    }
    fputs("</tr></thead>\n", out);
}

static void put_row(FILE *out, const struct sheet *sheet, int row)
{
    char stamp[STAMP];

    fputs("<tr>", out);
    for (int i = 0; i < sheet->n_columns; i++) {
        const struct cell *cell = &sheet_row(sheet, row)[i];
        const char *text = cell_for_people(stamp, sheet->columns[i].type, cell);
        bool heads = i == 0 && !text_is_empty(text); /* an empty cell heads nothing */

        fprintf(out, heads ? "<th scope=\"row\"%s>" : "<td%s>", cell_class(sheet, i));
        html_put_text(out, text);
        fputs(heads ? "</th>" : "</td>", out);
    }
    fputs("</tr>\n", out);
}

static void put_table(FILE *out, const struct sheet *sheet, int number)
{
    fprintf(out,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"s%d\">"
            "<table>\n<caption><h2 id=\"s%d\">",
            number, number);
    html_put_text(out, text_is_empty(sheet->title) ? "Table" : sheet->title);
    fputs("</h2>", out);
    put_element(out, "<p class=\"note\">", sheet->note, "</p>");
    fputs("</caption>\n", out);
    put_head(out, sheet);
    fputs("<tbody>\n", out);
    for (int row = 0; row < sheet->n_rows; row++) {
        fputs(sheet_starts_block(sheet, row) ? "</tbody><tbody>\n" : "", out);
        put_row(out, sheet, row);
    }
    fputs("</tbody></table></div>\n", out);
}

static bool is_wide(const struct sheet *sheet)
{
    return sheet->n_columns >= WIDE_COLUMNS;
}

void html_put_sheet(FILE *out, const struct sheet *sheet, int number, bool wide)
{
    const char *word = sheet->new_page ? wide ? "wide new" : "new" : wide ? "wide" : NULL;

    if (word)
        fprintf(out, "<section class=\"%s\">\n", word);
    else
        fputs("<section>\n", out);
    if (sheet->n_rows > 0) {
        put_table(out, sheet, number);
    } else {
        put_element(out, "<h2>", sheet->title, "</h2>\n");
        put_element(out, "<p class=\"note\">", sheet->note, "</p>\n");
        fputs("<p>None.</p>\n", out);
    }
    fputs("</section>\n", out);
}

/* Sheets that go on one page lie alike. */
static bool lies_wide(const struct page *page, int number)
{
    int first = number;

    while (first > 0 && !page->sheets[first].new_page)
        first--;
    if (!page->sheets[first].new_page)
        return is_wide(&page->sheets[number]);
    for (int i = first; i < page->n_sheets && (i == first || !page->sheets[i].new_page); i++)
        if (is_wide(&page->sheets[i]))
            return true;
    return false;
}

/* The heading lies as what follows it, or it would have a page for itself. */
static bool starts_wide(const struct page *page)
{
    return page->n_grids > 0 || (page->n_sheets > 0 && lies_wide(page, 0));
}

bool write_html(FILE *out, const struct page *page)
{
    char as_of[AS_OF];
    const char *title = text_is_empty(page->title) ? "Page" : page->title;

    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>",
          out);
    html_put_text(out, title);
    put_element(out, ": ", page->subtitle, "");
    fprintf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<header%s>\n<h1>", html_style,
            starts_wide(page) ? " class=\"wide\"" : "");
    html_put_text(out, title);
    fputs("</h1>\n", out);
    put_element(out, "<p class=\"subtitle\">", page->subtitle, "</p>\n");
    put_element(out, "<p class=\"note\">", page_as_of(as_of, page), "</p>\n");
    fputs("</header>\n<main>\n", out);
    bool done = true;
    for (int i = 0; done && i < page->n_grids; i++)
        done = html_put_grid(out, &page->grids[i], i);
    for (int i = 0; i < page->n_sheets; i++)
        html_put_sheet(out, &page->sheets[i], i, lies_wide(page, i));
    fputs("</main>\n</body>\n</html>\n", out);
    return done && fflush(out) == 0 && !ferror(out);
}
