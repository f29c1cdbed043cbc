/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates who are in school at certain times only (pupil_times).
 *
 * With `in` times for a day (its own, else those of weekdays) a candidate is in
 * school then and at no other time; `away` is away.  Who is `offsite`, at a
 * college or a placement, comes in for an exam, and the sitting says so.
 */
#include "scheduler/base/day.h"
#include "scheduler/seat/work.h"

static bool falls_on(const struct season *season, const struct pupil_time *row, int64_t day)
{
    if (row->date >= 0)
        return row->date == day;
    return season_happens(season, day, row->weekday, row->week, -1, row->until);
}

struct presence { /* of one candidate on one day */
    const struct season *season;
    int pupil;
    int64_t day;
    bool bound, dated; /* in school at told times only; those of this date */
};

static struct presence presence_of(const struct day *day, int pupil)
{
    struct presence presence = {day->school->season, pupil, day->day, false, false};
    const struct season *season = presence.season;

    for (int i = 0; i < season->n_pupil_times; i++) {
        const struct pupil_time *row = &season->pupil_times[i];
        if (row->pupil != pupil || row->kind != PUPIL_IN)
            continue;
        presence.dated = presence.dated || row->date == day->day;
        presence.bound = presence.bound || row->date == day->day ||
                         (row->date < 0 && (row->until < 0 || day->day <= row->until));
    }
    return presence;
}

/* The i-th row of the season's pupil_times, if it tells of this candidate, kind and day. */
static const struct pupil_time *told(const struct presence *presence, int i, int kind)
{
    const struct pupil_time *row = &presence->season->pupil_times[i];

    if (row->pupil != presence->pupil || row->kind != kind ||
        !falls_on(presence->season, row, presence->day))
        return NULL;
    return kind == PUPIL_IN && presence->dated && row->date < 0 ? NULL : row;
}

static int64_t start_at(const struct presence *presence, const struct pupil_time *row)
{
    return presence->day * DAY_MIN + (row->start < 0 ? 0 : row->start);
}

static int64_t end_at(const struct presence *presence, const struct pupil_time *row)
{
    return presence->day * DAY_MIN + (row->end < 0 ? DAY_MIN : row->end);
}

/* A row of the kind that meets the span; NULL: none. */
static const struct pupil_time *meets(const struct presence *presence, int kind, int64_t from_at,
                                      int64_t until_at)
{
    for (int i = 0; i < presence->season->n_pupil_times; i++) {
        const struct pupil_time *row = told(presence, i, kind);
        if (row && start_at(presence, row) < until_at && from_at < end_at(presence, row))
            return row;
    }
    return NULL;
}

/* Times may follow on one another. */
static bool in_school(const struct presence *presence, int64_t from_at, int64_t until_at)
{
    bool further = true;

    while (from_at < until_at && further) {
        further = false;
        for (int i = 0; i < presence->season->n_pupil_times; i++) {
            const struct pupil_time *row = told(presence, i, PUPIL_IN);
            if (row && start_at(presence, row) <= from_at && end_at(presence, row) > from_at) {
                from_at = end_at(presence, row);
                further = true;
            }
        }
    }
    return from_at >= until_at;
}

bool presence_allows(const struct day *day, const struct job *job, int64_t from_at,
                     int64_t until_at)
{
    if (day->school->season->n_pupil_times == 0)
        return true;
    struct presence presence = presence_of(day, job->pupil);

    return !meets(&presence, PUPIL_AWAY, from_at, until_at) &&
           (!presence.bound || in_school(&presence, from_at, until_at));
}

static const char *span_text(const struct day *day, int64_t from_at, int64_t until_at)
{
    struct arena *arena = day->school->arena;

    return arena_text(arena, "%s to %s", time_text(arena, (int)(from_at - day->day * DAY_MIN)),
                      time_text(arena, (int)(until_at - day->day * DAY_MIN)));
}

static const char *times_text(const struct day *day, const struct presence *presence)
{
    struct arena *arena = day->school->arena;
    const char *text = "";

    for (int i = 0; i < presence->season->n_pupil_times; i++) {
        const struct pupil_time *row = told(presence, i, PUPIL_IN);
        if (row)
            text = arena_text(arena, "%s%s%s", text, *text ? " and " : "",
                              span_text(day, start_at(presence, row), end_at(presence, row)));
    }
    return *text ? arena_text(arena, "in school %s only", text) : "not in school that day";
}

/* A start within the permitted window at which the candidate is there for all of it; -1: none. */
static int start_that_fits(const struct day *day, const struct job *job)
{
    const struct rules *rules = day->school->rules;
    bool pm = job->session == SESSION_PM;
    int latest = rules_figure(rules, pm ? FIGURE_PM_LATEST : FIGURE_AM_LATEST);
    int64_t base = day->day * DAY_MIN;

    for (int at = rules_figure(rules, pm ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST); at <= latest;
         at += 5) {
        struct job moved = *job;
        job_time(day->school, &moved, base + at);
        if (presence_allows(day, job, moved.starts_at, moved.release_at))
            return at;
    }
    return -1;
}

const char *presence_trouble(const struct day *day, const struct job *job)
{
    struct arena *arena = day->school->arena;

    if (presence_allows(day, job, job->starts_at, job->release_at))
        return NULL;
    struct presence presence = presence_of(day, job->pupil);
    const struct pupil_time *away = meets(&presence, PUPIL_AWAY, job->starts_at, job->release_at);
    const char *when =
        away ? arena_text(arena, "away %s",
                          span_text(day, start_at(&presence, away), end_at(&presence, away)))
             : times_text(day, &presence);
    int start = job->serial ? -1 : start_that_fits(day, job);
    const char *what =
        start < 0
            ? "agree other times, or fix it in sittings"
            : arena_text(arena, "a start at %s would fit and is permitted: fix it in sittings",
                         time_text(arena, start));

    return arena_text(arena, "%s (pupil_times), and would sit %s: %s", when,
                      span_text(day, job->starts_at, job->release_at), what);
}

const char *presence_note(const struct day *day, const struct job *job)
{
    if (day->school->season->n_pupil_times == 0)
        return "";
    struct presence presence = presence_of(day, job->pupil);
    const struct pupil_time *away =
        meets(&presence, PUPIL_OFFSITE, job->starts_at, job->release_at);

    if (!presence_allows(day, job, job->starts_at, job->release_at))
        return "outside the candidate's own times (fixed)";
    return away ? arena_text(day->school->arena, "off site %s that day: comes in for the exam",
                             span_text(day, start_at(&presence, away), end_at(&presence, away)))
                : "";
}

void presence_respect(struct day *day)
{
    for (int i = 0; i < day->n_jobs && day->school->season->n_pupil_times > 0; i++) {
        struct job *job = &day->jobs[i];
        if (job->timed || job->serial || *job->reason)
            continue;
        const char *trouble = presence_trouble(day, job);
        if (trouble)
            job->reason = trouble;
    }
}
