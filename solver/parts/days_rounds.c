/* SPDX-License-Identifier: GPL-3.0-or-later
 * When days are shared out anew: those of a large problem instead of other neighbourhoods, those of
 * a smaller one in a moment before anything dear is proven, and again where branching is hopeless.
 */
#include "solver/dual/dual.h"
#include "solver/search/match.h"

#include <stdlib.h>
#include <string.h>

enum {
    SMALL_OFFERS = 1000, /* such are solved as a whole */
    LARGE_OFFERS = 10000,
    DAY_MIN = 24 * 60,
    EACH_PART = 2,
    MATCH_PART = 8,
    DAYS_PCT = 25, /* of what work is left */
    COST_PCT = 50, /* where it matters who does it: the plan is then what is open, not the bound, */
    LOADS_PCT = 75, /* and the more so where loads are bounded already */
    BOUND_PART = 2, /* of the rest: a relaxation that is cut short tells nothing */
    REFINE_PART = 8,
    SOON_PART = 8,
    MATCH_OFFERS = 40000, /* of more, bounds of earlier levels leave later ones next to nothing */
    MATCH_EACH = 150,
    EVEN_EACH = 24, /* units an offer before each round, but no more than a part */
    EVEN_PART = 16,
    SOON_EACH = 48,  /* units of work an offer: moments by exact sharing, and at random */
    SOON_DAYS = 300, /* and whole days */
    AGAIN = 4,
    NEAR_PART = 8,
    UNCUT = 8, /* then none was at its end: parts are halves of halves */
    MOST_CHOICES = 16000,
    LEAST_MIN = 60,
    MOST_STRETCHES = 64
};

static bool is_large(const struct solve *solve)
{
    return solve->problem->n_offers > LARGE_OFFERS;
}

/* Does it matter at the level who does the work? */
static bool costs(const struct problem *problem, int level)
{
    bool any = false;

    for (int i = 0; i < problem->n_offers && !any; i++)
        any = problem->offers[i].cost[level] > 0;
    return any;
}

/* What begins then. */
struct stretch {
    int64_t from, until;
};

static int64_t begin_of(const struct problem *problem, int offer)
{
    return problem->slots[problem->offers[offer].slot].starts_at;
}

static int count(const struct problem *problem, const struct stretch *stretch)
{
    int n = 0;

    for (int i = 0; i < problem->n_offers; i++) {
        int64_t begin = begin_of(problem, i);

        n += begin >= stretch->from && begin < stretch->until;
    }
    return n;
}

/* The days in turn, again and again. */
struct rounds {
    struct solve *solve;
    int level;
    int64_t end; /* of the effort */
    int n;       /* stretches so far this time */
    int64_t needs[MOST_STRETCHES];
};

static bool share_out(struct rounds *rounds, const struct stretch *stretch)
{
    int64_t left = rounds->end - solve_work(rounds->solve), none = 0;
    int number = rounds->n++;

    return days_share_out(rounds->solve, rounds->level, stretch->from, stretch->until,
                          left / EACH_PART,
                          number < MOST_STRETCHES ? &rounds->needs[number] : &none);
}

/* A day with too many choices in halves, and so on.  False: nothing was shared out better. */
static bool find_in(struct rounds *rounds, struct stretch day)
{
    struct solve *solve = rounds->solve;
    bool any = false;

    while (day.from < day.until && !solve_closed(solve, rounds->level) && solve_goes_on(solve) &&
           solve_work(solve) < rounds->end) {
        struct stretch stretch = day;

        while (count(solve->problem, &stretch) > MOST_CHOICES &&
               stretch.until - stretch.from > LEAST_MIN)
            stretch.until -= (stretch.until - stretch.from) / 2;
        any |= share_out(rounds, &stretch);
        day.from = stretch.until;
    }
    return any;
}

/* All days in turn. */
static bool go_round(struct rounds *rounds)
{
    const struct problem *problem = rounds->solve->problem;
    int64_t first = INT64_MAX, last = INT64_MIN;
    bool any = false;

    for (int i = 0; i < problem->n_offers; i++) {
        int64_t begin = begin_of(problem, i);

        first = begin < first ? begin : first;
        last = begin > last ? begin : last;
    }
    rounds->n = 0;
    for (int64_t from = first - first % DAY_MIN; from <= last; from += DAY_MIN)
        any |= find_in(rounds, (struct stretch){from, from + DAY_MIN});
    return any;
}

/* The best plan and what it costs, to come back to. */
struct kept {
    bool *best;
    int64_t value[LEVELS];
};

static bool keep(const struct search *search, size_t n, struct kept *kept)
{
    kept->best = malloc(n + 1);
    if (!kept->best)
        return false;
    memcpy(kept->best, search->best, n);
    memcpy(kept->value, search->best_value, sizeof kept->value);
    return true;
}

static void back_to(struct search *search, size_t n, const struct kept *kept)
{
    memcpy(search->best, kept->best, n);
    memcpy(search->best_value, kept->value, sizeof kept->value);
    search_back_to_best(search);
}

/* Is the plan better at a level before that one, where it was like this? */
static bool better_before(const struct search *search, const int64_t *value, int level)
{
    int64_t is[LEVELS] = {0}, was[LEVELS] = {0};

    memcpy(is, search->best_value, (size_t)level * sizeof *is);
    memcpy(was, value, (size_t)level * sizeof *was);
    return search_compare(search, is, was) < 0;
}

/* All days in turn, from a plan that costs the same and leaves people more room on each.  Where
 * nothing comes of it the plan stays, for it may be better at later levels. */
static bool go_round_even(struct rounds *rounds)
{
    struct solve *solve = rounds->solve;
    size_t n = (size_t)solve->problem->n_offers;
    int64_t left = rounds->end - solve_work(solve), work = EVEN_EACH * (int64_t)n;
    struct kept kept;

    if (left <= 0 || !keep(&solve->search, n, &kept))
        return false;
    days_even(solve, rounds->level, work < left / EVEN_PART ? work : left / EVEN_PART);
    (void)go_round(rounds);
    bool better = better_before(&solve->search, kept.value, rounds->level + 1);

    if (better)
        solve_tell(solve);
    else
        back_to(&solve->search, n, &kept);
    free(kept.best);
    return better;
}

/* The same plan again would bring the same again, unless what a part may take was too little. */
static void go_on(struct solve *solve, int level, int64_t work)
{
    int64_t began = solve_work(solve);
    struct rounds rounds = {.solve = solve, .level = level, .end = began + work};

    if (solve->search.best_value[level] == solve->days_tried[level])
        return;
    /* 2,000 pupils: the bound is open, not the plan, and has no work to spare for it. */
    bool even = is_large(solve) && solve->problem->n_offers <= MATCH_OFFERS &&
                solve_exact(solve, level) && costs(solve->problem, level);

    while (even ? go_round_even(&rounds) : go_round(&rounds))
        continue;
    if (solve_work(solve) - began < work / UNCUT)
        solve->days_tried[level] = solve->search.best_value[level];
}

bool days_plan(struct solve *solve, int level, int64_t slice)
{
    if (!is_large(solve))
        return false;
    bool first = costs(solve->problem, level) && solve->problem->n_offers <= MATCH_OFFERS;

    match_search(solve, level, slice / MATCH_PART);
    int most = levels_by_prices(solve, level) ? LOADS_PCT : COST_PCT;
    int64_t work = (solve->work_end - solve_work(solve)) / 100 * (first ? most : DAYS_PCT);

    if (solve->slice_end && first) /* or the last days would have no turn */
        solve->slice_end = solve_work(solve) + work;
    go_on(solve, level, work);
    if (solve->slice_end && first)
        solve->slice_end = solve_work(solve) + (solve->work_end - solve_work(solve)) / BOUND_PART;
    return true;
}

static bool is_middling(const struct solve *solve, int level)
{
    const struct problem *problem = solve->problem;

    return problem->n_offers > SMALL_OFFERS && problem->n_offers <= LARGE_OFFERS &&
           solve_exact(solve, level);
}

/* What an offer may cost, and no more than a part of what is left. */
static int64_t little(const struct solve *solve, int64_t each)
{
    int64_t work = each * solve->problem->n_offers;
    int64_t most = (solve->work_end - solve_work(solve)) / SOON_PART;

    return work < most ? work : most;
}

static void find_moments(struct solve *solve, int level)
{
    match_search(solve, level, little(solve, SOON_EACH));
    solve_tell(solve);
    if (!solve_closed(solve, level))
        search_anneal(&solve->search, level, little(solve, SOON_EACH));
    solve_tell(solve);
}

void days_look(struct solve *solve, int level, bool again)
{
    if (!is_middling(solve, level) ||
        (again && (!costs(solve->problem, level) || !dual_within(solve, level, NEAR_PART))))
        return;
    for (int i = 0; i < (again ? AGAIN : 1) && !solve_closed(solve, level); i++) {
        if (again && level + 1 < LEVELS) /* from another plan that is as good */
            search_anneal(&solve->search, level + 1, little(solve, SOON_EACH));
        find_moments(solve, level);
    }
    if (!again && !solve_closed(solve, level) && solve_goes_on(solve))
        go_on(solve, level, little(solve, SOON_DAYS));
}

void days_refine(struct solve *solve, int level)
{
    if (is_middling(solve, level) && !dual_near(solve, level))
        go_on(solve, level, (solve->work_end - solve_work(solve)) / REFINE_PART);
}

/* Only for those levels: later ones would be looked at again from a plan that suits none. */
static void match_for_earlier(struct solve *solve, int level)
{
    size_t n = (size_t)solve->problem->n_offers;
    struct kept kept;

    if (!keep(&solve->search, n, &kept))
        return;
    match_search(solve, level, MATCH_EACH * (int64_t)n);
    if (!better_before(&solve->search, kept.value, level))
        back_to(&solve->search, n, &kept);
    free(kept.best);
}

void days_begin(struct solve *solve)
{
    int level = LEVELS - 1;

    while (level >= 0 && !(solve_exact(solve, level) && costs(solve->problem, level)))
        level--;
    if (level >= 0 && !solve_closed(solve, level) && solve->problem->n_offers > MATCH_OFFERS)
        match_for_earlier(solve, level);
}

bool days_prove(const struct solve *solve, int level)
{
    return is_large(solve) && solve->levels[level].bound > 0 && costs(solve->problem, level);
}
