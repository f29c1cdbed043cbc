/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/html.h - the parts of an HTML page, in this room only.
 */
#ifndef EXPORT_HTML_H
#define EXPORT_HTML_H

#include "export/sheet.h"

extern const char *const html_style; /* one style sheet for screen and paper */

void html_put_letter(FILE *out, uint32_t letter); /* escaped */
void html_put_text(FILE *out, const char *text);  /* escaped; NULL is "" */
/* A grid as inline SVG, its key, and the same facts as a list for those who do
 * not see it.  number makes ids unique in the page.  False: no memory. */
bool html_put_grid(FILE *out, const struct grid *grid, int number);
/* wide: lies on its side when printed. */
void html_put_sheet(FILE *out, const struct sheet *sheet, int number, bool wide);

#endif
