/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on a site at which minute, as far as it is known before anybody is given work:
 * hours, answers, absences, their own lessons and the duties that name them. */
#include "scheduler/duty/derive.h"

#include <string.h>

struct presence {
    const struct derivation *derivation;
    const struct derive_day *day;
    int person, site;
    bool *there; /* by minute of the day */
};

static void mark(const struct presence *presence, int64_t start, int64_t end, bool there)
{
    for (int64_t at = start < 0 ? 0 : start; at < end && at < DAY_MIN; at++)
        presence->there[at] = there;
}

static bool in_service(const struct pattern *row, const struct derive_day *day, bool dated)
{
    if (dated)
        return row->date == day->day;
    return row->date < 0 && derive_day_matches(day, row->weekday, row->week, DAY_NONE, DAY_NONE);
}

/* Rows of a date replace the weekday's; who has no hours at all is in all day; who works when
 * asked is in where they said so. */
static void mark_hours(const struct presence *presence)
{
    const struct season *season = presence->derivation->season;
    bool dated = false, told = season->people[presence->person].offers == OFFERS_ASKED;
    bool asked = told;

    for (int i = 0; i < season->n_patterns; i++)
        if (season->patterns[i].staff == presence->person)
            dated = dated || season->patterns[i].date == presence->day->day;
    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        if (row->staff != presence->person || row->kind != PATTERN_WORK)
            continue;
        told = true;
        if (!asked && in_service(row, presence->day, dated))
            mark(presence, row->start, row->end, true);
    }
    if (!told)
        mark(presence, season_setting_int(season, "day_start"),
             season_setting_int(season, "day_end"), true);
}

/* A morning lasts to the afternoon papers; an afternoon begins an hour before them. */
static void mark_answers(const struct presence *presence, bool no)
{
    enum { SET_UP = 60 };
    const struct season *season = presence->derivation->season;
    int afternoon = season_setting_int(season, "pm_start");

    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *row = &season->availability[i];
        int start = row->session == SESSION_PM ? afternoon - SET_UP : 0;
        int end = row->session == SESSION_AM ? afternoon : DAY_MIN;
        if (row->staff != presence->person || row->date != presence->day->day ||
            (row->answer == ANSWER_NO) != no)
            continue;
        if (row->session == SESSION_NONE) {
            start = row->start >= 0 ? row->start : 0;
            end = row->end >= 0 ? row->end : DAY_MIN;
        }
        mark(presence, start, end, !no);
    }
}

static void mark_absences(const struct presence *presence)
{
    const struct season *season = presence->derivation->season;
    int64_t midnight_at = presence->day->day * DAY_MIN;

    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == presence->person && !row->tentative && row->end > midnight_at &&
            row->start < midnight_at + DAY_MIN)
            mark(presence, row->start - midnight_at, row->end - midnight_at, false);
    }
}

/* Their lessons in rooms of other sites. */
static void mark_lessons(const struct presence *presence)
{
    const struct season *season = presence->derivation->season;

    for (int i = 0; i < season->n_lesson_staff; i++) {
        int number = season->lesson_staff[i].lesson;
        const struct lesson *lesson = &season->lessons[number];
        if (season->lesson_staff[i].staff != presence->person ||
            !derive_day_matches(presence->day, lesson->weekday, lesson->week, lesson->from,
                                lesson->until))
            continue;
        int room = season_lesson_room(season, number, presence->day->day);
        if (room >= 0 && season->rooms[room].site != presence->site)
            mark(presence, lesson->start, lesson->end, false);
    }
}

/* Duties at a set time, elsewhere, that want all whom they name. */
static void mark_duties(const struct presence *presence)
{
    const struct season *season = presence->derivation->season;

    for (int i = 0; i < season->n_duty_staff; i++) {
        const struct duty_staff *row = &season->duty_staff[i];
        const struct school_duty *duty = &season->school_duties[row->duty];
        int named = 0, site = duty->site;
        if (row->staff != presence->person || duty->start < 0 ||
            !derive_duty_falls_on(duty, presence->day))
            continue;
        for (int k = 0; k < season->n_duty_staff; k++)
            named += season->duty_staff[k].duty == row->duty;
        if (site < 0 && duty->room >= 0)
            site = season->rooms[duty->room].site;
        if (named <= derive_duty_people(presence->derivation, row->duty) &&
            (derive_leaves_site(duty->kind) || (site >= 0 && site != presence->site)))
            mark(presence, duty->start, duty->end, false);
    }
}

static bool is_based_at(const struct season *season, int person, int site)
{
    int base = season->people[person].site;

    return base == site || (base < 0 && season->n_sites == 1);
}

void derive_presence(const struct derivation *derivation, int person, const struct derive_day *day,
                     int site, bool *there)
{
    const struct person *row = &derivation->season->people[person];
    struct presence presence = {derivation, day, person, site, there};

    memset(there, 0, DAY_MIN * sizeof *there);
    if (!is_based_at(derivation->season, person, site) ||
        (row->from != DAY_NONE && day->day < row->from) ||
        (row->until != DAY_NONE && day->day > row->until))
        return;
    mark_hours(&presence);
    mark_answers(&presence, false);
    mark_answers(&presence, true);
    mark_absences(&presence);
    mark_lessons(&presence);
    mark_duties(&presence);
}
