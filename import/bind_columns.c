/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which column of a file is which field.  The map decides, then the name of a
 * field, then its aliases in the order of their list: an export with both
 * "Room code" and "Room name" is read by the one that stands first there. */
#include <string.h>

#include "import/bind.h"
#include "import/map.h"
#include "import/table.h"
#include "import/word.h"

struct binding {
    const struct record_kind *kind;
    const struct table *table;
    const char *file;
    struct issues *issues;
    int *columns;
    bool taken[COLUMNS_MAX]; /* columns that have found their field, or need none */
    bool good;
};

static int column_count(const struct table *table)
{
    return table->n_columns < COLUMNS_MAX ? table->n_columns : COLUMNS_MAX;
}

/* Gives a field the column with a heading; a second column with it is an error. */
static void claim(struct binding *binding, int field, const char *name, size_t length)
{
    for (int i = 0; i < column_count(binding->table); i++) {
        const char *heading = binding->table->names[i];
        if (binding->taken[i] || !word_same(heading, strlen(heading), name, length))
            continue;
        binding->taken[i] = true;
        if (binding->columns[field] < 0) {
            binding->columns[field] = i;
            continue;
        }
        issue_add(binding->issues, ISSUE_ERROR, binding->file, 0, heading,
                  "two columns have this heading; remove one or give it another name");
        binding->good = false;
    }
}

static void claim_by_map(struct binding *binding, const struct column_map *map)
{
    for (int i = 0; i < column_count(binding->table); i++) {
        const char *heading = binding->table->names[i];
        int field = map_field(map, heading);
        if (field < -1 || field >= binding->kind->n_fields)
            continue;
        binding->taken[i] = true;
        if (field >= 0 && binding->columns[field] >= 0) {
            issue_add(binding->issues, ISSUE_ERROR, binding->file, 0, heading,
                      "two columns are read as '%s' by the map; keep one line of it",
                      binding->kind->fields[field].name);
            binding->good = false;
        } else if (field >= 0) {
            binding->columns[field] = i;
        }
    }
}

static void claim_by_alias(struct binding *binding, int field)
{
    const char *aliases = binding->kind->fields[field].aliases, *alias;
    size_t length;

    while (binding->columns[field] < 0 && word_next(&aliases, '|', &alias, &length))
        claim(binding, field, alias, length);
}

/* "'a', 'b' or 'c'" of the first few aliases. */
static void list_aliases(char *to, size_t size, const char *aliases)
{
    const char *alias;
    size_t length;
    int n = 0;
    size_t used = 0;

    to[0] = '\0';
    while (n < 3 && word_next(&aliases, '|', &alias, &length)) {
        const char *before = n == 0 ? "" : n == 2 || !*aliases ? " or " : ", ";
        int written = snprintf(to + used, size - used, "%s'%.*s'", before, (int)length, alias);
        if (written < 0 || (size_t)written >= size - used)
            break;
        used += (size_t)written;
        n++;
    }
}

static void report_missing(struct binding *binding)
{
    for (int i = 0; i < binding->kind->n_fields; i++) {
        const struct field *field = &binding->kind->fields[i];
        char others[120];
        if (!field->required || binding->columns[i] >= 0)
            continue;
        list_aliases(others, sizeof others, field->aliases);
        issue_add(binding->issues, ISSUE_ERROR, binding->file, 0, field->name,
                  "there is no such column; add it, or call it %s", others);
        binding->good = false;
    }
}

/* A field whose name is a slip away from a heading and that has no column; NULL: none. */
static const char *nearest_field(const struct binding *binding, const char *heading)
{
    for (int i = 0; i < binding->kind->n_fields; i++) {
        const char *name = binding->kind->fields[i].name;
        int most = strlen(name) < 8 ? 1 : 2;
        if (binding->columns[i] < 0 &&
            word_slips(name, strlen(name), heading, strlen(heading), most) <= most)
            return name;
    }
    return NULL;
}

static bool has_cells(const struct table *table, int column)
{
    for (int row = 0; row < table->n_rows; row++) {
        if (*table_cell(table, row, column))
            return true;
    }
    return false;
}

/* One warning for all of them. */
static void report_unknown(const struct binding *binding)
{
    char text[170] = "";
    size_t used = 0;
    int n = 0, nameless = 0, left_out = 0;

    for (int i = 0; i < column_count(binding->table); i++) {
        const char *heading = binding->table->names[i];
        if (binding->taken[i])
            continue;
        if (!*heading) {
            nameless += has_cells(binding->table, i);
            continue;
        }
        const char *near = nearest_field(binding, heading);
        int written =
            snprintf(text + used, sizeof text - used, "%s'%.40s'%s%s%s", n ? ", " : "", heading,
                     near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
        n++;
        if (written < 0 || (size_t)written >= sizeof text - used || used > 120) {
            text[used] = '\0';
            left_out++;
        } else {
            used += (size_t)written;
        }
    }
    if (left_out > 0)
        issue_add(binding->issues, ISSUE_WARNING, binding->file, 0, "",
                  "not read, no column of ours: %s and %d more", text, left_out);
    else if (n > 0)
        issue_add(binding->issues, ISSUE_WARNING, binding->file, 0, "",
                  "not read, no column of ours: %s", text);
    if (nameless > 0)
        issue_add(binding->issues, ISSUE_WARNING, binding->file, 0, "",
                  "not read, without a heading: %d column%s", nameless, nameless == 1 ? "" : "s");
}

bool columns_bind(int *columns, const struct record_kind *kind, const char *file,
                  const struct table *table, const struct column_map *map, struct issues *issues)
{
    struct binding binding = {.kind = kind,
                              .table = table,
                              .file = file,
                              .issues = issues,
                              .columns = columns,
                              .good = true};

    for (int i = 0; i < kind->n_fields; i++)
        columns[i] = -1;
    if (map && (!map->kind || map->kind == kind))
        claim_by_map(&binding, map);
    for (int i = 0; i < kind->n_fields; i++) {
        if (columns[i] < 0)
            claim(&binding, i, kind->fields[i].name, strlen(kind->fields[i].name));
    }
    for (int i = 0; i < kind->n_fields; i++)
        claim_by_alias(&binding, i);
    report_missing(&binding);
    report_unknown(&binding);
    return binding.good;
}
