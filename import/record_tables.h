/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/record_tables.h - what the files with field tables share; only
 * record_*.c and record.c include it. */
#ifndef IMPORT_RECORD_TABLES_H
#define IMPORT_RECORD_TABLES_H

#include "import/record.h"

/* Words that several tables use.  "word=other spelling" gives a word aliases. */
#define WORDS_WEEK    "A=1=week a=week 1|B=2=week b=week 2"
#define WORDS_SESSION "AM=morning|PM=afternoon"
#define WORDS_SKILL                                                                           \
    "invigilator=invigilation|lead_invigilator|reader|scribe=amanuensis|prompter|"            \
    "practical_assistant|language_modifier=oral language modifier=olm|"                       \
    "communication_professional=bsl=sign language|live_speaker|cover|mentor|driver|first_aid" \
    "=first aider|restraint=team teach|it|maths_notation|floater|rest_supervisor|"            \
    "trip_leader|clash_supervisor|second_check|open_papers|it_check|transcript|escort"

#define FIELDS(table) (table), (int)(sizeof(table) / sizeof *(table))

extern const struct record_kind kind_settings, kind_series, kind_calendar, kind_periods;
extern const struct record_kind kind_sites, kind_travel, kind_rooms, kind_closures, kind_equipment;
extern const struct record_kind kind_staff, kind_rates, kind_patterns, kind_availability,
    kind_skills, kind_training, kind_declarations, kind_teaches, kind_conflicts, kind_absences,
    kind_worked, kind_balances;
extern const struct record_kind kind_pupils, kind_pupil_times, kind_apart, kind_arrangements,
    kind_facilitators, kind_support, kind_caseload;
extern const struct record_kind kind_papers, kind_entries, kind_sittings;
extern const struct record_kind kind_lessons, kind_classes, kind_duties, kind_minima, kind_locks;

#endif
