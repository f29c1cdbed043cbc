/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/check.h - tables inside cmocka tests.
 *
 *     static const struct { const char *label; int in, want; } rows[] = {...};
 *     EACH (row, rows)
 *         CHECK_ROW(row, f(row->in), row->want);
 *
 * A failing row prints its label, then fails the cmocka test it stands in.
 * One executable per module: #include "tests/support/check.h", then cmocka as usual.
 */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ENTRIES(array) (sizeof(array) / sizeof *(array))
#define EACH(row, rows) \
    for (__typeof__ (&(rows)[0])(row) = (rows); (row) < (rows) + ENTRIES(rows); (row)++)

/* Integers and booleans; says which row. */
#define CHECK_ROW(row, got, want)                                                                  \
    do {                                                                                           \
        long long check_got = (long long)(got), check_want = (long long)(want);                    \
        if (check_got != check_want)                                                               \
            print_error("row \"%s\": got %lld, want %lld\n", (row)->label, check_got, check_want); \
        assert_true(check_got == check_want);                                                      \
    } while (0)

#define CHECK_ROW_TEXT(row, got, want)                                                     \
    do {                                                                                   \
        const char *check_text = (got), *check_want = (want);                              \
        if (strcmp(check_text, check_want) != 0)                                           \
            print_error("row \"%s\": got \"%s\", want \"%s\"\n", (row)->label, check_text, \
                        check_want);                                                       \
        assert_string_equal(check_text, check_want);                                       \
    } while (0)

#endif
