/* SPDX-License-Identifier: GPL-3.0-or-later
 * The desk's readers of foreign bytes, one by one: targets, forms, uploads, networks, dates. */
#include "tests/support/store_fill.h"

#include "scheduler/desk/feed_parts.h"

static void targets(void **state)
{
    struct arena arena = {0};
    static const struct {
        const char *label, *path; /* NULL: refused */
        const char *query;
    } rows[] = {
        {"/", "/", ""},
        {"/a/b", "/a/b", ""},
        {"/a?b=c?d", "/a", "b=c?d"},
        {"/a%20b/%C3%A9", "/a b/\xc3\xa9", ""},
        {"/a/", "/a/", ""},
        {"/a%2eb", "/a.b", ""},
        {"/...", "/...", ""},
        {"/.", NULL, ""},
        {"/a/..", NULL, ""},
        {"/a/%2E./b", NULL, ""},
        {"//a", NULL, ""},
        {"/a//b", NULL, ""},
        {"/a%2fb", NULL, ""},
        {"/a%5Cb", NULL, ""},
        {"/%00", NULL, ""},
        {"/%1f", NULL, ""},
        {"/%", NULL, ""},
        {"/%4", NULL, ""},
        {"/%4g", NULL, ""},
        {"/a#b", NULL, ""},
        {"a", NULL, ""},
        {"http://x/", NULL, ""},
        {"", NULL, ""},
    };

    (void)state;
    EACH (row, rows) {
        const char *path, *query;
        bool good_one = target_split(row->label, &arena, &path, &query);
        CHECK_ROW(row, good_one, row->path != NULL);
        if (!good_one)
            continue;
        CHECK_ROW_TEXT(row, path, row->path);
        CHECK_ROW_TEXT(row, query, row->query);
    }
    arena_release(&arena);
}

static void forms(void **state)
{
    struct arena arena = {0};
    static const struct {
        const char *label;
        int count; /* -1: refused */
        const char *first, *value;
    } rows[] = {
        {"a=b", 1, "a", "b"},
        {"a=b&&c", 2, "a", "b"},
        {"a+b=c%2Bd+e", 1, "a b", "c+d e"},
        {"a=one%0D%0Atwo", 1, "a", "one\ntwo"},
        {"", 0, "", ""},
        {"a%0A=b", -1, "", ""},
        {"a=%00", -1, "", ""},
        {"a=%", -1, "", ""},
    };
    static char many[4 * WEB_FIELDS + 10];

    (void)state;
    EACH (row, rows) {
        const struct web_pair *fields = NULL;
        int count = -1;
        bool good_one = target_fields(row->label, strlen(row->label), &arena, &fields, &count);
        CHECK_ROW(row, good_one ? count : -1, row->count);
        if (row->count > 0) {
            CHECK_ROW_TEXT(row, fields[0].name, row->first);
            CHECK_ROW_TEXT(row, fields[0].value, row->value);
        }
    }
    for (int i = 0; i <= WEB_FIELDS; i++)
        memcpy(many + 4 * i, "a=b&", 5);
    const struct web_pair *fields;
    int count;
    assert_false(target_fields(many, strlen(many), &arena, &fields, &count));
    arena_release(&arena);
}

#define PART(name, rest) "--x\r\nContent-Disposition: form-data; name=\"" name "\"" rest
static void uploads(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *label, *bytes;
        int fields, files; /* -1: refused */
        const char *name;
    } rows[] = {
        {"a field", PART("a", "\r\n\r\nb\r\n--x--\r\n"), 1, 0, ""},
        {"a file", PART("f", "; filename=\"staff.csv\"\r\n\r\na,b\r\n--x--\r\n"), 0, 1,
         "staff.csv"},
        {"both", PART("a", "\r\n\r\nb\r\n") PART("f", "; filename=\"s.csv\"\r\n\r\n\r\n--x--"), 1,
         1, "s.csv"},
        {"no file chosen", PART("f", "; filename=\"\"\r\n\r\n\r\n--x--"), 0, 0, ""},
        {"a way out", PART("f", "; filename=\"../../etc/passwd\"\r\n\r\nx\r\n--x--"), 0, 1,
         "passwd"},
        {"dots", PART("f", "; filename=\"..\"\r\n\r\nx\r\n--x--"), 0, 1, "_."},
        {"a way out of Windows", PART("f", "; filename=\"C:\\\\a\\\\staff.csv\"\r\n\r\nx\r\n--x--"),
         0, 1, "staff.csv"},
        {"an option", PART("f", "; filename=\"--replace\"\r\n\r\nx\r\n--x--"), 0, 1, "_-replace"},
        {"two of a name",
         PART("f", "; filename=\"a\"\r\n\r\nx\r\n") PART("f", "; filename=\"a\"\r\n\r\nx\r\n--x--"),
         -1, -1, ""},
        {"no end", PART("a", "\r\n\r\nb"), -1, -1, ""},
        {"no name", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--", -1, -1, ""},
        {"no start", "x", -1, -1, ""},
    };

    (void)state;
    EACH (row, rows) {
        struct multipart multipart = {0};
        bool read = multipart_read("multipart/form-data; boundary=x", row->bytes,
                                   strlen(row->bytes), desk->folder, &desk->arena, &multipart);
        CHECK_ROW(row, read ? multipart.n_fields : -1, row->fields);
        CHECK_ROW(row, read ? multipart.n_files : -1, row->files);
        if (row->files > 0) {
            CHECK_ROW_TEXT(row, multipart.files[0].name, row->name);
            assert_int_equal(access(multipart.files[0].path, R_OK), 0);
            assert_ptr_equal(strstr(multipart.files[0].path, desk->folder),
                             multipart.files[0].path);
        }
    }
}

static void networks(void **state)
{
    static const struct {
        const char *label, *networks, *address;
        bool near_by;
    } rows[] = {
        {"this machine", "", "127.0.0.1", true},
        {"this machine, new", "", "::1", true},
        {"a socket", "", "", true},
        {"none told", "", "10.1.2.3", false},
        {"inside", "10.0.0.0/8", "10.1.2.3", true},
        {"outside", "10.0.0.0/8", "11.1.2.3", false},
        {"odd bits", "192.168.4.0/22", "192.168.7.9", true},
        {"beyond odd bits", "192.168.4.0/22", "192.168.8.1", false},
        {"second", "10.0.0.0/8, 172.16.0.0/12", "172.17.0.1", true},
        {"one address", "203.0.113.7", "203.0.113.7", true},
        {"mapped", "10.0.0.0/8", "::ffff:10.0.0.1", true},
        {"new", "2001:db8::/32", "2001:db8:1::1", true},
        {"nonsense", "anywhere 10.0.0.0/99", "10.0.0.1", false},
        {"unknown", "0.0.0.0/0", "unknown", false},
    };

    (void)state;
    EACH (row, rows)
        CHECK_ROW(row, guard_near(row->networks, row->address), row->near_by);
}

static void dates(void **state)
{
    struct arena arena = {0};
    static const struct {
        const char *label;
        int64_t utc; /* -1: refused */
    } rows[] = {
        {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
        {"Wed, 12 May 2027 06:40:00 GMT", 1810104000},
        {"Wed, 31 Feb 2027 06:40:00 GMT", -1},
        {"Wed, 12 Mai 2027 06:40:00 GMT", -1},
        {"Wed, 12 May 2027 06:40:00 BST", -1},
        {"Wed, 12 May 2027 26:40:00 GMT", -1},
        {"", -1},
    };

    (void)state;
    EACH (row, rows) {
        int64_t utc = -1;
        CHECK_ROW(row, feed_date_read(row->label, &utc) ? utc : -1, row->utc);
        if (row->utc >= 0)
            CHECK_ROW_TEXT(row, feed_date_text(&arena, row->utc), row->label);
    }
    arena_release(&arena);
}

static void markup(void **state)
{
    static const struct {
        const char *label, *want;
    } rows[] = {
        {"plain", "plain"},
        {"<b a='1' c=\"2\">&", "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;"},
        {"caf\xc3\xa9", "caf\xc3\xa9"},
        {"\xc3", "\xef\xbf\xbd"},
        {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"a\x01\x7f"
         "b\tc",
         "ab c"},
    };

    (void)state;
    EACH (row, rows) {
        struct html out = {0};
        html_put(&out, "%s", row->label);
        CHECK_ROW_TEXT(row, out.text, row->want);
        html_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets),  cmocka_unit_test(forms), WITH_FILE(uploads),
        cmocka_unit_test(networks), cmocka_unit_test(dates), cmocka_unit_test(markup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
