/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_places.h - columns of settings, calendar, sites, rooms; for kinds.c only.
 * One line a column: struct, member, name in files and tables. */
#ifndef SCHEDULER_MODEL_COLUMNS_PLACES_H
#define SCHEDULER_MODEL_COLUMNS_PLACES_H

#include "scheduler/model/column.h"
#include "scheduler/model/places.h"

static const struct kind_column settings_columns[] = {
    TEXT(setting, name, "name"),
    TEXT(setting, value, "value"),
};

static const struct kind_column series_columns[] = {
    TEXT(series, series, "series"), TEXT(series, name, "name"),   DAY(series, from, "from"),
    DAY(series, until, "until"),    TEXT(series, rules, "rules"), YES(series, external, "external"),
};

static const struct kind_column calendar_columns[] = {
    DAY(calendar_day, date, "date"),
    ENUM(calendar_day, kind, "kind", day_kind_words),
    ENUM(calendar_day, session, "session", session_words),
    ENUM(calendar_day, week, "week", week_words),
};

static const struct kind_column periods_columns[] = {
    TEXT(period, period, "period"),
    INT(period, weekday, "weekday"),
    ENUM(period, week, "week", week_words),
    TIME(period, start, "start"),
    TIME(period, end, "end"),
};

static const struct kind_column sites_columns[] = {
    TEXT(site, site, "site"),
    TEXT(site, name, "name"),
    TEXT(site, centre_number, "centre_number"),
    YES(site, secure_store, "secure_store"),
};

static const struct kind_column travel_columns[] = {
    REF(travel, from, "from", "sites"),
    REF(travel, to, "to", "sites"),
    INT(travel, minutes, "minutes"),
};

static const struct kind_column rooms_columns[] = {
    TEXT(room, room, "room"),
    TEXT(room, name, "name"),
    TEXT(room, block, "block"),
    REF(room, site, "site", "sites"),
    ENUM(room, kind, "kind", room_kind_words),
    INT(room, seats, "seats"),
    INT_OR(room, computers, "computers", 0),
    INT_OR(room, sockets, "sockets", 0),
    YES(room, private_room, "private"),
    YES(room, step_free, "step_free"),
    ENUM(room, exam, "exam", room_exam_words),
    ENUM(room, summon, "summon", summon_words),
    INT(room, rows, "rows"),
    INT(room, columns, "columns"),
};

static const struct kind_column closures_columns[] = {
    REF(closure, room, "room", "rooms"),
    MOMENT(closure, start, "start"),
    MOMENT(closure, end, "end"),
    TEXT(closure, why, "why"),
};

static const struct kind_column equipment_columns[] = {
    TEXT(equipment, item, "item"),
    INT(equipment, count, "count"),
    REF(equipment, site, "site", "sites"),
};

#endif
