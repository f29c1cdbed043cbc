/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/seat.h - entries to sittings: who sits what, where, until when.
 *
 * Pure: same season and rules, same seating.  What is fixed (imported with
 * keep, or set by the officer) stays; what was seated before stays when it is
 * still legal, as far as that costs no adult.
 */
#ifndef SCHEDULER_SEAT_SEAT_H
#define SCHEDULER_SEAT_SEAT_H

#include "scheduler/rules/rules.h"

struct seating {
    const struct sitting *sittings; /* by starts_at, room, desk; id 0 */
    const struct unseated *unseated;
    int n_sittings, n_unseated;
    int n_entries;     /* of the range: not withdrawn */
    int rooms, adults; /* room-sessions used; adults they need (invigilators, helpers, rovers)
                          summed over sessions */
};

/* Seats every entry whose paper lies in [from, until] (days, inclusive).
 * FAULT_CONFLICT when fixed sittings contradict each other. */
bool seat_make(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
               struct arena *arena, struct seating *seating, struct fault *fault) MUST_CHECK;

#endif
