/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the law asks of a week of work: a day free, and no more than so many hours.  Both are
 * measured over longer times as well, which one plan does not show: never more than CANNOT TELL. */
#include "scheduler/audit/auditor.h"

/* The longest time without work in the week of duties [first, end), by start. */
static int64_t longest_rest(const struct auditor *auditor, int first, int end)
{
    int64_t from_at = day_week_start(day_of(auditor->duties[first].row->starts_at)) * DAY_MIN;
    int64_t until_at = from_at + (int64_t)7 * DAY_MIN, longest = 0;

    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[i].row;
        longest = row->starts_at - from_at > longest ? row->starts_at - from_at : longest;
        from_at = row->ends_at > from_at ? row->ends_at : from_at;
    }
    return until_at - from_at > longest ? until_at - from_at : longest;
}

static void check_rest(struct auditor *auditor, int first, int end)
{
    const struct figure *figure = fact_figure(auditor, FIGURE_WEEKLY_REST);
    const struct assignment *row = auditor->duties[first].row;
    int64_t rest = longest_rest(auditor, first, end);

    look_plan(auditor, "weekly_rest");
    if (rest < figure->value) {
        audit_tell(auditor, "weekly_rest", AUDIT_CANNOT_TELL,
                   (struct audit_spot){"", row->staff, row->starts_at,
                                       auditor->duties[end - 1].row->ends_at},
                   figure->source,
                   "%s has no more than %lld hours free at a stretch in the week of %s: the week "
                   "before or after has to make up for it",
                   fact_code(auditor, row->staff), (long long)rest / 60,
                   day_text(auditor->arena, day_week_start(day_of(row->starts_at))));
    }
}

static void check_most(struct auditor *auditor, int first, int end)
{
    const struct figure *figure = fact_figure(auditor, FIGURE_WEEK_MOST);
    const struct assignment *row = auditor->duties[first].row;
    struct beside beside = fact_beside(auditor, first, end);
    int64_t worked = beside.travel_min + beside.kept_min;

    look_plan(auditor, "week_most");
    for (int i = first; i < end; i++)
        worked += auditor->duties[i].row->ends_at - auditor->duties[i].row->starts_at;
    if (worked > figure->value) {
        audit_tell(auditor, "week_most", AUDIT_CANNOT_TELL,
                   (struct audit_spot){"", row->staff, row->starts_at,
                                       auditor->duties[end - 1].row->ends_at},
                   figure->source,
                   "%s works %lld minutes in the week of %s, and the most is %d on average over 17 "
                   "weeks, unless they opted out",
                   fact_code(auditor, row->staff), (long long)worked,
                   day_text(auditor->arena, day_week_start(day_of(row->starts_at))), figure->value);
    }
}

void audit_weeks(struct auditor *auditor)
{
    for (int i = 0, week = 0; i < auditor->n_duties; i++) {
        if (fact_goes_on(auditor, i, true))
            continue;
        check_rest(auditor, week, i + 1);
        check_most(auditor, week, i + 1);
        week = i + 1;
    }
}
