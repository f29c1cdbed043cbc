/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/duty.h - work that needs a person, and where it comes from.
 *
 * A duty kind looks at the season and the rules and says which duties follow.
 * Deriving is pure: same season and rules, same duties, same order.  Duties
 * are never stored.
 *
 * To add a kind: write scheduler/duty/<name>.c, add its row to duty_kinds[].
 */
#ifndef SCHEDULER_DUTY_DUTY_H
#define SCHEDULER_DUTY_DUTY_H

#include "scheduler/rules/rules.h"

/* The solver's levels, most important first (design.md 2). */
enum level {
    LEVEL_REQUIRED,
    LEVEL_COVER,
    LEVEL_WORK,
    LEVEL_CHANGES,
    LEVEL_MONEY,
    LEVEL_FAIRNESS,
    LEVEL_PREFERENCE,
    N_LEVELS
};
extern const char
    *const level_names[]; /* "required" "cover" "work" "changes" "money" "fairness" "preference" */
extern const char
    *const level_units[]; /* "points" "points" "points" "changes" "pence" "steps" "points" */
extern const char *const level_titles[]; /* "what the rules demand" ... for people */

enum duty_tag {                          /* quotas and shares count by these */
                TAG_EXAM = 1 << 0,       /* exam work: max_exam_minutes_per_day */
                TAG_FACILITATE = 1 << 1, /* reading, scribing...: tiring */
                TAG_COVER = 1 << 2,
                TAG_CASELOAD = 1 << 3,
                TAG_SCHOOL = 1 << 4,   /* duties.csv */
                TAG_STANDING = 1 << 5, /* somebody's own lesson: not counted as extra load */
                TAG_SUPPORT = 1 << 6,
};

/* Who may do it is the verdict's business (plan/verdict.h); a duty says what it asks. */
/* A pupil would miss a lesson of a subject. */
struct missed {
    int pupil, subject; /* number of the subject among those of lessons */
    int ahead; /* how much oftener it was missed before, in this half-term and outside the range,
                  than the least missed of the pupil's other subjects; MISSED_ALONE: has no other */
    int64_t half_term; /* its first day */
    /* Of the pupil by subject, n_subjects: so often missed before, and may be missed at all. */
    const int *times;
    const bool *may_miss;
    int n_subjects;
};
enum { MISSED_ALONE = -1000000 };

struct duty_slot {
    int64_t starts_at, ends_at; /* what the person gives up: set-up and clear-up included */
    int room, site;             /* room -1: none; site -1: anywhere */
    int cost;        /* at LEVEL_PREFERENCE for choosing this time (lesson to be avoided, moved) */
    const int *kept; /* staff who hold a site's minimum then: it is not for them; n_kept */
    int n_kept;
    const struct missed *missed; /* lessons for it, n_missed */
    int n_missed;
};

/* A class whose teacher is not there may join others that go on at the time (merge.c): all of it
 * one of them, or a part each of several.  Their adults then have it as well. */
struct duty_merge {
    const int *into; /* lesson rows; n_into >= 1 */
    int n_into;
    int room;     /* of the joined classes; -1: each part in its host's */
    bool allowed; /* by the school (setting merge_classes); else only proposed */
    bool chosen;  /* by the officer: nothing else is done about the class */
    bool asked;   /* the lesson says so (cover split); else it costs at LEVEL_COVER */
};

struct duty {
    const struct duty_kind *kind;
    const char *key;     /* "S27:invigilator:8700/1:g2:1:p1": see below */
    const char *because; /* the rule that demands it: "1 invigilator for each 30 (ICE...)" */
    const char *title;   /* role and paper or class, never a pupil: "Reader - English Language 1" */
    int level;           /* enum level an empty seat costs at */
    int short_cost;      /* within the level; minutes matter little, kinds matter: see duties.c */
    unsigned tags;
    int need;                      /* people at once; 1 for every exam seat */
    const struct duty_slot *slots; /* n_slots >= 1; 1: fixed.  slots[0] is the usual time */
    int n_slots;
    const char *piece_of; /* hand-over pieces of one seat share this; "" none.  n_pieces: `seats`
                             counts them once */
    int piece, n_pieces;  /* 0.. */
    int paper, lesson, series_paper; /* -1; series_paper: paper that names the key's series */
    int pupil;                       /* the one candidate it serves; -1 */
    const int
        *pupils; /* every candidate or pupil concerned: conflicts, relatives, supported; n_pupils */
    const int *papers; /* papers sat in the room: subject bars; n_papers */
    int n_pupils, n_papers;
    const int *excused; /* of `pupils`, at a set time: they sit a paper then and stay out.  All of
                           them: it cannot be held; n_excused */
    int n_excused;
    const char *role;   /* row of rules->helpers the person must qualify for, "" none */
    const char *roles;  /* duties of several roles: ';' list of all, `role` among them:
                           "invigilator;reader"; "" when `role` says it */
    const char *skills; /* ';' list as lessons.skills */
    const int *named;   /* staff who are meant for it; n_named */
    int n_named;
    bool only_named;     /* nobody else may */
    bool one_named;      /* of several adults, one at least of those named */
    const int *standing; /* staff whose own work this is (free of cost); n_standing.  Others may
                            take it over */
    int n_standing;
    int64_t exam_from_at, exam_until_at; /* what is outside sets up or clears up; 0, 0: nothing */
    int before_min; /* whoever takes it over gives up so much before; its own people do not */
    const struct duty_merge *merges; /* of a lesson: instead of an adult of its own; n_merges */
    int n_merges;
    bool off_site;       /* whoever does it is away from their site, wherever its slots are */
    bool walks;          /* rover, floater: not for `seated` people */
    bool pupils_busy;    /* chosen slots occupy duty->pupils (mentoring): capacity 1 */
    bool private_room;   /* wants a private room of its site */
    const char *place;   /* wants a room of this kind or code, "private"; "" or NULL: none asked */
    const char *blocked; /* why nobody can do it at all, so that it is told as open; NULL: may be */
    bool taught; /* a lesson that asks for a teacher: supervised only, it costs at LEVEL_COVER */
    int gender;  /* enum gender: for somebody of this one; GENDER_NONE: anybody */
    bool given_back; /* an exam took it in a week before */
    bool anyone;     /* no skill at all is asked (a post anybody on site can hold) */
};

/* Keys: series, kind, paper or class, group ordinal or candidate, part; for the
 * weekly kinds class/session code, ISO date or week, ordinal.  Never room,
 * time or person, so that a promise survives a changed room or start.
 *
 *   S27:invigilator:8700/1:g2:1:p1     seat 1 of the paper's second group, first piece
 *   S27:reader:8700/1:0042             one candidate's own; :g2:h1:1 a shared one
 *   S27:combined:8700/1:0042           alone in the room: invigilator and helper in one
 *   S27:rover:MAIN:2027-05-12:AM:1     site and session; floater, rest_breaks, clash alike
 *   lesson:9C-MA-1:2027-05-12          cover, support (:1) alike
 *   merged:9C-MA-1>9B-MA-2:2027-05-12  a row of the plan, no duty: that class joins another
 *   minimum:MAIN:first_aid:2027-05-12:1:p1   the first adult missing on a site; :1.2 later that day
 *   pupil_support:0042:Maths:2027-W19:1   one of the pupil's lessons of the week
 *   mentoring:M12:2027-W19:1           movable in its week; school duties by code and day or week
 *   ...:+1                             from the moment on at which somebody left it (duty_cut)
 *
 * A paper of several parts is "8700/1.2" from its second part on. */

struct duties { /* in arena memory */
    struct arena *arena;
    struct duty *list;
    int count, room; /* room: allocated */
};
/* A zeroed duty (references -1, texts "") to fill in before the next call. */
struct duty *duty_add(struct duties *duties, const struct duty_kind *kind);

struct derivation; /* derive.h: season, rules and days, with what the kinds look up in common */

struct duty_kind {
    const char *name, *title, *plural; /* "reader", "Reader", "Readers" */
    const char *letter;                /* "R": on boards and prints */
    void (*derive)(const struct duty_kind *kind, const struct derivation *derivation,
                   struct duties *duties);
    int level;      /* usual level of an empty seat */
    int short_cost; /* against other kinds of the level */
    unsigned tags;
    const char *source; /* domain rule it stands for */
};

extern const struct duty_kind *const duty_kinds[];        /* NULL-terminated */
const struct duty_kind *duty_kind_find(const char *name); /* NULL: none */

/* Every duty of the days [from, until], by slots[0].starts_at, then key.  Lessons of teachers who
 * stay free of other work are duties of kind "lesson" too (standing): planning drops those nobody
 * could be taken from (plan/brief.h). */
void duties_derive(const struct season *season, const struct rules *rules, int64_t from,
                   int64_t until, struct duties *duties);

/* A candidate who knows a paper that others have still to sit, or sits one others have left, is
 * supervised and apart for this time (domain 1.8), lunch included where it falls into it. */
struct isolation {
    int pupil, paper, series, site;
    int64_t from_at, until_at;
    bool lunch;
};
/* Of the days [from, until], by day, site, from_at; how many. */
int isolations_derive(const struct season *season, const struct rules *rules, int64_t from,
                      int64_t until, struct arena *arena, const struct isolation **list);

#endif
