/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sessions that exams took in earlier weeks of the half-term, counted again from what was told:
 * a week that was told and had an exam of the session's people owes what it did not hold. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

/* Weeks of the half-terms that the range touches; who * n_weeks + week. */
struct owed_book {
    int64_t first; /* a Monday */
    int n_weeks;
    bool *told, *pupils, *people;   /* anything was told; in an exam */
    const struct assignment **rows; /* sessions that were told, by key; n */
    int n;
};

static bool is_meant(const char *key, const char *session)
{
    static const char kind[] = "mentoring:";
    size_t length = strlen(session), at = sizeof kind - 1;

    return strncmp(key, kind, at) == 0 && strncmp(key + at, session, length) == 0 &&
           key[at + length] == ':';
}

static bool is_exam_kind(const char *kind)
{
    static const char *const others[] = {
        "cover",      "lesson",     "merged",    "support",     "pupil_support", "mentoring",
        "minimum",    "trip",       "meeting",   "review",      "home_visit",    "work_experience",
        "break_duty", "lunch_duty", "gate_duty", "bus_duty",    "on_call",       "records",
        "briefing",   "training",   "transport", "supervision", "induction",     "other"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(kind, others[i]) == 0)
            return false;
    return true;
}

/* The last part of the key: "mentoring:M12:2027-W19:2" is the second of its week. */
static int ordinal(const char *key)
{
    return atoi(strrchr(key, ':') + 1);
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

static bool holds_on(const struct auditor *auditor, int number, int64_t day)
{
    const struct season *season = auditor->season;
    const struct caseload *row = &season->caseload[number];
    int kind = season_day_kind(season, day);

    if ((kind != DAY_SCHOOL && kind != DAY_CONTINGENCY) ||
        (row->weekdays && !(row->weekdays >> day_weekday(day) & 1)) ||
        (row->from >= 0 && day < row->from) || (row->until >= 0 && day > row->until))
        return false;
    for (int i = auditor->caseload_pupils.first[number];
         i < auditor->caseload_pupils.first[number + 1]; i++) {
        int pupil = season->caseload_pupils[auditor->caseload_pupils.rows[i]].pupil;
        const struct pupil *who = &season->pupils[pupil];
        if ((who->from >= 0 && day < who->from) || (who->until >= 0 && day > who->until))
            return false;
    }
    return true;
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

static void note_told(const struct owed_book *book, const struct assignment *row)
{
    int64_t week = cell_of(book, 0, day_of(row->starts_at));

    if (week < 0)
        return;
    book->told[week] = true;
    if (row->staff >= 0 && is_exam_kind(row->kind))
        book->people[cell_of(book, row->staff, day_of(row->starts_at))] = true;
}

static struct owed_book *book_open(const struct auditor *auditor)
{
    const struct season *season = auditor->season;
    struct owed_book *book = arena_new(auditor->arena, struct owed_book, 1);

    book->first = season_half_term(season, auditor->from);
    book->n_weeks = (int)((season_half_term_end(season, auditor->until) + 1 - book->first) / 7);
    book->told = arena_new(auditor->arena, bool, book->n_weeks + 1);
    book->pupils = arena_new(auditor->arena, bool, season->n_pupils * book->n_weeks + 1);
    book->people = arena_new(auditor->arena, bool, season->n_people * book->n_weeks + 1);
    book->rows = arena_new(auditor->arena, const struct assignment *, season->n_published + 1);
    for (int i = 0; i < season->n_published; i++) {
        note_told(book, &season->published[i]);
        if (strcmp(season->published[i].kind, "mentoring") == 0)
            book->rows[book->n++] = &season->published[i];
    }
    /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
    sort_rows(book->rows, (size_t)book->n, sizeof *book->rows, by_key, NULL);
    for (int i = 0; i < season->n_seating; i++) {
        int64_t cell = cell_of(book, season->entries[season->seating[i].entry].pupil,
                               day_of(season->seating[i].starts_at));
        if (cell >= 0)
            book->pupils[cell] = true;
    }
    return book;
}

static bool had_exam(const struct auditor *auditor, int number, int64_t monday)
{
    const struct owed_book *book = auditor->owed;
    int mentor = mentor_of(auditor, number);

    if (mentor >= 0 && book->people[cell_of(book, mentor, monday)])
        return true;
    for (int i = auditor->caseload_pupils.first[number];
         i < auditor->caseload_pupils.first[number + 1]; i++) {
        int row = auditor->caseload_pupils.rows[i];
        if (book->pupils[cell_of(book, auditor->season->caseload_pupils[row].pupil, monday)])
            return true;
    }
    return false;
}

/* Above 0: an exam took so many; below: the week had so many more. */
static int balance_of(const struct auditor *auditor, int number, int64_t monday)
{
    const struct owed_book *book = auditor->owed;
    const struct caseload *row = &auditor->season->caseload[number];
    int missing = 0;

    if (cell_of(book, 0, monday) < 0 || !book->told[cell_of(book, 0, monday)])
        return 0;
    for (int d = 0; d < 7; d++)
        if (holds_on(auditor, number, monday + d))
            missing = row->per_week > 0 ? row->per_week : 1;
    for (int i = 0; i < book->n; i++)
        missing -= is_meant(book->rows[i]->key, row->session) &&
                   day_week_start(day_of(book->rows[i]->starts_at)) == monday &&
                   (i == 0 || strcmp(book->rows[i - 1]->key, book->rows[i]->key) != 0);
    return missing > 0 && !had_exam(auditor, number, monday) ? 0 : missing;
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
            is_meant(told->key, row->session) && ordinal(told->key) > most)
            most = ordinal(told->key);
    }
    most -= row->per_week > 0 ? row->per_week : 1;
    return most > 0 ? most : 0;
}

/* Does the range have the whole of the session's week? */
static bool is_whole(const struct auditor *auditor, int number, int64_t monday)
{
    for (int64_t day = monday; day < monday + 7; day++)
        if ((day < auditor->from || day > auditor->until) && holds_on(auditor, number, day))
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
