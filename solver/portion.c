/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a call of the library may take of what is left, and what it took. */
#include "solver/solve.h"

#include <limits.h>

#include "solver/facts/clock.h"

/* WHOLE: cuts, rounding and what nodes cost beside their pivots, in pivots.  LOADS: so many terms
 * are loaded in the time of a unit; LOADING: what one counts where weeks are small. */
enum { LEAST_PIVOTS = 500, WHOLE = 16, LOADS = 8, LOADING = 2 };

/* A pivot costs as much as so many prices. */
static int64_t pivot_work(const struct mip *mip)
{
    return mip->n_rows / 48 + mip->n_terms / 384 + 1;
}

struct mip_effort solve_effort(const struct solve *solve, int pivots)
{
    struct mip_effort effort = {.pivots = pivots, .stop = solve->effort->stop};

    if (solve->ends > 0) {
        effort.seconds = solve->ends - clock_now();
        if (effort.seconds < 0.001)
            effort.seconds = 0.001;
    }
    return effort;
}

struct mip_effort solve_until(const struct solve *solve, const struct mip *mip, int64_t end,
                              int pivots)
{
    int64_t most = (end - solve_work(solve)) / pivot_work(mip);

    if (most < LEAST_PIVOTS)
        most = LEAST_PIVOTS;
    return solve_effort(solve, most < pivots ? (int)most : pivots);
}

struct mip_effort solve_portion(const struct solve *solve, const struct mip *mip, int pivots)
{
    return solve_until(solve, mip, solve->slice_end ? solve->slice_end : solve->work_end, pivots);
}

void solve_count(struct solve *solve, const struct mip *mip)
{
    solve->other_work += mip->n_terms + mip->pivots * pivot_work(mip);
}

void solve_count_again(struct solve *solve, const struct mip *mip, bool large)
{
    int64_t loaded = large ? mip->n_terms / LOADS : LOADING * (int64_t)mip->n_terms;

    solve->other_work += loaded + mip->pivots * pivot_work(mip);
}

int64_t solve_pivots_of(const struct mip *mip, int64_t work)
{
    return work / pivot_work(mip);
}

struct mip_effort solve_whole_portion(const struct solve *solve, const struct mip *mip,
                                      int64_t work)
{
    int64_t most = work / WHOLE / pivot_work(mip);

    return solve_effort(solve, most < INT_MAX ? (int)most : INT_MAX);
}

void solve_count_whole(struct solve *solve, const struct mip *mip)
{
    solve->other_work += 4 * (int64_t)mip->n_terms + WHOLE * mip->pivots * pivot_work(mip);
}
