/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/reply.h - what people answer to what they were told.
 *
 * "Accept" is kept.  "Cannot" is kept, makes the person absent for the time of the duty, and asks
 * for the repairs (office/repair.h).
 */
#ifndef SCHEDULER_OFFICE_REPLY_H
#define SCHEDULER_OFFICE_REPLY_H

#include "scheduler/office/event.h"

struct reply_ask {
    int person;
    const char *duty; /* as typed: find_duty.h; among what they were told */
    int answer;       /* enum reply_answer */
    const char *reason;
    struct event_how how; /* of a repair */
};

struct reply_done {
    const struct assignment *const *rows; /* published rows it is about; n_rows */
    int n_rows;
    bool repaired; /* repair is set */
    struct repair repair;
    const char *several; /* after a fault: duties that fit, as duty_found has it; NULL */
};

bool office_reply(struct office *office, const struct reply_ask *ask, struct reply_done *done,
                  struct fault *fault) MUST_CHECK;

#endif
