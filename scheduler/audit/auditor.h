/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/auditor.h - what the checks share; only for scheduler/audit.
 *
 * To add a check: a function in the file of its family, a row in checks[] (audit.c).
 *
 * A check says what it looks at before it judges (lines below); what audit_tell() then says of the
 * rule turns those lines of the report from PASS.
 *
 * Rows are sorted and filed once (facts*.c), so that no check walks the season
 * for each of its findings.
 */
#ifndef SCHEDULER_AUDIT_AUDITOR_H
#define SCHEDULER_AUDIT_AUDITOR_H

#include "scheduler/audit/facts.h"

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
    int run;                      /* it belongs to */
    uint64_t kinds;               /* bit i: rules->arrangements[i] counts here */
    const char *items;            /* ';' list of equipment wanted */
    bool computer, socket;
    int lost_min;       /* the clock stood: incidents */
    bool late;          /* let in late: incidents */
    bool held_up;       /* its room could not begin: incidents */
    bool off_site;      /* at home or in hospital */
    unsigned ready;     /* as roles: something is got ready before the paper */
    unsigned after;     /* as roles: wanted once the paper is sat */
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
    bool planned;           /* else what the range has no work for is not missing */
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
    const int *ways;                        /* minutes between sites, n_sites * n_sites */
    struct audit_day *days; /* from the Monday before `from` to the Sunday after `until` */
    int64_t first_day;
    int n_days;
    struct pupil_class { /* by class name, then pupil */
        const char *class_name;
        int pupil;
    } * members;
    int n_members;
    const struct assignment **merges; /* classes that join others; n_merges */
    int n_merges;
    const struct assignment **around; /* of the days outside the range; n_around */
    int n_around;
    struct owed_book *owed; /* check_owed.c: made when it is first asked for */
    struct audit_finding *findings;
    int n_findings, room_findings;
    struct register_of_lines *lines; /* lines.c */
};

struct audit_spot {   /* where a finding is */
    const char *duty; /* key or "" */
    int staff;
    int64_t from_at, until_at; /* INT64_MIN: not about a time */
};
#define NO_SPOT ((struct audit_spot){"", -1, INT64_MIN, INT64_MIN})

/* The row by which the school set this rule aside there; NULL: it did not. */
const struct override *audit_aside(const struct auditor *auditor, const char *rule,
                                   const struct audit_spot *spot);

void audit_tell(struct auditor *auditor, const char *rule, enum audit_severity severity,
                struct audit_spot spot, const char *source, const char *format, ...)
    PRINTF_LIKE(6, 7);

/* lines.c: what a rule is held against.  What is said of the rule until it looks elsewhere is about
 * these lines; looking again at the same adds to the count only. */
void look_run(struct auditor *auditor, const char *rule, const struct run *run);
void look_site(struct auditor *auditor, const char *rule, int site, int64_t day);
void look_plan(struct auditor *auditor, const char *rule);
/* All room sessions the duty meets, else its site's day, else the plan. */
void look_duty(struct auditor *auditor, const char *rule, const struct assignment *row);
/* Adds "; ..." to the lines looked at last, unless it stands there already. */
void look_fact(struct auditor *auditor, const char *rule, const char *format, ...)
    PRINTF_LIKE(3, 4);
void look_rests(struct auditor *auditor, const char *rule, enum figure_id id);
void look_rests_kinds(struct auditor *auditor, const char *rule, uint64_t arrangements);
void look_rests_roles(struct auditor *auditor, const char *rule, unsigned roles);
/* Turns the lines looked at last; by audit_tell(), or where a finding is told once for many. */
void look_turn(struct auditor *auditor, const char *rule, enum audit_severity severity,
               const char *text);
void lines_open(struct auditor *auditor);
void lines_close(struct auditor *auditor, struct audit *audit);

/* say_*.c: the facts of a room session, rule by rule. */
/* "8700/1 (28), MA1 (2)": papers of a run with their candidates. */
const char *fact_papers(const struct auditor *auditor, const struct run *run);
void say_times(struct auditor *auditor, const struct run *run);
void say_room(struct auditor *auditor, const struct run *run);
void say_ratio(struct auditor *auditor, const struct run *run, int least, bool led);
void say_helpers(struct auditor *auditor, const struct run *run);

/* One function per family, in the order of checks[]. */
void audit_times(struct auditor *auditor);        /* full time, release, date */
void audit_sittings(struct auditor *auditor);     /* starts, papers of one day */
void audit_declarations(struct auditor *auditor); /* conflicts declared this year */
void audit_turnaround(struct auditor *auditor);   /* rooms empty between two exams */
void audit_after(struct auditor *auditor);        /* transcripts, late room, adults off site */
void audit_seating(struct auditor *auditor);      /* distances, pairs' desks, own times */
void audit_rooms(struct auditor *auditor);        /* capacity, closures, apart, alone, two places */
void audit_equipment(struct auditor *auditor);    /* computers, sockets, items */
void audit_ratio(struct auditor *auditor);        /* invigilators at every minute, lead, summon */
void audit_combined(struct auditor *auditor);  /* invigilator and helper in one; reading papers */
void audit_helpers(struct auditor *auditor);   /* readers, scribes... */
void audit_posts(struct auditor *auditor);     /* rovers, floaters and others between rooms */
void audit_session(struct auditor *auditor);   /* technicians, second pairs of eyes */
void audit_ready(struct auditor *auditor);     /* papers opened early, computers checked */
void audit_radios(struct auditor *auditor);    /* of those on posts */
void audit_clashes(struct auditor *auditor);   /* candidates supervised between papers */
void audit_escorts(struct auditor *auditor);   /* of the candidate's own gender */
void audit_overnight(struct auditor *auditor); /* candidates with a deferred paper */
void audit_persons(struct auditor *auditor);   /* availability, conflicts, sites */
void audit_skills(struct auditor *auditor);    /* training, skill, bars */
void audit_days(struct auditor *auditor);      /* overlap, travel, breaks, rest */
void audit_hours(struct auditor *auditor);     /* pattern, caps, weekly hours */
void audit_weeks(struct auditor *auditor);     /* a day free, hours a week by law */
void audit_cover(struct auditor *auditor);     /* entries, lessons, in-class support */
void audit_merges(struct auditor *auditor);    /* classes that join others */
void audit_lesson_rooms(struct auditor *auditor); /* lessons that moved, or ought to */
void audit_covering(struct auditor *auditor);     /* what was agreed about cover */
void audit_open_work(struct auditor *auditor);    /* caseload, school duties */
void audit_outings(struct auditor *auditor);      /* first-aiders and drivers of trips and visits */
void audit_named(struct auditor *auditor);        /* their pupils who are in an exam then */
void audit_extra(struct auditor *auditor);        /* extra time beyond the usual: company */
void audit_limits(struct auditor *auditor);       /* what people and candidates agreed to */
void audit_caseload(struct auditor *auditor);     /* pupils, lessons, mentors, rooms of sessions */
void audit_plans(struct auditor *auditor);        /* hours of help of pupils' plans */
void audit_minima(struct auditor *auditor);       /* adults of a kind on a site */
void audit_grounds(struct auditor *auditor);      /* unconfirmed rules the plan rests on */

#endif
