/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/run.h - the program's commands inside a test, and what the store then holds. */
#ifndef TESTS_SUPPORT_RUN_H
#define TESTS_SUPPORT_RUN_H

#include <stdbool.h>
#include <stdint.h>

struct outcome {
    int exit_code;
    char *out, *err; /* the caller frees both with outcome_release() */
};

/* Runs "examrota ..." as main() would, words separated by single spaces. */
struct outcome command_run(const char *format, ...) __attribute__((format(printf, 1, 2)));
void outcome_release(struct outcome *outcome);
/* Runs and asserts the exit code; prints both outputs when it is another. */
void command_expect(int exit_code, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same, and the output must hold this text. */
void command_says(const char *want, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A number over every row and column of every kind in the file: equal when the file says the same.
 * 0: it cannot be opened or loaded. */
uint64_t school_state(const char *path);
/* Without the versions people were told and their calendars, which undo leaves alone. */
uint64_t school_content(const char *path);

/* A fresh folder; released with everything in it. */
char *folder_make(void);
void folder_release(char *folder);
bool file_copy(const char *from, const char *to);
bool files_same(const char *left, const char *right);

#endif
