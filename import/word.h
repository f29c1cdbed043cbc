/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/word.h - words people type, compared as people mean them: letters and
 * digits only, case ignored.  "Cand. No" is "cand no". */
#ifndef IMPORT_WORD_H
#define IMPORT_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* The two texts are the same to a reader; nothing to read is never the same. */
bool word_same(const char *a, size_t length_a, const char *b, size_t length_b);

/* The next part of "a|b|c" from *list, moved on; false at its end. */
bool word_next(const char **list, char separator, const char **part, size_t *length);

/* Place of text among "AM=morning|PM=afternoon", other spellings included;
 * -1: none.  *word, *length: its canonical spelling. */
int words_find(const char *words, const char *text, size_t text_length, const char **word,
               size_t *length);

/* The word of the list that text was perhaps meant to be: one slip away (two in
 * long words), same first letter.  False: none. */
bool word_nearest(const char *words, const char *text, size_t text_length, const char **word,
                  size_t *length);

/* How many slips (letters missing, added, wrong, swapped) lie between two texts
 * as a reader sees them; at most `most` + 1. */
int word_slips(const char *a, size_t length_a, const char *b, size_t length_b, int most);

#endif
