/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/walk.h - the desk's pages found as a person finds them: from the menu by links, one
 * address of each shape (page, report, names of the query). */
#ifndef TESTS_SUPPORT_WALK_H
#define TESTS_SUPPORT_WALK_H

#include "scheduler/base/arena.h"

enum { WALK_ADDRESSES = 400 };
struct walk {
    struct arena *arena;
    const char *paths[WALK_ADDRESSES], *shapes[WALK_ADDRESSES];
    int count;
};

/* Begins with every page that an officer may open as it is. */
void walk_begin(struct walk *walk, struct arena *arena);
void walk_links(struct walk *walk, const char *body); /* adds those of a page */

#endif
