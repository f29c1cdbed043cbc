/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rooms of one site that are in use in one session. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

static int compare_int(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

/* By day, session, site; then as one walks: by block and room. */
static int by_session(const void *left, const void *right, const void *context)
{
    const struct room_group *a = *(const struct room_group *const *)left;
    const struct room_group *b = *(const struct room_group *const *)right;
    const struct season *season = context;
    int order = compare_int(a->day, b->day);

    if (order == 0)
        order = compare_int(a->session, b->session);
    if (order == 0)
        order = compare_int(a->site, b->site);
    if (order == 0 && a->room >= 0 && b->room >= 0)
        order = strcmp(season->rooms[a->room].block, season->rooms[b->room].block);
    if (order == 0)
        order = compare_int(a->room, b->room);
    return order ? order : compare_int(a->start_at, b->start_at);
}

bool derive_in_school(const struct derivation *derivation, const struct room_group *group)
{
    (void)derivation;
    return !group->off_site;
}

int derive_site_sessions(const struct derivation *derivation,
                         bool (*wanted)(const struct derivation *, const struct room_group *),
                         struct site_session **list)
{
    const struct room_group **groups =
        arena_new(derivation->arena, const struct room_group *, derivation->n_groups);
    int n_groups = 0, count = 0, room = 0;

    *list = NULL;
    for (int i = 0; i < derivation->n_groups; i++)
        if (wanted(derivation, &derivation->groups[i]))
            groups[n_groups++] = &derivation->groups[i];
    sort_rows(groups, (size_t)n_groups, sizeof(const struct room_group *), by_session,
              derivation->season);
    for (int i = 0; i < n_groups; i++) {
        struct site_session *last = count ? &(*list)[count - 1] : NULL;
        if (!last || last->day != groups[i]->day || last->session != groups[i]->session ||
            last->site != groups[i]->site) {
            last = LIST_ADD(derivation->arena, *list, count, room);
            *last = (struct site_session){.site = groups[i]->site,
                                          .session = groups[i]->session,
                                          .day = groups[i]->day,
                                          .groups = groups + i};
        }
        last->n_groups++;
    }
    return count;
}

const char *derive_first_series(const struct site_session *session)
{
    const char *series = session->groups[0]->series;

    for (int i = 1; i < session->n_groups; i++)
        if (strcmp(session->groups[i]->series, series) < 0)
            series = session->groups[i]->series;
    return series;
}
