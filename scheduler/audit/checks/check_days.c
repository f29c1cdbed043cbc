/* SPDX-License-Identifier: GPL-3.0-or-later
 * People's days: one place at a time, travel, breaks, rest.
 *
 * What two of somebody's own lessons do to each other is the timetable's doing, not the plan's:
 * told as soft. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static const struct assignment *row_at(const struct auditor *auditor, int i)
{
    return auditor->duties[i].row;
}

static enum audit_severity weight(const struct assignment *a, const struct assignment *b)
{
    return a->standing && b->standing ? AUDIT_SOFT : AUDIT_HARD;
}

/* Up to the piece, ":p1", and what was cut of it when somebody left, ":+1"; 0: it has neither. */
static size_t seat_length(const char *key)
{
    const char *end = key + strlen(key), *at = end;

    for (int words = 0; words < 2 && at > key; words++) {
        const char *from = at - 1;
        while (from > key && *from != ':')
            from--;
        if (*from != ':' || (from[1] != 'p' && from[1] != '+') || from[2] < '0' || from[2] > '9')
            break;
        at = from;
    }
    return at < end ? (size_t)(at - key) : 0;
}

/* Pieces of one seat, one after the other: "...:p1", "...:p2"; "...:+1" after what it was cut from.
 */
static bool goes_on(const struct assignment *before, const struct assignment *after)
{
    size_t a = seat_length(before->key), b = seat_length(after->key);

    return a > 0 && a == b && strncmp(before->key, after->key, a) == 0;
}

/* Minutes between two duties: the person's own, else the school's. */
static int gap_of(const struct auditor *auditor, int person)
{
    int own = auditor->season->people[person].gap_minutes;

    return own > 0 ? own : season_setting_int(auditor->season, "gap");
}

/* Does the person's own timetable keep the gap it asks for? */
static bool keeps_gap(const struct auditor *auditor, int person)
{
    const struct assignment *last = NULL;
    int first, end;

    fact_duties(auditor, person, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = row_at(auditor, i);
        if (!row->standing)
            continue;
        if (last && row->starts_at < last->ends_at + gap_of(auditor, person))
            return false;
        last = row;
    }
    return true;
}

static void check_pair(struct auditor *auditor, const struct assignment *before,
                       const struct assignment *after)
{
    const struct person *person = &auditor->season->people[before->staff];
    int way = fact_way(auditor, before, after);
    enum audit_severity severity = weight(before, after);

    look_plan(auditor, "travel");
    if (after->starts_at < before->ends_at) {
        audit_tell(auditor, "overlap", severity, spot_of(after), "one person, one place",
                   "%s is in two places: %s and %s", person->staff,
                   fact_span(auditor, before->starts_at, before->ends_at),
                   fact_span(auditor, after->starts_at, after->ends_at));
        return;
    }
    int gap = goes_on(before, after) ? 0 : gap_of(auditor, before->staff);
    if (after->starts_at >= before->ends_at + (way > gap ? way : gap))
        return;
    if (after->starts_at >= before->ends_at + way && !keeps_gap(auditor, before->staff))
        severity = AUDIT_SOFT;
    audit_tell(auditor, "travel", severity, spot_of(after), "travel and time between duties",
               "%s has %lld minutes between %s and %s and needs %d", person->staff,
               (long long)(after->starts_at - before->ends_at),
               fact_place(auditor, before->room, before->site),
               fact_place(auditor, after->room, after->site), way > gap ? way : gap);
}

/* Late evenings and early mornings owe the night between them. */
static void check_rest(struct auditor *auditor, const struct assignment *before,
                       const struct assignment *after)
{
    const struct figure *rest = fact_figure(auditor, FIGURE_DAILY_REST);
    int late = fact_figure(auditor, FIGURE_LATE_WORK)->value;
    int early = fact_figure(auditor, FIGURE_EARLY_WORK)->value;
    int64_t end_min = before->ends_at - day_of(before->starts_at) * DAY_MIN;
    int64_t start_min = after->starts_at - day_of(after->starts_at) * DAY_MIN;

    look_plan(auditor, "daily_rest");
    if (day_of(before->starts_at) != day_of(after->starts_at) &&
        (end_min > late || start_min < early) && after->starts_at < before->ends_at + rest->value) {
        audit_tell(auditor, "daily_rest", weight(before, after), spot_of(after), rest->source,
                   "%s has less than %d minutes of rest before %s",
                   fact_code(auditor, after->staff), rest->value,
                   moment_text(auditor->arena, after->starts_at));
    }
}

struct day_work { /* duties [first, end) of one person on one day */
    int first, end, person;
    int64_t day, from_at, until_at;
};

/* Longest free stretch of [from_at, until_at); own: of the person's standing work alone. */
static int64_t longest_free(const struct auditor *auditor, const struct day_work *work, bool own,
                            int64_t from_at, int64_t until_at)
{
    int64_t free_at = from_at, longest = 0;

    for (int i = work->first; i < work->end; i++) {
        const struct assignment *row = row_at(auditor, i);
        if (row->ends_at <= from_at || row->starts_at >= until_at || (own && !row->standing))
            continue;
        if (row->starts_at - free_at > longest)
            longest = row->starts_at - free_at;
        if (row->ends_at > free_at)
            free_at = row->ends_at;
    }
    return until_at - free_at > longest ? until_at - free_at : longest;
}

struct lunch {
    int64_t from_at, until_at;
    int minutes;
};

static void check_lunch(struct auditor *auditor, const struct day_work *work,
                        const struct lunch *lunch)
{
    if (lunch->minutes <= 0 || lunch->until_at - lunch->from_at < lunch->minutes ||
        work->from_at >= lunch->from_at || work->until_at <= lunch->until_at ||
        longest_free(auditor, work, false, lunch->from_at, lunch->until_at) >= lunch->minutes)
        return;
    bool own = longest_free(auditor, work, true, lunch->from_at, lunch->until_at) < lunch->minutes;
    audit_tell(auditor, "lunch", own ? AUDIT_SOFT : AUDIT_HARD,
               (struct audit_spot){"", work->person, lunch->from_at, lunch->until_at},
               "the person's work pattern", "%s has no %d minutes for lunch in %s",
               fact_code(auditor, work->person), lunch->minutes,
               fact_span(auditor, lunch->from_at, lunch->until_at));
}

/* Lunches of the pattern; who has none, and works by one, has the school's. */
static void check_lunches(struct auditor *auditor, const struct day_work *work)
{
    const struct season *season = auditor->season;
    int64_t midnight = work->day * DAY_MIN;
    int usual = season_setting_int(season, "lunch_minutes");
    bool any = false;

    for (int i = auditor->patterns.first[work->person];
         i < auditor->patterns.first[work->person + 1]; i++) {
        const struct pattern *row = &season->patterns[auditor->patterns.rows[i]];
        if (row->kind != PATTERN_LUNCH || !pattern_holds(auditor, row, work->day))
            continue;
        any = true;
        check_lunch(auditor, work,
                    &(struct lunch){midnight + row->start, midnight + row->end,
                                    row->minutes > 0 ? row->minutes : usual});
    }
    if (!any && season->people[work->person].offers == OFFERS_PATTERN)
        check_lunch(auditor, work,
                    &(struct lunch){midnight + season_setting_int(season, "lunch_from"),
                                    midnight + season_setting_int(season, "lunch_until"), usual});
}

static void check_protected(struct auditor *auditor, const struct day_work *work)
{
    for (int i = auditor->patterns.first[work->person];
         i < auditor->patterns.first[work->person + 1]; i++) {
        const struct pattern *row = &auditor->season->patterns[auditor->patterns.rows[i]];
        if (row->kind != PATTERN_PROTECTED || !pattern_holds(auditor, row, work->day))
            continue;
        for (int k = work->first; k < work->end; k++) {
            const struct assignment *duty = row_at(auditor, k);
            if (!duty->standing &&
                fact_meets(duty->starts_at, duty->ends_at, work->day * DAY_MIN + row->start,
                           work->day * DAY_MIN + row->end))
                audit_tell(auditor, "protected", AUDIT_HARD, spot_of(duty), "protected time",
                           "%s works in protected time: %s", fact_code(auditor, work->person),
                           fact_span(auditor, duty->starts_at, duty->ends_at));
        }
    }
}

/* A stretch without a break of its length; own: of the standing work alone. */
static bool runs_on(const struct auditor *auditor, const struct day_work *work, bool own,
                    struct lunch *stretch)
{
    int after = fact_figure(auditor, FIGURE_BREAK_AFTER)->value;
    int64_t from_at = INT64_MIN, until_at = INT64_MIN;

    for (int k = work->first; k < work->end; k++) {
        const struct assignment *row = row_at(auditor, k);
        if (own && !row->standing)
            continue;
        if (until_at == INT64_MIN || row->starts_at >= until_at + stretch->minutes)
            from_at = row->starts_at;
        if (row->ends_at > until_at)
            until_at = row->ends_at;
        if (until_at - from_at > after) {
            stretch->from_at = from_at;
            stretch->until_at = until_at;
            return true;
        }
    }
    return false;
}

/* More than six hours at a stretch owe twenty minutes inside. */
static void check_break(struct auditor *auditor, const struct day_work *work)
{
    struct lunch rest = {.minutes = fact_figure(auditor, FIGURE_BREAK_MINUTES)->value}, own = rest;

    if (!runs_on(auditor, work, false, &rest))
        return;
    audit_tell(auditor, "break", runs_on(auditor, work, true, &own) ? AUDIT_SOFT : AUDIT_HARD,
               (struct audit_spot){"", work->person, rest.from_at, rest.until_at},
               fact_figure(auditor, FIGURE_BREAK_AFTER)->source,
               "%s works %s without %d minutes of break", fact_code(auditor, work->person),
               fact_span(auditor, rest.from_at, rest.until_at), rest.minutes);
}

static void check_day(struct auditor *auditor, int first, int end)
{
    struct day_work work = {.first = first,
                            .end = end,
                            .person = row_at(auditor, first)->staff,
                            .day = day_of(row_at(auditor, first)->starts_at),
                            .from_at = row_at(auditor, first)->starts_at,
                            .until_at = INT64_MIN};

    for (int i = first; i < end; i++)
        if (row_at(auditor, i)->ends_at > work.until_at)
            work.until_at = row_at(auditor, i)->ends_at;
    look_plan(auditor, "lunch");
    look_plan(auditor, "protected");
    look_plan(auditor, "break");
    check_lunches(auditor, &work);
    check_protected(auditor, &work);
    check_break(auditor, &work);
}

void audit_days(struct auditor *auditor)
{
    const struct assignment *last = NULL; /* what ends last so far */

    for (int i = 0, first = 0; i < auditor->n_duties; i++) {
        const struct assignment *now = row_at(auditor, i);
        const struct assignment *next = i + 1 < auditor->n_duties ? row_at(auditor, i + 1) : NULL;

        look_plan(auditor, "overlap");
        if (last && last->staff == now->staff) {
            check_pair(auditor, last, now);
            check_rest(auditor, last, now);
        }
        if (!last || last->staff != now->staff || now->ends_at > last->ends_at)
            last = now;
        if (!next || next->staff != now->staff ||
            day_of(next->starts_at) != day_of(now->starts_at)) {
            check_day(auditor, first, i + 1);
            first = i + 1;
        }
    }
}
