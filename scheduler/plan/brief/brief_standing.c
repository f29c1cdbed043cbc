/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_standing.c - which duties are tasks.
 *
 * Somebody's own lesson is a task only when they could be taken from it: when
 * they hold another offer that excludes it.  The others just block time, and
 * who might cover them need not be asked.  Found by walking from the duties
 * that nobody owns to the lessons of those who may do them, and on to the
 * lessons of those who may cover these.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

struct walk {
    struct brief *brief;
    const int *first; /* by duty: its mays */
    int *queue;
    int n_queue;
};

static void keep(struct walk *walk, int duty)
{
    if (walk->brief->kept[duty])
        return;
    walk->brief->kept[duty] = true;
    walk->queue[walk->n_queue++] = duty;
}

/* The first of a person's own entries that ends after a moment, as far as starts tell. */
static int own_from(const struct own_work *own, int person, int64_t at)
{
    int low = own->by_person.first[person], high = own->by_person.first[person + 1];

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (own->entries[own->by_person.items[middle]].starts_at + own->longest_min <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* As the solver's rest (problem.h): on two days, one late or the other early, too little between.
 */
static bool leaves_no_rest(const struct brief *brief, const struct duty_slot *a,
                           const struct duty_slot *b)
{
    const struct rules *rules = brief->world->rules;
    const struct duty_slot *first = a->starts_at <= b->starts_at ? a : b;
    const struct duty_slot *then = first == a ? b : a;
    int64_t late = first->ends_at - day_of(first->starts_at) * DAY_MIN;
    int64_t early = then->starts_at - day_of(then->starts_at) * DAY_MIN;

    return day_of(first->starts_at) != day_of(then->starts_at) &&
           (late >= rules_figure(rules, FIGURE_LATE_WORK) ||
            early < rules_figure(rules, FIGURE_EARLY_WORK)) &&
           then->starts_at - first->ends_at < rules_figure(rules, FIGURE_DAILY_REST);
}

/* Own work of the person that excludes this slot becomes a task. */
static void keep_excluded(struct walk *walk, int duty, const struct duty_slot *slot, int person)
{
    const struct brief *brief = walk->brief;
    const struct own_work *own = &brief->bench.own;
    int end = own->by_person.first[person + 1];

    for (int i = own_from(own, person, slot->starts_at - DAY_MIN); i < end; i++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[i]];
        const struct duty_slot *theirs = &brief->world->duties[entry->duty].slots[0];
        if (entry->starts_at > slot->ends_at + DAY_MIN)
            break;
        if (entry->duty != duty &&
            (brief_excludes(brief, person, slot, theirs) || leaves_no_rest(brief, slot, theirs)))
            keep(walk, entry->duty);
    }
}

/* Own work that is no fixed block of its owners' time: movable, short of an
 * owner, or owned by somebody who would have to be in two places. */
static bool needs_planning(const struct walk *walk, int number)
{
    const struct brief *brief = walk->brief;
    const struct duty *duty = &brief->world->duties[number];
    int owners = 0;

    if (duty->n_standing == 0 || duty->n_slots > 1 || brief->frozen[number])
        return true;
    for (int i = walk->first[number]; i < walk->first[number + 1]; i++)
        owners += brief->mays[i].owner;
    return owners < duty->need || owners < duty->n_standing;
}

void brief_standing(struct brief *brief)
{
    int n = brief->world->n_duties, head = 0;
    int *first = arena_new(brief->arena, int, n + 2);
    struct walk walk = {.brief = brief, .first = first};

    walk.queue = arena_new(brief->arena, int, n + 1);
    brief->kept = arena_new(brief->arena, bool, n + 1);
    for (int i = 0; i < brief->n_mays; i++)
        first[brief->mays[i].duty + 1]++;
    for (int d = 0; d < n; d++)
        first[d + 1] += first[d];
    for (int d = 0; d < n; d++) {
        if (needs_planning(&walk, d))
            keep(&walk, d);
    }
    const struct world_only *only = brief->world->only;
    for (int i = 0; only && i < only->n_rows; i++) { /* whoever else has it may be taken from it */
        int duty = only->rows[i].staff >= 0 ? brief_duty(brief, only->rows[i].key) : -1;
        if (duty >= 0 && !duty_owned_by(&brief->world->duties[duty], only->rows[i].staff))
            keep(&walk, duty);
    }
    for (int i = 0; i < brief->bench.own.n_entries; i++) { /* who is wanted twice at once */
        const struct own_entry *entry = &brief->bench.own.entries[i];
        keep_excluded(&walk, entry->duty, &brief->world->duties[entry->duty].slots[0],
                      entry->person);
    }
    while (head < walk.n_queue) {
        int duty = walk.queue[head++];
        for (int i = first[duty]; i < first[duty + 1]; i++) {
            const struct may *may = &brief->mays[i];
            if (may->merge == 0)
                keep_excluded(&walk, duty, &brief->world->duties[duty].slots[may->slot],
                              may->person);
        }
    }
}
