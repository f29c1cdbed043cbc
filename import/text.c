/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Writes one character as UTF-8 and returns the end of it. */
static char *put_utf8(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    int follow = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
    *to++ = (char)(leads[follow] | c >> (6 * follow));
    while (follow-- > 0)
        *to++ = (char)(0x80 | (c >> (6 * follow) & 0x3F));
    return to;
}

/* Length of the valid UTF-8 character at `at`, 0 when it is none. */
static size_t utf8_length(const unsigned char *at, size_t left)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char lead = at[0];

    if (lead < 0x80)
        return 1;
    size_t follow = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || follow >= left)
        return 0;
    uint32_t c = lead & (0x3FU >> follow);
    for (size_t i = 1; i <= follow; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3F);
    }
    return c < least[follow] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : follow + 1;
}

/* The line of the first byte that is no UTF-8, 0 when all is well. */
static int bad_utf8_line(const char *bytes, size_t size)
{
    int line = 1;

    for (size_t at = 0; at < size;) {
        size_t length = utf8_length((const unsigned char *)bytes + at, size - at);
        if (length == 0)
            return line;
        line += bytes[at] == '\n';
        at += length;
    }
    return 0;
}

static bool make_room(struct text *text, const char *file, size_t size, struct issues *issues)
{
    text->owned = calloc(size + 1, 1);
    if (!text->owned)
        issue_add(issues, ISSUE_ERROR, file, 0, "", "there is not enough memory to read this file");
    return text->owned != NULL;
}

static bool from_utf16(struct text *text, const char *file, const char *bytes, size_t size,
                       struct issues *issues)
{
    const unsigned char *from = (const unsigned char *)bytes;
    int high = from[0] == 0xFF; /* which byte of two is the high one */
    bool broken = size % 2 != 0;

    if (!make_room(text, file, size / 2 * 3, issues))
        return false;
    char *to = text->owned;
    for (size_t i = 2; i + 1 < size; i += 2) {
        uint32_t c = (uint32_t)from[i + high] << 8 | from[i + 1 - high];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < size && (from[i + 2 + high] & 0xFC) == 0xDC) {
            uint32_t low = (uint32_t)from[i + 2 + high] << 8 | from[i + 3 - high];
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        broken |= c >= 0xD800 && c < 0xE000;
        to = put_utf8(to, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    if (broken)
        issue_add(issues, ISSUE_WARNING, file, 0, "",
                  "some characters of this Unicode text are broken; save it again as CSV UTF-8");
    text->bytes = text->owned;
    text->size = (size_t)(to - text->owned);
    return true;
}

static bool from_windows(struct text *text, const char *file, const char *bytes, size_t size,
                         struct issues *issues)
{
    /* 0x80 to 0x9F; the rest is Latin-1. */
    static const uint16_t windows[] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

    if (!make_room(text, file, size * 3, issues))
        return false;
    char *to = text->owned;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        to = put_utf8(to, c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c);
    }
    text->bytes = text->owned;
    text->size = (size_t)(to - text->owned);
    return true;
}

/* A NUL ends every text of ours early, so that one in a file loses what follows it. */
static bool refuse_nul(const struct text *text, const char *file, struct issues *issues)
{
    const char *first = text->size > 0 ? memchr(text->bytes, '\0', text->size) : NULL;
    size_t count = 0;
    int line = 1;

    if (!first)
        return true;
    for (const char *at = text->bytes; at < first; at++)
        line += *at == '\n';
    for (const char *at = first; at < text->bytes + text->size; at++)
        count += *at == '\0';
    if (count > 3 && count > text->size / 1000)
        issue_add(issues, ISSUE_ERROR, file, 0, "",
                  "this is not a text file; open it in its program and save it as CSV");
    else
        issue_add(issues, ISSUE_ERROR, file, line, "",
                  "there is a NUL byte in this line; save the file again as CSV UTF-8");
    return false;
}

bool text_decode(struct text *text, const char *file, const char *bytes, size_t size,
                 struct issues *issues)
{
    const char *mark = size >= 2 ? bytes : "  ";
    bool good = true;

    *text = (struct text){.bytes = bytes, .size = size};
    if (memcmp(mark, "\xFF\xFE", 2) == 0 || memcmp(mark, "\xFE\xFF", 2) == 0) {
        good = from_utf16(text, file, bytes, size, issues);
    } else if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        text->bytes += 3;
        text->size -= 3;
    }
    good = good && refuse_nul(text, file, issues);
    int line = good && !text->owned ? bad_utf8_line(text->bytes, text->size) : 0;
    if (line > 0) {
        good = from_windows(text, file, text->bytes, text->size, issues);
        issue_add(issues, ISSUE_NOTE, file, line, "",
                  "this file is not UTF-8 and was read as Windows-1252; check names with accents");
    }
    return good;
}

void text_release(struct text *text)
{
    free(text->owned);
    *text = (struct text){0};
}

/* Length of the space, control or mark at `at`, 0 for anything to be seen. */
static size_t blank_length(const char *at, size_t left)
{
    if (left >= 1 && ((unsigned char)*at <= ' ' || *at == 0x7f))
        return 1;
    if (left >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    if (left >= 3 && (memcmp(at, "\xEF\xBB\xBF", 3) == 0 || memcmp(at, "\xE2\x80\x8B", 3) == 0))
        return 3;
    return 0;
}

/* The same for what ends at cell[length]. */
static size_t blank_before(const char *cell, size_t length)
{
    for (size_t n = 1; n <= 3 && n <= length; n++) {
        if (blank_length(cell + length - n, n) == n)
            return n;
    }
    return 0;
}

size_t text_trim(char *to, const char *cell, size_t length)
{
    size_t skip;

    while ((skip = blank_length(cell, length)) > 0) {
        cell += skip;
        length -= skip;
    }
    while ((skip = blank_before(cell, length)) > 0)
        length -= skip;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)cell[i];
        to[i] = (char)(c < ' ' || c == 0x7f ? ' ' : c);
    }
    to[length] = '\0';
    return length;
}
