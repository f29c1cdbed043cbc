/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/away.h - who is told to be away. */
#ifndef SCHEDULER_MODEL_AWAY_H
#define SCHEDULER_MODEL_AWAY_H

#include "scheduler/model/season.h"

/* For any of these wall minutes; what may come to pass (tentative) does not count. */
bool season_away(const struct season *season, int staff, int64_t starts_at, int64_t ends_at);

/* A pupil, that minute, by the list of that day alone. */
bool season_pupil_away(const struct season *season, int pupil, int64_t at);

#endif
