/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_incident.h - columns of the incident log; for kinds.c only. */
#ifndef SCHEDULER_MODEL_COLUMNS_INCIDENT_H
#define SCHEDULER_MODEL_COLUMNS_INCIDENT_H

#include "scheduler/model/column.h"
#include "scheduler/model/incident.h"

static const struct kind_column incident_columns[] = {
    MOMENT(incident, recorded_at, "recorded_at"),
    MOMENT(incident, from_at, "from_at"),
    MOMENT(incident, until_at, "until_at"),
    ENUM(incident, what, "what", incident_words),
    REF(incident, room, "room", "rooms"),
    REF(incident, pupil, "pupil", "pupils"),
    REF(incident, paper, "paper", "papers"),
    REF(incident, staff, "staff", "staff"),
    INT(incident, minutes, "minutes"),
    TEXT(incident, detail, "detail"),
    TEXT(incident, reason, "reason"),
    TEXT(incident, who, "who"),
    TEXT(incident, told, "told"),
};

#endif
