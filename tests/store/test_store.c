/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seasons into the file and back: every column, only what differs, references. */
#include "tests/support/check.h"

#include "scheduler/store/db.h"
#include "tests/support/store_fill.h"

static void save(struct desk *desk, const struct season *after)
{
    struct season before = load(desk);
    good(desk, store_save_season(desk->store, &before, after, fill_all_kinds(), &fill_note,
                                 &desk->fault));
}

/* How many rows the newest change touched, from its changeset. */
static int rows_touched(struct desk *desk)
{
    sqlite3_stmt *statement;
    sqlite3_changeset_iter *rows;
    int count = 0;

    good(desk,
         db_prepare(desk->store, "SELECT \"changeset\" FROM \"change\" ORDER BY \"number\" DESC",
                    &statement, &desk->fault));
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3changeset_start(&rows, sqlite3_column_bytes(statement, 0),
                                            (void *)sqlite3_column_blob(statement, 0)),
                     SQLITE_OK);
    while (sqlite3changeset_next(rows) == SQLITE_ROW)
        count++;
    sqlite3changeset_finalize(rows);
    sqlite3_finalize(statement);
    return count;
}

static void every_column_comes_back(void **state)
{
    struct desk *desk = *state;
    struct season full;

    fill_season(&full, 4, 0, &desk->arena);
    save(desk, &full);
    struct season back = load(desk);
    for (const struct kind *kind = kinds; kind->name; kind++) {
        int count;
        const unsigned char *rows = kind_rows(kind, &back, &count);
        if (!fill_same_kind(kind, &full, &back))
            print_error("%s came back otherwise\n", kind->name);
        assert_true(fill_same_kind(kind, &full, &back));
        assert_int_equal(count, 4);
        for (int i = 0; i < count; i++)
            assert_true(*(const int64_t *)(const void *)(rows + (size_t)i * kind->size) > 0);
    }
    /* and after closing, from the disk */
    store_close(desk->store);
    good(desk, store_open(desk->path, STORE_READ, &desk->store, &desk->fault));
    struct season again = load(desk);
    assert_null(fill_difference(&full, &again));
    assert_int_equal(again.version, back.version);
}

static void defaults_come_back(void **state)
{
    struct desk *desk = *state;
    struct season season = {0};

    for (const struct kind *kind = kinds; kind->name; kind++) {
        void *row = arena_alloc(&desk->arena, 1, kind->size);
        kind_clear(kind, row);
        for (int i = 0; i < kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i];
            if (column->type == COLUMN_REF &&
                (strstr(kind->key, column->name) || strcmp(kind->name, "sittings") == 0))
                column_set_number(column, row, 0); /* what it belongs to */
            if (column->type == COLUMN_TEXT && strstr(kind->key, column->name))
                column_set_text(column, row, "X");
        }
        kind_set_rows(kind, &season, row, 1);
    }
    save(desk, &season);
    struct season back = load(desk);
    assert_null(fill_difference(&season, &back));
    assert_int_equal(back.people[0].site, -1);
    assert_string_equal(back.people[0].email, "");
    assert_int_equal(back.papers[0].date, -1);
}

static void only_what_differs_is_written(void **state)
{
    struct desk *desk = *state;
    struct season full;

    fill_season(&full, 5, 0, &desk->arena);
    save(desk, &full);
    struct season before = load(desk);

    save(desk, &full); /* nothing differs: no change, no line */
    assert_int_equal(load(desk).version, before.version);

    struct room *rooms = arena_dup(&desk->arena, before.rooms, 5, sizeof *rooms);
    rooms[2].seats = 77;
    before.rooms = rooms;
    save(desk, &before);
    assert_int_equal(rows_touched(desk), 1);
    struct season after = load(desk);
    assert_int_equal(after.rooms[2].seats, 77);
    assert_int_equal(after.rooms[2].id, rooms[2].id);
    assert_int_equal(after.version, before.version + 1);
}

static void rows_in_any_order_are_recognised(void **state)
{
    struct desk *desk = *state;
    struct season full;

    fill_season(&full, 5, 0, &desk->arena);
    save(desk, &full);
    struct season before = load(desk), after = before;
    struct skill *skills = arena_dup(&desk->arena, before.skills, 5, sizeof *skills);
    for (int i = 0; i < 5; i++)
        skills[i] = before.skills[4 - i];
    after.skills = skills;
    save(desk, &after);
    assert_int_equal(load(desk).version, before.version);
}

static const struct person people[] = {{.staff = "AB", .site = -1}, {.staff = "CD", .site = -1}};
static const struct skill skills[] = {{.staff = 0, .skill = "reader", .from = -1, .until = -1},
                                      {.staff = 1, .skill = "scribe", .from = -1, .until = -1}};

/* New rows that name new rows; then one in front of them, so that indices move. */
static void references_get_their_ids(void **state)
{
    struct desk *desk = *state;
    struct season season = load(desk);
    struct person list[3];

    kind_clear(kind_find("staff"), &list[0]);
    list[2] = list[1] = list[0];
    list[0].staff = people[0].staff;
    list[1].staff = people[1].staff;
    season.people = list;
    season.n_people = 2;
    season.skills = skills;
    season.n_skills = 2;
    save(desk, &season);
    struct season first = load(desk);
    assert_string_equal(first.people[first.skills[1].staff].staff, "CD");

    /* AA comes, AB goes with its skill, CD stays and moves from place 1 to 1 */
    struct skill kept = first.skills[1];
    list[0] = list[2];
    list[0].staff = "AA";
    list[1] = first.people[1];
    season = first;
    season.people = list;
    season.skills = &kept;
    season.n_skills = 1;
    save(desk, &season);
    assert_int_equal(rows_touched(desk), 3); /* AA in; AB and its skill out */
    struct season second = load(desk);
    assert_int_equal(second.n_people, 2);
    assert_int_equal(second.n_skills, 1);
    assert_string_equal(second.people[second.skills[0].staff].staff, "CD");
    assert_int_equal(second.skills[0].id, first.skills[1].id);
}

/* Removing a pupil takes along what hangs on it in kinds that were not saved. */
static void a_pupil_goes_with_its_rows(void **state)
{
    struct desk *desk = *state;
    static const char *const only_pupils[] = {"pupils", NULL};
    struct season full;

    fill_season(&full, 4, 0, &desk->arena);
    save(desk, &full);
    struct season before = load(desk), after = before;
    after.n_pupils = 3; /* the last goes */
    good(desk,
         store_save_season(desk->store, &before, &after, only_pupils, &fill_note, &desk->fault));
    struct season left = load(desk);
    assert_int_equal(left.n_pupils, 3);
    assert_int_equal(left.n_entries, 3);
    assert_int_equal(left.n_seating, 3);
    assert_int_equal(left.n_arrangements, 3);
    assert_int_equal(left.n_people, 4);
    sound(desk);
}

static void a_stale_season_is_refused(void **state)
{
    struct desk *desk = *state;
    struct season full, other, before = load(desk);

    fill_season(&full, 2, 0, &desk->arena);
    fill_season(&other, 3, 1, &desk->arena);
    save(desk, &full);
    assert_false(store_save_season(desk->store, &before, &other, fill_all_kinds(), &fill_note,
                                   &desk->fault));
    assert_int_equal(desk->fault.kind, FAULT_CONFLICT);
    assert_non_null(strstr(desk->fault.text, fill_note.summary)); /* who was first, with what */
    assert_non_null(strstr(desk->fault.text, fill_note.who));
    struct season after = load(desk);
    assert_null(fill_difference(&full, &after));
}

/* A row the tables refuse takes nothing else with it. */
static void a_refused_row_stores_nothing(void **state)
{
    struct desk *desk = *state;
    struct season full, before;

    fill_season(&full, 3, 0, &desk->arena);
    struct sitting *seating = arena_dup(&desk->arena, full.seating, 3, sizeof *seating);
    seating[2].release_at = seating[2].ends_at - 1;
    full.seating = seating;
    before = load(desk);
    assert_false(
        store_save_season(desk->store, &before, &full, fill_all_kinds(), &fill_note, &desk->fault));
    assert_non_null(strstr(desk->fault.text, "storing sitting"));
    struct season after = load(desk);
    assert_null(fill_difference(&before, &after));
    assert_int_equal(after.version, before.version);
    seating[2].release_at++; /* and the file can still be written */
    save(desk, &full);
}

static void sixty_thousand_entries(void **state)
{
    struct desk *desk = *state;
    enum { PUPILS = 2000, PAPERS = 30, ENTRIES_N = PUPILS * PAPERS };
    struct season season = load(desk), empty = season;
    struct pupil *pupils = arena_new(&desk->arena, struct pupil, PUPILS);
    struct paper *papers = arena_new(&desk->arena, struct paper, PAPERS);
    struct entry *entries = arena_new(&desk->arena, struct entry, ENTRIES_N);

    for (int i = 0; i < PUPILS; i++) {
        kind_clear(kind_find("pupils"), &pupils[i]);
        pupils[i].pupil = arena_text(&desk->arena, "P%05d", i);
    }
    for (int i = 0; i < PAPERS; i++) {
        kind_clear(kind_find("papers"), &papers[i]);
        papers[i].paper = arena_text(&desk->arena, "87%02d/1", i);
    }
    for (int i = 0; i < ENTRIES_N; i++)
        entries[i] = (struct entry){.pupil = i / PAPERS, .paper = i % PAPERS, .series = -1};
    season.pupils = pupils, season.n_pupils = PUPILS;
    season.papers = papers, season.n_papers = PAPERS;
    season.entries = entries, season.n_entries = ENTRIES_N;
    good(desk, store_save_season(desk->store, &empty, &season, NULL, &fill_note, &desk->fault));
    struct season back = load(desk);
    assert_int_equal(back.n_entries, ENTRIES_N);
    assert_null(fill_difference(&season, &back));
    struct season none = {0};
    good(desk, store_save_season(desk->store, &back, &none, NULL, &fill_note, &desk->fault));
    assert_int_equal(load(desk).n_entries, 0);
}

/* Absences alone were stored: loaded again, the season is the file's. */
static void what_was_stored_is_loaded_again(void **state)
{
    static const char *const absences[] = {"absences", NULL};
    struct desk *desk = *state;
    struct season full;

    fill_season(&full, 4, 0, &desk->arena);
    save(desk, &full);
    struct season held = load(desk), after = held;
    after.n_absences = 2;
    good(desk, store_save_season(desk->store, &held, &after, absences, &fill_note, &desk->fault));
    good(desk, store_load_again(desk->store, &desk->arena, absences, &held, &desk->fault));
    struct season fresh = load(desk);
    assert_null(fill_difference(&held, &fresh));
    assert_true(held.version == fresh.version && held.n_absences == 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(every_column_comes_back),      WITH_FILE(defaults_come_back),
        WITH_FILE(only_what_differs_is_written), WITH_FILE(rows_in_any_order_are_recognised),
        WITH_FILE(references_get_their_ids),     WITH_FILE(a_pupil_goes_with_its_rows),
        WITH_FILE(a_stale_season_is_refused),    WITH_FILE(a_refused_row_stores_nothing),
        WITH_FILE(sixty_thousand_entries),       WITH_FILE(what_was_stored_is_loaded_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
