/* SPDX-License-Identifier: GPL-3.0-or-later
 * Level by level: what cannot be beaten, a better seating where one is found,
 * and a proof.  Effort is counted in pivots: same input, same seating. */
#include <string.h>

#include "scheduler/seat/improve/improve.h"
#include "scheduler/seat/supply.h"
#include "solver/mip_prove.h"

enum { COARSE_LEVELS = SEAT_ADULTS + 1, COARSE_PASSES = 4, TIGHTER = 4 };
enum {
    SPLIT_COLUMNS = 1200,
    PIVOTS_EACH = 400,
    PIVOTS_SHARE = 60,
    PIVOTS_LEAST = 40000,
    TRIED_PART = 64
};
static const double cells_each = 8e11; /* by size squared: a few seconds' pivots */

const char *const seat_proof_words[] = {"count", "lp", "tree", "none", NULL};

static bool closed_until(const struct improving *improving, int levels)
{
    bool all = true;

    for (int i = 0; i < levels; i++)
        all = all && level_closed(improving, i);
    return all;
}

/* A plan better in a level: what was said of later ones rests on another.  Returns the level. */
static int bounds_drop(struct improving *improving, const int64_t *before)
{
    int level = 0;

    while (level < SEAT_LEVELS && improving->value[level] == before[level])
        level++;
    for (int i = level + 1; i < SEAT_LEVELS; i++) {
        improving->bound[i] = INT64_MIN;
        improving->proof[i] = SEAT_BY_NONE;
    }
    return level;
}

static void levels_close(struct improving *improving, enum packing_grain grain)
{
    /* Of a day that is only tried nobody asks what comes after adults. */
    bool few = grain == PACKING_COARSE || improving->day->school->moved;
    int levels = few ? COARSE_LEVELS : SEAT_LEVELS;
    int again = SEAT_LEVELS;
    int64_t before[SEAT_LEVELS];

    for (int i = 0; i < SEAT_LEVELS; i++)
        level_count(improving, i);
    memcpy(before, improving->value, sizeof before);
    /* What comes later would steer where nothing is told of it. */
    if (grain != PACKING_COARSE && !closed_until(improving, levels))
        level_steer(improving);
    (void)bounds_drop(improving, before);
    for (int level = 0; level < levels && !improving->broken; level++) {
        memcpy(before, improving->value, sizeof before);
        level_close(improving, level);
        int better = bounds_drop(improving, before);
        if (better < level && again > 0) {
            level = better - 1; /* what it was proven to be at least may meet it now */
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
        for (int k = 0; k < packing->cells[i].n_late; k++) {
            int late = packing->cells[i].late_column[k];
            if (late >= 0 && late != packing->cells[i].opened)
                packing->first[late] = 2;
        }
        if (packing->cells[i].rest >= 0 && packing->cells[i].rest != packing->cells[i].opened)
            packing->first[packing->cells[i].rest] = 1;
    }
    for (int i = 0; i < packing->n_sums; i++)
        packing->first[packing->sums + i] = 4;
    packing->follows = arena_new(packing->arena, bool, packing->mip.n_columns + 1);
    for (int i = 0; i < packing->n_sums; i++)
        packing->follows[packing->sums + i] = true;
    for (int j = 0; j < packing->mip.n_columns; j++)
        if (packing->costs[j].at[SEAT_SUPPLY] > 0)
            packing->follows[j] = true;
    for (int i = 0; i < packing->n_wanted; i++)
        packing->follows[packing->wanted[i]] = true;
    for (int i = 0; i < packing->n_wanted; i++)
        packing->first[packing->wanted[i]] = 1;
    for (int i = 0; i < packing->n_takes; i++)
        packing->first[packing->takes[i].column] = packing->takes[i].cell < 0;
}

/* Pivots of a large model take longer, and prove less. */
static void pivots_fit(struct improving *improving)
{
    const struct mip *mip = &improving->packing.mip;
    double size = mip->n_rows + mip->n_columns + 1;
    double most = cells_each / (size * size);

    if ((double)improving->pivots > most)
        improving->pivots = (int64_t)most;
}

/* One model, level by level.  True: some of its rooms are alike. */
static bool pass(struct improving *improving, enum packing_grain grain, bool freeze)
{
    improving->missed = false;
    improving->root = 0;
    packing_make(improving->part, grain, freeze, improving->most, &improving->packing);
    (void)mip_tighten(&improving->packing.mip, NULL, TIGHTER);
    first_mark(&improving->packing);
    pivots_fit(improving);
    if (grain != PACKING_SINGLE || improving->packing.mip.n_columns < SPLIT_COLUMNS)
        levels_close(improving, grain);
    bool alike = has_alike(&improving->packing);
    packing_release(&improving->packing);
    return alike;
}

/* The first passes: of few candidates by what decides the first levels alone, which makes few
 * classes of their rooms, and again with what was overlooked.  *freeze: it had to be. */
static bool first_passes(struct improving *improving, enum packing_grain grain, bool *freeze)
{
    bool alike = false;

    for (int again = grain == PACKING_COARSE ? COARSE_PASSES : 2; again > 0; again--) {
        alike = pass(improving, grain, *freeze);
        bool broken = improving->broken;
        improving->broken = false;
        if (!broken && (grain != PACKING_COARSE || !improving->missed ||
                        closed_until(improving, COARSE_LEVELS)))
            break;
        *freeze = *freeze || broken;
    }
    return alike;
}

/* Once with like rooms together, and again one by one when that left a doubt:
 * candidates can be shared out among like rooms in ways that no room's own rules allow. */
static void part_improve(struct improving *improving)
{
    struct tally tally;

    tally_make(improving->part, NULL, &tally);
    memcpy(improving->value, tally.at, sizeof improving->value);
    memcpy(improving->first, tally.at, sizeof improving->first);
    improving->most =
        arena_new(improving->day->school->arena, int, supply_rows(improving->day->school) + 1);
    snapshot_take(&improving->base, improving->day);
    snapshot_take(&improving->best, improving->day);
    unknown(improving);
    bool freeze = false;
    bool tried = improving->day->school->moved;
    enum packing_grain grain = improving->part->n > PACKING_FEW ? PACKING_ALIKE : PACKING_COARSE;
    bool alike = first_passes(improving, grain, &freeze);
    if (grain == PACKING_COARSE && !tried)
        alike = pass(improving, PACKING_ALIKE, freeze);
    improving->broken = false;
    if (alike && !tried && !closed_until(improving, SEAT_LEVELS))
        (void)pass(improving, PACKING_SINGLE, freeze);
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
    int64_t pivots = (int64_t)part->n * PIVOTS_EACH, share = (int64_t)part->n * PIVOTS_SHARE;

    most = most > share ? most : share;
    pivots = pivots > PIVOTS_LEAST ? pivots : PIVOTS_LEAST;
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
