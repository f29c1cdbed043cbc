/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat/seat_random.h - random small schools to seat: rooms, papers, pupils with arrangements.
 */
#ifndef TESTS_SEAT_RANDOM_H
#define TESTS_SEAT_RANDOM_H

#include "scheduler/seat/seat.h"
#include "tests/support/dice.h"
#include "tests/support/town_case.h"

enum { SCHOOLS = 16, PUPILS = 42, DAYS = 2, MORNING = 480, NOON = 720 };

static inline void make_rooms(void)
{
    int n = 4 + roll(24);

    for (int i = 0; i < n; i++) {
        struct room *room = town_room(&town, roll(4) ? 2 + roll(14) : 20 + roll(40));
        room->site = roll(town.season.n_sites);
        room->sockets = i == 0 ? 2 : roll(3) ? roll(6) : 0; /* told by one: told by all */
        room->computers = roll(5) ? 0 : roll(12);
        room->exam = roll(8) ? ROOM_EXAM_YES : ROOM_EXAM_NO + roll(2);
        room->summon = roll(6) ? SUMMON_PHONE : SUMMON_NONE;
    }
    for (int i = 0; i < n; i++) {
        if (roll(6))
            continue;
        int64_t start = (today + roll(DAYS)) * DAY_MIN + MORNING + roll(480);
        town.closures[town.season.n_closures++] =
            (struct closure){.room = i, .start = start, .end = start + 30 + roll(120), .why = ""};
    }
}

static inline void make_papers(void)
{
    static const int kinds[] = {PAPER_WRITTEN, PAPER_WRITTEN,   PAPER_WRITTEN,  PAPER_WRITTEN,
                                PAPER_WRITTEN, PAPER_LISTENING, PAPER_ONSCREEN, PAPER_PRACTICAL};
    int n = 1 + roll(6);

    for (int i = 0; i < n; i++) {
        struct paper *paper =
            town_paper(&town, today + roll(DAYS), SESSION_AM + roll(2), 20 + 5 * roll(25));
        paper->kind = kinds[roll(ENTRIES(kinds))];
        paper->tests_reading = roll(4) ? READING_NONE : READING_ALL;
        if (roll(12) == 0) {
            paper->kind = PAPER_SPEAKING;
            paper->each_minutes = 10 + roll(10);
        }
    }
}

static inline void make_pupil(void)
{
    static const struct {
        const char *kind;
        int chance, amount;
    } kinds[] = {
        {"extra_time", 35, 25},      {"rest_breaks", 20, 10}, {"reader", 15, -1},
        {"computer_reader", 10, -1}, {"reading_pen", 8, -1},  {"scribe", 8, -1},
        {"word_processor", 20, -1},  {"prompter", 8, -1},     {"separate_invigilation", 6, -1},
        {"language_modifier", 2, -1}};
    int pupil = town_pupil(&town);

    town.pupils[pupil].site = roll(town.season.n_sites);
    for (int i = 0; i < town.season.n_papers; i++) {
        if (roll(3))
            town_enter(&town, pupil, i);
    }
    for (size_t i = 0; i < ENTRIES(kinds); i++) {
        if (roll(100) >= kinds[i].chance)
            continue;
        int amount = kinds[i].amount == 25 && roll(6) == 0 ? 50 : kinds[i].amount;
        struct arrangement *row = town_has(&town, pupil, kinds[i].kind, amount);
        row->shared = roll(2);
    }
}

static inline void make_school(int seed)
{
    dice = (uint64_t)seed * 7919 + 17;
    town_open(&town);
    for (int i = 0, n = 1 + roll(2); i < n; i++)
        town_site(&town);
    make_rooms();
    make_papers();
    for (int i = 0, n = 3 + roll(PUPILS); i < n; i++)
        make_pupil();
    for (int i = roll(6); i > 0; i--) {
        int pupil = roll(town.season.n_pupils - 1);
        town_apart(&town, pupil, pupil + 1);
    }
    town_item(&town, "laptop", roll(8), -1);
    town_item(&town, "reading_pen", roll(4), 0);
    if (roll(2))
        town_item(&town, "reading_pen", roll(3), -1);
    town_item(&town, "headphones", roll(10), -1);
}

#endif
