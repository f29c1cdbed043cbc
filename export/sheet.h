/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/sheet.h - a typed table, and the formats that can write it.
 *
 * To add a format: write export/write_<name>.c, add its row to sheet_writers[].
 */
#ifndef EXPORT_SHEET_H
#define EXPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum cell_type { CELL_TEXT, CELL_NUMBER, CELL_DAY, CELL_TIME, CELL_MOMENT, CELL_MINUTES };

struct column {
    const char *title; /* "Room": heading for people */
    enum cell_type type;
    const char *name; /* "room": key in json */
};

/* By the column's type: text, or number (a day, a wall minute, minutes...).
 * number == SHEET_NONE: empty.  text: UTF-8, unescaped; NULL is "". */
#define SHEET_NONE INT64_MIN
struct cell {
    const char *text;
    int64_t number;
};

struct sheet {
    const char *title; /* "Rota, week of 10 May 2027" */
    const char *note;  /* one line under it, or NULL */
    const struct column *columns;
    const struct cell *cells; /* n_rows * n_columns, row by row */
    int n_columns, n_rows;
    int group_by;     /* column whose change starts a new block when printed; -1: none */
    const char *name; /* "rota": key in json; NULL: made from the title */
    bool new_page;    /* begins a page on paper; those up to the next such sheet go with it */
};

/* A page: what is printed or shown together. */
struct page {
    const char *title, *subtitle; /* "Harbour School", "Rota 10-16 May 2027" */
    const struct sheet *sheets;
    int n_sheets;
    const struct grid *grids; /* drawings: people x time */
    int n_grids;
    int64_t stamped_utc; /* "as of" on paper; xlsx and pdf take their time from here */
};

/* Rows (people, rooms) against time, bars with a letter and a class. */
struct grid_bar {
    int row;
    int64_t starts_at, ends_at;
    const char *letter; /* "I": readable in black and white */
    const char *label;  /* "Invigilate, Hall": the key shows what is before the comma */
    int shade;          /* 0..7: colour class */
};
struct grid {
    const char *title;
    const char *const *rows; /* n_rows labels */
    int n_rows;
    int64_t from_at, until_at;
    const struct grid_bar *bars;
    int n_bars;
};

struct page_writer {
    const char *name, *suffix, *media_type; /* "csv", ".csv", "text/csv; charset=utf-8" */
    bool (*write)(FILE *out, const struct page *page); /* false: out failed */
};
/* text (aligned columns), csv (BOM, CRLF, formulas defused, machine-readable days
 * and minutes), json, html (print CSS, scope headers, no script), xlsx, pdf.
 * Grids are drawn by text, html and pdf.  Control characters never come through,
 * bytes that are no UTF-8 become U+FFFD; equal pages give equal bytes.
 * Last row has name == NULL. */
extern const struct page_writer page_writers[];
const struct page_writer *page_writer_find(const char *name); /* NULL: none */

#endif
