/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/pdf.h - the flow of pages that tables and drawings are put into.
 * In this room only.
 */
#ifndef EXPORT_PDF_H
#define EXPORT_PDF_H

#include "export/canvas.h"
#include "export/sheet.h"

struct pdf {
    const struct page *page;
    struct canvas *canvas;
    double width, height; /* of the sheet of paper in hand */
    double y;             /* where the next thing goes */
    int n_pages, total;   /* total: 0 while counting */
    bool wide, failed;
};

enum { PDF_MARGIN = 34, PDF_FOOT = 24, PDF_BODY = 9, PDF_PAD = 3, PDF_GAP = 5 };

double pdf_inner_width(const struct pdf *pdf);
double pdf_bottom(const struct pdf *pdf); /* y below which nothing may go */
void pdf_turn(struct pdf *pdf);           /* a new page as the one in hand */
/* Room for this much on paper of this orientation, on a new page if need be. */
void pdf_reserve(struct pdf *pdf, bool wide, double height);
void pdf_put_heading(struct pdf *pdf, const char *title, const char *note);

void pdf_put_sheet(struct pdf *pdf, const struct sheet *sheet);
void pdf_put_grid(struct pdf *pdf, const struct grid *grid);

#endif
