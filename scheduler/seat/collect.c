/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which entries sit when, and what each candidate needs. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

/* Rows of fixed_sittings by pupil, rows of seating by entry: chains, -1 ends. */
struct chains {
    int *fixed_first, *fixed_next;
    int *old_first, *old_next;
};

static void chain(int *first, int *next, int row, int at)
{
    next[row] = first[at];
    first[at] = row;
}

static struct chains chains_make(const struct school *school)
{
    const struct season *season = school->season;
    struct chains made = {
        .fixed_first = arena_new(school->arena, int, season->n_pupils + 1),
        .fixed_next = arena_new(school->arena, int, season->n_fixed_sittings + 1),
        .old_first = arena_new(school->arena, int, season->n_entries + 1),
        .old_next = arena_new(school->arena, int, season->n_seating + 1),
    };

    memset(made.fixed_first, -1, sizeof *made.fixed_first * (size_t)(season->n_pupils + 1));
    memset(made.old_first, -1, sizeof *made.old_first * (size_t)(season->n_entries + 1));
    for (int i = season->n_fixed_sittings - 1; i >= 0; i--)
        chain(made.fixed_first, made.fixed_next, i, season->fixed_sittings[i].pupil);
    for (int i = season->n_seating - 1; i >= 0; i--)
        chain(made.old_first, made.old_next, i, season->seating[i].entry);
    return made;
}

static void job_start(const struct school *school, struct job *job, int start, int finish)
{
    int64_t base = job->day * DAY_MIN;

    if (start >= 0)
        job->session = day_is_morning(base + start) ? SESSION_AM : SESSION_PM;
    job_time(school, job,
             base + (start >= 0 ? start : session_start(school, job->paper, job->session)));
    if (start >= 0 && finish > start) {
        job->ends_at = base + finish;
        job->release_at = job->release_at > job->ends_at ? job->release_at : job->ends_at;
    }
}

struct told_times {
    int start, finish; /* minutes of the day; -1: not told */
};

/* What was fixed by the officer or the import. */
static void job_fixed(const struct school *school, const struct chains *chains, struct job *job,
                      struct told_times *told)
{
    const struct season *season = school->season;

    for (int i = chains->fixed_first[job->pupil]; i >= 0; i = chains->fixed_next[i]) {
        const struct fixed_sitting *row = &season->fixed_sittings[i];
        if (row->paper != job->paper || (row->date >= 0 && row->date != job->day))
            continue;
        if (!row->keep) {
            job->hint_room = row->room;
            job->hint_desk = row->seat;
            job->hint_at = row->start >= 0 ? job->day * DAY_MIN + row->start : -1;
            continue;
        }
        job->torn = job->torn || (job->fixed && job->room != row->room);
        job->fixed = row->room >= 0;
        job->timed = row->start >= 0;
        job->room = row->room;
        job->desk = row->seat > 0 ? row->seat : 0;
        *told = (struct told_times){row->start, row->finish};
    }
}

/* Where they sat before. */
static void job_before(const struct school *school, const struct chains *chains, struct job *job,
                       struct told_times *told)
{
    const struct season *season = school->season;

    for (int i = chains->old_first[job->entry]; i >= 0; i = chains->old_next[i]) {
        const struct sitting *row = &season->seating[i];
        if (row->part != job->part)
            continue;
        job->old = i;
        job->hint_room = row->room;
        job->hint_desk = row->desk;
        job->hint_at = row->starts_at;
        if (!row->fixed || day_of(row->starts_at) != job->day)
            continue;
        if (!job->fixed || row->starts_at == job->day * DAY_MIN + told->start) {
            job->lost_min = row->lost_min;
            job->held_min = row->held_min;
        }
        if (job->fixed)
            continue; /* what came in holds; the seat is only what was made of it */
        job->fixed = job->timed = true;
        job->note = row->note;
        job->room = row->room;
        job->desk = row->desk;
        told->start = (int)(row->starts_at - job->day * DAY_MIN);
        told->finish = (int)(row->ends_at - job->day * DAY_MIN);
    }
}

static void job_history(const struct school *school, const struct chains *chains, struct job *job)
{
    struct told_times told = {-1, -1};

    job_fixed(school, chains, job, &told);
    job_before(school, chains, job, &told);
    /* A room alone does not fix who speaks when. */
    if (school->season->papers[job->paper].each_minutes > 0 && told.start < 0)
        job->fixed = false;
    job->timed = job->timed || job->fixed;
    job_needs(school, job);
    /* Who was late, or held up, sits with the others all the same. */
    job_start(school, job, told.start >= 0 ? told.start - job->held_min : told.start, told.finish);
}

struct asked { /* one entry being looked at */
    const struct chains *chains;
    int entry;
    int64_t from, until;
    bool counted;
};

static void job_add(const struct school *school, struct asked *asked, int part, int parts,
                    int64_t day, struct collected *collected)
{
    const struct entry *entry = &school->season->entries[asked->entry];
    const struct paper *paper = &school->season->papers[entry->paper];

    if (day < asked->from || day > asked->until)
        return;
    struct job *job =
        LIST_ADD(school->arena, collected->jobs, collected->n_jobs, collected->room_jobs);
    *job = (struct job){.entry = asked->entry,
                        .pupil = entry->pupil,
                        .paper = entry->paper,
                        .part = part,
                        .day = day,
                        .session = paper_session(paper),
                        .minutes = (paper->minutes + parts - 1) / parts,
                        .room = -1,
                        .hint_room = -1,
                        .hint_at = -1,
                        .old = -1,
                        .use = -1,
                        .note = "",
                        .reason = ""};
    job_history(school, asked->chains, job);
    collected->n_entries += !asked->counted;
    asked->counted = true;
}

/* A date told by a fixed sitting stands above the paper's: deferred papers, and
 * those on demand.  -1: none. */
static int64_t told_date(const struct school *school, const struct asked *asked)
{
    const struct season *season = school->season;
    const struct entry *entry = &season->entries[asked->entry];
    int i = asked->chains->fixed_first[entry->pupil];

    for (; i >= 0; i = asked->chains->fixed_next[i]) {
        const struct fixed_sitting *row = &season->fixed_sittings[i];
        if (row->paper == entry->paper && row->keep && row->date >= 0)
            return row->date;
    }
    for (i = asked->chains->old_first[asked->entry]; i >= 0; i = asked->chains->old_next[i]) {
        if (season->seating[i].fixed)
            return day_of(season->seating[i].starts_at);
    }
    return -1;
}

static void parts_add(const struct school *school, struct asked *asked, struct collected *collected)
{
    const struct entry *entry = &school->season->entries[asked->entry];
    const char *list = school->season->papers[entry->paper].parts;
    int parts = 1;
    int part = 0;

    for (const char *at = list; *at; at++)
        parts += *at == ';';
    for (const char *at = list; *at; part++) {
        size_t length = strcspn(at, ";");
        const char *text = arena_text(school->arena, "%.*s", (int)length, at);
        int64_t day = day_parse(text + strspn(text, " "));
        if (day != DAY_NONE)
            job_add(school, asked, part, parts, day, collected);
        at += length + (at[length] == ';');
    }
}

static void refuse(const struct school *school, int entry, const char *reason,
                   struct collected *collected)
{
    collected->n_entries++;
    *LIST_ADD(school->arena, collected->refused, collected->n_refused, collected->room_refused) =
        (struct unseated){.entry = entry, .reason = reason};
}

static void undated_add(const struct school *school, const struct asked *asked,
                        const struct paper *paper, struct collected *collected)
{
    int64_t earliest = paper->earliest >= 0 ? paper->earliest : asked->from;
    int64_t latest = paper->latest >= 0 ? paper->latest : asked->until;

    if (earliest > asked->until || latest < asked->from)
        return;
    refuse(school, asked->entry,
           paper->earliest < 0 || paper->latest < 0
               ? "no date yet: give the paper a date, or fix a sitting"
               : arena_text(school->arena, "no date yet: choose one between %s and %s",
                            day_said(school->arena, paper->earliest),
                            day_said(school->arena, paper->latest)),
           collected);
}

static void entry_add(const struct school *school, struct asked *asked, struct collected *collected)
{
    const struct paper *paper =
        &school->season->papers[school->season->entries[asked->entry].paper];
    int64_t date = told_date(school, asked);

    date = date >= 0 ? date : paper->date;
    if (*paper->parts)
        parts_add(school, asked, collected);
    else if (date < 0)
        undated_add(school, asked, paper, collected);
    else if (paper->minutes > 0 || paper->each_minutes > 0)
        job_add(school, asked, 0, 1, date, collected);
    else if (date >= asked->from && date <= asked->until)
        refuse(school, asked->entry, "the paper has no length yet: give its minutes", collected);
}

static int compare_jobs(const void *left, const void *right, const void *context)
{
    const struct job *a = left;
    const struct job *b = right;
    const struct season *season = context;

    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->paper != b->paper)
        return a->paper < b->paper ? -1 : 1;
    int order = strcmp(season->pupils[a->pupil].candidate_number,
                       season->pupils[b->pupil].candidate_number);
    if (order)
        return order;
    if (a->pupil != b->pupil)
        return a->pupil < b->pupil ? -1 : 1;
    return a->entry != b->entry ? (a->entry < b->entry ? -1 : 1) : a->part - b->part;
}

void jobs_collect(const struct school *school, int64_t from, int64_t until,
                  struct collected *collected)
{
    const struct season *season = school->season;
    struct chains chains = chains_make(school);

    for (int i = 0; i < season->n_entries; i++) {
        struct asked asked = {.chains = &chains, .entry = i, .from = from, .until = until};
        if (season->entries[i].status != ENTRY_WITHDRAWN)
            entry_add(school, &asked, collected);
    }
    sort_rows(collected->jobs, (size_t)collected->n_jobs, sizeof *collected->jobs, compare_jobs,
              season);
}
