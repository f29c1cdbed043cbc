/* SPDX-License-Identifier: GPL-3.0-or-later
 * The ways of doing a day: choices that may follow each other and leave time for breaks. */
#include "scheduler/recount/recount_week.h"

enum { LABELS_MAX = 100000 };

/* A way of doing the day so far. */
struct label {
    int64_t amount;
    int64_t load[DAY_ROWS];
    wide cost;
    int last;      /* item; -1: nothing yet */
    uint64_t owed; /* breaks */
};

struct day {
    struct week *week;
    const struct day_rooms *rooms; /* NULL: none */
    struct pauses pauses;
    struct label *labels;
    int n_labels, labels_room;
};

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
    return !(a->owed & ~b->owed);
}

static int64_t ends_at(const struct day *day, const struct label *label)
{
    return label->last >= 0 ? day->week->items[label->last].slot->ends_at : INT64_MIN;
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
    return pauses_after(&day->pauses, &to->owed, ends_at(day, from), item->slot);
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
    pauses_find(&day.pauses, week, first, end);
    if (week->room == 0) {
        week_offer(week, 0, week_day_least(week, &day.pauses, day.rooms, first, end));
        return;
    }
    nothing.owed = pauses_owed(&day.pauses);
    *LIST_ADD(&week->arena, day.labels, day.n_labels, day.labels_room) = nothing;
    if (walk(&day, first, end)) {
        for (int k = 0; k < day.n_labels; k++)
            if (pauses_end(&day.pauses, day.labels[k].owed, ends_at(&day, &day.labels[k])))
                week_offer(week, day.labels[k].amount, day.labels[k].cost);
        return;
    }
    for (int i = first; i < end; i++) /* everything at once, for nothing: no plan is cheaper */
        all += week->items[i].cost;
    week_offer(week, 0, all);
}
