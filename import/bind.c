/* SPDX-License-Identifier: GPL-3.0-or-later
 * Binding: a table of text becomes typed rows of one kind. */
#include "import/bind.h"

#include <stdlib.h>
#include <string.h>

static bool take_memory(struct batch *batch, struct memory *pool, const struct table *table)
{
    size_t rows = (size_t)table->n_rows, fields = (size_t)batch->kind->n_fields;

    batch->file = memory_text(pool, batch->file, strlen(batch->file));
    batch->values = memory_take(pool, rows * fields * sizeof *batch->values);
    batch->lines = memory_take(pool, rows * sizeof *batch->lines);
    batch->bad = memory_take(pool, rows * sizeof *batch->bad);
    batch->headings = memory_take(pool, fields * sizeof *batch->headings);
    return batch->file && batch->values && batch->lines && batch->bad && batch->headings;
}

static bool keep_headings(struct batch *batch, struct memory *pool, const struct table *table,
                          const int *columns)
{
    for (int i = 0; i < batch->kind->n_fields; i++) {
        if (columns[i] < 0)
            continue;
        const char *heading = table->names[columns[i]];
        batch->headings[i] = memory_text(pool, heading, strlen(heading));
        if (!batch->headings[i])
            return false;
    }
    return true;
}

static bool bind_row(struct batch *batch, int row, const struct table *table, const int *columns,
                     const struct cell_place *where)
{
    struct cell_place place = *where;

    place.line = batch->lines[row] = table->lines[row];
    for (int i = 0; i < batch->kind->n_fields; i++) {
        const struct field *field = &batch->kind->fields[i];
        const char *text = columns[i] < 0 ? "" : table_cell(table, row, columns[i]);
        struct value *value =
            &batch->values[(size_t)row * (size_t)batch->kind->n_fields + (size_t)i];
        place.heading = batch->headings[i] ? batch->headings[i] : field->name;
        if (!value_read(value, field, text, &place))
            return false;
        if (field->required == true && !*text && columns[i] >= 0) {
            issue_add(place.issues, ISSUE_ERROR, place.file, place.line, place.heading,
                      "this is empty; every row needs it");
            batch->bad[row] = true;
        }
        batch->bad[row] = batch->bad[row] || value->bad;
    }
    return true;
}

bool batch_bind(struct batch *batch, const struct record_kind *kind, const char *file,
                const struct table *table, const struct column_map *map, struct issues *issues)
{
    struct memory *pool = calloc(1, sizeof *pool);
    int columns[FIELDS_MAX];
    struct batch *self[] = {batch};

    *batch = (struct batch){.kind = kind, .file = file, .memory = pool};
    bool memory = pool && kind->n_fields <= FIELDS_MAX && take_memory(batch, pool, table);
    if (memory) {
        bool complete = columns_bind(columns, kind, file, table, map, issues);
        struct cell_place place = {.file = batch->file, .issues = issues, .pool = pool};
        memory = keep_headings(batch, pool, table, columns);
        for (int row = 0; memory && row < table->n_rows; row++) {
            batch->bad[row] = !complete;
            memory = bind_row(batch, row, table, columns, &place);
            batch->n_rows++;
        }
    }
    memory = memory && keys_check(self, 1, false, issues);
    if (!memory)
        issue_add(issues, ISSUE_ERROR, file, 0, "", "there is not enough memory to read this file");
    return memory;
}
