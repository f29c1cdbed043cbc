/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a CSV file, bound to a record kind that its size chooses. */
#include <stdlib.h>
#include <string.h>

#include "import/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

static void check_table(const struct table *table)
{
    for (int row = 0; row < table->n_rows; row++) {
        must(table->lines[row] > (row > 0 ? table->lines[row - 1] : 0));
        for (int column = 0; column < table->n_columns; column++) {
            const char *cell = table_cell(table, row, column);
            must(*cell != ' ' && strcspn(cell, "\r\n\t") == strlen(cell));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct issues issues = {0};
    struct tables tables = {0};
    int n_kinds = 0;

    do
        n_kinds++;
    while (record_kinds[n_kinds]);
    bool good = formats[0].read("x.csv", (const char *)bytes, size, &tables, &issues);
    must(good || issues.errors > 0);
    for (int i = 0; i < tables.count; i++) {
        struct batch batch;
        check_table(&tables.list[i]);
        must(batch_bind(&batch, record_kinds[size % (size_t)n_kinds], "x.csv", &tables.list[i],
                        NULL, &issues));
        must(batch.n_rows == tables.list[i].n_rows);
        batch_release(&batch);
    }
    tables_release(&tables);
    issues_release(&issues);
    return 0;
}
