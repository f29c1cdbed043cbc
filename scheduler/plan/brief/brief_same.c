/* SPDX-License-Identifier: GPL-3.0-or-later
 * Is a duty as it was when somebody asked about it before? */
#include <string.h>

#include "scheduler/plan/brief.h"

static bool same_ints(const int *a, int n_a, const int *b, int n_b)
{
    return n_a == n_b && (n_a == 0 || memcmp(a, b, (size_t)n_a * sizeof *a) == 0);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_missed(const struct missed *a, const struct missed *b)
{
    size_t n = (size_t)a->n_subjects;

    return a->pupil == b->pupil && a->subject == b->subject && a->ahead == b->ahead &&
           a->half_term == b->half_term && a->n_subjects == b->n_subjects &&
           (n == 0 || (memcmp(a->times, b->times, n * sizeof *a->times) == 0 &&
                       memcmp(a->may_miss, b->may_miss, n * sizeof *a->may_miss) == 0));
}

static bool same_slot(const struct duty_slot *a, const struct duty_slot *b)
{
    for (int i = 0; i < a->n_missed && i < b->n_missed; i++) {
        if (!same_missed(&a->missed[i], &b->missed[i]))
            return false;
    }
    return a->starts_at == b->starts_at && a->ends_at == b->ends_at && a->room == b->room &&
           a->site == b->site && a->cost == b->cost &&
           same_ints(a->kept, a->n_kept, b->kept, b->n_kept) && a->n_missed == b->n_missed;
}

static bool same_people(const struct duty *a, const struct duty *b)
{
    return same_ints(a->named, a->n_named, b->named, b->n_named) &&
           same_ints(a->standing, a->n_standing, b->standing, b->n_standing) &&
           same_ints(a->pupils, a->n_pupils, b->pupils, b->n_pupils) &&
           same_ints(a->papers, a->n_papers, b->papers, b->n_papers) &&
           a->only_named == b->only_named && a->one_named == b->one_named && a->pupil == b->pupil &&
           a->lesson == b->lesson && a->paper == b->paper;
}

static bool same_wants(const struct duty *a, const struct duty *b)
{
    return a->kind == b->kind && a->level == b->level && a->short_cost == b->short_cost &&
           a->tags == b->tags && a->need == b->need && a->before_min == b->before_min &&
           a->off_site == b->off_site && a->walks == b->walks && a->taught == b->taught &&
           a->anyone == b->anyone && a->private_room == b->private_room &&
           same_text(a->role, b->role) && same_text(a->roles, b->roles) &&
           same_text(a->skills, b->skills) && same_text(a->place, b->place) &&
           same_text(a->blocked, b->blocked);
}

int brief_known_duty(const struct world_known *known, const struct duty *duty)
{
    int number = brief_duty(known->brief, duty->key);
    const struct duty *other = number >= 0 ? &known->brief->world->duties[number] : NULL;

    if (!other || known->brief->frozen[number] || duty->n_slots != other->n_slots ||
        !same_wants(duty, other) || !same_people(duty, other))
        return -1;
    for (int s = 0; s < brief_slots(duty); s++) {
        if (!same_slot(&duty->slots[s], &other->slots[s]))
            return -1;
    }
    return number;
}
