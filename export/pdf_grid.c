/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/pdf.h"
#include "export/show.h"

enum { LANE = 18, AXIS = 16, LABEL_MAX = 140, MARKS = 14, KEY_GAP = 16, DAY_MIN = 24 * 60 };

static const struct writing plain = {.size = PDF_BODY};
static const struct writing bold = {.size = PDF_BODY, .bold = true};

/* A grid on its way down the pages. */
struct drawing {
    struct pdf *pdf;
    const struct grid *grid;
    const struct grid_layout *layout;
    double left, right; /* of the time axis */
};

static double x_of(const struct drawing *drawing, int64_t at)
{
    const struct grid *grid = drawing->grid;
    double span = (double)(grid->until_at - grid->from_at);

    return drawing->left + (double)(grid_clip_at(grid, at) - grid->from_at) *
                               (drawing->right - drawing->left) / span;
}

static void put_mark(const struct drawing *drawing, int64_t at)
{
    static const struct writing centred = {.size = 8, .align = ALIGN_CENTRE};
    char stamp[STAMP];
    struct pdf *pdf = drawing->pdf;
    bool day = at % DAY_MIN == 0 && drawing->grid->until_at - drawing->grid->from_at > DAY_MIN;
    const char *text = day ? stamp_day(stamp, at / DAY_MIN) : stamp_time(stamp, at);
    double x = x_of(drawing, at), half = 40;

    /* The last mark would hang over the edge of the drawing. */
    if (x + 14 <= pdf->width - PDF_MARGIN + 14)
        (void)canvas_write(pdf->canvas, &centred, text,
                           (struct frame){x - half, pdf->y, 2 * half, 0});
}

static void put_axis(const struct drawing *drawing, double body)
{
    const struct grid *grid = drawing->grid;
    struct pdf *pdf = drawing->pdf;
    int step_min = grid_step_min(grid, MARKS);

    for (int64_t at = grid_first_mark(grid, step_min); at <= grid->until_at; at += step_min) {
        double x = x_of(drawing, at);

        put_mark(drawing, at);
        canvas_line(pdf->canvas, x, pdf->y + AXIS - 3, x, pdf->y + AXIS + body, 0.8);
    }
    pdf->y += AXIS;
}

static void put_bar(const struct drawing *drawing, const struct grid_bar *bar, double y)
{
    struct canvas *canvas = drawing->pdf->canvas;
    double x = x_of(drawing, bar->starts_at), width = x_of(drawing, bar->ends_at) - x;
    double letter = canvas_width(canvas, &bold, bar->letter);
    double room = width - letter - 12, label = canvas_width(canvas, &plain, bar->label);

    canvas_shade(canvas, (struct frame){x, y + 1.5, width, LANE - 3}, bar->shade);
    if (width < letter + 3)
        return;
    bool labelled = room > 24 && !text_is_empty(bar->label);
    label = !labelled ? 0 : label < room ? label + 5 : room;

    /* White under the letters: hatching would eat them. */
    canvas_fill(canvas, (struct frame){x + 1.5, y + 3, letter + 3 + label, LANE - 6}, 1);
    (void)canvas_write(canvas, &bold, bar->letter, (struct frame){x + 3, y + 3, 0, 0});
    if (labelled)
        (void)canvas_write(canvas, &plain, bar->label,
                           (struct frame){x + letter + 6, y + 3, room, LANE - 6});
}

static int put_row(const struct drawing *drawing, int row, int next)
{
    const struct grid *grid = drawing->grid;
    const struct grid_layout *layout = drawing->layout;
    struct pdf *pdf = drawing->pdf;
    struct frame label = {PDF_MARGIN, pdf->y + 3, drawing->left - PDF_MARGIN - 4, LANE - 6};

    canvas_line(pdf->canvas, PDF_MARGIN, pdf->y, drawing->right, pdf->y, 0.8);
    (void)canvas_write(pdf->canvas, &plain, grid->rows[row], label);
    for (; next < layout->n_shown && grid->bars[layout->shown[next]].row == row; next++) {
        int bar = layout->shown[next];

        put_bar(drawing, &grid->bars[bar], pdf->y + layout->lanes[bar] * LANE);
    }
    pdf->y += layout->depths[row] * LANE;
    return next;
}

/* How many rows from this one on still go on the page in hand, and their height. */
static int rows_that_fit(const struct drawing *drawing, int row, double *body)
{
    double room = pdf_bottom(drawing->pdf) - drawing->pdf->y - AXIS;
    int n = 0;

    for (*body = 0; row + n < drawing->grid->n_rows; n++) {
        double height = drawing->layout->depths[row + n] * LANE;

        if (n > 0 && *body + height > room)
            break;
        *body += height;
    }
    return n;
}

static void put_key(const struct drawing *drawing)
{
    struct pdf *pdf = drawing->pdf;
    double x = PDF_MARGIN;
    char key[GRID_KEY];

    pdf->y += 6;
    for (int i = 0; i < drawing->layout->n_keys; i++) {
        const struct grid_bar *bar = &drawing->grid->bars[drawing->layout->keys[i]];
        double letter = canvas_width(pdf->canvas, &bold, bar->letter);
        double width = 30 + letter + canvas_width(pdf->canvas, &plain, grid_key(key, bar));

        if (x > PDF_MARGIN && x + width > pdf->width - PDF_MARGIN) {
            x = PDF_MARGIN;
            pdf->y += LANE - 2;
        }
        if (pdf->y + LANE > pdf_bottom(pdf))
            pdf_turn(pdf);
        canvas_shade(pdf->canvas, (struct frame){x, pdf->y, 20, 11}, bar->shade);
        (void)canvas_write(pdf->canvas, &bold, bar->letter, (struct frame){x + 24, pdf->y, 0, 0});
        (void)canvas_write(pdf->canvas, &plain, key, (struct frame){x + 28 + letter, pdf->y, 0, 0});
        x += width + KEY_GAP;
    }
    pdf->y += LANE + 12;
}

static void put_drawing(struct drawing *drawing)
{
    const struct grid *grid = drawing->grid;
    struct pdf *pdf = drawing->pdf;
    double label = 40, body = 0;
    int next = 0;

    for (int row = 0; row < grid->n_rows; row++) {
        double width = canvas_width(pdf->canvas, &plain, grid->rows[row]) + 8;

        label = width > label ? width : label;
        body += drawing->layout->depths[row] * LANE;
    }
    /* Whole on a page where it can be, else from the top of one. */
    pdf_reserve(pdf, true, body + AXIS + 60);
    pdf_put_heading(pdf, grid->title, NULL);
    drawing->left = PDF_MARGIN + (label < LABEL_MAX ? label : LABEL_MAX);
    drawing->right = pdf->width - PDF_MARGIN;
    for (int row = 0; row < grid->n_rows;) {
        int n = rows_that_fit(drawing, row, &body);

        put_axis(drawing, body);
        for (; n > 0; n--)
            next = put_row(drawing, row++, next);
        canvas_line(pdf->canvas, PDF_MARGIN, pdf->y, drawing->right, pdf->y, 0.8);
        if (row < grid->n_rows)
            pdf_turn(pdf);
    }
    put_key(drawing);
}

void pdf_put_grid(struct pdf *pdf, const struct grid *grid)
{
    struct grid_layout layout;
    struct drawing drawing = {.pdf = pdf, .grid = grid, .layout = &layout};

    if (grid->until_at <= grid->from_at)
        return;
    if (!grid_lay_out(grid, &layout)) {
        pdf->failed = true;
        return;
    }
    put_drawing(&drawing);
    grid_layout_release(&layout);
}
