/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/text.h - foreign text made fit to be written, in this room only.
 *
 * Names and notes come from other systems.  Whatever is in them, what these
 * functions give back is valid UTF-8 without control characters: bytes that
 * are no UTF-8 become U+FFFD, a tab a space, any line end "\n"; other control
 * characters, byte order marks and non-characters are left out.
 */
#ifndef EXPORT_TEXT_H
#define EXPORT_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

uint32_t text_next(const char **text);           /* next character that stays; 0 at the end */
void text_put(FILE *out, uint32_t letter);       /* as UTF-8 */
void text_put_line(FILE *out, const char *text); /* all of it, "\n" as a space; NULL is "" */

enum { TEXT_LINE, TEXT_LINES }; /* line ends become spaces, or stay */
/* A copy without spaces at its end; free() it.  NULL: no memory.  NULL in is "". */
char *text_clean(const char *text, int lines);

/* Columns on a terminal: 0 for combining marks, 2 for wide letters, else 1. */
int text_width(uint32_t letter);
int text_columns(const char *text);

#endif
