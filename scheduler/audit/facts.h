/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/audit/facts.h - what the checks ask of the season, each told in one place; included by
 * scheduler/audit/auditor.h. */
#ifndef SCHEDULER_AUDIT_FACTS_H
#define SCHEDULER_AUDIT_FACTS_H

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"

struct auditor;
struct audit_day;
struct audit_spot;
struct duty_fact;
struct run;
struct seat_fact;

/* facts.c: words and times. */
struct audit_spot spot_of(const struct assignment *row);
struct audit_spot spot_of_seat(const struct seat_fact *seat);
const struct figure *fact_figure(const struct auditor *auditor, enum figure_id id);
const char *fact_place(const struct auditor *auditor, int room, int site); /* "HALL" */
const char *fact_clock(const struct auditor *auditor, int64_t at);         /* "09:15" */
const char *fact_span(const struct auditor *auditor, int64_t from_at, int64_t until_at);
const char *fact_code(const struct auditor *auditor, int person);
const char *fact_pupil(const struct auditor *auditor, int pupil);
bool fact_meets(int64_t from_a, int64_t until_a, int64_t from_b, int64_t until_b);
/* Two candidates, both writing at some moment. */
bool fact_together(const struct seat_fact *a, const struct seat_fact *b);
bool fact_has_word(const char *list, const char *word);             /* ';' list */
bool fact_same(const char *left, const char *right);                /* but for case */
bool fact_is_advanced(const struct paper *paper);                   /* AS or A level */
bool fact_setting(const struct auditor *auditor, const char *name); /* "yes" */
/* Candidates of a run at once, until they end, or until they may leave. */
int fact_crowd(const struct auditor *auditor, const struct run *run, bool until_left);
int fact_site(const struct auditor *auditor, const struct assignment *row);
/* NULL outside the weeks of the range. */
const struct audit_day *fact_day(const struct auditor *auditor, int64_t day);
/* Does a weekly row fall on this day?  weekday -1: any. */
bool fact_falls(const struct auditor *auditor, int64_t day, int weekday, int week, int64_t from,
                int64_t until);

/* All of them, once; then one by one in their order: each rests on those before it. */
void facts_read(struct auditor *auditor, const struct assignment *list, int count);
void facts_read_days(struct auditor *auditor);
void facts_read_seats(struct auditor *auditor);
void facts_read_incidents(struct auditor *auditor); /* facts_incidents.c: of the seats */
void facts_read_duties(struct auditor *auditor, const struct assignment *list, int count);
void facts_file_rows(struct auditor *auditor);
void facts_read_ways(struct auditor *auditor);
void facts_read_clashes(struct auditor *auditor); /* check_clashes.c */

/* Of a week's days outside the range, as judged (else told): the next row whose key names the code,
 * from *at = 0; NULL: no more. */
const struct assignment *fact_around(const struct auditor *auditor, const char *code,
                                     int64_t monday, int *at);

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
/* At the moment at which fewest are. */
int fact_people_least(const struct auditor *auditor, const char *code, const char *kind,
                      int64_t from_at, int64_t until_at);
bool fact_absent(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
/* check_persons.c: said no to any of the span */
bool fact_declined(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
bool fact_duty_falls(const struct auditor *auditor, const struct school_duty *row, int64_t day);
/* facts_incidents.c: by the log the candidate came to the room once the row's adult had gone, or
 * may have; whoever goes in the middle of a duty goes as soon as that is known. */
bool fact_came_after(const struct auditor *auditor, const struct assignment *row,
                     const struct seat_fact *seat);
/* check_persons.c: so it cannot be told whether they might be there; nor why not. */
void fact_tell_came(struct auditor *auditor, const struct duty_fact *duty, const char *rule,
                    const char *source);
/* work_pupils.c: a duty of the week with a pupil the adult must not be with */
bool fact_bad_company(const struct auditor *auditor, const struct duty_fact *duty);
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
/* Is the duty after duties[i] the same person's, of the same day or week? */
bool fact_goes_on(const struct auditor *auditor, int i, bool week);

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
/* Did the pupil go once it had begun, by the log, and is not there at that minute? */
bool held_is_left(const struct auditor *auditor, const struct held *held, int pupil, int64_t at);

/* check_owed.c: sessions that exams took before and that the week is to give back. */
int owed_in_week(struct auditor *auditor, int number, int64_t monday);

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

/* facts_cover.c: absent, or at a duty of the school; are all pupils of the class elsewhere? */
bool cover_away(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at);
bool cover_class_is_out(const struct auditor *auditor, const char *class_name, int64_t from_at,
                        int64_t until_at);
/* Where a lesson is on a day: as decided, else as the timetable says; -1. */
int cover_room(const struct auditor *auditor, const struct lesson *lesson, int64_t day);
/* The class's members: auditor->members[first .. end). */
void cover_members(const struct auditor *auditor, const char *class_name, int *first, int *end);
/* Its pupils who are not elsewhere for all of the span. */
int cover_there(const struct auditor *auditor, const char *class_name, int64_t from_at,
                int64_t until_at);
/* As many as the room seats in an exam, or has in its largest class. */
int cover_holds(const struct auditor *auditor, int room);
/* Where the officer put a lesson on a day; NULL: nowhere else. */
const struct lesson_choice *cover_moved(const struct auditor *auditor, int lesson, int64_t day);
/* check_merges.c: does the plan have the class join another then? */
bool merge_told(const struct auditor *auditor, const struct lesson *lesson, int64_t from_at);

#endif
