/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a child told in JSON of our own, a row to a line; texts have no bare quotes, so that names
 * are names wherever they stand. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/seats.h"

const char *told_text(struct arena *arena, const char *json, const char *name)
{
    const char *found = strstr(json, arena_text(arena, "\"%s\":\"", name));
    size_t length = 0;

    if (!found)
        return "";
    found += strlen(name) + 4;
    while (found[length] && found[length] != '"')
        length += found[length] == '\\' && found[length + 1] ? 2 : 1;
    char *text = arena_new(arena, char, length + 1);
    for (size_t i = 0, n = 0; i < length; i++) {
        i += found[i] == '\\' && i + 1 < length;
        text[n++] = found[i];
    }
    return text;
}

int told_number(struct arena *arena, const char *json, const char *name)
{
    const char *wanted = arena_text(arena, "\"%s\":", name);
    const char *found = strstr(json, wanted);

    return found ? (int)strtol(found + strlen(wanted), NULL, 10) : 0;
}
