/* SPDX-License-Identifier: GPL-3.0-or-later
 * A page on A4 paper.  It is written twice, first to nowhere, because the foot
 * of page 2 says "2 of 4". */
#include "export/pdf.h"

bool write_pdf(FILE *out, const struct page *page);

/* Returns the number of pages; 0: failed. */
static int put_pages(FILE *out, const struct page *page, int total)
{
    struct pdf pdf = {.page = page, .total = total};

    pdf.canvas = canvas_open(out, page->title, page->stamped_utc);
    if (!pdf.canvas)
        return 0;
    for (int i = 0; i < page->n_grids; i++)
        pdf_put_grid(&pdf, &page->grids[i]);
    for (int i = 0; i < page->n_sheets; i++)
        pdf_put_sheet(&pdf, &page->sheets[i]);
    if (pdf.n_pages == 0)
        pdf_reserve(&pdf, false, 0);
    return canvas_close(pdf.canvas) && !pdf.failed ? pdf.n_pages : 0;
}

bool write_pdf(FILE *out, const struct page *page)
{
    int total = put_pages(NULL, page, 0);

    return total > 0 && put_pages(out, page, total) > 0;
}
