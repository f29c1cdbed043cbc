/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History, undo and redo. */
#include "scheduler/store/db.h"
#include "tests/support/store_fill.h"

static void save_kinds(struct desk *desk, const struct season *after, const char *const *names,
                       const char *summary)
{
    struct season before = load(desk);
    struct change_note note = fill_note;

    note.summary = summary;
    good(desk, store_save_season(desk->store, &before, after, names, &note, &desk->fault));
}

static void undo(struct desk *desk, const char *want)
{
    const char *summary;
    good(desk, store_undo(desk->store, &fill_note, &desk->arena, &summary, &desk->fault));
    assert_string_equal(summary, want);
}

static void redo(struct desk *desk, const char *want)
{
    const char *summary;
    good(desk, store_redo(desk->store, &fill_note, &desk->arena, &summary, &desk->fault));
    assert_string_equal(summary, want);
}

static void nothing_left(struct desk *desk, bool forward)
{
    const char *summary;
    assert_false((forward ? store_redo : store_undo)(desk->store, &fill_note, &desk->arena,
                                                     &summary, &desk->fault));
    assert_int_equal(desk->fault.kind, FAULT_MISSING);
}

static void same_seasons(const struct season *want, const struct season *now)
{
    for (const struct kind *kind = kinds; kind->name; kind++) {
        bool told =
            strcmp(kind->name, "version") == 0 || strcmp(kind->name, "version_change") == 0 ||
            strcmp(kind->name, "feed_event") == 0 || strcmp(kind->name, "feed_address") == 0;
        if (!told && !fill_same_kind(kind, want, now))
            print_error("%s is not as it was\n", kind->name);
        assert_true(told || fill_same_kind(kind, want, now));
    }
}

/* Every kind that undo may touch is as in want. */
static void stands(struct desk *desk, const struct season *want)
{
    struct season now = load(desk);

    same_seasons(want, &now);
    sound(desk);
}

/* After that line the season was as in want (NULL: that is too long ago). */
static void was(struct desk *desk, const char *summary, const struct season *want)
{
    struct history_line *lines;
    struct season past;
    int count, line = 0;
    bool there;

    good(desk, store_history(desk->store, &desk->arena, &lines, &count, &desk->fault));
    while (line < count && strcmp(lines[line].summary, summary) != 0)
        line++;
    good(desk, store_load_past(desk->store, lines[line].number, &desk->arena, &past, &there,
                               &desk->fault));
    assert_int_equal(there, want != NULL);
    if (want)
        same_seasons(want, &past);
}

/* "one" to "three": fewer and more rows, other values: inserts, updates and deletes. */
static void three_states(struct desk *desk, struct season *states)
{
    for (int i = 1; i < 4; i++) {
        fill_season(&states[i], i == 2 ? 2 : 3 + i, i, &desk->arena);
        states[i].n_versions = states[i].n_version_changes = states[i].n_feed_events = 0;
        states[i].n_feed_addresses = 0;
        save_kinds(desk, &states[i], fill_all_kinds(),
                   (const char *[]){"", "one", "two", "three"}[i]);
        stands(desk, &states[i]);
    }
}

static void there_and_back(void **state)
{
    struct desk *desk = *state;
    struct season states[4];

    states[0] = load(desk);
    three_states(desk, states);
    undo(desk, "three");
    stands(desk, &states[2]);
    undo(desk, "two");
    stands(desk, &states[1]);
    redo(desk, "two");
    stands(desk, &states[2]);
    undo(desk, "two");
    undo(desk, "one");
    stands(desk, &states[0]);
    nothing_left(desk, false);
    redo(desk, "one");
    redo(desk, "two");
    redo(desk, "three");
    stands(desk, &states[3]);
    nothing_left(desk, true);
    undo(desk, "three");
    stands(desk, &states[2]);
}

static void what_was_is_looked_at(void **state)
{
    struct desk *desk = *state;
    struct season states[4];

    three_states(desk, states);
    was(desk, "one", &states[1]);
    was(desk, "two", &states[2]);
    was(desk, "three", &states[3]);
    stands(desk, &states[3]);
    undo(desk, "three");
    was(desk, "one", &states[1]);
    stands(desk, &states[2]);
}

static void a_new_change_ends_redo(void **state)
{
    struct desk *desk = *state;
    struct season one, two, three;

    fill_season(&one, 3, 1, &desk->arena);
    fill_season(&two, 4, 2, &desk->arena);
    fill_season(&three, 2, 3, &desk->arena);
    one.n_versions = two.n_versions = three.n_versions = 0;
    one.n_version_changes = two.n_version_changes = three.n_version_changes = 0;
    save_kinds(desk, &one, fill_all_kinds(), "one");
    save_kinds(desk, &two, fill_all_kinds(), "two");
    undo(desk, "two");
    save_kinds(desk, &three, fill_all_kinds(), "three");
    nothing_left(desk, true);
    undo(desk, "three");
    stands(desk, &one);
    redo(desk, "three");
    stands(desk, &three);
}

/* What ON DELETE took along in kinds that were not saved comes back, too. */
static void undo_brings_back_what_went_along(void **state)
{
    struct desk *desk = *state;
    static const char *const some[] = {"pupils", "staff", "sites", NULL};
    struct season full;

    fill_season(&full, 4, 0, &desk->arena);
    full.n_versions = full.n_version_changes = full.n_feed_events = full.n_feed_addresses = 0;
    save_kinds(desk, &full, fill_all_kinds(), "all");
    struct season fewer = load(desk);
    fewer.n_pupils = 1;
    fewer.n_sites = 0;
    struct person *people = arena_dup(&desk->arena, fewer.people, 1, sizeof *people);
    struct pupil *pupils = arena_dup(&desk->arena, fewer.pupils, 1, sizeof *pupils);
    people[0].site = pupils[0].site = -1;
    fewer.people = people;
    fewer.pupils = pupils;
    fewer.n_people = 1;
    save_kinds(desk, &fewer, some, "fewer");
    struct season left = load(desk);
    assert_int_equal(left.n_entries, 1);
    assert_int_equal(left.n_minima, 0);
    assert_int_equal(left.rooms[0].site, -1);
    undo(desk, "fewer");
    stands(desk, &full);
    redo(desk, "fewer");
    stands(desk, &left);
}

static void what_was_told_stays_told(void **state)
{
    struct desk *desk = *state;
    struct season staff, published;

    fill_season(&staff, 3, 0, &desk->arena);
    published = staff;
    staff.n_published = staff.n_versions = staff.n_version_changes = staff.n_feed_events = 0;
    save_kinds(desk, &staff, fill_all_kinds(), "staff");
    save_kinds(desk, &published, fill_all_kinds(), "publish");
    undo(desk, "publish");
    struct season after = load(desk);
    assert_int_equal(after.n_published, 0);
    assert_int_equal(after.n_versions, 3);
    assert_int_equal(after.n_version_changes, 3);
    assert_int_equal(after.n_feed_events, 3);
    assert_true(after.feed_events[2].staff >= 0);
    /* and when the people themselves go, what they were told loses only their name */
    undo(desk, "staff");
    after = load(desk);
    assert_int_equal(after.n_people, 0);
    assert_int_equal(after.n_feed_events, 3);
    assert_int_equal(after.feed_events[2].staff, -1);
    assert_string_equal(after.feed_events[2].uid, published.feed_events[2].uid);
    sound(desk);
    redo(desk, "staff");
    redo(desk, "publish");
    assert_int_equal(load(desk).n_published, 3);
    sound(desk);
}

static void history_tells_who_and_what(void **state)
{
    struct desk *desk = *state;
    struct season one, two;
    struct history_line *lines;
    int count;

    fill_season(&one, 2, 0, &desk->arena);
    fill_season(&two, 3, 1, &desk->arena);
    save_kinds(desk, &one, NULL, "one");
    save_kinds(desk, &two, NULL, "two");
    undo(desk, "two");
    good(desk, store_history(desk->store, &desk->arena, &lines, &count, &desk->fault));
    assert_int_equal(count, 3);
    assert_string_equal(lines[0].who, "officer");
    assert_string_equal(lines[0].command, "test");
    assert_int_equal(lines[2].at_utc, fill_note.now_utc);
    static const struct {
        const char *label, *summary;
        bool undone, can_undo;
    } rows[] = {
        {"first", "one", false, true},
        {"second", "two", true, false},
        {"the undo itself", "undo: two", false, false},
    };
    EACH (row, rows) {
        const struct history_line *line = &lines[row - rows];
        CHECK_ROW(row, line->number, row - rows + 1);
        CHECK_ROW_TEXT(row, line->summary, row->summary);
        CHECK_ROW(row, line->undone, row->undone);
        CHECK_ROW(row, line->can_undo, row->can_undo);
    }
}

static void history_cannot_be_rewritten(void **state)
{
    struct desk *desk = *state;
    struct season one;

    fill_season(&one, 2, 0, &desk->arena);
    save_kinds(desk, &one, NULL, "one");
    assert_false(db_run(desk->store, "UPDATE \"history\" SET \"who\" = 'nobody'", &desk->fault));
    assert_non_null(strstr(desk->fault.text, "history is never changed"));
    assert_false(db_run(desk->store, "DELETE FROM \"history\"", &desk->fault));
    assert_non_null(strstr(desk->fault.text, "history is never removed"));
}

/* Changesets hold pupils' data and do not stay for ever. */
static void old_changes_lose_their_undo(void **state)
{
    struct desk *desk = *state;
    struct setting setting = {.name = "school", .value = ""};
    const char *summary;
    int undone = 0;

    for (int i = 0; i < 60; i++) {
        struct season season = load(desk);
        setting.value = arena_text(&desk->arena, "School %d", i);
        season.settings = &setting;
        season.n_settings = 1;
        save_kinds(desk, &season, NULL, setting.value);
    }
    was(desk, "School 5", NULL);
    while (store_undo(desk->store, &fill_note, &desk->arena, &summary, &desk->fault))
        undone++;
    assert_int_equal(desk->fault.kind, FAULT_MISSING);
    assert_int_equal(undone, 40);
    assert_string_equal(load(desk).settings[0].value, "School 19");
    while (store_redo(desk->store, &fill_note, &desk->arena, &summary, &desk->fault))
        undone--;
    assert_int_equal(undone, 0);
    assert_string_equal(load(desk).settings[0].value, "School 59");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(there_and_back),
        WITH_FILE(what_was_is_looked_at),
        WITH_FILE(a_new_change_ends_redo),
        WITH_FILE(undo_brings_back_what_went_along),
        WITH_FILE(what_was_told_stays_told),
        WITH_FILE(history_tells_who_and_what),
        WITH_FILE(history_cannot_be_rewritten),
        WITH_FILE(old_changes_lose_their_undo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
