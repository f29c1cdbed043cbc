/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is short in the sessions, added up: whom to hire for which half of the day, and the cost. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/forecast/forecast.h"

static int64_t cost_of(const struct season *season, int64_t day, int64_t minutes)
{
    int rate = forecast_rate(season, day);

    return rate < 0 ? -1 : (minutes * rate + 30) / 60;
}

static void hire_add(struct hires *hires, const struct lack *lack,
                     const struct forecast_session *session, const struct season *season,
                     struct arena *arena)
{
    struct hire *found = NULL;
    int64_t pence = cost_of(season, session->day, lack->minutes);

    for (int i = 0; i < hires->n; i++)
        if (hires->list[i].session == session->session &&
            strcmp(hires->list[i].role, lack->role) == 0)
            found = &hires->list[i];
    if (!found) {
        found = LIST_ADD(arena, hires->list, hires->n, hires->room);
        *found = (struct hire){.role = lack->role, .session = session->session};
    }
    found->people = lack->people > found->people ? lack->people : found->people;
    found->times++;
    found->minutes += lack->minutes;
    found->pence = pence < 0 || found->pence < 0 ? -1 : found->pence + pence;
}

static int by_hours(const void *left, const void *right, const void *context)
{
    const struct hire *a = left, *b = right;

    (void)context;
    if (a->minutes != b->minutes)
        return a->minutes > b->minutes ? -1 : 1;
    return a->session != b->session ? a->session - b->session : strcmp(a->role, b->role);
}

struct hires hires_of(const struct forecast *forecast, const struct season *season,
                      struct arena *arena)
{
    struct hires hires = {0};

    for (int i = 0; i < forecast->n_sessions; i++)
        for (int k = 0; k < forecast->sessions[i].n_lacks; k++)
            hire_add(&hires, &forecast->sessions[i].lacks[k], &forecast->sessions[i], season,
                     arena);
    sort_rows(hires.list, (size_t)hires.n, sizeof *hires.list, by_hours, NULL);
    return hires;
}

struct totals totals_of(const struct forecast *forecast, const struct hires *hires)
{
    struct totals totals = {.sessions = forecast->n_sessions};

    for (int i = 0; i < forecast->n_sessions; i++) {
        int missing = forecast->sessions[i].missing;
        totals.short_sessions += missing > 0;
        totals.missing += missing;
        totals.leaving += forecast->sessions[i].leaving;
        totals.worst = missing > totals.worst ? missing : totals.worst;
    }
    for (int i = 0; i < hires->n; i++) {
        totals.minutes += hires->list[i].minutes;
        totals.pence =
            hires->list[i].pence < 0 || totals.pence < 0 ? -1 : totals.pence + hires->list[i].pence;
    }
    return totals;
}
