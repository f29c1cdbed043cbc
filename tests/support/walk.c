/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/walk.h"

#include <string.h>

#include "scheduler/desk/pages.h"

static const char *shape_of(struct arena *arena, const char *path)
{
    const char *rest, *query = strchr(path, '?');
    const char *plain = arena_copy_part(arena, path, query ? (size_t)(query - path) : strlen(path));
    const struct page_row *row = page_find(plain, &rest);

    if (!row)
        return NULL;
    const char *shape = strcmp(row->path, "/report/") == 0 ? plain : row->path;
    while (query && *query) {
        shape = arena_text(arena, "%s%.*s", shape, (int)strcspn(query, "=&"), query);
        query = strchr(query + 1, '&');
    }
    return shape;
}

static void add(struct walk *walk, const char *path)
{
    const char *shape = shape_of(walk->arena, path);

    for (int i = 0; shape && i < walk->count; i++)
        if (strcmp(walk->shapes[i], shape) == 0)
            return;
    if (!shape || walk->count == WALK_ADDRESSES)
        return;
    walk->paths[walk->count] = path;
    walk->shapes[walk->count++] = shape;
}

void walk_begin(struct walk *walk, struct arena *arena)
{
    *walk = (struct walk){.arena = arena};
    for (const struct page_row *row = pages; row->path; row++) {
        bool below = row->path[1] && row->path[strlen(row->path) - 1] == '/';
        if ((row->readers & MAY_OFFICER) && !below)
            add(walk, row->path);
    }
}

void walk_links(struct walk *walk, const char *body)
{
    static const char link[] = " href=\"/";

    for (const char *at = body; (at = strstr(at, link)) != NULL;) {
        at += sizeof link - 2;
        char *path = (char *)(void *)arena_copy_part(walk->arena, at, strcspn(at, "\"#"));
        for (char *amp; (amp = strstr(path, "&amp;")) != NULL;)
            memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
        add(walk, path);
    }
}
