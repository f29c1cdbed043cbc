/* SPDX-License-Identifier: GPL-3.0-or-later
 * What comes after a paper and beside it: scripts written out on the day, a room for those who
 * come late, two adults where a candidate sits at home. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* Does somebody have this duty for the candidate after the paper, on its day? */
static bool written_out(const struct auditor *auditor, const struct seat_fact *seat,
                        const char *role)
{
    const struct season *season = auditor->season;
    const char *pupil = fact_pupil(auditor, seat->pupil);
    const char *paper = season->papers[seat->paper].paper;

    for (int i = 0; i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (strcmp(row->kind, role) == 0 && fact_key_names(row->key, pupil) &&
            strstr(row->key, paper) && row->starts_at >= seat->leaves_at &&
            day_of(row->starts_at) == day_of(seat->starts_at))
            return true;
    }
    return false;
}

static void check_scripts(struct auditor *auditor, const struct seat_fact *seat)
{
    int minutes = fact_figure(auditor, FIGURE_TRANSCRIPT)->value;
    struct audit_spot spot = {"", -1, seat->leaves_at, seat->leaves_at + minutes};

    for (int role = 0; role < auditor->rules->n_helpers; role++) {
        const struct helper_rule *rule = &auditor->rules->helpers[role];
        if (seat->after >> role & 1) {
            look_run(auditor, "after_paper", &auditor->runs[seat->run]);
            look_fact(auditor, "after_paper", "%s: %s", fact_pupil(auditor, seat->pupil),
                      rule->role);
        }
        if ((seat->after >> role & 1) && !written_out(auditor, seat, rule->role)) {
            audit_tell(auditor, "after_paper", AUDIT_OPEN, spot, rule->source,
                       "nobody has %s for candidate %s after %s", rule->role,
                       fact_pupil(auditor, seat->pupil),
                       auditor->season->papers[seat->paper].paper);
        }
    }
}

/* Minutes of a run with fewer adults in the room than a visit wants. */
static void check_pair(struct auditor *auditor, const struct run *run)
{
    int least = season_setting_int(auditor->season, "off_site_adults");
    const int *first = &auditor->room_duties_first[run->room];
    bool away = false;
    struct stretch stretch = {.rule = "off_site_adults",
                              .source = "the school's setting off_site_adults",
                              .what = "adults with a candidate off site",
                              .where = auditor->season->rooms[run->room].room};

    for (int i = run->first; i < run->end; i++)
        away = away || auditor->seats[i].off_site;
    if (away && least > 1) {
        look_run(auditor, "off_site_adults", run);
        look_fact(auditor, "off_site_adults", "%d adults wanted", least);
    }
    for (int64_t at = run->from_at; away && least > 1 && at < run->until_at; at++) {
        int there = 0;
        for (int i = first[0]; i < first[1]; i++) {
            const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
            there += (duty->invigilates || duty->helps) && duty->row->starts_at <= at &&
                     duty->row->ends_at > at;
        }
        /* Nobody at all is told as a missing invigilator. */
        stretch_add(auditor, &stretch, at, at + 1, there ? least : there, there);
    }
    stretch_end(auditor, &stretch);
}

/* Until when may somebody come to this paper and still not be very late?  0: not in its session. */
static int64_t late_until(const struct auditor *auditor, const struct seat_fact *seat, int half)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int most = fact_figure(auditor, FIGURE_LATE_MINUTES)->value;
    int usual = fact_figure(auditor, paper->session == SESSION_PM ? FIGURE_PM_PUBLISHED
                                                                  : FIGURE_AM_PUBLISHED)
                    ->value;
    int64_t start_at = paper->date * DAY_MIN + (paper->start >= 0 ? paper->start : usual);

    if (paper->date != day_of(seat->starts_at) ||
        (paper->session != half && (paper->session != SESSION_NONE || paper->start < 0)))
        return 0;
    return start_at + (paper->minutes < most ? paper->minutes : most);
}

struct late_session { /* of one site, day and half */
    int64_t from_at, late_at;
    int longest;
};

static struct late_session late_of(const struct auditor *auditor, int site, int64_t day, int half)
{
    struct late_session found = {.from_at = INT64_MAX};

    for (int i = 0; i < auditor->n_seats; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        bool morning = seat->starts_at - day_of(seat->starts_at) * DAY_MIN < DAY_MIN / 2;
        if (day_of(seat->starts_at) != day || morning != (half == SESSION_AM) ||
            auditor->season->rooms[seat->sitting->room].site != site)
            continue;
        int64_t until = late_until(auditor, seat, half);
        found.from_at = seat->starts_at < found.from_at ? seat->starts_at : found.from_at;
        if (until > found.late_at)
            found.late_at = until;
        if (until > 0 && seat->sitting->allowed_min > found.longest)
            found.longest = seat->sitting->allowed_min;
    }
    return found;
}

/* An adult is in the late room until who came last has had the full time. */
static void check_late(struct auditor *auditor, int room, int64_t day, int half)
{
    struct late_session late = late_of(auditor, auditor->season->rooms[room].site, day, half);
    const int *first = &auditor->room_duties_first[room];
    struct stretch stretch = {.rule = "late_room",
                              .source = "the school's setting late_room",
                              .what = "adults in the late room",
                              .where = auditor->season->rooms[room].room};

    if (late.longest > 0) {
        look_site(auditor, "late_room", auditor->season->rooms[room].site, day);
        look_fact(auditor, "late_room", "%s from %s on", auditor->season->rooms[room].room,
                  moment_text(auditor->arena, late.from_at));
    }
    for (int64_t at = late.from_at; late.longest > 0 && at < late.late_at + late.longest; at++) {
        int there = 0;
        for (int i = first[0]; i < first[1]; i++) {
            const struct assignment *row = auditor->duties[auditor->room_duties[i]].row;
            there +=
                strcmp(row->kind, "late_room") == 0 && row->starts_at <= at && row->ends_at > at;
        }
        stretch_add(auditor, &stretch, at, at + 1, 1, there);
    }
    stretch_end(auditor, &stretch);
}

void audit_after(struct auditor *auditor)
{
    int late = season_room(auditor->season, season_setting(auditor->season, "late_room"));

    for (int i = 0; i < auditor->n_seats; i++)
        if (auditor->seats[i].after)
            check_scripts(auditor, &auditor->seats[i]);
    for (int r = 0; r < auditor->n_runs; r++)
        check_pair(auditor, &auditor->runs[r]);
    for (int64_t day = auditor->from; late >= 0 && day <= auditor->until; day++) {
        check_late(auditor, late, day, SESSION_AM);
        check_late(auditor, late, day, SESSION_PM);
    }
}
