/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/paste.h"

#include <string.h>

static const char *quoted(struct arena *arena, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-_./:+,@%=";
    const char *text = "";

    if (*word && word[strspn(word, plain)] == '\0')
        return word;
    for (const char *at = word; *at; at++)
        text = arena_text(arena, *at == '\'' ? "%s'\\%c'" : "%s%c", text, *at);
    return arena_text(arena, "'%s'", text);
}

const char *paste(struct arena *arena, const char *const *words)
{
    const char *text = "examrota";

    for (; *words; words++)
        text = arena_text(arena, "%s %s", text, quoted(arena, *words));
    return text;
}
