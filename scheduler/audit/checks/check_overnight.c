/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates who sit a paper on a later day than the others: supervised at school until its
 * day ends, and on the way where the school's staff travel with them. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* Minutes of the span at which nobody has this duty for the candidate are told. */
static void check_span(struct auditor *auditor, const char *kind, const struct sitting *row,
                       int64_t from_at, int64_t until_at)
{
    const struct season *season = auditor->season;
    const char *pupil = fact_pupil(auditor, season->entries[row->entry].pupil);
    struct stretch stretch = {
        .rule = kind,
        .source = fact_figure(auditor, FIGURE_DEFER_SUPERVISION)->source,
        .what =
            arena_text(auditor->arena, "adults with candidate %s before a deferred paper", pupil),
        .where = fact_place(auditor, row->room, -1)};

    if (day_of(from_at) < auditor->from || day_of(from_at) > auditor->until)
        return;
    look_site(auditor, kind, auditor->season->rooms[row->room].site, day_of(from_at));
    look_fact(auditor, kind, "candidate %s, %s", pupil, fact_span(auditor, from_at, until_at));
    for (int64_t at = from_at; at < until_at; at++) {
        int there = 0;
        for (int i = 0; i < auditor->n_site_duties; i++) {
            const struct assignment *duty = auditor->duties[auditor->site_duties[i]].row;
            there += strcmp(duty->kind, kind) == 0 && duty->starts_at <= at && duty->ends_at > at &&
                     fact_key_names(duty->key, pupil);
        }
        stretch_add(auditor, &stretch, at, at + 1, 1, there > 0);
    }
    stretch_end(auditor, &stretch);
}

static void check_sitting(struct auditor *auditor, const struct sitting *row)
{
    const struct season *season = auditor->season;
    int pupil = season->entries[row->entry].pupil;
    const struct paper *paper = &season->papers[season->entries[row->entry].paper];
    int usual = fact_figure(auditor, paper->session == SESSION_PM ? FIGURE_PM_PUBLISHED
                                                                  : FIGURE_AM_PUBLISHED)
                    ->value;
    int64_t from_at = paper->date * DAY_MIN + (paper->start >= 0 ? paper->start : usual) +
                      fact_figure(auditor, FIGURE_DEFER_SUPERVISION)->value;
    int64_t home_at = paper->date * DAY_MIN + season_setting_int(season, "day_end");

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *other = &season->seating[i];
        int64_t leaves_at = other->ends_at > other->release_at ? other->ends_at : other->release_at;
        if (season->entries[other->entry].pupil == pupil &&
            day_of(other->starts_at) == paper->date && leaves_at > from_at)
            from_at = leaves_at;
    }
    if (home_at < from_at)
        home_at = from_at;
    check_span(auditor, "overnight", row, from_at, home_at);
    if (strcmp(season_setting(season, "overnight"), "staff") != 0)
        return;
    int travel = season_setting_int(season, "overnight_travel");
    int64_t back_at = row->starts_at - fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value;
    check_span(auditor, "escort", row, home_at, home_at + travel);
    check_span(auditor, "escort", row, back_at - travel, back_at);
}

/* On the next day, or the one after it; not what has several dates or none. */
void audit_overnight(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        const struct entry *entry = &season->entries[row->entry];
        const struct paper *paper = &season->papers[entry->paper];
        int64_t later = day_of(row->starts_at) - paper->date;
        if (entry->status != ENTRY_WITHDRAWN && row->part == 0 && paper->date >= 0 &&
            (paper->session != SESSION_NONE || paper->start >= 0) && (later == 1 || later == 2))
            check_sitting(auditor, row);
    }
}
