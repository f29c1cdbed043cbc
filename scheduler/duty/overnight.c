/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper sat on a later day than the others sit it (domain 1.8): the candidate is supervised
 * from so long after its published start.  At school that is ours until the school day ends;
 * then the family's or, where the school says so, staff's, who travel with the candidate there
 * and back. */
#include <string.h>

#include "scheduler/duty/genders.h"

enum { LATER_DAYS = 3 }; /* Friday's paper on Monday is no overnight supervision */

struct deferred {
    const struct sitting *sitting;
    int pupil, paper, series, site;
    int64_t from_at, home_at; /* supervised from; leaves the school */
};

static int64_t published_at(const struct derivation *derivation, const struct paper *paper)
{
    enum figure_id usual = paper->session == SESSION_PM ? FIGURE_PM_PUBLISHED : FIGURE_AM_PUBLISHED;

    return derive_at(paper->date,
                     paper->start >= 0 ? paper->start : rules_figure(derivation->rules, usual));
}

/* When the candidate has done with the exams of a day. */
static int64_t last_of_day(const struct season *season, int pupil, int64_t day)
{
    int64_t last_at = INT64_MIN;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        int64_t leaves_at = row->release_at > row->ends_at ? row->release_at : row->ends_at;
        if (season->entries[row->entry].pupil == pupil && day_of(row->starts_at) == day &&
            leaves_at > last_at)
            last_at = leaves_at;
    }
    return last_at;
}

static bool read_deferred(const struct derivation *derivation, const struct sitting *sitting,
                          struct deferred *deferred)
{
    const struct season *season = derivation->season;
    const struct entry *entry = &season->entries[sitting->entry];
    const struct paper *paper = &season->papers[entry->paper];
    int64_t later = paper->date == DAY_NONE ? 0 : day_of(sitting->starts_at) - paper->date;
    bool timed = paper->session != SESSION_NONE || paper->start >= 0;

    if (entry->status == ENTRY_WITHDRAWN || sitting->part > 0 || !timed || later < 1 ||
        later >= LATER_DAYS)
        return false;
    *deferred = (struct deferred){
        .sitting = sitting,
        .pupil = entry->pupil,
        .paper = entry->paper,
        .series = entry->series >= 0 ? entry->series : paper->series,
        .site = sitting->room >= 0 ? season->rooms[sitting->room].site : -1,
        .from_at = published_at(derivation, paper) +
                   rules_figure(derivation->rules, FIGURE_DEFER_SUPERVISION),
        .home_at = derive_at(paper->date, season_setting_int(season, "day_end")),
    };
    int64_t last_at = last_of_day(season, entry->pupil, paper->date);
    deferred->from_at = last_at > deferred->from_at ? last_at : deferred->from_at;
    deferred->home_at =
        deferred->home_at > deferred->from_at ? deferred->home_at : deferred->from_at;
    return true;
}

static void add_span(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct deferred *deferred, const char *way, int64_t from_at,
                     int64_t until_at, struct duties *duties)
{
    const struct season *season = derivation->season;
    const struct derive_day *day = derive_day_of(derivation, day_of(from_at));

    if (from_at >= until_at || !day || !day->in_range)
        return;
    struct duty *duty = duty_add(duties, kind);
    duty->key =
        arena_text(derivation->arena, "%s:%s%s:%s:%s", derive_series_code(season, deferred->series),
                   kind->name, way, derive_paper_code(derivation, deferred->paper, 0),
                   season->pupils[deferred->pupil].pupil);
    duty->because = derive_figure_text(derivation, FIGURE_DEFER_SUPERVISION);
    duty->series_paper = deferred->paper;
    duty->pupil = deferred->pupil;
    duty->pupils = arena_dup(derivation->arena, &deferred->pupil, 1, sizeof deferred->pupil);
    duty->n_pupils = 1;
    derive_fixed_slot(
        derivation, duty,
        &(struct duty_slot){
            .starts_at = from_at, .ends_at = until_at, .room = -1, .site = deferred->site});
    duty->role = *way ? "escort" : "clash_supervisor";
    duty->off_site = *way;
    if (*way)
        gender_ask(derivation, duty, gender_of(derivation, deferred->pupil));
}

/* At school, until the school day ends. */
void derive_overnight(const struct duty_kind *kind, const struct derivation *derivation,
                      struct duties *duties)
{
    struct deferred deferred;

    for (int i = 0; i < derivation->season->n_seating; i++)
        if (read_deferred(derivation, &derivation->season->seating[i], &deferred))
            add_span(derivation, kind, &deferred, "", deferred.from_at, deferred.home_at, duties);
}

/* On the way home and back. */
void derive_escorts(const struct duty_kind *kind, const struct derivation *derivation,
                    struct duties *duties)
{
    const struct season *season = derivation->season;
    int travel_min = season_setting_int(season, "overnight_travel");
    int before_min = rules_figure(derivation->rules, FIGURE_CANDIDATE_BEFORE);
    bool staff = strcmp(season_setting(season, "overnight"), "staff") == 0;
    struct deferred deferred;

    for (int i = 0; staff && i < season->n_seating; i++) {
        if (!read_deferred(derivation, &season->seating[i], &deferred))
            continue;
        int64_t there_at = deferred.sitting->starts_at - before_min;
        add_span(derivation, kind, &deferred, ":home", deferred.home_at,
                 deferred.home_at + travel_min, duties);
        add_span(derivation, kind, &deferred, ":back", there_at - travel_min, there_at, duties);
    }
}
