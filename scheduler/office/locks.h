/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/locks.h - do locks that come in mean something? */
#ifndef SCHEDULER_OFFICE_LOCKS_H
#define SCHEDULER_OFFICE_LOCKS_H

#include "scheduler/office/office.h"

/* Every lock of the batches that describes a duty (staff, date, session or time, role...) has to
 * mean one seat, else it is an error.  Duties are known of seated days only; of others it is a
 * warning.  after: the season as it will be. */
void locks_check(struct office *office, const struct batches *batches, const struct season *after,
                 struct issues *issues);

#endif
