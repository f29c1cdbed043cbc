/* SPDX-License-Identifier: GPL-3.0-or-later
 * Level by level: what cannot be beaten, a better seating where one is found,
 * and a proof.  Effort is counted in pivots: same input, same seating. */
#include <assert.h>
#include <string.h>

#include "scheduler/seat/packing.h"
#include "solver/mip_prove.h"

enum { NODES = 4000, SPLIT_COLUMNS = 1200 };

const char *const seat_proof_words[] = {"count", "lp", "tree", "none", NULL};

struct snapshot {
    struct job *jobs;
    struct use *uses;
    int n_uses, room;
};

struct improving {
    struct part *part;
    struct day *day;
    struct packing packing;
    struct snapshot base, best;
    int64_t first[SEAT_LEVELS], value[SEAT_LEVELS], bound[SEAT_LEVELS];
    int proof[SEAT_LEVELS];
    int64_t pivots; /* left */
    int level;
};

static void take(struct snapshot *snapshot, const struct day *day)
{
    struct arena *arena = day->school->arena;

    if (!snapshot->jobs)
        snapshot->jobs = arena_new(arena, struct job, day->n_jobs + 1);
    if (day->n_uses >= snapshot->room) {
        snapshot->room = 2 * day->n_uses + 16;
        snapshot->uses = arena_new(arena, struct use, snapshot->room);
    }
    memcpy(snapshot->jobs, day->jobs, sizeof *day->jobs * (size_t)day->n_jobs);
    if (day->n_uses > 0)
        memcpy(snapshot->uses, day->uses, sizeof *day->uses * (size_t)day->n_uses);
    snapshot->n_uses = day->n_uses;
}

static void give(const struct snapshot *snapshot, struct day *day)
{
    memcpy(day->jobs, snapshot->jobs, sizeof *day->jobs * (size_t)day->n_jobs);
    if (snapshot->n_uses > 0)
        memcpy(day->uses, snapshot->uses, sizeof *day->uses * (size_t)snapshot->n_uses);
    day->n_uses = snapshot->n_uses;
}

/* The plan of some values, if it is one and better. */
static bool plan_try(struct improving *improving, const double *values)
{
    struct tally tally;
    bool better = false;

    give(&improving->base, improving->day);
    if (packing_read(&improving->packing, values)) {
        tally_make(improving->part, NULL, &tally);
        better = tally_compare(tally.at, improving->value, SEAT_LEVELS) < 0;
    }
    if (better) {
        take(&improving->best, improving->day);
        memcpy(improving->value, tally.at, sizeof improving->value);
    }
    give(&improving->base, improving->day);
    return better;
}

/* Of what all costs of a level are multiples: large numbers make the relaxation inexact. */
static int64_t unit(const struct packing *packing, int level)
{
    return level == SEAT_SEATED && !packing->part->travel ? TRAVEL_SCALE : 1;
}

static int64_t target_of(const struct improving *improving, int level)
{
    return (improving->value[level] - improving->packing.constant[level]) /
           unit(&improving->packing, level);
}

static int64_t plan_found(void *context, const double *values)
{
    struct improving *improving = context;

    (void)plan_try(improving, values);
    return target_of(improving, improving->level);
}

/* A row over a level's costs, once; free until it is set. */
static int level_row(struct packing *packing, int level)
{
    struct mip *mip = &packing->mip;

    if (packing->level_rows[level] >= 0)
        return packing->level_rows[level];
    packing->level_rows[level] = mip_add_row(mip, -MIP_FREE, MIP_FREE);
    for (int j = 0; j < mip->n_columns; j++) {
        if (packing->costs[j].at[level])
            mip_add_term(mip, packing->level_rows[level], j,
                         packing->costs[j].at[level] / unit(packing, level));
    }
    return packing->level_rows[level];
}

static void hold(struct improving *improving, int level, int64_t most)
{
    struct packing *packing = &improving->packing;
    int row = level_row(packing, level);

    if (!packing->mip.broken)
        packing->mip.rows[row].high =
            most == MIP_FREE ? most : (most - packing->constant[level]) / unit(packing, level);
}

/* The level as the objective, those before as rows at their values. */
static void aim(struct improving *improving, int level)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost = packing->costs[j].at[level] / unit(packing, level);
    for (int k = 0; k < SEAT_LEVELS; k++) {
        if (k < level)
            hold(improving, k, improving->value[k]);
        else if (packing->level_rows[k] >= 0)
            hold(improving, k, MIP_FREE);
    }
    improving->level = level;
}

/* bound: of the objective as it was aimed. */
static void bound_take(struct improving *improving, int level, int64_t bound, int proof)
{
    bound = bound * unit(&improving->packing, level) + improving->packing.constant[level];
    assert(bound <= improving->value[level]); /* the seating itself is one of those bounded */
    if (bound > improving->value[level])
        return;
    if (bound > improving->bound[level]) {
        improving->bound[level] = bound;
        improving->proof[level] = proof;
    }
}

static bool closed(const struct improving *improving, int level)
{
    return improving->bound[level] >= improving->value[level];
}

/* What the adults of one family come to at least, as a row. */
static void family_round(struct improving *improving, int family)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;
    struct mip_effort effort = {.pivots = (int)improving->pivots};

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost =
            packing->costs[j].family == family ? packing->costs[j].at[SEAT_ADULTS] : 0;
    (void)mip_relax(mip, &effort);
    improving->pivots -= mip->pivots + 1;
    int64_t bound = mip_certified(mip, 0);
    if (bound <= 0)
        return;
    int row = mip_add_row(mip, bound, MIP_FREE);
    for (int j = 0; j < mip->n_columns; j++) {
        if (mip->columns[j].cost)
            mip_add_term(mip, row, j, mip->columns[j].cost);
    }
}

static void families_round(struct improving *improving)
{
    if (improving->packing.rounded)
        return;
    improving->packing.rounded = true;
    for (int i = 0; i < improving->packing.n_families && improving->pivots > 0; i++)
        family_round(improving, i);
}

static void relax(struct improving *improving, int level)
{
    struct mip *mip = &improving->packing.mip;
    struct mip_effort effort = {.pivots = (int)improving->pivots};

    enum mip_status status = mip_relax(mip, &effort);
    assert(status != MIP_NONE); /* the seating itself is a solution */
    improving->pivots -= mip->pivots + 1;
    if (status != MIP_NONE)
        bound_take(improving, level, mip_certified(mip, 0), SEAT_BY_LP);
}

/* GLPK's search, for something better only: the others are cut off at once. */
static void search(struct improving *improving, int64_t share)
{
    struct mip *mip = &improving->packing.mip;

    hold(improving, improving->level,
         improving->value[improving->level] - unit(&improving->packing, improving->level));
    struct mip_effort effort = {.pivots = (int)share, .nodes = NODES};
    enum mip_status status = mip_solve(mip, &effort, NULL);

    improving->pivots -= mip->pivots + 1;
    if (status == MIP_OPTIMAL || status == MIP_FEASIBLE)
        (void)plan_try(improving, mip->values);
    hold(improving, improving->level, MIP_FREE);
}

/* Levels mixed only steer: a bare level finds plans that are poor in all others. */
static const int64_t blend[SEAT_LEVELS] = {
    [SEAT_SEATED] = 5,    [SEAT_SUPPLY] = 10000, [SEAT_ADULTS] = 2000,
    [SEAT_LESSONS] = 100, [SEAT_MOVES] = 20,     [SEAT_POINTS] = 1};

static int64_t blended(const struct improving *improving)
{
    int64_t sum = 0;

    for (int i = 0; i < SEAT_LEVELS; i++)
        sum += blend[i] * (improving->value[i] - improving->packing.constant[i]);
    return sum;
}

static int64_t blend_found(void *context, const double *values)
{
    struct improving *improving = context;

    (void)plan_try(improving, values);
    return blended(improving);
}

static void steer(struct improving *improving)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;
    int64_t share = improving->pivots / 6;

    aim(improving, 0);
    for (int j = 0; j < mip->n_columns; j++) {
        mip->columns[j].cost = 0;
        for (int k = 0; k < SEAT_LEVELS; k++)
            mip->columns[j].cost += blend[k] * packing->costs[j].at[k];
    }
    struct mip_proof proof = {.bound = INT64_MIN,
                              .target = blended(improving),
                              .found = blend_found,
                              .context = improving,
                              .first = packing->first,
                              .seek = true,
                              .pivots = share,
                              .nodes = NODES};
    (void)mip_prove(mip, NULL, &proof);
    improving->pivots -= share - proof.pivots;
    if (proof.bound >= blended(improving))
        return;
    struct mip_effort effort = {.pivots = (int)(share / 2), .nodes = NODES};
    enum mip_status status = mip_solve(mip, &effort, NULL);
    improving->pivots -= mip->pivots + 1;
    if (status == MIP_OPTIMAL || status == MIP_FEASIBLE)
        (void)plan_try(improving, mip->values);
}

/* Our own tree: its dives find plans, its leaves prove. */
static void prove(struct improving *improving, int level, int64_t share)
{
    struct mip_proof proof = {.bound = 0,
                              .target = target_of(improving, level),
                              .found = plan_found,
                              .context = improving,
                              .first = improving->packing.first,
                              .pivots = share,
                              .nodes = NODES};

    (void)mip_prove(&improving->packing.mip, NULL, &proof);
    improving->pivots -= share - proof.pivots;
    bound_take(improving, level, proof.bound, SEAT_BY_TREE);
}

static void level_close(struct improving *improving, int level)
{
    bound_take(improving, level, 0, SEAT_BY_COUNT);
    if (closed(improving, level) || improving->pivots <= 0)
        return;
    int64_t share = improving->pivots / 8; /* of effort, for each of its ways */
    aim(improving, level);
    if (level == SEAT_ADULTS) {
        families_round(improving);
        aim(improving, level);
    }
    relax(improving, level);
    if (closed(improving, level))
        return;
    prove(improving, level, share);
    if (closed(improving, level))
        return;
    search(improving, share / 2);
    if (closed(improving, level))
        return;
    prove(improving, level, share);
}

static bool all_closed(const struct improving *improving)
{
    bool all = true;

    for (int i = 0; i < SEAT_LEVELS; i++)
        all = all && closed(improving, i);
    return all;
}

static void levels_close(struct improving *improving)
{
    int again = SEAT_LEVELS;

    for (int i = 0; i < SEAT_LEVELS; i++)
        bound_take(improving, i, 0, SEAT_BY_COUNT);
    if (!all_closed(improving))
        steer(improving);
    for (int level = 0; level < SEAT_LEVELS; level++) {
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

/* One model, level by level.  True: some of its rooms are alike. */
static bool pass(struct improving *improving, bool split)
{
    packing_make(improving->part, split, false, &improving->packing);
    first_mark(&improving->packing);
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
    take(&improving->base, improving->day);
    take(&improving->best, improving->day);
    bool alike = pass(improving, false);
    if (alike && !all_closed(improving)) {
        struct improving first = *improving;
        (void)pass(improving, true);
        bounds_keep(improving, &first);
    }
    give(&improving->best, improving->day);
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
        struct improving improving = {.part = &parts[i], .day = day, .pivots = pivots};
        part_improve(&improving);
        proven_add(proven, &improving);
    }
    day->room_uses = day->n_uses;
    uses_compact(day, arena_new(school->arena, struct use, day->n_uses + 1));
    day->school = school;
    arena_release(&scratch);
}
