/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/message.h - a text to send to somebody whose duties changed.
 *
 * Under MESSAGE_MAX characters whatever happens, and without a pupil in it by construction: it is
 * made from the rows below, which have no field for one.  More changes than fit are counted.
 */
#ifndef SCHEDULER_REPORT_MESSAGE_H
#define SCHEDULER_REPORT_MESSAGE_H

#include "scheduler/base/arena.h"
#include "scheduler/model/season.h"

enum { MESSAGE_MAX = 299 }; /* characters, not bytes */

struct message_row {
    int what; /* enum change_what */
    int64_t starts_at, ends_at;
    const char *role;  /* title of the duty kind: "Reader", "Lesson" */
    const char *place; /* room or site code; "" */
};

/* "Change on Tue 18 May: now 09:00-10:30 Invigilator, HALL; no longer 09:00-09:50 Lesson. ..." */
const char *message_text(const char *name, const struct message_row *rows, int count,
                         struct arena *arena);

/* The same of a person's changes in a version. */
const char *message_of(const struct season *season, int person,
                       const struct version_change *changes, int count, struct arena *arena);

#endif
