/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/columns_people.h - columns of staff and what hangs on them; for kinds.c only.
 * One line a column: struct, member, name in files and tables. */
#ifndef SCHEDULER_MODEL_COLUMNS_PEOPLE_H
#define SCHEDULER_MODEL_COLUMNS_PEOPLE_H

#include "scheduler/model/column.h"
#include "scheduler/model/people.h"
#include "scheduler/model/places.h"

static const struct kind_column staff_columns[] = {
    TEXT(person, staff, "staff"),
    TEXT(person, name, "name"),
    TEXT(person, role, "role"),
    REF(person, site, "site", "sites"),
    INT(person, contract_min, "hours_per_week"),
    INT(person, weeks_per_year, "weeks_per_year"),
    INT(person, max_minutes_per_day, "max_minutes_per_day"),
    INT(person, max_exam_minutes_per_day, "max_exam_minutes_per_day"),
    INT_OR(person, overtime_minutes_per_week, "overtime_minutes_per_week", 0),
    INT(person, overtime_pence_per_hour, "overtime_pence_per_hour"),
    INT(person, pence_per_hour, "pence_per_hour"),
    INT(person, callout_pence, "callout_pence"),
    INT(person, minimum_minutes, "minimum_minutes"),
    INT_OR(person, gap_minutes, "gap_minutes", 0),
    YES(person, seated, "seated"),
    INT(person, max_caseload, "max_caseload"),
    ENUM(person, offers, "offers", offers_words),
    TEXT(person, email, "email"),
    DAY(person, from, "from"),
    DAY(person, until, "until"),
    ENUM(person, gender, "gender", gender_words),
};

static const struct kind_column staff_sites_columns[] = {
    REF(staff_site, staff, "staff", "staff"),
    REF(staff_site, site, "site", "sites"),
};

static const struct kind_column rates_columns[] = {
    TEXT(rate, role, "role"),
    INT(rate, pence_per_hour, "pence_per_hour"),
    INT(rate, paid_before, "paid_before"),
    INT(rate, paid_after, "paid_after"),
    INT(rate, minimum_minutes, "minimum_minutes"),
    DAY(rate, from, "from"),
};

static const struct kind_column patterns_columns[] = {
    REF(pattern, staff, "staff", "staff"),
    INT(pattern, weekday, "weekday"),
    DAY(pattern, date, "date"),
    ENUM(pattern, week, "week", week_words),
    TIME(pattern, start, "start"),
    TIME(pattern, end, "end"),
    ENUM(pattern, kind, "kind", pattern_kind_words),
    INT(pattern, minutes, "minutes"),
};

static const struct kind_column availability_columns[] = {
    REF(availability, staff, "staff", "staff"),
    DAY(availability, date, "date"),
    ENUM(availability, session, "session", session_words),
    TIME(availability, start, "start"),
    TIME(availability, end, "end"),
    ENUM(availability, answer, "answer", answer_words),
    INT(availability, max_per_week, "max_per_week"),
};

static const struct kind_column skills_columns[] = {
    REF(skill, staff, "staff", "staff"),
    TEXT(skill, skill, "skill"),
    DAY(skill, from, "from"),
    DAY(skill, until, "until"),
};

static const struct kind_column training_columns[] = {
    REF(training, staff, "staff", "staff"),
    TEXT(training, kind, "kind"),
    DAY(training, date, "date"),
    TEXT(training, content, "content"),
    TEXT(training, result, "result"),
};

static const struct kind_column declarations_columns[] = {
    REF(declaration, staff, "staff", "staff"),
    TEXT(declaration, year, "year"),
    ENUM(declaration, conflicts, "conflicts", declared_words),
    YES(declaration, sanctions, "sanctions"),
    DAY(declaration, signed_on, "signed_on"),
};

static const struct kind_column teaches_columns[] = {
    REF(teaches, staff, "staff", "staff"),
    TEXT(teaches, subject, "subject"),
    YES_UNLESS(teaches, delivers, "delivers"),
};

static const struct kind_column absences_columns[] = {
    REF(absence, staff, "staff", "staff"),
    MOMENT(absence, start, "start"),
    MOMENT(absence, end, "end"),
    YES(absence, tentative, "tentative"),
    YES(absence, lieu, "lieu"),
};

static const struct kind_column worked_columns[] = {
    REF(worked, staff, "staff", "staff"),
    DAY(worked, date, "date"),
    TIME(worked, in, "in"),
    TIME(worked, out, "out"),
    TEXT(worked, duty, "duty"),
    TEXT(worked, note, "note"),
};

static const struct kind_column balances_columns[] = {
    REF(balance, staff, "staff", "staff"),
    INT(balance, minutes, "minutes"),
    INT_OR(balance, lieu_min, "lieu_minutes", 0),
};

static const struct kind_column conflicts_columns[] = {
    REF(conflict, staff, "staff", "staff"),
    REF(conflict, pupil, "pupil", "pupils"),
    REF(conflict, paper, "paper", "papers"),
    TEXT(conflict, subject, "subject"),
};

#endif
