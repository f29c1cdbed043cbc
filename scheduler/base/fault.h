/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scheduler/base/fault.h - how things go wrong.
 *
 * A function that can fail returns bool (true: done) and takes the fault as
 * its last argument.  The first failure fills it; callers on the way up may
 * add where they were; main() or the desk tells it once.
 *
 *     if (!room)
 *         return fault_set(fault, FAULT_MISSING, "no room called '%s'", name);
 *     ...
 *     if (!store_load(store, arena, &season, fault))
 *         return fault_in(fault, "planning week %d", week);
 *
 * prints   planning week 3: no room called 'LIB2'
 *
 * Running out of memory is not a fault: see arena.h.
 */
#ifndef SCHEDULER_BASE_FAULT_H
#define SCHEDULER_BASE_FAULT_H

#include <stdbool.h>

#define MUST_CHECK              __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, rest) __attribute__((format(printf, text, rest)))

/* One table in fault.c gives each kind its exit code and its HTTP status. */
enum fault_kind {
    FAULT_NONE,
    FAULT_USAGE,    /* the command or request makes no sense        exit 2, 400 */
    FAULT_INPUT,    /* a file or form holds something we cannot use exit 3, 422 */
    FAULT_MISSING,  /* what was asked for does not exist            exit 4, 404 */
    FAULT_CONFLICT, /* someone changed it first, or a rule forbids  exit 5, 409 */
    FAULT_DENIED,   /* not yours to do                              exit 6, 403 */
    FAULT_SYSTEM,   /* disk, database, network                      exit 1, 500 */
};

struct fault {
    enum fault_kind kind; /* FAULT_NONE: zero-initialise */
    char text[400];       /* one sentence without full stop, UTF-8, cut to fit */
};

/* Both return false always, so that "return fault_set(...)" reads well. */
bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);
bool fault_in(struct fault *fault, const char *format, ...) PRINTF_LIKE(2, 3);

int fault_exit_code(const struct fault *fault);   /* 0 for FAULT_NONE */
int fault_http_status(const struct fault *fault); /* 200 for FAULT_NONE */

#endif
