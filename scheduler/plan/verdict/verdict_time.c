/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict_time.c - obstacles of time and place. */
#include "scheduler/plan/verdict/verdict_part.h"

/* Minutes of the slot outside the hours the person is in. */
int time_outside_min(const struct question *question)
{
    const struct duty_slot *slot = question->slot;
    int64_t in = spans_covered(&question->clock->work, slot->starts_at, slot->ends_at);

    return (int)(slot->ends_at - slot->starts_at - in);
}

/* Work for which there is no time, or whose pupil is not there. */
const char *time_blocked(const struct question *question)
{
    return question->duty->blocked;
}

/* Outside the pattern only what touches it, for so long as the rules and their overtime allow. */
const char *time_not_in(const struct question *question)
{
    const struct duty_slot *slot = question->slot;
    int outside = time_outside_min(question);

    if (outside == 0)
        return NULL;
    if (outside > crew_overtime_day(question->bench->crew, question->person))
        return "not in";
    bool touches = spans_meet(&question->clock->work, slot->starts_at - 1, slot->ends_at + 1);
    return touches ? NULL : "not in";
}

const char *time_protected(const struct question *question)
{
    const struct duty_slot *slot = question->slot;

    return spans_meet(&question->clock->kept, slot->starts_at, slot->ends_at) ? "protected time"
                                                                              : NULL;
}

/* Nobody leaves work of their own for something that matters no more. A class without an adult
 * is as urgent as the exam that wants its teacher, but may be given to somebody else; only for
 * another class nobody leaves their own. */
static bool matters_more(const struct duty *duty, const struct duty *theirs)
{
    if (duty->level != theirs->level)
        return duty->level < theirs->level;
    return duty->level == LEVEL_REQUIRED && duty_is_cover(theirs) && !duty_is_cover(duty);
}

const char *time_teaching(const struct question *question)
{
    const struct own_work *own = &question->bench->own;
    const struct duty_slot *slot = question->slot;
    int low = own->by_person.first[question->person];
    int end = own->by_person.first[question->person + 1], high = end;

    while (low < high) { /* the first that could still be going on */
        int middle = low + (high - low) / 2;
        if (own->entries[own->by_person.items[middle]].starts_at + own->longest_min <=
            slot->starts_at)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < end; low++) {
        const struct own_entry *entry = &own->entries[own->by_person.items[low]];
        if (entry->starts_at >= slot->ends_at)
            break;
        const struct duty *theirs = &question->bench->world->duties[entry->duty];
        if (slot->starts_at < entry->ends_at && entry->duty != question->number &&
            !matters_more(question->duty, theirs))
            return "teaching";
    }
    return NULL;
}

const char *place_other_site(const struct question *question)
{
    return crew_works_at(question->bench->crew, question->person, question->slot->site)
               ? NULL
               : "other site";
}

/* Domain 6.4: whoever holds a site's minimum is not sent off it, nor counted there twice. */
const char *place_kept(const struct question *question)
{
    for (int i = 0; i < question->slot->n_kept; i++) {
        if (question->slot->kept[i] == question->person)
            return "needed on site";
    }
    return NULL;
}
