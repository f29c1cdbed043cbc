/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat/hand_case.h - three rooms, a paper in the morning and one in the afternoon, and the
 * hand.
 */
#ifndef TESTS_HAND_CASE_H
#define TESTS_HAND_CASE_H

#include "scheduler/seat/hand.h"
#include "tests/support/town_case.h"

enum { AM = 9 * 60, PM = 13 * 60 + 30 };
enum { A, B, C, N_ROOMS }; /* rooms R000, R001, R002 */

static struct sitting sittings[400];
static struct hand_result result;
static struct fault fault;

/* Three rooms of thirty, a paper of ninety minutes in the morning and one in the afternoon. */
static inline void school_open(void)
{
    town_open(&town);
    for (int i = 0; i < N_ROOMS; i++)
        town_room(&town, 30)->computers = 1;
    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_PM, 60);
    town.season.seating = sittings;
    result = (struct hand_result){0};
    fault = (struct fault){0};
}

/* So many candidates who sit a paper in a room; the first of them. */
static inline int sit(int n, int paper, int room, int start, int minutes)
{
    int first = town.season.n_pupils;

    for (int i = 0; i < n; i++) {
        int row = town.season.n_seating++;
        int64_t at = today * DAY_MIN + start;
        town_enter(&town, town_pupil(&town), paper);
        sittings[row] = (struct sitting){.entry = town.season.n_entries - 1,
                                         .room = room,
                                         .desk = i + 1,
                                         .starts_at = at,
                                         .ends_at = at + minutes,
                                         .release_at = at + minutes,
                                         .allowed_min = minutes,
                                         .group_paper = paper,
                                         .group_no = room + 1,
                                         .note = ""};
    }
    return first;
}

static inline struct arrangement *has(int pupil, const char *kind)
{
    return town_has(&town, pupil, kind, -1);
}

static inline bool hand(int what, int room, int to, int pupil)
{
    struct hand ask = {.what = what,
                       .room = room,
                       .to = to,
                       .pupil = pupil,
                       .day = -1,
                       .from = today,
                       .until = today,
                       .now_at = (today - 1) * DAY_MIN};

    fault = (struct fault){0};
    return hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault);
}

/* Rooms merged: R000 into R001. */
static inline void two_small_groups(void)
{
    sit(3, 0, A, AM, 90);
    sit(4, 0, B, AM, 90);
}

static inline const char *joined(void)
{
    return fault.kind ? fault.text : result.told;
}

#endif
