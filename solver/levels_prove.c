/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of a level is proven by its whole program, with rows that are added, and when. */
#include "solver/dual/dual.h"

enum {
    SMALL_OFFERS = 1000,
    FEW_CHOICES = 2500,
    MANY_CHOICES = 10000,
    LARGE_OFFERS = 10000,
    OWN_PART = 16,
    PRICED_PART = 5, /* of all effort, on top of it */
    NEXT_PART = 100, /* of the bound: then few choices are left */
    SOON_PART = 8,
    BESIDE_REST = 4 /* what is left of the effort, for people's weeks and later levels */
};

bool levels_by_prices(const struct solve *solve, int level)
{
    return solve->problem->n_offers > LARGE_OFFERS && !solve_exact(solve, level);
}

void levels_bound_whole(struct solve *solve, int level)
{
    if (!solve->effort->plans)
        parts_bound(solve, GRAIN_WHOLE, level, 0);
}

/* Such a program is less than anything else that bounds the level, and cuts make it tight.  Nothing
 * is lost where it stays open: then all others have their turn. */
void levels_prove_few(struct solve *solve, int level, int64_t work)
{
    int64_t n = parts_choices(solve, level);

    if (solve->effort->plans || solve->problem->n_offers <= SMALL_OFFERS || n > FEW_CHOICES)
        return;
    parts_bound(solve, GRAIN_WHOLE, level, work);
}

void levels_prove_root(struct solve *solve, int level, int64_t work)
{
    if (!solve->effort->plans && solve->problem->n_offers > SMALL_OFFERS &&
        solve_slack(solve, level, 0) > 0 && parts_choices(solve, level) <= MANY_CHOICES)
        parts_bound(solve, GRAIN_WHOLE, level, work);
}

void levels_prove_own(struct solve *solve, int level)
{
    if (!solve_exact(solve, level) || solve->levels[level].bound > 0 || solve->effort->plans)
        return;
    if (!solve_closed(solve, level) && solve_goes_on(solve))
        parts_bound(solve, GRAIN_OWN, level, (solve->work_end - solve_work(solve)) / OWN_PART);
}

bool levels_last_exact(const struct solve *solve, int level)
{
    for (int k = level + 1; k < LEVELS; k++)
        if (!solve_closed(solve, k) && dual_waits(solve, k))
            return false;
    return true;
}

void levels_prove_soon(struct solve *solve, int level)
{
    if (solve_closed(solve, level) || !solve_goes_on(solve) || !dual_waits(solve, level) ||
        !dual_within(solve, level, NEXT_PART) || !levels_last_exact(solve, level) ||
        parts_choices(solve, level) > MANY_CHOICES)
        return;
    solve->soon = true;
    parts_bound(solve, GRAIN_WHOLE, level, (solve->work_end - solve_work(solve)) / SOON_PART);
    solve->soon = false;
    if (!solve_closed(solve, level))
        parts_forget(solve, level - 1);
}

void levels_prove_beside(struct solve *solve, int level)
{
    int64_t slice_end = solve->slice_end, left = solve->work_end - solve_work(solve);

    if (solve_closed(solve, level) || !solve_goes_on(solve) || !dual_waits(solve, level) ||
        !dual_near(solve, level) || parts_choices(solve, level) > MANY_CHOICES)
        return;
    solve->slice_end = 0;
    parts_bound(solve, GRAIN_WHOLE, level, left - left / BESIDE_REST);
    solve->slice_end = slice_end;
}

void levels_prove_priced(struct solve *solve)
{
    const struct effort *effort = solve->effort;
    int64_t all = effort->work > 0 ? effort->work : solve_usual_work(solve->problem);
    bool behind = false;

    if (effort->plans || solve->problem->n_offers <= LARGE_OFFERS)
        return;
    for (int k = 0; k < LEVELS; k++) {
        bool open = !solve_closed(solve, k), turned = solve->had_turn[k];

        if (behind && open && !turned && solve_exact(solve, k) && !solve_out_of_time(solve)) {
            solve->work_end = solve_work(solve) + all / PRICED_PART;
            dual_bound_priced(solve, k);
            solve_tell(solve);
        }
        behind = behind || open;
    }
}

void levels_prove_rest(struct solve *solve)
{
    if (solve->effort->plans || solve->problem->n_offers > SMALL_OFFERS)
        return;
    for (int k = 0; k < LEVELS && solve_goes_on(solve); k++) {
        solve_tell(solve);
        if (!solve_closed(solve, k) && solve_goes_on(solve))
            parts_bound(solve, GRAIN_WHOLE, k, (solve->work_end - solve_work(solve)) / 2);
    }
}
