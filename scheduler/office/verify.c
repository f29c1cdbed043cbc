/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/office/office.h"

/* What verify looks at: the days that were planned, told or seated. */
static struct office_range judged_range(const struct office *office, bool published)
{
    const struct season *season = &office->season;
    struct office_range range = {-1, -1};

    if (!published && office_plan_range(office, &range))
        return range;
    for (int i = 0; published && i < season->n_versions; i++) {
        if (range.from < 0 || season->versions[i].from < range.from)
            range.from = season->versions[i].from;
        if (season->versions[i].until > range.until)
            range.until = season->versions[i].until;
    }
    if (range.from < 0 && !office_season_range(office, &range))
        range.from = range.until = day_of(office->now_at);
    return range;
}

bool office_verify(struct office *office, bool published, struct audit *audit, struct fault *fault)
{
    const struct season *season = &office->season;
    struct office_range range = judged_range(office, published);

    (void)fault;
    if (published)
        audit_make(season, &office->rules, season->published, season->n_published, range.from,
                   range.until, office->arena, audit);
    else
        audit_make(season, &office->rules, season->draft, season->n_draft, range.from, range.until,
                   office->arena, audit);
    return true;
}
