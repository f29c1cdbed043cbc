/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is away from a lesson, whether its class is there at all, and in which room. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* At a duty of the school that wants all whom it names. */
static bool is_named_elsewhere(const struct auditor *auditor, int person, int64_t from_at,
                               int64_t until_at)
{
    const struct season *season = auditor->season;
    int64_t midnight = day_of(from_at) * DAY_MIN;

    for (int i = auditor->named_duties.first[person]; i < auditor->named_duties.first[person + 1];
         i++) {
        int duty = season->duty_staff[auditor->named_duties.rows[i]].duty, named = 0;
        const struct school_duty *row = &season->school_duties[duty];
        for (int k = 0; k < season->n_duty_staff; k++)
            named += season->duty_staff[k].duty == duty;
        if (row->start >= 0 && named <= fact_wanted(auditor, duty) &&
            fact_meets(midnight + row->start, midnight + row->end, from_at, until_at) &&
            fact_duty_falls(auditor, row, day_of(from_at)))
            return true;
    }
    return false;
}

bool cover_away(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at)
{
    return fact_absent(auditor, person, from_at, until_at) ||
           is_named_elsewhere(auditor, person, from_at, until_at);
}

static int class_first(const struct auditor *auditor, const char *class_name)
{
    int low = 0, high = auditor->n_members;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(auditor->members[middle].class_name, class_name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A class all of whose pupils are elsewhere for the whole lesson needs nobody. */
void cover_members(const struct auditor *auditor, const char *class_name, int *first, int *end)
{
    *first = class_first(auditor, class_name);
    for (*end = *first;
         *end < auditor->n_members && strcmp(auditor->members[*end].class_name, class_name) == 0;)
        ++*end;
}

bool cover_class_is_out(const struct auditor *auditor, const char *class_name, int64_t from_at,
                        int64_t until_at)
{
    int first, end;

    cover_members(auditor, class_name, &first, &end);
    for (int i = first; i < end; i++)
        if (!busy_all(auditor, auditor->members[i].pupil, from_at, until_at))
            return false;
    return end > first;
}

int cover_there(const struct auditor *auditor, const char *class_name, int64_t from_at,
                int64_t until_at)
{
    int first, end, count = 0;

    cover_members(auditor, class_name, &first, &end);
    for (int i = first; i < end; i++)
        count += !busy_all(auditor, auditor->members[i].pupil, from_at, until_at);
    return count;
}

int cover_holds(const struct auditor *auditor, int room)
{
    const struct season *season = auditor->season;
    int seats = room < 0 ? 0 : season->rooms[room].seats;

    for (int i = 0; room >= 0 && i < season->n_lessons; i++) {
        int first, end;
        if (season->lessons[i].room != room)
            continue;
        cover_members(auditor, season->lessons[i].class_name, &first, &end);
        seats = end - first > seats ? end - first : seats;
    }
    return seats;
}

const struct lesson_choice *cover_moved(const struct auditor *auditor, int lesson, int64_t day)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_lesson_choices; i++) {
        const struct lesson_choice *row = &season->lesson_choices[i];
        if (row->room >= 0 && row->lesson == lesson && row->date == day)
            return row;
    }
    return NULL;
}

int cover_room(const struct auditor *auditor, const struct lesson *lesson, int64_t day)
{
    const struct lesson *first = auditor->season->lessons;
    const struct lesson_choice *moved = cover_moved(auditor, (int)(lesson - first), day);

    return moved ? moved->room : lesson->room;
}
