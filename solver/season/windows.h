/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/season/windows.h - a problem too large for one go, week by week.
 *
 * A season falls apart at weekends: what links its weeks is little (hours and
 * fair shares carried on, rest overnight).  Each *window* of days is solved
 * alone first, two at a time, with everything left out that hangs on other
 * windows: that only relaxes, so the windows' bounds add up to bounds of the
 * whole.  Then one window after the other is solved again with the others as
 * they stand: their hours count as used, their loads are carried in, and
 * nothing here may clash with them.  So each window is legal beside all others.
 *
 *   windows_split.c  which task is in which window; what spans several
 *   windows_make.c   a window as a problem of its own
 *   windows_bound.c  bounds added up
 *   windows_price.c, windows_bounds.c, windows_settled.c   by prices
 *   windows_pass.c   alone, and beside each other
 *   windows.c        a season's solve, and what is known of the whole
 */
#ifndef SOLVER_WINDOWS_H
#define SOLVER_WINDOWS_H

#include "solver/facts/lookup.h"
#include "solver/proof.h"

enum { WINDOW_NONE = -2, WINDOW_MANY = -1 };

struct windows {
    struct lookup lookup; /* of the whole */
    int *task_window;
    /* Where what adds to each row is: one window, WINDOW_MANY or WINDOW_NONE. */
    int *quota_window, *group_window, *callout_window, *bond_window, *repeat_window;
    bool linked; /* something spans several, or people's nights may */
    int n;
    struct pool pool;
};

/* Larger windows are split, at midnights in gaps of so many minutes without any work. */
struct windows_size {
    int most_offers;
    int64_t gap_min;
};

/* The longest gap first.  False: no memory. */
bool windows_split(struct windows *windows, const struct problem *problem,
                   const struct windows_size *size);
void windows_release(struct windows *windows);

struct window {
    struct problem problem;
    int *offer;               /* by offer here: the one of the whole */
    struct thing_names names; /* the same of everything */
    struct pool pool;
};

/* The window as a problem.  Alone: what spans windows is left out.  Else `stands`
 * (by offer of the whole) is what other windows do and will go on doing, and
 * `planned` what they do at present: only fair shares look at that. */
bool window_make(struct window *window, const struct windows *windows, int number,
                 const bool *stands, const bool *planned);
/* For window_make() (windows_tally.c); slot: by slot of the whole, here; -1: not. */
void window_repeats(struct window *window, const struct windows *windows, int number,
                    const bool *stands, const int *slot);
void window_release(struct window *window);

/* What a window alone is known to cost at least. */
struct window_bound {
    struct level_result levels[LEVELS];
    bool costs[LEVELS]; /* can anything cost at the level, alone? */
};
void window_costs(const struct problem *problem, bool *costs);
/* The windows' bounds add up to those of the whole, whose values are in levels.  A
 * level's bound supposes that levels before it are within what each window had: true
 * of every plan within the whole's values when the windows' bounds leave no room, or
 * when nothing can cost there in any window. */
void windows_add_bounds(const struct window_bound *bounds, int n, struct level_result *levels);

/* What counts in a window's bound of a level, and how much: its own unit, and a price on each
 * earlier level.  0: a level that costs nothing in any plan looked at, or comes later. */
struct window_prices {
    int level;
    int64_t of[LEVELS];
};
/* Makes the window's costs so.  False: no memory, or too large. */
bool window_price(struct window *window, const struct window_prices *prices);
/* Better bounds of the levels that are open, by prices; told to effort->proof.  `levels` holds the
 * values of `chosen` and bounds so far; ends: by the monotonic clock, 0: never. */
void windows_bound_whole(const struct windows *windows, const struct effort *effort, double ends,
                         const bool *chosen, struct level_result *levels);

/* problem_solve(), by windows. */
enum solve_status windows_solve(const struct problem *problem, const struct effort *effort,
                                const bool *start, struct answer *answer,
                                const struct windows_size *size);

#endif
