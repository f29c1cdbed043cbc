/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/leave.h - rows that the officer leaves as they are, and the rows of a preview.
 */
#ifndef SCHEDULER_INTAKE_LEAVE_H
#define SCHEDULER_INTAKE_LEAVE_H

#include "scheduler/intake/fill.h"

void leave_start(struct build *build);
/* A row of a file that adds nothing: a new one left out, or one that names such.  before: the
 * stored row it is about, or -1. */
bool leave_new(struct fill *fill, int before);
/* Does this text name a new row that is left out? */
bool leave_names(const struct built *named, const char *text);
/* A changed row, put back to what is stored. */
bool leave_changed(struct build *build, struct built *built, int row);
/* A stored row that no file names, and that stays all the same. */
bool leave_gone(struct build *build, struct built *built, int before);

/* The rows asked for, from a build that is finished. */
void intake_show_rows(struct build *build, struct intake *intake);

/* row_text.c: cells and keys as people write them.  The row's references are indices of season. */
const char *row_cell(const struct season *season, const struct kind *kind,
                     const struct kind_column *column, const void *row, struct arena *arena);
const char *row_key(const struct season *season, const struct key *key, const void *row,
                    struct arena *arena);
/* "AB;CD": the list of that kind which hangs on a row of its parent. */
const char *row_list(const struct season *season, const struct kind *list, int parent_row,
                     struct arena *arena);

#endif
