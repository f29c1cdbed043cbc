/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the prices of a level's rows prove with breaks and hours, by people's weeks. */
#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_master.h"

#include <string.h>

enum {
    WEEKS_OFFERS = 10000,  /* of more, a program over weeks comes after one over days, */
    MASTER_OFFERS = 40000, /* and of more than so many not at all */
    MASTER_PART = 4,       /* of the work that is left, */
    MIDDLE_REST = 4,       /* what is left when prices from the middle had their turn, */
    POINTS_REST = 16,      /* where nothing comes after them but a few better plans */
    REST_PART = 8,         /* of what is then left, for later levels */
    SMALL_REST = 4,        /* where plans are looked for choice by choice, */
    WEEKS_PART = 4,        /* and what of that goes into whole weeks, before branching */
    NEAR_PART = 8,
    SOON_PART = 100,     /* of the bound */
    DAYS_OFFERS = 200000 /* prices of people's days are soon the best there are */
};

bool dual_has_master(const struct solve *solve)
{
    return solve->problem->n_offers <= MASTER_OFFERS;
}

bool dual_begins_with_days(const struct solve *solve, int level, bool planned)
{
    int n = solve->problem->n_offers;

    return (planned || !solve_exact(solve, level)) && n > WEEKS_OFFERS && n <= DAYS_OFFERS;
}

/* Levels from this one on that are open and have no slack, or one. */
static int count_exact(const struct solve *solve, int level)
{
    int n = 0;

    for (int k = level; k < LEVELS; k++)
        n += !solve_closed(solve, k) && solve_exact(solve, k);
    return n > 0 ? n : 1;
}

/* What the weeks that the best prices rest on come to.  Where more is missing than so much, none of
 * nearly decided weeks is to be found; branching takes a small program. */
static void dive_down(struct solve *solve, struct master *master, struct model *model, int level)
{
    int64_t left = solve->work_end - solve_work(solve), bound = solve->levels[level].bound;
    int64_t work =
        (left - left / (master->core ? REST_PART : SMALL_REST)) / count_exact(solve, level);
    bool weeks = dual_within(solve, level, NEAR_PART);
    bool rows = master->dual->limit < INT64_MAX; /* beside prices; no reader knows both */
    bool choices = !master->core && dual_near(solve, level) && !(rows && solve->effort->proof);
    bool waits = !rows && dual_waits(solve, level);
    int64_t part = choices ? work / WEEKS_PART : work;

    if (weeks && master_dive(solve, master, level, span_of_level(solve, level), part))
        solve_tell(solve);
    if (choices && !waits && !solve_closed(solve, level)) {
        struct span_of span = {bound, solve->levels[level].value};

        master_weeks(solve, master, model, level, &span, weeks ? work - part : work);
        bound = span.bound < master->dual->limit ? span.bound : master->dual->limit;
        solve_bound(solve, level, bound, PROOF_TREE);
    }
}

/* Prices from the middle, where the plan says what work costs.  Large programs end there: the
 * simplex does not come from there to weeks that are nearly decided within what there is. */
static void climb_middle(struct solve *solve, struct dual *dual, struct master *master, int level)
{
    int64_t left = solve->work_end - solve_work(solve);

    master_centre(solve, master, left - left / MIDDLE_REST);
    dual_note(solve, dual, level);
    master->ended = solve->problem->n_offers > WEEKS_OFFERS;
}

/* Most levels are proven by now, and plans cost as much as that. */
static void look_for_plans(struct solve *solve, const struct dual *dual, int level, bool again)
{
    if (solve->look && dual->limit == INT64_MAX && !solve_closed(solve, level) &&
        solve_goes_on(solve))
        solve->look(solve, level, again);
}

void dual_climb_best(struct solve *solve, struct dual *dual, struct model *model, int level,
                     bool planned)
{
    struct master master = {0};
    int64_t left = solve->work_end - solve_work(solve);

    if (dual_has_master(solve) && !(dual->limit == INT64_MAX && dual_rows_first(solve, level)) &&
        !solve_closed(solve, level) && solve_goes_on(solve) &&
        master_make(&master, dual, solve->problem->n_offers > WEEKS_OFFERS)) {
        bool slack = !solve_exact(solve, level);

        if (planned)
            climb_middle(solve, dual, &master, level);
        look_for_plans(solve, dual, level, false);
        if (!master.ended && !solve_closed(solve, level)) {
            (void)master_climb(solve, &master,
                               slack && dual->limit < INT64_MAX ? left : left / MASTER_PART);
            dual_note(solve, dual, level);
            if (dual->limit == INT64_MAX && dual_waits(solve, level) &&
                dual_within(solve, level, SOON_PART))
                dual_fix(solve, dual, level); /* what is proven next has few choices then */
            look_for_plans(solve, dual, level, true);
            /* A level with slack is closed by less. */
            if (model && !solve->settled && !slack && !solve_closed(solve, level) &&
                !master.broken && !master.mip.broken)
                dive_down(solve, &master, model, level);
        }
    }
    master_release(&master);
}

bool dual_choose_weeks(struct solve *solve, struct dual *dual, int level, bool days, bool *ended)
{
    int64_t began = solve_work(solve), left = solve->work_end - began;
    int64_t work = left - left / (dual_has_points(solve, level) ? POINTS_REST : MIDDLE_REST);

    if (!days)
        return dual_week_choose(dual);
    if (!dual_by_days(solve, dual, work, ended))
        return false;
    *ended = *ended || (!solve_exact(solve, level) && solve_work(solve) - began >= work);
    return true;
}

/* For dual_bound_known(). */
static void note_prices(struct solve *solve, const struct dual *dual, int level)
{
    struct priced *priced = &solve->priced;
    size_t n = (size_t)dual->model->mip.n_rows, n_offers = (size_t)solve->problem->n_offers;

    priced->price = pool_take(&solve->pool, n, sizeof *priced->price);
    priced->stands = pool_take(&solve->pool, n_offers + 1, 1);
    priced->n = priced->price && priced->stands && solve->grown > level ? (int)n : 0;
    priced->level = level;
    if (priced->n == 0)
        return;
    memcpy(priced->price, dual->best, n * sizeof *priced->price);
    memcpy(priced->stands, dual->model->stands, n_offers);
}

void dual_bound_weeks(struct solve *solve, struct dual *dual, struct model *model, int level,
                      bool planned, bool caps)
{
    bool ended = false, days = dual_begins_with_days(solve, level, planned);

    if (!dual_week_make(dual) || !dual_choose_weeks(solve, dual, level, days, &ended))
        return;
    if (days)
        dual_note(solve, dual, level);
    if (!planned && !days && !caps) /* steps lose what a program finds */
        dual_climb_weeks(solve, dual, level, dual_has_master(solve));
    if (!ended)
        dual_climb_best(solve, dual, caps ? NULL : model, level, planned || days);
    dual_fix(solve, dual, level);
    note_prices(solve, dual, level);
}
