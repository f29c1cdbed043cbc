/* SPDX-License-Identifier: GPL-3.0-or-later
 * The flow of pages: what turns them, and what stands at the top and foot of each. */
#include "export/pdf.h"
#include "export/show.h"

enum { A4_SHORT = 595, A4_LONG = 842 };

static const struct writing small = {.size = 8, .pale = true};
static const struct writing small_right = {.size = 8, .pale = true, .align = ALIGN_RIGHT};

double pdf_inner_width(const struct pdf *pdf)
{
    return pdf->width - 2 * PDF_MARGIN;
}

double pdf_bottom(const struct pdf *pdf)
{
    return pdf->height - PDF_MARGIN - PDF_FOOT;
}

static void put_title(struct pdf *pdf)
{
    static const struct writing big = {.size = 17, .bold = true}, below = {.size = 11};
    struct frame frame = {PDF_MARGIN, pdf->y, pdf_inner_width(pdf), 0};

    if (!text_is_empty(pdf->page->title))
        frame.y += canvas_write(pdf->canvas, &big, pdf->page->title, frame) + 2;
    if (!text_is_empty(pdf->page->subtitle))
        frame.y += canvas_write(pdf->canvas, &below, pdf->page->subtitle, frame);
    frame.y += 6;
    canvas_line(pdf->canvas, PDF_MARGIN, frame.y, pdf->width - PDF_MARGIN, frame.y, 0.2);
    pdf->y = frame.y + 12;
}

/* Later pages say in one line what they belong to. */
static void put_running_title(struct pdf *pdf)
{
    double width = pdf_inner_width(pdf) / 2;
    struct frame left = {PDF_MARGIN, pdf->y, width, 10},
                 right = {PDF_MARGIN + width, pdf->y, width, 10};

    (void)canvas_write(pdf->canvas, &small, pdf->page->title, left);
    (void)canvas_write(pdf->canvas, &small_right, pdf->page->subtitle, right);
    pdf->y += 18;
}

static void put_foot(struct pdf *pdf)
{
    char as_of[AS_OF], number[STAMP];
    double y = pdf->height - PDF_MARGIN - 10, width = pdf_inner_width(pdf) / 2;
    struct frame left = {PDF_MARGIN, y, width, 0}, right = {PDF_MARGIN + width, y, width, 0};

    (void)snprintf(number, sizeof number, "%d of %d", pdf->n_pages, pdf->total);
    (void)canvas_write(pdf->canvas, &small, page_as_of(as_of, pdf->page), left);
    (void)canvas_write(pdf->canvas, &small_right, number, right);
}

static void turn_to(struct pdf *pdf, bool wide)
{
    pdf->wide = wide;
    pdf->width = wide ? A4_LONG : A4_SHORT;
    pdf->height = wide ? A4_SHORT : A4_LONG;
    pdf->y = PDF_MARGIN;
    pdf->n_pages++;
    canvas_page(pdf->canvas, pdf->width, pdf->height);
    put_foot(pdf);
    if (pdf->n_pages == 1)
        put_title(pdf);
    else
        put_running_title(pdf);
}

void pdf_turn(struct pdf *pdf)
{
    turn_to(pdf, pdf->wide);
}

void pdf_reserve(struct pdf *pdf, bool wide, double height)
{
    if (pdf->n_pages == 0 || pdf->wide != wide || pdf->y + height > pdf_bottom(pdf))
        turn_to(pdf, wide);
}

void pdf_put_heading(struct pdf *pdf, const char *title, const char *note)
{
    static const struct writing heading = {.size = 12, .bold = true};
    struct frame frame = {PDF_MARGIN, pdf->y, pdf_inner_width(pdf), 0};

    if (!text_is_empty(title))
        frame.y += canvas_write(pdf->canvas, &heading, title, frame) + 2;
    if (!text_is_empty(note))
        frame.y += canvas_write(pdf->canvas, &small, note, frame) + 2;
    pdf->y = frame.y + 3;
}
