/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/why/why_count.h - the count of points of a day's duties.
 *
 *   why_count.c    which duties and people, from the empty seat on
 *   why_day.c      ...where these are too many: all of the day
 *   why_prices.c   what each duty is worth, by a linear program
 *   why_whole.c    ...in whole points, of as few duties as will do
 */
#ifndef SCHEDULER_PLAN_WHY_COUNT_H
#define SCHEDULER_PLAN_WHY_COUNT_H

#include "scheduler/plan/why/why_own.h"
#include "solver/mip.h"

enum { COUNT_COLUMNS = 8000 }; /* of the program */

struct count {
    const struct why *why;
    struct own own;
    int seat; /* task */
    int64_t day;
    bool *duties;
    bool whole;          /* all of the day: each choice is told with all that stays beside it */
    bool beside, *stays; /* by task: not of this day, or not at one time */
    bool *outside;       /* by ways: planned for what was not met yet */
    int *seats;          /* by task: as they are filled, and the empty one */
    int *tasks, n_tasks, n_tasks_before;
    int *row;     /* by task */
    bool *person; /* met */
    struct ways *ways;
    int n_people;  /* met: n of ways */
    double *worth; /* by task */
    double *most;  /* by ways */
    struct mip mip;
    int n_solved;   /* columns of the last answer */
    int *column_of; /* by column: of ways; -1: as planned */
};

static inline const struct problem *count_problem(const struct count *count)
{
    return &count->why->brief->problem;
}
/* Nothing met yet; looks: at most.  false: the duty is nothing that can be counted. */
bool count_make(const struct why *why, int duty, int64_t looks, struct count *count);
/* More of what the person is planned for that goes with the tasks, ended by -1. */
void count_keep_planned(struct count *count, struct ways *ways, int *tasks);
/* Who may do any of the tasks that were met. */
void count_meet_people(struct count *count);
void count_meet(struct count *count, int task);
/* Prices at which the seats are worth more than the people can have; false: half here and half
 * there would fill them all, or it was too much to look at.  count->mip is the caller's to release.
 */
bool count_prices(struct count *count);
/* The prices in small whole points that prove it still; duties that need not count left out. */
bool count_whole(struct count *count);
void count_keep(const struct count *count, struct bottleneck *bottleneck);

#endif
