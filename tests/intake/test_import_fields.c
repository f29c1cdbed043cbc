/* SPDX-License-Identifier: GPL-3.0-or-later
 * Columns: tables of fields, templates, maps. */
#include "tests/intake/record_case.h"

/* Every table of fields keeps the promises of record.h. */
static void field_tables(void **state)
{
    (void)state;
    int first = 0, n = 0;

    for (const struct record_kind *const *kind = record_kinds; *kind; kind++, n++) {
        assert_ptr_equal(record_kind_find((*kind)->name), *kind);
        first += (*kind)->first;
        for (int i = 0; i < (*kind)->n_fields; i++) {
            const struct field *field = &(*kind)->fields[i];
            bool ref = field->type == FIELD_REF || field->type == FIELD_REF_LIST;
            assert_int_equal(field_find(*kind, field->name), i);
            assert_true(*field->help && field->help[strlen(field->help) - 1] == '.');
            assert_int_equal(ref, *field->ref != '\0');
            assert_true(!ref || record_kind_find(field->ref));
            assert_true(!field->required || *field->example);
            bool words = field->type == FIELD_WORD || field->type == FIELD_WORDS ||
                         field->type == FIELD_OPEN || field->type == FIELD_LISTED;
            assert_true(!words || *field->words);
        }
        for (const char *key = (*kind)->key; *key;) {
            char name[64] = "";
            size_t length = strcspn(key, "|");
            memcpy(name, key, length);
            assert_true(field_find(*kind, name) >= 0);
            key += length + (key[length] == '|');
        }
    }
    assert_int_equal(first, 7);
    assert_int_equal(n, 36);
    assert_null(record_kind_find("nonsense"));
    assert_int_equal(field_find(record_kinds[0], "nonsense"), -1);
}

/* What `init --template` writes is read back without a word. */
static void templates(void **state)
{
    (void)state;
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++) {
        char *bytes = NULL, *got, *sentences;
        size_t size = 0;
        FILE *out = open_memstream(&bytes, &size);
        assert_non_null(out);
        assert_true(record_template(*kind, out));
        fclose(out);
        bind((*kind)->name, bytes, NULL, &got, &sentences);
        assert_string_equal(sentences, "");
        /* Sites and pupils have a second example, which travel and apart name. */
        bool two = strcmp((*kind)->name, "sites") == 0 || strcmp((*kind)->name, "pupils") == 0;
        assert_true(*got && *got != '!' && two == (strchr(got, '|') != NULL));
        free(bytes);
        free(got);
        free(sentences);
    }
}

static const struct {
    const char *label, *map, *kind, *bytes, *rows, *issues;
} maps[] = {
    {"lines", "# ours\nkind = equipment\nThing = item\nHow Many = count\nWhy = -\n", "equipment",
     "THING,how-many,why\nlaptop,2,x\n", "item=laptop:0 count=2:2", ""},
    {"several columns", "kind = staff\nCode = staff\nFirst + Last = name\nFirst = -\nLast = -\n",
     "staff", "Code,First,Last\nJM,Jo,Marsh\nAB,,Bee\n",
     "staff=JM:0 name=Jo Marsh:0|staff=AB:0 name=Bee:0", ""},
    {"parts of a code", "kind = lessons\nclass + day = lesson\n", "lessons", "class,day\n11A,Mon\n",
     "lesson=11A-Mon:0 class=11A:0 weekday=Mon:1", ""},
    {"a heading called kind", "kind = pupil_times\n\"kind\" = kind\n", "pupil_times",
     "pupil,start,end,kind\na,9:00,10:00,in\n", "pupil=a:0 start=9:00:540 end=10:00:600 kind=in:0",
     ""},
    {"two headings for one column", "kind = equipment\nA = item\nB = item\n", "equipment",
     "A,B,count\nx,y,1\n", "!item=x:0 count=1:1",
     "x.csv: B: two columns are read as 'item' by the map; keep one line of it\n"},
    {"no kind", "Thing = item\n", NULL, NULL, NULL,
     "x.map:1: 'Thing' stands before the kind; the first line must be kind = staff or another "
     "kind\n"},
    {"kind unknown", "kind = stuff\n", NULL, NULL, NULL,
     "x.map:1: 'stuff' is not a kind of record; write kind = staff, rooms, papers...\n"},
    {"kind too late", "kind = staff\nA = name\nkind = rooms\n", NULL, NULL, NULL,
     "x.map:3: 'rooms' comes too late; the kind must stand before the headings\n"},
    {"column unknown", "kind = staff\n\nA = nmae\n", NULL, NULL, NULL,
     "x.map:3: 'nmae' is not a column of this kind; see the manual for their names\n"},
    {"no equals sign", "kind = staff\nA name\n", NULL, NULL, NULL,
     "x.map:2: 'A name' is not a line of a map; write: Their Heading = our_column\n"},
    {"heading twice", "kind = staff\nA = name\na = staff\n", NULL, NULL, NULL,
     "x.map:3: 'a' stands here twice; keep one line\n"},
    {"no heading", "kind = staff\n = name\n", NULL, NULL, NULL,
     "x.map:2: 'name' has no heading before the =\n"},
};

static void column_maps(void **state)
{
    (void)state;
    EACH (row, maps) {
        struct column_map map = {0};
        struct issues issues = {0};
        bool good = map_read(&map, "x.map", row->map, strlen(row->map), NULL, &issues);
        char *got = NULL, *sentences = issues_told(&issues);
        CHECK_ROW(row, good, row->kind != NULL);
        if (row->kind) {
            struct tables tables = {0};
            struct memory pool = {0};
            struct batch batch;
            free(sentences);
            assert_true(format_find("x.csv")->read("x.csv", row->bytes, strlen(row->bytes), &tables,
                                                   &issues));
            assert_true(map_compose(&map, &tables.list[0], &pool));
            assert_true(batch_bind(&batch, map.kind, "x.csv", &tables.list[0], &map, &issues));
            got = told(&batch);
            sentences = issues_told(&issues);
            CHECK_ROW_TEXT(row, got, row->rows);
            batch_release(&batch);
            tables_release(&tables);
            memory_release(&pool);
        }
        CHECK_ROW_TEXT(row, sentences, row->issues);
        free(got);
        free(sentences);
        map_release(&map);
        issues_release(&issues);
    }
}

static void shipped(void **state)
{
    (void)state;
    for (const struct shipped_map *map = shipped_maps; map->name; map++) {
        struct column_map read = {0};
        struct issues issues = {0};
        assert_true(map_read(&read, map->name, map->text, strlen(map->text), NULL, &issues));
        assert_string_equal(read.kind->name, map->kind);
        assert_int_equal(issues.count, 0);
        assert_ptr_equal(map_find(map->name), map);
        map_release(&read);
        issues_release(&issues);
    }
    assert_null(map_find("nonsense"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_tables),
        cmocka_unit_test(templates),
        cmocka_unit_test(column_maps),
        cmocka_unit_test(shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
