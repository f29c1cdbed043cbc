/* SPDX-License-Identifier: GPL-3.0-or-later
 * A workbook with real days, times and durations.  Text is always a string
 * cell, never a formula.  The library can only write to a named file: that is
 * a temporary one, readable by us alone, copied to out. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "export/civil.h"
#include "export/show.h"
#include "export/text.h"

bool write_xlsx(FILE *out, const struct page *page);

enum {
    TITLE_MAX = 31,
    TEXT_MAX = 32767, /* letters of a cell: Excel's limits */
    ROWS_MAX = 1048576,
    COLUMNS_MAX = 16384,
    PAPER_A4 = 9,
    WIDTH_MIN = 8,
    WIDTH_MAX = 60,
    DAY_MIN = 24 * 60,
    EPOCH_DAY = 25569, /* 1970-01-01 in Excel's days */
};
enum { EARLIEST_UTC = 315532800 }; /* 1980: the library takes 0 for "now" */

struct book {
    lxw_workbook *workbook;
    lxw_format *head, *wrapped, *number, *day, *time, *moment, *minutes;
    bool failed;
};

static lxw_format *make_format(struct book *book, const char *number_format)
{
    lxw_format *format = workbook_add_format(book->workbook);

    if (!format) {
        book->failed = true;
        return NULL;
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (number_format)
        format_set_num_format(format, number_format);
    return format;
}

static void make_formats(struct book *book)
{
    book->head = make_format(book, NULL);
    book->wrapped = make_format(book, NULL);
    book->number = make_format(book, "0");
    book->day = make_format(book, "ddd d mmm yyyy");
    book->time = make_format(book, "hh:mm");
    book->moment = make_format(book, "ddd d mmm yyyy hh:mm");
    book->minutes = make_format(book, "[h]:mm");
    if (book->failed)
        return;
    format_set_bold(book->head);
    format_set_text_wrap(book->head);
    format_set_bg_color(book->head, 0xE6E6E6);
    format_set_border(book->head, LXW_BORDER_THIN);
    format_set_text_wrap(book->wrapped);
}

/* Cuts to n letters; a letter outside the first plane counts for two, as in Excel. */
static void cut(char *text, int n)
{
    const char *at = text;

    while (*at) {
        const char *start = at;

        n -= text_next(&at) > 0xFFFF ? 2 : 1;
        if (n < 0) {
            text[start - text] = '\0';
            return;
        }
    }
}

static void put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                     const char *text, lxw_format *format)
{
    char *clean = text_clean(text, TEXT_LINES);

    if (clean) {
        cut(clean, TEXT_MAX);
        book->failed |= worksheet_write_string(sheet, row, column, clean, format) != LXW_NO_ERROR;
    }
    book->failed |= !clean;
    free(clean);
}

static void put_cell(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                     enum cell_type type, const struct cell *cell)
{
    double number = (double)cell->number;
    lxw_format *format = book->number;

    if (type == CELL_TEXT) {
        if (!text_is_empty(cell->text))
            put_text(book, sheet, row, column, cell->text, book->wrapped);
        return;
    }
    if (cell->number == SHEET_NONE)
        return;
    if (type == CELL_DAY) {
        number += EPOCH_DAY;
        format = book->day;
    } else if (type == CELL_TIME) {
        number = (double)(cell->number - civil_floor(cell->number, DAY_MIN) * DAY_MIN) / DAY_MIN;
        format = book->time;
    } else if (type == CELL_MOMENT) {
        number = number / DAY_MIN + EPOCH_DAY;
        format = book->moment;
    } else if (type == CELL_MINUTES) {
        number = number / DAY_MIN;
        format = book->minutes;
    }
    book->failed |= worksheet_write_number(sheet, row, column, number, format) != LXW_NO_ERROR;
}

/* Text columns as wide as their longest cell, within reason. */
static double width_of(const struct sheet *sheet, int column)
{
    char stamp[STAMP];
    int width = text_columns(sheet->columns[column].title) + 3; /* the filter's arrow */

    for (int row = 0; row < sheet->n_rows; row++) {
        const struct cell *cell = &sheet_row(sheet, row)[column];
        int wanted = text_columns(cell_for_people(stamp, sheet->columns[column].type, cell)) + 1;

        width = wanted > width ? wanted : width;
    }
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
}

/* Excel refuses these letters in a sheet's name, and two names that differ in case only. */
static void name_of(char *name, size_t size, const struct sheet *sheet, int number)
{
    char *clean = text_clean(sheet->title, TEXT_LINE);
    int mark = snprintf(name, size, "%d ", number + 1); /* which makes it different */

    (void)snprintf(name + mark, size - (size_t)mark, "%s", clean && *clean ? clean : "Sheet");
    free(clean);
    for (char *at = name; *at; at++) {
        if (strchr("[]:*?/\\'", *at))
            *at = ' ';
    }
    cut(name, TITLE_MAX);
}

static void put_sheet(struct book *book, const struct page *page, int number)
{
    const struct sheet *sheet = &page->sheets[number];
    char name[4 * TITLE_MAX + 40];

    name_of(name, sizeof name, sheet, number);
    lxw_worksheet *to = workbook_add_worksheet(book->workbook, name);
    if (!to || sheet->n_rows >= ROWS_MAX || sheet->n_columns > COLUMNS_MAX) {
        book->failed = true;
        return;
    }
    worksheet_set_landscape(to);
    worksheet_set_paper(to, PAPER_A4);
    worksheet_fit_to_pages(to, 1, 0);
    worksheet_repeat_rows(to, 0, 0);
    worksheet_freeze_panes(to, 1, 0);
    worksheet_set_footer(to, "&L&A&R&P of &N");
    for (int i = 0; i < sheet->n_columns; i++) {
        lxw_col_t column = (lxw_col_t)i;

        worksheet_set_column(to, column, column, width_of(sheet, i), NULL);
        put_text(book, to, 0, column, sheet->columns[i].title, book->head);
        for (int row = 0; row < sheet->n_rows; row++)
            put_cell(book, to, (lxw_row_t)row + 1, column, sheet->columns[i].type,
                     &sheet_row(sheet, row)[i]);
    }
    if (sheet->n_columns > 0 && sheet->n_rows > 0)
        worksheet_autofilter(to, 0, 0, (lxw_row_t)sheet->n_rows, (lxw_col_t)(sheet->n_columns - 1));
}

static void describe(struct book *book, const struct page *page)
{
    char *title = text_clean(page->title, TEXT_LINE);
    char *subtitle = text_clean(page->subtitle, TEXT_LINE);
    bool stamped = page->stamped_utc > EARLIEST_UTC;
    lxw_doc_properties properties = {
        .title = title,
        .subject = subtitle,
        .created = (time_t)(stamped ? page->stamped_utc : EARLIEST_UTC),
    };

    if (title && subtitle) {
        cut(title, 250);
        cut(subtitle, 250);
        book->failed |= workbook_set_properties(book->workbook, &properties) != LXW_NO_ERROR;
    }
    book->failed |= !title || !subtitle;
    free(title);
    free(subtitle);
}

static bool put_file(const char *path, const struct page *page)
{
    struct book book = {.workbook = workbook_new(path)};

    if (!book.workbook)
        return false;
    describe(&book, page);
    make_formats(&book);
    for (int i = 0; i < page->n_sheets && !book.failed; i++)
        put_sheet(&book, page, i);
    if (page->n_sheets == 0)
        book.failed |= !workbook_add_worksheet(book.workbook, NULL);
    return workbook_close(book.workbook) == LXW_NO_ERROR && !book.failed;
}

static bool copy(FILE *out, const char *path)
{
    char bytes[16384];
    size_t size = 0;
    FILE *in = fopen(path, "rb");

    if (!in)
        return false;
    while ((size = fread(bytes, 1, sizeof bytes, in)) > 0 && fwrite(bytes, 1, size, out) == size)
        ;
    bool done = !ferror(in) && feof(in) && fflush(out) == 0 && !ferror(out);
    (void)fclose(in);
    return done;
}

bool write_xlsx(FILE *out, const struct page *page)
{
    const char *folder = getenv("TMPDIR");
    char path[1024];
    int size =
        snprintf(path, sizeof path, "%s/examrota-XXXXXX", folder && *folder ? folder : "/tmp");

    if (size < 0 || (size_t)size >= sizeof path)
        return false;
    int file = mkstemp(path);
    if (file < 0)
        return false;
    (void)close(file);
    bool done = put_file(path, page) && copy(out, path);
    (void)unlink(path);
    return done;
}
