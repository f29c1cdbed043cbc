/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat/seat_tiny.h - tiny random sessions: a few rooms and candidates, and what each needs.
 */
#ifndef TESTS_SEAT_TINY_H
#define TESTS_SEAT_TINY_H

#include "tests/support/dice.h"
#include "tests/support/town_case.h"

enum { PEOPLE = 6, ROOMS = 4 };

enum need { PLAIN, BREAKS, PROMPTED, READ_TO, SHARED, SCRIBED, MODIFIED, SEPARATE, TYPES, NEEDS };
static const char *const kinds[NEEDS] = {"",
                                         "rest_breaks",
                                         "prompter",
                                         "reader",
                                         "reader",
                                         "scribe",
                                         "language_modifier",
                                         "separate_invigilation",
                                         "word_processor"};
static int need_of[PEOPLE], extra_of[PEOPLE], people;
static bool extras; /* some have extra time */

static inline void add_extra(int pupil)
{
    static const int much[] = {0, 25, 25, 30, 50, 60};

    extra_of[pupil] = extras ? much[roll(ENTRIES(much))] : 0;
    if (extra_of[pupil] > 0)
        town_has(&town, pupil, "extra_time", extra_of[pupil]);
}

/* Minutes of the first paper, with all that is added. */
static inline int minutes_of(int i)
{
    enum { PAPER = 90, BREAKS_EACH = 10, BREAKS_MOST = 30 };
    int allowed = (PAPER * (100 + extra_of[i]) + 99) / 100;
    int breaks = need_of[i] == BREAKS ? (allowed * BREAKS_EACH + 59) / 60 : 0;

    return allowed + (breaks < BREAKS_MOST ? breaks : BREAKS_MOST);
}

static inline void make_session(int seed)
{
    dice = (uint64_t)seed * 6151 + 3;
    town_open(&town);
    (void)town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0, n = 1 + roll(ROOMS); i < n; i++) {
        struct room *room = town_room(&town, 1 + roll(5));
        room->computers = roll(3) ? 0 : roll(3);
        room->sockets = roll(3);
        room->private_room = roll(3) == 0;
        room->exam = roll(4) ? ROOM_EXAM_YES : ROOM_EXAM_NO + roll(2);
        room->summon = roll(8) ? SUMMON_PHONE : SUMMON_NONE;
    }
    town.rooms[0].sockets = 1 + roll(2); /* told by one: told by all */
    people = 2 + roll(PEOPLE - 1);
    for (int i = 0; i < people; i++) {
        int pupil = town_pupil(&town);
        town_enter(&town, pupil, 0);
        need_of[i] = roll(3) ? roll(NEEDS) : PLAIN;
        if (need_of[i] != PLAIN) {
            struct arrangement *row = town_has(&town, pupil, kinds[need_of[i]], -1);
            row->shared = need_of[i] == SHARED;
        }
        add_extra(pupil);
    }
    for (int i = roll(3); i > 0; i--) {
        int pupil = roll(people - 1);
        town_apart(&town, pupil, pupil + 1);
    }
    town_item(&town, "laptop", roll(3), -1);
}

#endif
