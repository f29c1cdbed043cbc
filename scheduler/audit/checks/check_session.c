/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a site wants while papers start and run, whatever their rooms: technicians for papers
 * on screen, a second pair of eyes before packets are opened. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool any_skilled(const struct auditor *auditor, const char *skill)
{
    for (int i = 0; i < auditor->season->n_skills; i++)
        if (strcmp(auditor->season->skills[i].skill, skill) == 0)
            return true;
    return false;
}

/* On a computer whose technician is planned: always where the paper is on screen. */
static bool is_on_screen(const struct auditor *auditor, const struct seat_fact *seat)
{
    const char *setting = season_setting(auditor->season, "word_processor_technician");

    if (auditor->season->papers[seat->paper].kind == PAPER_ONSCREEN)
        return true;
    return seat->computer && (strcmp(setting, "yes") == 0 ||
                              (strcmp(setting, "skilled") == 0 && any_skilled(auditor, "it")));
}

/* Candidates on screen at a moment in these runs. */
static int on_screen_at(const struct auditor *auditor, const struct run *const *runs, int count,
                        int64_t at)
{
    int found = 0;

    for (int r = 0; r < count; r++) {
        for (int i = runs[r]->first; i < runs[r]->end; i++) {
            const struct seat_fact *seat = &auditor->seats[i];
            found += is_on_screen(auditor, seat) && seat->starts_at <= at && seat->ends_at > at;
        }
    }
    return found;
}

static void check_technicians(struct auditor *auditor, const struct run *const *runs, int count,
                              int site)
{
    const struct figure *figure = fact_figure(auditor, FIGURE_RATIO_PROCESSOR);
    int n_seats = 0, n = 0, most = figure->value > 0 ? figure->value : 1;
    struct stretch stretch = {.rule = "technician",
                              .source = figure->source,
                              .what = "technicians",
                              .where = fact_place(auditor, -1, site)};

    for (int r = 0; r < count; r++)
        n_seats += runs[r]->end - runs[r]->first;
    int64_t *moments = arena_new(auditor->arena, int64_t, 2 * (n_seats + auditor->n_site_duties));
    for (int r = 0; r < count; r++) {
        for (int i = runs[r]->first; i < runs[r]->end; i++) {
            if (!is_on_screen(auditor, &auditor->seats[i]))
                continue;
            moments[n++] = auditor->seats[i].starts_at;
            moments[n++] = auditor->seats[i].ends_at;
        }
    }
    for (int i = 0; n > 0 && i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (row->site != site || strcmp(row->kind, "technician") != 0)
            continue;
        moments[n++] = row->starts_at;
        moments[n++] = row->ends_at;
    }
    if (n > 0)
        look_site(auditor, "technician", site, day_of(runs[0]->from_at));
    n = moments_sort(moments, n);
    for (int m = 0; m + 1 < n; m++) {
        int now = on_screen_at(auditor, runs, count, moments[m]);
        stretch_add(auditor, &stretch, moments[m], moments[m + 1], (now + most - 1) / most,
                    post_there(auditor, "technician", site, moments[m]));
    }
    stretch_end(auditor, &stretch);
}

static bool is_planned(const struct auditor *auditor)
{
    const char *setting = season_setting(auditor->season, "second_check");

    return strcmp(setting, "yes") == 0 ||
           (strcmp(setting, "authorised") == 0 && any_skilled(auditor, "second_check"));
}

/* Somebody is there for all of the minutes before each start. */
static void check_packets(struct auditor *auditor, const struct run *const *runs, int count,
                          int site)
{
    const struct figure *length = fact_figure(auditor, FIGURE_SECOND_CHECK);
    int before = fact_figure(auditor, FIGURE_SECOND_CHECK_BEFORE)->value;
    int64_t last_at = INT64_MIN;

    for (int r = 0; is_planned(auditor) && length->value > 0 && r < count; r++) {
        int64_t at = runs[r]->from_at - before;
        if (at == last_at)
            continue;
        last_at = at;
        look_site(auditor, "second_check", site, day_of(at));
        look_fact(auditor, "second_check", "from %s for %d minutes",
                  moment_text(auditor->arena, at), length->value);
        struct stretch stretch = {.rule = "second_check",
                                  .source = length->source,
                                  .what = "second pairs of eyes",
                                  .where = fact_place(auditor, -1, site)};
        for (int64_t minute = at; minute < at + length->value; minute++)
            stretch_add(auditor, &stretch, minute, minute + 1, 1,
                        post_there(auditor, "second_check", site, minute));
        stretch_end(auditor, &stretch);
    }
}

static void check_site(struct auditor *auditor, const struct run *const *runs, int count, int site)
{
    check_technicians(auditor, runs, count, site);
    check_packets(auditor, runs, count, site);
}

void audit_session(struct auditor *auditor)
{
    posts_each_site(auditor, check_site);
}
