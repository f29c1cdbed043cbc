/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_exams.h - columns of pupils, papers, entries, arrangements; for kinds.c
 * only. One line a column: struct, member, name in files and tables. */
#ifndef SCHEDULER_MODEL_COLUMNS_EXAMS_H
#define SCHEDULER_MODEL_COLUMNS_EXAMS_H

#include "scheduler/model/column.h"
#include "scheduler/model/exams.h"
#include "scheduler/model/places.h"

static const struct kind_column pupils_columns[] = {
    TEXT(pupil, pupil, "pupil"),
    TEXT(pupil, name, "name"),
    TEXT(pupil, candidate_number, "candidate_number"),
    TEXT(pupil, uci, "uci"),
    TEXT(pupil, year, "year"),
    REF(pupil, site, "site", "sites"),
    REF(pupil, key_worker, "key_worker", "staff"),
    DAY(pupil, from, "from"),
    DAY(pupil, until, "until"),
    ENUM(pupil, gender, "gender", gender_words),
};

static const struct kind_column pupil_times_columns[] = {
    REF(pupil_time, pupil, "pupil", "pupils"),
    INT(pupil_time, weekday, "weekday"),
    DAY(pupil_time, date, "date"),
    ENUM(pupil_time, week, "week", week_words),
    TIME(pupil_time, start, "start"),
    TIME(pupil_time, end, "end"),
    ENUM(pupil_time, kind, "kind", pupil_time_words),
    DAY(pupil_time, until, "until"),
};

static const struct kind_column apart_columns[] = {
    REF(apart, pupil_a, "pupil_a", "pupils"),
    REF(apart, pupil_b, "pupil_b", "pupils"),
};

static const struct kind_column papers_columns[] = {
    TEXT(paper, paper, "paper"),
    REF(paper, series, "series", "series"),
    TEXT(paper, board, "board"),
    TEXT(paper, qualification, "qualification"),
    TEXT(paper, subject, "subject"),
    TEXT(paper, title, "title"),
    DAY(paper, date, "date"),
    DAY(paper, earliest, "earliest"),
    DAY(paper, latest, "latest"),
    ENUM(paper, session, "session", session_words),
    TIME(paper, start, "start"),
    INT(paper, minutes, "minutes"),
    INT(paper, each_minutes, "each_minutes"),
    ENUM(paper, kind, "kind", paper_kind_words),
    ENUM(paper, tests_reading, "tests_reading", tests_reading_words),
    TEXT(paper, tier, "tier"),
    TEXT(paper, language, "language"),
    TEXT(paper, parts, "parts"),
};

static const struct kind_column entries_columns[] = {
    REF(entry, pupil, "pupil", "pupils"),
    REF(entry, paper, "paper", "papers"),
    REF(entry, series, "series", "series"),
    ENUM(entry, status, "status", entry_status_words),
};

static const struct kind_column arrangements_columns[] = {
    REF(arrangement, pupil, "pupil", "pupils"),
    TEXT(arrangement, kind, "kind"),
    INT(arrangement, amount, "amount"),
    TEXT(arrangement, subject, "subject"),
    REF(arrangement, paper, "paper", "papers"),
    INT(arrangement, shared, "shared"),
    INT(arrangement, group_size, "group_size"),
    REF(arrangement, room, "room", "rooms"),
    TEXT(arrangement, with, "with"),
    TEXT(arrangement, skills, "skills"),
    DAY(arrangement, from, "from"),
    DAY(arrangement, until, "until"),
    DAY(arrangement, approved_until, "approved_until"),
    ENUM(arrangement, route, "route", route_words),
    YES_UNLESS(arrangement, wanted, "wanted"),
    TEXT(arrangement, note, "note"),
};

static const struct kind_column facilitators_columns[] = {
    REF(facilitator, pupil, "pupil", "pupils"),
    REF(facilitator, staff, "staff", "staff"),
    TEXT(facilitator, kind, "kind"),
    ENUM(facilitator, wish, "wish", wish_words),
};

static const struct kind_column sittings_columns[] = {
    REF(fixed_sitting, pupil, "pupil", "pupils"),
    REF(fixed_sitting, paper, "paper", "papers"),
    DAY(fixed_sitting, date, "date"),
    REF(fixed_sitting, room, "room", "rooms"),
    INT(fixed_sitting, seat, "seat"),
    TIME(fixed_sitting, start, "start"),
    TIME(fixed_sitting, finish, "finish"),
    YES_UNLESS(fixed_sitting, keep, "keep"),
};

#endif
