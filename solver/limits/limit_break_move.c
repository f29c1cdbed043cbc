/* SPDX-License-Identifier: GPL-3.0-or-later
 * The half of the limit break that looks at plans: the judge and the local search. */
#include "solver/limits/limit_break.h"

/* One person's chosen slots with one more, without those who are gone already. */
struct view {
    const struct state *state;
    const int *mine;
    int n;
    int extra;                   /* offer */
    const struct blockers *gone; /* all of them chosen */
};

static const struct slot *slot_of(const struct view *view, int offer)
{
    const struct problem *problem = view->state->lookup->problem;
    return &problem->slots[problem->offers[offer].slot];
}

/* Does it meet the start, or without one (-1) lie on that side of the break's window? */
static bool hits(const struct rest_break *rest, int start, bool before, const struct slot *slot)
{
    return start >= 0 ? rest_break_meets(rest, start, slot)
           : before   ? rest_break_is_before(rest, slot)
                      : rest_break_is_after(rest, slot);
}

/* So many of the view's do: the state's count, the extra one and who is gone. */
static int hitting(const struct view *view, int number, int start, bool before)
{
    const struct state *state = view->state;
    const struct problem *problem = state->lookup->problem;
    const struct rest_break *rest = &problem->breaks[number];
    int n = start >= 0 ? state->meeting[state->lookup->start_first[number] + start]
            : before   ? state->before[number]
                       : state->after[number];

    n += hits(rest, start, before, slot_of(view, view->extra));
    for (int i = 0; i < view->gone->n; i++) {
        int offer = view->gone->offers[i];

        n -= problem->offers[offer].person == rest->person &&
             hits(rest, start, before, slot_of(view, offer));
    }
    return n;
}

static bool owed(const struct view *view, int number)
{
    const struct rest_break *rest = &view->state->lookup->problem->breaks[number];

    return (rest->busy_before || hitting(view, number, -1, true) > 0) &&
           (rest->busy_after || hitting(view, number, -1, false) > 0);
}

static bool satisfied(const struct view *view, int number)
{
    if (!owed(view, number))
        return true;
    for (int s = 0; s < view->state->lookup->problem->breaks[number].n_starts; s++)
        if (!hitting(view, number, s, false))
            return true;
    return false;
}

static struct view view_of(const struct state *state, int offer, const struct blockers *gone)
{
    int person = state->lookup->problem->offers[offer].person;

    return (struct view){
        .state = state,
        .mine = state->person_list + state->lookup->person_first[person],
        .n = state->person_n[person],
        .extra = offer,
        .gone = gone,
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
    for (int i = 0; i < view->n; i++)
        if (hits(rest, start, before, slot_of(view, view->mine[i])) &&
            !blockers_add(list, view->mine[i]))
            return false;
    return true;
}

/* The start that fewest meet, unless the offer itself does; else the side of
 * the day that the offer is not on. */
static bool clear_one(const struct view *view, int number, struct blockers *list)
{
    const struct rest_break *rest = &view->state->lookup->problem->breaks[number];
    const struct slot *slot = slot_of(view, view->extra);
    int best = -1, fewest = 0;

    for (int s = 0; s < rest->n_starts; s++) {
        int n = rest_break_meets(rest, s, slot) ? -1 : hitting(view, number, s, false);

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
    struct view view = view_of(state, offer, list);

    for (int i = lookup->touch_first[offer]; i < lookup->touch_first[offer + 1]; i++) {
        const struct touch *touch = &lookup->touches[i];

        if (!leaves(state, touch) && !satisfied(&view, touch->rest) &&
            !clear_one(&view, touch->rest, list))
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
