/* SPDX-License-Identifier: GPL-3.0-or-later
 * The whole season out of the file: one reader for every kind, driven by the
 * kind tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/store/db.h"

/* Where the row of an id went. */
struct place {
    int64_t id;
    int index;
};

struct places {
    struct place *list; /* by id */
    int count;
};

struct loading {
    struct store *store;
    struct arena *arena;  /* of the season */
    struct arena scratch; /* of places */
    struct season season;
    struct places *places; /* per kind */
};

static int by_id(const void *left, const void *right, const void *context)
{
    const struct place *a = left, *b = right;

    (void)context;
    return (a->id > b->id) - (a->id < b->id);
}

static int place_compare(const void *left, const void *right)
{
    return by_id(left, right, NULL);
}

/* -1 for NULL.  The file's foreign keys say that every other id is there. */
static int place_find(const struct places *places, sqlite3_stmt *statement, int column)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return -1;
    const struct place wanted = {.id = sqlite3_column_int64(statement, column)};
    const struct place *found =
        bsearch(&wanted, places->list, (size_t)places->count, sizeof wanted, place_compare);
    return found ? found->index : -1;
}

static const char *keep_text(struct loading *loading, sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);

    return text && length > 0 ? arena_copy_part(loading->arena, text, length) : "";
}

static void read_cell(struct loading *loading, const struct kind_column *column, void *row,
                      sqlite3_stmt *statement, int at)
{
    if (column->type == COLUMN_TEXT) {
        column_set_text(column, row, keep_text(loading, statement, at));
    } else if (column->type == COLUMN_REF) {
        const struct kind *ref = kind_find(column->ref);
        column_set_number(column, row, place_find(&loading->places[ref - kinds], statement, at));
    } else if (column->type == COLUMN_ENUM) {
        const char *word = (const char *)sqlite3_column_text(statement, at);
        int value = word_find(column->words, word ? word : "");
        column_set_number(column, row, value < 0 ? 0 : value);
    } else {
        column_set_number(column, row, sqlite3_column_int64(statement, at));
    }
}

static const char *select_sql(const struct kind *kind, struct arena *arena)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!out)
        abort(); /* no memory */
    fputs("SELECT \"id\"", out);
    for (int i = 0; i < kind->n_columns; i++)
        fprintf(out, ", \"%s\"", kind->columns[i].name);
    fprintf(out, " FROM \"%s\" ORDER BY \"id\"", kind->name);
    (void)fclose(out);
    const char *sql = arena_copy(arena, text);
    free(text);
    return sql;
}

static bool count_rows(struct loading *loading, const struct kind *kind, int64_t *count,
                       struct fault *fault)
{
    const char *sql = arena_text(&loading->scratch, "SELECT count(*) FROM \"%s\"", kind->name);
    return db_number(loading->store, sql, count, fault);
}

static void remember_places(struct loading *loading, const struct kind *kind, const void *rows,
                            int count)
{
    struct place *list = arena_new(&loading->scratch, struct place, count);

    for (int i = 0; i < count; i++) {
        int64_t id;
        memcpy(&id, (const unsigned char *)rows + (size_t)i * kind->size, sizeof id);
        list[i] = (struct place){id, i};
    }
    sort_rows(list, (size_t)count, sizeof *list, by_id, NULL);
    loading->places[kind - kinds] = (struct places){list, count};
}

static bool load_kind(struct loading *loading, const struct kind *kind, struct fault *fault)
{
    int64_t room;
    sqlite3_stmt *statement;

    if (!count_rows(loading, kind, &room, fault) ||
        !db_prepare(loading->store, select_sql(kind, &loading->scratch), &statement, fault))
        return false;
    unsigned char *rows = arena_alloc(loading->arena, (size_t)room, kind->size);
    int count = 0, rc;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW && count < room) {
        void *row = rows + (size_t)count++ * kind->size;
        int64_t id = sqlite3_column_int64(statement, 0);
        memcpy(row, &id, sizeof id); /* id is every row's first member */
        for (int i = 0; i < kind->n_columns; i++)
            read_cell(loading, &kind->columns[i], row, statement, i + 1);
    }
    bool good = rc == SQLITE_DONE || db_trouble(loading->store, fault);
    sqlite3_finalize(statement);
    kind_sort(kind, &loading->season, rows, count);
    kind_set_rows(kind, &loading->season, rows, count);
    remember_places(loading, kind, rows, count);
    return good;
}

static int count_kinds(void)
{
    int n = 0;

    while (kinds[n].name)
        n++;
    return n;
}

/* Referred-to kinds come first in kinds[], so that their places are known. */
static bool load_kinds(struct loading *loading, struct fault *fault)
{
    if (!db_number(loading->store, "SELECT \"season_version\" FROM \"school_file\"",
                   &loading->season.version, fault))
        return false;
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (!load_kind(loading, kind, fault))
            return fault_in(fault, "loading %s", kind->name);
    return true;
}

bool store_load(struct store *store, struct arena *arena, struct season *season,
                struct fault *fault)
{
    struct loading loading = {.store = store, .arena = arena};

    loading.places = arena_new(&loading.scratch, struct places, count_kinds());
    /* One transaction: every table as it was at one moment. */
    bool good = db_run(store, "BEGIN", fault);
    if (good)
        good = db_end(store, load_kinds(&loading, fault), fault);
    if (good)
        *season = loading.season;
    arena_release(&loading.scratch);
    return good;
}
