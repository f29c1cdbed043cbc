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
    int run;                      /* it belongs to */
    uint64_t kinds;               /* bit i: rules->arrangements[i] counts here */
    const char *items;            /* ';' list of equipment wanted */
    bool computer, socket;
    int lost_min;       /* the clock stood: incidents */
    bool late;          /* let in late: incidents */
    bool held_up;       /* its room could not begin: incidents */
    bool off_site;      /* at home or in hospital */
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
bool fact_is_advanced(const struct paper *paper);                   /* AS or A level */
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
void facts_read_incidents(struct auditor *auditor); /* facts_incidents.c: of the seats */
void facts_read_ways(struct auditor *auditor);      /* check_days.c */
void facts_read_clashes(struct auditor *auditor);   /* check_clashes.c */

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
/* check_days.c: minutes from the site of one duty to that of the next. */
int fact_way(const struct auditor *auditor, const struct assignment *before,
             const struct assignment *after);
/* worked.c: what counts as worked besides the duties [first, end) of a person's week. */
struct beside {
    int64_t travel_min, kept_min;
};
struct beside fact_beside(const struct auditor *auditor, int first, int end);
/* Duties [*first, *end) of one person, by starts_at. */
void fact_duties(const struct auditor *auditor, int person, int *first, int *end);

/* check_outings.c: adults that a duty of the school wants, by its row, its kind and its pupils. */
int fact_wanted(const struct auditor *auditor, int duty);
/* check_posts.c: does a rover (or a rest-break supervisor) call at the room of this run? */
bool post_serves(const struct auditor *auditor, const struct run *run, bool roving);
/* facts_posts.c: people on duties of a kind without a room, at a site and moment. */
int post_there(const struct auditor *auditor, const char *kind, int site, int64_t at);
/* The first duty without a room at a site that starts at a moment or later: of site_duties. */
int posts_from(const struct auditor *auditor, int site, int64_t at);
/* The runs of one site and day, by start. */
typedef void posts_fn(struct auditor *auditor, const struct run *const *runs, int count, int site);
void posts_each_site(struct auditor *auditor, posts_fn *each);
/* Has the same post another holder at the same time?  Then which rooms are whose is not told. */
bool posts_shared(const struct auditor *auditor, const struct assignment *row);
/* "S27:reader:8700/1:0042": a candidate's own helper is named after them. */
bool fact_key_names(const char *key, const char *pupil);
/* Is this one of the candidates a helper's duty serves, as far as its key tells? */
bool fact_serves(const struct auditor *auditor, const struct duty_fact *duty,
                 const struct seat_fact *seat);
/* check_bars.c */
void bars_check(struct auditor *auditor, const struct duty_fact *duty);

/* check_sittings.c: was room or time told by the officer? */
bool fact_fixed(const struct auditor *auditor, const struct seat_fact *seat);
/* check_held.c, check_caseload.c: one session, however many adults hold it. */
struct held {
    const struct assignment *row; /* the first adult's */
    const struct caseload *ask;
    const int *pupils;
    int n_pupils, n_adults, site;
    bool locked;
};

void held_check(struct auditor *auditor, const struct held *held);

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

/* check_cover.c */
bool cover_away(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
bool cover_class_is_out(const struct auditor *auditor, const char *class_name, int64_t from_at,
                        int64_t until_at);
/* The class's members: auditor->members[first .. end). */
void cover_members(const struct auditor *auditor, const char *class_name, int *first, int *end);
/* check_merges.c: does the plan have the class join another then? */
bool merge_told(const struct auditor *auditor, const struct lesson *lesson, int64_t from_at);

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
void audit_clashes(struct auditor *auditor);   /* candidates supervised between papers */
void audit_overnight(struct auditor *auditor); /* candidates with a deferred paper */
void audit_persons(struct auditor *auditor);   /* availability, conflicts, sites */
void audit_skills(struct auditor *auditor);    /* training, skill, bars */
void audit_days(struct auditor *auditor);      /* overlap, travel, breaks, rest */
void audit_hours(struct auditor *auditor);     /* pattern, caps, weekly hours */
void audit_cover(struct auditor *auditor);     /* entries, lessons, in-class support */
void audit_merges(struct auditor *auditor);    /* classes that join others */
void audit_covering(struct auditor *auditor);  /* what was agreed about cover */
void audit_open_work(struct auditor *auditor); /* caseload, school duties */
void audit_outings(struct auditor *auditor);   /* first-aiders and drivers of trips and visits */
void audit_limits(struct auditor *auditor);    /* what people and candidates agreed to */
void audit_caseload(struct auditor *auditor);  /* pupils, lessons, mentors, rooms of sessions */
void audit_plans(struct auditor *auditor);     /* hours of help of pupils' plans */
void audit_minima(struct auditor *auditor);    /* adults of a kind on a site */
void audit_grounds(struct auditor *auditor);   /* unconfirmed rules the plan rests on */

#endif
