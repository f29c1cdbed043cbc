/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/wrap.h - text broken at spaces for a terminal, in this room only.
 *
 *     for (const char *rest = text; wrap_next(&rest, width, &line);)
 *         wrap_put(out, &line);
 */
#ifndef EXPORT_WRAP_H
#define EXPORT_WRAP_H

#include <stdbool.h>
#include <stdio.h>

struct wrap_line {
    const char *from, *until; /* inside the text */
    int columns;
};

/* The next line of at most `width` columns (a word that is longer is cut), without the spaces
 * around it.  False: nothing is left.  NULL is "". */
bool wrap_next(const char **rest, int width, struct wrap_line *line);
void wrap_put(FILE *out, const struct wrap_line *line);

#endif
