/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/ask.h - pages that ask the program (--json), start a job, or store one row. */
#ifndef SCHEDULER_DESK_ASK_H
#define SCHEDULER_DESK_ASK_H

#include "export/json_read.h"
#include "scheduler/desk/pages.h"

enum asked { ASKED_WAIT, ASKED_REFUSED, ASKED_TOLD };

/* Runs the words as a child.  TOLD: *answer is to be released (also when the exit code says that
 * nothing was stored); REFUSED: fault says why; WAIT: the page returns true at once. */
enum asked ask_child(struct web *web, const char *const *words, const char *input,
                     struct json **answer, struct fault *fault);
/* As a paragraph on the page. */
void ask_refusal_put(struct web *web, const struct fault *fault);

/* Starts a job and goes to it. */
bool ask_job(struct web *web, const char *title, const char *then, const char *const *words,
             bool plans, struct fault *fault) MUST_CHECK;
/* The answer of the job in ?job=N; NULL: none is asked for, it runs, or it said nothing. */
struct json *ask_job_answer(struct web *web);

/* Stores one row as an import of one line would; WAIT, REFUSED (the first issue), TOLD. */
struct ask_cell {
    const char *column, *value;
};
enum asked ask_store(struct web *web, const char *kind, const struct ask_cell *cells, int n_cells,
                     struct fault *fault);

/* Words of a command, added one by one; value "" adds nothing. */
struct ask_words {
    const char *list[40];
    int count;
};
void ask_word(struct ask_words *words, const char *word);
void ask_option(struct web *web, struct ask_words *words, const char *option, const char *value);

/* Fields of forms: each with its label; the id is the name. */
void put_weeks(struct web *web, const char *name, const char *label, const char *all,
               int64_t chosen);               /* a Monday; -1: `all`, the days without a week */
int64_t week_of_exams(const struct web *web); /* the next Monday of a week with papers; -1 */
void put_people(struct web *web, const char *name, const char *label, const char *none);
void put_input(struct web *web, const char *name, const char *label, const char *type,
               const char *value, bool needed);
void put_option(struct web *web, const char *value, const char *text, bool chosen);
/* "<table>" with its caption and heads, up to <tbody>; heads end with NULL. */
void put_table(struct web *web, const char *caption, const char *const *heads);
void put_table_end(struct web *web);
/* "£12.30", "4 seats"; a weight ("points") is the bare number. */
const char *amount_words(const char *unit, int64_t value, struct arena *arena);

#endif
