/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON, by cJSON: one object whose members are record kinds, each an array of
 * objects with the field names; or one such array, when the file name tells the
 * kind.  cJSON knows no line numbers; json_scan does. */
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "import/json_scan.h"
#include "import/table.h"

struct walk {
    const char *file;
    struct issues *issues;
    struct tables *tables;
    const int *lines; /* of the rows still to come */
};

/* Writes what a value says as a cell, only counting when to is NULL. */
static size_t put_text(char *to, const char *text)
{
    return to ? text_trim(to, text, strlen(text)) : strlen(text);
}

static size_t put_number(char *to, double number)
{
    char text[40];

    snprintf(text, sizeof text, floor(number) == number ? "%.0f" : "%.10g", number);
    return put_text(to, text);
}

static bool is_plain(const cJSON *item)
{
    if (cJSON_IsNumber(item))
        return fabs(item->valuedouble) < 1e15;
    if (cJSON_IsString(item))
        return strlen(item->valuestring) <= CELL_MAX;
    return cJSON_IsBool(item) || cJSON_IsNull(item);
}

static size_t put_plain(char *to, const cJSON *item)
{
    if (cJSON_IsString(item))
        return put_text(to, item->valuestring);
    if (cJSON_IsNumber(item))
        return put_number(to, item->valuedouble);
    return put_text(to, cJSON_IsTrue(item) ? "yes" : cJSON_IsFalse(item) ? "no" : "");
}

/* A list becomes "a;b". */
static size_t put_value(char *to, const cJSON *item)
{
    const cJSON *part;
    size_t length = 0;

    if (!cJSON_IsArray(item))
        return put_plain(to, item);
    cJSON_ArrayForEach(part, item)
    {
        if (length > 0) {
            if (to)
                to[length] = ';';
            length++;
        }
        length += put_plain(to ? to + length : NULL, part);
    }
    if (to)
        to[length] = '\0';
    return length;
}

static const char *type_name(const cJSON *item)
{
    return cJSON_IsObject(item)   ? "an object"
           : cJSON_IsArray(item)  ? "a list"
           : cJSON_IsString(item) ? "a text"
           : cJSON_IsNumber(item) ? "a number"
           : cJSON_IsBool(item)   ? "true or false"
                                  : "nothing";
}

static bool check_value(const struct walk *walk, int line, const cJSON *item)
{
    const cJSON *part;
    bool good = is_plain(item) || cJSON_IsArray(item);

    if (cJSON_IsArray(item)) {
        cJSON_ArrayForEach(part, item) good = good && is_plain(part);
    }
    if (cJSON_IsNumber(item) && !(fabs(item->valuedouble) < 1e15))
        good = false;
    if (cJSON_IsString(item) && strlen(item->valuestring) > CELL_MAX)
        good = false;
    if (!good) {
        issue_add(walk->issues, ISSUE_ERROR, walk->file, line, item->string,
                  "this is %s that no cell can hold; write a text, a number, true, false or a list "
                  "of these",
                  type_name(item));
    }
    return good;
}

/* The column of a member: rows name their members in the same order, so it is
 * looked for from `from` on.  -1: none. */
static int column_find(const struct table *table, const char *name, int from)
{
    for (int i = 0; i < table->n_columns; i++) {
        int column = (from + i) % table->n_columns;
        const char *known = table->names[column];
        if (known && strcmp(known, name) == 0)
            return column;
    }
    return -1;
}

/* Names every column and adds up what the cells need; false: refused. */
static bool measure(struct walk *walk, struct table *table, const cJSON *list, size_t *size)
{
    const cJSON *row, *item;

    table->names = calloc(COLUMNS_MAX, sizeof *table->names);
    cJSON_ArrayForEach(row, list)
    {
        int next = 0;
        for (item = cJSON_IsObject(row) ? row->child : NULL; item && table->names;
             item = item->next) {
            int column = column_find(table, item->string, next);
            if (column < 0 && table->n_columns == COLUMNS_MAX) {
                issue_add(walk->issues, ISSUE_ERROR, walk->file, 0, table->kind,
                          "these rows have more than 256 different members");
                return false;
            }
            if (column < 0) {
                column = table->n_columns++;
                table->names[column] = item->string;
                *size += strlen(item->string) + 1;
            }
            next = column + 1;
            *size += put_value(NULL, item) + 1;
        }
    }
    return table->names != NULL;
}

static void fill_row(struct walk *walk, struct table *table, const cJSON *row, char **end,
                     const char **cells)
{
    int line = table->lines[table->n_rows - 1], next = 0;
    const cJSON *item;

    cJSON_ArrayForEach(item, row)
    {
        int column = column_find(table, item->string, next);
        next = column + 1;
        if (column < 0 || !check_value(walk, line, item))
            continue;
        if (*cells[column]) {
            issue_add(walk->issues, ISSUE_ERROR, walk->file, line, item->string,
                      "this member stands twice in one object; keep one");
            continue;
        }
        cells[column] = *end;
        *end += put_value(*end, item) + 1;
    }
}

/* The names still point into cJSON's memory: copies them to the text. */
static void keep_names(struct table *table, char **end)
{
    for (int i = 0; i < table->n_columns; i++) {
        const char *name = table->names[i] ? table->names[i] : "";
        size_t length = text_trim(*end, name, strlen(name));
        table->names[i] = *end;
        *end += length + 1;
    }
}

static bool fill(struct walk *walk, struct table *table, const cJSON *list, size_t size)
{
    const cJSON *row;
    int room = 0;

    table->text = malloc(size + 1);
    if (!table->text)
        return false;
    char *end = table->text;
    cJSON_ArrayForEach(row, list)
    {
        if (!cJSON_IsObject(row)) {
            issue_add(walk->issues, ISSUE_ERROR, walk->file,
                      table->n_rows > 0 ? table->lines[table->n_rows - 1] : 0, table->kind,
                      "each row of the list must be an object, and one here is %s", type_name(row));
            continue;
        }
        const char **cells = table_add_row(table, *walk->lines++, &room);
        if (!cells)
            return false;
        fill_row(walk, table, row, &end, cells);
    }
    keep_names(table, &end);
    return true;
}

static bool read_list(struct walk *walk, const char *kind, const cJSON *list)
{
    struct table *table = tables_add(walk->tables);
    size_t size = 0;

    if (table)
        table->kind = malloc(strlen(kind) + 1);
    if (table && table->kind) {
        memcpy(table->kind, kind, strlen(kind) + 1);
        if (measure(walk, table, list, &size) && fill(walk, table, list, size))
            return true;
    }
    issue_add(walk->issues, ISSUE_ERROR, walk->file, 0, kind, "this list could not be held");
    if (table)
        tables_drop(walk->tables);
    return false;
}

static bool stands_before(const cJSON *root, const cJSON *member)
{
    for (const cJSON *earlier = root->child; earlier != member; earlier = earlier->next) {
        if (strcmp(earlier->string, member->string) == 0)
            return true;
    }
    return false;
}

static bool read_members(struct walk *walk, const cJSON *root)
{
    const cJSON *member;
    int n = 0;

    cJSON_ArrayForEach(member, root)
    {
        if (n++ == COLUMNS_MAX) {
            issue_add(walk->issues, ISSUE_ERROR, walk->file, 0, "",
                      "this object has more than 256 members; its members are the kinds of record");
            return false;
        }
        if (stands_before(root, member))
            issue_add(walk->issues, ISSUE_ERROR, walk->file, 0, member->string,
                      "this member stands twice; put all its rows into one list");
        if (cJSON_IsArray(member)) {
            if (!read_list(walk, member->string, member))
                return false;
        } else if (strcmp(member->string, "format") != 0) {
            issue_add(walk->issues, ISSUE_ERROR, walk->file, 0, member->string,
                      "this member is %s; write a list of objects", type_name(member));
        }
    }
    return true;
}

static bool read_root(struct walk *walk, const struct text *text)
{
    const char *stop = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(text->bytes, text->size, &stop, 0);
    bool good = false;

    for (const char *at = stop; root && at && at < text->bytes + text->size; at++) {
        if (!strchr(" \t\r\n", *at)) { /* something follows */
            cJSON_Delete(root);
            root = NULL;
            stop = at;
        }
    }
    if (!root)
        json_complain(walk->file, text, stop, walk->issues);
    else if (cJSON_IsObject(root))
        good = read_members(walk, root);
    else if (cJSON_IsArray(root))
        good = read_list(walk, "", root);
    else
        issue_add(walk->issues, ISSUE_ERROR, walk->file, 1, "",
                  "a JSON file holds one object, whose members are the kinds of record");
    cJSON_Delete(root);
    return good;
}

bool read_json(const char *file, const char *bytes, size_t size, struct tables *tables,
               struct issues *issues)
{
    struct text text = {0};
    struct json_scan scan = {0};
    bool good =
        text_decode(&text, file, bytes, size, issues) && json_scan(&scan, file, &text, issues);

    if (good) {
        struct walk walk = {.file = file, .issues = issues, .tables = tables, .lines = scan.lines};
        good = read_root(&walk, &text);
    }
    json_scan_release(&scan);
    text_release(&text);
    return good;
}
