/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/why/why_count.h - the most that people can do one after the other, counted by trying every
 * choice. */
#ifndef TESTS_WHY_COUNT_H
#define TESTS_WHY_COUNT_H

#include <stdlib.h>

#include "scheduler/base/day.h"
#include "tests/why/why_case.h"

static struct {
    const struct asked *asked;
    const struct bottleneck *bottleneck;
    int person, without; /* duty left out; -1 */
    int best;
    bool *chosen; /* by offer */
    bool barred;
} choice;

static inline void hear(void *context, const struct finding *finding)
{
    (void)context;
    choice.barred = choice.barred || (finding->hard && finding->person == choice.person &&
                                      strcmp(finding->limit, "bond") != 0);
}

/* What is not possible stays so, whatever is added. */
static inline bool is_possible(void)
{
    int64_t value[LEVELS];

    choice.barred = false;
    (void)problem_judge(&choice.asked->why.brief->problem, choice.chosen, value, hear, NULL);
    return !choice.barred;
}

static inline void choose(int at, int n)
{
    const struct problem *problem = &choice.asked->why.brief->problem;

    choice.best = n > choice.best ? n : choice.best;
    if (at == choice.bottleneck->n_duties)
        return;
    int task = choice.asked->why.brief->duty_task[choice.bottleneck->duties[at].duty];
    for (int o = choice.asked->why.first_offer[task];
         at != choice.without && o < choice.asked->why.first_offer[task + 1]; o++) {
        bool before = choice.chosen[o];
        if (problem->offers[o].person != choice.person)
            continue;
        choice.chosen[o] = true;
        if (is_possible())
            choose(at + 1, n + choice.bottleneck->duties[at].points);
        choice.chosen[o] = before;
    }
    choose(at + 1, n);
}

/* What they do whatever is chosen: what they are locked to, and where the count says so all that
 * they are planned for on other days and that moves. */
static inline bool stays(const struct bottleneck *bottleneck, int offer)
{
    const struct why *why = &choice.asked->why;
    const struct problem *problem = &why->brief->problem;
    const struct duty *first = why_duty(why, bottleneck->duties[0].duty);
    const struct slot *slot = &problem->slots[problem->offers[offer].slot];
    const struct duty *row = why_duty(why, why->brief->task_duty[slot->task]);

    return problem->offers[offer].locked ||
           (bottleneck->beside && why->chosen[offer] &&
            (row->n_slots > 1 ||
             day_of(row->slots[0].starts_at) != day_of(first->slots[0].starts_at)));
}

/* The most points that everybody who may can do of them, and those of the seats. */
static inline void count_span(const struct bottleneck *bottleneck, int without, int *most,
                              int *seats)
{
    const struct problem *problem = &choice.asked->why.brief->problem;

    *most = *seats = 0;
    for (int i = 0; i < bottleneck->n_duties; i++)
        *seats += i == without ? 0 : bottleneck->duties[i].seats * bottleneck->duties[i].points;
    for (int p = 0; p < problem->n_people; p++) {
        choice.bottleneck = bottleneck;
        choice.person = p;
        choice.without = without;
        choice.best = 0;
        choice.chosen = calloc((size_t)problem->n_offers + 1, sizeof *choice.chosen);
        assert_non_null(choice.chosen);
        for (int o = 0; o < problem->n_offers; o++)
            choice.chosen[o] = stays(bottleneck, o) && problem->offers[o].person == p;
        choose(0, 0);
        free(choice.chosen);
        for (int i = 0; without < 0 && i < bottleneck->n_people; i++) {
            if (bottleneck->people[i] == p)
                assert_int_equal(bottleneck->most[i], choice.best);
        }
        *most += choice.best;
    }
}

static inline int check_span(const struct asked *asked, int duty,
                             const struct bottleneck *bottleneck)
{
    int most, seats;

    choice.asked = asked;
    assert_int_equal(bottleneck->duties[0].duty, duty);
    for (int i = 0; i < bottleneck->n_duties; i++)
        assert_in_range(bottleneck->duties[i].seats, 1,
                        why_duty(&choice.asked->why, bottleneck->duties[i].duty)->need);
    count_span(bottleneck, -1, &most, &seats);
    assert_int_equal(seats, bottleneck->wanted);
    assert_int_equal(most, bottleneck->most_all);
    assert_true(most < seats);
    for (int i = 0; i < bottleneck->n_duties; i++) {
        count_span(bottleneck, i, &most, &seats);
        assert_true(most >= seats);
    }
    return 1;
}

#endif
