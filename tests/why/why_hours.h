/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/why/why_hours.h - a bottleneck of hours, counted again. */
#ifndef TESTS_WHY_HOURS_H
#define TESTS_WHY_HOURS_H

#include "tests/why/why_case.h"

static inline bool has_person(const struct bottleneck *bottleneck, int person)
{
    for (int i = 0; i < bottleneck->n_people; i++) {
        if (bottleneck->people[i] == person)
            return true;
    }
    return false;
}

/* What the people have left of limits of this family, added up; -1: somebody has none. */
static inline int64_t left_of(const struct asked *asked, const struct bottleneck *bottleneck,
                              const struct quota *family)
{
    const struct problem *problem = &asked->why.brief->problem;
    int64_t sum = 0;

    for (int i = 0; i < bottleneck->n_people; i++) {
        int64_t least = INT64_MAX;
        for (int q = 0; q < problem->n_quotas; q++) {
            const struct quota *row = &problem->quotas[q];
            int64_t rest = row->used < row->max ? row->max - row->used : 0;
            if (row->person == bottleneck->people[i] && row->over_cost == 0 &&
                row->from_at == family->from_at && row->until_at == family->until_at &&
                row->tags == family->tags && row->by_minute == family->by_minute && rest < least)
                least = rest;
        }
        if (least == INT64_MAX)
            return -1;
        sum += least;
    }
    return sum;
}

/* A limit that all these duties count in, and of which the people have so much left. */
static inline bool has_so_much(const struct asked *asked, const struct bottleneck *bottleneck)
{
    const struct brief *brief = asked->why.brief;

    for (int q = 0; q < brief->problem.n_quotas; q++) {
        const struct quota *row = &brief->problem.quotas[q];
        bool counts = row->from_at == bottleneck->from_at &&
                      row->until_at == bottleneck->until_at &&
                      row->by_minute == bottleneck->by_minute;
        for (int i = 0; counts && i < bottleneck->n_duties; i++) {
            int task = brief->duty_task[bottleneck->duties[i].duty];
            counts = (brief->problem.tasks[task].tags & row->tags) == row->tags;
        }
        if (counts && left_of(asked, bottleneck, row) == bottleneck->has_min)
            return true;
    }
    return false;
}

static inline int check_hours(const struct asked *asked, int duty,
                              const struct bottleneck *bottleneck)
{
    const struct problem *problem = &asked->why.brief->problem;
    int64_t needs = 0;
    bool own = false;

    for (int i = 0; i < bottleneck->n_duties; i++) {
        const struct duty *row = why_duty(&asked->why, bottleneck->duties[i].duty);
        int64_t shortest = INT64_MAX;
        for (int s = 0; s < row->n_slots; s++) {
            int64_t amount =
                bottleneck->by_minute ? row->slots[s].ends_at - row->slots[s].starts_at : 1;
            assert_true(row->slots[s].starts_at >= bottleneck->from_at);
            assert_true(row->slots[s].ends_at <= bottleneck->until_at);
            shortest = amount < shortest ? amount : shortest;
        }
        own = own || bottleneck->duties[i].duty == duty;
        needs += shortest * row->need;
        assert_true(bottleneck->needs_min - shortest * row->need <= bottleneck->has_min);
        for (int o = 0; o < problem->n_offers; o++) {
            if (problem->slots[problem->offers[o].slot].task ==
                asked->why.brief->duty_task[bottleneck->duties[i].duty])
                assert_true(has_person(bottleneck, problem->offers[o].person));
        }
    }
    assert_true(own);
    assert_true(has_so_much(asked, bottleneck));
    assert_true(needs == bottleneck->needs_min);
    assert_true(needs > bottleneck->has_min);
    return 1;
}

#endif
