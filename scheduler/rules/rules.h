/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/rules.h - the regulations of one academic year, as data.
 *
 * The tables live in scheduler/rules/<year>/, are built into the program, and can be replaced by
 * a folder on disk.  Every row names its source and how sure we are of it, so that every duty,
 * refusal and warning can.
 *
 * A changed number is a changed cell.  A changed *kind* of number is a new row in FIGURES below,
 * which makes every older table that lacks it fail to load with a message that says so.
 *
 * What a school confirms of this year's booklets lies over the tables (confirm.h).
 */
#ifndef SCHEDULER_RULES_RULES_H
#define SCHEDULER_RULES_RULES_H

#include <stdint.h>

#include "scheduler/base/arena.h"
#include "scheduler/model/season.h"

enum confidence { CONFIRMED, UNCONFIRMED, ESTIMATE };
extern const char *const confidence_words[]; /* "confirmed" "unconfirmed" "estimate" */

/* X(identifier, name in figures.csv, unit) */
#define FIGURES(X)                                                                 \
    X(FIGURE_RATIO_WRITTEN, "ratio_written", "candidates")                         \
    X(FIGURE_RATIO_PRACTICAL, "ratio_practical", "candidates")                     \
    X(FIGURE_RATIO_ONSCREEN, "ratio_onscreen", "candidates")                       \
    X(FIGURE_RATIO_ART, "ratio_art", "candidates")                                 \
    X(FIGURE_RATIO_LISTENING, "ratio_listening", "candidates")                     \
    X(FIGURE_RATIO_SPEAKING, "ratio_speaking", "candidates")                       \
    X(FIGURE_RATIO_SUPERVISION, "ratio_supervision", "candidates")                 \
    X(FIGURE_RATIO_PROCESSOR, "ratio_processor", "candidates")                     \
    X(FIGURE_EXTRA_LARGE, "extra_large", "percent")                                \
    X(FIGURE_EXTRA_OUTLASTS, "extra_outlasts", "0 off, 1 on")                      \
    X(FIGURE_EXTRA_ALONE, "extra_alone", "percent")                                \
    X(FIGURE_LISTENING_EXTRA_APART, "listening_extra_apart", "0 off, 1 on")        \
    X(FIGURE_AM_EARLIEST, "am_earliest", "time")                                   \
    X(FIGURE_AM_LATEST, "am_latest", "time")                                       \
    X(FIGURE_PM_EARLIEST, "pm_earliest", "time")                                   \
    X(FIGURE_PM_LATEST, "pm_latest", "time")                                       \
    X(FIGURE_AM_PUBLISHED, "am_published", "time")                                 \
    X(FIGURE_PM_PUBLISHED, "pm_published", "time")                                 \
    X(FIGURE_AM_RELEASE, "am_release", "time")                                     \
    X(FIGURE_PM_RELEASE, "pm_release", "time")                                     \
    X(FIGURE_SHORT_PAPER, "short_paper", "minutes")                                \
    X(FIGURE_SHORT_RELEASE, "short_release", "minutes")                            \
    X(FIGURE_CLASH_SAME_SESSION, "clash_same_session", "minutes")                  \
    X(FIGURE_CLASH_BREAK, "clash_break", "minutes")                                \
    X(FIGURE_OVERNIGHT_GCSE, "overnight_gcse", "minutes")                          \
    X(FIGURE_OVERNIGHT_ALEVEL, "overnight_alevel", "minutes")                      \
    X(FIGURE_OVERNIGHT_PAPERS, "overnight_papers", "papers")                       \
    X(FIGURE_DEFER_SUPERVISION, "defer_supervision", "minutes")                    \
    X(FIGURE_ROUND_EXTRA_UP, "round_extra_up", "minutes")                          \
    X(FIGURE_REST_PER_HOUR, "rest_per_hour", "minutes")                            \
    X(FIGURE_REST_CAP, "rest_cap", "minutes")                                      \
    X(FIGURE_READER_SHARE, "reader_share", "candidates")                           \
    X(FIGURE_ROVER_ROOMS, "rover_rooms", "rooms")                                  \
    X(FIGURE_FLOATER_ROOMS, "floater_rooms", "rooms")                              \
    X(FIGURE_REST_BREAK_ROOMS, "rest_break_rooms", "rooms")                        \
    X(FIGURE_CANDIDATE_BEFORE, "candidate_before", "minutes")                      \
    X(FIGURE_SECOND_CHECK, "second_check", "minutes")                              \
    X(FIGURE_SECOND_CHECK_BEFORE, "second_check_before", "minutes")                \
    X(FIGURE_OPEN_EARLY, "open_early", "minutes")                                  \
    X(FIGURE_OPEN_EARLY_BEFORE, "open_early_before", "minutes")                    \
    X(FIGURE_IT_CHECK, "it_check", "minutes")                                      \
    X(FIGURE_IT_CHECK_BEFORE, "it_check_before", "minutes")                        \
    X(FIGURE_ARRIVE_BEFORE, "arrive_before", "minutes")                            \
    X(FIGURE_HELPER_BEFORE, "helper_before", "minutes")                            \
    X(FIGURE_MODIFIER_BEFORE, "modifier_before", "minutes")                        \
    X(FIGURE_CLEAR_UP, "clear_up", "minutes")                                      \
    X(FIGURE_TURNAROUND, "turnaround", "minutes")                                  \
    X(FIGURE_HANDOVER_AFTER, "handover_after", "minutes")                          \
    X(FIGURE_SEAT_DISTANCE, "seat_distance", "centimetres")                        \
    X(FIGURE_BREAK_AFTER, "break_after", "minutes")                                \
    X(FIGURE_BREAK_MINUTES, "break_minutes", "minutes")                            \
    X(FIGURE_DAILY_REST, "daily_rest", "minutes")                                  \
    X(FIGURE_WEEKLY_REST, "weekly_rest", "minutes")                                \
    X(FIGURE_WEEK_MOST, "week_most", "minutes")                                    \
    X(FIGURE_LATE_WORK, "late_work", "time")                                       \
    X(FIGURE_EARLY_WORK, "early_work", "time")                                     \
    X(FIGURE_OUTSIDE_PATTERN, "outside_pattern", "minutes")                        \
    X(FIGURE_TRIP_RATIO, "trip_ratio", "pupils")                                   \
    X(FIGURE_HOME_VISIT, "home_visit_people", "adults")                            \
    X(FIGURE_APPROVAL_MONTHS, "approval_months", "months")                         \
    X(FIGURE_LATE_MINUTES, "very_late", "minutes")                                 \
    X(FIGURE_VERY_LATE_DAYS, "very_late_days", "working days")                     \
    X(FIGURE_PRINT_AFTER, "print_after", "minutes")                                \
    X(FIGURE_TRANSCRIPT, "transcript_minutes", "minutes")                          \
    X(FIGURE_ALTERNATIVE_NOTICE, "alternative_notice", "weeks")                    \
    X(FIGURE_APPLY_BY, "apply_by", "date")                                         \
    X(FIGURE_MODIFIED_BY, "modified_by", "date")                                   \
    X(FIGURE_SUPPORTED_EXCLUDED, "supported_excluded", "0 off, 1 hard, 2 warning") \
    X(FIGURE_SUBJECT_EXCLUDED, "subject_excluded", "0 off, 1 hard, 2 warning")     \
    X(FIGURE_HELPER_SUBJECT_EXCLUDED, "helper_subject_excluded", "0 off, 1 hard, 2 warning")

#define FIGURE_ENUM(identifier, name, unit) identifier,
enum figure_id { FIGURES(FIGURE_ENUM) N_FIGURES };
#undef FIGURE_ENUM

struct figure {
    const char *name, *title; /* "ratio_written", "candidates per invigilator, written papers" */
    const char *unit;
    int value;          /* "time": minutes of the day; "date": month * 100 + day */
    const char *source; /* "ICE 2025-26; TES 2022" */
    int confidence;     /* enum confidence */
};

/* What an arrangement does to time, room, adult and equipment (domain 2.3). */
enum room_effect {
    PLACE_ANY,      /* may sit with the main group */
    PLACE_SMALL,    /* in a smaller room away from it (setting small_room_group) */
    PLACE_SEPARATE, /* not overheard: alone, or with those who share the same helper */
    PLACE_ALONE     /* one candidate in the room */
};
extern const char *const room_effect_words[]; /* "any" "small" "separate" "alone" */

struct arrangement_rule {
    const char *kind, *title; /* "reader", "Reader" */
    int extra_pct;            /* usual extra time when the row has no amount; 0: not about time */
    bool amount_is_pct;       /* the row's amount is a percentage of extra time */
    bool rest;                /* amount: minutes of rest allowance per hour */
    int place;                /* enum room_effect */
    const char *helper;       /* a row of helpers: "reader"; "" none */
    const char *equipment;    /* "laptop"; "" none */
    bool socket;              /* needs one in the room */
    bool computer;            /* a computer of the room, or a "laptop" of the school at a socket */
    bool off_site;            /* not in a room of the school */
    /* ';' list of kinds that replace it where a paper tests reading: one the
     * candidate has, else the first; "" none. */
    const char *instead_for_reading;
    const char *not_in;  /* ';' list of subjects in which it does not count */
    const char *only_in; /* ';' list of kinds of paper in which alone it counts; "" all */
    const char *after;   /* a row of helpers wanted once the paper is sat: "transcript"; "" none */
    const char *ready;   /* ...who gets it ready before the paper: "open_early"; "" none */
    bool prints;         /* what was typed is printed at the end */
    const char *route;   /* "AAO": approved online, "delegated" or "notice" */
    const char *source;
    int confidence;
};

/* A role an adult can have beside a candidate, and with what it combines (2.4, 2.5, 6.5). */
struct helper_rule {
    const char *role, *title; /* "reader", "Reader"; "invigilator", "rover" are rows too */
    const char *skill;        /* wanted of the person: any of a ';' list; "" none */
    const char *cannot;       /* said of who has none of them: "does not read" */
    const char *training;     /* kind of training that must be valid: any of a ';' list; "" none */
    int share_max;            /* candidates one may serve at once */
    bool may_invigilate;      /* alone with one candidate: the same person may be the invigilator */
    bool rover_then;          /* ...and a rover must call */
    bool separate_room;       /* must not be overheard */
    const char *combines;    /* ';' list of roles the same person may have for the same candidate */
    const char *subject_bar; /* "hard" "warning" "none": teachers of the subject */
    bool conflict_bar;       /* conflict register forbids */
    bool cut;                /* may be cut for a hand-over */
    int before_min;          /* arrives so long before; share_max and before_min may name a figure
                                in the table and hold its value here */
    const char *source;
    int confidence;
    int share_figure, before_figure; /* enum figure_id: the figure they name; -1 */
};

/* Training valid from 1 September of the academic year (1.4). */
struct training_rule {
    const char *kind; /* "invigilator" */
    bool yearly;      /* must be on or after 1 September of the academic year of the day */
    const char *source;
    int confidence;
};

/* What the audit holds a plan against, whether or not a number belongs to it. */
enum standard_about { ABOUT_SITTING, ABOUT_SITE, ABOUT_PLAN };
enum standard_strict { STRICT_HARD, STRICT_OPEN, STRICT_CANNOT_TELL, STRICT_SOFT };
struct standard {
    const char *rule, *title; /* "full_time", "Full time for everyone" */
    int about;                /* enum standard_about: lines of each room session, site and day... */
    int strict;           /* enum standard_strict: the worst it can find, as enum audit_severity */
    const char *unit;     /* what is counted, of a line about the plan: "duties"; "" */
    const char *rests_on; /* ';' list of figures every line of it rests on */
    const char *source;
    int confidence;
};

/* Why somebody cannot do a duty (plan/verdict.h), as the officer is told it. */
struct obstacle_rule {
    const char *obstacle; /* "other site" */
    const char *says;     /* "does not work at that site": after the person's name */
    const char *rule;     /* of standards */
    bool school;          /* the school's own: it may set it aside for a reason (assign --force) */
    const char *source;
    int confidence;
    bool lifted; /* nobody is asked: only ever in a copy, to measure what it costs */
};

struct rules {
    const char *year; /* "2026-27" */
    struct figure figures[N_FIGURES];
    const struct arrangement_rule *arrangements;
    const struct helper_rule *helpers;
    const struct training_rule *trainings;
    const struct standard *standards;
    const struct obstacle_rule *obstacles;
    int n_arrangements, n_helpers, n_trainings, n_standards, n_obstacles;
    bool lifts; /* some obstacle is lifted */
};

/* The rules of one year.  folder: NULL for the built-in tables, else a folder with some of the
 * six tables, or with such a folder per year; those it lacks are the built-in ones.  FAULT_INPUT
 * with file, line and column on a bad table, FAULT_MISSING when the year is not there; a day beyond
 * the last built-in year takes the last one (and says so in rules->year). */
bool rules_load(const char *folder, int64_t day, struct arena *arena, struct rules *rules,
                struct fault *fault) MUST_CHECK;

int rules_figure(const struct rules *rules, enum figure_id id);
/* By name; NULL: there is none. */
const struct arrangement_rule *rules_arrangement(const struct rules *rules, const char *kind);
const struct helper_rule *rules_helper(const struct rules *rules, const char *role);
const struct obstacle_rule *rules_obstacle(const struct rules *rules, const char *obstacle);
const struct standard *rules_standard(const struct rules *rules, const char *rule);
/* May the school set this obstacle aside for the person and the duty, and did it? */
bool rules_set_aside(const struct rules *rules, const struct season *season, const char *key,
                     int person, const char *obstacle);
int rules_ratio(const struct rules *rules, int paper_kind); /* candidates per invigilator */

/* Does an arrangement rest on what the school was granted (2.2)? */
enum approval {
    APPROVAL_GOOD,    /* approved on the day, or the centre's own to decide */
    APPROVAL_PENDING, /* applied for */
    APPROVAL_MISSING, /* of a kind that is approved online, and nothing is told */
    APPROVAL_OVER     /* ended before the day */
};
extern const char *const approval_words[]; /* "approved" "pending" "not told" "over" */
enum approval rules_approval(const struct rules *rules, const struct arrangement *row, int64_t day);

/* An arrangement used as if granted. */
struct ground {
    int row; /* of season->arrangements */
    int approval;
};

/* What one candidate has for one paper on one day: the arrangements that apply, with the rules
 * (reading papers turn a human reader into a device...).  Shared by seat and duty; the audit has
 * its own reading. */
struct needs {
    int extra_pct;            /* sum rule: the largest extra-time amount */
    int rest_per_hour;        /* 0: none */
    int place;                /* enum room_effect, the strictest */
    int group_size;           /* at most so many in the room, -1 */
    int room;                 /* this room, -1 */
    unsigned helpers;         /* bit i: rules->helpers[i] wanted (reader, scribe, prompter...) */
    bool share_reader;        /* every helper may be shared with others of the room */
    const char *equipment[8]; /* items, n_equipment */
    int n_equipment;
    bool computer, socket;
    bool off_site;      /* alternative site: no room of the school will do */
    const char *skills; /* wanted of the helper */
    bool prints;
    unsigned ready; /* bit i: rules->helpers[i] get something ready before the paper */
    unsigned after; /* bit i: rules->helpers[i] wanted once the paper is sat */
    /* Arrangements that rest on a pending, expired or untold approval: used as granted, counted. */
    int n_pending, n_expired, n_missing;
    const struct ground *grounds; /* n_pending + n_expired + n_missing of them; in arena */
    const char *because;          /* "25% extra time, reader (AA)"; in arena */
};
void rules_needs(const struct rules *rules, const struct season *season, int pupil, int paper,
                 int64_t day, struct arena *arena, struct needs *needs);

/* Does the candidate have this arrangement, wanted, for that paper and day? */
bool rules_holds(const struct rules *rules, const struct season *season, int pupil, int paper,
                 int64_t day, const char *kind);

/* allowed = minutes * (1 + extra), rounded up; rest allowance of that, rounded up and capped. */
int rules_allowed_min(const struct rules *rules, int minutes, int extra_pct);
int rules_rest_min(const struct rules *rules, int allowed_min, int rest_per_hour);
/* When a candidate who started and ends then may leave supervision (1.6).  Where someone moved to
 * the other session sits it does not move the window.  No session, or deferred to a later day, when
 * all others have sat it: no window, ends_at. */
int64_t rules_release_at(const struct rules *rules, const struct paper *paper, int64_t day,
                         int paper_minutes, int64_t starts_at, int64_t ends_at);
/* Who arrives from then on is very late and must be told to the board (1.7). */
int64_t rules_very_late_at(const struct rules *rules, int64_t published_at, int paper_minutes);
/* When everybody else starts the paper: its own start, else the published one of its session. */
int64_t rules_published_at(const struct rules *rules, const struct paper *paper, int64_t day);

/* Seats of [from, until] that rest on approvals which are not good on their day. */
struct grounds_count {
    int seats; /* each once, whatever is wanting */
    int pending, missing, over;
};
struct grounds_count rules_grounds(const struct rules *rules, const struct season *season,
                                   int64_t from, int64_t until, struct arena *arena);

/* May this person act as `role` on this day: skill and valid training.  reason: set when not
 * ("not trained", "training expired", "does not read"...). */
bool rules_qualified(const struct rules *rules, const struct season *season, int person,
                     const char *role, int64_t day, const char **reason);
/* Is such a reason about training?  A school's own words for a missing skill are not. */
bool rules_is_training(const char *reason);

#endif
