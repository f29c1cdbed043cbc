/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file: making, refusing, backing up, a full disk. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "scheduler/store/file.h"
#include "tests/support/store_file.h"

static int files_in(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;

    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    (void)closedir(folder);
    return count;
}

static void one_private_file_remains(void **state)
{
    struct desk *desk = *state;
    struct season full;
    struct stat status;

    save_full(desk, &full);
    shut(desk);
    assert_int_equal(files_in(desk->folder), 1);
    assert_int_equal(stat(desk->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(read_number(desk->path, "PRAGMA application_id"), SCHOOL_FILE_ID);
    /* and a file that others could read is closed to them */
    assert_int_equal(chmod(desk->path, 0644), 0);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    assert_int_equal(stat(desk->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void what_cannot_be_opened(void **state)
{
    struct desk *desk = *state;
    const char *path = beside(desk, "other.db");

    refused(desk, desk->path, STORE_CREATE, FAULT_CONFLICT, "exists already");
    refused(desk, beside(desk, "none/school.db"), STORE_CREATE, FAULT_MISSING, "no such folder");
    refused(desk, path, STORE_READ, FAULT_MISSING, "examrota init");
    refused(desk, path, STORE_WRITE, FAULT_MISSING, "examrota init");
    refused(desk, desk->folder, STORE_WRITE, FAULT_INPUT, "is a folder");
    refused(desk, desk->folder, STORE_CREATE, FAULT_CONFLICT, "exists already");
    put(path, "", 0);
    refused(desk, path, STORE_WRITE, FAULT_INPUT, "not a school file");
    put(path, "staff,name\nAB,Ann\n", 18);
    refused(desk, path, STORE_WRITE, FAULT_INPUT, "not a school file");
    assert_int_equal(unlink(path), 0);
    run_sql(path, "CREATE TABLE bookmarks (url)");
    refused(desk, path, STORE_WRITE, FAULT_INPUT, "not a school file");
    shut(desk);
    assert_int_equal(files_in(desk->folder), 2); /* school.db and other.db */
}

static void a_newer_file_is_refused(void **state)
{
    struct desk *desk = *state;

    shut(desk);
    run_sql(desk->path, "PRAGMA user_version = 999");
    refused(desk, desk->path, STORE_WRITE, FAULT_INPUT, "newer examrota");
    refused(desk, desk->path, STORE_READ, FAULT_INPUT, "newer examrota");
    assert_int_equal(files_in(desk->folder), 1);
}

/* Whichever page is hit, nobody gets a season out of it: refused or, where the
 * damage touched nothing, all of it. */
static void damage_is_reported(struct desk *desk, enum store_mode mode)
{
    struct season full;
    struct stat status;
    int found = 0;

    save_full(desk, &full);
    shut(desk);
    assert_int_equal(stat(desk->path, &status), 0);
    char *bytes = arena_alloc(&desk->arena, (size_t)status.st_size, 1);
    FILE *file = fopen(desk->path, "rb");
    assert_int_equal(fread(bytes, 1, (size_t)status.st_size, file), status.st_size);
    assert_int_equal(fclose(file), 0);
    for (long page = 1; page < status.st_size / 4096; page += 7) {
        char *copy = arena_dup(&desk->arena, bytes, (size_t)status.st_size, 1);
        memset(copy + page * 4096, 0xa5, 512);
        put(desk->path, copy, (size_t)status.st_size);
        struct store *store;
        struct season season;
        bool opened = store_open(desk->path, mode, &store, &desk->fault);
        bool loaded = opened && store_load(store, &desk->arena, &season, &desk->fault);
        if (loaded)
            assert_null(fill_difference(&full, &season));
        else
            assert_non_null(strstr(desk->fault.text, "newest backup"));
        found += !loaded;
        if (opened)
            store_close(store);
    }
    assert_true(found > 5);
    put(desk->path, bytes, (size_t)status.st_size / 2); /* cut in half */
    if (mode == STORE_WRITE)
        refused(desk, desk->path, mode, FAULT_INPUT, "damaged");
}

static void a_damaged_file_is_reported(void **state)
{
    damage_is_reported(*state, STORE_WRITE);
}

static void a_damaged_file_is_reported_to_who_cannot_wait(void **state)
{
    damage_is_reported(*state, STORE_AT_ONCE);
}

static void backups(void **state)
{
    struct desk *desk = *state;
    const char *path = beside(desk, "copy.db");
    struct season full;
    struct stat status;

    save_full(desk, &full);
    put(path, "an older copy", 13);
    good(desk, store_backup(desk->store, path, &desk->fault));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    static const struct {
        const char *label, *name;
        enum fault_kind kind;
    } rows[] = {
        {"onto itself", "school.db", FAULT_USAGE},
        {"onto a folder", ".", FAULT_USAGE},
        {"into no folder", "none/copy.db", FAULT_MISSING},
    };
    EACH (row, rows) {
        CHECK_ROW(row, store_backup(desk->store, beside(desk, row->name), &desk->fault), false);
        CHECK_ROW(row, desk->fault.kind, row->kind);
    }
    shut(desk);
    assert_int_equal(files_in(desk->folder), 2); /* nothing temporary is left */
    good(desk, store_open(path, STORE_READ, &desk->store, &desk->fault));
    struct season copy = load(desk);
    assert_null(fill_difference(&full, &copy));
    sound(desk);
}

static void reading_does_not_write(void **state)
{
    struct desk *desk = *state;
    struct season full, before;

    shut(desk);
    good(desk, store_open(desk->path, STORE_READ, &desk->store, &desk->fault));
    before = load(desk);
    fill_season(&full, 2, 0, &desk->arena);
    assert_false(
        store_save_season(desk->store, &before, &full, fill_all_kinds(), &fill_note, &desk->fault));
    assert_int_equal(desk->fault.kind, FAULT_DENIED);
}

static void nothing_is_attached(void **state)
{
    struct desk *desk = *state;

    assert_false(db_run(desk->store, "ATTACH ':memory:' AS other", &desk->fault));
    assert_false(db_run(desk->store, "PRAGMA writable_schema = ON", &desk->fault));
    assert_false(db_run(desk->store, "SELECT \"no such column\" FROM sites", &desk->fault));
    good(desk, db_run(desk->store, "SELECT \"site\" FROM sites", &desk->fault));
}

static void secrets(void **state)
{
    struct desk *desk = *state;
    unsigned char one[32], again[32], other[32];
    struct store *store;

    good(desk, store_secret(desk->store, one, &desk->fault));
    good(desk, store_secret(desk->store, again, &desk->fault));
    assert_memory_equal(one, again, sizeof one);
    good(desk, store_open(beside(desk, "two.db"), STORE_CREATE, &store, &desk->fault));
    good(desk, store_secret(store, other, &desk->fault));
    assert_memory_not_equal(one, other, sizeof one);
    assert_true(file_on_network(desk->folder) == (store_warning(store)[0] != '\0'));
    store_close(store);
}

/* A child that may write no more than the file has now: as a full disk, it gets
 * an error in the middle of writing. */
static void a_full_disk_stores_nothing(void **state)
{
    struct desk *desk = *state;
    struct season before, full;
    int status;

    save_full(desk, &full);
    before = load(desk);
    shut(desk);
    pid_t child = fork();
    if (child == 0) {
        struct season large, now;
        struct rlimit limit = {.rlim_cur = (rlim_t)300 * 1024, .rlim_max = (rlim_t)300 * 1024};
        (void)signal(SIGXFSZ, SIG_IGN);
        fill_season(&large, 3000, 1, &desk->arena);
        bool as_wanted =
            store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault) &&
            store_load(desk->store, &desk->arena, &now, &desk->fault) &&
            setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
            !store_save_season(desk->store, &now, &large, NULL, &fill_note, &desk->fault) &&
            desk->fault.kind == FAULT_SYSTEM && strstr(desk->fault.text, "nothing was stored") &&
            /* the same connection still reads what was there */
            store_load(desk->store, &desk->arena, &now, &desk->fault) &&
            !fill_difference(&before, &now);
        _exit(as_wanted ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    good(desk, store_open(desk->path, STORE_WRITE, &desk->store, &desk->fault));
    struct season after = load(desk);
    assert_null(fill_difference(&before, &after));
    assert_int_equal(after.version, before.version);
    sound(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(one_private_file_remains),
        WITH_FILE(what_cannot_be_opened),
        WITH_FILE(a_newer_file_is_refused),
        WITH_FILE(a_damaged_file_is_reported),
        WITH_FILE(a_damaged_file_is_reported_to_who_cannot_wait),
        WITH_FILE(backups),
        WITH_FILE(reading_does_not_write),
        WITH_FILE(nothing_is_attached),
        WITH_FILE(secrets),
        WITH_FILE(a_full_disk_stores_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
