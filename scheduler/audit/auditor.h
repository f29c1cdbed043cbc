/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/auditor.h - what the checks share; only for scheduler/audit.
 *
 * To add a check: a function in the file of its family, a row in checks[] (audit.c).
 *
 * Rows are sorted and filed once (facts*.c), so that no check walks the season
 * for each of its findings.
 */
#ifndef SCHEDULER_AUDIT_AUDITOR_H
#define SCHEDULER_AUDIT_AUDITOR_H

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"

/* One sitting, read from the rows themselves. */
struct seat_fact {
    const struct sitting *sitting;
    int64_t starts_at, ends_at, leaves_at; /* leaves: release or finish, the later */
    int pupil, paper;
    int extra_pct, rest_per_hour; /* as the arrangements and the rules' cells say */
    unsigned roles;               /* bit i: rules->helpers[i] is wanted beside the candidate */
    int place;                    /* enum room_effect, the strictest */
    int group_size;               /* at most so many in the room; -1 */
    int room;                     /* this room; -1 */
    const char *items;            /* ';' list of equipment wanted */
    bool computer, socket;
    const char *skills; /* ';' list wanted of the helper */
};

/* Candidates of one room without a pause between them. */
struct run {
    int room, first, end; /* seats[first .. end) */
    int n_pupils;
    int64_t from_at, until_at; /* first start, last leave */
};

/* One assignment with what is asked of it again and again. */
struct duty_fact {
    const struct assignment *row;
    const char *code; /* of the lesson, session or school duty in its key; "" for exam work */
    int role;         /* of rules->helpers; -1: none */
    bool invigilates; /* counts in the ratio */
    bool helps;       /* sits beside a candidate */
    bool exam, combined;
};

/* Rows filed under a number: rows[first[key] .. first[key + 1]). */
struct file {
    const int *rows, *first;
};

struct audit_day {
    int kind; /* enum day_kind */
    int week; /* enum week */
    bool open;
};

/* A candidate who is supervised and apart before, between or after papers. */
struct isolated {
    int pupil, site;
    int64_t from_at, until_at;
};

struct auditor {
    const struct season *season;
    const struct rules *rules;
    struct arena *arena;
    int64_t from, until;      /* days, inclusive */
    struct seat_fact *seats;  /* of the range, by room, starts_at */
    struct duty_fact *duties; /* of the range, by staff, starts_at */
    struct run *runs;         /* by room, from_at */
    int n_seats, n_duties, n_runs;
    int *pupil_seats;       /* seats by pupil, starts_at; n_seats */
    int *pupil_first;       /* n_pupils + 1 offsets into pupil_seats */
    int *room_runs_first;   /* n_rooms + 1 offsets into runs */
    int *room_duties;       /* duties with a room, by room, starts_at */
    int *room_duties_first; /* n_rooms + 1 offsets */
    int *site_duties;       /* exam duties without a room, by site, starts_at; n_site_duties */
    int *code_duties;       /* duties with a code, by code, starts_at; n_code_duties */
    int n_site_duties, n_code_duties;
    struct isolated *isolated; /* by pupil; n_isolated */
    int n_isolated;
    struct file patterns, answers, absences, conflicts, skills, training, teaches, supports,
        lessons_of, sites_of, named_duties; /* by person */
    struct file lesson_staff;               /* by lesson */
    struct file caseload_pupils;            /* by session */
    struct audit_day *days; /* from the Monday before `from` to the Sunday after `until` */
    int64_t first_day;
    int n_days;
    struct pupil_class { /* by class name, then pupil */
        const char *class_name;
        int pupil;
    } * members;
    int n_members;
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

/* facts.c: words and times. */
struct audit_spot spot_of(const struct assignment *row);
struct audit_spot spot_of_seat(const struct seat_fact *seat);
const struct figure *fact_figure(const struct auditor *auditor, enum figure_id id);
const char *fact_place(const struct auditor *auditor, int room, int site); /* "HALL" */
const char *fact_span(const struct auditor *auditor, int64_t from_at, int64_t until_at);
const char *fact_code(const struct auditor *auditor, int person);
const char *fact_pupil(const struct auditor *auditor, int pupil);
bool fact_meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b);
bool fact_has_word(const char *list, const char *word);             /* ';' list */
bool fact_same(const char *left, const char *right);                /* but for case */
bool fact_setting(const struct auditor *auditor, const char *name); /* "yes" */
int fact_site(const struct auditor *auditor, const struct assignment *row);
/* NULL outside the weeks of the range. */
const struct audit_day *fact_day(const struct auditor *auditor, int64_t day);
/* Does a weekly row fall on this day?  weekday -1: any. */
bool fact_falls(const struct auditor *auditor, int64_t day, int weekday, int week, int64_t from,
                int64_t until);

/* facts_seats.c, facts_duties.c, facts_files.c: read once, in this order. */
void facts_read_days(struct auditor *auditor);
void facts_read_seats(struct auditor *auditor);
void facts_read_duties(struct auditor *auditor, const struct assignment *list, int count);
void facts_file_rows(struct auditor *auditor);
void facts_read_clashes(struct auditor *auditor); /* check_clashes.c */

/* Offsets of each key's rows in a list that is sorted by key(i). */
int *facts_offsets(const struct auditor *auditor, int count, int n_keys,
                   int (*key)(const struct auditor *, int));

/* Runs of a room that meet a span: [*first, *end). */
void fact_runs(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at,
               int *first, int *end);
/* Seats of those runs: [*first, *end); those that meet the span are among them. */
void fact_seats(const struct auditor *auditor, int room, int64_t from_at, int64_t until_at,
                int *first, int *end);
/* Helper roles of one candidate that are one person's, whether the invigilator may be it too. */
bool fact_roles_combine(const struct auditor *auditor, unsigned roles);
bool fact_may_combine(const struct auditor *auditor, unsigned roles);   /* with invigilation */
unsigned fact_roles_one(const struct auditor *auditor, unsigned roles); /* the first adult's */
int fact_role(const struct rules *rules, const char *role);             /* -1 */
/* Assignments of a lesson, session or school duty: code_duties[first .. end). */
void fact_work(const struct auditor *auditor, const char *code, int *first, int *end);
/* How many people are on it within a span; kind NULL: any. */
int fact_people(const struct auditor *auditor, const char *code, const char *kind, int64_t from_at,
                int64_t until_at);
bool fact_absent(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
/* check_persons.c: said no to any of the span */
bool fact_declined(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
bool fact_duty_falls(const struct auditor *auditor, const struct school_duty *row, int64_t day);
/* Duties [*first, *end) of one person, by starts_at. */
void fact_duties(const struct auditor *auditor, int person, int *first, int *end);

/* check_posts.c: does a rover (or a rest-break supervisor) call at the room of this run? */
bool post_serves(const struct auditor *auditor, const struct run *run, bool roving);
/* People on duties of a kind without a room, at a site and moment. */
int post_there(const struct auditor *auditor, const char *kind, int site, int64_t at);
/* check_session.c: technicians and second pairs of eyes of one site and day; runs by start. */
void session_check(struct auditor *auditor, const struct run *const *runs, int count, int site);
/* Has the same post another holder at the same time?  Then which rooms are whose is not told. */
bool posts_shared(const struct auditor *auditor, const struct assignment *row);
/* "S27:reader:8700/1:0042": a candidate's own helper is named after them. */
bool fact_key_names(const char *key, const char *pupil);
/* Is this one of the candidates a helper's duty serves, as far as its key tells? */
bool fact_serves(const struct auditor *auditor, const struct duty_fact *duty,
                 const struct seat_fact *seat);
/* check_bars.c */
void bars_check(struct auditor *auditor, const struct duty_fact *duty);

/* busy.c: is the pupil elsewhere for all / any of the span (exam, away, trip)? */
struct busy_span {
    int64_t from_at, until_at;
};
/* All of one pupil's spans of a day, by from_at; in arena. */
int busy_day(const struct auditor *auditor, int pupil, int64_t day, struct busy_span **list);
bool busy_all(const struct auditor *auditor, int pupil, int64_t from_at, int64_t until_at);

/* Stretches with the same number missing, told as one. */
struct stretch {
    const char *rule, *source, *what; /* "ratio", ..., "invigilators" */
    const char *where;
    int64_t from_at, until_at;
    int missing, wanted;
};
void stretch_add(struct auditor *auditor, struct stretch *stretch, int64_t from_at,
                 int64_t until_at, int wanted, int there);
void stretch_end(struct auditor *auditor, struct stretch *stretch);
/* Sorts moments and drops doubles; how many are left. */
int moments_sort(int64_t *moments, int count);

/* hours.c */
struct hours { /* when a person is in on one day, by from_at, merged */
    struct busy_span *list;
    int count, room;
    bool told; /* any pattern at all */
};
struct hours hours_read(const struct auditor *auditor, int person, int64_t day);
bool pattern_holds(const struct auditor *auditor, const struct pattern *row, int64_t day);
/* check_hours.c */
int64_t own_min(const struct auditor *auditor, int person, int64_t day, int n_days);

/* One function per family, in the order of checks[]. */
void audit_times(struct auditor *auditor);     /* full time, release, date */
void audit_rooms(struct auditor *auditor);     /* capacity, closures, apart, alone, two places */
void audit_seating(struct auditor *auditor);   /* distances, pairs' desks, own times */
void audit_equipment(struct auditor *auditor); /* computers, sockets, items */
void audit_ratio(struct auditor *auditor);     /* invigilators at every minute, lead, summon */
void audit_combined(struct auditor *auditor);  /* invigilator and helper in one; reading papers */
void audit_helpers(struct auditor *auditor);   /* readers, scribes... */
void audit_posts(struct auditor *auditor);     /* rovers, floaters and others between rooms */
void audit_clashes(struct auditor *auditor);   /* candidates supervised between papers */
void audit_overnight(struct auditor *auditor); /* candidates with a deferred paper */
void audit_persons(struct auditor *auditor);   /* availability, conflicts, sites */
void audit_skills(struct auditor *auditor);    /* training, skill, bars */
void audit_days(struct auditor *auditor);      /* overlap, travel, breaks, rest */
void audit_hours(struct auditor *auditor);     /* pattern, caps, weekly hours */
void audit_cover(struct auditor *auditor);     /* entries, lessons, in-class support */
void audit_open_work(struct auditor *auditor); /* caseload, school duties */
void audit_plans(struct auditor *auditor);     /* hours of help of pupils' plans */
void audit_minima(struct auditor *auditor);    /* adults of a kind on a site */
void audit_grounds(struct auditor *auditor);   /* unconfirmed rules the plan rests on */

#endif
