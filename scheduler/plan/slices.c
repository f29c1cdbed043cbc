/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/slices.c - small helpers on rows, spans and word lists. */
#include "scheduler/plan/crew.h"

#include <string.h>

struct slices slices_make(const void *rows, int n_rows, size_t size, size_t offset, int n_owners,
                          struct arena *arena)
{
    int *first = arena_new(arena, int, n_owners + 2), *items = arena_new(arena, int, n_rows + 1);

    for (int i = 0; i < n_rows; i++) {
        int owner;
        memcpy(&owner, (const char *)rows + (size_t)i * size + offset, sizeof owner);
        if (owner >= 0)
            first[owner + 2]++;
    }
    for (int i = 1; i < n_owners + 2; i++)
        first[i] += first[i - 1];
    for (int i = 0; i < n_rows; i++) {
        int owner;
        memcpy(&owner, (const char *)rows + (size_t)i * size + offset, sizeof owner);
        if (owner >= 0)
            items[first[owner + 1]++] = i;
    }
    return (struct slices){.first = first, .items = items};
}

int64_t spans_covered(const struct spans *spans, int64_t starts_at, int64_t ends_at)
{
    int64_t covered = 0;

    for (int i = 0; i < spans->n; i++) {
        int64_t from = spans->list[i].starts_at, until = spans->list[i].ends_at;
        from = from > starts_at ? from : starts_at;
        until = until < ends_at ? until : ends_at;
        covered += until > from ? until - from : 0;
    }
    return covered;
}

bool spans_meet(const struct spans *spans, int64_t starts_at, int64_t ends_at)
{
    for (int i = 0; i < spans->n; i++) {
        if (spans->list[i].starts_at < ends_at && starts_at < spans->list[i].ends_at)
            return true;
    }
    return false;
}

bool words_each(const char *list, bool (*each)(void *context, const char *word, int length),
                void *context)
{
    for (const char *at = list; *at;) {
        at += strspn(at, "; ");
        int length = (int)strcspn(at, ";");
        const char *next = at + length;
        while (length > 0 && at[length - 1] == ' ')
            length--;
        if (length > 0 && !each(context, at, length))
            return false;
        at = next;
    }
    return true;
}

struct wanted {
    const char *word;
};

static bool differs(void *context, const char *word, int length)
{
    const struct wanted *wanted = context;

    return (int)strlen(wanted->word) != length || memcmp(wanted->word, word, (size_t)length) != 0;
}

bool words_have(const char *list, const char *word)
{
    struct wanted wanted = {word};

    return !words_each(list, differs, &wanted);
}
