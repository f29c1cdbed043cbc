/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands in the first line of a request, and forms written the same way. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/desk/parts.h"

static int hex_digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    return letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1;
}

/* Decodes text; NULL: a broken escape, or a character that is not to be there. */
static const char *decode(const char *text, size_t size, bool plus, bool lines, struct arena *arena)
{
    char *plain = arena_new(arena, char, size + 1);
    size_t n = 0;

    for (size_t i = 0; i < size; i++) {
        int letter = (unsigned char)text[i];
        if (letter == '%') {
            int high = i + 2 < size ? hex_digit(text[i + 1]) : -1;
            int low = i + 2 < size ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return NULL;
            letter = high * 16 + low;
            i += 2;
        } else if (plus && letter == '+') {
            letter = ' ';
        }
        bool line = letter == '\n' || letter == '\r' || letter == '\t';
        if (letter == 0x7f || (letter < ' ' && !(lines && line)))
            return NULL;
        if (letter != '\r')
            plain[n++] = (char)letter;
    }
    return plain;
}

/* "." and ".." by any spelling, empty words, a slash or backslash that was hidden. */
static bool is_trick(const char *path, const char *raw, size_t raw_size)
{
    size_t slashes = 0;

    for (size_t i = 0; i < raw_size; i++)
        slashes += raw[i] == '/';
    for (const char *word = path; word; word = strchr(word + 1, '/')) {
        const char *name = word + 1;
        size_t length = strcspn(name, "/");
        slashes--;
        if ((length == 0 && name[0] == '/') || (length == 1 && name[0] == '.') ||
            (length == 2 && name[0] == '.' && name[1] == '.'))
            return true;
    }
    return slashes != 0 || strchr(path, '\\') != NULL;
}

bool target_split(const char *target, struct arena *arena, const char **path, const char **query)
{
    size_t size = strcspn(target, "?");

    if (target[0] != '/' || size > HTTP_TARGET || strchr(target, '#'))
        return false;
    *query = target[size] ? target + size + 1 : "";
    *path = decode(target, size, false, false, arena);
    return *path && !is_trick(*path, target, size);
}

bool target_fields(const char *text, size_t size, struct arena *arena,
                   const struct web_pair **fields, int *count)
{
    struct web_pair *list = NULL;
    int n = 0, room = 0;

    for (size_t i = 0; i < size;) {
        const char *from = text + i, *end = memchr(from, '&', size - i);
        size_t length = end ? (size_t)(end - from) : size - i;
        const char *equals = memchr(from, '=', length);
        size_t name = equals ? (size_t)(equals - from) : length;

        i += length + 1;
        if (!length)
            continue;
        if (n == WEB_FIELDS)
            return false;
        struct web_pair *pair = LIST_ADD(arena, list, n, room);
        pair->name = decode(from, name, true, false, arena);
        pair->value = equals ? decode(equals + 1, length - name - 1, true, true, arena)
                             : arena_copy(arena, "");
        if (!pair->name || !pair->value)
            return false;
    }
    *fields = list;
    *count = n;
    return true;
}
