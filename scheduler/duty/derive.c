/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/derive.h"

int64_t derive_at(int64_t day, int minute)
{
    return day * DAY_MIN + minute;
}

int derive_session(int64_t at)
{
    return day_is_morning(at) ? SESSION_AM : SESSION_PM;
}

bool derive_day_matches(const struct derive_day *day, int weekday, int week, int64_t from,
                        int64_t until)
{
    bool same_week = week == WEEK_BOTH || day->week == WEEK_BOTH || week == day->week;
    bool inside =
        (from == DAY_NONE || day->day >= from) && (until == DAY_NONE || day->day <= until);

    return weekday == day->weekday && same_week && inside;
}

bool derive_duty_falls_on(const struct school_duty *duty, const struct derive_day *day)
{
    if (duty->date != DAY_NONE)
        return duty->date == day->day;
    return day->open && duty->weekdays & 1 << day->weekday &&
           derive_day_matches(day, day->weekday, duty->week, duty->from, duty->until);
}

const struct derive_day *derive_day_of(const struct derivation *derivation, int64_t day)
{
    if (derivation->n_days == 0 || day < derivation->days[0].day ||
        day >= derivation->days[0].day + derivation->n_days)
        return NULL;
    return &derivation->days[day - derivation->days[0].day];
}

const int *derive_offsets(struct arena *arena, const int *keys, int count, int n_keys)
{
    int *first = arena_new(arena, int, n_keys + 1);

    for (int i = 0; i < count; i++)
        first[keys[i] + 1]++;
    for (int key = 0; key < n_keys; key++)
        first[key + 1] += first[key];
    return first;
}

const char *derive_series_code(const struct season *season, int series)
{
    if (series < 0 && season->n_series == 1)
        series = 0;
    return series < 0 ? "-" : season->series[series].series;
}

const char *derive_paper_code(const struct derivation *derivation, int paper, int part)
{
    const char *code = derivation->season->papers[paper].paper;

    return part > 0 ? arena_text(derivation->arena, "%s.%d", code, part + 1) : code;
}

const char *derive_paper_name(const struct season *season, int paper)
{
    const struct paper *row = &season->papers[paper];

    if (row->title[0])
        return row->title;
    return row->subject[0] ? row->subject : row->paper;
}

const char *derive_group_name(const struct derivation *derivation, const struct room_group *group)
{
    const char *name = derive_paper_name(derivation->season, group->paper);

    if (group->n_papers < 2)
        return name;
    return arena_text(derivation->arena, "%s and %d more", name, group->n_papers - 1);
}

const char *derive_figure_text(const struct derivation *derivation, enum figure_id id)
{
    const struct figure *figure = &derivation->rules->figures[id];

    return arena_text(derivation->arena, "%s: %d (%s)", figure->title, figure->value,
                      figure->source);
}

void derive_fixed_slot(const struct derivation *derivation, struct duty *duty,
                       const struct duty_slot *slot)
{
    duty->slots = arena_dup(derivation->arena, slot, 1, sizeof *slot);
    duty->n_slots = 1;
}

struct duty *derive_group_duty(const struct derivation *derivation, const struct duty_kind *kind,
                               const struct room_group *group, struct duties *duties)
{
    struct duty *duty = duty_add(duties, kind);

    (void)derivation;
    duty->paper = group->paper;
    duty->series_paper = group->paper;
    duty->pupils = group->pupils;
    duty->n_pupils = group->n_pupils;
    duty->papers = group->papers;
    duty->n_papers = group->n_papers;
    duty->exam_from_at = group->start_at;
    duty->exam_until_at = group->end_at;
    return duty;
}
