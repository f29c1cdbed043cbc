/* SPDX-License-Identifier: GPL-3.0-or-later
 * The half of the limit break that looks at plans: the judge and the local search. */
#include "solver/limits/limit_break.h"

/* One person's chosen slots as they are now, perhaps with one more, perhaps
 * without some. */
struct view {
    const struct state *state;
    const int *mine;
    int n;
    int extra;                   /* offer, -1: none */
    const struct blockers *gone; /* NULL: nobody */
};

static bool is_gone(const struct view *view, int offer)
{
    for (int i = 0; view->gone && i < view->gone->n; i++)
        if (view->gone->offers[i] == offer)
            return true;
    return false;
}

static const struct slot *slot_of(const struct view *view, int offer)
{
    const struct problem *problem = view->state->lookup->problem;
    return &problem->slots[problem->offers[offer].slot];
}

/* The i-th slot of the view, -1 as the extra one; NULL: not there. */
static const struct slot *nth(const struct view *view, int i)
{
    int offer = i < 0 ? view->extra : view->mine[i];
    return offer < 0 || (i >= 0 && is_gone(view, offer)) ? NULL : slot_of(view, offer);
}

static bool owed(const struct view *view, const struct rest_break *rest)
{
    bool before = rest->busy_before, after = rest->busy_after;

    for (int i = -1; i < view->n; i++) {
        const struct slot *slot = nth(view, i);

        before |= slot && rest_break_is_before(rest, slot);
        after |= slot && rest_break_is_after(rest, slot);
    }
    return before && after;
}

static int meeting(const struct view *view, const struct rest_break *rest, int start)
{
    int n = 0;

    for (int i = -1; i < view->n; i++) {
        const struct slot *slot = nth(view, i);
        n += slot && rest_break_meets(rest, start, slot);
    }
    return n;
}

static bool satisfied(const struct view *view, const struct rest_break *rest)
{
    if (!owed(view, rest))
        return true;
    for (int s = 0; s < rest->n_starts; s++)
        if (!meeting(view, rest, s))
            return true;
    return false;
}

static struct view view_of(const struct state *state, int offer)
{
    int person = state->lookup->problem->offers[offer].person;

    return (struct view){
        .state = state,
        .mine = state->person_list + state->lookup->person_first[person],
        .n = state->person_n[person],
        .extra = offer,
    };
}

/* Is the break still there when the offer comes in? */
static bool leaves(const struct state *state, const struct touch *touch)
{
    const struct rest_break *rest = &state->lookup->problem->breaks[touch->rest];
    const int *meeting = state->meeting + state->lookup->start_first[touch->rest];
    int free_starts = state->free_starts[touch->rest];

    if (!(rest->busy_before || touch->before || state->before[touch->rest]) ||
        !(rest->busy_after || touch->after || state->after[touch->rest]))
        return true;
    if (free_starts > touch->until - touch->from)
        return true;
    for (int s = touch->from; s < touch->until; s++)
        free_starts -= !meeting[s];
    return free_starts > 0;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): every limit's price has this shape. */
bool break_price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct lookup *lookup = state->lookup;

    (void)delta;
    for (int i = lookup->touch_first[offer]; in && i < lookup->touch_first[offer + 1]; i++)
        if (!leaves(state, &lookup->touches[i]))
            return false;
    return true;
}

void break_apply(struct state *state, int offer, bool in)
{
    const struct lookup *lookup = state->lookup;
    int step = in ? 1 : -1;

    for (int i = lookup->touch_first[offer]; i < lookup->touch_first[offer + 1]; i++) {
        const struct touch *touch = &lookup->touches[i];
        int *meeting = state->meeting + lookup->start_first[touch->rest];

        state->before[touch->rest] += touch->before ? step : 0;
        state->after[touch->rest] += touch->after ? step : 0;
        for (int s = touch->from; s < touch->until; s++) {
            meeting[s] += step;
            if (meeting[s] == (in ? 1 : 0))
                state->free_starts[touch->rest] -= step;
        }
    }
}

/* Drops what the view has of a kind: who meets a start, or one side of the day. */
static bool drop(const struct view *view, const struct rest_break *rest, int start, bool before,
                 struct blockers *list)
{
    for (int i = 0; i < view->n; i++) {
        const struct slot *slot = nth(view, i);
        bool hit = slot && (start >= 0 ? rest_break_meets(rest, start, slot)
                            : before   ? rest_break_is_before(rest, slot)
                                       : rest_break_is_after(rest, slot));

        if (hit && !blockers_add(list, view->mine[i]))
            return false;
    }
    return true;
}

/* The start that fewest meet, unless the offer itself does; else the side of
 * the day that the offer is not on. */
static bool clear_one(struct view *view, const struct rest_break *rest, struct blockers *list)
{
    const struct slot *slot = slot_of(view, view->extra);
    int best = -1, fewest = 0;

    for (int s = 0; s < rest->n_starts; s++) {
        int n = rest_break_meets(rest, s, slot) ? -1 : meeting(view, rest, s);

        if (n >= 0 && (best < 0 || n < fewest)) {
            best = s;
            fewest = n;
        }
    }
    if (best >= 0)
        return drop(view, rest, best, false, list);
    bool before = rest->busy_before || rest_break_is_before(rest, slot);
    bool after = rest->busy_after || rest_break_is_after(rest, slot);

    if (before && after)
        return false;
    return drop(view, rest, -1, !before, list);
}

bool break_blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    struct view view = view_of(state, offer);

    view.gone = list;
    for (int i = lookup->touch_first[offer]; i < lookup->touch_first[offer + 1]; i++) {
        const struct touch *touch = &lookup->touches[i];
        const struct rest_break *rest = &lookup->problem->breaks[touch->rest];

        if (!leaves(state, touch) && !satisfied(&view, rest) && !clear_one(&view, rest, list))
            return false;
    }
    return true;
}

/* ---- the judge ---- */

static bool owed_and_missing(const struct lookup *lookup, const bool *chosen,
                             const struct rest_break *rest)
{
    const struct problem *problem = lookup->problem;
    bool before = rest->busy_before, after = rest->busy_after;

    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        const struct slot *slot = &problem->slots[problem->offers[lookup->person_offers[i]].slot];

        before |= chosen[lookup->person_offers[i]] && rest_break_is_before(rest, slot);
        after |= chosen[lookup->person_offers[i]] && rest_break_is_after(rest, slot);
    }
    if (!before || !after)
        return false;
    for (int s = 0; s < rest->n_starts; s++) {
        bool taken = false;

        for (int i = lookup->person_first[rest->person];
             !taken && i < lookup->person_first[rest->person + 1]; i++) {
            int offer = lookup->person_offers[i];
            taken = chosen[offer] &&
                    rest_break_meets(rest, s, &problem->slots[problem->offers[offer].slot]);
        }
        if (!taken)
            return false;
    }
    return true;
}

void break_check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    for (int b = 0; b < lookup->problem->n_breaks; b++) {
        const struct rest_break *rest = &lookup->problem->breaks[b];

        if (!owed_and_missing(lookup, chosen, rest))
            continue;
        tell(context, &(struct finding){
                          .limit = "break",
                          .task = -1,
                          .other_task = -1,
                          .person = rest->person,
                          .amount = rest->minutes,
                          .hard = true,
                          .inner = rest->inner,
                      });
    }
}
