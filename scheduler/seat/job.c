/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one job needs: time, company, computers. */
#include <limits.h>
#include <string.h>
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/rules/derived.h"
#include "scheduler/seat/work.h"

int paper_session(const struct paper *paper)
{
    if (paper->session != SESSION_NONE || paper->start < 0)
        return paper->session;
    return day_is_morning(paper->start) ? SESSION_AM : SESSION_PM;
}

bool session_is(int session, int wanted)
{
    return (session == SESSION_PM) == (wanted == SESSION_PM);
}

int session_start(const struct school *school, int paper, int session)
{
    const struct paper *sat = &school->season->papers[paper];

    int start = session == SESSION_PM ? school->pm_start : school->am_start;

    if (sat->start >= 0 && session == paper_session(sat))
        start = sat->start;
    return school->moved && start == school->moved_from ? school->moved_to : start;
}

void job_time(const struct school *school, struct job *job, int64_t starts_at)
{
    const struct paper *paper = &school->season->papers[job->paper];

    job->starts_at = starts_at;
    job->ends_at = starts_at + job->allowed_min + job->rest_min;
    job->release_at = paper->each_minutes > 0
                          ? job->ends_at
                          : rules_release_at(school->rules, paper, job->day, job->minutes,
                                             starts_at, job->ends_at);
}

/* A start that was told holds unless another paper goes on then; between two papers that start with
 * their sessions is a break. */
bool jobs_meet(const struct school *school, struct job *const *jobs, int n, int break_min)
{
    const struct paper *papers = school->season->papers;

    for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
            bool told = papers[jobs[i]->paper].start >= 0 || papers[jobs[k]->paper].start >= 0;
            if (k != i && jobs[k]->starts_at <= jobs[i]->starts_at &&
                jobs[k]->ends_at + (told ? 0 : break_min) > jobs[i]->starts_at)
                return true;
        }
    }
    return false;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* With how many others this job may share a helper: the strictest helper. */
static int share_limit(const struct school *school, unsigned helpers)
{
    int limit = school->reader_limit;

    for (int i = 0; i < school->rules->n_helpers; i++) {
        if (helpers & 1U << i)
            limit = smaller(limit, school->rules->helpers[i].share_max);
    }
    return limit;
}

/* Where the arrangements put the candidate, or the extra time alone.  Who is granted a group sits
 * in one. */
static int place_of(const struct school *school, const struct needs *needs)
{
    int place = needs->place;

    if (needs->extra_pct > rules_figure(school->rules, FIGURE_EXTRA_LARGE) && place < PLACE_SMALL)
        place = PLACE_SMALL;
    if (needs->extra_pct > rules_figure(school->rules, FIGURE_EXTRA_ALONE) &&
        needs->group_size < 2 && place < PLACE_SEPARATE)
        place = PLACE_SEPARATE;
    return place;
}

static void job_place(const struct school *school, struct job *job)
{
    const struct needs *needs = &job->needs;
    int place = place_of(school, needs);

    job->kind = SEAT_MAIN;
    job->limit = INT_MAX;
    if (place == PLACE_ALONE || (place == PLACE_SEPARATE && !needs->share_reader)) {
        job->kind = SEAT_ALONE;
        job->limit = 1;
    } else if (place == PLACE_SEPARATE) {
        job->kind = SEAT_SHARED;
        job->limit = share_limit(school, needs->helpers);
    } else if (place == PLACE_SMALL) {
        job->kind = SEAT_SMALL;
        job->limit = school->small_limit;
    }
    if (needs->group_size > 0)
        job->limit = smaller(job->limit, needs->group_size);
}

/* Recordings, tools and screens do not mix with a written paper. */
static bool mixes(int paper_kind)
{
    return paper_kind == PAPER_WRITTEN;
}

void job_needs(const struct school *school, struct job *job)
{
    const struct season *season = school->season;
    const struct paper *paper = &season->papers[job->paper];

    rules_needs(school->rules, season, job->pupil, job->paper, job->day, school->arena,
                &job->needs);
    job->serial = paper->each_minutes > 0 && !job->timed;
    if (paper->each_minutes > 0)
        job->minutes = paper->each_minutes;
    job->allowed_min = rules_allowed_min(school->rules, job->minutes, job->needs.extra_pct);
    job->rest_min = rules_rest_min(school->rules, job->allowed_min, job->needs.rest_per_hour);
    job->extra = job->needs.extra_pct > 0;
    job->large = rules_much_extra(school->rules, job->needs.extra_pct);
    job->noise = mixes(paper->kind) ? -1 : job->paper;
    job->ratio = rules_ratio(school->rules, paper->kind);
    job->computer = job->needs.computer || paper->kind == PAPER_ONSCREEN;
    job->socket = job->needs.socket;
    job->site = season->pupils[job->pupil].site;
    if (job->site < 0 || !school->site_rooms[job->site])
        job->site = school->main_site;
    job->home = job->site;
    if (job->room < 0)
        job->room = job->needs.room;
    for (int i = 0; i < job->needs.n_equipment; i++) {
        /* A laptop by name is the computer, and stands at a socket. */
        if (job->computer && strcasecmp(job->needs.equipment[i], "laptop") == 0) {
            job->computer = false;
            job->socket = true;
        }
    }
    job_items(school, job);
    job_place(school, job);
}
