/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/limits/lp_text.h - words and numbers into a file, quickly, and never more bytes than
 * allowed.
 *
 * A model of a large week is tens of megabytes of short words: they are put
 * together here and handed to the stream in large pieces.  Once something did
 * not fit or the stream failed, nothing more is written: look at `fine` at the end.
 */
#ifndef SOLVER_LP_TEXT_H
#define SOLVER_LP_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { LP_TEXT_BYTES = 1 << 14 };

struct lp_text {
    FILE *file;
    size_t left; /* bytes that may still be written */
    bool fine;
    size_t n;
    char piece[LP_TEXT_BYTES];
};

void lp_text_begin(struct lp_text *text, FILE *file, size_t max_bytes);
void lp_text_word(struct lp_text *text, const char *word); /* shorter than a piece */
void lp_text_letter(struct lp_text *text, char letter);
void lp_text_number(struct lp_text *text, int64_t number);
bool lp_text_end(struct lp_text *text); /* flushed, and all of it fine */

#endif
