/* SPDX-License-Identifier: GPL-3.0-or-later
 * Several papers of one candidate on one day (domain: clashes).
 * Up to the session's limit they are sat one after the other with a supervised
 * break; beyond it one moves to the other session of the day; when no such way
 * exists all are sat in a row, with a note that a paper may be deferred to the
 * next morning: that is for the candidate to choose. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

enum { PAPERS_MAX = 8 }; /* of one candidate on one day that are moved about */

struct papers { /* of one candidate */
    const struct day *day;
    struct job *jobs[PAPERS_MAX];
    int sessions[PAPERS_MAX];
    int n;
};

static int length_min(const struct job *job)
{
    return job->allowed_min + job->rest_min;
}

static const char *code(const struct day *day, const struct job *job)
{
    return day->school->season->papers[job->paper].paper;
}

/* Is every session alone, or within the limit? */
static bool sessions_hold(const struct papers *papers, const int *sessions)
{
    int limit = rules_figure(papers->day->school->rules, FIGURE_CLASH_SAME_SESSION);
    int count[2] = {0};
    int total[2] = {0};

    for (int i = 0; i < papers->n; i++) {
        int half = session_is(sessions[i], SESSION_PM);
        count[half]++;
        total[half] += length_min(papers->jobs[i]);
    }
    return (count[0] < 2 || total[0] <= limit) && (count[1] < 2 || total[1] <= limit);
}

/* Moving a paper is the dearer the larger its main group is, and the longer the paper. */
static int64_t move_cost(const struct papers *papers, const int *sessions)
{
    const int64_t a_move = 1000000000;
    const int64_t a_candidate = 10000;
    int64_t cost = 0;

    for (int i = 0; i < papers->n; i++) {
        const struct job *job = papers->jobs[i];
        if (!session_is(sessions[i], job->session))
            cost += a_move + papers->day->school->paper_entries[job->paper] * a_candidate +
                    length_min(job);
    }
    return cost;
}

/* Fixed papers stay; all ways of moving the others are few enough to try. */
static bool sessions_find(struct papers *papers)
{
    int64_t best = -1;

    for (unsigned way = 0; way < 1U << papers->n; way++) {
        int sessions[PAPERS_MAX];
        bool may = true;
        for (int i = 0; i < papers->n; i++) {
            const struct job *job = papers->jobs[i];
            bool moves = way >> i & 1U;
            may = may && !(moves && job->timed);
            sessions[i] = moves == session_is(job->session, SESSION_PM) ? SESSION_AM : SESSION_PM;
        }
        if (!may || !sessions_hold(papers, sessions))
            continue;
        int64_t cost = move_cost(papers, sessions);
        if (best < 0 || cost < best) {
            best = cost;
            memcpy(papers->sessions, sessions, sizeof sessions);
        }
    }
    return best >= 0;
}

/* By session, then the paper with the larger main group, then the longer one. */
static int compare_order(const struct papers *papers, int left, int right)
{
    const struct job *a = papers->jobs[left];
    const struct job *b = papers->jobs[right];
    const int *entries = papers->day->school->paper_entries;
    bool a_pm = session_is(papers->sessions[left], SESSION_PM);
    bool b_pm = session_is(papers->sessions[right], SESSION_PM);

    if (a_pm != b_pm)
        return a_pm - b_pm;
    if (entries[a->paper] != entries[b->paper])
        return entries[b->paper] - entries[a->paper];
    if (length_min(a) != length_min(b))
        return length_min(b) - length_min(a);
    return a->paper - b->paper;
}

static void order(struct papers *papers)
{
    for (int i = 1; i < papers->n; i++) {
        for (int j = i; j > 0 && compare_order(papers, j - 1, j) > 0; j--) {
            struct job *job = papers->jobs[j];
            int session = papers->sessions[j];
            papers->jobs[j] = papers->jobs[j - 1];
            papers->sessions[j] = papers->sessions[j - 1];
            papers->jobs[j - 1] = job;
            papers->sessions[j - 1] = session;
        }
    }
}

/* The end of a fixed paper that a span would run into; -1: none. */
static int64_t fixed_end(const struct papers *papers, int64_t starts_at, int64_t ends_at, int gap)
{
    for (int i = 0; i < papers->n; i++) {
        const struct job *job = papers->jobs[i];
        if (job->timed && job->starts_at < ends_at + gap && starts_at < job->ends_at + gap)
            return job->ends_at;
    }
    return -1;
}

static void note(const struct papers *papers, struct job *job, int session,
                 const struct job *before, const char *decide)
{
    struct arena *arena = papers->day->school->arena;
    int64_t usual =
        job->day * DAY_MIN + session_start(papers->day->school, job->paper, job->session);
    const char *text = "";

    if (!session_is(session, job->session))
        text = arena_text(arena, "clash: moved to the %s session, supervised in between",
                          session == SESSION_PM ? "afternoon" : "morning");
    else if (job->starts_at != usual)
        text = arena_text(arena, "clash: after %s, supervised break",
                          before ? code(papers->day, before) : "a fixed paper");
    job->note = *decide ? arena_text(arena, "%s%s%s", text, *text ? "; " : "", decide) : text;
}

/* The start of its session, or when the candidate is free after that. */
static int64_t chained_at(const struct papers *papers, int number, int64_t free_at, int gap)
{
    const struct job *job = papers->jobs[number];
    int64_t starts_at = job->day * DAY_MIN +
                        session_start(papers->day->school, job->paper, papers->sessions[number]);

    starts_at = starts_at < free_at ? free_at : starts_at;
    for (;;) {
        int64_t until = fixed_end(papers, starts_at, starts_at + length_min(job), gap);
        if (until < 0)
            return starts_at;
        starts_at = until + gap;
    }
}

/* Whose day is over the limit and is sat on the day may rest for longer (domain 1.8). */
static int break_min(const struct papers *papers, bool long_day)
{
    int usual = rules_figure(papers->day->school->rules, FIGURE_CLASH_BREAK);
    int longer = season_setting_int(papers->day->school->season, "clash_long_break");

    return long_day && longer > usual ? longer : usual;
}

/* One after the other: each starts with its session or after the break; as they are where nothing
 * is in the way of anything. */
static void chain(struct papers *papers, const char *decide, int gap)
{
    const struct job *before = NULL;
    int64_t free_at = INT64_MIN;
    bool fixed = false, kept = move_cost(papers, papers->sessions) == 0 &&
                               !jobs_meet(papers->day->school, papers->jobs, papers->n, gap);

    for (int i = 0; i < papers->n; i++)
        fixed = fixed || papers->jobs[i]->timed;
    for (int i = 0; i < papers->n; i++) {
        struct job *job = papers->jobs[i];
        if (job->timed)
            continue;
        int64_t starts_at = kept ? job->starts_at : chained_at(papers, i, free_at, gap);
        if (starts_at + length_min(job) > (job->day + 1) * DAY_MIN) {
            job->reason = "no time left that day after the candidate's other papers: fix a sitting "
                          "on another day";
            continue; /* a shorter one may still have its time */
        }
        job_time(papers->day->school, job, starts_at);
        /* Once a first paper has its place the others are what may be deferred. */
        note(papers, job, papers->sessions[i], before, i > 0 || fixed ? decide : "");
        job->session = papers->sessions[i];
        free_at = job->ends_at + gap;
        before = job;
    }
}

/* Over the day's limit with so many papers: the candidate may defer one. */
static bool may_defer(const struct papers *papers)
{
    const struct rules *rules = papers->day->school->rules;
    bool a_level = true;
    int total = 0;

    for (int i = 0; i < papers->n; i++) {
        const char *name =
            papers->day->school->season->papers[papers->jobs[i]->paper].qualification;
        a_level = a_level && (strstr(name, "A level") || strstr(name, "A Level") ||
                              strstr(name, "GCE") || strcmp(name, "AS") == 0);
        total += length_min(papers->jobs[i]);
    }
    return papers->n >= rules_figure(rules, FIGURE_OVERNIGHT_PAPERS) &&
           total > rules_figure(rules, a_level ? FIGURE_OVERNIGHT_ALEVEL : FIGURE_OVERNIGHT_GCSE);
}

static bool overlap_check(const struct papers *papers, struct fault *fault)
{
    const struct season *season = papers->day->school->season;

    for (int i = 0; i < papers->n; i++) {
        for (int j = 0; j < i; j++) {
            const struct job *a = papers->jobs[i];
            const struct job *b = papers->jobs[j];
            if (!a->timed || !b->timed || a->starts_at >= b->ends_at || b->starts_at >= a->ends_at)
                continue;
            return fault_set(fault, FAULT_CONFLICT,
                             "pupil %s is fixed in %s and in %s at the same time on %s",
                             season->pupils[a->pupil].pupil, code(papers->day, b),
                             code(papers->day, a), day_said(papers->day->school->arena, a->day));
        }
    }
    return true;
}

static bool resolve(struct papers *papers, struct fault *fault)
{
    if (papers->n < 2)
        return true;
    if (!overlap_check(papers, fault))
        return false;
    bool found = sessions_find(papers);
    bool long_day = may_defer(papers);
    order(papers);
    const char *decide = long_day ? "one paper may be deferred to the next morning: decide"
                         : found  ? ""
                                  : "more in one session than is allowed: ask the board";
    chain(papers, decide, break_min(papers, long_day));
    return true;
}

static int compare_pupils(const void *left, const void *right, const void *context)
{
    const struct job *jobs = context;

    return jobs[*(const int *)left].pupil - jobs[*(const int *)right].pupil;
}

bool clashes_resolve(const struct day *day, struct fault *fault)
{
    int *rows = arena_new(day->school->arena, int, day->n_jobs + 1);
    int n = 0;

    for (int i = 0; i < day->n_jobs; i++) {
        if (!day->jobs[i].serial)
            rows[n++] = i;
    }
    sort_rows(rows, (size_t)n, sizeof *rows, compare_pupils, day->jobs);
    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        if (job->torn)
            return fault_set(fault, FAULT_CONFLICT, "pupil %s is fixed in two rooms for %s on %s",
                             day->school->season->pupils[job->pupil].pupil, code(day, job),
                             day_said(day->school->arena, day->day));
    }
    for (int i = 0; i < n;) {
        struct papers papers = {.day = day};
        int pupil = day->jobs[rows[i]].pupil;
        for (; i < n && day->jobs[rows[i]].pupil == pupil; i++) {
            struct job *job = &day->jobs[rows[i]];
            if (papers.n == PAPERS_MAX) {
                job->reason = "more papers on one day than can be put in order";
                continue;
            }
            papers.sessions[papers.n] = job->session;
            papers.jobs[papers.n++] = job;
        }
        if (!resolve(&papers, fault))
            return false;
    }
    return true;
}
