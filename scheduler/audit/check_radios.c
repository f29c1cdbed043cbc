/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is on a post between rooms, or outside, can be called: where the school lists its radios,
 * no more people are on such posts of a site at one time than it has (domain 1.2, 6.5). */
#include <string.h>

#include "scheduler/audit/auditor.h"

#define RULE   "radio"
#define SOURCE "the school's equipment list"

static bool wants_radio(const char *kind)
{
    static const char *const posts[] = {"rover",     "floater",    "rest_breaks", "break_duty",
                                        "gate_duty", "lunch_duty", "bus_duty",    "on_call"};

    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (strcmp(kind, posts[i]) == 0)
            return true;
    return false;
}

/* Of a site, with those that are anywhere; -1: the school lists none at all. */
static int radios_at(const struct auditor *auditor, int site)
{
    const struct season *season = auditor->season;
    int count = -1;

    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (!fact_same(row->item, "radio"))
            continue;
        count = count < 0 ? 0 : count;
        if (row->site < 0 || row->site == site)
            count += row->count;
    }
    return count;
}

static bool is_post_of(const struct auditor *auditor, int duty, int site, int64_t at)
{
    const struct assignment *row = auditor->duties[duty].row;

    return wants_radio(row->kind) && fact_site(auditor, row) == site && row->starts_at <= at &&
           row->ends_at > at;
}

/* The posts of one site that begin on a day: each start is looked at. */
static void check_day(struct auditor *auditor, int site, int64_t day, int radios)
{
    int most = 0;
    int64_t when = 0;

    for (int i = 0; i < auditor->n_duties; i++) {
        const struct assignment *row = auditor->duties[i].row;
        int now = 0;
        if (day_of(row->starts_at) != day || !is_post_of(auditor, i, site, row->starts_at))
            continue;
        for (int k = 0; k < auditor->n_duties; k++)
            now += is_post_of(auditor, k, site, row->starts_at);
        if (now > most || (now == most && row->starts_at < when)) {
            most = now;
            when = row->starts_at;
        }
    }
    if (most == 0)
        return;
    look_site(auditor, RULE, site, day);
    look_fact(auditor, RULE, "%d on posts at most, %d radio%s", most, radios,
              radios == 1 ? "" : "s");
    if (most > radios)
        audit_tell(auditor, RULE, AUDIT_SOFT, (struct audit_spot){"", -1, when, when + 1}, SOURCE,
                   "%s: %d people are on posts at %s and there are %d radios",
                   fact_place(auditor, -1, site), most, moment_text(auditor->arena, when), radios);
}

void audit_radios(struct auditor *auditor)
{
    for (int site = 0; site < auditor->season->n_sites; site++) {
        int radios = radios_at(auditor, site);
        for (int64_t day = auditor->from; radios >= 0 && day <= auditor->until; day++)
            check_day(auditor, site, day, radios);
    }
}
