/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat/seat_case.h - a small school seated, one question at a time. */
#ifndef TESTS_SEAT_CASE_H
#define TESTS_SEAT_CASE_H

#include "scheduler/seat/seat.h"
#include "tests/support/town_case.h"

enum { AM = 9 * 60, PM = 13 * 60 + 30 };

static struct seating seating;

static inline void seat(void)
{
    struct fault fault = {0};

    bool good = seat_make(&town.season, &rules, today, today + 6, &town.arena, &seating, &fault);
    if (!good)
        print_error("%s\n", fault.text);
    assert_true(good);
}

/* So many candidates of paper 0, with one arrangement each ("": none). */
static inline int pupils(int n, const char *kind, int amount)
{
    int first = town.season.n_pupils;

    for (int i = 0; i < n; i++) {
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        if (*kind)
            town_has(&town, pupil, kind, amount);
    }
    return first;
}

/* Of someone who has none: room -1. */
static inline const struct sitting *sitting_of(int pupil, int paper)
{
    static const struct sitting none = {.room = -1, .note = ""};

    for (int i = 0; i < seating.n_sittings; i++) {
        const struct entry *entry = &town.season.entries[seating.sittings[i].entry];
        if (entry->pupil == pupil && entry->paper == paper)
            return &seating.sittings[i];
    }
    return &none;
}

static inline int start_of(int pupil, int paper)
{
    const struct sitting *row = sitting_of(pupil, paper);

    return row->room >= 0 ? (int)(row->starts_at - today * DAY_MIN) : -1;
}

#endif
