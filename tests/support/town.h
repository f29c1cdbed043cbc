/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/town.h - a small school in memory, for tests of seating.
 *
 * Rows are added in key order by the test; defaults are those of the import. */
#ifndef TESTS_TOWN_H
#define TESTS_TOWN_H

#include "scheduler/base/arena.h"
#include "scheduler/base/day.h"
#include "scheduler/model/season.h"
#include "tests/support/granted.h"

enum {
    TOWN_ROOMS = 64,
    TOWN_PUPILS = 2200,
    TOWN_PAPERS = 64,
    TOWN_ENTRIES = 20000,
    TOWN_ROWS = 4000
};

struct town {
    struct arena arena;
    struct site sites[4];
    struct room rooms[TOWN_ROOMS];
    struct closure closures[TOWN_ROOMS];
    struct equipment equipment[8];
    struct pupil pupils[TOWN_PUPILS];
    struct apart apart[TOWN_ROWS];
    struct paper papers[TOWN_PAPERS];
    struct entry entries[TOWN_ENTRIES];
    struct arrangement arrangements[TOWN_ROWS];
    struct fixed_sitting fixed[TOWN_ROWS];
    struct season season;
};

static inline void town_open(struct town *town)
{
    *town = (struct town){0};
    town->season = (struct season){.sites = town->sites,
                                   .rooms = town->rooms,
                                   .closures = town->closures,
                                   .equipment = town->equipment,
                                   .pupils = town->pupils,
                                   .apart = town->apart,
                                   .papers = town->papers,
                                   .entries = town->entries,
                                   .arrangements = town->arrangements,
                                   .fixed_sittings = town->fixed};
}

static inline int town_site(struct town *town)
{
    int n = town->season.n_sites++;

    town->sites[n] =
        (struct site){.site = arena_text(&town->arena, "S%d", n), .name = "", .centre_number = ""};
    return n;
}

static inline struct room *town_room(struct town *town, int seats)
{
    int n = town->season.n_rooms++;

    town->rooms[n] = (struct room){.room = arena_text(&town->arena, "R%03d", n),
                                   .name = "",
                                   .block = "",
                                   .site = town->season.n_sites > 0 ? 0 : -1,
                                   .seats = seats,
                                   .summon = SUMMON_PHONE,
                                   .rows = -1,
                                   .columns = -1};
    return &town->rooms[n];
}

static inline int town_pupil(struct town *town)
{
    int n = town->season.n_pupils++;

    town->pupils[n] = (struct pupil){.pupil = arena_text(&town->arena, "P%04d", n),
                                     .name = "",
                                     .candidate_number = arena_text(&town->arena, "%04d", n + 1),
                                     .uci = "",
                                     .year = "11",
                                     .site = town->season.n_sites > 0 ? 0 : -1,
                                     .key_worker = -1,
                                     .from = -1,
                                     .until = -1};
    return n;
}

static inline struct paper *town_paper(struct town *town, int64_t day, int session, int minutes)
{
    int n = town->season.n_papers++;

    town->papers[n] = (struct paper){.paper = arena_text(&town->arena, "X%02d", n),
                                     .series = -1,
                                     .board = "",
                                     .qualification = "GCSE",
                                     .subject = arena_text(&town->arena, "Subject %d", n),
                                     .title = "",
                                     .date = day,
                                     .earliest = -1,
                                     .latest = -1,
                                     .session = session,
                                     .start = -1,
                                     .minutes = minutes,
                                     .tier = "",
                                     .language = "",
                                     .parts = ""};
    return &town->papers[n];
}

static inline void town_enter(struct town *town, int pupil, int paper)
{
    town->entries[town->season.n_entries++] =
        (struct entry){.pupil = pupil, .paper = paper, .series = -1};
}

static inline struct arrangement *town_has(struct town *town, int pupil, const char *kind,
                                           int amount)
{
    int n = town->season.n_arrangements++;

    town->arrangements[n] = granted(pupil, kind, amount);
    return &town->arrangements[n];
}

static inline void town_apart(struct town *town, int left, int right)
{
    town->apart[town->season.n_apart++] = (struct apart){.pupil_a = left, .pupil_b = right};
}

static inline void town_item(struct town *town, const char *item, int count, int site)
{
    town->equipment[town->season.n_equipment++] =
        (struct equipment){.item = item, .count = count, .site = site};
}

static inline struct fixed_sitting *town_fix(struct town *town, int pupil, int paper, int room)
{
    int n = town->season.n_fixed_sittings++;

    town->fixed[n] = (struct fixed_sitting){.pupil = pupil,
                                            .paper = paper,
                                            .date = -1,
                                            .room = room,
                                            .seat = -1,
                                            .start = -1,
                                            .finish = -1,
                                            .keep = true};
    return &town->fixed[n];
}

#endif
