/* SPDX-License-Identifier: GPL-3.0-or-later
 * Taking a code and a name out of a text. */
#include <string.h>

#include "scheduler/store/erase_part.h"

#define ERASED "(erased)"

/* Part of a word: letters, digits, and every byte of other alphabets. */
static bool of_word(char byte)
{
    unsigned char c = (unsigned char)byte;

    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c >= 0x80;
}

static bool stands_alone(const char *text, const char *at, size_t length)
{
    return (at == text || !of_word(at[-1])) && !of_word(at[length]);
}

static const char *forget_word(const char *text, const char *word, struct arena *arena)
{
    size_t length = strlen(word);
    const char *at = length ? strstr(text, word) : NULL;

    while (at) {
        if (stands_alone(text, at, length)) {
            const char *head = arena_text(arena, "%.*s" ERASED, (int)(at - text), text);
            size_t done = strlen(head);
            text = arena_text(arena, "%s%s", head, at + length);
            at = strstr(text + done, word);
        } else {
            at = strstr(at + 1, word);
        }
    }
    return text;
}

static void forget(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *text = (const char *)sqlite3_value_text(values[0]);
    struct arena arena = {0};

    if (!text)
        return;
    for (int i = count - 1; i > 0; i--) { /* the name first: a code may be part of it */
        const char *word = (const char *)sqlite3_value_text(values[i]);
        text = forget_word(text, word ? word : "", &arena);
    }
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    arena_release(&arena);
}

bool forget_define(struct store *store, struct fault *fault)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

    return sqlite3_create_function(store->db, "forget", 3, flags, NULL, forget, NULL, NULL) ==
               SQLITE_OK ||
           db_trouble(store, fault);
}
