/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/issue.h - what is wrong with a file, in words its owner can act on. */
#ifndef IMPORT_ISSUE_H
#define IMPORT_ISSUE_H

#include <stdbool.h>
#include <stdio.h>

enum severity { ISSUE_NOTE, ISSUE_WARNING, ISSUE_ERROR };

struct issue {
    enum severity severity;
    char
        file[120]; /* as the user named it, or its name in the folder; "" : the import as a whole */
    int line;      /* in the file, 1-based; 0: the file as a whole */
    char column[48];  /* column heading as the file spells it, or "" */
    char text[200];   /* one sentence, no newline, says what to do */
    const char *kind; /* issues of one kind are folded when printed: the format string */
    int more;         /* on the first of its kind: how many like it were counted, not kept */
};

/* All problems of one import, in the order found.  Zero-initialise; release
 * once.  Holds at most ISSUES_MAX, and ISSUES_KEPT_OF_A_KIND of one kind, so that
 * one mistake made in every row does not hide the others; further ones are
 * counted, not kept. */
enum { ISSUES_MAX = 1000, ISSUES_KEPT_OF_A_KIND = 400, ISSUES_SHOWN_OF_A_KIND = 20 };
struct issues {
    struct issue *list;
    int count, dropped, errors, warnings, notes;
    int followers; /* rows that fail only because another failed: counted, not listed */
};

void issue_add(struct issues *issues, enum severity severity, const char *file, int line,
               const char *column, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The same for a sentence that is made already; kind: what it is folded under,
 * compared by address. */
void issue_tell(struct issues *issues, enum severity severity, const char *file, int line,
                const char *column, const char *kind, const char *text);

/* "file:line: column: sentence", warnings with "warning: " before the sentence;
 * 20 of a kind, then "and 480 like it". */
void issues_print(const struct issues *issues, FILE *out);
void issues_release(struct issues *issues);

#endif
