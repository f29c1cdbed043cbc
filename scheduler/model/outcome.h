/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/outcome.h - what the program made: seating, plan, what was told.
 * Conventions: kind.h. */
#ifndef SCHEDULER_MODEL_OUTCOME_H
#define SCHEDULER_MODEL_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An entry given a place and a time (made by `seat`). */
struct sitting { /* sitting */
    int64_t id;
    int entry, room;
    int part;           /* 0, 1...: a paper of several dates sits once per part */
    int desk;           /* 1.., 0: none needed */
    int64_t starts_at;  /* the candidate starts */
    int64_t ends_at;    /* finish: start + allowed time + rest allowance */
    int64_t release_at; /* may leave supervision; >= ends_at */
    int allowed_min;    /* duration with extra time, without rest breaks */
    int rest_min;       /* rest-break allowance inside ends_at */
    /* The candidates who share a room at a time are a group.  Duty keys name it
     * by its first paper and an ordinal that stays while one member stays. */
    int group_paper, group_no;
    int helper_group; /* 1..: shares its reader with those of the same number in the room; 0: own or
                         none */
    bool fixed;       /* by the officer or the import: seating leaves it */
    const char *note; /* "clash: after 8700/1", "starts 08:45 (fixed)" */
    int lost_min;     /* inside ends_at: the clock stood (an evacuation); see incident.h */
    int held_min;     /* starts so much later than meant, waited for in the room */
};

struct unseated { /* unseated: what `seat` could not place */
    int64_t id;
    int entry;
    const char *reason;
};

/* A person doing a duty: the draft, and (same struct) what was published.
 * Carries its facts beside the key: history, cancelled events and the audit
 * need them when a duty no longer derives. */
struct assignment { /* draft, published */
    int64_t id;
    const char *key;  /* duty key, see duty/duty.h; never leaves the officer's desk */
    const char *kind; /* duty kind: "invigilator", "reader"... */
    int staff;
    int64_t starts_at, ends_at; /* what the person gives up, set-up included */
    int room, site;             /* -1 */
    const char *title;          /* for people and feeds: role and paper or class; never a pupil */
    bool locked;
    bool standing; /* their own lesson or named duty: not told in feeds unless changed */
};

struct plan_level { /* plan_level: certificate of the stored draft, by level */
    int64_t id;
    int level;
    const char *name, *unit, *proof;
    int64_t value, bound, slack;
};

struct draft { /* plan_run: one row: the stored draft as a whole */
    int64_t id;
    int64_t from, until; /* days, inclusive */
    int64_t made_utc;
    const char *status, *stopped, *hash;
    int milliseconds;
    /* What it was made from: replay makes it again. */
    const char *facts; /* plan/facts.h */
    const char *made;  /* hash as it was planned; `hash` follows what hands do */
    const char *rules, *program;
    int64_t work; /* effort */
    int seconds;
    bool afresh;
};

enum reply_answer { REPLY_ACCEPT, REPLY_CANNOT };
extern const char *const reply_words[];

struct reply { /* reply: what somebody said to a duty they were told */
    int64_t id;
    int staff;
    const char *key;
    int64_t starts_at; /* told then: moved since, it asks for an answer again */
    int answer;        /* enum reply_answer */
    const char *reason;
    int64_t made_utc;
};

struct version { /* version: one per publish */
    int64_t id;
    int version; /* 1.. */
    int64_t made_utc;
    const char *who, *note;
    int64_t from, until; /* days, inclusive */
    const char *hash;
};

enum change_what { CHANGE_TAKES, CHANGE_DROPS, CHANGE_MOVES };
extern const char *const change_words[]; /* "takes" "drops" "moves" */

struct version_change { /* version_change: what a version changed for whom */
    int64_t id;
    int version; /* row of version */
    int staff, what;
    const char *key, *kind, *title;
    int64_t starts_at, ends_at; /* new times; for drops the old ones */
    int room, site;
};

struct confirmation { /* confirmation: a rule the school read in this year's booklet */
    int64_t id;
    const char *rule;   /* "figure:ratio_onscreen": table and name, see rules/confirm.h */
    const char *year;   /* academic year it holds for, "2026-27" */
    const char *value;  /* the school's own number; "": as the tables have it */
    const char *source; /* where it was read */
    const char *by;     /* who signs for it */
    int64_t made_utc;
};

struct hand_lock { /* held: made by hand; stays with the duty whatever is planned */
    int64_t id;
    const char *key;
    int staff;
    int64_t starts_at;
};

struct override { /* override: a rule of the school's own, set aside for one person and duty */
    int64_t id;
    const char *key;
    int staff;
    const char *obstacle; /* a row of rules->obstacles that the school may set aside */
    const char *reason, *by;
    int64_t made_utc;
};

/* A duty somebody left while it was going on: from `at` on it is a seat of its own, until the next
 * of its unit or the end.  Key and part name it: "S27:invigilator:8700/1:g2:1:p1:+1". */
struct duty_cut { /* duty_cut */
    int64_t id;
    const char *key; /* of the whole duty */
    int part;        /* 1.. in the order in which they were made */
    int unit;        /* of a duty for several adults: which of them; 0: the duty has one */
    int64_t at;
};
/* Bytes of a key without its part: the whole duty's. */
size_t cut_base(const char *key);
int cut_part(const char *key); /* 0: the whole, or its first stretch */

struct lesson_choice { /* lesson_choice: decided about one lesson on one day */
    int64_t id;
    int lesson;
    int64_t date;
    int into; /* the lesson whose class it joins; -1 */
    int room; /* where it is held; -1: as the timetable says */
    const char *by;
    int64_t made_utc;
};

struct feed_event { /* feed_event: never shrinks by undo; sequence never falls */
    int64_t id;
    int staff;
    const char *key, *uid, *title;
    int64_t starts_at, ends_at;
    int room, site;
    int sequence;
    int64_t changed_utc;
    bool cancelled;
    int reference; /* of its key: "M-17" in calendars, explained by the key sheet; 0: none yet */
};

/* A calendar's secret address.  The season's version stays when one is made, ended or fetched. */
struct feed_address { /* feed_address */
    int64_t id;
    int staff;                   /* -1: no longer here */
    const char *hash, *hint;     /* of the token: keyed hash; its last four letters */
    int64_t made_utc, ended_utc; /* ended_utc 0: in use */
    int64_t fetched_utc;         /* 0: never */
    const char *client;          /* the calendar program that asked last */
    const char *body;            /* hash of the bytes answered last, "" */
    int64_t body_utc;            /* their Last-Modified: never goes back */
};

#endif
