/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/parts/proof_text.c - what is written of a certificate, until the file is full. */
#include "solver/parts/proof_excerpt.h"

#include <stdarg.h>
#include <string.h>

enum { LINE_MAX_BYTES = 120 };

void proof_text(struct proof_sink *proof, const char *text)
{
    if (proof->full)
        return;
    proof->left -= (int64_t)strlen(text);
    proof->full = proof->left < 0 || ferror(proof->file);
    (void)fputs(proof->full ? "\nfull\n" : text, proof->file);
}

void say(struct proof_sink *proof, const char *format, ...)
{
    char text[LINE_MAX_BYTES];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    proof_text(proof, text);
}
