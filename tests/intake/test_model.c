/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind tables: columns, keys, words; order and sameness of rows. */
#include "tests/support/check.h"

#include "scheduler/base/arena.h"
#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"

static void tables_are_sound(void **state)
{
    (void)state;
    static const char *const arrays[] = {
#define ARRAY_NAME(name, type, array) name,
        SEASON_ARRAYS(ARRAY_NAME)
#undef ARRAY_NAME
    };
    static const size_t sizes[] = {
#define ARRAY_SIZE(name, type, array) sizeof(type),
        SEASON_ARRAYS(ARRAY_SIZE)
#undef ARRAY_SIZE
    };
    int n = 0;

    for (const struct kind *kind = kinds; kind->name; kind++, n++) {
        assert_string_equal(kind->name, arrays[n]);
        assert_int_equal(kind->size, sizes[n]);
        assert_true(!kind->parent || kind_find(kind->parent) < kind);
        for (int i = 0; i < kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i];
            assert_ptr_equal(kind_column_find(kind, column->name), column);
            assert_true(column->offset >= sizeof(int64_t) && column->offset < kind->size);
            assert_true(i == 0 || column->offset > column[-1].offset);
            assert_true((column->type == COLUMN_REF) == (column->ref != NULL));
            assert_true((column->type == COLUMN_ENUM) == (column->words != NULL));
            /* referred-to kinds come first, so that they can be stored first */
            assert_true(!column->ref || kind_find(column->ref) < kind);
        }
    }
    assert_int_equal(n, ENTRIES(arrays));
}

/* Every member of every struct has a column: their sizes and the id fill it. */
static void no_member_is_forgotten(void **state)
{
    (void)state;
    static const size_t widths[] = {
        [COLUMN_TEXT] = sizeof(char *), [COLUMN_INT] = sizeof(int),
        [COLUMN_BIG] = sizeof(int64_t), [COLUMN_YES] = sizeof(bool),
        [COLUMN_DAY] = sizeof(int64_t), [COLUMN_MOMENT] = sizeof(int64_t),
        [COLUMN_TIME] = sizeof(int),    [COLUMN_ENUM] = sizeof(int),
        [COLUMN_REF] = sizeof(int),
    };
    for (const struct kind *kind = kinds; kind->name; kind++) {
        size_t end = sizeof(int64_t);
        for (int i = 0; i < kind->n_columns; i++) {
            size_t width = widths[kind->columns[i].type];
            size_t at = (end + width - 1) / width * width;
            if (kind->columns[i].offset != at)
                print_error("%s: a member before %s has no column\n", kind->name,
                            kind->columns[i].name);
            assert_int_equal(kind->columns[i].offset, at);
            end = at + width;
        }
        assert_int_equal(kind->size, (end + sizeof(int64_t) - 1) / sizeof(int64_t) * 8);
    }
}

static void keys_name_columns(void **state)
{
    (void)state;
    for (const struct kind *kind = kinds; kind->name; kind++) {
        for (const char *key = kind->key; *key != '\0';) {
            char name[40] = "";
            size_t length = strcspn(key, "|");
            assert_true(length > 0 && length < sizeof name);
            memcpy(name, key, length);
            if (!kind_column_find(kind, name))
                print_error("%s: key has no column %s\n", kind->name, name);
            assert_non_null(kind_column_find(kind, name));
            key += length + (key[length] == '|');
        }
    }
}

static void words_find_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        const char *const *words;
        int value;
    } rows[] = {
        {"contingency", day_kind_words, DAY_CONTINGENCY},
        {"day", session_words, SESSION_DAY},
        {"B", week_words, WEEK_B},
        {"office", room_kind_words, ROOM_OFFICE},
        {"last", room_exam_words, ROOM_EXAM_LAST},
        {"none", summon_words, SUMMON_NONE},
        {"asked", offers_words, OFFERS_ASKED},
        {"lunch", pattern_kind_words, PATTERN_LUNCH},
        {"maybe", answer_words, ANSWER_MAYBE},
        {"listed", declared_words, 2},
        {"away", pupil_time_words, PUPIL_AWAY},
        {"pending", route_words, ROUTE_PENDING},
        {"speaking", paper_kind_words, PAPER_SPEAKING},
        {"all", tests_reading_words, READING_ALL},
        {"withdrawn", entry_status_words, ENTRY_WITHDRAWN},
        {"only", wish_words, WISH_ONLY},
        {"vocational", lesson_kind_words, LESSON_VOCATIONAL},
        {"no", withdraw_words, WITHDRAW_NO},
        {"no", cover_words, COVER_NO},
        {"moves", change_words, CHANGE_MOVES},
    };
    EACH (row, rows) {
        CHECK_ROW(row, word_find(row->words, row->label), row->value);
        CHECK_ROW(row, row->words[row->value + 1] == NULL, true); /* it is the last */
        CHECK_ROW(row, word_find(row->words, "no such word"), -1);
    }
}

static void empty_is_the_default(void **state)
{
    (void)state;
    struct school_duty duty;
    struct arrangement arrangement;

    kind_clear(kind_find("duties"), &duty);
    assert_int_equal(duty.weekdays, 0);
    assert_int_equal(duty.people, -1);
    assert_int_equal(duty.start, -1);
    kind_clear(kind_find("arrangements"), &arrangement);
    assert_true(arrangement.wanted);
    assert_int_equal(arrangement.paper, -1);
}

static void columns_read_what_they_write(void **state)
{
    (void)state;
    const struct kind *kind = kind_find("staff");
    struct person person;

    kind_clear(kind, &person);
    assert_int_equal(person.site, -1);
    assert_int_equal(person.from, -1);
    assert_int_equal(person.offers, OFFERS_PATTERN);
    assert_false(person.seated);
    assert_string_equal(person.email, "");
    assert_int_equal(person.gap_minutes, 0);
    column_set_number(kind_column_find(kind, "hours_per_week"), &person, 1950);
    column_set_number(kind_column_find(kind, "seated"), &person, 1);
    column_set_number(kind_column_find(kind, "until"), &person, 20950);
    column_set_text(kind_column_find(kind, "staff"), &person, "AB");
    assert_int_equal(person.contract_min, 1950);
    assert_true(person.seated);
    assert_int_equal(person.until, 20950);
    assert_string_equal(column_text(&kind->columns[0], &person), "AB");
    assert_int_equal(column_number(kind_column_find(kind, "until"), &person), 20950);
}

/* Two seasons that hold the same pupils at different places of their arrays. */
static const struct pupil few[] = {{.pupil = "P2"}, {.pupil = "P3"}};
static const struct pupil many[] = {{.pupil = "P1"}, {.pupil = "P2"}, {.pupil = "P3"}};
static const struct paper papers[] = {{.paper = "8300/1F", .series = -1},
                                      {.paper = "8700/1", .series = -1}};
static const struct season small = {.pupils = few, .n_pupils = 2, .papers = papers, .n_papers = 2};
static const struct season large = {.pupils = many, .n_pupils = 3, .papers = papers, .n_papers = 2};

static void order_follows_what_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        struct entry left, right; /* of small, of large */
        int order;
        bool same;
    } rows[] = {
        {"same key at another place",
         {.id = 7, .pupil = 0, .paper = 1, .series = -1},
         {.id = 9, .pupil = 1, .paper = 1, .series = -1},
         0,
         true},
        {"same key, other status",
         {.pupil = 0, .paper = 1, .series = -1},
         {.pupil = 1, .paper = 1, .series = -1, .status = ENTRY_FORECAST},
         0,
         false},
        {"later pupil", {.pupil = 1, .series = -1}, {.pupil = 1, .series = -1}, 1, false},
        {"earlier paper",
         {.pupil = 0, .paper = 0, .series = -1},
         {.pupil = 1, .paper = 1, .series = -1},
         -1,
         false},
        {"none comes first",
         {.pupil = 0, .paper = -1, .series = -1},
         {.pupil = 1, .paper = 0, .series = -1},
         -1,
         false},
    };
    const struct kind *kind = kind_find("entries");

    EACH (row, rows) {
        int order = kind_compare(kind, &small, &row->left, &large, &row->right);
        int back = kind_compare(kind, &large, &row->right, &small, &row->left);
        CHECK_ROW(row, (order > 0) - (order < 0), row->order);
        CHECK_ROW(row, (back > 0) - (back < 0), -row->order);
        CHECK_ROW(row, kind_same(kind, &small, &row->left, &large, &row->right), row->same);
    }
}

static void rows_sort_by_key(void **state)
{
    (void)state;
    struct entry entries[] = {{.id = 1, .pupil = 1, .paper = 0, .series = -1},
                              {.id = 2, .pupil = 0, .paper = 1, .series = -1},
                              {.id = 3, .pupil = 0, .paper = 0, .series = -1},
                              {.id = 4, .pupil = 0, .paper = 1, .series = -1}};

    kind_sort(kind_find("entries"), &small, entries, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(entries[i].id, ((const int[]){3, 2, 4, 1})[i]);
}

static void codes_are_found(void **state)
{
    (void)state;
    assert_int_equal(season_pupil(&large, "P1"), 0);
    assert_int_equal(season_pupil(&large, "P3"), 2);
    assert_int_equal(season_pupil(&small, "P1"), -1);
    assert_int_equal(season_pupil(&small, ""), -1);
    assert_int_equal(season_paper(&small, "8700/1"), 1);
    assert_int_equal(season_person(&small, "AB"), -1);
    assert_int_equal(season_room(&small, "H"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_sound),
        cmocka_unit_test(no_member_is_forgotten),
        cmocka_unit_test(keys_name_columns),
        cmocka_unit_test(words_find_their_place),
        cmocka_unit_test(empty_is_the_default),
        cmocka_unit_test(columns_read_what_they_write),
        cmocka_unit_test(order_follows_what_is_named),
        cmocka_unit_test(rows_sort_by_key),
        cmocka_unit_test(codes_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
