/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables against the kinds; older files brought up to date. */
#include "tests/support/store_file.h"

/* PRAGMA table_info against the kind tables: nobody forgets a column. */
static void tables_match_the_kinds(void **state)
{
    struct desk *desk = *state;

    for (const struct kind *kind = kinds; kind->name; kind++) {
        sqlite3_stmt *statement;
        int at = 0;
        const char *sql = arena_text(&desk->arena, "PRAGMA table_info(\"%s\")", kind->name);
        good(desk, db_prepare(desk->store, sql, &statement, &desk->fault));
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const char *name = (const char *)sqlite3_column_text(statement, 1);
            const char *type = (const char *)sqlite3_column_text(statement, 2);
            if (at++ == 0) {
                assert_string_equal(name, "id");
                continue;
            }
            assert_true(at - 2 < kind->n_columns);
            const struct kind_column *column = &kind->columns[at - 2];
            bool text = column->type == COLUMN_TEXT || column->type == COLUMN_ENUM;
            assert_string_equal(name, column->name);
            assert_string_equal(type, text ? "TEXT" : "INTEGER");
            /* only references may be NULL */
            assert_true(column->type == COLUMN_REF || sqlite3_column_int(statement, 3) == 1);
        }
        sqlite3_finalize(statement);
        assert_int_equal(at, kind->n_columns + 1);
        for (int i = 0; i < kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i];
            int64_t found;
            sql = arena_text(&desk->arena,
                             "SELECT count(*) FROM pragma_foreign_key_list('%s') WHERE"
                             " \"from\" = '%s' AND \"table\" = '%s' AND on_delete IN"
                             " ('CASCADE', 'SET NULL')",
                             kind->name, column->name, column->ref ? column->ref : "");
            good(desk, db_number(desk->store, sql, &found, &desk->fault));
            assert_int_equal(found, column->type == COLUMN_REF);
        }
    }
    int64_t lax;
    good(desk, db_number(desk->store,
                         "SELECT count(*) FROM pragma_table_list WHERE NOT strict AND"
                         " type = 'table' AND name NOT LIKE 'sqlite_%'",
                         &lax, &desk->fault));
    assert_int_equal(lax, 0);
}

/* The program of tomorrow knows one step more than the file has. */
static void an_older_file_is_brought_up_to_date(void **state)
{
    struct desk *desk = *state;
    int count;
    const struct schema_step *steps = schema_steps(&desk->arena, &count);
    struct schema_step *more = arena_new(&desk->arena, struct schema_step, count + 1);
    const char *summary;
    struct season full;

    save_full(desk, &full);
    memcpy(more, steps, (size_t)count * sizeof *more);
    more[count] =
        (struct schema_step){"999-gate.sql", "CREATE TABLE gate (id INTEGER PRIMARY KEY) STRICT;"
                                             "INSERT INTO gate VALUES (41)"};
    good(desk, schema_migrate(desk->store, more, count + 1, &desk->fault));
    struct season after = load(desk);
    assert_null(fill_difference(&full, &after));
    /* what was changed under the older tables cannot be undone in the newer */
    assert_false(store_undo(desk->store, &fill_note, &desk->arena, &summary, &desk->fault));
    assert_int_equal(desk->fault.kind, FAULT_MISSING);
    shut(desk);
    assert_int_equal(read_number(desk->path, "SELECT id FROM gate"), 41);
    assert_int_equal(read_number(desk->path, "PRAGMA user_version"), count + 1);
    refused(desk, desk->path, STORE_WRITE, FAULT_INPUT, "newer examrota"); /* by today's */
    /* the backup is the file as it was, and today's program opens it */
    const char *backup = beside(desk, arena_text(&desk->arena, "school.before-v%d.db", count + 1));
    good(desk, store_open(backup, STORE_WRITE, &desk->store, &desk->fault));
    after = load(desk);
    assert_null(fill_difference(&full, &after));
}

/* From any step on, by the real steps, and with what was in it. */
static void every_older_step_leads_here(void **state)
{
    struct desk *desk = *state;
    int count;
    const struct schema_step *steps = schema_steps(&desk->arena, &count);

    for (int from = 1; from < count; from++) {
        const char *path = beside(desk, arena_text(&desk->arena, "v%d.db", from));
        const char *backup =
            beside(desk, arena_text(&desk->arena, "v%d.before-v%d.db", from, count));
        struct store *store;
        put(path, "", 0);
        for (int i = 0; i < from; i++)
            run_sql(path, steps[i].sql);
        run_sql(path, arena_text(&desk->arena,
                                 "PRAGMA application_id = %d; PRAGMA user_version = %d;"
                                 "INSERT INTO sites VALUES (1, 'N', 'North', '', 0)",
                                 SCHOOL_FILE_ID, from));
        enum store_mode mode = from % 2 ? STORE_WRITE : STORE_READ;
        good(desk, store_open(path, mode, &store, &desk->fault));
        store_close(store);
        assert_int_equal(read_number(path, "PRAGMA user_version"), count);
        assert_int_equal(read_number(path, "SELECT count(*) FROM sites"), 1);
        assert_int_equal(read_number(backup, "PRAGMA user_version"), from);
    }
}

/* Older files said it in words alone: the moment tells which line made which version. */
static void older_lines_know_their_version(void **state)
{
    enum { STEP = 19 }; /* the last without */
    struct desk *desk = *state;
    int count;
    const struct schema_step *steps = schema_steps(&desk->arena, &count);
    const char *path = beside(desk, "lines.db");
    struct store *store;
    struct history_line *lines;
    static const int published[] = {0, 1, 0, 2, 0};

    put(path, "", 0);
    for (int i = 0; i < STEP; i++)
        run_sql(path, steps[i].sql);
    run_sql(path, arena_text(&desk->arena,
                             "PRAGMA application_id = %d; PRAGMA user_version = %d;"
                             "INSERT INTO \"school_file\" VALUES (1, 5, zeroblob(32));"
                             "INSERT INTO \"version\" VALUES (1, 1, 200, '', '', 1, 7, ''),"
                             " (2, 2, 400, '', '', 8, 14, '');"
                             "INSERT INTO \"history\" VALUES (1, 100, '', '', 'a', 1),"
                             " (2, 200, '', '', '(erased)', 2), (3, 300, '', '', 'c', 3),"
                             " (4, 400, '', '', 'd', 4), (5, 500, '', '', 'e', 5)",
                             SCHOOL_FILE_ID, STEP));
    good(desk, store_open(path, STORE_WRITE, &store, &desk->fault));
    good(desk, store_history(store, &desk->arena, &lines, &count, &desk->fault));
    store_close(store);
    assert_int_equal(count, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(lines[i].published, published[i]);
    assert_int_equal(read_number(path, "SELECT count(*) FROM sqlite_schema WHERE"
                                       " type = 'trigger' AND tbl_name = 'history'"),
                     2);
}

/* A step that fails leaves the file as the step before left it. */
static void a_failing_step_changes_nothing(void **state)
{
    struct desk *desk = *state;
    int count;
    const struct schema_step *steps = schema_steps(&desk->arena, &count);
    struct schema_step *more = arena_new(&desk->arena, struct schema_step, count + 1);
    struct season full;

    save_full(desk, &full);
    memcpy(more, steps, (size_t)count * sizeof *more);
    more[count] =
        (struct schema_step){"999-bad.sql", "CREATE TABLE gate (id INTEGER PRIMARY KEY) STRICT;"
                                            "DROP TABLE entries; DROP TABLE nothing_like_it"};
    assert_false(schema_migrate(desk->store, more, count + 1, &desk->fault));
    assert_non_null(strstr(desk->fault.text, "999-bad.sql"));
    shut(desk);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    struct season after = load(desk);
    assert_null(fill_difference(&full, &after));
    sound(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(tables_match_the_kinds),         WITH_FILE(an_older_file_is_brought_up_to_date),
        WITH_FILE(every_older_step_leads_here),    WITH_FILE(older_lines_know_their_version),
        WITH_FILE(a_failing_step_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
