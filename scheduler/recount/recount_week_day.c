/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ways of doing a day: choices that may follow each other and leave time for breaks. */
#include "scheduler/recount/recount_week.h"

enum { DAY_MIN = 1440, BREAKS = 4, LABELS_MAX = 100000 };

/* What a break of the day still can be: bit s its start s, then nothing worked before its
 * window, nothing after it. */
struct pause {
    const struct rest_break *rest;
    uint64_t all;
};

/* A way of doing the day so far. */
struct label {
    int64_t amount;
    int64_t load[DAY_ROWS];
    wide cost;
    int last; /* item; -1: nothing yet */
    uint64_t left[BREAKS];
};

struct day {
    struct week *week;
    const struct day_rooms *rooms; /* NULL: none */
    struct pause pauses[BREAKS];
    int n_pauses;
    struct label *labels;
    int n_labels, labels_room;
};

static uint64_t can_be(const struct rest_break *rest, const struct slot *slot)
{
    bool inside = rest->day_from_at <= slot->starts_at && slot->ends_at <= rest->day_until_at;
    uint64_t can = 0;

    for (int s = 0; s < rest->n_starts; s++)
        if (slot->ends_at <= rest->starts[s] || slot->starts_at >= rest->starts[s] + rest->minutes)
            can |= UINT64_C(1) << s;
    if (!rest->busy_before && !(inside && slot->starts_at < rest->from_at))
        can |= UINT64_C(1) << rest->n_starts;
    if (!rest->busy_after && !(inside && slot->ends_at > rest->until_at))
        can |= UINT64_C(2) << rest->n_starts;
    return can;
}

/* What is chosen for certain takes its part. */
static uint64_t can_be_at_all(const struct recounting *r, const struct rest_break *rest)
{
    uint64_t can = (UINT64_C(4) << rest->n_starts) - 1;

    if (rest->busy_before)
        can &= ~(UINT64_C(1) << rest->n_starts);
    if (rest->busy_after)
        can &= ~(UINT64_C(2) << rest->n_starts);
    for (int i = r->person_first[rest->person]; i < r->person_first[rest->person + 1]; i++) {
        int offer = r->person_offers[i];

        if (r->problem->offers[offer].locked || is_fixed(r, offer, 1))
            can &= can_be(rest, &r->problem->slots[r->problem->offers[offer].slot]);
    }
    return can;
}

/* Breaks that are left out only allow more. */
static void find_pauses(struct day *day, int64_t date)
{
    const struct recounting *r = day->week->r;
    const struct problem *problem = r->problem;

    for (int b = 0; b < problem->n_breaks && day->n_pauses < BREAKS; b++) {
        const struct rest_break *rest = &problem->breaks[b];

        if (rest->person != day->week->person || rest->from_at / DAY_MIN != date ||
            rest->n_starts > 60)
            continue;
        day->pauses[day->n_pauses++] = (struct pause){rest, can_be_at_all(r, rest)};
    }
}

/* Is whatever may follow the one allowed after the other as well? */
static bool no_nearer(const struct item *a, const struct item *b)
{
    return a->slot->ends_at <= b->slot->ends_at &&
           (a->slot->place < 0 || a->slot->place == b->slot->place);
}

static bool beats(const struct day *day, const struct label *a, const struct label *b)
{
    const struct item *items = day->week->items;

    if (a->cost > b->cost || a->amount > b->amount || !no_nearer(&items[a->last], &items[b->last]))
        return false;
    for (int k = 0; day->rooms && k < day->rooms->n; k++)
        if (a->load[k] > b->load[k])
            return false;
    for (int k = 0; k < day->n_pauses; k++)
        if (b->left[k] & ~a->left[k])
            return false;
    return true;
}

static bool add_loads(const struct day *day, const struct item *item, struct label *to)
{
    for (int k = 0; day->rooms && k < day->rooms->n; k++) {
        to->load[k] += item->load[k];
        if (to->load[k] > day->rooms->room[k])
            return false;
    }
    return true;
}

static bool extend(const struct day *day, const struct label *from, int number, struct label *to)
{
    const struct week *week = day->week;
    const struct item *item = &week->items[number];

    *to = *from;
    to->last = number;
    to->cost += item->cost;
    to->amount += item->amount;
    if (to->amount > week->room || !add_loads(day, item, to))
        return false;
    if (from->last >= 0 &&
        fact_excludes(week->r->problem, week->person,
                      week->r->problem->offers[week->items[from->last].offer].slot,
                      week->r->problem->offers[item->offer].slot))
        return false;
    for (int k = 0; k < day->n_pauses; k++) {
        to->left[k] &= can_be(day->pauses[k].rest, item->slot);
        if (!to->left[k])
            return false;
    }
    return true;
}

/* Keeps the label unless another one beats it; false: there are too many. */
static bool keep(struct day *day, const struct label *label)
{
    int n = 1;

    for (int i = 1; i < day->n_labels; i++)
        if (beats(day, &day->labels[i], label))
            return true;
    for (int i = 1; i < day->n_labels; i++)
        if (day->labels[i].last != label->last || !beats(day, label, &day->labels[i]))
            day->labels[n++] = day->labels[i];
    day->n_labels = n;
    if (n >= LABELS_MAX)
        return false;
    *LIST_ADD(&day->week->arena, day->labels, day->n_labels, day->labels_room) = *label;
    return true;
}

/* Each item after each way so far.  False: too many ways. */
static bool walk(struct day *day, int first, int end)
{
    for (int i = first; i < end; i++) {
        for (int k = 0; k < day->n_labels && day->labels[k].last < i; k++) {
            struct label label;

            if (extend(day, &day->labels[k], i, &label) && !keep(day, &label))
                return false;
        }
    }
    return true;
}

void week_day(struct week *week, int first, int end)
{
    struct day day = {.week = week};
    struct label nothing = {.last = -1};
    wide all = 0;

    day.rooms = day_loads_find(week->loads, week->person, week->items[first].day);
    find_pauses(&day, week->items[first].day);
    for (int k = 0; k < day.n_pauses; k++)
        nothing.left[k] = day.pauses[k].all;
    *LIST_ADD(&week->arena, day.labels, day.n_labels, day.labels_room) = nothing;
    if (walk(&day, first, end)) {
        for (int k = 0; k < day.n_labels; k++)
            week_offer(week, day.labels[k].amount, day.labels[k].cost);
        return;
    }
    for (int i = first; i < end; i++) /* everything at once, for nothing: no plan is cheaper */
        all += week->items[i].cost;
    week_offer(week, 0, all);
}
