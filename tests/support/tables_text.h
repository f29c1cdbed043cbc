/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/tables_text.h - what a reader of files made of one, as text. */
#ifndef TESTS_TABLES_TEXT_H
#define TESTS_TABLES_TEXT_H

#include "import/format.h"
#include "tests/support/issues_text.h"

/* "a|b/1|2@3": headings, then each row with its line; kinds: "kind a|b/1|2@3; kind ...". */
static inline char *tables_told(const struct tables *tables, bool kinds)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    for (int i = 0; i < tables->count; i++) {
        const struct table *table = &tables->list[i];
        if (kinds)
            fprintf(out, "%s%s ", i ? "; " : "", table->kind);
        for (int column = 0; column < table->n_columns; column++)
            fprintf(out, "%s%s", column ? "|" : "", table->names[column]);
        for (int row = 0; row < table->n_rows; row++) {
            for (int column = 0; column < table->n_columns; column++)
                fprintf(out, "%s%s", column ? "|" : "/", table_cell(table, row, column));
            fprintf(out, "@%d", table->lines[row]);
        }
    }
    fclose(out);
    return text;
}

#endif
