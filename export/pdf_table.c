/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "export/pdf.h"
#include "export/show.h"

enum {
    PORTRAIT_WIDTH = 595 - 2 * PDF_MARGIN,
    LANDSCAPE_WIDTH = 842 - 2 * PDF_MARGIN,
    NATURAL_MAX = 420, /* no column asks for more before it wraps */
    WORD_MAX = 90,     /* a longer word of text may be cut */
    ROWS_TOGETHER = 3, /* with a heading */
};

/* A table on its way down the pages. */
struct table {
    struct pdf *pdf;
    const struct sheet *sheet;
    double *widths;   /* of the columns, padding included */
    double *least;    /* the widest word of each; only where they must give */
    double *naturals; /* of each cell on one line, heading first */
    double line;      /* height of one */
};

static struct writing writing_of(const struct sheet *sheet, int column, bool head)
{
    return (struct writing){
        .size = PDF_BODY,
        .bold = head,
        .align = sheet_is_numeric(sheet, column) ? ALIGN_RIGHT : ALIGN_LEFT,
    };
}

/* row -1 is the heading. */
static const char *text_at(const struct sheet *sheet, int row, int column, char *stamp)
{
    if (row < 0)
        return sheet->columns[column].title;
    return cell_for_people(stamp, sheet->columns[column].type, &sheet_row(sheet, row)[column]);
}

static double at_most(double length, double most)
{
    return length < most ? length : most;
}

static double *natural_at(const struct table *table, int row, int column)
{
    return &table->naturals[(size_t)(row + 1) * (size_t)table->sheet->n_columns + (size_t)column];
}

/* What a column asks for: its widest cell on one line, within reason. */
static void measure_column(struct table *table, int column)
{
    char stamp[STAMP];
    double widest = 0;

    for (int row = -1; row < table->sheet->n_rows; row++) {
        struct writing writing = writing_of(table->sheet, column, row < 0);
        const char *text = text_at(table->sheet, row, column, stamp);
        double width = canvas_width(table->pdf->canvas, &writing, text);

        *natural_at(table, row, column) = width;
        widest = width > widest ? width : widest;
    }
    /* A point more than measured, or rounding would wrap the widest cell. */
    table->widths[column] = at_most(widest, NATURAL_MAX) + 2 * PDF_GAP + 1;
}

/* What a column can live with: its widest word.  Days and numbers do not wrap. */
static void measure_words(struct table *table, int column)
{
    char stamp[STAMP];
    bool wraps = table->sheet->columns[column].type == CELL_TEXT;
    double widest = 0;

    for (int row = -1; row < table->sheet->n_rows; row++) {
        struct writing writing = writing_of(table->sheet, column, row < 0);
        const char *text = text_at(table->sheet, row, column, stamp);
        double width = *natural_at(table, row, column);

        if (width > widest && (wraps || row < 0))
            width = canvas_widest_word(table->pdf->canvas, &writing, text);
        widest = width > widest ? width : widest;
    }
    table->least[column] = (wraps ? at_most(widest, WORD_MAX) : widest) + 2 * PDF_GAP + 1;
}

static double sum(const double *widths, int n)
{
    double total = 0;

    for (int i = 0; i < n; i++)
        total += widths[i];
    return total;
}

/* Too wide for the paper: every column gives from what it has above its widest
 * word, in proportion; when that is not enough, from everything. */
static void fit(struct table *table, double width)
{
    int n = table->sheet->n_columns;
    double natural = sum(table->widths, n);

    if (natural <= width)
        return;
    for (int i = 0; i < n; i++)
        measure_words(table, i);
    double least = sum(table->least, n);
    for (int i = 0; i < n; i++) {
        if (least >= width)
            table->widths[i] = table->least[i] * width / least;
        else
            table->widths[i] = table->least[i] + (table->widths[i] - table->least[i]) *
                                                     (width - least) / (natural - least);
    }
}

/* Other letters may come from a font with taller lines. */
static bool is_plain(const char *text)
{
    while (*text >= ' ' && *text <= '~')
        text++;
    return *text == '\0';
}

/* Laying text out is what takes time: a cell that fits on a line is not laid out again. */
static double cell_height(struct table *table, int row, int column)
{
    char stamp[STAMP];
    struct writing writing = writing_of(table->sheet, column, row < 0);
    const char *text = text_at(table->sheet, row, column, stamp);
    double width = table->widths[column] - 2 * PDF_GAP;

    if (row >= 0 && *natural_at(table, row, column) < width && is_plain(text))
        return table->line;
    return canvas_height(table->pdf->canvas, &writing, text, width);
}

static double row_height(struct table *table, int row)
{
    double most = table->line;

    for (int i = 0; i < table->sheet->n_columns; i++) {
        double height = cell_height(table, row, i);

        most = height > most ? height : most;
    }
    return most + 2 * PDF_PAD;
}

static void put_cells(struct table *table, int row, double height)
{
    char stamp[STAMP];
    struct pdf *pdf = table->pdf;
    struct frame frame = {PDF_MARGIN, pdf->y + PDF_PAD, 0, height - 2 * PDF_PAD};
    double width = sum(table->widths, table->sheet->n_columns);

    if (pdf->total == 0) { /* counting */
        pdf->y += height;
        return;
    }
    if (row < 0)
        canvas_fill(pdf->canvas, (struct frame){PDF_MARGIN, pdf->y, width, height}, 0.9);
    for (int i = 0; i < table->sheet->n_columns; i++) {
        struct writing writing = writing_of(table->sheet, i, row < 0);

        frame.width = table->widths[i] - 2 * PDF_GAP;
        frame.x += PDF_GAP;
        (void)canvas_write(pdf->canvas, &writing, text_at(table->sheet, row, i, stamp), frame);
        frame.x += frame.width + PDF_GAP;
    }
    pdf->y += height;
    canvas_line(pdf->canvas, PDF_MARGIN, pdf->y, PDF_MARGIN + width, pdf->y, row < 0 ? 0.2 : 0.75);
}

static void put_rows(struct table *table, double head_height)
{
    struct pdf *pdf = table->pdf;
    double width = sum(table->widths, table->sheet->n_columns);

    put_cells(table, -1, head_height);
    for (int row = 0; row < table->sheet->n_rows; row++) {
        double room = pdf_bottom(pdf) - PDF_MARGIN - 18 - head_height;
        double height = at_most(row_height(table, row), room); /* never more than a page */

        if (pdf->y + height > pdf_bottom(pdf)) {
            pdf_turn(pdf);
            put_cells(table, -1, head_height);
        } else if (sheet_starts_block(table->sheet, row)) {
            canvas_line(pdf->canvas, PDF_MARGIN, pdf->y, PDF_MARGIN + width, pdf->y, 0);
            canvas_line(pdf->canvas, PDF_MARGIN, pdf->y + 1, PDF_MARGIN + width, pdf->y + 1, 0);
            pdf->y += 1;
        }
        put_cells(table, row, height);
    }
    pdf->y += 18;
}

/* A narrow table stays on the wide paper in hand when it fits there. */
static void reserve_table(struct table *table, bool wide, double height)
{
    struct pdf *pdf = table->pdf;
    bool stays = pdf->n_pages > 0 && pdf->wide && pdf->y + height <= pdf_bottom(pdf);

    if (table->sheet->new_page && table->sheet != pdf->page->sheets)
        pdf_reserve(pdf, wide, pdf_bottom(pdf)); /* more than is left */
    else
        pdf_reserve(pdf, wide || stays, height);
}

static void put_table(struct table *table)
{
    const struct sheet *sheet = table->sheet;
    struct pdf *pdf = table->pdf;

    for (int i = 0; i < sheet->n_columns; i++)
        measure_column(table, i);
    bool wide = sum(table->widths, sheet->n_columns) > PORTRAIT_WIDTH;
    fit(table, wide ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH);

    double head_height = row_height(table, -1), first = 40 + head_height;
    for (int row = 0; row < sheet->n_rows && row < ROWS_TOGETHER; row++)
        first += row_height(table, row);
    reserve_table(table, wide, at_most(first, 300));
    pdf_put_heading(pdf, sheet->title, sheet->note);
    put_rows(table, head_height);
}

static void put_none(struct pdf *pdf, const struct sheet *sheet)
{
    static const struct writing plain = {.size = PDF_BODY};

    pdf_reserve(pdf, pdf->wide, 60);
    pdf_put_heading(pdf, sheet->title, sheet->note);
    struct frame frame = {PDF_MARGIN, pdf->y, pdf_inner_width(pdf), 0};
    pdf->y += canvas_write(pdf->canvas, &plain, "None.", frame) + 18;
}

void pdf_put_sheet(struct pdf *pdf, const struct sheet *sheet)
{
    static const struct writing plain = {.size = PDF_BODY};
    size_t n = (size_t)sheet->n_columns, n_rows = (size_t)sheet->n_rows;
    double *widths = calloc(n * (n_rows + 3) + 1, sizeof *widths);
    if (!widths) {
        pdf->failed = true;
    } else if (sheet->n_rows == 0 || sheet->n_columns == 0) {
        put_none(pdf, sheet);
    } else {
        struct table table = {.pdf = pdf,
                              .sheet = sheet,
                              .widths = widths,
                              .least = widths + n,
                              .naturals = widths + 2 * n,
                              .line = canvas_height(pdf->canvas, &plain, "X", 0)};
        put_table(&table);
    }
    free(widths);
}
