/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/key.h - the key of a kind, ready for sixty thousand rows.
 *
 * Everything here compares rows of one season: references are compared by index,
 * which is right because the arrays they point into are sorted by their own keys. */
#ifndef SCHEDULER_INTAKE_KEY_H
#define SCHEDULER_INTAKE_KEY_H

#include "scheduler/base/arena.h"
#include "scheduler/model/kind.h"

enum { KEY_COLUMNS_MAX = 16 };

struct key {
    const struct kind *kind;
    const struct kind_column *columns[KEY_COLUMNS_MAX];
    int count;
};

void key_make(struct key *key, const struct kind *kind);
bool key_has(const struct key *key, const struct kind_column *column);
int key_compare(const struct key *key, const void *left, const void *right);
uint64_t key_hash(const struct key *key, const void *row);

/* Cells of rows; what a column is: model/kind.h. */
void column_copy(const struct kind_column *column, void *into, const void *from);
int column_compare(const struct kind_column *column, const void *left, const void *right);
bool rows_same(const struct kind *kind, const void *left, const void *right); /* id left out */

/* What people call the row: its code, or that of what it belongs to ("AB" for one of
 * AB's patterns); "" when it has none. */
const char *row_label(const struct season *season, const struct kind *kind, int row,
                      struct arena *arena);

/* The order in which rows (count times kind->size bytes) stand sorted by key;
 * rows with one key keep their order. */
int *key_order(const struct key *key, const void *rows, int count, struct arena *arena);

/* Which row has this key?  Open addressing over row numbers; rows are borrowed. */
struct key_table {
    const struct key *key;
    const char *rows;
    int *slots;
    size_t mask;
};
void key_table_make(struct key_table *table, const struct key *key, const void *rows, int room,
                    struct arena *arena);
int key_table_find(const struct key_table *table, const void *row); /* -1: none */
void key_table_add(struct key_table *table, int row);

uint64_t text_hash(const char *text); /* letters in one case */

#endif
