/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_rename.c - lessons covered before and after their teacher is away.
 */
#include "scheduler/plan/ladder.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool derives(const char *const *keys, int n, const char *key)
{
    return n && bsearch(&key, keys, (size_t)n, sizeof *keys, by_text);
}

/* "lesson:9C-MA-1:2027-05-12" and "cover:9C-MA-1:2027-05-12"; NULL: neither. */
static const char *twin_of(const char *key, const char **kind, struct arena *arena)
{
    static const char *const names[] = {"lesson", "cover"};

    for (int i = 0; i < 2; i++) {
        size_t length = strlen(names[i]);
        if (strncmp(key, names[i], length) != 0 || key[length] != ':')
            continue;
        *kind = names[1 - i];
        return arena_text(arena, "%s%s", names[1 - i], key + length);
    }
    return NULL;
}

void ladder_rename(const struct world *world, struct season *season, struct arena *arena)
{
    const char **keys = arena_new(arena, const char *, world->n_duties + 1);
    struct assignment *list =
        arena_dup(arena, season->published, (size_t)season->n_published, sizeof *list);

    for (int d = 0; d < world->n_duties; d++)
        keys[d] = world->duties[d].key;
    if (world->n_duties)
        qsort(keys, (size_t)world->n_duties, sizeof *keys, by_text);
    for (int i = 0; i < season->n_published; i++) {
        const char *kind = NULL;
        bool own = list[i].standing && list[i].starts_at >= world->now_at;
        const char *twin = own || derives(keys, world->n_duties, list[i].key)
                               ? NULL
                               : twin_of(list[i].key, &kind, arena);
        if (!twin || !derives(keys, world->n_duties, twin))
            continue;
        list[i].key = twin;
        list[i].kind = kind;
    }
    season->published = list;
}
