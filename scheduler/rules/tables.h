/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/tables.h - the columns of the six tables, for load.c. */
#ifndef SCHEDULER_RULES_TABLES_H
#define SCHEDULER_RULES_TABLES_H

#include "scheduler/rules/bind.h"
#include "scheduler/rules/rules.h"

/* The value is a time or a number, by the unit of FIGURES. */
struct figure_row {
    const char *name, *title, *value, *source;
    int confidence, line;
};

/* Numbers of a helper may name a figure, so that one cell changes both. */
struct helper_row {
    struct helper_rule rule;
    const char *share_text, *before_text;
    int line;
};

extern const struct bind figure_bind;      /* struct figure_row */
extern const struct bind arrangement_bind; /* struct arrangement_rule */
extern const struct bind helper_bind;      /* struct helper_row */
extern const struct bind training_bind;    /* struct training_rule */
extern const struct bind standard_bind;    /* struct standard */
extern const struct bind obstacle_bind;    /* struct obstacle_rule */

#endif
