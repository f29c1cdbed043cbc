/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the relaxations of a level's parts leave open, by trees. */
#include "solver/parts/parts.h"
#include "solver/parts/prove.h"
#include "solver/parts/tree.h"
#include "solver/proof.h"

#include <stdlib.h>
#include <string.h>

int64_t part_planned(const struct part *part, int level)
{
    int64_t sum = part->model.constant[level];

    for (int j = 0; j < part->model.mip.n_columns; j++)
        sum += part->model.columns[j].cost[level] * part->model.columns[j].value;
    return sum;
}

/* Trees end with whatever basis their last node had: the first one goes on. */
static void grow_once(struct parts *parts, int number, int64_t target, int64_t *work)
{
    struct part *part = &parts->rows[number];
    struct solve *solve = parts->solve;
    int level = parts->level;
    struct mip *mip = &part->model.mip;
    size_t size = (size_t)mip->basis_rows + mip->basis_columns;
    int rows = mip->basis_rows, columns = mip->basis_columns;
    unsigned char *basis = mip->basis ? malloc(size + 1) : NULL;

    if (basis)
        memcpy(basis, mip->basis, size);
    proof_tree(solve->effort->proof, number, &part->model, level);
    part->bound[level] = tree_grow(solve, &part->model, level, part->bound[level], target, work);
    proof_tree_end(solve->effort->proof);
    if (!basis)
        return;
    free(mip->basis);
    mip->basis = basis;
    mip->basis_rows = rows;
    mip->basis_columns = columns;
}

/* How many parts have anything left to prove. */
static int count_open(const struct parts *parts, int level)
{
    int n = 0;

    for (int i = 0; i < parts->n - parts->strays; i++)
        n += parts->n == 1 || parts->rows[i].bound[level] < part_planned(&parts->rows[i], level);
    return n > 0 ? n : 1;
}

/* Few choices: rows that are added tell most. */
static void prove_own(struct parts *parts, int number, int64_t target, int64_t work)
{
    struct part *part = &parts->rows[number];
    struct part_asked asked = {number, parts->level, target};
    int64_t known = part->bound[parts->level];

    part->bound[parts->level] = prove_part(parts->solve, &part->model, &asked, known, work);
    solve_bound(parts->solve, parts->level, parts_total(parts, parts->level), PROOF_TREE);
}

/* What a tree with cuts may take: one over the whole is of more use than one without. */
static int64_t with_cuts(const struct parts *parts, const struct part *part, int64_t work)
{
    return parts->n > 1 || !part->relaxed ? 0 : work;
}

static void prove_alone(struct parts *parts, struct part *part, int64_t work)
{
    struct solve *solve = parts->solve;
    int level = parts->level;
    bool stored = false;

    part->bound[level] = prove_model(solve, &part->model, level, part->bound[level], work, &stored);
    if (!stored)
        proof_split(solve->effort->proof, 0, level);
    solve_bound(solve, level, parts_total(parts, level), PROOF_TREE);
}

void parts_grow(struct parts *parts, enum grain grain, int level, int64_t work)
{
    struct solve *solve = parts->solve;
    int open = count_open(parts, level);

    for (int i = 0; i < parts->n - parts->strays; i++) {
        struct part *part = &parts->rows[i];
        int64_t target = part_planned(part, level);

        if (solve_closed(solve, level) || !solve_goes_on(solve))
            break;
        if (grain == GRAIN_WHOLE)
            target = solve->levels[level].value - solve->levels[level].slack;
        if (part->bound[level] >= target)
            continue;
        if (grain == GRAIN_OWN) {
            prove_own(parts, i, target, work / open);
            continue;
        }
        int64_t cut = with_cuts(parts, part, work);

        for (int64_t left = work / open - cut; left > 0;) {
            grow_once(parts, i, target, &left);
            solve_bound(solve, level, parts_total(parts, level), PROOF_TREE);
            if (part->bound[level] >= target || !solve_goes_on(solve))
                break;
        }
        if (cut && part->bound[level] < target)
            prove_alone(parts, part, cut);
    }
}
