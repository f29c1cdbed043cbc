/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/lp_text.h"

#include <string.h>

enum { NUMBER_MAX_BYTES = 20 };

static void flush(struct lp_text *text)
{
    text->fine = text->fine && fwrite(text->piece, 1, text->n, text->file) == text->n;
    text->n = 0;
}

static void put(struct lp_text *text, const char *bytes, size_t n)
{
    text->fine = text->fine && n <= text->left;
    if (!text->fine)
        return;
    if (n > sizeof text->piece - text->n)
        flush(text);
    for (size_t i = 0; i < n; i++) /* a few bytes: not worth a call */
        text->piece[text->n + i] = bytes[i];
    text->n += n;
    text->left -= n;
}

void lp_text_begin(struct lp_text *text, FILE *file, size_t max_bytes)
{
    text->file = file;
    text->left = max_bytes;
    text->fine = true;
    text->n = 0;
}

void lp_text_word(struct lp_text *text, const char *word)
{
    put(text, word, strlen(word));
}

void lp_text_letter(struct lp_text *text, char letter)
{
    put(text, &letter, 1);
}

void lp_text_number(struct lp_text *text, int64_t number)
{
    char digits[NUMBER_MAX_BYTES];

    if (number >= 0 && number < 10) {
        lp_text_letter(text, (char)('0' + number));
        return;
    }
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        lp_text_letter(text, '-');
    put(text, digits + at, sizeof digits - at);
}

bool lp_text_end(struct lp_text *text)
{
    flush(text);
    return text->fine && fflush(text->file) == 0;
}
