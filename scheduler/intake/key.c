/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/key.h"

#include <assert.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"

void key_make(struct key *key, const struct kind *kind)
{
    *key = (struct key){.kind = kind};
    for (const char *at = kind->key; at && *at;) {
        size_t length = strcspn(at, "|");
        for (int i = 0; i < kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i];
            if (strlen(column->name) != length || memcmp(column->name, at, length) != 0)
                continue;
            assert(key->count < KEY_COLUMNS_MAX);
            key->columns[key->count++] = column;
        }
        at += length + (at[length] == '|');
    }
}

bool key_has(const struct key *key, const struct kind_column *column)
{
    for (int i = 0; i < key->count; i++) {
        if (key->columns[i] == column)
            return true;
    }
    return false;
}

void column_copy(const struct kind_column *column, void *into, const void *from)
{
    if (column->type == COLUMN_TEXT)
        column_set_text(column, into, column_text(column, from));
    else
        column_set_number(column, into, column_number(column, from));
}

int column_compare(const struct kind_column *column, const void *left, const void *right)
{
    if (column->type == COLUMN_TEXT)
        return strcmp(column_text(column, left), column_text(column, right));
    int64_t a = column_number(column, left), b = column_number(column, right);
    return (a > b) - (a < b);
}

bool rows_same(const struct kind *kind, const void *left, const void *right)
{
    for (int i = 0; i < kind->n_columns; i++) {
        if (column_compare(&kind->columns[i], left, right) != 0)
            return false;
    }
    return true;
}

const char *row_label(const struct season *season, const struct kind *kind, int row,
                      struct arena *arena)
{
    struct key key;
    int count = 0;
    const char *rows = kind_rows(kind, season, &count);

    key_make(&key, kind);
    const struct kind_column *column = key.count ? key.columns[0] : NULL;
    if (!column || row < 0 || row >= count)
        return "";
    const void *at = rows + (size_t)row * kind->size;
    if (column->type == COLUMN_TEXT)
        return column_text(column, at);
    if (column->type == COLUMN_DAY)
        return day_text(arena, column_number(column, at));
    if (column->type == COLUMN_REF)
        return row_label(season, kind_find(column->ref), (int)column_number(column, at), arena);
    return "";
}

int key_compare(const struct key *key, const void *left, const void *right)
{
    for (int i = 0; i < key->count; i++) {
        int order = column_compare(key->columns[i], left, right);
        if (order != 0)
            return order;
    }
    return 0;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
    return hash * 0xff51afd7ed558ccdULL;
}

uint64_t text_hash(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325ULL;

    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c - 'A' + 'a');
        hash = (hash ^ c) * 0x100000001b3ULL;
    }
    return hash ^ (hash >> 29);
}

uint64_t key_hash(const struct key *key, const void *row)
{
    uint64_t hash = 1;

    for (int i = 0; i < key->count; i++) {
        const struct kind_column *column = key->columns[i];
        hash = mix(hash, column->type == COLUMN_TEXT ? text_hash(column_text(column, row))
                                                     : (uint64_t)column_number(column, row));
    }
    return hash ^ (hash >> 31);
}

struct ordering {
    const struct key *key;
    const char *rows;
};

static int by_key(const void *left, const void *right, const void *context)
{
    const struct ordering *ordering = context;
    size_t size = ordering->key->kind->size;

    return key_compare(ordering->key, ordering->rows + (size_t) * (const int *)left * size,
                       ordering->rows + (size_t) * (const int *)right * size);
}

int *key_order(const struct key *key, const void *rows, int count, struct arena *arena)
{
    struct ordering ordering = {key, rows};
    int *order = arena_new(arena, int, count + 1);

    for (int i = 0; i < count; i++)
        order[i] = i;
    sort_rows(order, (size_t)count, sizeof *order, by_key, &ordering);
    return order;
}

void key_table_make(struct key_table *table, const struct key *key, const void *rows, int room,
                    struct arena *arena)
{
    size_t size = 16;

    while (size < (size_t)room * 2)
        size *= 2;
    *table = (struct key_table){
        .key = key, .rows = rows, .slots = arena_new(arena, int, size), .mask = size - 1};
}

static size_t slot_of(const struct key_table *table, const void *row)
{
    size_t slot = (size_t)key_hash(table->key, row) & table->mask;

    while (table->slots[slot]) {
        size_t other = (size_t)(table->slots[slot] - 1);
        if (key_compare(table->key, table->rows + other * table->key->kind->size, row) == 0)
            break;
        slot = (slot + 1) & table->mask;
    }
    return slot;
}

int key_table_find(const struct key_table *table, const void *row)
{
    return table->slots[slot_of(table, row)] - 1;
}

void key_table_add(struct key_table *table, int row)
{
    size_t slot = slot_of(table, table->rows + (size_t)row * table->key->kind->size);

    if (!table->slots[slot])
        table->slots[slot] = row + 1;
}
