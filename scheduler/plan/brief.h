/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief.h - duties and people, put as the solver's problem.
 *
 * The one place that knows both vocabularies.  Made once per planning; the
 * same world gives the same brief, to the byte.
 *
 *   brief_offers    every duty, slot and person the verdict allows
 *   brief_merge     ...and every class that may join another
 *   brief_overtime  what one week's overtime cannot hold is left out
 *   brief_standing  own lessons nobody can be taken from are left out: they block time only
 *   brief_tasks     tasks, slots, offers
 *   brief_links     mixes, bonds, pupils and rooms in use; brief_radios: radios of posts
 *   brief_people    gaps, tags, rest, travel
 *   brief_repeats   sessions of a pupil on a day, lessons of a subject missed
 *   brief_quotas, brief_breaks, brief_shares, brief_promises
 *
 * Levels of the problem are those of policy.order, not enum level.
 */
#ifndef SCHEDULER_PLAN_BRIEF_H
#define SCHEDULER_PLAN_BRIEF_H

#include "scheduler/plan/verdict.h"

struct may { /* somebody may do a slot of a duty */
    int duty, slot, person;
    int outside_min;
    bool owner, frozen, dropped;
    int merge;          /* 1..: the class joins another by this one of duty->merges; 0: an adult */
    const char *merged; /* then the key of its assignments */
    int32_t cost[N_LEVELS]; /* enum level */
};

struct brief {
    const struct world *world; /* the caller's, with the duties of the past as they were told */
    struct arena *arena;
    struct policy policy;
    struct crew crew;
    struct bench bench;
    struct problem problem;
    struct may *mays; /* by duty, slot, person */
    int n_mays, mays_room;
    bool *kept;                /* by duty: is a task */
    const bool *frozen;        /* by duty: began before now and was told */
    const int *by_key;         /* duties sorted by key */
    const int *duty_task;      /* by duty; -1 */
    const int *task_duty;      /* by task */
    const int *offer_may;      /* by offer */
    struct slices by_person;   /* offers */
    const struct rooms *rooms; /* that sessions may have: rooms.h */
    const bool *few_radios;    /* by duty: a post when there are too few radios; NULL: none */
    struct slices by_day;      /* offers of person * crew.n_days + day - crew.from */
    int n_locked;
    /* What stands on days outside this planning: as planned, else as told. */
    const struct assignment *const *others;
    struct slices others_of; /* by person */
    int *host_of_lesson;     /* 1..n_hosts; 0: no class joins it */
    int n_hosts;             /* people of the problem beyond the crew: brief_merge.c */
};

/* FAULT_CONFLICT: a lock that no rule allows, or that means nothing or two things.
 * The brief and all it points to lives in arena. */
bool brief_make(const struct world *world, struct arena *arena, struct brief *brief,
                struct fault *fault) MUST_CHECK;

/* Number of the offer of this person for this duty at this time; any: another slot will do.  -1. */
int brief_offer_of(const struct brief *brief, int duty, int person, int64_t starts_at, bool any);
int brief_duty(const struct brief *brief, const char *key); /* -1: no such duty now */
/* A session told for then to which none of its pupils came: it was not held. */
bool brief_nobody_came(const struct world *world, int duty, const struct assignment *told);

/* Ways a duty can happen: its own, and one more for those who take it over and begin before. */
int brief_slots(const struct duty *duty);

/* Marks the offers a list of assignments stands for. */
void brief_choose(const struct brief *brief, const struct assignment *list, int count,
                  bool *chosen);

/* Tags of tasks besides enum duty_tag. */
#define TAG_EXAM_USUAL (1U << 21) /* exam work no longer than the school's usual limit of a day */
#define TAG_COVERABLE  (1U << 20) /* a lesson that others than its own staff would cover */

/* The brief's problem or a part of it, without costs of levels after `last` (enum level). */
void brief_coarsen(const struct brief *brief, int last, struct problem *problem);

/* Who may do what, as the verdict said: of others than `person` and of a duty that is the same it
 * would say it again. */
struct world_known {
    const struct brief *brief; /* its world: the same days and moment */
    const struct may *mays;    /* by duty, slot, person, overtime not shared out yet */
    const int *first;          /* by duty of that world, n_duties + 1 */
    const bool *shares;        /* by person: takes part in the load that is shared */
    int person;                /* who differs */
};
void brief_known(const struct brief *brief, struct arena *arena, struct world_known *known);
/* The duty's number there, where it is the same; -1. */
int brief_known_duty(const struct world_known *known, const struct duty *duty);

/* For scheduler/plan/brief/ */
/* Who need be asked where world->only says that most stays (brief_only.c). */
struct asked_only {
    struct slices rows; /* by duty */
    bool *moves;        /* by duty: movable work that may change */
    bool *person;       /* by person: asked about everything */
    int *has;           /* by person: the last duty met that the rows give them, + 1 */
    bool all;           /* everybody, about the slot met last */
};
void brief_only(const struct brief *brief, struct asked_only *only);
void brief_only_slot(const struct brief *brief, struct asked_only *only, int duty, int slot);
bool brief_only_asks(const struct brief *brief, const struct asked_only *only,
                     const struct may *may);
/* Somebody with no offer that has one of the tags: would they have one, were everything asked? */
bool brief_only_shares(const struct brief *brief, int person, unsigned tags);
/* Could the plan load the person with work that is shared? */
bool brief_takes_part(const struct brief *brief, int person);
void brief_offers(struct brief *brief);
void brief_merge_offers(struct brief *brief, int number);
/* The lesson of a class that can take another in, numbered after the crew; -1: a person. */
int brief_host_lesson(const struct brief *brief, int person);
void brief_overtime(struct brief *brief);
void brief_standing(struct brief *brief);
void brief_tasks(struct brief *brief);
void brief_links(struct brief *brief);
/* A piece of a seat that is cut; sorts by seat and time. */
struct piece {
    const char *of;
    int piece, task;
};
int piece_order(const void *left, const void *right);
void brief_people(struct brief *brief);
void brief_others(struct brief *brief);
void brief_quotas(struct brief *brief);
void brief_breaks(struct brief *brief);
void brief_shares(struct brief *brief);
void brief_repeats(struct brief *brief);
void brief_radios(struct brief *brief);
bool brief_promises(struct brief *brief, struct fault *fault) MUST_CHECK;
bool brief_locks(struct brief *brief, struct offer *offers, struct fault *fault) MUST_CHECK;

/* brief_merge.c: of an offer that is no adult. */
const struct duty_merge *brief_merge(const struct brief *brief, const struct may *may);
int brief_merge_offer(const struct brief *brief, const char *key); /* -1 */
/* Resources from `first` on: one for each lesson, then one for each room. */
int brief_merge_uses(const struct brief *brief, int task, int first, struct use *uses);
int brief_merge_uses_most(const struct brief *brief, int task);
/* Its rows of the plan, given the others; at most n_into. */
int brief_merge_rows(const struct brief *brief, const struct may *may,
                     const struct assignment *list, int count, struct assignment *rows);

/* Offers of one person that start on one day: brief->by_day.items[first .. end). */
void brief_day(const struct brief *brief, int person, int64_t day, int *first, int *end);

/* Minutes of it inside a window (tags 0: all), and how many exam or cover duties in a week. */
int64_t brief_elsewhere_min(const struct brief *brief, int person, int64_t from_at,
                            int64_t until_at, unsigned tags);
int brief_elsewhere(const struct brief *brief, int person, int64_t monday, unsigned tag);
/* By person: the load they bring along, above what was theirs (below: negative): the balance
 * told and that of the other weeks (brief_carried.c). */
const int64_t *brief_carried(const struct brief *brief);
/* Minutes of a day between the sites of own work; the way to work offered elsewhere, and back
 * (brief_travel.c). */
int brief_travel_min(const struct brief *brief, int person, int64_t day);
int brief_way_min(const struct brief *brief, int person, const struct duty_slot *slot);
/* Minutes between two duties of the person: their own, else the school's. */
int brief_gap(const struct brief *brief, int person);

bool brief_excludes(const struct brief *brief, int person, const struct duty_slot *a,
                    const struct duty_slot *b);

#endif
