/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the prices of a level's rows prove. */
#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_master.h"

enum {
    WEEKS_OFFERS = 10000,
    CAPS_PART = 8,   /* of what is left, once more with prices on caps; small weeks have trees */
    GAIN_PART = 8,   /* of the slack: less is not worth waiting for */
    NARROW_PART = 2, /* where more comes after it */
};

/* Of a large problem's loads: prices of what loads or costs are soon good enough to begin with all
 * work, which is what keeps people busy. */
static bool begins_narrow(const struct solve *solve, int level, bool planned)
{
    return dual_begins_with_days(solve, level, planned) && dual_has_groups(solve->problem, level);
}

static void bound_narrow(struct solve *solve, struct dual *dual, int level)
{
    int64_t left = solve->work_end - solve_work(solve);
    bool ended;

    dual->rough = true;
    if (dual_week_make(dual) && dual_days_alone(solve, dual, left / NARROW_PART, &ended))
        dual_note(solve, dual, level);
}

/* caps: from prices on those of earlier levels. */
static void bound_with(struct solve *solve, struct dual *dual, struct model *model, int level,
                       bool weeks, bool caps)
{
    dual_shares(dual, solve);
    dual->gain = (double)solve->levels[level].slack / GAIN_PART;
    dual->thin = dual_has_points(solve, level);
    if (caps)
        dual_begin_at_caps(dual, solve, level);
    bool planned = dual_climb_rows(solve, dual, level, weeks);
    bool narrow = weeks && begins_narrow(solve, level, planned);

    if (narrow)
        bound_narrow(solve, dual, level);
    else if (weeks)
        dual_bound_weeks(solve, dual, model, level, planned, caps);
    dual_tell(solve, dual, level);
    if (dual_has_groups(solve->problem, level))
        dual_tell_aims(solve, dual);
    if (narrow)
        dual_bound_wider(solve, dual, level);
}

static void bound_from(struct solve *solve, int level, bool weeks, bool caps)
{
    struct model model = {0};
    struct dual dual = {0};
    struct pool pool = {0};

    solve_looks(solve);
    if (dual_model(solve, level, weeks, NULL, &model, &pool) && dual_make(&dual, &model))
        bound_with(solve, &dual, &model, level, weeks, caps);
    dual_release(&dual);
    model_release(&model);
    pool_release(&pool);
}

/* Rows and weeks from prices on the caps of earlier levels, with a part of what is left. */
static void bound_at_caps(struct solve *solve, int level)
{
    int64_t slice_end = solve->slice_end;

    solve->slice_end = solve_work(solve) + (solve->work_end - solve_work(solve)) / CAPS_PART;
    bound_from(solve, level, true, true);
    solve->slice_end = slice_end;
}

void dual_bound(struct solve *solve, int level, bool weeks)
{
    bool caps = weeks && dual_has_master(solve) && solve->problem->n_offers > WEEKS_OFFERS &&
                dual_has_caps(solve, level);

    /* Mostly that closes the level; then nothing else is asked. */
    if (caps)
        bound_at_caps(solve, level);
    if (!caps || (!solve_closed(solve, level) && solve_goes_on(solve)))
        bound_from(solve, level, weeks, false);
}
