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

void office_audit(struct office *office, struct office_range range, bool published,
                  struct audit *audit)
{
    const struct season *season = &office->season;
    struct office_range all = judged_range(office, published);

    if (range.from < 0)
        range.from = all.from;
    if (range.until < 0)
        range.until = all.until > range.from ? all.until : range.from;
    audit_make(season, &office->rules, published ? season->published : season->draft,
               published ? season->n_published : season->n_draft, range.from, range.until,
               office->arena, audit);
}

bool office_verify(struct office *office, bool published, struct audit *audit, struct fault *fault)
{
    (void)fault;
    office_audit(office, (struct office_range){-1, -1}, published, audit);
    return true;
}
