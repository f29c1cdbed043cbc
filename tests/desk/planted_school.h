/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/desk/planted_school.h - a small school, seated, planned and published, with something nasty
 * in every text column of the model but those that rules and derivation read by their words.
 *
 * Which those are is found out, not listed: a column is left as it is when there are no longer
 * the same seats, duties and ways to fill them with it planted.  (The filled schools of
 * served_school.h have all of them planted.) */
#ifndef TESTS_PLANTED_SCHOOL_H
#define TESTS_PLANTED_SCHOOL_H

#include "tests/desk/small_desk.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"
#include "scheduler/seat/seat.h"

/* A formula to a spreadsheet, markup to a browser, the end of an attribute, a name to look for. */
#define PLANT_START  "=<i>\"'&"
#define PLANT_MARKUP "<i>"
#define PLANT_QUOTES "\"'&amp;"

enum { PLANTED_MOST = 400 };
static struct {
    const char *kind, *column, *canary; /* "QZ-pupils-name-" */
} planted[PLANTED_MOST];
static int n_planted, n_left;

/* How many seats and duties there are, and ways to give them to somebody; -1: not even that. */
static inline int plant_offers(const struct season *season, const struct rules *rules)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct duties duties = {.arena = &arena};
    struct brief brief = {0};
    int64_t from = day_parse("2027-05-10"), until = day_parse("2027-06-04");

    duties_derive(season, rules, from, until, &duties);
    struct world world = {.season = season,
                          .rules = rules,
                          .duties = duties.list,
                          .n_duties = duties.count,
                          .from = from,
                          .until = until};
    int offers = brief_make(&world, &arena, &brief, &fault) ? brief.n_mays : -1;
    struct seating seating = {0};
    bool seated = seat_make(season, rules, from, until, &arena, &seating, &fault);
    offers =
        offers < 0 || !seated ? -1 : offers + 10000 * duties.count + 1000000 * seating.n_sittings;
    arena_release(&arena);
    return offers;
}

static inline void plant_column(const struct kind *kind, const struct kind_column *column,
                                struct season *season, const char *canary, struct arena *arena)
{
    int count;
    const void *old = kind_rows(kind, season, &count);
    unsigned char *rows = arena_dup(arena, old, (size_t)count, kind->size);

    for (int i = 0; i < count; i++) {
        unsigned char *row = rows + (size_t)i * kind->size;
        column_set_text(column, row,
                        arena_text(arena, PLANT_START "%s%s", canary, column_text(column, row)));
    }
    kind_set_rows(kind, season, rows, count);
}

static inline void plant_kind(const struct kind *kind, struct season *season,
                              const struct rules *rules, int offers, struct arena *arena)
{
    for (int c = 0; c < kind->n_columns; c++) {
        const struct kind_column *column = &kind->columns[c];
        int count;
        const void *old = kind_rows(kind, season, &count);
        if (column->type != COLUMN_TEXT || count == 0 || strcmp(kind->name, "settings") == 0)
            continue;
        const char *canary = arena_text(arena, "QZ-%s-%s-", kind->name, column->name);
        plant_column(kind, column, season, canary, arena);
        if (plant_offers(season, rules) != offers) {
            kind_set_rows(kind, season, old, count);
            n_left++;
            continue;
        }
        planted[n_planted].kind = kind->name;
        planted[n_planted].column = column->name;
        planted[n_planted++].canary = canary;
    }
}

/* Closed again, published and all; planted[] says what is where. */
static inline void planted_fill(struct desk *desk)
{
    struct rules rules = {0};

    n_planted = n_left = 0;
    small_fill(desk);
    school_reopen(desk);
    struct season before = load(desk), season = load(desk);
    good(desk, rules_load(NULL, day_parse("2027-05-17"), &desk->arena, &rules, &desk->fault));
    int offers = plant_offers(&season, &rules);
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (kind->imported)
            plant_kind(kind, &season, &rules, offers, &desk->arena);
    good(desk, store_save_season(desk->store, &before, &season, fill_all_kinds(), &fill_note,
                                 &desk->fault));
    store_close(desk->store);
    desk->store = NULL;
    command_expect(0, "--school %s seat", desk->path);
    command_expect(0, "--school %s plan --week 2027-W20", desk->path);
    command_expect(0, "--school %s publish --override tried", desk->path);
    /* What the program itself made says it as well. */
    school_reopen(desk);
    struct season now = load(desk);
    assert_true(now.n_published > 3 && now.n_feed_events > 3 && now.n_seating > 3);
    store_close(desk->store);
    desk->store = NULL;
}

#endif
