/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/refit/refit_part.h"

#include <string.h>

#include "scheduler/base/list.h"

int refit_pupils(const struct refit *refit, int session, const int **list)
{
    const struct season *season = refit->ask->season;
    int *pupils = NULL, n = 0, room = 0;

    for (int i = 0; i < season->n_caseload_pupils; i++)
        if (season->caseload_pupils[i].session == session)
            *LIST_ADD(refit->ask->arena, pupils, n, room) = season->caseload_pupils[i].pupil;
    *list = pupils;
    return n;
}

/* ---- pupils ---- */

static bool is_member(const struct refit *refit, int session, int pupil)
{
    const struct season *season = refit->ask->season;

    for (int i = 0; i < season->n_caseload_pupils; i++)
        if (season->caseload_pupils[i].session == session &&
            season->caseload_pupils[i].pupil == pupil)
            return true;
    return false;
}

bool refit_shares_pupil(const struct refit *refit, int session, int other)
{
    const int *pupils;
    int n = other < 0 ? 0 : refit_pupils(refit, session, &pupils);

    for (int i = 0; i < n; i++)
        if (is_member(refit, other, pupils[i]))
            return true;
    return false;
}

/* In the exam, on the way into it, kept apart between two, or, where the school forbids sessions
 * then, soon to be. */
static bool has_exam(const struct refit *refit, int pupil, int64_t from_at, int64_t until_at)
{
    const struct season *season = refit->ask->season;
    int before_min = rules_figure(refit->ask->rules, FIGURE_CANDIDATE_BEFORE);
    bool not_before = strcmp(season_setting(season, "exam_day_sessions"), "no") == 0;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t in_at = row->starts_at - before_min;
        int64_t out_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        if (season->entries[row->entry].pupil != pupil || out_at <= row->starts_at)
            continue;
        if ((in_at < until_at && from_at < out_at) ||
            (not_before && in_at >= until_at && day_of(in_at) == day_of(until_at) &&
             derive_session(in_at) == derive_session(until_at - 1)))
            return true;
    }
    for (int i = 0; i < refit->n_isolations; i++)
        if (refit->isolations[i].pupil == pupil && refit->isolations[i].from_at < until_at &&
            refit->isolations[i].until_at > from_at)
            return true;
    return false;
}

/* Does work earlier in the list stand for the same session then?  (Two adults of one session.) */
static bool is_again(const struct refit *refit, int at)
{
    const struct work *work = &refit->list[at];

    for (int k = 0; k < at; k++)
        if (refit->list[k].session == work->session && !refit->list[k].gone &&
            refit->list[k].from_at == work->from_at)
            return true;
    return false;
}

static bool day_is_full(const struct refit *refit, int pupil, int64_t day)
{
    int most = season_setting_int(refit->ask->season, "caseload_per_day"), n = 0;

    for (int i = 0; i < refit->n; i++) {
        const struct work *work = &refit->list[i];
        n += work->session >= 0 && !work->gone && day_of(work->from_at) == day &&
             is_member(refit, work->session, pupil) && !is_again(refit, i);
    }
    return n >= most;
}

bool refit_pupils_free(const struct refit *refit, int session, int64_t from_at, int64_t until_at)
{
    const int *pupils;
    int n = refit_pupils(refit, session, &pupils);

    for (int i = 0; i < n; i++)
        if (day_is_full(refit, pupils[i], day_of(from_at)) ||
            (refit->exams && has_exam(refit, pupils[i], from_at, until_at)))
            return false;
    return true;
}

/* ---- an adult ---- */

/* Rows of a date replace the weekday's. */
static bool is_protected(const struct season *season, int person, const struct derive_day *day,
                         const struct day_span *span)
{
    bool dated = false, kept = false;

    for (int i = 0; i < season->n_patterns; i++)
        dated =
            dated || (season->patterns[i].staff == person && season->patterns[i].date == day->day);
    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        bool now = dated ? row->date == day->day
                         : row->date < 0 &&
                               derive_day_matches(day, row->weekday, row->week, DAY_NONE, DAY_NONE);
        kept = kept || (now && row->staff == person && row->kind == PATTERN_PROTECTED &&
                        row->start < span->end && row->end > span->start);
    }
    return kept;
}

static bool is_in(const struct refit *refit, int person, int64_t from_at, int64_t until_at)
{
    const struct season *season = refit->ask->season;
    const struct derive_day *day = derive_day_of(&refit->derivation, day_of(from_at));
    bool *there = arena_new(refit->ask->arena, bool, DAY_MIN);
    int64_t midnight = day->day * DAY_MIN;
    int first = (int)(from_at - midnight), end = (int)(until_at - midnight);

    derive_presence(&refit->derivation, person, day, season->people[person].site, there);
    if (end > DAY_MIN || memchr(there + first, 0, (size_t)(end - first) * sizeof *there))
        return false;
    if (derive_away(&refit->derivation, person, from_at, until_at) ||
        is_protected(season, person, day, &(struct day_span){first, end}))
        return false;
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson *row = &season->lessons[season->lesson_staff[i].lesson];
        if (season->lesson_staff[i].staff == person && row->start < end && row->end > first &&
            derive_day_matches(day, row->weekday, row->week, row->from, row->until))
            return false;
    }
    return true;
}

/* Do the hours of the week hold the session as well? */
static bool has_hours(const struct refit *refit, int person, int minutes)
{
    const struct person *row = &refit->ask->season->people[person];
    int64_t total = minutes;

    for (int i = 0; i < refit->n; i++) {
        const struct work *work = &refit->list[i];
        if (work->staff == person && !work->gone && (refit->exams || !work->exam))
            total += work->until_at - work->from_at;
    }
    return row->contract_min < 0 || total <= row->contract_min + row->overtime_minutes_per_week;
}

bool refit_adult_free(const struct refit *refit, int person, int64_t from_at, int64_t until_at)
{
    return has_hours(refit, person, (int)(until_at - from_at)) &&
           is_in(refit, person, from_at, until_at);
}

bool refit_mentor_free(const struct refit *refit, int session, int64_t from_at, int64_t until_at)
{
    int mentor = refit->mentors[session];

    return mentor < 0 || refit_adult_free(refit, mentor, from_at, until_at);
}
