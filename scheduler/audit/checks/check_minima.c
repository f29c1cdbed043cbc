/* SPDX-License-Identifier: GPL-3.0-or-later
 * Site minima: adults with a skill on a site, counted minute by minute from who is in and
 * where the plan sends them. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool is_away_kind(const char *kind)
{
    static const char *const away[] = {"trip", "home_visit", "work_experience", "transport",
                                       "escort"};

    for (size_t i = 0; i < sizeof away / sizeof *away; i++)
        if (strcmp(kind, away[i]) == 0)
            return true;
    return false;
}

static bool holds(const struct auditor *auditor, int person, const char *skill, int64_t day)
{
    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *row = &auditor->season->skills[auditor->skills.rows[i]];
        if (strcmp(row->skill, skill) == 0 && (row->from < 0 || day >= row->from) &&
            (row->until < 0 || day <= row->until))
            return true;
    }
    return false;
}

/* Where the person belongs when nothing sends them anywhere. */
static bool is_base(const struct auditor *auditor, int person, int site)
{
    int base = auditor->season->people[person].site;

    return base >= 0 ? base == site : auditor->season->n_sites == 1;
}

enum where { UNTOLD, HERE, ELSEWHERE };

/* What the plan says about a moment of the person. */
static enum where by_plan(const struct auditor *auditor, int person, int site, int64_t at)
{
    int first, end;

    fact_duties(auditor, person, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[i].row;
        int where = fact_site(auditor, row);
        if (row->starts_at > at || row->ends_at <= at)
            continue;
        if (is_away_kind(row->kind) || (where >= 0 && where != site))
            return ELSEWHERE;
        return where == site || is_base(auditor, person, site) ? HERE : ELSEWHERE;
    }
    return UNTOLD;
}

/* ...and their own timetable and the duties that want all whom they name. */
static bool is_sent_off(const struct auditor *auditor, int person, int site, int64_t at)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(at);
    int minute = (int)(at - day * DAY_MIN);

    for (int i = auditor->lessons_of.first[person]; i < auditor->lessons_of.first[person + 1];
         i++) {
        const struct lesson *lesson =
            &season->lessons[season->lesson_staff[auditor->lessons_of.rows[i]].lesson];
        int room = cover_room(auditor, lesson, day);
        if (room >= 0 && season->rooms[room].site != site && lesson->start <= minute &&
            minute < lesson->end &&
            fact_falls(auditor, day, lesson->weekday, lesson->week, lesson->from, lesson->until))
            return true;
    }
    for (int i = auditor->named_duties.first[person]; i < auditor->named_duties.first[person + 1];
         i++) {
        int number = season->duty_staff[auditor->named_duties.rows[i]].duty, named = 0;
        const struct school_duty *row = &season->school_duties[number];
        int where = row->room >= 0 && row->site < 0 ? season->rooms[row->room].site : row->site;
        for (int k = 0; k < season->n_duty_staff; k++)
            named += season->duty_staff[k].duty == number;
        if (row->start >= 0 && row->start <= minute && minute < row->end &&
            named <= fact_wanted(auditor, number) &&
            (is_away_kind(row->kind) || (where >= 0 && where != site)) &&
            fact_duty_falls(auditor, row, day))
            return true;
    }
    return false;
}

/* Who told of no hours is in on all of a school day. */
static bool is_in(const struct auditor *auditor, const struct hours *hours, int64_t at)
{
    int minute = (int)(at - day_of(at) * DAY_MIN);

    if (!hours->told)
        return minute >= season_setting_int(auditor->season, "day_start") &&
               minute < season_setting_int(auditor->season, "day_end");
    for (int i = 0; i < hours->count; i++)
        if (hours->list[i].from_at <= at && at < hours->list[i].until_at)
            return true;
    return false;
}

/* Adds the person to every minute of [from, until) they are on the site. */
static void count_person(const struct auditor *auditor, int person, int site, int64_t from,
                         int64_t until, int *there)
{
    bool base = is_base(auditor, person, site);
    struct hours hours = hours_read(auditor, person, day_of(from));

    for (int64_t at = from; at < until; at++) {
        enum where where = by_plan(auditor, person, site, at);
        bool here = where == HERE;
        if (where == UNTOLD) {
            here = base && is_in(auditor, &hours, at) &&
                   !fact_absent(auditor, person, at, at + 1) &&
                   !fact_declined(auditor, person, at, at + 1) &&
                   !is_sent_off(auditor, person, site, at);
        }
        there[at - from] += here;
    }
}

static void check_day(struct auditor *auditor, const struct minimum *row, int64_t day)
{
    const struct season *season = auditor->season;
    int start = row->start >= 0 ? row->start : season_setting_int(season, "day_start");
    int end = row->end >= 0 ? row->end : season_setting_int(season, "day_end");
    int64_t from = day * DAY_MIN + start, until = day * DAY_MIN + end;
    int *there = arena_new(auditor->arena, int, DAY_MIN + 1);
    struct stretch stretch = {
        .rule = "minimum",
        .source = "the school's minima",
        .what = arena_text(auditor->arena, "adults with %s", row->skill),
        .where = fact_place(auditor, -1, row->site),
    };

    look_plan(auditor, "minimum");
    for (int p = 0; p < season->n_people; p++)
        if (holds(auditor, p, row->skill, day))
            count_person(auditor, p, row->site, from, until, there);
    for (int64_t at = from; at < until; at++)
        stretch_add(auditor, &stretch, at, at + 1, row->count, there[at - from]);
    stretch_end(auditor, &stretch);
}

/* Work of a range nobody has planned yet is not missing. */
void audit_minima(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; auditor->planned && i < season->n_minima; i++) {
        const struct minimum *row = &season->minima[i];
        for (int64_t day = auditor->from; day <= auditor->until; day++)
            if (fact_day(auditor, day)->open &&
                (row->weekday < 0 || row->weekday == day_weekday(day)))
                check_day(auditor, row, day);
    }
}
