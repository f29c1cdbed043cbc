/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/feed_health.h - what changed since somebody's calendar was fetched. */
#ifndef SCHEDULER_REPORT_FEED_HEALTH_H
#define SCHEDULER_REPORT_FEED_HEALTH_H

#include "scheduler/model/season.h"

/* Is this event of the person to come, and changed after their calendar was fetched last?
 * address NULL, or never fetched: whatever is to come (and not cancelled) is news. */
bool feed_is_news(const struct feed_event *event, int person, const struct feed_address *address,
                  int64_t now_at);
/* How many such events there are. */
int feed_behind(const struct season *season, int person, const struct feed_address *address,
                int64_t now_at);

#endif
