/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults between the rooms of a site: rovers where one adult is invigilator and
 * helper, floaters, rest breaks, late desk, reserve. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

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

/* The first duty without a room at a site that starts on a day or later. */
static int duties_from(const struct auditor *auditor, int site, int64_t at)
{
    int low = 0, high = auditor->n_site_duties;

    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct assignment *row = auditor->duties[auditor->site_duties[middle]].row;
        if (row->site < site || (row->site == site && row->starts_at < at))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int post_there(const struct auditor *auditor, const char *kind, int site, int64_t at)
{
    int count = 0;

    for (int i = duties_from(auditor, site, day_of(at) * DAY_MIN); i < auditor->n_site_duties;
         i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (row->site != site || row->starts_at > at)
            break;
        count += strcmp(row->kind, kind) == 0 && row->ends_at > at;
    }
    return count;
}

bool posts_shared(const struct auditor *auditor, const struct assignment *row)
{
    for (int i = duties_from(auditor, row->site, day_of(row->starts_at) * DAY_MIN);
         i < auditor->n_site_duties; i++) {
        const struct assignment *other = auditor->duties[auditor->site_duties[i]].row;
        if (other->site != row->site || other->starts_at >= row->ends_at)
            return false;
        if (other != row && other->ends_at > row->starts_at && strcmp(other->kind, row->kind) == 0)
            return true;
    }
    return false;
}

struct rooms { /* runs of one site and day, by start */
    const struct run *const *list;
    int count, site;
};

/* Minutes of the day at which rooms begin and end, and the posts change. */
static int read_moments(const struct auditor *auditor, const struct rooms *rooms, const char *kind,
                        int64_t **moments)
{
    int64_t midnight = day_of(rooms->list[0]->from_at) * DAY_MIN;
    int first = duties_from(auditor, rooms->site, midnight);
    int end = duties_from(auditor, rooms->site, midnight + DAY_MIN), count = 0;
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

static int by_site(const void *left, const void *right, const void *context)
{
    const struct auditor *auditor = context;
    const struct run *a = *(const struct run *const *)left, *b = *(const struct run *const *)right;
    int site_a = auditor->season->rooms[a->room].site,
        site_b = auditor->season->rooms[b->room].site;

    if (site_a != site_b)
        return site_a - site_b;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

void audit_posts(struct auditor *auditor)
{
    bool floaters = strcmp(season_setting(auditor->season, "floaters"), "none") != 0;
    const struct run **order = arena_new(auditor->arena, const struct run *, auditor->n_runs + 1);

    for (int i = 0; i < auditor->n_runs; i++)
        order[i] = &auditor->runs[i];
    sort_rows(order, (size_t)auditor->n_runs, sizeof(const struct run *), by_site, auditor);
    for (int first = 0, end = 0; first < auditor->n_runs; first = end) {
        int site = auditor->season->rooms[order[first]->room].site;
        while (end < auditor->n_runs && auditor->season->rooms[order[end]->room].site == site &&
               day_of(order[end]->from_at) == day_of(order[first]->from_at))
            end++;
        struct rooms rooms = {order + first, end - first, site};
        check_post(auditor, &rooms, &rover);
        check_post(auditor, &rooms, &breaks);
        if (floaters)
            check_post(auditor, &rooms, &floater);
        check_settings(auditor, &rooms);
        session_check(auditor, rooms.list, rooms.count, site);
    }
}
