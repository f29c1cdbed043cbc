/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults between the rooms of a site: rovers where one adult is invigilator and
 * helper, floaters, rest breaks, late desk, reserve. */
#include <string.h>

#include "scheduler/audit/auditor.h"

struct post {
    const char *kind, *what;
    bool (*wanted)(const struct auditor *, const struct run *);
    enum figure_id rooms; /* one serves so many */
};

/* The one candidate's roles together; is that one adult's work? */
static bool wants_rover(const struct auditor *auditor, const struct run *run)
{
    unsigned roles = 0;
    bool invigilated = false, helped = false;

    for (int i = run->first; i < run->end; i++)
        roles |= auditor->seats[i].roles;
    if (run->n_pupils != 1 || !fact_may_combine(auditor, roles))
        return false;
    const int *first = &auditor->room_duties_first[run->room];
    for (int i = first[0]; i < first[1]; i++) {
        const struct duty_fact *duty = &auditor->duties[auditor->room_duties[i]];
        if (!fact_meets(duty->row->starts_at, duty->row->ends_at, run->from_at, run->until_at))
            continue;
        invigilated = invigilated || (duty->invigilates && !duty->combined);
        helped = helped || (duty->helps && !duty->combined);
    }
    if (invigilated && helped)
        return false; /* two adults watch each other */
    for (int role = 0; role < auditor->rules->n_helpers; role++)
        if ((roles >> role & 1) && auditor->rules->helpers[role].rover_then)
            return true;
    return false;
}

static bool any_room(const struct auditor *auditor, const struct run *run)
{
    (void)auditor;
    (void)run;
    return true;
}

/* Somebody alone takes breaks under the eyes of the room's own adult. */
static bool wants_breaks(const struct auditor *auditor, const struct run *run)
{
    bool any = false;

    for (int i = run->first; i < run->end; i++)
        any = any || auditor->seats[i].rest_per_hour > 0;
    return any && run->n_pupils > 1;
}

bool post_serves(const struct auditor *auditor, const struct run *run, bool roving)
{
    return roving ? wants_rover(auditor, run) : wants_breaks(auditor, run);
}

static const struct post rover = {"rover", "roving invigilators", wants_rover, FIGURE_ROVER_ROOMS};
static const struct post floater = {"floater", "floaters", any_room, FIGURE_FLOATER_ROOMS};
static const struct post breaks = {"rest_breaks", "rest-break supervisors", wants_breaks,
                                   FIGURE_REST_BREAK_ROOMS};

struct rooms { /* runs of one site and day, by start */
    const struct run *const *list;
    int count, site;
};

/* Minutes of the day at which rooms begin and end, and the posts change. */
static int read_moments(const struct auditor *auditor, const struct rooms *rooms, const char *kind,
                        int64_t **moments)
{
    int64_t midnight = day_of(rooms->list[0]->from_at) * DAY_MIN;
    int first = posts_from(auditor, rooms->site, midnight);
    int end = posts_from(auditor, rooms->site, midnight + DAY_MIN), count = 0;
    int64_t *list = arena_new(auditor->arena, int64_t, 2 * (rooms->count + end - first));

    for (int i = 0; i < rooms->count; i++) {
        list[count++] = rooms->list[i]->from_at;
        list[count++] = rooms->list[i]->until_at;
    }
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (strcmp(row->kind, kind) != 0)
            continue;
        list[count++] = row->starts_at;
        list[count++] = row->ends_at;
    }
    *moments = list;
    return moments_sort(list, count);
}

static void check_post(struct auditor *auditor, const struct rooms *rooms, const struct post *post)
{
    const struct figure *figure = fact_figure(auditor, post->rooms);
    bool *wanted = arena_new(auditor->arena, bool, rooms->count);
    int most = figure->value > 0 ? figure->value : 1, any = 0;
    int64_t *moments;
    struct stretch stretch = {.rule = post->kind,
                              .source = figure->source,
                              .what = post->what,
                              .where = fact_place(auditor, -1, rooms->site)};

    for (int i = 0; i < rooms->count; i++)
        any += wanted[i] = post->wanted(auditor, rooms->list[i]);
    if (!any)
        return;
    look_site(auditor, post->kind, rooms->site, day_of(rooms->list[0]->from_at));
    look_fact(auditor, post->kind, "%d room%s that day, one serves %d", any, any == 1 ? "" : "s",
              most);
    int count = read_moments(auditor, rooms, post->kind, &moments);
    for (int m = 0; m + 1 < count; m++) {
        int now = 0;
        for (int i = 0; i < rooms->count; i++)
            now += wanted[i] && rooms->list[i]->from_at <= moments[m] &&
                   rooms->list[i]->until_at > moments[m];
        stretch_add(auditor, &stretch, moments[m], moments[m + 1], (now + most - 1) / most,
                    post_there(auditor, post->kind, rooms->site, moments[m]));
    }
    stretch_end(auditor, &stretch);
}

/* Posts a school asks for by a setting: so many in each session with an exam. */
static void check_settings(struct auditor *auditor, const struct rooms *rooms)
{
    const struct {
        const char *kind, *what;
        int wanted;
    } posts[] = {
        {"late_desk", "late desk", fact_setting(auditor, "late_desk")},
        {"reserve", "in reserve", season_setting_int(auditor->season, "reserve_per_session")}};

    for (size_t p = 0; p < sizeof posts / sizeof *posts; p++) {
        for (int i = 0, told = 0; posts[p].wanted > 0 && i < rooms->count; i++) {
            int64_t at = rooms->list[i]->from_at;
            int half = at - day_of(at) * DAY_MIN < DAY_MIN / 2 ? 1 : 2;
            if (told == half)
                continue;
            told = half;
            struct stretch stretch = {.rule = posts[p].kind,
                                      .source = "the school's settings",
                                      .what = posts[p].what,
                                      .where = fact_place(auditor, -1, rooms->site)};
            look_site(auditor, posts[p].kind, rooms->site, day_of(at));
            look_fact(auditor, posts[p].kind, "%d from %s", posts[p].wanted,
                      moment_text(auditor->arena, at));
            stretch_add(auditor, &stretch, at, rooms->list[i]->until_at, posts[p].wanted,
                        post_there(auditor, posts[p].kind, rooms->site, at));
            stretch_end(auditor, &stretch);
        }
    }
}

static void check_site(struct auditor *auditor, const struct run *const *runs, int count, int site)
{
    struct rooms rooms = {runs, count, site};

    check_post(auditor, &rooms, &rover);
    check_post(auditor, &rooms, &breaks);
    if (strcmp(season_setting(auditor->season, "floaters"), "none") != 0)
        check_post(auditor, &rooms, &floater);
    check_settings(auditor, &rooms);
}

void audit_posts(struct auditor *auditor)
{
    posts_each_site(auditor, check_site);
}
