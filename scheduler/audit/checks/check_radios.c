/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is on a post between rooms, or outside, can be called, and who is alone in a room can call:
 * where the school lists its radios (phones), no more people of a site want one at one time than it
 * has (domain 1.2, 6.5). */
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
static int means_at(const struct auditor *auditor, const char *item, int site)
{
    const struct season *season = auditor->season;
    int count = -1;

    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (!fact_same(row->item, item))
            continue;
        count = count < 0 ? 0 : count;
        if (row->site < 0 || row->site == site)
            count += row->count;
    }
    return count;
}

/* Is nobody else who invigilates in the room then? */
static bool is_alone(const struct auditor *auditor, const struct assignment *row, int64_t at)
{
    int n = 0;

    for (int i = auditor->room_duties_first[row->room];
         i < auditor->room_duties_first[row->room + 1]; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        n += duty->invigilates && duty->row->starts_at <= at && duty->row->ends_at > at;
    }
    return n == 1;
}

static bool wants(const struct auditor *auditor, const struct duty_fact *duty, const char *item,
                  int site, int64_t at)
{
    const struct assignment *row = duty->row;

    if (fact_site(auditor, row) != site || row->starts_at > at || row->ends_at <= at)
        return false;
    if (wants_radio(row->kind))
        return fact_same(item, "radio");
    return duty->invigilates && row->room >= 0 &&
           fact_same(summon_words[auditor->season->rooms[row->room].summon], item) &&
           is_alone(auditor, row, at);
}

/* The times of one site that begin on a day: each start is looked at. */
static void check_day(struct auditor *auditor, const char *item, int site, int64_t day, int there)
{
    int most = 0;
    int64_t when = 0;

    for (int i = 0; i < auditor->n_duties; i++) {
        int64_t at = auditor->duties[i].row->starts_at;
        int now = 0;
        if (day_of(at) != day || !wants(auditor, &auditor->duties[i], item, site, at))
            continue;
        for (int k = 0; k < auditor->n_duties; k++)
            now += wants(auditor, &auditor->duties[k], item, site, at);
        if (now > most || (now == most && at < when)) {
            most = now;
            when = at;
        }
    }
    if (most == 0)
        return;
    look_site(auditor, RULE, site, day);
    look_fact(auditor, RULE, "%d want a %s at most, there %s %d", most, item,
              there == 1 ? "is" : "are", there);
    if (most > there)
        audit_tell(auditor, RULE, AUDIT_SOFT, (struct audit_spot){"", -1, when, when + 1}, SOURCE,
                   "%s: %d people want a %s at %s and there %s %d", fact_place(auditor, -1, site),
                   most, item, moment_text(auditor->arena, when), there == 1 ? "is" : "are", there);
}

void audit_radios(struct auditor *auditor)
{
    static const char *const items[] = {"radio", "phone"};

    for (int site = 0; site < auditor->season->n_sites; site++) {
        for (size_t k = 0; k < sizeof items / sizeof *items; k++) {
            int there = means_at(auditor, items[k], site);
            for (int64_t day = auditor->from; there >= 0 && day <= auditor->until; day++)
                check_day(auditor, items[k], site, day, there);
        }
    }
}
