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
    struct places *places;   /* per kind */
    const char *const *some; /* of store_load_again() */
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

/* places: of the kind that the column refers to. */
static void read_cell(struct loading *loading, const struct kind_column *column,
                      const struct places *places, void *row, sqlite3_stmt *statement, int at)
{
    if (column->type == COLUMN_TEXT) {
        column_set_text(column, row, keep_text(loading, statement, at));
    } else if (column->type == COLUMN_REF) {
        column_set_number(column, row, place_find(places, statement, at));
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

/* By column: where the rows went that it refers to. */
static const struct places **places_of(struct loading *loading, const struct kind *kind)
{
    const struct places **list =
        arena_new(&loading->scratch, const struct places *, kind->n_columns + 1);

    for (int i = 0; i < kind->n_columns; i++)
        if (kind->columns[i].type == COLUMN_REF)
            list[i] = &loading->places[kind_find(kind->columns[i].ref) - kinds];
    return list;
}

static bool load_kind(struct loading *loading, const struct kind *kind, struct fault *fault)
{
    const struct places **places = places_of(loading, kind);
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
            read_cell(loading, &kind->columns[i], places[i], row, statement, i + 1);
    }
    bool good = db_read(loading->store, statement, rc, fault);
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

static bool load_now(struct loading *loading, bool (*load)(struct loading *, struct fault *),
                     struct season *season, struct fault *fault)
{
    loading->places = arena_new(&loading->scratch, struct places, count_kinds());
    bool good = load(loading, fault);
    if (good)
        *season = loading->season;
    arena_release(&loading->scratch);
    return good;
}

/* One transaction: every table as it was at one moment. */
static bool load_all(struct loading *loading, bool (*load)(struct loading *, struct fault *),
                     struct season *season, struct fault *fault)
{
    return db_run(loading->store, "BEGIN", fault) &&
           db_end(loading->store, load_now(loading, load, season, fault), fault);
}

bool db_season(struct store *store, struct arena *arena, struct season *season, struct fault *fault)
{
    struct loading loading = {.store = store, .arena = arena};

    return load_now(&loading, load_kinds, season, fault);
}

bool store_load(struct store *store, struct arena *arena, struct season *season,
                struct fault *fault)
{
    struct loading loading = {.store = store, .arena = arena};

    return load_all(&loading, load_kinds, season, fault);
}

static bool is_among(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(*list, name) == 0)
            return true;
    return false;
}

/* Rows of theirs may have moved: does anything else point at them? */
static bool is_pointed_at(const char *const *list)
{
    for (const struct kind *kind = kinds; kind->name; kind++)
        for (int i = 0; i < kind->n_columns && !is_among(kind->name, list); i++)
            if (kind->columns[i].type == COLUMN_REF && is_among(kind->columns[i].ref, list))
                return true;
    return false;
}

/* The kinds of loading->some anew; the others are as they were. */
static bool load_some(struct loading *loading, struct fault *fault)
{
    if (!db_number(loading->store, "SELECT \"season_version\" FROM \"school_file\"",
                   &loading->season.version, fault))
        return false;
    for (const struct kind *kind = kinds; kind->name; kind++) {
        int count = 0;
        const void *rows = kind_rows(kind, &loading->season, &count);
        if (!is_among(kind->name, loading->some))
            remember_places(loading, kind, rows, count);
        else if (!load_kind(loading, kind, fault))
            return fault_in(fault, "loading %s", kind->name);
    }
    return true;
}

bool store_load_again(struct store *store, struct arena *arena, const char *const *some,
                      struct season *season, struct fault *fault)
{
    struct loading loading = {.store = store, .arena = arena, .season = *season, .some = some};

    if (is_pointed_at(some))
        return store_load(store, arena, season, fault);
    return load_all(&loading, load_some, season, fault);
}
