/* SPDX-License-Identifier: GPL-3.0-or-later
 * A duty that somebody left while it was going on is several: what was done, and the rest.
 *
 * Of a duty for one adult the first stretch keeps the key; of one for several each adult who left
 * is a chain of seats beside it, and the duty wants one fewer. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

static int by_unit(const void *left, const void *right, const void *context)
{
    const struct duty_cut *a = *(const struct duty_cut *const *)left;
    const struct duty_cut *b = *(const struct duty_cut *const *)right;

    (void)context;
    if (a->unit != b->unit)
        return a->unit - b->unit;
    return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->part - b->part;
}

/* Setting up and clearing up need nobody else when somebody left. */
static bool is_beside(const struct duty *whole, int64_t from_at, int64_t until_at)
{
    return whole->exam_until_at > 0 &&
           (until_at <= whole->exam_from_at || from_at >= whole->exam_until_at);
}

/* The seat from one cut on. */
static void add_part(struct duties *duties, const struct duty *whole, const struct duty_cut *cut,
                     int64_t until_at)
{
    struct duty_slot *slot = arena_new(duties->arena, struct duty_slot, 1);
    int64_t from_at = cut->at > whole->slots[0].starts_at ? cut->at : whole->slots[0].starts_at;

    if (from_at >= until_at || is_beside(whole, from_at, until_at))
        return;
    struct duty *part = duty_add(duties, whole->kind);
    *part = *whole;
    *slot = whole->slots[0];
    slot->starts_at = from_at;
    slot->ends_at = until_at;
    slot->n_missed = 0;
    part->slots = slot;
    part->key = arena_text(duties->arena, "%s:+%d", whole->key, cut->part);
    part->need = 1;
    part->before_min = 0;
    part->n_merges = 0; /* a class that begins with its own adult does not join another */
    part->piece_of = *whole->piece_of ? whole->piece_of : whole->key;
}

static void cut_duty(struct duties *duties, int number, const struct duty_cut **cuts, int n)
{
    struct duty whole = duties->list[number];
    int64_t ends_at = whole.slots[0].ends_at, head_at = ends_at;
    int units = 0;

    for (int i = 0; i < n; i++) {
        bool goes_on = i + 1 < n && cuts[i + 1]->unit == cuts[i]->unit;
        bool first = i == 0 || cuts[i - 1]->unit != cuts[i]->unit;
        int64_t until_at = goes_on && cuts[i + 1]->at < ends_at ? cuts[i + 1]->at : ends_at;
        if (cuts[i]->at >= ends_at)
            continue;
        add_part(duties, &whole, cuts[i], until_at);
        if (cuts[i]->unit == 0 && first)
            head_at = cuts[i]->at;
        units += cuts[i]->unit > 0 && first;
    }
    struct duty *head = &duties->list[number];
    struct duty_slot *slot = arena_new(duties->arena, struct duty_slot, 1);
    *slot = whole.slots[0];
    slot->ends_at = head_at;
    head->slots = slot;
    head->need = whole.need > units && head_at > slot->starts_at ? whole.need - units : 0;
    if (head_at < ends_at) {
        head->piece_of = *whole.piece_of ? whole.piece_of : whole.key;
        head->n_merges = 0;
    }
}

void duties_cut(const struct season *season, struct duties *duties)
{
    const struct duty_cut **list =
        arena_new(duties->arena, const struct duty_cut *, season->n_duty_cuts + 1);
    int count = season->n_duty_cuts ? duties->count : 0;

    for (int d = 0; d < count; d++) {
        int n = 0;
        for (int i = 0; i < season->n_duty_cuts; i++)
            if (strcmp(season->duty_cuts[i].key, duties->list[d].key) == 0)
                list[n++] = &season->duty_cuts[i];
        if (n == 0 || duties->list[d].n_slots != 1)
            continue;
        sort_rows(list, (size_t)n, sizeof(const struct duty_cut *), by_unit, NULL);
        cut_duty(duties, d, list, n);
    }
    int kept = 0;
    for (int d = 0; d < duties->count && count; d++)
        if (duties->list[d].need > 0)
            duties->list[kept++] = duties->list[d];
    duties->count = count ? kept : duties->count;
}
