/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/intake/record_case.h - a table read to records. */
#ifndef TESTS_RECORD_CASE_H
#define TESTS_RECORD_CASE_H

#include "tests/support/issues_text.h"

#include "import/map.h"
#include "import/record.h"

/* "staff=JM name=Jo|..." of the given values; '!' marks a bad row. */
static inline char *told(const struct batch *batch)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    for (int row = 0; row < batch->n_rows; row++) {
        fputs(row ? "|" : "", out);
        fputs(batch->bad[row] ? "!" : "", out);
        for (int i = 0, n = 0; i < batch->kind->n_fields; i++) {
            const struct value *value = batch_value(batch, row, i);
            if (value->given)
                fprintf(out, "%s%s=%s:%lld", n++ ? " " : "", batch->kind->fields[i].name,
                        value->text, (long long)value->number);
        }
    }
    fclose(out);
    return text;
}

/* Reads, binds and prints; the caller frees both texts. */
static inline void bind(const char *kind, const char *bytes, const struct column_map *map,
                        char **cells, char **sentences)
{
    struct tables tables = {0};
    struct issues issues = {0};
    struct batch batch;

    assert_true(format_find("x.csv")->read("x.csv", bytes, strlen(bytes), &tables, &issues));
    assert_true(batch_bind(&batch, record_kind_find(kind), "x.csv", &tables.list[0], map, &issues));
    tables_release(&tables); /* the batch keeps nothing of it */
    *cells = told(&batch);
    *sentences = issues_told(&issues);
    batch_release(&batch);
    issues_release(&issues);
}

#endif
