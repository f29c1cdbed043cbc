/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/took/took.h - what exams displaced; only for scheduler/report. */
#ifndef SCHEDULER_REPORT_TOOK_H
#define SCHEDULER_REPORT_TOOK_H

#include "scheduler/report/heading.h"

enum took_what { TOOK_LESSONS, TOOK_SUPPORT, TOOK_SESSIONS };

struct took { /* one lesson, one session */
    int who;  /* person or pupil */
    enum took_what what;
    int minutes, back_min, owed_min;
};
struct took_list {
    struct took *rows;
    int n, room;
};

/* Within the ask's days: from people, and from pupils. */
void took_read(const struct report_ask *ask, struct arena *arena, struct took_list *people,
               struct took_list *pupils);

#endif
