/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/text.h - the bytes of a file as clean UTF-8. */
#ifndef IMPORT_TEXT_H
#define IMPORT_TEXT_H

#include <stdbool.h>

#include "import/issue.h"

/* UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 (a note).
 * bytes borrows from the file where nothing had to change; owned is what had to
 * be made, NULL otherwise.  Zero-initialise; release once. */
struct text {
    const char *bytes;
    size_t size;
    char *owned;
};

/* False: not a text at all (NUL bytes, no memory); an error is in issues. */
bool text_decode(struct text *text, const char *file, const char *bytes, size_t size,
                 struct issues *issues);
void text_release(struct text *text);

/* Copies a cell of length bytes to `to` (at least length + 1): control
 * characters become spaces, spaces at the ends are dropped, hard ones
 * (U+00A0) and marks without width (U+FEFF, U+200B) too.  Returns its length. */
size_t text_trim(char *to, const char *cell, size_t length);

#endif
