/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat_case.h - a small school seated, one question at a time. */
#ifndef TESTS_SEAT_CASE_H
#define TESTS_SEAT_CASE_H

#include "tests/check.h"

#include "scheduler/seat/seat.h"
#include "tests/town.h"

enum { AM = 9 * 60, PM = 13 * 60 + 30 };

static struct arena rules_arena;
static struct rules rules;
static int64_t today;
static struct town town;
static struct seating seating;

static inline int load(void **state)
{
    struct fault fault = {0};

    (void)state;
    today = day_make(2027, 5, 12);
    return rules_load(NULL, today, &rules_arena, &rules, &fault) ? 0 : -1;
}

static inline int unload(void **state)
{
    (void)state;
    arena_release(&rules_arena);
    return 0;
}

static inline int open_town(void **state)
{
    (void)state;
    town_open(&town);
    return 0;
}

static inline int close_town(void **state)
{
    (void)state;
    arena_release(&town.arena);
    return 0;
}

#define TOWN_TEST(name) cmocka_unit_test_setup_teardown(name, open_town, close_town)

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
