/* SPDX-License-Identifier: GPL-3.0-or-later
 * Separated files as tables: what comes out, and which sentence for what is wrong. */
#include "import/format.h"
#include "tests/support/tables_text.h"

#define UNCLOSED                                                                                \
    "a quotation mark opens in this line and is not closed; close it, or write it twice if it " \
    "belongs to the text\n"
#define MIDDLE                                                                                \
    "there is a quotation mark in the middle of a cell; put the cell in quotation marks and " \
    "write the inner one twice\n"
#define EMPTY   "x.csv: this file is empty; its first line must name the columns\n"
#define NO_ROWS "x.csv: note: there are no rows under the headings\n"
#define WINDOWS \
    "note: this file is not UTF-8 and was read as Windows-1252; check names with accents\n"

static const struct {
    const char *label, *bytes;
    size_t size; /* 0: up to its NUL */
    const char *table, *issues;
} rows[] = {
    {"plain", "a,b\n1,2\n", 0, "a|b/1|2@2", ""},
    {"no last line end", "a,b\n1,2", 0, "a|b/1|2@2", ""},
    {"crlf", "a,b\r\n1,2\r\n3,4\r\n", 0, "a|b/1|2@2/3|4@3", ""},
    {"cr alone", "a,b\r1,2\r\r3,4\r", 0, "a|b/1|2@2/3|4@4", ""},
    {"mark of UTF-8",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     0, "a|b/1|2@2", ""},
    {"semicolons", "a;b\n1,5;2\n", 0, "a|b/1,5|2@2", ""},
    {"tabs, empty cells", "a\tb\tc\n1\t\t3\n", 0, "a|b|c/1||3@2", ""},
    {"separator told", "sep=;\na;b\n1;2\n", 0, "a|b/1|2@3", ""},
    {"separator in quoted heading", "\"a;b;c\",d\n1,2\n", 0, "a;b;c|d/1|2@2", ""},
    {"quotes", "a,b\n\"x, \"\"y\"\"\",2\n", 0, "a|b/x, \"y\"|2@2", ""},
    {"line end in a cell", "a,b\n\"x\ny\",2\n3,4\n", 0, "a|b/x y|2@2/3|4@4", ""},
    {"line end in a heading", "a,\"b\nc\"\n1,2\n", 0, "a|b c/1|2@3", ""},
    {"spaces around", " a , b \n  1 ,\t2 \n", 0, "a|b/1|2@2", ""},
    {"hard spaces around",
     "a,b\n\xC2\xA0"
     "1\xC2\xA0,\xE2\x80\x8B"
     "2\n",
     0, "a|b/1|2@2", ""},
    {"blank lines", "\n\na,b\n\n1,2\n\n\n3,4\n", 0, "a|b/1|2@5/3|4@8", ""},
    {"rows of separators", "a,b\n,\n1,2\n,,,,\n \t, \n3,4\n", 0, "a|b/1|2@3/3|4@6", ""},
    {"separators after the headings", "a,b,,\n1,2,,\n", 0, "a|b/1|2@2", ""},
    {"short row", "a,b,c\n1\n", 0, "a|b|c/1||@2", ""},
    {"long row", "a,b\n1,2,3,4\n5,6\n", 0, "a|b/1|2@2/5|6@3",
     "x.csv:2: warning: this row has 4 cells under 2 headings; what stands beyond was not read\n"},
    {"header only", "a,b\n", 0, "a|b", NO_ROWS},
    {"empty", "", 0, "", EMPTY},
    {"blank", " \n\r\n", 0, "", EMPTY},
    {"mark only", "\xEF\xBB\xBF", 0, "", EMPTY},
    {"separators only", ",,\n,,\n", 0, "", EMPTY},
    {"unclosed to the end", "a,b\n1,2\n3,\"4\n5,6\n", 0, "a|b/1|2@2/5|6@4", "x.csv:3: " UNCLOSED},
    {"unclosed, the next quote ends it", "a,b\n1,\"2\n3,4\n\"5\",6\n7,8\n", 0,
     "a|b/3|4@3/5|6@4/7|8@5", "x.csv:2: " UNCLOSED},
    {"unclosed after a long cell", "a,b\n\"1\n1\",\"2\n3,4\n", 0, "a|b/3|4@4",
     "x.csv:3: " UNCLOSED},
    {"two unclosed", "a\n\"1\n2\n\"3\n4\n", 0, "a/2@3/4@5",
     "x.csv:2: " UNCLOSED "x.csv:4: " UNCLOSED},
    {"quote in a cell", "a,b\n5\" disk,2\n3,4\n", 0, "a|b/3|4@3", "x.csv:2: " MIDDLE},
    {"text after a quote", "a,b\n\"5\"x,2\n3,4\n", 0, "a|b/3|4@3", "x.csv:2: " MIDDLE},
    {"headings unreadable", "a,b\"\n1,2\n", 0, "", "x.csv:1: " MIDDLE},
    {"headings unclosed", "\"a,b\n1,2\n", 0, "", "x.csv:1: " UNCLOSED},
    {"control characters",
     "a,b\n1\x1b[31m,2\x07"
     "3\n",
     0, "a|b/1 [31m|2 3@2", ""},
    {"Windows-1252", "a\nok\nJos\xE9 \x80\n", 0, "a/ok@2/Jos\xC3\xA9 \xE2\x82\xAC@3",
     "x.csv:3: " WINDOWS},
    {"UTF-8 kept", "a\nJos\xC3\xA9 \xF0\x9F\x98\x80\n", 0, "a/Jos\xC3\xA9 \xF0\x9F\x98\x80@2", ""},
    {"overlong UTF-8", "a\n\xC0\xAF\n", 0, "a/\xC3\x80\xC2\xAF@2", "x.csv:2: " WINDOWS},
    {"UTF-16, little end",
     "\xFF\xFE"
     "a\0\t\0b\0\n\0\xE9\0\t\0\x3D\xD8\x00\xDE",
     18, "a|b/\xC3\xA9|\xF0\x9F\x98\x80@2", ""},
    {"UTF-16, big end",
     "\xFE\xFF\0a\0,\0b\0\n\0"
     "1\0,\0"
     "2",
     16, "a|b/1|2@2", ""},
    {"UTF-16 broken",
     "\xFF\xFE"
     "a\0\n\0\x3D\xD8"
     "b\0",
     10,
     "a/\xEF\xBF\xBD"
     "b@2",
     "x.csv: warning: some characters of this Unicode text are broken; save it again as CSV "
     "UTF-8\n"},
    {"one NUL", "a,b\n1,\0002\n", 9, "",
     "x.csv:2: there is a NUL byte in this line; save the file again as CSV UTF-8\n"},
    {"a spreadsheet file", "PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20, "",
     "x.csv: this is not a text file; open it in its program and save it as CSV\n"},
    {"NUL in UTF-16",
     "\xFF\xFE"
     "a\0\n\0\0\0",
     8, "", "x.csv:2: there is a NUL byte in this line; save the file again as CSV UTF-8\n"},
};

static void tables_and_sentences(void **state)
{
    (void)state;
    EACH (row, rows) {
        struct tables tables = {0};
        struct issues issues = {0};
        size_t size = row->size ? row->size : strlen(row->bytes);
        /* A copy without anything behind it, so that the sanitizer sees a step too far. */
        char *bytes = malloc(size + !size);
        assert_non_null(bytes);
        memcpy(bytes, row->bytes, size);
        bool good = format_find("x.csv")->read("x.csv", bytes, size, &tables, &issues);
        free(bytes);
        char *table = tables_told(&tables, false), *sentences = issues_told(&issues);
        CHECK_ROW_TEXT(row, table, row->table);
        CHECK_ROW_TEXT(row, sentences, row->issues);
        CHECK_ROW(row, good, *row->table != '\0');
        free(table);
        free(sentences);
        tables_release(&tables);
        issues_release(&issues);
    }
}

/* Files of a size no table row can show: begin, n times middle, end. */
static void large_files(void **state)
{
    (void)state;
    static const struct {
        const char *label, *begin, *middle;
        size_t times;
        const char *end;
        int rows;
        const char *issues;
    } large[] = {
        {"cell of 1 MiB", "a,b\n", "x", 1000000, ",2\n", 1, ""},
        {"line of 100 MB", "a,b\n1,", "xxxxxxxxxx", 10000000, "\n3,4\n", 1,
         "x.csv:2: a cell that begins in this line is longer than 1 MiB; is a quotation mark "
         "missing?\n"},
        {"quoted cell of 100 MB", "a,b\n1,\"", "xxxxxxxx\nx", 10000000, "", 250000,
         "x.csv:2: a cell that begins in this line is longer than 1 MiB; is a quotation mark "
         "missing?\nx.csv:250003: this file has more than 250,000 rows; split it\n"},
        {"250,000 rows", "a,b\n", "1,2\n", 250000, "", 250000, ""},
        {"more rows", "a,b\n", "1,2\n", 250001, "", 250000,
         "x.csv:250002: this file has more than 250,000 rows; split it\n"},
        {"300 columns", "a", ",a", 299, "\n1\n", -1,
         "x.csv:1: this file has more than 256 columns; remove those that are not needed\n"},
        {"10,000 quotes", "a\n", "\"x\n", 10000, "", 0, NULL},
    };
    EACH (row, large) {
        size_t begin = strlen(row->begin), middle = strlen(row->middle), end = strlen(row->end);
        size_t size = begin + middle * row->times + end;
        char *bytes = malloc(size + 1), *at = bytes;
        struct tables tables = {0};
        struct issues issues = {0};

        assert_non_null(bytes);
        memcpy(at, row->begin, begin);
        at += begin;
        for (size_t i = 0; i < row->times; i++, at += middle)
            memcpy(at, row->middle, middle);
        memcpy(at, row->end, end + 1);
        format_find("x.csv")->read("x.csv", bytes, size, &tables, &issues);
        CHECK_ROW(row, tables.count == 1 ? tables.list[0].n_rows : -1, row->rows);
        char *sentences = issues_told(&issues);
        if (row->issues)
            CHECK_ROW_TEXT(row, sentences, row->issues);
        else
            CHECK_ROW(row, issues.errors, row->times);
        free(sentences);
        free(bytes);
        tables_release(&tables);
        issues_release(&issues);
    }
}

static void folded(void **state)
{
    (void)state;
    struct issues issues = {0};

    for (int i = 1; i <= 500; i++)
        issue_add(&issues, ISSUE_ERROR, "p.csv", i, "Cand. No", "this is empty");
    for (int i = 1; i <= 2000; i++)
        issue_add(&issues, ISSUE_WARNING, "p.csv", i, "", "line %d is odd", i);
    issue_add(&issues, ISSUE_ERROR, "q.csv", 0, "", "gone\n\x1b[2J");
    issues.followers = 2;
    char *text = issues_told(&issues);
    assert_int_equal(issues.errors, 501);
    assert_int_equal(issues.warnings, 2000);
    assert_true(issues.count <= ISSUES_MAX && issues.count + issues.dropped == 2501);
    assert_non_null(strstr(text, "p.csv:20: Cand. No: this is empty\nand 480 like it\np.csv:1: "
                                 "warning: line 1 is odd\n"));
    assert_non_null(strstr(text, "line 20 is odd\nand 1980 like it\nq.csv: gone  [2J\n2 more rows "
                                 "fail only because of these\n"));
    free(text);
    issues_release(&issues);
}

static void cut_sentences(void **state)
{
    (void)state;
    struct issues issues = {0};
    char name[301];

    for (int i = 0; i < 300; i += 2)
        memcpy(name + i, "\xC3\xA9", 2);
    name[300] = '\0';
    issue_add(&issues, ISSUE_ERROR, name, 1, name, "x%s", name);
    assert_true(strlen(issues.list[0].text) < sizeof issues.list[0].text);
    assert_string_equal(issues.list[0].text + strlen(issues.list[0].text) - 5, "\xC3\xA9...");
    assert_int_equal(strlen(issues.list[0].column) % 2, 0);
    issues_release(&issues);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_and_sentences),
        cmocka_unit_test(large_files),
        cmocka_unit_test(folded),
        cmocka_unit_test(cut_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
