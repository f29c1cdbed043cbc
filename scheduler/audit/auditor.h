/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/auditor.h - what the checks share; only for scheduler/audit.
 *
 * To add a check: a function in the file of its family, a row in checks[] (audit.c).
 */
#ifndef SCHEDULER_AUDIT_AUDITOR_H
#define SCHEDULER_AUDIT_AUDITOR_H

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"

/* One sitting, read from the rows themselves. */
struct seat_fact {
    const struct sitting *sitting;
    int pupil, paper;
    int extra_pct, rest_per_hour; /* as the arrangements and the rules' cells say */
    unsigned roles;               /* bit i: rules->helpers[i] is wanted beside the candidate */
    bool alone;                   /* nobody else in the room */
    const char *item;             /* equipment wanted, "" none */
};

/* One assignment with what is asked of it again and again. */
struct duty_fact {
    const struct assignment *row;
    int role;         /* of rules->helpers by its kind; -1: none */
    bool invigilates; /* counts in the ratio */
    bool helps;       /* sits beside a candidate */
    bool exam;
};

struct auditor {
    const struct season *season;
    const struct rules *rules;
    struct arena *arena;
    int64_t from, until;      /* days, inclusive */
    struct seat_fact *seats;  /* of the range, by room, starts_at */
    struct duty_fact *duties; /* of the range, by staff, starts_at */
    int n_seats, n_duties;
    int *room_duties; /* duties with a room, by room, starts_at; n_room_duties */
    int n_room_duties;
    struct audit_finding *findings;
    int n_findings, room_findings;
};

struct audit_spot {   /* where a finding is */
    const char *duty; /* key or "" */
    int staff;
    int64_t from_at, until_at; /* INT64_MIN: not about a time */
};
#define NO_SPOT ((struct audit_spot){"", -1, INT64_MIN, INT64_MIN})

void audit_tell(struct auditor *auditor, const char *rule, enum audit_severity severity,
                struct audit_spot spot, const char *source, const char *format, ...)
    PRINTF_LIKE(6, 7);

/* facts.c */
void facts_read(struct auditor *auditor, const struct assignment *assignments, int n_assignments);
struct audit_spot spot_of(const struct assignment *row);
const struct figure *fact_figure(const struct auditor *auditor, enum figure_id id);
/* "HALL", and "Mon" style texts in the arena. */
const char *fact_place(const struct auditor *auditor, int room, int site);
const char *fact_span(const struct auditor *auditor, int64_t from_at, int64_t until_at);
const char *fact_code(const struct auditor *auditor, int person);
bool fact_meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b);
bool fact_has_word(const char *list, const char *word); /* ';' list */
/* Slice of seats in one room: [*first, *end). */
void fact_room_seats(const struct auditor *auditor, int room, int *first, int *end);
bool fact_key_names(const char *key, const char *code); /* code is a whole part of the key */

/* One function per family, in the order of checks[]. */
void audit_times(struct auditor *auditor); /* full time, release, date */
void audit_rooms(
    struct auditor *auditor); /* capacity, closures, apart, alone, two places, equipment */
void audit_ratio(
    struct auditor *auditor); /* invigilators at every minute, combined roles, summon */
void audit_helpers(struct auditor *auditor);   /* readers, scribes...; reading papers; rovers */
void audit_persons(struct auditor *auditor);   /* availability, training, skill, bars, pattern */
void audit_days(struct auditor *auditor);      /* overlap, travel, breaks, rest, hours */
void audit_open_work(struct auditor *auditor); /* unseated, cover, caseload, school duties */
void audit_grounds(struct auditor *auditor);   /* unconfirmed rules the plan rests on */

#endif
