/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/format.h - file formats.  Every format becomes tables of text.
 *
 * To add a format: write import/read_<name>.c, add its row to formats[].
 */
#ifndef IMPORT_FORMAT_H
#define IMPORT_FORMAT_H

#include <stddef.h>

#include "import/issue.h"

enum { FILE_MAX = 256 << 20, CELL_MAX = 1 << 20 };

/* Headed columns of text cells, UTF-8, spaces trimmed.  Owns everything it
 * points to.  Zero-initialise; release once. */
struct table {
    char *kind; /* record kind told by the content (JSON member), "" when the file name tells */
    char *text; /* the bytes behind every cell */
    const char **names; /* n_columns headings */
    const char **cells; /* n_rows * n_columns, row by row; "" when empty, never NULL */
    int *lines; /* n_rows: the line a row starts on, 1-based (JSON: the line of its brace) */
    int n_columns, n_rows;
};

struct tables {
    struct table *list;
    int count;
};

struct format {
    const char *name;   /* "csv" */
    const char *suffix; /* ".csv" */
    /* Adds one table (csv) or several (json) from bytes[0..size).  False when the
     * file cannot be read as this format at all (an error is in issues);
     * smaller troubles become issues and reading goes on. */
    bool (*read)(const char *file, const char *bytes, size_t size, struct tables *tables,
                 struct issues *issues);
};

extern const struct format formats[]; /* csv, tsv, txt, json; last row has name == NULL */

/* By file suffix, case ignored, else NULL. */
const struct format *format_find(const char *path);

const char *table_cell(const struct table *table, int row, int column); /* never NULL */
void tables_release(struct tables *tables);

#endif
