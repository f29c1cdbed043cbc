/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/html.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BYTES = 4096 };

static void put_bytes(struct html *out, const char *bytes, size_t size)
{
    if (out->size + size + 1 > out->room) {
        size_t room = out->room ? out->room : FIRST_BYTES;
        while (room < out->size + size + 1)
            room *= 2;
        char *text = realloc(out->text, room);
        if (!text) {
            fputs("out of memory\n", stderr);
            abort();
        }
        out->text = text;
        out->room = room;
    }
    memcpy(out->text + out->size, bytes, size);
    out->size += size;
    out->text[out->size] = '\0';
}

/* Bytes of the well-formed character at text; 0: none begins here. */
static int character_bytes(const unsigned char *text)
{
    static const struct {
        unsigned char first, last, low, high; /* first byte from to; second byte from to */
        int bytes;
    } rows[] = {
        {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
        {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
        {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };

    if (text[0] < 0x80)
        return text[0] >= ' ' && text[0] != 0x7f ? 1 : 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (text[0] < rows[i].first || text[0] > rows[i].last)
            continue;
        if (text[1] < rows[i].low || text[1] > rows[i].high)
            return 0;
        for (int b = 2; b < rows[i].bytes; b++)
            if ((text[b] & 0xc0) != 0x80)
                return 0;
        return rows[i].bytes;
    }
    return 0;
}

static const char *entity(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(struct html *out, const char *text)
{
    if (!text)
        return;
    while (*text) {
        const char *name = entity(*text);
        int bytes = character_bytes((const unsigned char *)text);

        if (name)
            put_bytes(out, name, strlen(name));
        else if (bytes > 0)
            put_bytes(out, text, (size_t)bytes);
        else if (*text == '\n' || *text == '\t' || *text == '\r')
            put_bytes(out, *text == '\n' ? "\n" : " ", 1);
        else if ((unsigned char)*text >= 0x80)
            put_bytes(out, "\xef\xbf\xbd", 3);
        text += bytes > 0 ? bytes : 1;
    }
}

void html_raw(struct html *out, const char *markup, size_t size)
{
    if (size)
        put_bytes(out, markup, size);
}

static void put_number(struct html *out, long long number)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%lld", number);

    put_bytes(out, digits, (size_t)length);
}

void html_put(struct html *out, const char *format, ...)
{
    va_list rest;
    char letter[2] = "";

    va_start(rest, format);
    while (*format) {
        size_t plain = strcspn(format, "%");
        put_bytes(out, format, plain);
        format += plain;
        if (!*format)
            break;
        format++;
        if (*format == 's') {
            html_text(out, va_arg(rest, const char *));
        } else if (*format == 'd') {
            put_number(out, va_arg(rest, int));
        } else if (strncmp(format, "lld", 3) == 0) {
            put_number(out, va_arg(rest, long long));
            format += 2;
        } else if (*format == 'c') {
            letter[0] = (char)va_arg(rest, int);
            html_text(out, letter);
        } else {
            assert(*format == '%');
            put_bytes(out, "%", 1);
        }
        format++;
    }
    va_end(rest);
}

void html_option(struct html *out, const char *value, bool selected)
{
    if (selected)
        html_put(out, "<option value=\"%s\" selected>", value);
    else
        html_put(out, "<option value=\"%s\">", value);
}

void html_clear(struct html *out)
{
    out->size = 0;
    if (out->text)
        out->text[0] = '\0';
}

void html_release(struct html *out)
{
    free(out->text);
    *out = (struct html){0};
}

const char *url_word(struct arena *arena, const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    char *word = arena_new(arena, char, 3 * strlen(text) + 1);
    size_t n = 0;

    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || strchr("-._~", *c);
        if (plain) {
            word[n++] = (char)*c;
        } else {
            word[n++] = '%';
            word[n++] = hex[*c >> 4];
            word[n++] = hex[*c & 15];
        }
    }
    return word;
}
