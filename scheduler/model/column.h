/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/column.h - how a column table is written; for columns_*.h.
 *
 *     TIME(lesson, start, "start"),
 *
 * The member's type is checked: a TEXT column of an int member does not compile.
 */
#ifndef SCHEDULER_MODEL_COLUMN_H
#define SCHEDULER_MODEL_COLUMN_H

#include "scheduler/model/kind.h"

/* offsetof, when the member has the type; no compiler takes it otherwise. */
#define MEMBER(row, member, member_type) \
    _Generic(((struct row *)0)->member, member_type : offsetof(struct row, member))
#define COLUMN(row, member, member_type, name, column_type, ref, words, empty) \
    {                                                                          \
        name, column_type, MEMBER(row, member, member_type), ref, words, empty \
    }

#define TEXT(row, member, name) COLUMN(row, member, const char *, name, COLUMN_TEXT, NULL, NULL, 0)
#define INT(row, member, name)  INT_OR(row, member, name, -1)
#define INT_OR(row, member, name, empty) \
    COLUMN(row, member, int, name, COLUMN_INT, NULL, NULL, empty)
#define BIG(row, member, name)         COLUMN(row, member, int64_t, name, COLUMN_BIG, NULL, NULL, 0)
#define YES(row, member, name)         COLUMN(row, member, bool, name, COLUMN_YES, NULL, NULL, false)
#define YES_UNLESS(row, member, name)  COLUMN(row, member, bool, name, COLUMN_YES, NULL, NULL, true)
#define DAY(row, member, name)         COLUMN(row, member, int64_t, name, COLUMN_DAY, NULL, NULL, -1)
#define MOMENT(row, member, name)      COLUMN(row, member, int64_t, name, COLUMN_MOMENT, NULL, NULL, -1)
#define TIME(row, member, name)        COLUMN(row, member, int, name, COLUMN_TIME, NULL, NULL, -1)
#define ENUM(row, member, name, words) COLUMN(row, member, int, name, COLUMN_ENUM, NULL, words, 0)
#define REF(row, member, name, kind)   COLUMN(row, member, int, name, COLUMN_REF, kind, NULL, -1)

#endif
