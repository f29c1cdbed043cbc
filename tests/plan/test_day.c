/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar, growing lists, stable sorting. */
#include "tests/support/check.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

static void known_days(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int year, month, day, weekday, iso_year, iso_week;
        int64_t want;
    } rows[] = {
        {"epoch", 1970, 1, 1, 3, 1970, 1, 0},
        {"day before epoch", 1969, 12, 31, 2, 1970, 1, -1},
        {"leap day", 2024, 2, 29, 3, 2024, 9, 19782},
        {"century leap day", 2000, 2, 29, 1, 2000, 9, 11016},
        {"week 53", 2027, 1, 3, 6, 2026, 53, 20821},
        {"last of the year is week 1", 2024, 12, 31, 1, 2025, 1, 20088},
        {"a season's day", 2027, 5, 12, 2, 2027, 19, 20950},
    };
    EACH (row, rows) {
        int64_t day = day_make(row->year, row->month, row->day);
        int year, month, of_month, iso_year, iso_week;

        CHECK_ROW(row, day, row->want);
        CHECK_ROW(row, day_weekday(day), row->weekday);
        day_split(day, &year, &month, &of_month);
        CHECK_ROW(row, year * 10000 + month * 100 + of_month,
                  row->year * 10000 + row->month * 100 + row->day);
        day_week(day, &iso_year, &iso_week);
        CHECK_ROW(row, iso_year * 100 + iso_week, row->iso_year * 100 + row->iso_week);
        assert_int_equal(day_from_week(iso_year, iso_week), day_week_start(day));
    }
}

static void every_day_splits_back(void **state)
{
    (void)state;
    int64_t before = day_make(1899, 12, 31);

    for (int64_t day = before + 1; day < day_make(2101, 1, 1); day++) {
        int year, month, of_month;
        day_split(day, &year, &month, &of_month);
        assert_true(day_exists(year, month, of_month));
        assert_int_equal(day_make(year, month, of_month), day);
        assert_int_equal(day_weekday(day), (day_weekday(day - 1) + 1) % 7);
    }
}

static void weeks_that_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int year, week;
        bool exists;
    } rows[] = {
        {"week 0", 2027, 0, false},
        {"week 53 of a long year", 2026, 53, true},
        {"week 53 of a short year", 2027, 53, false},
        {"week 54", 2026, 54, false},
        {"week 1", 2027, 1, true},
    };
    EACH (row, rows)
        CHECK_ROW(row, day_from_week(row->year, row->week) != DAY_NONE, row->exists);
}

static void academic_years(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *label;
        int year, month, day;
        const char *want;
    } rows[] = {
        {"last of August", 2026, 8, 31, "2025-26"},
        {"first of September", 2026, 9, 1, "2026-27"},
        {"summer exams", 2027, 5, 12, "2026-27"},
        {"turn of the century", 2099, 12, 1, "2099-00"},
    };
    EACH (row, rows)
        CHECK_ROW_TEXT(row, day_academic_name(&arena, day_make(row->year, row->month, row->day)),
                       row->want);
    arena_release(&arena);
}

static void moments(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *label;
        int64_t at, day;
        const char *want;
    } rows[] = {
        {"epoch", 0, 0, "1970-01-01 00:00"},
        {"a minute before", -1, -1, "1969-12-31 23:59"},
        {"a day before", -1440, -1, "1969-12-31 00:00"},
        {"morning", 20950 * 1440 + 545, 20950, "2027-05-12 09:05"},
    };
    EACH (row, rows) {
        CHECK_ROW(row, day_of(row->at), row->day);
        CHECK_ROW_TEXT(row, moment_text(&arena, row->at), row->want);
    }
    assert_string_equal(time_text(&arena, 545), "09:05");
    arena_release(&arena);
}

static void reading_text(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int time;
        int64_t day;
    } rows[] = {
        {"09:05", 545, -1},     {"9:05", 545, -1},         {"23:59", 1439, -1},
        {"24:00", -1, -1},      {"09:60", -1, -1},         {"09:5", -1, -1},
        {"", -1, -1},           {"0905", -1, -1},          {"09:05x", -1, -1},
        {"-9:05", -1, -1},      {"2027-05-12", -1, 20950}, {"2027-02-29", -1, -1},
        {"2027-5-12", -1, -1},  {"2027-05-12 ", -1, -1},   {"2028-02-29", -1, 21243},
        {"2027-13-01", -1, -1}, {"2027-00-01", -1, -1},
    };
    EACH (row, rows) {
        CHECK_ROW(row, time_parse(row->label), row->time);
        CHECK_ROW(row, day_parse(row->label), row->day);
    }
}

struct pair {
    int key, position;
};

static int by_key(const void *left, const void *right, const void *context)
{
    const struct pair *a = left, *b = right;
    int sign = *(const int *)context;
    return sign * ((a->key > b->key) - (a->key < b->key));
}

static void sorting_keeps_ties_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};

    for (int n = 0; n < 70; n++) {
        struct pair *list = NULL;
        int count = 0, room = 0, ascending = 1;
        for (int i = 0; i < n; i++)
            *LIST_ADD(&arena, list, count, room) = (struct pair){(i * 7919) % 11, i};
        assert_int_equal(count, n);
        sort_rows(list, (size_t)count, sizeof *list, by_key, &ascending);
        for (int i = 1; i < count; i++) {
            assert_true(list[i - 1].key <= list[i].key);
            assert_true(list[i - 1].key != list[i].key || list[i - 1].position < list[i].position);
        }
    }
    arena_release(&arena);
}

static void copies(void **state)
{
    (void)state;
    struct arena arena = {0};
    const int numbers[] = {3, 1, 4};

    assert_string_equal(arena_copy(&arena, "Maths"), "Maths");
    assert_string_equal(arena_copy(&arena, NULL), "");
    assert_string_equal(arena_copy_part(&arena, "Maths", 2), "Ma");
    assert_memory_equal(arena_dup(&arena, numbers, 3, sizeof *numbers), numbers, sizeof numbers);
    assert_non_null(arena_dup(&arena, NULL, 0, sizeof *numbers));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(every_day_splits_back),
        cmocka_unit_test(weeks_that_are_not),
        cmocka_unit_test(academic_years),
        cmocka_unit_test(moments),
        cmocka_unit_test(reading_text),
        cmocka_unit_test(sorting_keeps_ties_in_order),
        cmocka_unit_test(copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
