/* SPDX-License-Identifier: GPL-3.0-or-later
 * Makes the stored season equal to another: only rows that differ are touched,
 * in one transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/store/diff.h"
#include "scheduler/store/history.h"

struct saving {
    struct store *store;
    const struct season *before, *after;
    const char *const *names; /* kinds to save; NULL: the imported ones */
    struct arena scratch;
    struct diff *diffs; /* per kind that is saved */
    int64_t **ids;      /* per kind: ids of the rows of after */
    bool *unchanged;    /* per kind: after has the very rows of before */
    int64_t n_touched;
};

/* A season made from the loaded one shares the arrays it leaves alone; then
 * nothing has to be compared, as long as what the rows name is shared, too. */
static bool is_unchanged(const struct saving *saving, const struct kind *kind)
{
    int n_before, n_after;

    if (kind_rows(kind, saving->before, &n_before) != kind_rows(kind, saving->after, &n_after) ||
        n_before != n_after)
        return false;
    for (int i = 0; i < kind->n_columns; i++) {
        const char *ref = kind->columns[i].ref;
        if (ref && !saving->unchanged[kind_find(ref) - kinds])
            return false;
    }
    return true;
}

static bool is_saved(const struct saving *saving, const struct kind *kind)
{
    if (saving->unchanged[kind - kinds])
        return false;
    if (!saving->names)
        return kind->imported;
    for (int i = 0; saving->names[i]; i++)
        if (strcmp(saving->names[i], kind->name) == 0)
            return true;
    return false;
}

static const void *row_at(const struct kind *kind, const struct season *season, int index)
{
    int count;
    const unsigned char *rows = kind_rows(kind, season, &count);

    return rows + (size_t)index * kind->size;
}

static int64_t id_of(const void *row)
{
    int64_t id;

    memcpy(&id, row, sizeof id);
    return id;
}

/* Ids of the rows of after that are stored already; 0: shall be inserted. */
static void know_ids(struct saving *saving, const struct kind *kind)
{
    const struct diff *diff = is_saved(saving, kind) ? &saving->diffs[kind - kinds] : NULL;
    int count;

    (void)kind_rows(kind, saving->after, &count);
    int64_t *ids = arena_new(&saving->scratch, int64_t, count);
    for (int i = 0; i < count; i++) {
        if (!diff)
            ids[i] = id_of(row_at(kind, saving->after, i));
        else if (diff->before_of[i] >= 0)
            ids[i] = id_of(row_at(kind, saving->before, diff->before_of[i]));
    }
    saving->ids[kind - kinds] = ids;
}

static const char *write_sql(const struct kind *kind, bool insert, struct arena *arena)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!out)
        abort(); /* no memory */
    fprintf(out, insert ? "INSERT INTO \"%s\" (" : "UPDATE \"%s\" SET (", kind->name);
    for (int i = 0; i < kind->n_columns; i++)
        fprintf(out, "%s\"%s\"", i > 0 ? ", " : "", kind->columns[i].name);
    fputs(insert ? ") VALUES (" : ") = (", out);
    for (int i = 0; i < kind->n_columns; i++)
        fprintf(out, "%s?%d", i > 0 ? ", " : "", i + 1);
    fprintf(out, insert ? ")" : ") WHERE \"id\" = ?%d", kind->n_columns + 1);
    (void)fclose(out);
    const char *sql = arena_copy(arena, text);
    free(text);
    return sql;
}

static bool bind_ref(const struct saving *saving, const struct kind_column *column, const void *row,
                     sqlite3_stmt *statement, int at)
{
    const struct kind *ref = kind_find(column->ref);
    int64_t index = column_number(column, row);

    if (index < 0) {
        sqlite3_bind_null(statement, at);
        return true;
    }
    int64_t id = saving->ids[ref - kinds][index];
    sqlite3_bind_int64(statement, at, id);
    return id != 0;
}

static bool bind_row(const struct saving *saving, const struct kind *kind, const void *row,
                     sqlite3_stmt *statement, struct fault *fault)
{
    for (int i = 0; i < kind->n_columns; i++) {
        const struct kind_column *column = &kind->columns[i];
        if (column->type == COLUMN_REF) {
            if (!bind_ref(saving, column, row, statement, i + 1))
                return fault_set(fault, FAULT_SYSTEM, "%s.%s names a row that is not stored",
                                 kind->name, column->name);
        } else if (column->type == COLUMN_TEXT) {
            sqlite3_bind_text(statement, i + 1, column_text(column, row), -1, SQLITE_STATIC);
        } else if (column->type == COLUMN_ENUM) {
            sqlite3_bind_text(statement, i + 1, column->words[column_number(column, row)], -1,
                              SQLITE_STATIC);
        } else {
            sqlite3_bind_int64(statement, i + 1, column_number(column, row));
        }
    }
    return true;
}

struct writing {
    sqlite3_stmt *insert, *update;
};

static bool write_row(struct saving *saving, const struct kind *kind, int index,
                      const struct writing *writing, struct fault *fault)
{
    const struct diff *diff = &saving->diffs[kind - kinds];
    const void *row = row_at(kind, saving->after, index);
    int64_t *id = &saving->ids[kind - kinds][index];
    int old = diff->before_of[index];

    if (old >= 0 &&
        kind_same(kind, saving->before, row_at(kind, saving->before, old), saving->after, row))
        return true;
    sqlite3_stmt *statement = old >= 0 ? writing->update : writing->insert;
    if (!bind_row(saving, kind, row, statement, fault))
        return false;
    if (old >= 0)
        sqlite3_bind_int64(statement, kind->n_columns + 1, *id);
    if (!db_finish(saving->store, statement, fault))
        return false;
    if (old < 0)
        *id = sqlite3_last_insert_rowid(saving->store->db);
    saving->n_touched++;
    return true;
}

static bool write_kind(struct saving *saving, const struct kind *kind, struct fault *fault)
{
    struct writing writing = {0};
    bool good =
        db_prepare(saving->store, write_sql(kind, true, &saving->scratch), &writing.insert,
                   fault) &&
        db_prepare(saving->store, write_sql(kind, false, &saving->scratch), &writing.update, fault);

    for (int i = 0; good && i < saving->diffs[kind - kinds].n_after; i++)
        good = write_row(saving, kind, i, &writing, fault);
    sqlite3_finalize(writing.insert);
    sqlite3_finalize(writing.update);
    return good || fault_in(fault, "storing %s", kind->name);
}

static bool remove_gone(struct saving *saving, const struct kind *kind, struct fault *fault)
{
    const struct diff *diff = &saving->diffs[kind - kinds];
    sqlite3_stmt *statement;

    if (!db_prepare(saving->store,
                    arena_text(&saving->scratch, "DELETE FROM \"%s\" WHERE \"id\" = ?", kind->name),
                    &statement, fault))
        return false;
    bool good = true;
    for (int i = 0; good && i < diff->n_before; i++) {
        if (diff->after_of[i] >= 0)
            continue;
        sqlite3_bind_int64(statement, 1, id_of(row_at(kind, saving->before, i)));
        good = db_finish(saving->store, statement, fault);
        saving->n_touched++;
    }
    sqlite3_finalize(statement);
    return good || fault_in(fault, "removing %s", kind->name);
}

bool store_since(struct store *store, int64_t version, struct arena *arena, const char **text,
                 struct fault *fault)
{
    enum { TOLD = 3 };
    const char *lines = "";
    const char *sql =
        arena_text(arena,
                   "SELECT \"who\" || ': ' || substr(\"summary\", 1, 100) FROM \"history\""
                   " WHERE \"season_version\" > %lld ORDER BY \"number\" DESC LIMIT %d",
                   (long long)version, TOLD);

    *text = "";
    if (!db_lines(store, sql, arena, &lines, fault))
        return false;
    for (const char *at = lines; *at; at += strcspn(at, "\n") + (at[strcspn(at, "\n")] != 0))
        *text =
            arena_text(arena, "%s%s%.*s", *text, **text ? "; " : "", (int)strcspn(at, "\n"), at);
    return true;
}

/* Two editors: the second is told who was first, and with what. */
static bool tell_meanwhile(struct saving *saving, struct fault *fault)
{
    struct arena arena = {0};
    const char *text;

    if (store_since(saving->store, saving->before->version, &arena, &text, fault)) {
        (void)fault_set(fault, FAULT_CONFLICT,
                        "the school file was changed meanwhile and nothing was stored (%s); look "
                        "at what is there now and do it again",
                        text);
    }
    arena_release(&arena);
    return false;
}

static bool version_stands(struct saving *saving, struct fault *fault)
{
    int64_t version;

    if (!db_number(saving->store, "SELECT \"season_version\" FROM \"school_file\"", &version,
                   fault))
        return false;
    return version == saving->before->version || tell_meanwhile(saving, fault);
}

/* Rows come in from the referred-to kinds on, and go in the other direction, so
 * that ON DELETE only reaches rows of kinds that are not being saved. */
static bool write_all(struct saving *saving, int n_kinds, struct fault *fault)
{
    for (int k = 0; k < n_kinds; k++) {
        saving->unchanged[k] = is_unchanged(saving, &kinds[k]);
        if (is_saved(saving, &kinds[k]))
            diff_make(&kinds[k], saving->before, saving->after, &saving->scratch,
                      &saving->diffs[k]);
        know_ids(saving, &kinds[k]);
    }
    for (int k = 0; k < n_kinds; k++)
        if (is_saved(saving, &kinds[k]) && !write_kind(saving, &kinds[k], fault))
            return false;
    for (int k = n_kinds - 1; k >= 0; k--)
        if (is_saved(saving, &kinds[k]) && !remove_gone(saving, &kinds[k], fault))
            return false;
    return true;
}

bool store_save_season(struct store *store, const struct season *before, const struct season *after,
                       const char *const *names, const struct change_note *note,
                       struct fault *fault)
{
    struct saving saving = {.store = store, .before = before, .after = after, .names = names};
    int n_kinds = 0;

    while (kinds[n_kinds].name)
        n_kinds++;
    saving.diffs = arena_new(&saving.scratch, struct diff, n_kinds);
    saving.unchanged = arena_new(&saving.scratch, bool, n_kinds);
    saving.ids = arena_new(&saving.scratch, int64_t *, n_kinds);
    bool good = db_begin(store, fault);
    if (good) {
        good = version_stands(&saving, fault) && history_record(store, fault) &&
               write_all(&saving, n_kinds, fault) &&
               (saving.n_touched == 0 || history_add(store, note, fault));
        history_stop(store);
        good = db_end(store, good, fault);
    }
    arena_release(&saving.scratch);
    return good;
}
