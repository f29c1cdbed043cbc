/* SPDX-License-Identifier: GPL-3.0-or-later
 * Folders and single files, with maps of columns. */
#include "tests/intake/import_file.h"

#include <sys/stat.h>

static void a_folder(void **state)
{
    (void)state;
    const char *paths[] = {folder};
    struct import_ask ask = {.paths = paths, .n_paths = 1};

    check_read(&ask, "nothing\n: there is no file of records in this folder; they are called "
                     "staff.csv, rooms.csv, papers.csv and so on\n");
    write_file("Staff.CSV", "staff,name\nJM,Jo\nAB,Al\n");
    write_file("staff.tsv", "staff\tname\nCD\tCy\nJM\tJo\n");
    write_file("rooms.json", "[{\"room\":\"H\",\"seats\":3}]");
    write_file("school.json", "{\"sites\":[{\"site\":\"M\"}],\"stte\":[]}");
    write_file("README.md", "read me");
    write_file(".hidden", "x");
    write_file("stuff.csv", "a\n1\n");
    write_file("roms.csv", "a\n1\n");
    write_file("rooms.xlsx", "PK");
    write_file("pupil times.txt", "pupil\tstart\tend\tkind\nP\t9:00\t10:00\tin\n");
    assert_int_equal(mkdir(path_of("x.csv"), 0700), 0);
    assert_int_equal(symlink("loop.csv", path_of("loop.csv")), 0);
    assert_int_equal(symlink("/dev/zero", path_of("papers.csv")), 0);
    check_read(
        &ask,
        "staff:2 whole\npupil_times:1 whole\nrooms:1 whole\nsites:1 whole\nstaff:2 whole\n"
        "loop.csv: this is a link that leads back to itself\n"
        "papers.csv: warning: this is not a file; it is not read\n"
        "roms.csv: warning: this is no kind of record and is not read; did you mean 'rooms.csv'?\n"
        "rooms.xlsx: warning: this is not read; records come as .csv, .tsv, .txt or .json\n"
        "stuff.csv: warning: this is no kind of record and is not read; did you mean "
        "'staff.csv'?\n"
        "x.csv: warning: this is not a file; it is not read\n"
        "school.json: stte: warning: this is no kind of record and is not read; did you mean "
        "'sites'?\n"
        "staff.tsv:3: staff: 'JM' stands in line 2 of Staff.CSV already; keep one of the two\n");
}

/* The school file may lie among the school's records. */
static void the_school_file_itself(void **state)
{
    (void)state;
    static const char *const files[] = {"own/staff.csv", "own/school.db", "own/school.db-wal",
                                        "own/school.before-v14.db", "own/abbey.db"};
    char own[200], other[200], place[200];
    const char *paths[] = {place};
    struct import_ask ask = {.paths = paths, .n_paths = 1, .own = own};

    snprintf(place, sizeof place, "%s", path_of("own"));
    snprintf(own, sizeof own, "%s", path_of(files[1]));
    snprintf(other, sizeof other, "%s", path_of(files[4]));
    assert_int_equal(mkdir(place, 0700), 0);
    for (size_t i = 0; i < ENTRIES(files); i++)
        write_file(files[i], "staff,name\nJM,Jo\n");
#define NOT_READ ": warning: this is not read; records come as .csv, .tsv, .txt or .json\n"
    check_read(&ask, "staff:1 whole\nabbey.db" NOT_READ);
    ask.own = other; /* then school.db is somebody else's */
    check_read(&ask, "staff:1 whole\nschool.before-v14.db" NOT_READ "school.db" NOT_READ
                     "school.db-wal" NOT_READ);
    for (size_t i = 0; i < ENTRIES(files); i++)
        remove(path_of(files[i]));
    assert_int_equal(rmdir(place), 0);
}

static void single_files(void **state)
{
    (void)state;
    char tsv[200], stuff[200], none[200], deep[200];
    const char *paths[] = {tsv};
    struct import_ask ask = {.paths = paths, .n_paths = 1};

    snprintf(tsv, sizeof tsv, "%s", path_of("staff.tsv"));
    snprintf(stuff, sizeof stuff, "%s", path_of("stuff.csv"));
    snprintf(none, sizeof none, "%s", path_of("none.csv"));
    snprintf(deep, sizeof deep, "%s", path_of("loop.csv"));
    check_read(&ask, "staff:2\n");
    ask.replace = true;
    check_read(&ask, "staff:2 whole\n");
    ask.replace = false;
    paths[0] = stuff;
    check_read(&ask, "nothing\n/stuff.csv: which records are these? name the file after them or "
                     "give --as; the kinds are settings, series, calendar, periods, sites, "
                     "travel, rooms, closures, equipment, staff, rates, patterns...\n");
    ask.as = "sites";
    check_read(&ask, "sites:1\n/stuff.csv: site: there is no such column; add it, or call it "
                     "'site code', 'campus' or 'centre'\n"
                     "/stuff.csv: warning: not read, no column of ours: 'a'\n");
    ask.as = "stuff";
    check_read(&ask, "nothing\n'stuff' is not a kind of record; the kinds are settings, staff, "
                     "rooms, pupils, papers, entries, arrangements and others\n");
    ask.as = NULL;
    paths[0] = none;
    check_read(&ask, "nothing\n/none.csv: there is no such file or folder\n");
    paths[0] = deep;
    ask.as = "staff";
    check_read(&ask, "nothing\n/loop.csv: this is a link that leads back to itself\n");
    paths[0] = "/dev/null";
    check_read(&ask, "nothing\n/dev/null: this is a device, not a file\n");
}

static void with_maps(void **state)
{
    (void)state;
    char stuff[200], bad[200];
    const char *paths[] = {stuff};
    struct import_ask ask = {.paths = paths, .n_paths = 1, .map = "exam-timetable"};

    write_file("stuff.csv", "Date,Start,Length,Board,Component Code,Component Title,Cands\n"
                            "13/05/2027,09:00,01:30,AQA,8300/1F,Mathematics 1,40\n");
    snprintf(stuff, sizeof stuff, "%s", path_of("stuff.csv"));
    check_read(&ask, "papers:1\n");
    write_file("stuff.csv", "Staff,Day,Period,Class,Room,Start,End,Week\n"
                            "JM,Mon,3,11MA,H1,11:00,11:50,A\nJM,Tue,3,11MA,H1,11:00,11:50,A\n");
    ask.map = "sims-timetable";
    check_read(&ask, "lessons:2\n");
    write_file("rooms.xlsx", "Staff,Day,Class\nJM,Mon,11MA\n");
    snprintf(stuff, sizeof stuff, "%s", path_of("rooms.xlsx"));
    check_read(&ask, "lessons:1\n");
    snprintf(stuff, sizeof stuff, "%s", path_of("stuff.csv"));
    paths[0] = folder; /* where the names of files tell their kinds */
    ask.map = "sims-seating";
    char *got = read_all(&ask);
    assert_non_null(strstr(got, "the map 'sims-seating' is for sittings, and there is no file of "
                                "these\n"));
    free(got);
    paths[0] = stuff;
    write_file("bad.map", "kind = staff\nA = nmae\n");
    snprintf(bad, sizeof bad, "%s", path_of("bad.map"));
    ask.map = bad;
    check_read(&ask, "nothing\n/bad.map:2: 'nmae' is not a column of this kind; see the manual for "
                     "their names\n");
    ask.map = "no-such-map";
    check_read(&ask, "nothing\nno-such-map: there is no such file or folder\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder),
        cmocka_unit_test(the_school_file_itself),
        cmocka_unit_test(single_files),
        cmocka_unit_test(with_maps),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
