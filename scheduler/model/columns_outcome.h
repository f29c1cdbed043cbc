/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_outcome.h - columns of what the program made; for kinds.c only.
 * One line a column: struct, member, name in files and tables. */
#ifndef SCHEDULER_MODEL_COLUMNS_OUTCOME_H
#define SCHEDULER_MODEL_COLUMNS_OUTCOME_H

#include "scheduler/model/column.h"
#include "scheduler/model/outcome.h"

static const struct kind_column sitting_columns[] = {
    REF(sitting, entry, "entry", "entries"),
    REF(sitting, room, "room", "rooms"),
    INT_OR(sitting, part, "part", 0),
    INT_OR(sitting, desk, "desk", 0),
    MOMENT(sitting, starts_at, "starts_at"),
    MOMENT(sitting, ends_at, "ends_at"),
    MOMENT(sitting, release_at, "release_at"),
    INT_OR(sitting, allowed_min, "allowed_min", 0),
    INT_OR(sitting, rest_min, "rest_min", 0),
    REF(sitting, group_paper, "group_paper", "papers"),
    INT_OR(sitting, group_no, "group_no", 0),
    INT_OR(sitting, helper_group, "helper_group", 0),
    YES(sitting, fixed, "fixed"),
    TEXT(sitting, note, "note"),
    INT_OR(sitting, lost_min, "lost_min", 0),
    INT_OR(sitting, held_min, "held_min", 0),
};

static const struct kind_column unseated_columns[] = {
    REF(unseated, entry, "entry", "entries"),
    TEXT(unseated, reason, "reason"),
};

static const struct kind_column assignment_columns[] = {
    TEXT(assignment, key, "key"),
    TEXT(assignment, kind, "kind"),
    REF(assignment, staff, "staff", "staff"),
    MOMENT(assignment, starts_at, "starts_at"),
    MOMENT(assignment, ends_at, "ends_at"),
    REF(assignment, room, "room", "rooms"),
    REF(assignment, site, "site", "sites"),
    TEXT(assignment, title, "title"),
    YES(assignment, locked, "locked"),
    YES(assignment, standing, "standing"),
};

static const struct kind_column plan_run_columns[] = {
    DAY(draft, from, "from"),
    DAY(draft, until, "until"),
    BIG(draft, made_utc, "made_utc"),
    TEXT(draft, status, "status"),
    TEXT(draft, stopped, "stopped"),
    TEXT(draft, hash, "hash"),
    INT_OR(draft, milliseconds, "milliseconds", 0),
    TEXT(draft, facts, "facts"),
    TEXT(draft, made, "made"),
    TEXT(draft, rules, "rules"),
    TEXT(draft, program, "program"),
    BIG(draft, work, "work"),
    INT_OR(draft, seconds, "seconds", 0),
    YES(draft, afresh, "afresh"),
};

static const struct kind_column plan_level_columns[] = {
    INT(plan_level, level, "level"), TEXT(plan_level, name, "name"),
    TEXT(plan_level, unit, "unit"),  TEXT(plan_level, proof, "proof"),
    BIG(plan_level, value, "value"), BIG(plan_level, bound, "bound"),
    BIG(plan_level, slack, "slack"),
};

static const struct kind_column version_columns[] = {
    INT(version, version, "version"), BIG(version, made_utc, "made_utc"),
    TEXT(version, who, "who"),        TEXT(version, note, "note"),
    DAY(version, from, "from"),       DAY(version, until, "until"),
    TEXT(version, hash, "hash"),
};

static const struct kind_column version_change_columns[] = {
    REF(version_change, version, "version", "version"),
    REF(version_change, staff, "staff", "staff"),
    ENUM(version_change, what, "what", change_words),
    TEXT(version_change, key, "key"),
    TEXT(version_change, kind, "kind"),
    TEXT(version_change, title, "title"),
    MOMENT(version_change, starts_at, "starts_at"),
    MOMENT(version_change, ends_at, "ends_at"),
    REF(version_change, room, "room", "rooms"),
    REF(version_change, site, "site", "sites"),
};

static const struct kind_column confirmation_columns[] = {
    TEXT(confirmation, rule, "rule"),   TEXT(confirmation, year, "year"),
    TEXT(confirmation, value, "value"), TEXT(confirmation, source, "source"),
    TEXT(confirmation, by, "by"),       BIG(confirmation, made_utc, "made_utc"),
};

static const struct kind_column held_columns[] = {
    TEXT(hand_lock, key, "key"),
    REF(hand_lock, staff, "staff", "staff"),
    MOMENT(hand_lock, starts_at, "starts_at"),
};

static const struct kind_column override_columns[] = {
    TEXT(override, key, "key"),
    REF(override, staff, "staff", "staff"),
    TEXT(override, obstacle, "obstacle"),
    TEXT(override, reason, "reason"),
    TEXT(override, by, "by"),
    BIG(override, made_utc, "made_utc"),
};

static const struct kind_column duty_cut_columns[] = {
    TEXT(duty_cut, key, "key"),
    INT(duty_cut, part, "part"),
    INT(duty_cut, unit, "unit"),
    MOMENT(duty_cut, at, "at"),
};

static const struct kind_column lesson_choice_columns[] = {
    REF(lesson_choice, lesson, "lesson", "lessons"),
    DAY(lesson_choice, date, "date"),
    REF(lesson_choice, into, "into", "lessons"),
    REF(lesson_choice, room, "room", "rooms"),
    TEXT(lesson_choice, by, "by"),
    BIG(lesson_choice, made_utc, "made_utc"),
};

static const struct kind_column reply_columns[] = {
    REF(reply, staff, "staff", "staff"),   TEXT(reply, key, "key"),
    MOMENT(reply, starts_at, "starts_at"), ENUM(reply, answer, "answer", reply_words),
    TEXT(reply, reason, "reason"),         BIG(reply, made_utc, "made_utc"),
};

static const struct kind_column feed_event_columns[] = {
    REF(feed_event, staff, "staff", "staff"),
    TEXT(feed_event, key, "key"),
    TEXT(feed_event, uid, "uid"),
    TEXT(feed_event, title, "title"),
    MOMENT(feed_event, starts_at, "starts_at"),
    MOMENT(feed_event, ends_at, "ends_at"),
    REF(feed_event, room, "room", "rooms"),
    REF(feed_event, site, "site", "sites"),
    INT_OR(feed_event, sequence, "sequence", 0),
    BIG(feed_event, changed_utc, "changed_utc"),
    YES(feed_event, cancelled, "cancelled"),
    INT_OR(feed_event, reference, "reference", 0),
};

static const struct kind_column feed_address_columns[] = {
    REF(feed_address, staff, "staff", "staff"), TEXT(feed_address, hash, "hash"),
    TEXT(feed_address, hint, "hint"),           BIG(feed_address, made_utc, "made_utc"),
    BIG(feed_address, ended_utc, "ended_utc"),  BIG(feed_address, fetched_utc, "fetched_utc"),
    TEXT(feed_address, client, "client"),       TEXT(feed_address, body, "body"),
    BIG(feed_address, body_utc, "body_utc"),
};

#endif
