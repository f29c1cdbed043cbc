/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is elsewhere when: pupils in exams (with the way into them), in isolation, away, on
 * trips; staff absent, or at a duty of the school that names them. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

static void add(const struct derivation *derivation, struct busy_list *list, int who, int64_t from,
                int64_t until)
{
    if (from < until)
        *LIST_ADD(derivation->arena, list->list, list->count, list->room) =
            (struct busy){.who = who, .from_at = from, .until_at = until};
}

static void add_exams(const struct derivation *derivation, struct busy_list *list)
{
    int before_min = rules_figure(derivation->rules, FIGURE_CANDIDATE_BEFORE);

    for (int i = 0; i < derivation->n_candidates; i++) {
        const struct candidate *candidate = &derivation->candidates[i];
        const struct sitting *sitting = candidate->sitting;
        int64_t until =
            sitting->release_at > sitting->ends_at ? sitting->release_at : sitting->ends_at;
        if (until <= sitting->starts_at)
            continue;
        add(derivation, list, candidate->pupil, sitting->starts_at - before_min, until);
        list->list[list->count - 1].exam = true;
    }
    for (int i = 0; i < derivation->n_isolations; i++) {
        const struct isolation *isolation = &derivation->isolations[i];
        add(derivation, list, isolation->pupil, isolation->from_at, isolation->until_at);
    }
}

/* Duties at a set time that take pupils along: trips, reviews, visits. */
static void add_trips(const struct derivation *derivation, struct busy_list *list)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_duty_pupils; i++) {
        const struct duty_pupil *row = &season->duty_pupils[i];
        const struct school_duty *duty = &season->school_duties[row->duty];
        for (int d = 0; duty->start >= 0 && d < derivation->n_days; d++) {
            const struct derive_day *day = &derivation->days[d];
            if (derive_duty_falls_on(duty, day))
                add(derivation, list, row->pupil, derive_at(day->day, duty->start),
                    derive_at(day->day, duty->end));
        }
    }
}

static int by_pupil(const void *left, const void *right, const void *context)
{
    const struct pupil_time *a = *(const struct pupil_time *const *)left;
    const struct pupil_time *b = *(const struct pupil_time *const *)right;
    int order = (a->pupil > b->pupil) - (a->pupil < b->pupil);

    (void)context;
    return order ? order : (a->start > b->start) - (a->start < b->start);
}

static bool falls_on(const struct pupil_time *row, const struct derive_day *day)
{
    if (row->date != DAY_NONE)
        return row->date == day->day;
    return derive_day_matches(day, row->weekday, row->week, DAY_NONE, row->until);
}

static bool still_holds(const struct pupil_time *row, const struct derive_day *day)
{
    return row->date == DAY_NONE && (row->until == DAY_NONE || day->day <= row->until);
}

/* Not in school: at home, unless somebody else teaches them then. */
static void add_out(const struct derivation *derivation, struct busy_list *list, int pupil,
                    int64_t from, int64_t until, bool home)
{
    add(derivation, list, pupil, from, until);
    if (from < until)
        list->list[list->count - 1].home = home;
}

/* A pupil with `in` times is elsewhere outside them; those of a date stand for that day
 * instead of its weekday's. */
static void add_day(const struct derivation *derivation, struct busy_list *list,
                    const struct pupil_time *const *rows, int count, const struct derive_day *day)
{
    int pupil = rows[0]->pupil, in_until = 0;
    bool dated = false, has_in = false;

    for (int i = 0; i < count; i++) {
        bool in = rows[i]->kind == PUPIL_IN;
        dated = dated || (in && rows[i]->date == day->day);
        has_in = has_in || (in && still_holds(rows[i], day));
    }
    for (int i = 0; i < count; i++) {
        const struct pupil_time *row = rows[i];
        int start = row->start < 0 ? 0 : row->start, end = row->end < 0 ? DAY_MIN : row->end;
        if (!falls_on(row, day))
            continue;
        if (row->kind != PUPIL_IN) {
            add_out(derivation, list, pupil, derive_at(day->day, start), derive_at(day->day, end),
                    row->kind == PUPIL_AWAY);
        } else if (!dated || row->date != DAY_NONE) {
            add_out(derivation, list, pupil, derive_at(day->day, in_until),
                    derive_at(day->day, start), true);
            in_until = end > in_until ? end : in_until;
        }
    }
    if (has_in || dated)
        add_out(derivation, list, pupil, derive_at(day->day, in_until),
                derive_at(day->day, DAY_MIN), true);
}

static void add_away(const struct derivation *derivation, struct busy_list *list)
{
    const struct season *season = derivation->season;
    int count = season->n_pupil_times;
    const struct pupil_time **order =
        arena_new(derivation->arena, const struct pupil_time *, count);

    for (int i = 0; i < count; i++)
        order[i] = &season->pupil_times[i];
    sort_rows(order, (size_t)count, sizeof(const struct pupil_time *), by_pupil, NULL);
    for (int first = 0, next = 0; first < count; first = next) {
        for (next = first; next < count && order[next]->pupil == order[first]->pupil;)
            next++;
        for (int d = 0; d < derivation->n_days; d++)
            add_day(derivation, list, order + first, next - first, &derivation->days[d]);
    }
}

static void add_absences(const struct derivation *derivation, struct busy_list *list)
{
    const struct season *season = derivation->season;

    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (!row->tentative)
            add(derivation, list, row->staff, row->start, row->end);
    }
}

/* Where a duty at a set time wants all it names, they are sure to be there. */
static void add_named(const struct derivation *derivation, struct busy_list *list)
{
    const struct season *season = derivation->season;
    int *named = arena_new(derivation->arena, int, season->n_school_duties);

    for (int i = 0; i < season->n_duty_staff; i++)
        named[season->duty_staff[i].duty]++;
    for (int i = 0; i < season->n_duty_staff; i++) {
        const struct duty_staff *row = &season->duty_staff[i];
        const struct school_duty *duty = &season->school_duties[row->duty];
        if (duty->start < 0 || named[row->duty] > derive_duty_people(derivation, row->duty))
            continue;
        for (int d = 0; d < derivation->n_days; d++)
            if (derive_duty_falls_on(duty, &derivation->days[d]))
                add(derivation, list, row->staff, derive_at(derivation->days[d].day, duty->start),
                    derive_at(derivation->days[d].day, duty->end));
    }
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct busy *a = left, *b = right;

    (void)context;
    if (a->who != b->who)
        return a->who < b->who ? -1 : 1;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

static void file(const struct derivation *derivation, struct busy_list *list, int n_who)
{
    int *keys = arena_new(derivation->arena, int, list->count);

    sort_rows(list->list, (size_t)list->count, sizeof(struct busy), by_start, NULL);
    for (int i = 0; i < list->count; i++)
        keys[i] = list->list[i].who;
    list->first = derive_offsets(derivation->arena, keys, list->count, n_who);
}

void derive_busy(struct derivation *derivation)
{
    add_exams(derivation, &derivation->busy);
    add_trips(derivation, &derivation->busy);
    add_away(derivation, &derivation->busy);
    file(derivation, &derivation->busy, derivation->season->n_pupils);
    add_absences(derivation, &derivation->away);
    add_named(derivation, &derivation->away);
    file(derivation, &derivation->away, derivation->season->n_people);
}

bool derive_away(const struct derivation *derivation, int person, int64_t from, int64_t until)
{
    const struct person *row = &derivation->season->people[person];
    const struct busy_list *away = &derivation->away;
    int64_t day = day_of(from);

    if ((row->from != DAY_NONE && day < row->from) || (row->until != DAY_NONE && day > row->until))
        return true;
    for (int i = away->first[person]; i < away->first[person + 1]; i++)
        if (away->list[i].from_at < until && away->list[i].until_at > from)
            return true;
    return false;
}

/* The first row of the pupil on the day of `at` or later. */
static int first_of_day(const struct derivation *derivation, int pupil, int64_t at)
{
    int64_t midnight = day_of(at) * DAY_MIN;
    int low = derivation->busy.first[pupil], high = derivation->busy.first[pupil + 1];

    while (low < high) {
        int middle = low + (high - low) / 2;
        /* The run-up of an exam just after midnight may begin the day before: nobody sits then. */
        if (derivation->busy.list[middle].from_at < midnight)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool meets_busy(const struct derivation *derivation, int pupil, int64_t from, int64_t until,
                       bool visited)
{
    int end = derivation->busy.first[pupil + 1];

    for (int i = first_of_day(derivation, pupil, from); i < end; i++) {
        const struct busy *row = &derivation->busy.list[i];
        if (row->from_at >= until)
            return false;
        if (row->until_at > from && !(visited && row->home))
            return true;
    }
    return false;
}

bool derive_busy_any(const struct derivation *derivation, int pupil, int64_t from, int64_t until)
{
    return meets_busy(derivation, pupil, from, until, false);
}

bool derive_busy_at_home(const struct derivation *derivation, int pupil, int64_t from,
                         int64_t until)
{
    return meets_busy(derivation, pupil, from, until, true);
}

bool derive_busy_all(const struct derivation *derivation, int pupil, int64_t from, int64_t until)
{
    int end = derivation->busy.first[pupil + 1];

    for (int i = first_of_day(derivation, pupil, from); i < end && from < until; i++) {
        if (derivation->busy.list[i].from_at > from)
            return false;
        if (derivation->busy.list[i].until_at > from)
            from = derivation->busy.list[i].until_at;
    }
    return from >= until;
}
