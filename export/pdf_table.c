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
    double *widths; /* of the columns, padding included */
    double *least;  /* the widest word of each */
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

static void measure_column(struct table *table, int column)
{
    char stamp[STAMP];
    const struct sheet *sheet = table->sheet;
    struct canvas *canvas = table->pdf->canvas;
    bool wraps = sheet->columns[column].type == CELL_TEXT;
    double natural = 0, least = 0;

    for (int row = -1; row < sheet->n_rows; row++) {
        struct writing writing = writing_of(sheet, column, row < 0);
        const char *text = text_at(sheet, row, column, stamp);
        double width = canvas_width(canvas, &writing, text);
        double word = wraps || row < 0 ? canvas_widest_word(canvas, &writing, text) : width;

        natural = width > natural ? width : natural;
        least = word > least ? word : least;
    }
    /* A point more than measured, or rounding would wrap the widest cell. */
    table->least[column] = (wraps ? at_most(least, WORD_MAX) : least) + 2 * PDF_GAP + 1;
    table->widths[column] = at_most(natural, NATURAL_MAX) + 2 * PDF_GAP + 1;
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
    double natural = sum(table->widths, n), least = sum(table->least, n);

    for (int i = 0; i < n && natural > width; i++) {
        if (least >= width)
            table->widths[i] = table->least[i] * width / least;
        else
            table->widths[i] = table->least[i] + (table->widths[i] - table->least[i]) *
                                                     (width - least) / (natural - least);
    }
}

static double row_height(struct table *table, int row)
{
    char stamp[STAMP];
    double most = 0;

    for (int i = 0; i < table->sheet->n_columns; i++) {
        struct writing writing = writing_of(table->sheet, i, row < 0);
        double height =
            canvas_height(table->pdf->canvas, &writing, text_at(table->sheet, row, i, stamp),
                          table->widths[i] - 2 * PDF_GAP);

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
    pdf_reserve(pdf, wide, at_most(first, 300));
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
    size_t n = (size_t)sheet->n_columns;
    double *widths = calloc(2 * n + 1, sizeof *widths);
    struct table table = {.pdf = pdf, .sheet = sheet, .widths = widths, .least = widths + n};

    if (!widths)
        pdf->failed = true;
    else if (sheet->n_rows == 0 || sheet->n_columns == 0)
        put_none(pdf, sheet);
    else
        put_table(&table);
    free(widths);
}
