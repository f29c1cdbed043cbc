/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON as tables, and the files and folders an import is handed. */
#include <sys/stat.h>
#include <unistd.h>

#include "import/record.h"
#include "tests/check.h"

/* "kind a|b/1|2@3": kind, headings, each row with its line. */
static char *told(const struct tables *tables)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    for (int i = 0; i < tables->count; i++) {
        const struct table *table = &tables->list[i];
        fprintf(out, "%s%s ", i ? "; " : "", table->kind);
        for (int column = 0; column < table->n_columns; column++)
            fprintf(out, "%s%s", column ? "|" : "", table->names[column]);
        for (int row = 0; row < table->n_rows; row++) {
            for (int column = 0; column < table->n_columns; column++)
                fprintf(out, "%s%s", column ? "|" : "/", table_cell(table, row, column));
            fprintf(out, "@%d", table->lines[row]);
        }
    }
    fclose(out);
    return text;
}

static char *printed(const struct issues *issues)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    issues_print(issues, out);
    fclose(out);
    return text;
}

#define NOT_JSON(line, place)                                 \
    "x.json:" line ": this is not JSON from character " place \
    " of the line on; is a comma, a bracket or a quotation mark missing?\n"
#define NO_CELL " that no cell can hold; write a text, a number, true, false or a list of these\n"

static const struct {
    const char *label, *bytes, *tables, *issues;
} rows[] = {
    {"texts", "{\"staff\":[{\"staff\":\"JM\",\"name\":\"Jo\"}]}", "staff staff|name/JM|Jo@1", ""},
    {"values", "{\"a\":[{\"n\":32.5,\"i\":42,\"y\":true,\"f\":false,\"z\":null,\"l\":[\"a\",2]}]}",
     "a n|i|y|f|z|l/32.5|42|yes|no||a;2@1", ""},
    {"lines", "{\n\"a\": [\n{\"x\":1},\n{\"x\":\n2}\n],\n\"b\":[{\"y\":\"{[\\\"\"}]}",
     "a x/1@3/2@4; b y/{[\"@7", ""},
    {"members in any order", "{\"a\":[{\"x\":1,\"y\":2},{\"y\":3,\"z\":4}]}",
     "a x|y|z/1|2|@1/|3|4@1", ""},
    {"empty list", "{\"a\":[]}", "a ", ""},
    {"one list", "[{\"x\":1}]", " x/1@1", ""},
    {"format is known", "{\"format\":1,\"a\":[]}", "a ", ""},
    {"mark and accents", "\xEF\xBB\xBF{\"a\":[{\"x\":\"\\u00e9\\ud83d\\ude00\"}]}",
     "a x/\xC3\xA9\xF0\x9F\x98\x80@1", ""},
    {"control characters", "{\"a\":[{\"x\":\" a\\n\\u001b[2Jb \"}]}", "a x/a  [2Jb@1", ""},
    {"nothing", "", "", NOT_JSON("1", "1")},
    {"no end", "{\"a\":[\n{\"x\":1}", "", NOT_JSON("2", "7")},
    {"comma missing", "{\"a\":[{\"x\":1}\n {\"x\":2}]}", "", NOT_JSON("2", "2")},
    {"something after it", "{\"a\":[]}\n\n x", "", NOT_JSON("3", "2")},
    {"a text", "\"staff\"", "",
     "x.json:1: a JSON file holds one object, whose members are the kinds of record\n"},
    {"member is no list", "{\"staff\":{\"JM\":1},\"rooms\":3}", "",
     "x.json: staff: this member is an object; write a list of objects\n"
     "x.json: rooms: this member is a number; write a list of objects\n"},
    {"row is no object", "{\"a\":[{\"x\":1},\n[2],{\"x\":3}]}", "a x/1@1/3@2",
     "x.json:1: a: each row of the list must be an object, and one here is a list\n"},
    {"cell is an object", "{\"a\":[{\"x\":{\"y\":1}},\n{\"x\":[[1]]}]}", "a x/@1/@2",
     "x.json:1: x: this is an object" NO_CELL "x.json:2: x: this is a list" NO_CELL},
    {"number too large", "{\"a\":[{\"x\":1e300}]}", "a x/@1",
     "x.json:1: x: this is a number" NO_CELL},
    {"member twice in a row", "{\"a\":[{\"x\":1,\"x\":2}]}", "a x/1@1",
     "x.json:1: x: this member stands twice in one object; keep one\n"},
    {"kind twice", "{\"a\":[{\"x\":1}],\"a\":[{\"x\":2}]}", "a x/1@1; a x/2@1",
     "x.json: a: this member stands twice; put all its rows into one list\n"},
    {"zeros eaten", "{\"a\":[\n{\"x\":0042}]}", "",
     "x.json:2: a number begins with a zero here; put codes in quotation marks\n"},
    {"NUL in a text", "{\"a\":[\n{\"x\":\"a\\u0000b\"}]}", "",
     "x.json:2: there is a NUL character (\\u0000) in this line; take it out\n"},
    {"escaped backslash before u0000", "{\"a\":[{\"x\":\"a\\\\u0000\"}]}", "a x/a\\u0000@1", ""},
    {"too deep", "{\"a\":[[[[[[[[[[[[[[[[[[[", "",
     "x.json:1: brackets stand too deep inside each other here; records are lists of objects and "
     "no deeper\n"},
};

static void tables_and_sentences(void **state)
{
    (void)state;
    EACH (row, rows) {
        struct tables tables = {0};
        struct issues issues = {0};
        size_t size = strlen(row->bytes);
        char *bytes = malloc(size + !size); /* without an end, so that a step too far is seen */
        assert_non_null(bytes);
        memcpy(bytes, row->bytes, size);
        format_find("x.json")->read("x.json", bytes, size, &tables, &issues);
        free(bytes);
        char *table = told(&tables), *sentences = printed(&issues);
        CHECK_ROW_TEXT(row, table, row->tables);
        CHECK_ROW_TEXT(row, sentences, row->issues);
        free(table);
        free(sentences);
        tables_release(&tables);
        issues_release(&issues);
    }
}

static void large_files(void **state)
{
    (void)state;
    static const struct {
        const char *label, *begin, *middle;
        int times;
        const char *end, *issues;
    } large[] = {
        {"values", "{\"a\":[", "1,", 2000001, "1]}",
         "x.json:1: this file holds more than 2,000,000 values; split it\n"},
        {"rows", "{\"a\":[", "{},", 250001, "{}]}",
         "x.json:1: this file has more than 250,000 rows; split it\n"},
        {"members", "{\"a0\":[]", ",\"b\":1", 300, "}", NULL},
        {"a long text", "{\"a\":[{\"x\":\"", "xxxxxxxxxx", 105000, "\"}]}",
         "x.json:1: x: this is a text" NO_CELL},
    };
    EACH (row, large) {
        char *bytes = NULL;
        size_t size = 0;
        struct tables tables = {0};
        struct issues issues = {0};
        FILE *out = open_memstream(&bytes, &size);

        assert_non_null(out);
        fputs(row->begin, out);
        for (int i = 0; i < row->times; i++)
            fputs(row->middle, out);
        fputs(row->end, out);
        fclose(out);
        format_find("x.json")->read("x.json", bytes, size, &tables, &issues);
        char *sentences = printed(&issues);
        if (row->issues)
            CHECK_ROW_TEXT(row, sentences, row->issues);
        CHECK_ROW(row, issues.errors > 0, true);
        free(sentences);
        free(bytes);
        tables_release(&tables);
        issues_release(&issues);
    }
}

/* A folder of the test's own; files are "name\0bytes" pairs. */
static char folder[] = "/tmp/examrota-import-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[200];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes)
{
    FILE *out = fopen(path_of(name), "wb");

    assert_non_null(out);
    fputs(bytes, out);
    fclose(out);
}

static int make_folder(void **state)
{
    (void)state;
    static char template[] = "/tmp/examrota-import-XXXXXX";

    memcpy(folder, template, sizeof template);
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"Staff.CSV", "staff.tsv",      "rooms.json", "school.json",
                                        "README.md", ".hidden",        "stuff.csv",  "rooms.xlsx",
                                        "roms.csv",  "loop.csv",       "papers.csv", "x.csv",
                                        "bad.map",   "pupil times.txt"};

    EACH (name, names)
        remove(path_of(*name));
    return rmdir(folder);
}

/* "kind:rows whole" of each batch, then the issues, the folder's name cut out. */
static char *read_all(const struct import_ask *ask)
{
    struct batches batches;
    struct issues issues = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    bool good = batches_read(&batches, ask, &issues);
    fprintf(out, "%s", good ? "" : "nothing\n");
    for (int i = 0; i < batches.count; i++)
        fprintf(out, "%s:%d%s\n", batches.list[i].kind->name, batches.list[i].n_rows,
                batches.list[i].whole ? " whole" : "");
    issues_print(&issues, out);
    fclose(out);
    batches_release(&batches);
    issues_release(&issues);
    for (char *at = text; (at = strstr(at, folder));)
        memmove(at, at + strlen(folder), strlen(at + strlen(folder)) + 1);
    return text;
}

static void check_read(const struct import_ask *ask, const char *want)
{
    char *got = read_all(ask);

    assert_string_equal(got, want);
    free(got);
}

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

static void standard_input(void **state)
{
    (void)state;
    const char *paths[] = {"-"};
    struct import_ask ask = {.paths = paths, .n_paths = 1, .as = "sites"};

    write_file("stuff.csv", "site\nM\nM\n");
    assert_non_null(freopen(path_of("stuff.csv"), "rb", stdin));
    check_read(&ask, "sites:2\nstandard input:3: site: 'M' stands in line 2 already; give each its "
                     "own code, or keep one\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_and_sentences),
        cmocka_unit_test(large_files),
        cmocka_unit_test(a_folder),
        cmocka_unit_test(single_files),
        cmocka_unit_test(with_maps),
        cmocka_unit_test(standard_input),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
