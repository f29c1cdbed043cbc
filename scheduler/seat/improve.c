/* SPDX-License-Identifier: GPL-3.0-or-later
 * Level by level: what cannot be beaten, a better seating where one is found,
 * and a proof.  Effort is counted in pivots: same input, same seating. */
#include <string.h>

#include "scheduler/seat/packing.h"
#include "solver/certificate.h"
#include "solver/mip_prove.h"

enum { SHIFT = 20, NODES = 4000, SPLIT_COLUMNS = 6000 };

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
    int64_t value[SEAT_LEVELS], bound[SEAT_LEVELS];
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

static int64_t plan_found(void *context, const double *values)
{
    struct improving *improving = context;

    (void)plan_try(improving, values);
    return improving->value[improving->level] - improving->packing.constant[improving->level];
}

/* The level as the objective, those before as rows at their values. */
static void aim(struct improving *improving, int level)
{
    struct packing *packing = &improving->packing;
    struct mip *mip = &packing->mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost = packing->costs[j].at[level];
    for (int k = 0; k < level; k++) {
        int64_t most = improving->value[k] - packing->constant[k];
        if (k == SEAT_SUPPLY)
            continue;
        if (packing->level_rows[k] < 0) {
            packing->level_rows[k] = mip_add_row(mip, -MIP_FREE, most);
            for (int j = 0; j < mip->n_columns; j++) {
                if (packing->costs[j].at[k])
                    mip_add_term(mip, packing->level_rows[k], j, packing->costs[j].at[k]);
            }
        }
        if (!mip->broken)
            mip->rows[packing->level_rows[k]].high = most;
    }
    improving->level = level;
}

static void bound_take(struct improving *improving, int level, int64_t bound, int proof)
{
    if (bound > improving->value[level])
        bound = improving->value[level];
    if (bound > improving->bound[level]) {
        improving->bound[level] = bound;
        improving->proof[level] = proof;
    }
}

static bool closed(const struct improving *improving, int level)
{
    return improving->bound[level] >= improving->value[level];
}

static void relax(struct improving *improving, int level)
{
    struct mip *mip = &improving->packing.mip;
    struct certificate certificate = {0};
    struct mip_effort effort = {.pivots = (int)improving->pivots};

    (void)mip_relax(mip, &effort);
    improving->pivots -= mip->pivots + 1;
    if (certificate_make(&certificate, mip, SHIFT))
        bound_take(improving, level, certificate.bound + improving->packing.constant[level],
                   SEAT_BY_LP);
    certificate_release(&certificate);
}

static void search(struct improving *improving)
{
    struct mip *mip = &improving->packing.mip;
    struct mip_effort effort = {.pivots = (int)(improving->pivots / 3), .nodes = NODES};
    enum mip_status status = mip_solve(mip, &effort, NULL);

    improving->pivots -= mip->pivots + 1;
    if (status == MIP_OPTIMAL || status == MIP_FEASIBLE)
        (void)plan_try(improving, mip->values);
}

static void prove(struct improving *improving, int level)
{
    int64_t constant = improving->packing.constant[level];
    int64_t share = improving->pivots / 2;
    struct mip_proof proof = {.bound = improving->bound[level] - constant,
                              .target = improving->value[level] - constant,
                              .found = plan_found,
                              .context = improving,
                              .pivots = share,
                              .nodes = NODES};

    (void)mip_prove(&improving->packing.mip, NULL, &proof);
    improving->pivots -= share - proof.pivots;
    bound_take(improving, level, proof.bound + constant, SEAT_BY_TREE);
}

static void level_close(struct improving *improving, int level)
{
    bound_take(improving, level, improving->packing.constant[level], SEAT_BY_COUNT);
    if (closed(improving, level) || level == SEAT_SUPPLY || improving->pivots <= 0)
        return;
    aim(improving, level);
    relax(improving, level);
    if (closed(improving, level) || improving->pivots <= 0)
        return;
    search(improving);
    if (closed(improving, level) || improving->pivots <= 0)
        return;
    prove(improving, level);
}

static void levels_close(struct improving *improving)
{
    int again = SEAT_LEVELS;

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

static bool all_closed(const struct improving *improving)
{
    bool all = true;

    for (int i = 0; i < SEAT_LEVELS; i++)
        all = all && closed(improving, i);
    return all;
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

/* Once with like rooms together, and again one by one when that left a doubt:
 * candidates can be shared out among like rooms in ways that no room's own rules allow. */
static void part_improve(struct improving *improving)
{
    struct tally tally;

    tally_make(improving->part, NULL, &tally);
    memcpy(improving->value, tally.at, sizeof improving->value);
    take(&improving->base, improving->day);
    take(&improving->best, improving->day);
    for (int split = 0; split < 2; split++) {
        packing_make(improving->part, split == 1, false, &improving->packing);
        unknown(improving);
        if (split == 0 || improving->packing.mip.n_columns < SPLIT_COLUMNS)
            levels_close(improving);
        bool again = !all_closed(improving) && has_alike(&improving->packing);
        packing_release(&improving->packing);
        if (!again)
            break;
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
    struct part *parts = parts_make(day, &n_parts);
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
