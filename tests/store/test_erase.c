/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was erased is nowhere in the folder: names and codes are canaries, and every byte of every
 * file is searched. */
#include "scheduler/store/accounts.h"
#include "scheduler/store/erase.h"
#include "tests/support/store_file.h"

enum { ROWS = 6, LATE_DAY = 60000 };

#define PUPIL      "QZPUPIL7"
#define PUPIL_NAME "Zephyrine Quill"
#define STAFF      "QZSTAFF7"
#define STAFF_NAME "Xanthe Quorn"

/* How often the bytes stand in the files of the folder. */
static int found(struct desk *desk, const char *bytes)
{
    DIR *folder = opendir(desk->folder);
    size_t length = strlen(bytes);
    int times = 0;

    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        FILE *file = fopen(beside(desk, entry->d_name), "rb");
        if (entry->d_name[0] == '.' || !file) {
            if (file)
                fclose(file);
            continue;
        }
        static char all[8 << 20];
        size_t size = fread(all, 1, sizeof all, file);
        assert_true(size < sizeof all);
        fclose(file);
        for (size_t i = 0; i + length <= size; i++)
            times += memcmp(all + i, bytes, length) == 0;
    }
    closedir(folder);
    return times;
}

/* Wherever a text or a key may name somebody. */
static const struct {
    const char *kind, *column;
    bool key;
} named[] = {
    {"draft", "key", true},
    {"published", "key", true},
    {"version_change", "key", true},
    {"feed_event", "key", true},
    {"reply", "key", true},
    {"override", "key", true},
    {"held", "key", true},
    {"locks", "duty", true},
    {"draft", "title", false},
    {"published", "title", false},
    {"version_change", "title", false},
    {"feed_event", "title", false},
    {"incident", "reason", false},
    {"incident", "told", false},
    {"sitting", "note", false},
    {"unseated", "reason", false},
    {"override", "by", false},
    {"reply", "reason", false},
    {"version", "note", false},
    {"worked", "note", false},
    {"arrangements", "note", false},
};

static void set_text(struct season *season, const char *name, const char *column, int row,
                     const char *text)
{
    const struct kind *kind = kind_find(name);
    int count;
    unsigned char *list = (unsigned char *)kind_rows(kind, season, &count);

    assert_true(row < count);
    column_set_text(kind_column_find(kind, column), list + (size_t)row * kind->size, text);
}

/* A season in which one pupil and one person stand in all of them. */
static void name_them(struct desk *desk, struct season *season)
{
    fill_season(season, ROWS, 0, &desk->arena);
    set_text(season, "pupils", "pupil", 2, PUPIL);
    set_text(season, "pupils", "name", 2, PUPIL_NAME);
    set_text(season, "staff", "staff", 2, STAFF);
    set_text(season, "staff", "name", 2, STAFF_NAME);
    for (size_t n = 0; n < sizeof named / sizeof *named; n++)
        for (int i = 0; i < ROWS; i++)
            set_text(season, named[n].kind, named[n].column, i,
                     named[n].key ? arena_text(&desk->arena, "S27:reader:QZ8700/1:" PUPIL ":%d", i)
                                  : "for " PUPIL_NAME " (" PUPIL "), by " STAFF_NAME " or " STAFF);
}

static void begin(struct desk *desk)
{
    struct season before = load(desk), season;
    struct change_note note = fill_note;
    const struct account account = {.name = "quorn", .role = "staff", .staff = STAFF};
    const struct account officer = {.name = "head", .role = "officer", .password = "hash"};

    note.summary = "moved " PUPIL " of " STAFF_NAME;
    note.command = "seat --move " PUPIL " HALL";
    name_them(desk, &season);
    good(desk,
         store_save_season(desk->store, &before, &season, fill_all_kinds(), &note, &desk->fault));
    struct account full = account, other = officer;
    full.password = full.link = other.staff = other.link = "";
    good(desk, store_account_save(desk->store, &full, &fill_note, &desk->fault));
    good(desk, store_account_save(desk->store, &other, &fill_note, &desk->fault));
    note.who = "quorn";
    note.summary = note.command = "away " STAFF;
    good(desk, store_note(desk->store, &note, &desk->fault));
}

static int64_t rows_of(const struct erased *erased, const char *table)
{
    for (int i = 0; i < erased->n_lines; i++)
        if (strcmp(erased->lines[i].table, table) == 0)
            return erased->lines[i].rows;
    return 0;
}

static struct erased erase(struct desk *desk, enum erase_what what, const char *code, bool really)
{
    const struct erase_ask ask = {.what = what, .day = LATE_DAY, .code = code, .really = really};
    struct erased erased;

    good(desk, store_erase(desk->store, &ask, &fill_note, &desk->arena, &erased, &desk->fault));
    return erased;
}

static const struct erase_row {
    const char *name;
    enum erase_what what;
    const char *code, *canaries[3], *others; /* gone; still there */
    const char *table;                       /* that loses a row */
} rows[] = {
    {"pupil", ERASE_PUPIL, PUPIL, {PUPIL, PUPIL_NAME}, STAFF_NAME, "pupils"},
    {"staff", ERASE_STAFF, STAFF, {STAFF, STAFF_NAME, "quorn"}, PUPIL_NAME, "account"},
    {"all that is over",
     ERASE_BEFORE,
     NULL,
     {PUPIL, STAFF_NAME, "QZ8700/1"},
     "rooms name",
     "papers"},
};

static void test_bytes_are_gone(void **state)
{
    struct desk *desk = *state;
    const char *copy;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct erase_row *row = &rows[i];
        if (i > 0) {
            shut(desk);
            (void)unlink(desk->path);
            good(desk, store_open(desk->path, STORE_CREATE, &desk->store, &desk->fault));
        }
        begin(desk);
        copy = beside(desk, "school.before-v3.db");
        put(copy, PUPIL STAFF_NAME, strlen(PUPIL STAFF_NAME));

        struct erased tried = erase(desk, row->what, row->code, false);
        assert_int_equal(tried.n_copies, 1);
        for (int c = 0; c < 3 && row->canaries[c]; c++)
            assert_true(found(desk, row->canaries[c]) > 0);
        struct erased done = erase(desk, row->what, row->code, true);
        assert_int_equal(done.n_lines, tried.n_lines);
        assert_true(rows_of(&done, row->table) > 0);
        for (int c = 0; c < 3 && row->canaries[c]; c++) {
            if (found(desk, row->canaries[c]))
                print_error("%s: '%s' is still there\n", row->name, row->canaries[c]);
            assert_int_equal(found(desk, row->canaries[c]), 0);
        }
        assert_true(found(desk, row->others) > 0);
        assert_int_not_equal(access(copy, F_OK), 0);
        sound(desk);
    }
}

static void test_dry_run_touches_nothing(void **state)
{
    struct desk *desk = *state;
    int64_t version, after;

    begin(desk);
    struct season before = load(desk);
    good(desk, store_version(desk->store, &version, &desk->fault));
    struct erased tried = erase(desk, ERASE_BEFORE, NULL, false);
    assert_true(rows_of(&tried, "sitting") == ROWS && tried.undoable == 1);
    struct season still = load(desk);
    assert_null(fill_difference(&before, &still));
    good(desk, store_version(desk->store, &after, &desk->fault));
    assert_int_equal(version, after);
}

static void test_history_keeps_its_lines_and_guards(void **state)
{
    struct desk *desk = *state;
    struct history_line *lines;
    int before, after;

    begin(desk);
    good(desk, store_history(desk->store, &desk->arena, &lines, &before, &desk->fault));
    (void)erase(desk, ERASE_PUPIL, PUPIL, true);
    good(desk, store_history(desk->store, &desk->arena, &lines, &after, &desk->fault));
    assert_int_equal(after, before + 1);
    assert_string_equal(lines[0].summary, "moved (erased) of " STAFF_NAME);
    assert_false(lines[0].can_undo);
    assert_false(db_run(desk->store, "UPDATE \"history\" SET \"who\" = 'x'", &desk->fault));
    assert_false(db_run(desk->store, "DELETE FROM \"history\"", &desk->fault));
}

/* Removed by an import, but still in what was told. */
static void test_who_left_is_forgotten(void **state)
{
    struct desk *desk = *state;

    begin(desk);
    good(desk,
         db_run(desk->store, "DELETE FROM \"pupils\" WHERE \"pupil\" = '" PUPIL "'", &desk->fault));
    assert_true(found(desk, PUPIL) > 0);
    (void)erase(desk, ERASE_PUPIL, PUPIL, true);
    assert_int_equal(found(desk, PUPIL), 0);
}

static const struct refusal_row {
    enum erase_what what;
    const char *code;
    enum fault_kind kind;
    const char *words;
} refusals[] = {
    {ERASE_PUPIL, "NOBODY", FAULT_MISSING, "no pupil with the code 'NOBODY'"},
    {ERASE_STAFF, "NOBODY", FAULT_MISSING, "nobody with the code"},
    {ERASE_STAFF, STAFF, FAULT_CONFLICT, "nobody could log in"},
};

static void test_refusals(void **state)
{
    struct desk *desk = *state;

    begin(desk);
    good(desk, db_run(desk->store,
                      "UPDATE \"account\" SET \"staff\" = '" STAFF "' WHERE \"name\" = 'head'",
                      &desk->fault));
    struct season before = load(desk);
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct erase_ask ask = {
            .what = refusals[i].what, .code = refusals[i].code, .really = true};
        struct erased erased;
        desk->fault = (struct fault){0};
        assert_false(
            store_erase(desk->store, &ask, &fill_note, &desk->arena, &erased, &desk->fault));
        assert_int_equal(desk->fault.kind, refusals[i].kind);
        assert_non_null(strstr(desk->fault.text, refusals[i].words));
    }
    struct season after = load(desk);
    assert_null(fill_difference(&before, &after));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(test_bytes_are_gone),
        WITH_FILE(test_dry_run_touches_nothing),
        WITH_FILE(test_history_keeps_its_lines_and_guards),
        WITH_FILE(test_who_left_is_forgotten),
        WITH_FILE(test_refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
