/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why.h - questions to a plan as it stands.
 *
 *   why_open      the plan and the model behind it, once for many questions
 *   why_find      the duty that an officer means          (why_find.c)
 *   why_people    why each person does not do a duty      (why_people.c)
 *   why_group     the bottleneck that keeps a seat empty  (why_moment.c, why_hours.c,
 *                 why_span.c, why_count.c, why_day.c, why_limit.c)
 *   why_force     the cheapest plan in which they do it   (why_part.c, why_force.c, why_chain.c)
 *
 * Answers are data: report/why_text.h puts them into words.  They come from the verdict, the
 * problem and the plan; nothing here knows more than these, and "unavailable" stays one answer.
 */
#ifndef SCHEDULER_PLAN_WHY_H
#define SCHEDULER_PLAN_WHY_H

#include "scheduler/plan/brief.h"

struct why {
    struct brief *brief;
    struct outcome *outcome; /* plan_part.h */
    struct inquiry *inquiry; /* plan_reason.h */
    struct plan plan;        /* only its levels' names and units are filled */
    bool *chosen;            /* by offer */
    int64_t value[LEVELS];   /* of the plan */
    const int *first_offer;  /* by task, n_tasks + 1 */
    bool *alone;             /* by offer, of the tasks in alone_known: see why_alone() */
    bool *alone_known;       /* by task */
    bool legal;
};

/* list: the plan, of the world's days. */
bool why_open(const struct world *world, const struct assignment *list, int count,
              struct arena *arena, struct why *why, struct fault *fault) MUST_CHECK;
int why_missing(const struct why *why, int duty); /* people, 0 when it is no task */
/* It has begun, or can begin no more, and was told: nobody is put on it any more. */
bool why_past(const struct why *why, int duty);
const struct duty *why_duty(const struct why *why, int duty);

/* Every empty seat, by time, in the order of the report `shortage`: the first empty piece of each.
 */
int why_open_seats(struct why *why, const int **duties);

/* A number of the report `shortage`; -1: it is none. */
int why_number(const char *text);
/* The duty that a text means: such a number, or as find_duty.h has it, an empty seat first.
 * several: as duty_found has it. */
bool why_find(struct why *why, const char *text, int *duty, const char **several,
              struct fault *fault) MUST_CHECK;

/* What the person does in the plan that stands in the way. */
enum why_doing {
    DOING_NOTHING,
    DOING_EXAM,
    DOING_COVER,
    DOING_CASELOAD,
    DOING_SUPPORT,
    DOING_LESSON, /* their own */
    DOING_POST,   /* another duty */
    N_DOING
};
struct why_person {
    int person;
    const char *reason; /* as struct open_seat has it: verdict.h, plan_open.c */
    int other;          /* the duty in the way; -1 */
    int doing;          /* enum why_doing */
};
/* Everybody on the staff, by person. */
const struct why_person *why_people(struct why *why, int duty);

/* What makes it impossible to fill every seat. */
enum why_limit {
    LIMIT_NONE,   /* no single thing was found */
    LIMIT_MOMENT, /* more seats at one moment than people who may */
    LIMIT_HOURS,  /* more minutes than the people who may have left */
    LIMIT_SPAN,   /* more seats than people can take one after the other */
    LIMIT_RULE    /* without one sort of limit it would be filled: `limit` */
};
/* What counting came to where it proves nothing. */
enum why_counted {
    COUNTED_NOT,    /* work that moves: it was not counted */
    COUNTED_HALVES, /* with half a person here and half there all would be filled */
    COUNTED_MUCH    /* too many duties hang together */
};
struct why_seats {
    int duty, seats; /* of the duty that count */
    int points;      /* LIMIT_SPAN: what each of these seats counts */
};
struct bottleneck {
    int what;   /* enum why_limit */
    int64_t at; /* the moment */
    const struct why_seats *duties;
    int n_duties, wanted; /* seats of them: without any one duty the people are enough */
    const int *people;    /* who may do any of them, n_people < wanted */
    int n_people;
    int n_hosts;    /* ...the last of them are nobody: classes that can take another in */
    int n_tired;    /* others may, but it alone is more than their hours or breaks allow */
    int lacking;    /* people short at the moment among all that want these people */
    const int *all; /* ...the duties of that count; n_all */
    int n_all, all_wanted, all_people, all_hosts;  /* all_people: classes among them */
    int64_t from_at, until_at, needs_min, has_min; /* LIMIT_HOURS: in this window */
    bool by_minute;                                /* ...else duties are counted */
    /* LIMIT_SPAN: wanted is in points, one a seat unless some count more. */
    const int *most;   /* by people: the points of the duties that they can do at most */
    int most_all;      /* ...added up: fewer than wanted */
    int n_seats;       /* of the duties */
    bool points;       /* not all seats count one */
    bool beside;       /* with all else that they are planned for as it is */
    int counted;       /* LIMIT_RULE, LIMIT_NONE: enum why_counted */
    bool again;        /* LIMIT_NONE: planned again, the day fills more as it is */
    const char *limit; /* LIMIT_RULE: "breaks" "hours" "travel" "rest" "rooms" "locks" */
};
void why_group(struct why *why, int duty, struct bottleneck *bottleneck);
/* Its steps. */
bool why_moment(const struct why *why, int duty, struct bottleneck *bottleneck);
bool why_hours(const struct why *why, int duty, struct bottleneck *bottleneck);
bool why_span(const struct why *why, int duty, struct bottleneck *bottleneck);
bool why_count_points(const struct why *why, int duty, struct bottleneck *bottleneck);
bool why_count_day(const struct why *why, int duty, struct bottleneck *bottleneck);
bool why_rule(const struct why *why, int duty, struct bottleneck *bottleneck);

/* By offer: legal by itself beside what is locked. */
const bool *why_alone(const struct why *why, const int *tasks, int n_tasks);

/* Part of the problem: tasks that are free, the rest as planned. */
struct why_part {
    struct problem problem;
    const int *offer; /* by offer of the part: that of the brief */
    bool *start;      /* the plan */
};
/* free: by task.  Everything of other tasks is locked. */
void why_part(const struct why *why, const bool *free_tasks, struct why_part *part);
/* Tasks that can happen on the day. */
bool *why_day_tasks(const struct why *why, int64_t day);

enum why_answer {
    WHY_DOES,      /* they do it already */
    WHY_FORBIDDEN, /* a rule: `reason` */
    WHY_LOCKED,    /* they are locked to `other`, or others to all its seats (other -1) */
    WHY_NO_ROOM,   /* their hours, breaks or rest: `reason` */
    WHY_PRICED     /* the plan in which they do it */
};
enum why_scope {
    WHY_NEAR, /* what goes on around the time, and what else the person does that day */
    WHY_DAY,
    WHY_ALL
};
struct why_move {
    int person; /* crew.n_people or more: a class that joins another */
    int duty, slot;
    bool takes; /* else drops */
};
struct why_price {
    int answer; /* enum why_answer */
    const char *reason;
    int other;
    const struct why_move *moves; /* the chain: from the person asked about on */
    int n_moves;
    int64_t value[LEVELS]; /* of that plan; against why->value */
    bool proven[LEVELS];   /* nothing cheaper up to this level */
    int scope;             /* enum why_scope */
    const bool *chosen;    /* by offer */
    int64_t work;
};
/* scope: what may change for it; the rest stays as planned. */
bool why_force(struct why *why, int duty, int person, int scope, const struct effort *effort,
               struct why_price *price, struct fault *fault) MUST_CHECK;
/* Judges without the offers that are neither taken nor promised, which have no say. */
struct why_scales {
    struct offer *offers;
    bool *kept;
};
void why_scales(const struct why *why, struct why_scales *scales);
bool why_judge(const struct why *why, const bool *chosen, struct why_scales *scales,
               int64_t *value);
/* Plans as vectors: negative when a is better. */
int why_compare(const int64_t *a, const int64_t *b);
/* Undoes what need not change and lists the rest; forced: its offer. */
void why_chain(const struct why *why, bool *chosen, int forced, struct why_price *price);

#endif
