/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of pages.h as a table, and the way to them. */
#include "scheduler/desk/pages.h"

#include <string.h>

const struct page_row pages[] = {
#define PAGE_ROW(path, title, readers, writers, flags, function) \
    {path, title, readers, writers, flags, function},
    PAGES(PAGE_ROW)
#undef PAGE_ROW
        {0},
};

const struct page_row *page_find(const char *path, const char **rest)
{
    const struct page_row *best = NULL;
    size_t longest = 0;

    for (const struct page_row *row = pages; row->path; row++) {
        size_t length = strlen(row->path);
        bool below = length > 1 && row->path[length - 1] == '/';
        if (below ? strncmp(path, row->path, length) != 0 || !path[length]
                  : strcmp(path, row->path) != 0)
            continue;
        if (length > longest) {
            best = row;
            longest = length;
        }
    }
    if (best)
        *rest = path + longest;
    return best;
}
