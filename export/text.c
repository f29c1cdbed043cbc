/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/text.h"

#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

struct range {
    uint32_t from, to;
};

/* One character of UTF-8, moving on by at least a byte.  Overlong forms,
 * surrogates and what is cut off are one replacement per byte. */
static uint32_t decode(const char **text)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)*text;
    int more = *byte < 0x80 ? 0 : *byte < 0xC2 ? -1 : *byte < 0xE0 ? 1 : *byte < 0xF0 ? 2 : 3;

    *text += 1;
    if (more <= 0 || *byte > 0xF4)
        return more == 0 ? *byte : REPLACEMENT;
    uint32_t letter = *byte & (0x3FU >> more);
    for (int i = 1; i <= more; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        letter = letter << 6 | (byte[i] & 0x3FU);
    }
    if (letter < least[more] || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF))
        return REPLACEMENT;
    *text += more;
    return letter;
}

static bool is_left_out(uint32_t letter)
{
    return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F) || letter == 0xFEFF ||
           (letter & 0xFFFE) == 0xFFFE || (letter >= 0xFDD0 && letter <= 0xFDEF);
}

uint32_t text_next(const char **text)
{
    while (**text) {
        uint32_t letter = decode(text);

        if (letter == '\r' && **text == '\n')
            continue;
        if (letter == '\n' || letter == '\r' || letter == 0x85 || letter == 0x2028 ||
            letter == 0x2029)
            return '\n';
        if (letter == '\t')
            return ' ';
        if (!is_left_out(letter))
            return letter;
    }
    return 0;
}

/* At most four bytes. */
static size_t encode(char *bytes, uint32_t letter)
{
    if (letter < 0x80) {
        bytes[0] = (char)letter;
        return 1;
    }
    size_t more = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (char)(first[more] | letter >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        bytes[i] = (char)(0x80 | (letter >> (6 * (more - i)) & 0x3F));
    return more + 1;
}

void text_put(FILE *out, uint32_t letter)
{
    char bytes[4] = "";
    size_t size = encode(bytes, letter);

    (void)fwrite(bytes, 1, size, out);
}

void text_put_line(FILE *out, const char *text)
{
    text = text ? text : "";
    for (uint32_t letter; (letter = text_next(&text)) != 0;)
        text_put(out, letter == '\n' ? ' ' : letter);
}

char *text_clean(const char *text, int lines)
{
    text = text ? text : "";

    /* A replacement takes three bytes where there was one. */
    char *clean = malloc(3 * strlen(text) + 1), *end = clean;
    if (!clean)
        return NULL;
    for (uint32_t letter; (letter = text_next(&text)) != 0;)
        end += encode(end, letter == '\n' && lines == TEXT_LINE ? ' ' : letter);
    while (end > clean && (end[-1] == ' ' || end[-1] == '\n'))
        end--;
    *end = '\0';
    return clean;
}

static bool is_in(const struct range *ranges, size_t n, uint32_t letter)
{
    for (size_t i = 0; i < n; i++) {
        if (letter >= ranges[i].from && letter <= ranges[i].to)
            return true;
    }
    return false;
}

int text_width(uint32_t letter)
{
    static const struct range marks[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},   {0x064B, 0x065F},
        {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F},
        {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
    };
    static const struct range wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };

    if (letter < 0x0300)
        return 1;
    if (is_in(marks, sizeof marks / sizeof *marks, letter))
        return 0;
    return is_in(wide, sizeof wide / sizeof *wide, letter) ? 2 : 1;
}

int text_columns(const char *text)
{
    int columns = 0;

    text = text ? text : "";
    for (uint32_t letter; (letter = text_next(&text)) != 0;)
        columns += text_width(letter);
    return columns;
}
