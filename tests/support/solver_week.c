/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/solver_week.h"

#include <stdlib.h>

static int week_random(struct week *week, int below)
{
    week->random ^= week->random << 13;
    week->random ^= week->random >> 7;
    week->random ^= week->random << 17;
    return (int)(week->random % (uint64_t)below);
}

static int week_task(struct week *week, int need, int level, int64_t cost, uint64_t tags)
{
    struct problem *p = &week->problem;

    week->tasks[p->n_tasks] = (struct task){p->n_slots, 0, need, level, cost, tags};
    return p->n_tasks++;
}

static int week_slot(struct week *week, int64_t starts_at, int minutes, int place)
{
    struct problem *p = &week->problem;
    struct slot *slot = &week->slots[p->n_slots];

    *slot = (struct slot){p->n_tasks - 1, starts_at, starts_at + minutes, place, minutes, 0};
    if (starts_at % 1440 < 9 * 60)
        slot->unpopular_min = 15;
    week->tasks[p->n_tasks - 1].n_slots++;
    return p->n_slots++;
}

static struct offer *week_offer(struct week *week, int slot, int person)
{
    struct offer *offer = &week->offers[week->problem.n_offers++];

    *offer = (struct offer){.slot = slot, .person = person};
    offer->cost[6] = week_random(week, 8);
    return offer;
}

/* Everybody who may, casuals at their price; `named` free of any. */
static void week_offers(struct week *week, int slot, int kind, int named, int casuals)
{
    for (int p = 0; p < week->problem.n_people; p++) {
        if (p != named && (!week->may[p][kind] || week_random(week, 100) < 4))
            continue;
        struct offer *offer = week_offer(week, slot, p);

        if (p == named)
            offer->cost[6] = 0;
        else if (kind == KIND_COVER)
            offer->cost[6] += 20;
        if (p < casuals)
            offer->cost[4] = 22 * week->slots[slot].worked_min;
    }
}

static void week_exams(struct week *week, const struct week_shape *shape, int day)
{
    static const int begins[2] = {8 * 60 + 45, 13 * 60 + 15};

    for (int room = 0; room < 2 * shape->rooms; room++) {
        int64_t at = INT64_C(1440) * day + begins[room % 2];
        int minutes = 75 + 15 * week_random(week, 6);
        int kind = room / 2 < (shape->rooms + 1) / 2 ? KIND_INVIGILATE
                   : room % 4 < 2                    ? KIND_READ
                                                     : KIND_SCRIBE;
        int need = kind == KIND_INVIGILATE && shape->rooms > 4 ? 1 + week_random(week, 4) : 1;
        int task = week_task(week, need, 0, 10000, TAG_EXAM);

        week_offers(week, week_slot(week, at, minutes, week_random(week, 2)), kind, -1,
                    shape->casuals);
        if (need > 1)
            week->mixes[week->problem.n_mixes++] = (struct mix){task, 1, TAG_LEAD, 0, 5000};
        if (minutes > 120 && need == 1 && room + 2 < 2 * shape->rooms) { /* a second piece */
            int next = week_task(week, 1, 0, 10000, TAG_EXAM);

            week_offers(week, week_slot(week, at + minutes, 45, 0), kind, -1, shape->casuals);
            week->bonds[week->problem.n_bonds++] = (struct bond){task, next, 6, 10};
        }
    }
}

static void week_lessons(struct week *week, const struct week_shape *shape, int day)
{
    static const int periods[6] = {525, 575, 645, 695, 785, 835};

    for (int p = shape->casuals; p < week->problem.n_people; p++) {
        for (int lesson = 0; lesson < 6; lesson++) {
            if (week_random(week, 6) >= shape->lessons)
                continue;
            (void)week_task(week, 1, 1, 1000, TAG_LESSON);
            week_offers(week, week_slot(week, INT64_C(1440) * day + periods[lesson], 50, 0),
                        KIND_COVER, p, shape->casuals);
        }
    }
    for (int n = 0; n < shape->duties; n++) {
        (void)week_task(week, 1, 2, 300, TAG_DUTY);
        week_offers(week,
                    week_slot(week, INT64_C(1440) * day + 500 + 15 * week_random(week, 25), 30, 0),
                    KIND_DUTY, -1, shape->casuals);
    }
}

static void week_mentoring(struct week *week, const struct week_shape *shape)
{
    struct problem *p = &week->problem;

    for (int n = 0; n < shape->movable; n++) {
        int pupil = n / 2;

        (void)week_task(week, 1, 2, 300, TAG_MENTOR);
        for (int s = 0; s < shape->starts; s++) {
            int64_t at = (s * 5 / shape->starts) * INT64_C(1440) + 525 + 50 * week_random(week, 7);
            int slot = week_slot(week, at + s % 3, 50, week_random(week, 2));

            week_offers(week, slot, KIND_MENTOR, -1, shape->casuals);
        }
        if (n % 2 == 0)
            week->resources[p->n_resources++].capacity = 1;
        (void)pupil;
    }
}

static void week_uses(struct week *week)
{
    struct problem *p = &week->problem;
    int first = -1;

    for (int t = 0; t < p->n_tasks; t++)
        if (first < 0 && week->tasks[t].tags == TAG_MENTOR)
            first = t;
    for (int t = first; first >= 0 && t < p->n_tasks && week->tasks[t].tags == TAG_MENTOR; t++)
        for (int s = week->tasks[t].first_slot;
             s < week->tasks[t].first_slot + week->tasks[t].n_slots; s++)
            week->uses[p->n_uses++] = (struct use){s, (t - first) / 2, 1};
}

static void week_people(struct week *week, const struct week_shape *shape)
{
    struct problem *p = &week->problem;

    for (int i = 0; i < p->n_people; i++) {
        bool casual = i < shape->casuals;

        for (int day = 0; day < 5; day++) {
            for (int s = 0; s < 7; s++)
                week->starts_at[(size_t)day * 16 + s] = INT64_C(1440) * day + 690 + 15 * s;
            week->breaks[p->n_breaks++] = (struct rest_break){i,
                                                              30,
                                                              INT64_C(1440) * day + 690,
                                                              INT64_C(1440) * day + 825,
                                                              &week->starts_at[(size_t)day * 16],
                                                              7,
                                                              INT64_C(1440) * day,
                                                              INT64_C(1440) * day + 1440,
                                                              false,
                                                              false,
                                                              false};
            week->quotas[p->n_quotas++] = (struct quota){i,
                                                         INT64_C(1440) * day,
                                                         INT64_C(1440) * day + 1440,
                                                         0,
                                                         true,
                                                         0,
                                                         casual ? 330 : 390,
                                                         0,
                                                         0,
                                                         0};
            if (casual)
                week->callouts[p->n_callouts++] = (struct callout){
                    i, INT64_C(1440) * day, INT64_C(1440) * day + 1440, 0, 4, 1500};
        }
        week->quotas[p->n_quotas++] =
            (struct quota){i, 0, INT64_C(7) * 1440, 0, true, 0, casual ? 1200 : 1500, 4, 15, 400};
        week->quotas[p->n_quotas++] =
            (struct quota){i, 0, INT64_C(7) * 1440, 0, true, 0, casual ? 1500 : 1740, 0, 0, 0};
    }
}

static void week_shares(struct week *week, const struct week_shape *shape)
{
    struct problem *p = &week->problem;

    for (int g = 0; g < 2; g++) {
        week->groups[p->n_share_groups++] =
            (struct share_group){5, 1, g ? TAG_EXAM | TAG_DUTY : 0, 0, INT64_C(7) * 1440};
        for (int i = g ? shape->casuals : 0; i < (g ? p->n_people : shape->casuals); i++)
            week->shares[p->n_shares++] = (struct share){g, i, week_random(week, 60), 15};
    }
}

static void *week_list(size_t n, size_t size)
{
    void *list = calloc(n, size);

    if (!list)
        abort();
    return list;
}

struct week *week_make(const struct week_shape *shape, uint64_t seed)
{
    struct week *week = week_list(1, sizeof *week);
    struct problem *p = &week->problem;

    week->random = seed * 0x9e3779b97f4a7c15U + 1;
    p->tasks = week->tasks = week_list(WEEK_MAX_TASKS, sizeof *week->tasks);
    p->slots = week->slots = week_list(WEEK_MAX_SLOTS, sizeof *week->slots);
    p->offers = week->offers = week_list(WEEK_MAX_OFFERS, sizeof *week->offers);
    p->quotas = week->quotas = week_list(WEEK_MAX_ROWS, sizeof *week->quotas);
    p->uses = week->uses = week_list(WEEK_MAX_ROWS, sizeof *week->uses);
    p->breaks = week->breaks = week_list(WEEK_MAX_ROWS, sizeof *week->breaks);
    p->callouts = week->callouts = week_list(WEEK_MAX_ROWS, sizeof *week->callouts);
    p->bonds = week->bonds = week_list(WEEK_MAX_ROWS, sizeof *week->bonds);
    p->shares = week->shares = week_list(WEEK_MAX_ROWS, sizeof *week->shares);
    p->mixes = week->mixes = week_list(WEEK_MAX_ROWS, sizeof *week->mixes);
    p->resources = week->resources = week_list(WEEK_MAX_ROWS, sizeof *week->resources);
    p->share_groups = week->groups;
    p->gap_min = week->gap_min;
    p->person_tags = week->person_tags;
    p->travel_min = week->travel_min;
    week->travel_min[1] = week->travel_min[2] = 20;
    p->n_places = 2;
    p->n_people = shape->casuals + shape->teachers;
    for (int i = 0; i < p->n_people; i++) {
        static const int casual_pct[6] = {100, 70, 50, 20, 0, 60};
        static const int staff_pct[6] = {85, 75, 60, 90, 95, 100};

        week->gap_min[i] = 5 * week_random(week, 2);
        week->person_tags[i] = week_random(week, 3) ? TAG_LEAD : 0;
        for (int kind = 0; kind < 6; kind++)
            week->may[i][kind] =
                week_random(week, 100) < (i < shape->casuals ? casual_pct[kind] : staff_pct[kind]);
    }
    for (int day = 0; day < 5; day++) {
        week_exams(week, shape, day);
        week_lessons(week, shape, day);
    }
    week_mentoring(week, shape);
    week_uses(week);
    week_people(week, shape);
    week_shares(week, shape);
    p->slack[5] = 8;
    p->slack[6] = 1;
    p->slack_pct[6] = 2;
    return week;
}

void week_release(struct week *week)
{
    free(week->tasks);
    free(week->slots);
    free(week->offers);
    free(week->quotas);
    free(week->uses);
    free(week->breaks);
    free(week->callouts);
    free(week->bonds);
    free(week->shares);
    free(week->mixes);
    free(week->resources);
    free(week);
}
