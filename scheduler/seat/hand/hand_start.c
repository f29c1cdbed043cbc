/* SPDX-License-Identifier: GPL-3.0-or-later
 * A start moved inside the permitted window, for a whole room. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/hand/hand_part.h"
#include "scheduler/seat/packing.h"

struct moving {
    struct change *change;
    int *rows, n;     /* jobs of the room in the session */
    int64_t from, to; /* starts */
    const char *why;  /* refused; NULL: not */
};

static const char *clock(const struct moving *moving, int64_t at)
{
    return time_text(moving->change->arena, (int)(at - day_of(at) * DAY_MIN));
}

static bool refuse(struct moving *moving, const char *why)
{
    moving->why = why;
    return false;
}

static bool in_window(struct moving *moving)
{
    struct change *change = moving->change;
    bool pm = change->session == SESSION_PM;
    const struct rules *rules = change->rules;
    int earliest = rules_figure(rules, pm ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST);
    int latest = rules_figure(rules, pm ? FIGURE_PM_LATEST : FIGURE_AM_LATEST);

    if (change->hand->minute >= earliest && change->hand->minute <= latest)
        return true;
    return refuse(
        moving, arena_text(change->arena, "%s papers start from %s to %s (%s); else ask the board",
                           pm ? "afternoon" : "morning", time_text(change->arena, earliest),
                           time_text(change->arena, latest),
                           rules->figures[pm ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST].source));
}

/* Whoever is there begins together: after a clash, or one after the other, is no whole room. */
static bool is_whole(struct moving *moving)
{
    const struct change *change = moving->change;
    const struct job *jobs = change->scene.day.jobs;
    const struct season *season = change->season;

    moving->from = jobs[moving->rows[0]].starts_at;
    for (int i = 0; i < moving->n; i++) {
        const struct job *job = &jobs[moving->rows[i]];
        if (job->starts_at != moving->from || season->papers[job->paper].each_minutes > 0)
            return refuse(moving, "not everybody in it begins at one time");
    }
    if (moving->from == moving->to)
        return refuse(moving, arena_text(change->arena, "it starts at %s already",
                                         clock(moving, moving->from)));
    return true;
}

/* The candidate's other papers of the day, and when they are in school. */
static bool is_free(struct moving *moving, const struct job *job)
{
    const struct change *change = moving->change;
    const struct day *day = &change->scene.day;
    const char *code = change->season->pupils[job->pupil].pupil;

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *other = &day->jobs[i];
        if (other->pupil == job->pupil && other != job && other->starts_at < job->ends_at &&
            job->starts_at < other->ends_at) {
            return refuse(moving, arena_text(change->arena, "%s sits %s from %s to %s", code,
                                             change->season->papers[other->paper].paper,
                                             clock(moving, other->starts_at),
                                             clock(moving, other->ends_at)));
        }
    }
    if (presence_trouble(day, job))
        return refuse(moving,
                      arena_text(change->arena, "%s: %s", code, presence_trouble(day, job)));
    return true;
}

static bool all_sit(struct moving *moving)
{
    struct change *change = moving->change;
    struct scene *scene = &change->scene;
    struct refusal refusal = {0};

    for (int i = 0; i < moving->n; i++)
        job_time(&scene->school, &scene->day.jobs[moving->rows[i]], moving->to);
    for (int i = 0; i < moving->n; i++) {
        if (!is_free(moving, &scene->day.jobs[moving->rows[i]]))
            return false;
    }
    if (scene_move(scene, moving->rows, moving->n, change->hand->room, &refusal) != FITS)
        return refuse(moving, refusal_text(scene, &refusal));
    return true;
}

/* Rows of `sittings` that came in with a time follow. */
static void imported_follow(const struct moving *moving, const struct job *job,
                            struct fixed_sitting *fixed)
{
    int later_min = (int)(moving->to - moving->from);

    for (int i = 0; i < moving->change->season->n_fixed_sittings; i++) {
        struct fixed_sitting *row = &fixed[i];
        if (!row->keep || row->pupil != job->pupil || row->paper != job->paper ||
            (row->date >= 0 && row->date != job->day))
            continue;
        row->start += row->start >= 0 ? later_min : 0;
        row->finish += row->finish >= 0 ? later_min : 0;
    }
}

static void result_take(struct moving *moving)
{
    struct change *change = moving->change;
    const struct season *season = change->season;
    struct arena *arena = change->arena;
    struct sitting *sittings = arena_new(arena, struct sitting, season->n_seating + 1);
    struct fixed_sitting *fixed =
        arena_new(arena, struct fixed_sitting, season->n_fixed_sittings + 1);

    memcpy(sittings, season->seating, sizeof *sittings * (size_t)season->n_seating);
    if (season->n_fixed_sittings > 0)
        memcpy(fixed, season->fixed_sittings, sizeof *fixed * (size_t)season->n_fixed_sittings);
    groups_number(&change->scene.school, &change->scene.day, 1);
    for (int i = 0; i < moving->n; i++) {
        const struct job *job = &change->scene.day.jobs[moving->rows[i]];
        struct sitting *row = &sittings[job->old];
        row->starts_at += moving->to - moving->from;
        row->ends_at += moving->to - moving->from;
        row->release_at = job->release_at;
        row->group_paper = job->group_paper;
        row->group_no = job->group_no;
        row->helper_group = job->helper_group;
        row->fixed = true;
        imported_follow(moving, job, fixed);
    }
    change->result->changed = moving->n;
    change->result->sittings = sittings;
    change->result->n_sittings = season->n_seating;
    change->result->fixed = fixed;
    change->result->n_fixed = season->n_fixed_sittings;
    change->result->room = change->hand->room;
    change->result->starts_at = moving->to;
}

/* Others of the same papers who keep the usual start. */
static int others_count(const struct moving *moving)
{
    const struct day *day = &moving->change->scene.day;
    int n = 0;

    for (int i = 0; i < day->n_jobs; i++) {
        bool same = false;
        for (int k = 0; k < moving->n && day->jobs[i].starts_at == moving->from; k++)
            same = same || day->jobs[moving->rows[k]].paper == day->jobs[i].paper;
        n += same;
    }
    return n;
}

static const char *told_text(const struct moving *moving)
{
    const struct change *change = moving->change;
    struct arena *arena = change->arena;
    int others = others_count(moving);
    const char *text =
        arena_text(arena, "%s starts at %s instead of %s on %s %s: %d %s must be told, %s",
                   change->season->rooms[change->hand->room].room, clock(moving, moving->to),
                   clock(moving, moving->from), day_said(arena, change->scene.day.day),
                   session_words[change->session], moving->n,
                   moving->n == 1 ? "candidate" : "candidates", hand_adults_text(change));

    return others == 0 ? text
                       : arena_text(arena,
                                    "%s; %d more with the same paper still start at %s: keep "
                                    "them apart",
                                    text, others, clock(moving, moving->from));
}

bool hand_start(struct change *change, struct fault *fault)
{
    struct scene *scene = &change->scene;
    struct moving moving = {.change = change,
                            .rows = arena_new(change->arena, int, scene->day.n_jobs + 1),
                            .to = scene->day.day * DAY_MIN + change->hand->minute};

    moving.n = scene_rows(scene, change->hand->room, change->session, -1, moving.rows);
    hand_before(change);
    if (!in_window(&moving) || !is_whole(&moving) || !all_sit(&moving)) {
        return fault_set(fault, FAULT_CONFLICT, "%s cannot start at %s on %s %s: %s",
                         change->season->rooms[change->hand->room].room, clock(&moving, moving.to),
                         day_said(change->arena, scene->day.day), session_words[change->session],
                         moving.why);
    }
    hand_after(change);
    result_take(&moving);
    change->result->told = told_text(&moving);
    return true;
}
