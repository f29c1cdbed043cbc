/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/figure.h - one number of the rules: its name, what values it can have, which of
 * two is tighter. */
#ifndef SCHEDULER_RULES_FIGURE_H
#define SCHEDULER_RULES_FIGURE_H

#include "scheduler/rules/rules.h"

enum { FIGURE_NAME = 40 };

struct figure_kind {
    const char *name, *unit;
};
extern const struct figure_kind figure_kinds[N_FIGURES];

int figure_find(const char *name); /* enum figure_id; -1: none */
/* The next name of a ';' list; false: no more. */
bool figure_next(const char **list, char name[FIGURE_NAME]);
/* A time or a number that the figure can be. */
bool figure_parse(int id, const char *text, int *value);
const char *figure_wanted(int id); /* "a time such as 09:00" */
const char *figure_text(const struct figure *figure, struct arena *arena);
/* Is it clear that a plan under `value` keeps the rule of `than` too? */
bool figure_tighter(int id, int value, int than);

#endif
