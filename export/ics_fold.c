/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/ics_fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FOLD_OCTETS = 75 };

/* A line end before a space or tab is a fold.  The library also leaves
 * several carriage returns there. */
static const char *after_fold(const char *at)
{
    if (*at != '\n')
        return NULL;
    at++;
    while (*at == '\r')
        at++;
    return *at == ' ' || *at == '\t' ? at + 1 : NULL;
}

static void unfold(char *to, const char *text)
{
    while (*text) {
        const char *next = after_fold(text);

        if (next)
            text = next;
        else if (*text == '\r')
            text++;
        else
            *to++ = *text++;
    }
    *to = '\0';
}

/* The octets of text that fit into room without cutting a character. */
static size_t fitting(const char *text, size_t size, size_t room)
{
    if (size <= room)
        return size;
    while (room > 1 && ((unsigned char)text[room] & 0xC0) == 0x80)
        room--;
    return room;
}

static char *fold_line(char *to, const char *line, size_t size)
{
    bool first = true;

    while (size > 0) {
        size_t part = fitting(line, size, FOLD_OCTETS - !first);

        if (!first)
            *to++ = ' ';
        memcpy(to, line, part);
        to += part;
        *to++ = '\r';
        *to++ = '\n';
        line += part;
        size -= part;
        first = false;
    }
    return to;
}

char *ics_refold(const char *text)
{
    size_t size = strlen(text);
    char *plain = calloc(1, size + 1);
    /* At worst every octet is a line of its own, and gets two more. */
    char *folded = malloc(3 * size + 3), *to = folded;

    if (!plain || !folded) {
        free(plain);
        free(folded);
        return NULL;
    }
    unfold(plain, text);
    for (const char *line = plain; *line;) {
        size_t length = strcspn(line, "\n");

        to = fold_line(to, line, length);
        line += length + (line[length] == '\n');
    }
    *to = '\0';
    free(plain);
    return folded;
}
