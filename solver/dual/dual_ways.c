/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ways of a day: chains that leave time for breaks and fit into the day's rows. */
#include "solver/dual/dual_week.h"

#include <math.h>

enum { FEW = 6, COMPARED = 5, MADE = 20, TRIED = 5, PLAIN_PART = 8 };
/* Of more, the program over days does not come to its end when such days take that long. */
enum { HOURS_OFFERS = 40000 };

/* Sums of the same costs in another order are nearly the same. */
static const double nearly = 1 - 1e-9;

struct stage {
    const struct dual *dual;
    struct dual_week *week;
    struct week_scratch *scratch;
    const struct dual_day *day;
    const int *weight;
    int room;     /* of weight */
    bool ended;   /* nothing comes after: only cost and weight count */
    int limit;    /* so many ways at a time, */
    bool cut;     /* which left some out */
    double most;  /* no way that will cost more is wanted */
    int64_t end;  /* of the cells it may compare */
    struct next { /* the link that ways are followed by */
        int link, weight;
        uint64_t allowed;
        double cost;
        const int *load;
        const double *tails; /* from where those begin that start after it */
    } next;
};

static bool beats(const struct stage *stage, const struct dual_way *a, const struct dual_way *b)
{
    if (a->cost > b->cost || a->weight > b->weight)
        return false;
    if (stage->ended)
        return true;
    if (b->left & ~a->left)
        return false;
    for (int i = 0; i < stage->day->n_rows; i++)
        if (a->load[i] > b->load[i])
            return false;
    return true;
}

/* Where ways are limited: in the place of the dearest, if that is dearer. */
static void replace(struct stage *stage, int number)
{
    struct week_scratch *scratch = stage->scratch;
    int dearest = 0;

    stage->cut = true;
    for (int i = 1; i < scratch->n_front; i++)
        if (scratch->ways[scratch->front[i]].cost > scratch->ways[scratch->front[dearest]].cost)
            dearest = i;
    if (scratch->ways[scratch->front[dearest]].cost > scratch->ways[number].cost)
        scratch->front[dearest] = number;
}

/* The way joins those that none beats. */
static void merge(struct stage *stage, int number)
{
    struct week_scratch *scratch = stage->scratch;
    const struct dual_way *way = &scratch->ways[number];
    int n = 0;

    if (scratch->n_cells >= stage->end)
        return;
    scratch->n_cells += (int64_t)COMPARED * scratch->n_front;
    for (int i = 0; i < scratch->n_front; i++)
        if (beats(stage, &scratch->ways[scratch->front[i]], way))
            return;
    for (int i = 0; i < scratch->n_front; i++)
        if (!beats(stage, way, &scratch->ways[scratch->front[i]]))
            scratch->front[n++] = scratch->front[i];
    scratch->n_front = n;
    if (n == stage->limit)
        replace(stage, number);
    else
        scratch->front[scratch->n_front++] = number;
}

static void merge_own(struct stage *stage, int link)
{
    for (int i = stage->week->own_first[link]; i < stage->week->own_end[link]; i++)
        merge(stage, i);
}

static void set_next(struct stage *stage, int link)
{
    const struct dual_week *week = stage->week;

    stage->next = (struct next){
        .link = link,
        .weight = stage->weight[link],
        .allowed = week->allowed[link],
        .cost = week->cost[link],
        .load = week->load[link],
        .tails = dual_tails_from(&stage->scratch->tails, stage->day, week->later[link]),
    };
}

/* The next link after that way, where it may be. */
static void extend(struct stage *stage, int from)
{
    struct week_scratch *scratch = stage->scratch;
    const struct next *next = &stage->next;
    const struct dual_way *way = &scratch->ways[from];
    struct dual_way *to = &scratch->ways[scratch->n_ways];
    uint64_t left = way->left & next->allowed;
    int weight = way->weight + next->weight;
    double cost = way->cost + next->cost;

    scratch->n_cells += TRIED;
    if (!left || weight > stage->room || scratch->n_cells >= stage->end)
        return;
    for (int i = 0; i < DAY_ROWS; i++) {
        to->load[i] = way->load[i] + next->load[i];
        if (i < stage->day->n_rows && to->load[i] > stage->day->room[i])
            return;
    }
    if (cost + dual_tail_of(&scratch->tails, stage->day, next->tails, to->load) > stage->most)
        return;
    to->cost = cost;
    if (!stage->room && cost * nearly < stage->most)
        stage->most = cost * nearly;
    to->left = left;
    to->weight = weight;
    to->link = next->link;
    to->from = from;
    scratch->n_ways++;
    scratch->n_cells += MADE;
}

static void extend_own(struct stage *stage, int early)
{
    int end = stage->week->own_end[early];

    for (int i = stage->week->own_first[early]; i < end; i++)
        if (stage->scratch->n_ways < stage->week->most_ways)
            extend(stage, i);
}

/* Options of the day in which, at these costs, no more is allowed than in another one. */
static uint64_t useless(const struct stage *stage)
{
    const struct dual_week *week = stage->week;
    const struct dual_day *day = stage->day;
    uint64_t all = day->n_options < 64 ? (UINT64_C(1) << day->n_options) - 1 : UINT64_MAX;
    uint64_t within[64], found = 0;

    for (int i = 0; i < day->n_options; i++)
        within[i] = all;
    for (int k = day->first; k < day->end; k++) {
        uint64_t mask = week->allowed[k];

        if (week->cost[k] >= 0 || (mask & all) == all)
            continue;
        for (uint64_t left = mask & all; left; left &= left - 1)
            within[__builtin_ctzll(left)] &= mask;
    }
    for (int i = 0; i < day->n_options; i++) {
        uint64_t one = UINT64_C(1) << i, others = within[i] & ~one;

        if (others & (one - 1))
            found |= one;
        for (others &= ~(one - 1); others && !(found & one); others &= others - 1)
            if (!(within[__builtin_ctzll(others)] & one))
                found |= one;
    }
    return found;
}

/* After everything that may come before it: links up to before[], in front where they were all
 * merged, and some later ones. */
static void walk_link(struct stage *stage, int link, int nothing, int *merged)
{
    const struct dual *dual = stage->dual;
    struct dual_week *week = stage->week;
    struct week_scratch *scratch = stage->scratch;
    int first = stage->day->first, until = dual->before[link] > first ? dual->before[link] : first;

    set_next(stage, link);
    if (until >= *merged) {
        for (; *merged < until; ++*merged)
            merge_own(stage, *merged);
        for (int i = 0; i < scratch->n_front && scratch->n_ways < week->most_ways; i++)
            extend(stage, scratch->front[i]);
    } else {
        extend(stage, nothing);
        for (int early = first; early < until; early++)
            extend_own(stage, early);
    }
    for (int i = dual->also_first[link]; i < dual->also_first[link + 1]; i++)
        if (dual->also[i] >= first)
            extend_own(stage, dual->also[i]);
}

/* All ways of the day, from the one that is nothing. */
static void walk(struct stage *stage, uint64_t all)
{
    struct dual_week *week = stage->week;
    struct week_scratch *scratch = stage->scratch;
    const struct dual_day *day = stage->day;
    int nothing = scratch->n_ways++, merged = day->first;

    scratch->ways[nothing] = (struct dual_way){.left = all, .link = -1, .from = -1};
    scratch->front[0] = nothing;
    scratch->n_front = 1;
    for (int i = day->first; i < day->end && scratch->n_ways < week->most_ways; i++) {
        int link = week->by_start[i];

        week->own_first[link] = scratch->n_ways;
        if (week->cost[link] < 0 && stage->weight[link] <= stage->room)
            walk_link(stage, link, nothing, &merged);
        week->own_end[link] = scratch->n_ways;
    }
}

/* Nothing comes after: cost and weight decide. */
static void list_front(struct stage *stage, int nothing)
{
    struct week_scratch *scratch = stage->scratch;

    stage->ended = true;
    scratch->front[0] = nothing;
    scratch->n_front = 1;
    for (int i = nothing + 1; i < scratch->n_ways; i++)
        merge(stage, i);
    stage->ended = false;
}

/* With so many cells.  False: there are too many ways, or it would take more. */
static bool look(struct stage *stage, int nothing, bool by_row, int64_t cells)
{
    struct week_scratch *scratch = stage->scratch;
    const struct dual_day *day = stage->day;
    uint64_t all = day->n_options < 64 ? (UINT64_C(1) << day->n_options) - 1 : UINT64_MAX;

    dual_tails_find(stage->dual, scratch, day, by_row);
    if (nothing >= stage->week->most_ways) /* the days before took all there is room for */
        return false;
    all &= ~useless(stage);
    scratch->n_ways = nothing;
    stage->end = scratch->n_cells + cells;
    stage->limit = stage->room ? DUAL_WAYS : FEW;
    stage->most = stage->room ? INFINITY : 0;
    stage->cut = false;
    walk(stage, all);
    if (stage->cut) { /* now it is known what the best way costs at most */
        scratch->n_ways = nothing;
        stage->limit = DUAL_WAYS;
        stage->cut = false;
        walk(stage, all);
    }
    list_front(stage, nothing);
    return scratch->n_ways < stage->week->most_ways && scratch->n_cells < stage->end;
}

bool dual_day_walk(const struct dual *dual, struct week_scratch *scratch, int person, int day,
                   enum dual_grid grid)
{
    struct dual_week *week = dual->week;
    struct stage stage = {.dual = dual,
                          .week = week,
                          .scratch = scratch,
                          .day = &week->days[day],
                          .weight = week->weight[grid],
                          .room = week->sacks[person].room[grid]};
    int nothing = scratch->n_ways;
    bool hours = stage.day->n_rows > 0 && !stage.room &&
                 dual->model->lookup->problem->n_offers <= HOURS_OFFERS;

    if (look(&stage, nothing, false, hours ? DUAL_CELLS / PLAIN_PART : DUAL_CELLS) ||
        (hours && look(&stage, nothing, true, DUAL_CELLS)))
        return true;
    scratch->n_ways = nothing + 1; /* the next day may have fewer */
    return false;
}
