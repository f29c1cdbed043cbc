/* SPDX-License-Identifier: GPL-3.0-or-later
 * Help of a past week that nobody gave: was its adult told an exam at the time?  Counted in
 * lessons, for a lesson is given back as a whole. */
#include "scheduler/audit/plans.h"

#include <stdlib.h>
#include <string.h>

static bool is_of_week(const struct plan_week *week, const struct assignment *row)
{
    return row->starts_at >= week->from_at && row->starts_at < week->until_at;
}

static bool was_told(const struct auditor *past, const struct plan_week *week)
{
    for (int i = 0; i < past->n_duties; i++)
        if (is_of_week(week, past->duties[i].row))
            return true;
    return false;
}

static int length_of(const struct plan_lesson *lesson)
{
    return (int)(lesson->until_at - lesson->from_at);
}

/* The shortest of the lessons that take longer than `least`, or as long and stand after `at`. */
static int next_shortest(const struct plan_week *week, int least, int at)
{
    int found = -1;

    for (int i = 0; i < week->n_free; i++) {
        int length = length_of(&week->free[i]);
        bool later = length > least || (length == least && i > at);
        if (later && (found < 0 || length < length_of(&week->free[found])))
            found = i;
    }
    return found;
}

/* How many lessons reach the minutes, whichever they are. */
static int lessons_asked(const struct plan_week *week, int asked_min)
{
    int n = 0, minutes = 0, least = 0, at = -1;

    while (n < week->n_free && minutes < asked_min) {
        at = next_shortest(week, least, at);
        least = length_of(&week->free[at]);
        minutes += least;
        n++;
    }
    return n;
}

/* Of these lessons, numbered first in the keys, so many were told to somebody:
 * pupil_support:PUPIL:WHAT:YEAR-WEEK:NUMBER. */
static int lessons_held(const struct auditor *past, const struct plan_week *week, int asked)
{
    size_t number = strlen("pupil_support:") + strlen(week->code) + strlen(":2027-W01:");
    int first, end, held = 0;

    fact_work(past, week->code, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = past->duties[past->code_duties[i]].row;
        if (strcmp(row->kind, "pupil_support") == 0 && is_of_week(week, row) &&
            strlen(row->key) > number)
            held += strtol(row->key + number, NULL, 10) <= asked;
    }
    return held;
}

static bool in_exam_work(const struct auditor *past, int person, const struct plan_lesson *lesson)
{
    for (int i = 0; i < past->n_duties; i++) {
        const struct duty_fact *duty = &past->duties[i];
        if (duty->exam && duty->row->staff == person &&
            fact_meets(duty->row->starts_at, duty->row->ends_at, lesson->from_at, lesson->until_at))
            return true;
    }
    return false;
}

int plan_adult_min(const struct auditor *past, const struct plan_week *week, int asked_min)
{
    const struct season *season = past->season;
    int person =
        week->row->staff >= 0 ? week->row->staff : season->pupils[week->row->pupil].key_worker;
    int minutes = 0;

    if (person < 0 || !was_told(past, week))
        return 0;
    int asked = lessons_asked(week, asked_min);
    int missing = asked - lessons_held(past, week, asked);
    for (int i = 0; i < week->n_free && missing > 0; i++) {
        if (!in_exam_work(past, person, &week->free[i]))
            continue;
        minutes += length_of(&week->free[i]);
        missing--;
    }
    return minutes;
}
