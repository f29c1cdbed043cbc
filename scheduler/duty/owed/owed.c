/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/owed.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/duty.h"

static size_t cell_of(const struct owed *owed, int session, int week)
{
    return (size_t)session * (size_t)owed->n_weeks + (size_t)week;
}

static int week_of(const struct owed *owed, int64_t day)
{
    int64_t week = (day_week_start(day) - owed->first) / 7;

    return day < owed->first || week >= owed->n_weeks ? -1 : (int)week;
}

/* ---- what the caseload asks ---- */

static bool is_enrolled(const struct season *season, int session, int64_t day)
{
    for (int i = 0; i < season->n_caseload_pupils; i++) {
        const struct pupil *pupil = &season->pupils[season->caseload_pupils[i].pupil];
        if (season->caseload_pupils[i].session == session &&
            ((pupil->from != DAY_NONE && day < pupil->from) ||
             (pupil->until != DAY_NONE && day > pupil->until)))
            return false;
    }
    return true;
}

static bool is_day_of(const struct season *season, int session, int64_t day)
{
    const struct caseload *row = &season->caseload[session];
    int kind = season_day_kind(season, day);

    return (kind == DAY_SCHOOL || kind == DAY_CONTINGENCY) &&
           (row->weekdays == 0 || row->weekdays & 1 << day_weekday(day)) &&
           (row->from == DAY_NONE || day >= row->from) &&
           (row->until == DAY_NONE || day <= row->until) && is_enrolled(season, session, day);
}

static void read_wanted(struct owed *owed)
{
    for (int s = 0; s < owed->season->n_caseload; s++) {
        const struct caseload *row = &owed->season->caseload[s];
        for (int w = 0; w < owed->n_weeks; w++) {
            bool any = false;
            for (int64_t day = owed->first + 7 * (int64_t)w, end = day + 7; day < end; day++)
                any = any || is_day_of(owed->season, s, day);
            if (any && row->minutes > 0)
                owed->wanted[cell_of(owed, s, w)] = row->per_week > 0 ? row->per_week : 1;
        }
    }
}

/* ---- what was held ---- */

static int by_key(const void *left, const void *right, const void *context)
{
    const struct assignment *a = *(const struct assignment *const *)left;
    const struct assignment *b = *(const struct assignment *const *)right;

    (void)context;
    return strcmp(a->key, b->key);
}

static void read_held(struct owed *owed, const struct assignment *const *rows, int n_rows,
                      struct arena *arena)
{
    const struct assignment **list = arena_new(arena, const struct assignment *, n_rows + 1);
    int n = 0;

    for (int i = 0; i < n_rows; i++) {
        int week = week_of(owed, day_of(rows[i]->starts_at));
        if (week >= 0)
            owed->told[week] = true;
        if (week >= 0 && strcmp(rows[i]->kind, "mentoring") == 0)
            list[n++] = rows[i];
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(list, (size_t)n, sizeof(const struct assignment *), by_key, NULL);
    for (int i = 0; i < n; i++) {
        int session = owed_session(owed->season, list[i]->key);
        if (session >= 0 && (i == 0 || strcmp(list[i - 1]->key, list[i]->key) != 0))
            owed->held[cell_of(owed, session, week_of(owed, day_of(list[i]->starts_at)))]++;
    }
}

/* ---- exams ---- */

static void read_took(struct owed *owed, const struct refit_ask *all)
{
    int n_sessions = owed->season->n_caseload;
    int *missing = arena_new(all->arena, int, n_sessions + 1);
    int *took = arena_new(all->arena, int, n_sessions + 1);
    struct refit_ask ask = *all;

    for (int w = 0; w < owed->n_weeks; w++) {
        bool any = false;
        for (int s = 0; s < n_sessions; s++) {
            size_t cell = cell_of(owed, s, w);
            missing[s] = owed->told[w] ? owed->wanted[cell] - owed->held[cell] : 0;
            any = any || missing[s] > 0;
            took[s] = 0;
        }
        if (!any)
            continue;
        ask.monday = owed->first + 7 * (int64_t)w;
        ask.missing = missing;
        refit_week(&ask, took);
        for (int s = 0; s < n_sessions; s++)
            owed->took[cell_of(owed, s, w)] = took[s];
    }
}

void owed_open(const struct refit_ask *ask, int64_t from, int64_t until, struct owed *owed)
{
    const struct season *season = ask->season;
    struct arena *arena = ask->arena;

    *owed = (struct owed){.season = season, .first = season_half_term(season, from)};
    owed->n_weeks = (int)((season_half_term_end(season, until) + 1 - owed->first) / 7);
    size_t weeks = (size_t)owed->n_weeks, cells = (size_t)season->n_caseload * weeks + 1;

    owed->told = arena_alloc(arena, weeks + 1, sizeof *owed->told);
    owed->wanted = arena_alloc(arena, cells, sizeof *owed->wanted);
    owed->held = arena_alloc(arena, cells, sizeof *owed->held);
    owed->took = arena_alloc(arena, cells, sizeof *owed->took);
    read_wanted(owed);
    read_held(owed, ask->rows, ask->n_rows, arena);
    read_took(owed, ask);
}

/* ---- what is owed ---- */

/* Above 0: an exam took so many; below: so many more were held than the week's own. */
static int balance_of(const struct owed *owed, int session, int week)
{
    size_t cell = cell_of(owed, session, week);
    int missing = owed->told[week] ? owed->wanted[cell] - owed->held[cell] : 0;

    return missing > 0 ? owed->took[cell] : missing;
}

struct span {
    int first, end; /* weeks of one half-term */
};

static struct span term_of(const struct owed *owed, int64_t monday)
{
    int first = week_of(owed, season_half_term(owed->season, monday));
    int64_t last = week_of(owed, season_half_term_end(owed->season, monday));

    return (struct span){first < 0 ? 0 : first, last < 0 ? owed->n_weeks : (int)last + 1};
}

int owed_took(const struct owed *owed, int session, int64_t monday)
{
    int week = week_of(owed, monday);

    return week < 0 ? 0 : owed->took[cell_of(owed, session, week)];
}

int owed_due(const struct owed *owed, int session, int64_t monday)
{
    struct span term = term_of(owed, monday);
    int this_week = week_of(owed, monday), due = 0;

    for (int w = term.first; w < term.end; w++) {
        int balance = w == this_week ? 0 : balance_of(owed, session, w);
        if (balance > 0 && w < this_week)
            due += balance;
        else if (balance < 0)
            due = due + balance > 0 ? due + balance : 0;
    }
    return due;
}

int owed_back(const struct owed *owed, int session, int64_t monday)
{
    struct span term = term_of(owed, monday);
    int this_week = week_of(owed, monday), before = 0, back = 0;

    for (int w = term.first; w < term.end; w++) {
        int balance = balance_of(owed, session, w);
        if (balance > 0 && w < this_week)
            before += balance;
        int spare = balance < 0 ? -balance : 0;
        int settled = spare < before ? spare : before;
        before -= settled;
        back += w > this_week ? spare - settled : 0;
    }
    int taken = balance_of(owed, session, this_week);
    return taken <= 0 ? 0 : back < taken ? back : taken;
}
