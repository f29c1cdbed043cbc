/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_own.h - what one person can do of some duties, whatever others do.
 *
 *   own_possible   may they do all of these together?            (why_own.c)
 *   ways_find      the day's duties that they may                (why_ways.c)
 *   ways_most      the most that one choice of them is worth
 */
#ifndef SCHEDULER_PLAN_WHY_OWN_H
#define SCHEDULER_PLAN_WHY_OWN_H

#include "scheduler/plan/why.h"

struct own {
    const struct why *why;
    struct problem small; /* what can be a person's own reason */
    struct slices quotas, breaks;
    int64_t day; /* whose breaks are asked for; DAY_NONE: all */
    int room;    /* of the arrays below */
    struct task *tasks;
    struct slot *slots;
    struct offer *offers;
    struct quota *own_quotas;
    struct rest_break *own_breaks;
    bool *all;
    double *best, *after; /* of ways_most() */
    int *taken;
    int64_t looks, most; /* judged so far; at most */
    bool full;           /* that was not enough */
    int64_t enough;      /* ways_most(): steps after which any choice above the floor will do; 0 */
    bool rough;          /* ...one did */
};
void own_make(const struct why *why, struct own *own);
/* offers: of the brief, all of this person. */
bool own_possible(struct own *own, int person, const int *offers, int n);

/* A day's duties that one person may be given.  Those that the person's own limits cannot tell
 * apart (the same times, place and kind) are a group. */
struct ways {
    int person;
    int *items, n_items;  /* offers that may be chosen, by time, like ones together */
    int *first, n_groups; /* by group: its first item; n_groups + 1 */
    int *next;            /* by group: the first that begins when it is over */
    unsigned char *pair;  /* of groups, and of one with itself: enum known */
    int *fixed, n_fixed;  /* offers that stay, whatever is chosen */
    struct way_node {     /* a choice that was judged: that of the node above and this group */
        int group, below, beside; /* below: the first of those that add a group; 0: none */
        unsigned char known;      /* enum known */
    } * nodes;                    /* the first: nothing chosen */
    int n_nodes, nodes_room;
};
/* duties: by task, may be chosen; what the person is locked to stays.  stays: NULL, or by task:
 * so does what they are planned for of these. */
void ways_find(const struct own *own, int person, const bool *duties, const bool *stays,
               struct ways *ways);
/* The most that one choice is worth, at least `floor`.  worth: by task, none below nothing; whole
 * numbers give an exact answer.  tasks: NULL, or room for those of a choice worth more than floor,
 * ended by -1.  Once more than `most` looks were spent in all, own->full. */
double ways_most(struct own *own, struct ways *ways, const double *worth, double floor, int *tasks);

#endif
