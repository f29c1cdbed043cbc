/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/progress.h - a line on the terminal while the plan is made, and
 * the two ways to end it early: Ctrl-C (nothing is stored), SIGTERM (the best is kept). */
#ifndef SCHEDULER_CLI_PROGRESS_H
#define SCHEDULER_CLI_PROGRESS_H

#include "scheduler/cli/command.h"

struct progress_line {
    FILE *err;
    FILE *lines; /* JSON lines for the desk (EXAMROTA_PROGRESS=3); NULL: none */
    bool shown;  /* on a terminal only */
    int64_t began_ms;
    int64_t told_ms;
    const struct world *world; /* of a plan, once it is made: the levels' order; or NULL */
    const char *order;         /* "[\"required\",...]", made of it */
    struct arena *arena;
};

void progress_begin(struct progress_line *line, const struct app *app);
void progress_tell(void *context,
                   const struct progress *progress); /* effort.tell; a progress_line */
/* "what: 3 of 12", for commands that go through cases; to the desk as {"done":3,"of":12}. */
void progress_count(struct progress_line *line, int done, int of, const char *what);
void progress_end(struct progress_line *line); /* wipes the line */
int progress_milliseconds(void *context);      /* since progress_begin */

/* From here on the signals only set flags; they stay set. */
void signals_catch(void);
void signals_let(void); /* for commands that do not: they end by them, also when they came early */
extern const bool *const signal_stop;      /* stop soon */
extern const bool *const signal_cancelled; /* ...and store nothing */
int signal_exit_code(void);                /* 130 when cancelled, else 0 */

#endif
