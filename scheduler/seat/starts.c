/* SPDX-License-Identifier: GPL-3.0-or-later
 * A start moved inside the permitted window: what it would save.
 *
 * Tried where candidates have no desk, where papers of one half day start at
 * several times, and earlier where more adults are wanted than are free: more
 * may be in then.  Everybody who starts at that time is moved, so that rooms
 * stay whole; a start that was fixed is not touched. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/seat/packing.h"

enum {
    OPTIONS_MAX = 8 /* of one half day */
};

struct start {
    int from, to; /* minutes of the day */
    int candidates;
};

struct options { /* starts of one half of the day */
    int at[OPTIONS_MAX];
    int candidates[OPTIONS_MAX];
    int n;
};

static void option_add(struct options *options, int at, int candidates)
{
    for (int i = 0; i < options->n; i++) {
        if (options->at[i] == at) {
            options->candidates[i] += candidates;
            return;
        }
    }
    if (options->n == OPTIONS_MAX)
        return;
    options->at[options->n] = at;
    options->candidates[options->n++] = candidates;
}

static bool is_option(const struct options *options, int at)
{
    for (int i = 0; i < options->n; i++)
        if (options->at[i] == at)
            return true;
    return false;
}

/* Those who start when their paper does, not after a clash. */
static struct options options_find(const struct day *day, int half)
{
    struct options options = {.n = 0};

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        int at = (int)(job->starts_at - day->day * DAY_MIN);
        if (!job->serial && !job->timed && part_half(job->starts_at) == half &&
            at == session_start(day->school, job->paper, job->session))
            option_add(&options, at, 1);
    }
    return options;
}

/* The same day with the start moved, seated from nothing but its own rows. */
static bool try_start(const struct day *day, int from, int to, struct proven *proven)
{
    struct arena scratch = {0};
    struct school school = *day->school;
    struct collected collected = {0};
    struct fault fault = {0};

    school.arena = &scratch;
    school.moved = true;
    school.moved_from = from;
    school.moved_to = to;
    jobs_collect(&school, day->day, day->day, &collected);
    struct day moved = {
        .school = &school, .day = day->day, .jobs = collected.jobs, .n_jobs = collected.n_jobs};
    bool good = day_seat(&moved, proven, &fault);
    arena_release(&scratch);
    return good;
}

/* left: of the tries there are. */
static void start_try(const struct day *day, const struct proven *proven, const struct start *start,
                      int *left, struct starts *starts)
{
    struct proven then = {.value = {0}};

    if (start->from == start->to || *left <= 0)
        return;
    --*left;
    if (!try_start(day, start->from, start->to, &then) ||
        tally_compare(then.value, proven->value, SEAT_ADULTS + 1) >= 0)
        return;
    struct start_proposal *row =
        LIST_ADD(day->school->arena, starts->list, starts->n, starts->room);
    *row = (struct start_proposal){.from_at = day->day * DAY_MIN + start->from,
                                   .to_at = day->day * DAY_MIN + start->to,
                                   .candidates = start->candidates};
    for (int i = 0; i <= SEAT_ADULTS; i++)
        row->gain[i] = proven->value[i] - then.value[i];
}

static void half_try(const struct day *day, const struct proven *proven, int half,
                     struct starts *starts)
{
    const struct rules *rules = day->school->rules;
    struct options options = options_find(day, half);
    int earliest = rules_figure(rules, half ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST);
    int latest = rules_figure(rules, half ? FIGURE_PM_LATEST : FIGURE_AM_LATEST);
    bool lacking = proven->value[SEAT_SEATED] > 0, beyond = proven->value[SEAT_SUPPLY] > 0;

    for (int i = 0; i < options.n; i++) {
        struct start start = {.from = options.at[i], .candidates = options.candidates[i]};
        for (int j = 0; j < options.n; j++) {
            start.to = options.at[j];
            if (start.to >= earliest && start.to <= latest)
                start_try(day, proven, &start, &starts->tries_left, starts);
        }
        start.to = earliest;
        if ((lacking || (beyond && start.from > earliest && start.from <= latest)) &&
            !is_option(&options, earliest))
            start_try(day, proven, &start, lacking ? &starts->tries_left : &starts->early_left,
                      starts);
        start.to = latest;
        if (lacking && !is_option(&options, latest))
            start_try(day, proven, &start, &starts->tries_left, starts);
    }
}

void starts_propose(const struct day *day, const struct proven *proven, struct starts *starts)
{
    for (int half = 0; half < 2; half++)
        half_try(day, proven, half, starts);
}
