/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_cut.c - who left, or never came to, what had begun.
 *
 * A duty at a set time is cut where its adult goes, where they come back, and now: what is over
 * without them was nobody's, what is still to come is a seat to fill. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/ladder.h"

struct cutting {
    bool stretched;
    const struct world *world;
    struct season *season;
    struct arena *arena;
    struct told_cut *told;
    struct duty_cut *cuts;
    int n_cuts, cuts_room;
    struct assignment *rows;
    int n_rows, rows_room;
    int left_room;
};

static bool is_of(const char *key, const char *whole, size_t length)
{
    return cut_base(key) == length && strncmp(key, whole, length) == 0;
}

/* At a set time: a session of somebody's is not halved, even when only one time is left for it. */
static bool is_fixed(const struct duty *duty)
{
    return duty->n_slots == 1 && !(duty->tags & TAG_CASELOAD);
}

static const struct duty *duty_of(const struct world *world, const char *key)
{
    for (int d = 0; d < world->n_duties; d++)
        if (strcmp(world->duties[d].key, key) == 0)
            return &world->duties[d];
    return NULL;
}

static bool is_away(const struct season *season, int staff, int64_t at)
{
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *row = &season->absences[i];
        if (row->staff == staff && !row->tentative && row->start <= at && row->end > at)
            return true;
    }
    return false;
}

/* Begun, told for the world's days, and its adult is away from some of it. */
static bool concerns(const struct cutting *cutting, const struct assignment *row)
{
    const struct season *season = cutting->season;
    int64_t day = day_of(row->starts_at);

    if (row->starts_at >= cutting->world->now_at || row->staff < 0 || day < cutting->world->from ||
        day > cutting->world->until || strcmp(row->kind, "merged") == 0)
        return false;
    for (int i = 0; i < season->n_absences; i++) {
        const struct absence *absence = &season->absences[i];
        if (absence->staff == row->staff && !absence->tentative && absence->start < row->ends_at &&
            absence->end > row->starts_at)
            return true;
    }
    return false;
}

/* Until when the row goes on now: an exam held up goes on longer. */
static int64_t end_of(const struct assignment *row, const struct duty *duty)
{
    return duty && is_fixed(duty) && duty->slots[0].ends_at > row->ends_at ? duty->slots[0].ends_at
                                                                           : row->ends_at;
}

static int unit_of(const struct cutting *cutting, const char *key)
{
    size_t length = cut_base(key);
    int part = cut_part(key);

    for (int i = 0; i < cutting->n_cuts; i++)
        if (cutting->cuts[i].part == part && is_of(cutting->cuts[i].key, key, length))
            return cutting->cuts[i].unit;
    return 0;
}

static void add_cut(struct cutting *cutting, const char *key, int unit, int64_t at)
{
    size_t length = cut_base(key);
    int part = 1;

    for (int i = 0; i < cutting->n_cuts; i++) {
        const struct duty_cut *cut = &cutting->cuts[i];
        if (!is_of(cut->key, key, length))
            continue;
        part = cut->part >= part ? cut->part + 1 : part;
        if (cut->unit == unit && cut->at == at)
            return;
    }
    *LIST_ADD(cutting->arena, cutting->cuts, cutting->n_cuts,
              cutting->cuts_room) = (struct duty_cut){
        .key = arena_copy_part(cutting->arena, key, length), .part = part, .unit = unit, .at = at};
}

/* The chain of seats this adult's is one of; of a duty for several it begins with them. */
static int chain_of(struct cutting *cutting, const struct assignment *row, const struct duty *duty)
{
    size_t length = cut_base(row->key);
    int unit = unit_of(cutting, row->key), last = 0;

    if (duty->need == 1 || row->key[length])
        return unit;
    for (int i = 0; i < cutting->n_cuts; i++)
        if (is_of(cutting->cuts[i].key, row->key, length) && cutting->cuts[i].unit > last)
            last = cutting->cuts[i].unit;
    add_cut(cutting, row->key, last + 1, duty->slots[0].starts_at);
    return last + 1;
}

static void cut_at(struct cutting *cutting, const struct assignment *row, const struct duty *duty,
                   int64_t at, int *unit)
{
    if (at <= row->starts_at || at >= end_of(row, duty))
        return;
    if (*unit < 0)
        *unit = chain_of(cutting, row, duty);
    add_cut(cutting, row->key, *unit, at);
}

/* Nobody set the room up, and nobody can any more. */
static void cut_begin(struct cutting *cutting, const struct assignment *row,
                      const struct duty *duty, int *unit)
{
    if (duty->slots[0].starts_at != row->starts_at || cut_base(row->key) < strlen(row->key))
        return;
    *unit = chain_of(cutting, row, duty);
    add_cut(cutting, row->key, *unit, row->starts_at);
}

static bool is_elsewhere(const struct assignment *row, const struct duty *duty)
{
    return duty->slots[0].room >= 0 && duty->slots[0].room != row->room;
}

/* It goes on, and elsewhere than they were told; longer, where that is cut. */
static bool is_stretched(const struct cutting *cutting, const struct assignment *row,
                         const struct duty *duty)
{
    return duty && is_fixed(duty) && !row->standing && row->starts_at < cutting->world->now_at &&
           row->ends_at > cutting->world->now_at &&
           ((cutting->stretched && duty->slots[0].ends_at > row->ends_at) ||
            is_elsewhere(row, duty)) &&
           strcmp(row->kind, "merged") != 0;
}

/* The chain the row is cut in; -1: it is not. */
static int cut_row(struct cutting *cutting, const struct assignment *row)
{
    const struct duty *duty = duty_of(cutting->world, row->key);
    int64_t now_at = cutting->world->now_at;
    int unit = -1;

    if (!duty || !is_fixed(duty))
        return -1;
    for (int i = 0; i < cutting->season->n_absences; i++) {
        const struct absence *absence = &cutting->season->absences[i];
        if (absence->staff != row->staff || absence->tentative ||
            absence->start >= end_of(row, duty) || absence->end <= row->starts_at)
            continue;
        if (absence->start <= row->starts_at && now_at <= duty->exam_from_at && duty->need == 1)
            cut_begin(cutting, row, duty, &unit);
        cut_at(cutting, row, duty, absence->start, &unit);
        cut_at(cutting, row, duty, absence->end, &unit);
        if (absence->start < now_at && absence->end > now_at)
            cut_at(cutting, row, duty, now_at, &unit);
    }
    if (is_stretched(cutting, row, duty))
        cut_at(cutting, row, duty, is_elsewhere(row, duty) ? now_at : row->ends_at, &unit);
    return unit;
}

bool ladder_cut(const struct world *world, struct season *season, bool stretched,
                struct arena *arena, struct told_cut *told)
{
    struct cutting cutting = {
        .stretched = stretched, .world = world, .season = season, .arena = arena, .told = told};

    *told = (struct told_cut){.unit = arena_new(arena, int, season->n_published + 1)};
    for (int i = 0; i < season->n_duty_cuts; i++)
        *LIST_ADD(arena, cutting.cuts, cutting.n_cuts, cutting.cuts_room) = season->duty_cuts[i];
    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        bool cut = concerns(&cutting, row) || is_stretched(&cutting, row, duty_of(world, row->key));
        told->unit[i] = cut ? cut_row(&cutting, &season->published[i]) : -1;
    }
    told->stretched = stretched;
    told->any = cutting.n_cuts > season->n_duty_cuts;
    season->duty_cuts = cutting.cuts;
    season->n_duty_cuts = cutting.n_cuts;
    return told->any;
}

static void add_row(struct cutting *cutting, struct assignment row)
{
    row.id = 0;
    *LIST_ADD(cutting->arena, cutting->rows, cutting->n_rows, cutting->rows_room) = row;
}

static void leave(struct cutting *cutting, const struct assignment *row, int64_t at, bool seat)
{
    *LIST_ADD(cutting->arena, cutting->told->left, cutting->told->n_left, cutting->left_room) =
        (struct told_left){.row = *row, .at = at, .back_at = -1, .seat = seat};
}

/* Work that can move is not cut: it ends when they go.  What never began may still move. */
static void end_row(struct cutting *cutting, const struct assignment *row)
{
    struct assignment done = *row;

    bool began = !is_away(cutting->season, row->staff, row->starts_at);
    for (int i = 0; began && i < cutting->season->n_absences; i++) {
        const struct absence *absence = &cutting->season->absences[i];
        if (absence->staff == row->staff && !absence->tentative &&
            absence->start > row->starts_at && absence->start < done.ends_at)
            done.ends_at = absence->start;
    }
    if (done.ends_at < row->ends_at)
        leave(cutting, row, done.ends_at, false);
    add_row(cutting, done);
}

/* The row, seat by seat of its chain; what was over without them they did not do. */
static void split_row(struct cutting *cutting, const struct assignment *row, int unit)
{
    const struct world *world = cutting->world;
    size_t length = cut_base(row->key);
    bool said = false;

    for (int d = 0; d < world->n_duties; d++) { /* by start */
        const struct duty *duty = &world->duties[d];
        const struct duty_slot *slot = &duty->slots[0];
        struct assignment part = *row;
        bool mine = is_of(duty->key, row->key, length) &&
                    (duty->key[length] ? unit_of(cutting, duty->key) == unit : unit == 0);
        if (!mine || slot->starts_at >= end_of(row, duty) || slot->ends_at <= row->starts_at)
            continue;
        part.key = duty->key;
        part.starts_at = slot->starts_at > row->starts_at ? slot->starts_at : row->starts_at;
        part.ends_at = slot->ends_at < row->ends_at ? slot->ends_at : row->ends_at;
        if (cutting->told->stretched && part.starts_at == part.ends_at) {
            part.ends_at = slot->ends_at; /* they would have it, and do not know yet */
            add_row(cutting, part);
            cutting->rows[cutting->n_rows - 1].id = TOLD_LONGER;
            continue;
        }
        bool away = is_away(cutting->season, row->staff, part.starts_at);
        if (away && !said) {
            leave(cutting, row, part.starts_at, true);
            said = true;
        } else if (said && !away) {
            struct told_left *left = &cutting->told->left[cutting->told->n_left - 1];
            left->back_at = left->back_at < 0 ? part.starts_at : left->back_at;
        }
        if (part.starts_at < part.ends_at && !(away && part.ends_at <= world->now_at))
            add_row(cutting, part);
    }
}

void ladder_cut_rows(const struct world *world, struct season *season, struct arena *arena,
                     struct told_cut *told)
{
    struct cutting cutting = {.world = world,
                              .season = season,
                              .arena = arena,
                              .told = told,
                              .cuts =
                                  arena_dup(arena, season->duty_cuts, (size_t)season->n_duty_cuts,
                                            sizeof *season->duty_cuts),
                              .n_cuts = season->n_duty_cuts};

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        const struct duty *duty = concerns(&cutting, row) ? duty_of(world, row->key) : NULL;
        bool over = concerns(&cutting, row) && (!duty || is_fixed(duty)) &&
                    row->ends_at <= world->now_at && is_away(season, row->staff, row->starts_at);
        if (told->unit[i] >= 0)
            split_row(&cutting, row, told->unit[i]);
        else if (duty && !is_fixed(duty))
            end_row(&cutting, row);
        else if (!over)
            add_row(&cutting, *row);
    }
    season->published = cutting.rows;
    season->n_published = cutting.n_rows;
}
