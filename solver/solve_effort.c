/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/solve_effort.c - what a solve may take, by work and by the clock. */
#include "solver/solve.h"

#include "solver/facts/clock.h"

/* Prices a second are about 7,000,000; see solve_count() for the rest.  A school
 * week of 110,000 offers gets half a minute, one of 8,000 four seconds. */
static const int64_t least_work = 10000000, work_of_offer = 2000;
/* A large school's week closes money with a quarter more (1,200 pupils: on three of six, on two
 * without, nine seconds in the median); with 2,000 pupils its bound comes to within 6 %, not 18. */
enum { SMALL_OFFERS = 1000, LARGE_OFFERS = 10000, LARGE_MORE = 4 };
/* Money takes all of that, open or not: fairness and preference of a large problem have half as
 * much again, of one of a few thousand offers a third, and of that preference keeps a quarter. */
enum { LATER_PART = 2, LAST_PART = 4, SMALL_LATER = 3 };

bool solve_out_of_time(void *context)
{
    struct solve *solve = context;

    if (solve->effort->stop && *solve->effort->stop)
        solve->stopped = STOPPED_USER;
    else if (solve->ends > 0 && clock_now() >= solve->ends)
        solve->stopped = STOPPED_TIME;
    return solve->stopped == STOPPED_USER || solve->stopped == STOPPED_TIME;
}

int64_t solve_usual_work(const struct problem *problem)
{
    int64_t work = least_work + work_of_offer * problem->n_offers;

    return problem->n_offers > LARGE_OFFERS ? work + work / LARGE_MORE : work;
}

void solve_effort_begin(struct solve *solve)
{
    const struct effort *effort = solve->effort;

    solve->work_end = effort->work > 0 ? effort->work : solve_usual_work(solve->problem);
    solve->exact_end = solve->work_end;
    if (effort->work <= 0 && !effort->plans && solve->problem->n_offers > SMALL_OFFERS)
        solve->later_work =
            solve->work_end / (solve->problem->n_offers > LARGE_OFFERS ? LATER_PART : SMALL_LATER);
    if (effort->seconds > 0)
        solve->ends = clock_now() + effort->seconds;
}

bool solve_exact(const struct solve *solve, int level)
{
    return !solve->problem->slack[level] && !solve->problem->slack_pct[level];
}

/* A level to be proven to the last unit, and not proven yet. */
static bool exact_open(const struct solve *solve)
{
    bool open = false;

    for (int k = 0; k < LEVELS && !open; k++)
        open = solve_exact(solve, k) && !solve_closed(solve, k);
    return open;
}

bool solve_once_more(struct solve *solve)
{
    const struct effort *effort = solve->effort;
    int n = solve->problem->n_offers;

    if (solve->stopped != STOPPED_WORK || effort->work > 0 || effort->plans || n <= SMALL_OFFERS ||
        n > LARGE_OFFERS || !exact_open(solve))
        return false;
    solve->work_end = solve_work(solve) + solve_usual_work(solve->problem);
    solve->exact_end = solve->work_end;
    solve->later_work = solve_usual_work(solve->problem) / LATER_PART;
    solve->again = true;
    solve->stopped = STOPPED_PROOF;
    return true;
}

/* What is kept of that for levels behind this one. */
static int64_t kept(const struct solve *solve, int level)
{
    bool later = false;

    for (int k = level + 1; k < LEVELS && !later; k++)
        later = !solve_exact(solve, k) && !solve_closed(solve, k);
    return later ? solve->later_work / LAST_PART : 0;
}

bool solve_turn(struct solve *solve, int level)
{
    int64_t now = solve_work(solve);

    if (solve->again && now < solve->exact_end && !solve_exact(solve, level) && !exact_open(solve))
        solve->exact_end = now;
    solve->again = solve->again && now < solve->exact_end;
    solve->work_end = solve->exact_end;
    if (!solve_exact(solve, level))
        solve->work_end += solve->later_work - kept(solve, level);
    if (solve->stopped == STOPPED_WORK && solve_work(solve) < solve->work_end)
        solve->stopped = STOPPED_PROOF;
    return solve_goes_on(solve);
}

int64_t solve_work(const struct solve *solve)
{
    return solve->search.state.work + solve->other_work;
}

bool solve_goes_on(struct solve *solve)
{
    if (solve_out_of_time(solve))
        return false;
    if (solve_work(solve) < solve->work_end)
        return true;
    solve->stopped = STOPPED_WORK;
    return false;
}

int64_t solve_call_work(const struct solve *solve)
{
    int64_t n = solve->problem->n_offers, most = (n < 1000 ? 2000 * n : 2000000) + 100 * n;
    int64_t left = solve->work_end - solve_work(solve);

    return most < left ? most : left > 0 ? left : 0;
}
