/* SPDX-License-Identifier: GPL-3.0-or-later
 * Level by level: what cannot be beaten, a better seating where one is found,
 * and a proof.  Effort is counted in pivots: same input, same seating. */
#include <string.h>

#include "scheduler/seat/improve.h"

enum { SPLIT_COLUMNS = 1200, PIVOTS_EACH = 100, TRIED_PART = 16, CELLS_EACH = 50000000 };

const char *const seat_proof_words[] = {"count", "lp", "tree", "none", NULL};

static bool all_closed(const struct improving *improving)
{
    bool all = true;

    for (int i = 0; i < SEAT_LEVELS; i++)
        all = all && level_closed(improving, i);
    return all;
}

static void levels_close(struct improving *improving)
{
    int again = SEAT_LEVELS;

    for (int i = 0; i < SEAT_LEVELS; i++)
        level_count(improving, i);
    if (!all_closed(improving))
        level_steer(improving);
    /* Of a day that is only tried nobody asks what comes after adults. */
    int levels = improving->day->school->moved ? SEAT_ADULTS + 1 : SEAT_LEVELS;
    for (int level = 0; level < levels && !improving->broken; level++) {
        int64_t before[SEAT_LEVELS];
        memcpy(before, improving->value, sizeof before);
        level_close(improving, level);
        /* A plan better in an earlier level: what was said since rests on another one. */
        for (int k = 0; k < level && again > 0; k++) {
            if (improving->value[k] == before[k])
                continue;
            for (int i = k + 1; i < SEAT_LEVELS; i++) {
                improving->bound[i] = INT64_MIN;
                improving->proof[i] = SEAT_BY_NONE;
            }
            level = k;
            again--;
        }
    }
}

static bool has_alike(const struct packing *packing)
{
    for (int i = 0; i < packing->n_classes; i++) {
        if (packing->classes[i].n > 1)
            return true;
    }
    return false;
}

static void unknown(struct improving *improving)
{
    for (int i = 0; i < SEAT_LEVELS; i++) {
        improving->bound[i] = INT64_MIN;
        improving->proof[i] = SEAT_BY_NONE;
    }
}

/* Rooms are decided before people, and adults who go round before rooms. */
static void first_mark(struct packing *packing)
{
    packing->first = arena_new(packing->arena, unsigned char, packing->mip.n_columns + 1);
    for (int j = 0; j < packing->mip.n_columns; j++)
        packing->first[j] = packing->costs[j].at[SEAT_ADULTS] > 0 ? 2 : 0;
    for (int i = 0; i < packing->n_cells; i++) {
        packing->first[packing->cells[i].opened] = 3;
        if (packing->cells[i].rest >= 0 && packing->cells[i].rest != packing->cells[i].opened)
            packing->first[packing->cells[i].rest] = 1;
    }
    for (int i = 0; i < packing->n_takes; i++)
        packing->first[packing->takes[i].column] = packing->takes[i].cell < 0;
}

/* Pivots of a large model take longer, and prove less. */
static void pivots_fit(struct improving *improving)
{
    const struct mip *mip = &improving->packing.mip;
    int64_t most = CELLS_EACH / (mip->n_rows + mip->n_columns + 1);

    if (improving->pivots > most)
        improving->pivots = most;
}

/* One model, level by level.  True: some of its rooms are alike. */
static bool pass(struct improving *improving, bool split, bool freeze)
{
    packing_make(improving->part, split, freeze, &improving->packing);
    first_mark(&improving->packing);
    pivots_fit(improving);
    unknown(improving);
    if (!split || improving->packing.mip.n_columns < SPLIT_COLUMNS)
        levels_close(improving);
    bool alike = has_alike(&improving->packing);
    packing_release(&improving->packing);
    return alike;
}

/* What was proven before holds on as long as the levels before it are what they were. */
static void bounds_keep(struct improving *improving, const struct improving *before)
{
    for (int i = 0; i < SEAT_LEVELS; i++) {
        if (before->bound[i] > improving->bound[i]) {
            improving->bound[i] = before->bound[i];
            improving->proof[i] = before->proof[i];
        }
        if (improving->value[i] != before->value[i])
            return;
    }
}

/* Once with like rooms together, and again one by one when that left a doubt:
 * candidates can be shared out among like rooms in ways that no room's own rules allow. */
static void part_improve(struct improving *improving)
{
    struct tally tally;

    tally_make(improving->part, NULL, &tally);
    memcpy(improving->value, tally.at, sizeof improving->value);
    memcpy(improving->first, tally.at, sizeof improving->first);
    snapshot_take(&improving->base, improving->day);
    snapshot_take(&improving->best, improving->day);
    bool alike = pass(improving, false, false);
    bool freeze = improving->broken;
    improving->broken = false;
    if (freeze)
        alike = pass(improving, false, true);
    if (alike && !all_closed(improving) && !improving->day->school->moved) {
        struct improving first = *improving;
        (void)pass(improving, true, freeze);
        bounds_keep(improving, &first);
    }
    snapshot_give(&improving->best, improving->day);
}

/* What travellers may weigh is taken off before candidates are counted. */
static void proven_add(struct proven *proven, const struct improving *improving)
{
    for (int i = 0; i < SEAT_LEVELS; i++) {
        int64_t value = improving->value[i];
        int64_t bound = improving->bound[i] > 0 ? improving->bound[i] : 0;
        if (i == SEAT_SEATED) {
            int64_t rest = bound < value ? improving->part->n : 0;
            bound = bound > rest ? (bound - rest + TRAVEL_SCALE - 1) / TRAVEL_SCALE : 0;
            value = value / TRAVEL_SCALE;
            bound = bound > value ? value : bound;
        }
        proven->first[i] += improving->first[i] / (i == SEAT_SEATED ? TRAVEL_SCALE : 1);
        proven->value[i] += value;
        proven->bound[i] += bound;
        int proof = bound < value ? SEAT_BY_NONE : improving->proof[i];
        proven->proof[i] = proof > proven->proof[i] ? proof : proven->proof[i];
    }
}

/* Uses that nobody has any more go, and the rest move up. */
static void uses_compact(struct day *day, struct use *uses)
{
    int *moved = arena_new(day->school->arena, int, day->n_uses + 1);
    int n = 0;

    for (int i = 0; i < day->n_uses; i++) {
        moved[i] = n;
        if (day->uses[i].n > 0)
            uses[n++] = day->uses[i];
    }
    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use >= 0)
            day->jobs[i].use = moved[day->jobs[i].use];
    }
    day->uses = uses;
    day->n_uses = n;
}

/* The fewer there are to seat, the less there is to look for; what is only tried gets a part. */
static int64_t part_pivots(const struct part *part, int64_t most)
{
    int64_t pivots = (int64_t)part->n * PIVOTS_EACH;

    pivots = pivots < most ? pivots : most;
    return part->day->school->moved ? pivots / TRIED_PART : pivots;
}

void day_improve(struct day *day, int64_t pivots, struct proven *proven)
{
    const struct school *school = day->school;
    struct arena scratch = {0};
    struct school local = *school;
    int n_parts = 0;

    local.arena = &scratch;
    day->school = &local;
    struct part *parts = day_parts(day, &n_parts);
    for (int i = 0; i < n_parts; i++) {
        struct improving improving = {
            .part = &parts[i], .day = day, .pivots = part_pivots(&parts[i], pivots)};
        part_improve(&improving);
        proven_add(proven, &improving);
    }
    day->room_uses = day->n_uses;
    uses_compact(day, arena_new(school->arena, struct use, day->n_uses + 1));
    day->school = school;
    arena_release(&scratch);
}
