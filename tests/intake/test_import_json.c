/* SPDX-License-Identifier: GPL-3.0-or-later
 * JSON tables: what is read, and the sentence for what is not. */
#include "tests/intake/import_file.h"
#include "tests/support/tables_text.h"

#include <unistd.h>

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
        char *table = tables_told(&tables, true), *sentences = issues_told(&issues);
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
        char *sentences = issues_told(&issues);
        if (row->issues)
            CHECK_ROW_TEXT(row, sentences, row->issues);
        CHECK_ROW(row, issues.errors > 0, true);
        free(sentences);
        free(bytes);
        tables_release(&tables);
        issues_release(&issues);
    }
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
        cmocka_unit_test(standard_input),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
