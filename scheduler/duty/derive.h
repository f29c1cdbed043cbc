/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/derive.h - what the duty kinds look up in common; only for scheduler/duty.
 *
 * derivation_open() reads the season once and sorts what belongs together:
 * days, groups of candidates in rooms, their helpers, pupils' busy times,
 * classes.  The kinds then walk these lists and add duties; none of them scans
 * the season per day.
 */
#ifndef SCHEDULER_DUTY_DERIVE_H
#define SCHEDULER_DUTY_DERIVE_H

#include "scheduler/base/day.h"
#include "scheduler/duty/duty.h"

struct day_span { /* a lesson period, minutes of the day */
    int start, end;
};

/* Whole ISO weeks around [from, until]: weekly work counts the days of its week. */
struct derive_day {
    int64_t day;
    int weekday, week;
    bool open;                    /* pupils are in school */
    bool in_range;                /* duties are wanted for it */
    const struct day_span *spans; /* periods, or the lessons' own times where none are told */
    int n_spans;
};

/* One sitting with what duties ask about it. */
struct candidate {
    const struct sitting *sitting;
    int pupil, paper, series; /* series: -1 the only one */
    unsigned helpers;         /* bit i: rules->helpers[i], as struct needs */
    const char *skills;       /* wanted of the helper */
    unsigned ready;           /* as helpers: get something ready before it */
    unsigned after;           /* as helpers: wanted once the paper is sat */
    bool computer, prints;    /* works on one; what was typed is printed */
    bool off_site;            /* at home or in hospital */
};

/* The candidates who share a room at a time. */
struct room_group {
    int first, count;             /* slice of derivation->candidates */
    int paper, room, site;        /* paper names it */
    int64_t day;                  /* of its start */
    int session;                  /* SESSION_AM or SESSION_PM, by the clock */
    int64_t start_at, end_at;     /* first start, last release */
    int held_min;                 /* end_at is so much later than meant: the day held it up */
    int64_t opens_at, closes_at;  /* with set-up and clear-up, shared out between neighbours */
    const char *series, *stem;    /* "S27", "8700/1:g2" */
    const char *paper_code;       /* "8700/1", "8700/1.2" */
    const int *pupils, *papers;   /* distinct, ascending */
    int n_pupils, n_papers, part; /* part of its paper */
    bool prints;                  /* somebody's typing is printed before the room closes */
    bool off_site;                /* at home or in hospital */
    bool combined, rover;         /* its one adult is invigilator and helper; a rover must call */
};

/* One adult beside one candidate, or beside those who share. */
struct help {
    const struct room_group *group;
    unsigned roles;     /* of rules->helpers, the invigilator not among them */
    bool combined;      /* is the invigilator as well */
    const char *key;    /* after series and kind */
    const int *members; /* of derivation->candidates */
    int n_members;
};

/* Somebody who is elsewhere.  Pupils: an exam, the way into it, isolation, away, a trip, each
 * within one day.  Staff: absences, and duties at a set time that name them. */
struct busy {
    int who;
    int64_t from_at, until_at;
    bool exam, home;
};
struct busy_list {
    struct busy *list; /* by who, from_at */
    const int *first;  /* offsets of each one's rows */
    int count, room;
};

struct derivation {
    const struct season *season;
    const struct rules *rules;
    struct arena *arena;
    int64_t from, until;                  /* days, inclusive */
    const struct duty_kind *const *kinds; /* duty_kinds[], once duties are made */

    struct derive_day *days;
    int n_days;

    struct candidate *candidates; /* by group, start, pupil */
    struct room_group *groups;    /* by series, stem */
    struct help *helps;           /* by group */
    struct isolation *isolations; /* by from_at, pupil, until_at */
    int n_candidates, n_groups, n_helps, n_isolations;

    struct busy_list busy, away; /* pupils; staff */

    /* Classes by name; each one's pupils and lessons are slices. */
    const char **class_names;
    const int *class_pupils, *class_pupils_first;   /* n_classes + 1 offsets */
    const int *class_lessons, *class_lessons_first; /* n_classes + 1 offsets */
    const int *pupil_classes, *pupil_classes_first; /* class numbers; n_pupils + 1 offsets */
    int n_classes;

    const int *lesson_staff, *lesson_staff_first; /* in order; n_lessons + 1 offsets */
    /* By room (class_rooms.c): pupils of a class it holds; its lessons and groups, slices. */
    const int *room_holds;
    const int *room_lessons, *room_lessons_first;
    const int *room_groups, *room_groups_first;

    /* What pupils missed for movable work (withdrawal.c). */
    const int *lesson_subject; /* -1: none told */
    int n_subjects;
    const bool *may_miss;      /* pupil * n_subjects + subject: a lesson of it may be left */
    const int64_t *half_terms; /* first days of those that the weeks touch; n_half_terms */
    const int *times_missed;   /* (term * n_pupils + pupil) * n_subjects + subject */
    int n_half_terms;
};

void derivation_open(const struct season *season, const struct rules *rules, int64_t from,
                     int64_t until, struct arena *arena, struct derivation *derivation);

/* Does a row with weekday, week, from, until fall on this day?  -1: not told. */
bool derive_day_matches(const struct derive_day *day, int weekday, int week, int64_t from,
                        int64_t until);
/* Is the school's own duty on this day: its date, or one of its weekdays when pupils are in? */
bool derive_duty_falls_on(const struct school_duty *duty, const struct derive_day *day);
const struct derive_day *derive_day_of(const struct derivation *derivation,
                                       int64_t day); /* NULL: outside the weeks */
/* When the candidate was to begin: a late one, or a room held up, is waited for from then on. */
int64_t derive_meant_at(const struct sitting *sitting);
int64_t derive_at(int64_t day, int minute);
int derive_session(int64_t at); /* SESSION_AM before noon, else SESSION_PM */

/* groups.c, helps.c, clash.c, busy.c, classes.c, class_rooms.c, withdrawal.c, slots.c: parts of
 * derivation_open, in this order. */
void derive_groups(struct derivation *derivation);
void derive_helps(struct derivation *derivation);
void derive_isolations(struct derivation *derivation);
void derive_busy(struct derivation *derivation);
void derive_classes(struct derivation *derivation);
void derive_rooms(struct derivation *derivation);
void derive_withdrawals(struct derivation *derivation);
void derive_spans(struct derivation *derivation);

/* Lessons a pupil would miss between two minutes of a day, added to the list, and their points;
 * -1: one of them may not be missed. */
struct missed_list {
    struct missed *list;
    int count, room;
};
int derive_missed(const struct derivation *derivation, const struct derive_day *day, int pupil,
                  const struct day_span *span, struct missed_list *missed);

/* Offsets of each key's rows in a list sorted by key: [key] .. [key + 1]. */
const int *derive_offsets(struct arena *arena, const int *keys, int count, int n_keys);

/* Sorts numbers and drops what is there twice; how many are left. */
int derive_distinct(int *list, int count);

/* Is the pupil elsewhere at any / at every minute of [from, until)? */
bool derive_busy_any(const struct derivation *derivation, int pupil, int64_t from, int64_t until);
/* The same of somebody who is visited at home: to be there is no hindrance. */
bool derive_busy_at_home(const struct derivation *derivation, int pupil, int64_t from,
                         int64_t until);
/* A person of the staff, at any minute; also before and after their employment. */
bool derive_away(const struct derivation *derivation, int person, int64_t from, int64_t until);
bool derive_busy_all(const struct derivation *derivation, int pupil, int64_t from, int64_t until);

int derive_class(const struct derivation *derivation, const char *name); /* -1: none */
/* Was the class without its teacher for so long that a teacher should take it? (class_run.c) */
bool derive_class_needs_teacher(const struct derivation *derivation, const struct lesson *lesson,
                                int64_t day);

/* Texts of duties. */
const char *derive_paper_code(const struct derivation *derivation, int paper, int part);
const char *derive_paper_name(const struct season *season, int paper); /* "English Language 1" */
const char *derive_group_name(const struct derivation *derivation, const struct room_group *group);
const char *derive_series_code(const struct season *season, int series);
/* "<title>: <value> <unit> (source)", for `because`. */
const char *derive_figure_text(const struct derivation *derivation, enum figure_id id);

/* Fills in what every duty of a group shares: series, paper, site, room, level, tags. */
struct duty *derive_group_duty(const struct derivation *derivation, const struct duty_kind *kind,
                               const struct room_group *group, struct duties *duties);
/* Gives a duty its one slot. */
void derive_fixed_slot(const struct derivation *derivation, struct duty *duty,
                       const struct duty_slot *slot);

/* The work of one site in one session: rovers, floaters, rest breaks. */
struct site_session {
    int site, session;
    int64_t day;
    const struct room_group **groups; /* by block, room */
    int n_groups;
};
/* Not at home or in hospital: who is there is the two adults' who are with them. */
bool derive_in_school(const struct derivation *derivation, const struct room_group *group);
int derive_site_sessions(const struct derivation *derivation,
                         bool (*wanted)(const struct derivation *, const struct room_group *),
                         struct site_session **list);
/* When the last of the session's papers can still be begun without being very late (late.c). */
int64_t derive_very_late_at(const struct derivation *derivation,
                            const struct site_session *session);
/* By name: which room comes first may not show in a key. */
const char *derive_first_series(const struct site_session *session);

/* Movable work: every start of a day at which all its pupils are free (slots.c). */
struct movable {
    int minutes, earliest, latest; /* of the day; earliest, latest -1: the school day */
    const int *pupils;             /* who must be free, n_pupils */
    int n_pupils, site;
    bool at_home; /* they are visited there */
};
struct slot_list {
    struct duty_slot *list;
    int count, room;
};
void derive_slots(const struct derivation *derivation, const struct derive_day *day,
                  const struct movable *movable, struct slot_list *slots);
/* Are all its pupils at the school on this day? */
bool derive_enrolled(const struct derivation *derivation, const struct movable *movable,
                     int64_t day);
/* The slot of work for which there is no time: what could have been the first on this day. */
void derive_no_slot(const struct derivation *derivation, const struct derive_day *day,
                    const struct movable *movable, struct slot_list *slots);
extern const char derive_no_time[]; /* said of such work: duty->blocked */
/* How many of `per_week` are wanted of the week that starts at days[first]; `usable` says on
 * which days it may happen at all. */
int derive_wanted(const struct derivation *derivation, int first, const bool *usable, int per_week);
/* Is this key held on a day outside the range, as planned last, else as told?  Then the week's part
 * in range owes it no more. */
bool derive_held_elsewhere(const struct derivation *derivation, const char *key);
const char *derive_week_text(const struct derivation *derivation, int64_t monday); /* "2027-W19" */
/* Puts the cheapest slot first, the others stay in order of time. */
void derive_usual_first(struct slot_list *slots);

/* minimum.c: do they have the skill on the day?  records.c: do they mentor by their job? */
bool derive_skilled(const struct season *season, int person, const char *skill, int64_t day);
bool derive_mentors(const struct season *season, int person);

/* The minutes of a day at which a person is on their site, before anybody is given work
 * (presence.c); there[DAY_MIN]. */
void derive_presence(const struct derivation *derivation, int person, const struct derive_day *day,
                     int site, bool *there);
/* Excuses the pupils of a duty at a set time who sit a paper then; all of them: blocked (named.c).
 */
void derive_excuse(const struct derivation *derivation, struct duty *duty);
/* Does a duty of the school of this kind take its people off their site? (school.c) */
bool derive_leaves_site(const char *kind);
/* What a duty of the school asks beyond its row: adults by ratio, drivers, first-aiders
 * (outing.c).  because: "" where the row says it all. */
struct outing {
    int people;
    const char *skills, *because;
};
/* Adults that number `duty` of the season's duties wants. */
int derive_duty_people(const struct derivation *derivation, int duty);
struct outing derive_outing(const struct derivation *derivation, const struct school_duty *row,
                            int n_pupils);
/* Fills in who may not leave their site for which slot (minimum.c); after all kinds. */
void derive_keeps(const struct derivation *derivation, struct duties *duties);

/* NULL: none of that name. */
const struct duty_kind *kind_named(const struct duty_kind *const *kinds, const char *name);

/* The rows of duty_kinds[] are in duties.c, their functions in the file of the family. */
typedef void derive_fn(const struct duty_kind *kind, const struct derivation *derivation,
                       struct duties *duties);
derive_fn derive_invigilators, derive_combined, derive_helpers, derive_rovers, derive_floaters,
    derive_rest_breaks, derive_late_desk, derive_reserve, derive_clash, derive_lessons,
    derive_cover, derive_support, derive_mentoring, derive_school, derive_minimum,
    derive_pupil_support, derive_technicians, derive_second_checks, derive_overnight,
    derive_escorts, derive_late_room, derive_after, derive_leads, derive_off_site, derive_merged,
    derive_records, derive_ready;
derive_fn derive_record_pieces; /* records.c: what derive_records adds to the school's own */

/* Duties that were left while they went on (season->duty_cuts): last of all. */
void duties_cut(const struct season *season, struct duties *duties);

#endif
