/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/bounds/told_week.h - small random weeks of which people know a plan, and all plans there
 * are. */
#ifndef TESTS_TOLD_WEEK_H
#define TESTS_TOLD_WEEK_H

#include <string.h>

#include "solver/rungs.h"
#include "tests/support/solver_random.h"

enum { OFFERS = 12, PEOPLE = 5, TELLS = 3 * OFFERS };

/* A week, what is known of it, and whom a change tells. */
struct told_week {
    struct random_problem random;
    bool known[OFFERS], may_change[OFFERS], told_anyway[PEOPLE];
    struct tell tells[TELLS];
    struct rungs_ask ask;
};

/* What is known is legal: as many offers as fit, in random order. */
static void make_known(struct told_week *week)
{
    struct random_problem *r = &week->random;
    const struct problem *p = &r->problem;
    int64_t value[LEVELS];

    for (int i = 0; i < p->n_offers; i++)
        week->known[i] = p->offers[i].locked;
    for (int n = 0; n < 2 * p->n_offers; n++) {
        int i = random_below(r, p->n_offers);
        bool was = week->known[i];
        week->known[i] = true;
        if (!problem_judge(p, week->known, value, NULL, NULL))
            week->known[i] = was;
    }
}

static void add_tell(struct told_week *week, int person, int offer, int with, bool dropped)
{
    week->tells[week->ask.n_tells++] = (struct tell){person, offer, with, dropped};
}

static void make_tells(struct told_week *week)
{
    struct random_problem *r = &week->random;
    const struct problem *p = &r->problem;
    int nobody = random_below(r, 2 * p->n_people); /* may be told without being counted */

    for (int i = 0; i < p->n_offers; i++) {
        int person = p->offers[i].person;
        if (person == nobody)
            continue;
        if (week->known[i])
            add_tell(week, person, i, -1, true);
        else if (!random_once_in(r, 6))
            add_tell(week, person, i, -1, false);
        int with = random_once_in(r, 2) ? random_below(r, p->n_offers) : -1;
        if (!week->known[i] && with != i && random_once_in(r, 5)) /* somebody else gets it, too */
            add_tell(week, random_below(r, p->n_people), i, with, false);
    }
}

static bool week_make(struct told_week *week, uint64_t seed)
{
    static const struct random_size size = {PEOPLE, 6, OFFERS, false};
    static const int orders[][4] = {{0, 1, 2, 4}, {0, 1, 4, 2}, {3, 2, 1, 0}, {5, 6, 0, 3}};
    int64_t value[LEVELS];

    memset(week, 0, sizeof *week);
    random_make(&week->random, &size, seed);
    const struct problem *p = &week->random.problem;
    if (p->n_offers == 0)
        return false;
    make_known(week);
    if (!problem_judge(p, week->known, value, NULL, NULL))
        return false; /* its locks contradict each other */
    for (int i = 0; i < p->n_offers; i++)
        week->may_change[i] = !random_once_in(&week->random, 8);
    for (int i = 0; i < p->n_people; i++)
        week->told_anyway[i] = random_once_in(&week->random, 12);
    make_tells(week);
    week->ask.problem = p;
    week->ask.known = week->known;
    week->ask.may_change = week->may_change;
    week->ask.tells = week->tells;
    week->ask.told_anyway = week->told_anyway;
    week->ask.n_people = p->n_people;
    week->ask.n_levels = 4;
    memcpy(week->ask.levels, orders[random_below(&week->random, 4)], 4 * sizeof(int));
    week->ask.most = PEOPLE;
    return true;
}

static int told_by(const struct told_week *week, const bool *plan)
{
    bool told[PEOPLE];
    int n = 0;

    memcpy(told, week->told_anyway, sizeof told);
    for (int i = 0; i < week->ask.n_tells; i++) {
        const struct tell *tell = &week->tells[i];
        if (plan[tell->offer] != tell->dropped && (tell->with < 0 || plan[tell->with]))
            told[tell->person] = true;
    }
    for (int p = 0; p < week->ask.n_people; p++)
        n += told[p];
    return n;
}

static int compare(const struct told_week *week, const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < week->ask.n_levels; i++) {
        int level = week->ask.levels[i];
        if (a[level] != b[level])
            return a[level] < b[level] ? -1 : 1;
    }
    return 0;
}

/* The best of all plans that tell so many, by how many; told[n]: there is one. */
static inline void try_all(const struct told_week *week, bool *there, int64_t best[][LEVELS])
{
    const struct problem *p = &week->random.problem;
    int64_t value[LEVELS];
    bool plan[OFFERS];

    for (int bits = 0; bits < 1 << p->n_offers; bits++) {
        bool stays = true;
        for (int i = 0; i < p->n_offers; i++) {
            plan[i] = bits >> i & 1;
            stays = stays && (week->may_change[i] || plan[i] == week->known[i]);
        }
        if (!stays || !problem_judge(p, plan, value, NULL, NULL))
            continue;
        int n = told_by(week, plan);
        if (there[n] && compare(week, value, best[n]) >= 0)
            continue;
        there[n] = true;
        memcpy(best[n], value, sizeof value);
    }
}

/* The least of a level among plans that tell at most n, and are no worse at the levels before;
 * known: by level; at: place among the levels asked for. */
static inline int64_t least_of(const struct told_week *week, int n, const int64_t *known, int at)
{
    const struct problem *p = &week->random.problem;
    int64_t value[LEVELS], least = INT64_MAX;
    bool plan[OFFERS];

    for (int bits = 0; bits < 1 << p->n_offers; bits++) {
        bool fits = true;
        for (int i = 0; i < p->n_offers; i++) {
            plan[i] = bits >> i & 1;
            fits = fits && (week->may_change[i] || plan[i] == week->known[i]);
        }
        if (!fits || told_by(week, plan) > n || !problem_judge(p, plan, value, NULL, NULL))
            continue;
        for (int k = 0; k < at; k++)
            fits = fits && value[week->ask.levels[k]] <= known[week->ask.levels[k]];
        if (fits && value[week->ask.levels[at]] < least)
            least = value[week->ask.levels[at]];
    }
    return least;
}

#endif
