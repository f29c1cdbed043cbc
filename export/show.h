/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/show.h - what the page writers share: cells as text, blocks, json keys.
 * In this room only.
 */
#ifndef EXPORT_SHOW_H
#define EXPORT_SHOW_H

#include <stdbool.h>

#include "export/sheet.h"
#include "export/stamp.h"

const struct cell *sheet_row(const struct sheet *sheet, int row);
/* Does this row begin a new block (sheet->group_by)?  Never the first. */
bool sheet_starts_block(const struct sheet *sheet, int row);
bool sheet_is_numeric(const struct sheet *sheet, int column); /* right-aligned */

/* The cell for people ("Thu 14 May 2026", "1 h 45") or for programs ("2026-05-14",
 * "105").  Text comes back as it went in, for text.h; the rest is in stamp[STAMP]. */
const char *cell_for_people(char *stamp, enum cell_type type, const struct cell *cell);
const char *cell_for_programs(char *stamp, enum cell_type type, const struct cell *cell);

/* "As of Wed 12 May 2027, 07:40"; "" for a page without a stamp.  text[AS_OF]. */
enum { AS_OF = 2 * STAMP };
const char *page_as_of(char *text, const struct page *page);
/* NULL and "" alike. */
bool text_is_empty(const char *text);

#endif
