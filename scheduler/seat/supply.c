/* SPDX-License-Identifier: GPL-3.0-or-later
 * The supply curve: adults who are in, trained and free, by kind and quarter hour,
 * against those a seating wants (rooms are placed first, with an eye on who is
 * free to staff them).  A school without staff has no curve. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/rules/derived.h"
#include "scheduler/seat/supply.h"

static int kinds_of(const struct school *school)
{
    return school->rules->n_helpers + 2;
}

int supply_any(const struct school *school)
{
    return school->rules->n_helpers + 1;
}

int supply_row(const struct school *school, int site, int kind)
{
    return ((site + 1) * kinds_of(school) + kind) * QUARTERS;
}

int supply_rows(const struct school *school)
{
    return supply_row(school, school->season->n_sites, 0);
}

/* ------------------------------------------------------------ who is free */

struct free_hours { /* of one person on one day */
    bool in[QUARTERS];
};

static void mark(struct free_hours *hours, int from, int until, bool in)
{
    for (int q = 0; q < QUARTERS; q++) {
        int start = q * QUARTER_MIN;
        /* In for the whole quarter, or out for some of it. */
        if (in ? from <= start && until >= start + QUARTER_MIN
               : from < start + QUARTER_MIN && until > start)
            hours->in[q] = in;
    }
}

static void mark_at(const struct day *day, struct free_hours *hours, int64_t from, int64_t until,
                    bool in)
{
    int64_t base = day->day * DAY_MIN;

    if (until <= base || from >= base + DAY_MIN)
        return;
    mark(hours, (int)(from > base ? from - base : 0),
         (int)(until < base + DAY_MIN ? until - base : DAY_MIN), in);
}

/* A date's rows replace the weekday's. */
static void patterns_mark(const struct day *day, int person, struct free_hours *hours)
{
    const struct season *season = day->school->season;
    int day_kind = season_day_kind(season, day->day);
    bool open = day_kind != DAY_HOLIDAY && day_kind != DAY_CLOSED;
    bool dated = false;
    bool told = false;

    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        dated = dated || (row->staff == person && row->date == day->day);
        told = told || (row->staff == person && row->kind == PATTERN_WORK);
    }
    if (open && !told && season->people[person].offers != OFFERS_ASKED)
        mark(hours, season_setting_int(season, "day_start"), season_setting_int(season, "day_end"),
             true);
    for (int kind = PATTERN_WORK; kind <= PATTERN_PROTECTED; kind++) {
        for (int i = 0; i < season->n_patterns; i++) {
            const struct pattern *row = &season->patterns[i];
            if (row->staff != person || row->kind != kind ||
                (kind == PATTERN_WORK && season->people[person].offers == OFFERS_ASKED))
                continue;
            bool holds =
                dated ? row->date == day->day
                      : open && row->date < 0 &&
                            season_happens(season, day->day, row->weekday, row->week, -1, -1);
            if (holds)
                mark(hours, row->start, row->end, kind == PATTERN_WORK);
        }
    }
}

static void answers_mark(const struct day *day, int person, struct free_hours *hours)
{
    const struct season *season = day->school->season;

    for (int no = 0; no < 2; no++) { /* a no stands above a yes */
        for (int i = 0; i < season->n_availability; i++) {
            const struct availability *row = &season->availability[i];
            if (row->staff != person || row->date != day->day ||
                (row->answer == ANSWER_NO) != (no == 1))
                continue;
            int from = row->session == SESSION_NONE && row->start >= 0 ? row->start : 0;
            int until = row->session == SESSION_NONE && row->end >= 0 ? row->end : DAY_MIN;
            if (row->session == SESSION_AM)
                until = day->school->pm_start;
            if (row->session == SESSION_PM)
                from = day->school->pm_start - 60; /* rooms are set up before */
            mark(hours, from, until, !no);
        }
    }
}

static bool duty_falls(const struct season *season, const struct school_duty *row, int64_t day)
{
    int kind = season_day_kind(season, day);

    if (row->date >= 0)
        return row->date == day;
    return (kind == DAY_SCHOOL || kind == DAY_CONTINGENCY) &&
           row->weekdays & 1 << day_weekday(day) &&
           season_happens(season, day, -1, row->week, row->from, row->until);
}

/* Does it take all whom it names, at a time of its own?  Of more than it wants any may come. */
static bool duty_takes_all(const struct school *school, int duty)
{
    const struct season *season = school->season;
    const struct school_duty *row = &season->school_duties[duty];
    int named = 0, pupils = 0;

    for (int i = 0; i < season->n_duty_staff; i++)
        named += season->duty_staff[i].duty == duty;
    for (int i = 0; i < season->n_duty_pupils; i++)
        pupils += season->duty_pupils[i].duty == duty;
    return row->start >= 0 && named <= rules_duty_people(school->rules, row, pupils);
}

static void duties_mark(const struct day *day, int person, struct free_hours *hours)
{
    const struct season *season = day->school->season;

    for (int i = 0; i < season->n_duty_staff; i++) {
        int duty = season->duty_staff[i].duty;
        const struct school_duty *row = &season->school_duties[duty];
        if (season->duty_staff[i].staff == person && duty_falls(season, row, day->day) &&
            duty_takes_all(day->school, duty))
            mark(hours, row->start, row->end, false);
    }
}

static void work_mark(const struct day *day, int person, struct free_hours *hours)
{
    const struct season *season = day->school->season;
    bool school_day = season_day_kind(season, day->day) == DAY_SCHOOL;

    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == person && !row->tentative)
            mark_at(day, hours, row->start, row->end, false);
    }
    for (int i = 0; school_day && i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        const struct lesson *lesson = &season->lessons[row->lesson];
        if (row->staff == person && season_happens(season, day->day, lesson->weekday, lesson->week,
                                                   lesson->from, lesson->until))
            mark(hours, lesson->start, lesson->end, false);
    }
    duties_mark(day, person, hours);
}

static void person_count(const struct day *day, int person, unsigned helpers, int *supply)
{
    const struct school *school = day->school;
    const struct season *season = school->season;
    const struct person *row = &season->people[person];
    struct free_hours hours = {{false}};
    const char *why = NULL;
    bool any = false;

    if ((row->from >= 0 && day->day < row->from) || (row->until >= 0 && day->day > row->until))
        return;
    patterns_mark(day, person, &hours);
    answers_mark(day, person, &hours);
    work_mark(day, person, &hours);
    for (int kind = 0; kind < kinds_of(school); kind++) {
        bool can = any;
        if (kind == 0)
            can = rules_qualified(school->rules, season, person, "invigilator", day->day, &why);
        else if (kind < supply_any(school))
            can = (helpers & 1U << (kind - 1)) &&
                  rules_qualified(school->rules, season, person,
                                  school->rules->helpers[kind - 1].role, day->day, &why);
        any = any || can;
        for (int site = -1; can && site < season->n_sites; site++) {
            int *list = supply + supply_row(school, site, kind);
            if (row->site >= 0 && row->site != site)
                continue;
            for (int q = 0; q < QUARTERS; q++)
                list[q] += hours.in[q];
        }
    }
}

const int *supply_make(const struct day *day)
{
    const struct school *school = day->school;
    const struct season *season = school->season;
    unsigned helpers = 0;

    if (season->n_people == 0)
        return NULL;
    int *supply = arena_new(school->arena, int, supply_rows(school) + 1);
    for (int i = 0; i < day->n_jobs; i++)
        helpers |= day->jobs[i].needs.helpers;
    for (int i = 0; i < season->n_people; i++)
        person_count(day, i, helpers, supply);
    return supply;
}
