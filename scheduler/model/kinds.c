/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table of kinds: one row per array of the season, in the order in which
 * they refer to each other. */
#include "scheduler/model/columns_exams.h"
#include "scheduler/model/columns_incident.h"
#include "scheduler/model/columns_outcome.h"
#include "scheduler/model/columns_people.h"
#include "scheduler/model/columns_places.h"
#include "scheduler/model/columns_week.h"
#include "scheduler/model/season.h"

#define KIND(name, row, array, columns, key, imported, parent)                                   \
    {                                                                                            \
        name, sizeof(struct row), columns, sizeof(columns) / sizeof *(columns), key,             \
            MEMBER(season, array, const struct row *), MEMBER(season, n_##array, int), imported, \
            parent                                                                               \
    }
/* From the school's files; a list in another kind's file; made by the program. */
#define FILED(name, row, array, columns, key) KIND(name, row, array, columns, key, true, NULL)
#define FILE_OF(name, row, array, columns, key, parent) \
    KIND(name, row, array, columns, key, true, parent)
#define MADE(name, row, array, columns, key) KIND(name, row, array, columns, key, false, NULL)

const struct kind kinds[] = {
    FILED("settings", setting, settings, settings_columns, "name"),
    FILED("series", series, series, series_columns, "series"),
    FILED("calendar", calendar_day, calendar, calendar_columns, "date|session"),
    FILED("periods", period, periods, periods_columns, "period|weekday|week"),
    FILED("sites", site, sites, sites_columns, "site"),
    FILED("travel", travel, travel, travel_columns, "from|to"),
    FILED("rooms", room, rooms, rooms_columns, "room"),
    FILED("closures", closure, closures, closures_columns, "room|start|end"),
    FILED("equipment", equipment, equipment, equipment_columns, "item|site"),
    FILED("staff", person, people, staff_columns, "staff"),
    FILE_OF("staff_sites", staff_site, staff_sites, staff_sites_columns, "staff|site", "staff"),
    FILED("rates", rate, rates, rates_columns, "role|from"),
    FILED("patterns", pattern, patterns, patterns_columns, "staff|weekday|date|week|kind|start"),
    FILED("availability", availability, availability, availability_columns,
          "staff|date|session|start"),
    FILED("skills", skill, skills, skills_columns, "staff|skill|from"),
    FILED("training", training, training, training_columns, "staff|kind|date"),
    FILED("declarations", declaration, declarations, declarations_columns, "staff|year"),
    FILED("teaches", teaches, teaches, teaches_columns, "staff|subject"),
    FILED("absences", absence, absences, absences_columns, "staff|start|end"),
    FILED("worked", worked, worked, worked_columns, "staff|date|in"),
    FILED("balances", balance, balances, balances_columns, "staff"),
    FILED("pupils", pupil, pupils, pupils_columns, "pupil"),
    FILED("pupil_times", pupil_time, pupil_times, pupil_times_columns,
          "pupil|weekday|date|week|start"),
    FILED("apart", apart, apart, apart_columns, "pupil_a|pupil_b"),
    FILED("papers", paper, papers, papers_columns, "paper|series"),
    FILED("entries", entry, entries, entries_columns, "pupil|paper|series"),
    FILED("arrangements", arrangement, arrangements, arrangements_columns,
          "pupil|kind|subject|paper|from"),
    FILED("conflicts", conflict, conflicts, conflicts_columns, "staff|pupil|paper|subject"),
    FILED("facilitators", facilitator, facilitators, facilitators_columns, "pupil|staff|kind"),
    FILED("sittings", fixed_sitting, fixed_sittings, sittings_columns, "pupil|paper|date"),
    FILED("lessons", lesson, lessons, lessons_columns, "lesson"),
    FILE_OF("lesson_staff", lesson_staff, lesson_staff, lesson_staff_columns,
            "lesson|position|staff", "lessons"),
    FILED("classes", class_member, classes, classes_columns, "class|pupil"),
    FILED("support", support, support, support_columns, "pupil|subject|class|staff"),
    FILED("caseload", caseload, caseload, caseload_columns, "session"),
    FILE_OF("caseload_pupils", caseload_pupil, caseload_pupils, caseload_pupils_columns,
            "session|pupil", "caseload"),
    FILED("duties", school_duty, school_duties, duties_columns, "duty"),
    FILE_OF("duty_staff", duty_staff, duty_staff, duty_staff_columns, "duty|staff", "duties"),
    FILE_OF("duty_pupils", duty_pupil, duty_pupils, duty_pupils_columns, "duty|pupil", "duties"),
    FILED("minima", minimum, minima, minima_columns, "site|skill|weekday|start"),
    FILED("locks", lock, locks, locks_columns,
          "staff|duty|date|session|time|role|room|pupil|paper"),
    MADE("sitting", sitting, seating, sitting_columns, "entry|part"),
    MADE("unseated", unseated, unseated, unseated_columns, "entry"),
    MADE("draft", assignment, draft, assignment_columns, "starts_at|key|staff"),
    MADE("published", assignment, published, assignment_columns, "starts_at|key|staff"),
    MADE("plan_run", draft, plan_runs, plan_run_columns, "from|until"),
    MADE("plan_level", plan_level, plan_levels, plan_level_columns, "level"),
    MADE("version", version, versions, version_columns, "version"),
    MADE("version_change", version_change, version_changes, version_change_columns,
         "version|staff|starts_at|key|what"),
    MADE("feed_event", feed_event, feed_events, feed_event_columns, "uid"),
    MADE("feed_address", feed_address, feed_addresses, feed_address_columns, "hash"),
    MADE("confirmation", confirmation, confirmations, confirmation_columns, "rule|year"),
    MADE("held", hand_lock, held, held_columns, "key|staff"),
    MADE("override", override, overrides, override_columns, "key|staff|obstacle"),
    MADE("lesson_choice", lesson_choice, lesson_choices, lesson_choice_columns, "lesson|date"),
    MADE("duty_cut", duty_cut, duty_cuts, duty_cut_columns, "key|part"),
    MADE("reply", reply, replies, reply_columns, "staff|key"),
    MADE("incident", incident, incidents, incident_columns,
         "recorded_at|what|from_at|room|pupil|paper|staff|detail"),
    {0},
};
