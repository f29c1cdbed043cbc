/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions that exams took in earlier weeks of the half-term, counted again from what was told:
 * a week that was told owes what it did not hold and would have held but for its exams. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/audit/refit.h"
#include "scheduler/base/sort.h"

/* Weeks of the half-terms that the range touches. */
struct owed_book {
    int64_t first; /* a Monday */
    int n_weeks;
    bool *told, *counted;           /* anything was told; taken[] is known */
    int *taken, *mentors;           /* session * n_weeks + week; by session */
    const struct assignment **rows; /* sessions that were told, by key; n */
    int n;
};

/* The last part of the key: "mentoring:M12:2027-W19:2" is the second of its week. */
static int ordinal(const char *key)
{
    return (int)strtol(strrchr(key, ':') + 1, NULL, 10);
}

static int mentor_of(const struct auditor *auditor, int number)
{
    const struct season *season = auditor->season;
    int first = auditor->caseload_pupils.first[number];

    if (season->caseload[number].mentor >= 0 || first == auditor->caseload_pupils.first[number + 1])
        return season->caseload[number].mentor;
    return season->pupils[season->caseload_pupils[auditor->caseload_pupils.rows[first]].pupil]
        .key_worker;
}

static int by_key(const void *left, const void *right, const void *context)
{
    (void)context;
    return strcmp((*(const struct assignment *const *)left)->key,
                  (*(const struct assignment *const *)right)->key);
}

static int64_t cell_of(const struct owed_book *book, int who, int64_t day)
{
    int64_t week = (day_week_start(day) - book->first) / 7;

    return day < book->first || week >= book->n_weeks ? -1 : (int64_t)who * book->n_weeks + week;
}

static struct owed_book *book_open(const struct auditor *auditor)
{
    const struct season *season = auditor->season;
    struct owed_book *book = arena_new(auditor->arena, struct owed_book, 1);

    book->first = season_half_term(season, auditor->from);
    book->n_weeks = (int)((season_half_term_end(season, auditor->until) + 1 - book->first) / 7);
    book->told = arena_new(auditor->arena, bool, book->n_weeks + 1);
    book->counted = arena_new(auditor->arena, bool, book->n_weeks + 1);
    book->taken = arena_new(auditor->arena, int, season->n_caseload * book->n_weeks + 1);
    book->mentors = arena_new(auditor->arena, int, season->n_caseload + 1);
    for (int s = 0; s < season->n_caseload; s++)
        book->mentors[s] = mentor_of(auditor, s);
    book->rows = arena_new(auditor->arena, const struct assignment *, season->n_published + 1);
    for (int i = 0; i < season->n_published; i++) {
        int64_t week = cell_of(book, 0, day_of(season->published[i].starts_at));
        if (week >= 0)
            book->told[week] = true;
        if (strcmp(season->published[i].kind, "mentoring") == 0)
            book->rows[book->n++] = &season->published[i];
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(book->rows, (size_t)book->n, sizeof *book->rows, by_key, NULL);
    return book;
}

/* Above 0: not held; below: the week had so many more. */
static int missing_in(const struct auditor *auditor, int number, int64_t monday)
{
    const struct owed_book *book = auditor->owed;
    const struct caseload *row = &auditor->season->caseload[number];
    int missing = 0;

    for (int d = 0; d < 7; d++)
        if (owed_held_on(auditor, number, monday + d))
            missing = row->per_week > 0 ? row->per_week : 1;
    for (int i = 0; i < book->n; i++)
        missing -= owed_is_of(book->rows[i]->key, row->session) &&
                   day_week_start(day_of(book->rows[i]->starts_at)) == monday &&
                   (i == 0 || strcmp(book->rows[i - 1]->key, book->rows[i]->key) != 0);
    return missing;
}

static void count_week(const struct auditor *auditor, int64_t monday)
{
    struct owed_book *book = auditor->owed;
    int n = auditor->season->n_caseload;
    int *missing = arena_new(auditor->arena, int, n + 1);
    int *taken = arena_new(auditor->arena, int, n + 1);

    for (int s = 0; s < n; s++)
        missing[s] = missing_in(auditor, s, monday);
    refit_count(auditor, monday, book->mentors, missing, taken);
    for (int s = 0; s < n; s++)
        book->taken[cell_of(book, s, monday)] = taken[s];
    book->counted[cell_of(book, 0, monday)] = true;
}

/* Above 0: an exam took so many; below: the week had so many more. */
static int balance_of(const struct auditor *auditor, int number, int64_t monday)
{
    const struct owed_book *book = auditor->owed;

    if (cell_of(book, 0, monday) < 0 || !book->told[cell_of(book, 0, monday)])
        return 0;
    int missing = missing_in(auditor, number, monday);
    if (missing <= 0)
        return missing;
    if (!book->counted[cell_of(book, 0, monday)])
        count_week(auditor, monday);
    return book->taken[cell_of(book, number, monday)];
}

/* Sessions above the week's own that were told for days of the range: they stay. */
static int told_more(const struct auditor *auditor, int number, int64_t monday)
{
    const struct owed_book *book = auditor->owed;
    const struct caseload *row = &auditor->season->caseload[number];
    int most = 0;

    for (int i = 0; i < book->n; i++) {
        const struct assignment *told = book->rows[i];
        int64_t day = day_of(told->starts_at);
        if (day_week_start(day) == monday && day >= auditor->from && day <= auditor->until &&
            owed_is_of(told->key, row->session) && ordinal(told->key) > most)
            most = ordinal(told->key);
    }
    most -= row->per_week > 0 ? row->per_week : 1;
    return most > 0 ? most : 0;
}

/* Does the range have the whole of the session's week? */
static bool is_whole(const struct auditor *auditor, int number, int64_t monday)
{
    for (int64_t day = monday; day < monday + 7; day++)
        if ((day < auditor->from || day > auditor->until) && owed_held_on(auditor, number, day))
            return false;
    return true;
}

int owed_in_week(struct auditor *auditor, int number, int64_t monday)
{
    const struct season *season = auditor->season;
    int most = season_setting_int(season, "give_back_sessions"), due = 0, asked = 0;
    int64_t first = season_half_term(season, monday), last = season_half_term_end(season, monday);
    int64_t range = day_week_start(auditor->from), end = day_week_start(auditor->until) + 6;

    if (!auditor->owed)
        auditor->owed = book_open(auditor);
    for (int64_t at = first; at <= last; at += 7) {
        int balance = at >= range && at <= end ? 0 : balance_of(auditor, number, at);
        if (balance < 0)
            due = due + balance > 0 ? due + balance : 0;
        else if (at < monday)
            due += balance;
    }
    /* Each is asked for once: what weeks of the range before ask for is theirs. */
    for (int64_t at = first > range ? first : range; at <= monday; at += 7) {
        int told = told_more(auditor, number, at), left = due - asked;
        left = left < most ? left : most;
        left = is_whole(auditor, number, at) && left > 0 ? left : 0;
        left = left > told ? left : told;
        if (at == monday)
            return left;
        asked += left;
    }
    return 0;
}
