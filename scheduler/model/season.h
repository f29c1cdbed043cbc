/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/season.h - one school's season, whole, in memory.
 *
 * Plain structs in plain arrays, each ordered by its key, so that the order of
 * rows in a file never shows in a result.  Rows refer to each other by array
 * index.  A season is loaded in one go, is const for everyone after that, and
 * lives in the arena it was loaded into.
 *
 * Units   ..._at    minutes since 1970-01-01 00:00 on the school's wall clock
 *         ..._min   minutes of duration
 *         day       days since 1970-01-01 (a Thursday)
 */
#ifndef SCHEDULER_MODEL_SEASON_H
#define SCHEDULER_MODEL_SEASON_H

#include "scheduler/base/arena.h"
#include "scheduler/model/exams.h"
#include "scheduler/model/incident.h"
#include "scheduler/model/outcome.h"
#include "scheduler/model/people.h"
#include "scheduler/model/places.h"
#include "scheduler/model/week.h"

/* X(kind name, struct, array): in the order in which kinds refer to each other. */
#define SEASON_ARRAYS(X)                                         \
    X("settings", struct setting, settings)                      \
    X("series", struct series, series)                           \
    X("calendar", struct calendar_day, calendar)                 \
    X("periods", struct period, periods)                         \
    X("sites", struct site, sites)                               \
    X("travel", struct travel, travel)                           \
    X("rooms", struct room, rooms)                               \
    X("closures", struct closure, closures)                      \
    X("equipment", struct equipment, equipment)                  \
    X("staff", struct person, people)                            \
    X("staff_sites", struct staff_site, staff_sites)             \
    X("rates", struct rate, rates)                               \
    X("patterns", struct pattern, patterns)                      \
    X("availability", struct availability, availability)         \
    X("skills", struct skill, skills)                            \
    X("training", struct training, training)                     \
    X("declarations", struct declaration, declarations)          \
    X("teaches", struct teaches, teaches)                        \
    X("absences", struct absence, absences)                      \
    X("worked", struct worked, worked)                           \
    X("balances", struct balance, balances)                      \
    X("pupils", struct pupil, pupils)                            \
    X("pupil_times", struct pupil_time, pupil_times)             \
    X("apart", struct apart, apart)                              \
    X("papers", struct paper, papers)                            \
    X("entries", struct entry, entries)                          \
    X("arrangements", struct arrangement, arrangements)          \
    X("conflicts", struct conflict, conflicts)                   \
    X("facilitators", struct facilitator, facilitators)          \
    X("sittings", struct fixed_sitting, fixed_sittings)          \
    X("lessons", struct lesson, lessons)                         \
    X("lesson_staff", struct lesson_staff, lesson_staff)         \
    X("classes", struct class_member, classes)                   \
    X("support", struct support, support)                        \
    X("caseload", struct caseload, caseload)                     \
    X("caseload_pupils", struct caseload_pupil, caseload_pupils) \
    X("duties", struct school_duty, school_duties)               \
    X("duty_staff", struct duty_staff, duty_staff)               \
    X("duty_pupils", struct duty_pupil, duty_pupils)             \
    X("minima", struct minimum, minima)                          \
    X("locks", struct lock, locks)                               \
    X("sitting", struct sitting, seating)                        \
    X("unseated", struct unseated, unseated)                     \
    X("draft", struct assignment, draft)                         \
    X("published", struct assignment, published)                 \
    X("plan_run", struct draft, plan_runs)                       \
    X("plan_level", struct plan_level, plan_levels)              \
    X("version", struct version, versions)                       \
    X("version_change", struct version_change, version_changes)  \
    X("feed_event", struct feed_event, feed_events)              \
    X("feed_address", struct feed_address, feed_addresses)       \
    X("confirmation", struct confirmation, confirmations)        \
    X("held", struct hand_lock, held)                            \
    X("override", struct override, overrides)                    \
    X("lesson_choice", struct lesson_choice, lesson_choices)     \
    X("duty_cut", struct duty_cut, duty_cuts)                    \
    X("reply", struct reply, replies)                            \
    X("incident", struct incident, incidents)

struct season {
    int64_t version; /* grows with every committed change; see store.h */
#define SEASON_ARRAY(name, type, array) \
    const type *array;                  \
    int n_##array;
    SEASON_ARRAYS(SEASON_ARRAY)
#undef SEASON_ARRAY
};

/* The value of a setting as text; its default (model/setting.c) when not set.
 * Asking for a name that no setting has is a broken promise (assert). */
const char *season_setting(const struct season *season, const char *name);
/* As a number: number, minutes, minutes of the day, day (-1: none), yes 1 or no 0, or the place of
 * the word in "a|b".  A stored value that does not parse counts as the default. */
int season_setting_int(const struct season *season, const char *name);
/* What the officer decided about that lesson on that day (lesson_choice); NULL: nothing. */
const struct lesson_choice *season_choice(const struct season *season, int lesson, int64_t day);
/* Where the lesson is held on that day; -1: in no room. */
int season_lesson_room(const struct season *season, int lesson, int64_t day);
/* Is there a draft of that day? */
bool season_planned(const struct season *season, int64_t day);

/* One row per setting the program knows; the manual's table and intake's check. */
struct setting_kind {
    const char *name, *value,
        *type; /* default; "text" "domain" "number" "minutes" "time" "yes" "day" or words "a|b" */
    const char *help;
};
extern const struct setting_kind setting_kinds[]; /* last row has name == NULL */

const struct setting_kind *setting_find(const char *name); /* NULL: no such setting */
/* Is this a value the setting can have?  *number as season_setting_int; -1 for text. */
bool setting_parse(const struct setting_kind *kind, const char *value, int *number);

/* Looking things up by code; -1: none.  Arrays must be in key order, as loaded.  A paper code
 * that several series have gives the first. */
int season_person(const struct season *season, const char *code);
int season_pupil(const struct season *season, const char *code);
int season_room(const struct season *season, const char *code);
int season_paper(const struct season *season, const char *code);
int season_site(const struct season *season, const char *code);

/* What the draft has on the days from..until; a new array of the arena, *n long. */
struct assignment *season_draft(const struct season *season, int64_t from, int64_t until,
                                struct arena *arena, int *n);
/* A member of staff of whom only the code, the name, the role and the site are known. */
struct person season_newcomer(const char *staff, const char *name, const char *role, int site);

/* Desks in one row of a room's grid, from its rows and columns; 0: not known.  Desk d stands in row
 * (d - 1) / columns from the front, the first desks being nearest the door. */
int season_columns(const struct room *room);

/* Is this a day on which the school is open, and which week is it?  From
 * calendar rows; a weekday without a row is a school day. */
int season_day_kind(const struct season *season,
                    int64_t day); /* enum day_kind; weekends without a row: DAY_CLOSED */
/* WEEK_A or WEEK_B as the calendar tells it, else carried on from the nearest week that is told
 * (the one before, for choice), alternating; weeks without a day of school do not count.
 * WEEK_BOTH: the calendar tells no weeks, no two-week timetable. */
int season_week(const struct season *season, int64_t day);
/* The Monday with which the half-term of this day begins, and the Sunday with which it ends: the
 * school weeks between two whole weeks without school, nine at most either way. */
int64_t season_half_term(const struct season *season, int64_t day);
int64_t season_half_term_end(const struct season *season, int64_t day);
/* Does a weekly row (weekday -1: any, week, from, until) happen on this day?  Says nothing about
 * holidays: whether a lesson or a pattern holds on a day of some kind is for season_day_kind. */
bool season_happens(const struct season *season, int64_t day, int weekday, int week, int64_t from,
                    int64_t until);
/* Walking or driving time between two sites, minutes; 0 within one; as it stands in the list.
 * -1: not told. */
int season_travel(const struct season *season, int from_site, int to_site);
/* The same by the shortest way over others, all of it: [from * n_sites + to]; not told: as if next
 * door, 0. */
const int *season_ways(const struct season *season, struct arena *arena);

#endif
