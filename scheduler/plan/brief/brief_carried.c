/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_carried.c - who had more than their share in other weeks has credit in
 * this one.
 *
 * For each other week of the season what people of one role had of exams and
 * cover is held against the share their contract has in it; whoever was not
 * in that week neither gains nor loses.  The balance told comes on top. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <string.h>

/* Whose contract names no hours counts as half a week, as in balance.c. */
enum { NOON = 12 * 60, HALF_DAY = 4 * 60, USUAL_WEEK = 1110 };

static int64_t told(const struct season *season, int person)
{
    int64_t minutes = 0;

    for (int i = 0; i < season->n_balances; i++)
        minutes += season->balances[i].staff == person ? season->balances[i].minutes : 0;
    return minutes;
}

static bool is_load(const struct assignment *row)
{
    const struct duty_kind *kind = duty_kind_find(row->kind);

    return kind && !row->standing && (kind->tags & (TAG_EXAM | TAG_COVER | TAG_STANDING));
}

static int64_t load_of(const struct brief *brief, int person, int64_t monday)
{
    const struct slices *of = &brief->others_of;
    int64_t minutes = 0;

    for (int i = of->first[person]; i < of->first[person + 1]; i++) {
        const struct assignment *row = brief->others[of->items[i]];
        if (day_week_start(day_of(row->starts_at)) == monday && is_load(row))
            minutes += row->ends_at - row->starts_at;
    }
    return minutes;
}

/* Minutes a person stood ready for in a week; who is paid by the duty, what they offered. */
static int64_t ready_min(const struct brief *brief, int person, int64_t monday)
{
    const struct season *season = brief->world->season;
    const struct person *who = &season->people[person];
    int64_t minutes = 0;

    if ((who->from >= 0 && monday + 6 < who->from) || (who->until >= 0 && monday > who->until))
        return 0;
    if (who->contract_min >= 0 || who->offers == OFFERS_PATTERN)
        return who->contract_min > 0 ? who->contract_min : USUAL_WEEK;
    for (int i = 0; i < season->n_availability; i++) {
        const struct availability *row = &season->availability[i];
        if (row->staff == person && row->answer != ANSWER_NO && row->date >= monday &&
            row->date < monday + 7)
            minutes += row->session == SESSION_NONE && row->start >= 0 && row->end > row->start
                           ? row->end - row->start
                           : HALF_DAY; /* a morning or an afternoon */
    }
    return minutes;
}

static bool is_absent(const struct season *season, int person, int64_t monday)
{
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == person && !row->tentative && row->start <= monday * DAY_MIN + NOON &&
            row->end >= (monday + 4) * DAY_MIN + NOON)
            return true;
    }
    return false;
}

/* One week's load and readiness of everybody. */
struct ledger {
    int64_t *load, *ready;
};

static void read_week(const struct brief *brief, int64_t monday, struct ledger *ledger)
{
    for (int p = 0; p < brief->crew.n_people; p++) {
        bool absent = is_absent(brief->world->season, p, monday);
        ledger->ready[p] = absent ? 0 : ready_min(brief, p, monday);
        ledger->load[p] = ledger->ready[p] > 0 ? load_of(brief, p, monday) : 0;
    }
}

/* What is above each one's share of the week's load among people of their role. */
static void carry_week(const struct brief *brief, const struct ledger *ledger, int64_t *carried)
{
    const struct person *people = brief->world->season->people;

    for (int p = 0; p < brief->crew.n_people; p++) {
        int64_t load = 0, ready = 0;
        for (int q = 0; ledger->ready[p] > 0 && q < brief->crew.n_people; q++) {
            bool alike = strcmp(people[q].role, people[p].role) == 0;
            load += alike ? ledger->load[q] : 0;
            ready += alike ? ledger->ready[q] : 0;
        }
        if (ready > 0)
            carried[p] += ledger->load[p] - load * ledger->ready[p] / ready;
    }
}

const int64_t *brief_carried(const struct brief *brief)
{
    int n_people = brief->crew.n_people, n = brief->others_of.first[n_people];
    int64_t *carried = arena_new(brief->arena, int64_t, n_people + 1);
    int64_t first = INT64_MAX, last = INT64_MIN;
    struct ledger ledger = {arena_new(brief->arena, int64_t, n_people + 1),
                            arena_new(brief->arena, int64_t, n_people + 1)};

    for (int p = 0; p < n_people; p++)
        carried[p] = told(brief->world->season, p);
    for (int i = 0; i < n; i++) {
        int64_t monday =
            day_week_start(day_of(brief->others[brief->others_of.items[i]]->starts_at));
        first = monday < first ? monday : first;
        last = monday > last ? monday : last;
    }
    int64_t reach = 7 * (int64_t)brief->policy.balance_weeks;
    int64_t since = day_week_start(brief->world->from) - reach;
    int64_t until = day_week_start(brief->world->until) + reach;
    first = first > since ? first : since;
    last = last < until ? last : until;
    for (int64_t monday = first; n > 0 && reach > 0 && monday <= last; monday += 7) {
        read_week(brief, monday, &ledger);
        carry_week(brief, &ledger, carried);
    }
    return carried;
}
