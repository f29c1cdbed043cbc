/* SPDX-License-Identifier: GPL-3.0-or-later
 * People's days and weeks: one place at a time, travel, breaks, rest, hours. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static const struct assignment *row_at(const struct auditor *auditor, int i)
{
    return auditor->duties[i].row;
}

static int site_of(const struct auditor *auditor, const struct assignment *row)
{
    if (row->room >= 0)
        return auditor->season->rooms[row->room].site;
    return row->site;
}

static void check_pair(struct auditor *auditor, const struct assignment *before,
                       const struct assignment *after)
{
    const struct person *person = &auditor->season->people[before->staff];
    int from = site_of(auditor, before), to = site_of(auditor, after), gap = person->gap_minutes;
    struct audit_spot spot = spot_of(after);

    if (after->starts_at < before->ends_at) {
        audit_tell(auditor, "overlap", AUDIT_HARD, spot, "one person, one place",
                   "%s is in two places: %s and %s", person->staff,
                   fact_span(auditor, before->starts_at, before->ends_at),
                   fact_span(auditor, after->starts_at, after->ends_at));
        return;
    }
    if (from >= 0 && to >= 0 && from != to) {
        int travel = season_travel(auditor->season, from, to);
        if (travel > gap)
            gap = travel;
    }
    if (after->starts_at < before->ends_at + gap)
        audit_tell(auditor, "travel", AUDIT_HARD, spot, "travel and time between duties",
                   "%s has %lld minutes between %s and %s and needs %d", person->staff,
                   (long long)(after->starts_at - before->ends_at),
                   fact_place(auditor, before->room, before->site),
                   fact_place(auditor, after->room, after->site), gap);
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

    if (day_of(before->starts_at) != day_of(after->starts_at) &&
        (end_min >= late || start_min < early) && after->starts_at < before->ends_at + rest->value)
        audit_tell(auditor, "daily_rest", AUDIT_HARD, spot_of(after), rest->source,
                   "%s has less than %d minutes of rest before %s",
                   fact_code(auditor, after->staff), rest->value,
                   moment_text(auditor->arena, after->starts_at));
}

/* Longest free stretch of [from_at, until_at) among duties [first, end). */
static int64_t longest_free(const struct auditor *auditor, int first, int end, int64_t from_at,
                            int64_t until_at)
{
    int64_t free_at = from_at, longest = 0;

    for (int i = first; i < end; i++) {
        const struct assignment *row = row_at(auditor, i);
        if (row->ends_at <= from_at || row->starts_at >= until_at)
            continue;
        if (row->starts_at - free_at > longest)
            longest = row->starts_at - free_at;
        if (row->ends_at > free_at)
            free_at = row->ends_at;
    }
    return until_at - free_at > longest ? until_at - free_at : longest;
}

static bool pattern_holds(const struct season *season, const struct pattern *row, int64_t day)
{
    if (row->date >= 0)
        return row->date == day;
    for (int i = 0; i < season->n_patterns; i++)
        if (season->patterns[i].staff == row->staff && season->patterns[i].date == day)
            return false; /* the day's own rows replace the week's */
    return season_happens(season, day, row->weekday, row->week, -1, -1);
}

struct day_work { /* duties [first, end) of one person on one day */
    int first, end, person;
    int64_t day, from_at, until_at;
};

static void check_lunch(struct auditor *auditor, const struct day_work *work)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        int64_t from_at = work->day * DAY_MIN + row->start,
                until_at = work->day * DAY_MIN + row->end;
        if (row->staff != work->person || row->kind != PATTERN_LUNCH || row->minutes <= 0 ||
            !pattern_holds(season, row, work->day) || work->from_at >= from_at ||
            work->until_at <= until_at)
            continue;
        if (longest_free(auditor, work->first, work->end, from_at, until_at) < row->minutes)
            audit_tell(auditor, "lunch", AUDIT_HARD,
                       (struct audit_spot){"", work->person, from_at, until_at},
                       "the person's work pattern", "%s has no %d minutes for lunch in %s",
                       fact_code(auditor, work->person), row->minutes,
                       fact_span(auditor, from_at, until_at));
    }
}

static void check_protected(struct auditor *auditor, const struct day_work *work)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_patterns; i++) {
        const struct pattern *row = &season->patterns[i];
        if (row->staff != work->person || row->kind != PATTERN_PROTECTED ||
            !pattern_holds(season, row, work->day))
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

/* Minutes of the day's duties that lie outside every work span; -1: no pattern at all. */
static int64_t outside_min(const struct auditor *auditor, const struct day_work *work)
{
    const struct season *season = auditor->season;
    int64_t outside = 0;
    bool any = false;

    for (int k = work->first; k < work->end; k++) {
        const struct assignment *duty = row_at(auditor, k);
        int64_t inside = 0;
        for (int i = 0; i < season->n_patterns; i++) {
            const struct pattern *row = &season->patterns[i];
            int64_t from_at = work->day * DAY_MIN + row->start,
                    until_at = work->day * DAY_MIN + row->end;
            if (row->staff != work->person || row->kind != PATTERN_WORK)
                continue;
            any = true;
            if (!pattern_holds(season, row, work->day))
                continue;
            from_at = duty->starts_at > from_at ? duty->starts_at : from_at;
            until_at = duty->ends_at < until_at ? duty->ends_at : until_at;
            inside += until_at > from_at ? until_at - from_at : 0;
        }
        if (duty->ends_at - duty->starts_at > inside)
            outside += duty->ends_at - duty->starts_at - inside;
    }
    return any ? outside : -1;
}

static void check_pattern(struct auditor *auditor, const struct day_work *work)
{
    const struct person *person = &auditor->season->people[work->person];
    const struct figure *figure = fact_figure(auditor, FIGURE_OUTSIDE_PATTERN);
    struct audit_spot spot = {"", work->person, work->from_at, work->until_at};
    int most = person->overtime_minutes_per_week < figure->value ? person->overtime_minutes_per_week
                                                                 : figure->value;

    if (person->offers == OFFERS_ASKED)
        return;
    int64_t outside = outside_min(auditor, work);
    if (outside < 0)
        audit_tell(auditor, "pattern", AUDIT_CANNOT_TELL, spot, "the person's work pattern",
                   "%s has no work pattern", person->staff);
    else if (outside > (most > 0 ? most : 0))
        audit_tell(auditor, "pattern", AUDIT_HARD, spot, figure->source,
                   "%s works %lld minutes outside the pattern on %s and may %d", person->staff,
                   (long long)outside, day_text(auditor->arena, work->day), most > 0 ? most : 0);
}

static void check_caps(struct auditor *auditor, const struct day_work *work)
{
    const struct person *person = &auditor->season->people[work->person];
    struct audit_spot spot = {"", work->person, work->from_at, work->until_at};
    int64_t all = 0, exam = 0;

    for (int k = work->first; k < work->end; k++) {
        int64_t minutes = row_at(auditor, k)->ends_at - row_at(auditor, k)->starts_at;
        all += minutes;
        exam += auditor->duties[k].exam ? minutes : 0;
    }
    if (person->max_minutes_per_day >= 0 && all > person->max_minutes_per_day)
        audit_tell(auditor, "day_cap", AUDIT_HARD, spot, "the staff list",
                   "%s works %lld minutes on %s and may %d", person->staff, (long long)all,
                   day_text(auditor->arena, work->day), person->max_minutes_per_day);
    if (person->max_exam_minutes_per_day >= 0 && exam > person->max_exam_minutes_per_day)
        audit_tell(auditor, "exam_cap", AUDIT_HARD, spot, "the staff list",
                   "%s has %lld exam minutes on %s and may have %d", person->staff, (long long)exam,
                   day_text(auditor->arena, work->day), person->max_exam_minutes_per_day);
}

/* More than six hours at a stretch owe twenty minutes inside. */
static void check_break(struct auditor *auditor, const struct day_work *work)
{
    int after = fact_figure(auditor, FIGURE_BREAK_AFTER)->value;
    int pause = fact_figure(auditor, FIGURE_BREAK_MINUTES)->value;
    int64_t from_at = INT64_MIN, until_at = INT64_MIN;

    for (int k = work->first; k < work->end; k++) {
        const struct assignment *row = row_at(auditor, k);
        if (until_at == INT64_MIN || row->starts_at >= until_at + pause)
            from_at = row->starts_at;
        if (row->ends_at > until_at)
            until_at = row->ends_at;
        if (until_at - from_at > after) {
            audit_tell(auditor, "break", AUDIT_HARD,
                       (struct audit_spot){"", work->person, from_at, until_at},
                       fact_figure(auditor, FIGURE_BREAK_AFTER)->source,
                       "%s works %s without %d minutes of break", fact_code(auditor, work->person),
                       fact_span(auditor, from_at, until_at), pause);
            return;
        }
    }
}

static void check_week(struct auditor *auditor, int first, int end)
{
    const struct person *person = &auditor->season->people[row_at(auditor, first)->staff];
    int64_t minutes = 0;

    for (int i = first; i < end; i++)
        minutes += row_at(auditor, i)->ends_at - row_at(auditor, i)->starts_at;
    if (person->contract_min < 0 || person->offers == OFFERS_ASKED)
        return;
    int overtime = person->overtime_minutes_per_week > 0 ? person->overtime_minutes_per_week : 0;
    if (minutes > person->contract_min + overtime)
        audit_tell(
            auditor, "week_hours", AUDIT_HARD,
            (struct audit_spot){"", row_at(auditor, first)->staff,
                                row_at(auditor, first)->starts_at,
                                row_at(auditor, end - 1)->ends_at},
            "the contract", "%s works %lld minutes in the week of %s; contract and overtime are %d",
            person->staff, (long long)minutes,
            day_text(auditor->arena, day_week_start(day_of(row_at(auditor, first)->starts_at))),
            person->contract_min + overtime);
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
    check_lunch(auditor, &work);
    check_protected(auditor, &work);
    check_pattern(auditor, &work);
    check_caps(auditor, &work);
    check_break(auditor, &work);
}

void audit_days(struct auditor *auditor)
{
    int day_first = 0, week_first = 0;

    for (int i = 0; i < auditor->n_duties; i++) {
        const struct assignment *now = row_at(auditor, i);
        const struct assignment *next = i + 1 < auditor->n_duties ? row_at(auditor, i + 1) : NULL;
        bool same = next && next->staff == now->staff;

        if (same) {
            check_pair(auditor, now, next);
            check_rest(auditor, now, next);
        }
        if (!same || day_of(next->starts_at) != day_of(now->starts_at)) {
            check_day(auditor, day_first, i + 1);
            day_first = i + 1;
        }
        if (!same ||
            day_week_start(day_of(next->starts_at)) != day_week_start(day_of(now->starts_at))) {
            check_week(auditor, week_first, i + 1);
            week_first = i + 1;
        }
    }
}
