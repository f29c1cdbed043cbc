/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/parts/prove.h"

#include <stdlib.h>
#include <string.h>

#include "solver/dual/dual_known.h"
#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part.h"
#include "solver/parts/narrowed.h"
#include "solver/parts/tree.h"
#include "solver/proof.h"

/* NODE: what a node takes beside its pivots, in pivots. */
enum { NODE = 64, MAX_NODES = 20000, LEAST_PIVOTS = 100, RELAX_PIVOTS = 50000, LARGE = 1 << 12 };
/* Another look is worth it where the last one brought such a part of what was missing, and weeks
 * with its rows are not far behind; else branching is where few choices are left
 * and so little is wanted. */
enum { GAIN_PART = 5, BEHIND = 2 }; /* of what is missing; times the slack */
enum { FEW = 3000, LITTLE = 2, MAX_LOOKS = 6, LOOK_PART = 2 };
enum { MISSING = 2 /* people, before any other amount */ };
enum { AHEAD = 3 /* times what is missing */ };

struct proving {
    struct solve *solve;
    struct model *model;
    int64_t known; /* of the level, proven before */
    int level;
    bool large, exact;
    bool few;          /* a large one, of which so little is left that branching may end it */
    struct known rows; /* of a large one: what its first node found */
    bool stored;       /* the proof of what is known */
    bool missed;       /* whole values that are no plan: in mip.values */
};

static int64_t target_of(const struct proving *proving)
{
    int level = proving->level;

    return proving->solve->search.best_value[level] - proving->solve->levels[level].slack -
           proving->model->constant[level];
}

/* A plan, or values that miss what the model does not have yet; then nothing more is asked. */
static int64_t found(void *context, const double *values)
{
    struct proving *proving = context;
    struct mip *mip = &proving->model->mip;
    int64_t before = target_of(proving);

    memcpy(mip->values, values, (size_t)mip->n_columns * sizeof *values);
    if (plan_take(proving->solve, proving->model) && target_of(proving) < before)
        return target_of(proving);
    proving->missed = true;
    return proving->known - proving->model->constant[proving->level];
}

static void told(void *context, const struct mip_told *told)
{
    struct proving *proving = context;

    known_add(&proving->rows, told);
}

bool prove_relax(struct solve *solve, struct model *model)
{
    struct mip *mip = &model->mip;
    struct mip_effort effort = solve_effort(solve, RELAX_PIVOTS);

    effort.dual = true;
    bool fine = mip_relax(mip, &effort) == MIP_OPTIMAL;

    solve_count(solve, mip);
    return fine;
}

void prove_count(struct solve *solve, struct mip *mip, int64_t pivots, int nodes)
{
    mip->pivots = (int)pivots + NODE * nodes;
    solve_count(solve, mip);
}

/* By column: what decides the cost is branched on before choices are.  malloced; NULL: no memory,
 * and nothing comes first. */
static unsigned char *deciding(const struct model *model)
{
    unsigned char *first = calloc((size_t)model->mip.n_columns + 1, 1);

    for (int j = 0; first && j < model->mip.n_columns; j++)
        first[j] = model->columns[j].kind == 'u' ? MISSING : model->columns[j].kind != 'x';
    return first;
}

static int nodes_in(int64_t pivots)
{
    int64_t most = 1 + pivots / NODE;

    return most < MAX_NODES ? (int)most : MAX_NODES;
}

/* False: no memory, or work that is not worth beginning with. */
static bool prove_once(struct proving *proving, int64_t work)
{
    struct solve *solve = proving->solve;
    struct mip *mip = &proving->model->mip;
    int64_t constant = proving->model->constant[proving->level];
    int64_t pivots = solve_pivots_of(mip, work);
    bool large = proving->large && !proving->few, branches = proving->exact || !large;
    unsigned char *first = deciding(proving->model);
    struct mip_proof proof = {.bound = proving->known - constant,
                              .target = target_of(proving),
                              .found = found,
                              .told = proving->large ? told : NULL,
                              .context = proving,
                              .first = first,
                              .dual = true,
                              .cuts = true,
                              .fine = proving->large,
                              .large = large,
                              .deep = large,
                              .only_from = large && proving->exact,
                              .from = solve->levels[proving->level].bound - constant,
                              .pivots = pivots,
                              .ends = solve->ends,
                              .nodes = branches && !solve->soon ? nodes_in(pivots) : 1};
    struct mip_log log = {0};

    proving->missed = false;
    if (solve->effort->proof) { /* only rows of one search can be told */
        known_release(&proving->rows);
        proving->rows.model = proving->model;
    }
    proof.log = solve->effort->proof ? &log : NULL;
    bool fine = pivots >= LEAST_PIVOTS && part_prove(mip, solve->effort->stop, &proof);
    bool better = fine && !proving->missed && proof.bound + constant > proving->known;

    if (better || (fine && !proving->missed && proving->rows.mip.n_rows))
        proving->rows.told =
            proof_search(solve->effort->proof, 0, proving->model, proving->level, &log);
    if (better)
        proving->stored = proving->rows.told;
    log_release(&log);
    free(first);
    if (!fine)
        return false;
    prove_count(solve, mip, pivots - proof.pivots, proof.nodes);
    proving->rows.target = proof.target + constant;
    if (!proving->missed && proof.bound + constant > proving->known)
        proving->known = proof.bound + constant;
    return true;
}

/* What is proven of people's weeks with the rows that were found.  Of a level without slack weeks
 * are branched on there, rows or none; no reader of certificates knows both. */
static bool bound_beside(struct proving *proving)
{
    struct solve *solve = proving->solve;
    struct known *rows = &proving->rows;
    bool stores = solve->effort->proof;

    if (!proving->large || solve->soon || (proving->exact ? stores : rows->mip.n_rows == 0) ||
        proving->known >= rows->target || rows->broken || proving->missed ||
        solve->grown <= proving->level || !solve_goes_on(solve))
        return false;
    proof_split(solve->effort->proof, 0, proving->level); /* weeks are of no part */
    dual_bound_known(solve, proving->level, rows);
    return !proving->exact && !solve_closed(solve, proving->level);
}

static int64_t bound_so_far(const struct proving *proving)
{
    int64_t other = proving->solve->levels[proving->level].bound;

    return proving->known > other ? proving->known : other;
}

/* Rows make weeks tell more, weeks leave fewer choices, and of fewer choices rows tell more.  Not
 * where somebody keeps the proofs, for whoever reads them knows one search of a program. */
static void look_again(struct proving *proving, int64_t before, int64_t work)
{
    struct solve *solve = proving->solve;
    struct mip *mip = &proving->model->mip;
    struct narrowed narrowed = {.mip = mip};
    int64_t risen = before;

    for (int i = 0; i < MAX_LOOKS; i++) {
        int64_t bound = bound_so_far(proving), left = solve->work_end - solve_work(solve);

        if (!narrowed_take(&narrowed, &proving->rows))
            break;
        int after = narrowed_open(mip);
        int64_t behind = proving->known - solve->levels[proving->level].bound;
        bool idle = (bound - risen) * GAIN_PART < proving->rows.target - risen ||
                    behind > BEHIND * solve->levels[proving->level].slack;

        proving->few =
            idle && behind >= 0 && after <= FEW && proving->rows.target - bound <= LITTLE;
        if ((idle && !proving->few) || !prove_once(proving, left < work ? left : work) ||
            proving->few || !bound_beside(proving))
            break;
        risen = bound;
    }
    narrowed_release(&narrowed);
}

/* Rows that people's weeks are so far ahead of do not come up to them; nor is there more to be had
 * where the same was asked of the same plan. */
static bool is_vain(const struct proving *proving)
{
    const struct solve *solve = proving->solve;
    const struct level_result *level = &solve->levels[proving->level];
    const struct asked *asked = &solve->asked[proving->level];
    int64_t ahead = level->bound - proving->known, missing = level->value - level->slack;

    missing -= level->bound;
    return proving->large && !proving->exact &&
           ((asked->bound == level->bound && asked->value == level->value) ||
            (ahead > level->slack && ahead > AHEAD * missing));
}

int64_t prove_model(struct solve *solve, struct model *model, int level, int64_t known,
                    int64_t work, bool *stored)
{
    struct proving proving = {.solve = solve,
                              .model = model,
                              .known = known,
                              .level = level,
                              .large = model->mip.n_columns > LARGE,
                              .exact = solve->levels[level].slack == 0,
                              .rows = {.model = model}};
    int64_t end = solve_work(solve) + work, before = bound_so_far(&proving);

    if (is_vain(&proving))
        return known;
    while (solve_goes_on(solve) && prove_relax(solve, model) &&
           prove_once(&proving, end - solve_work(solve)) && proving.missed && model_grow(model))
        continue;
    *stored = proving.stored;
    if (bound_beside(&proving) && !solve->effort->proof)
        look_again(&proving, before, work / LOOK_PART);
    known_release(&proving.rows);
    solve->asked[level] = (struct asked){solve->search.best_value[level], bound_so_far(&proving)};
    return proving.known;
}
