/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_sums_node.c - one node of the tree: what it decides, and its relaxation. */
#include <string.h>

#include "solver/rungs/rungs_sums.h"

enum { SHIFT = 20 };
enum { LEFT_OPEN, AT_LOW, AT_HIGH }; /* what is fixed of a column */

bool sums_make(struct sums *sums, struct step *step)
{
    struct climb *climb = step->climb;
    const struct mip *mip = &climb->model.mip;
    size_t n_people = (size_t)climb->ask->n_people + 1;

    sums->step = step;
    sums->kinds = climb_kinds(climb, step->at);
    sums->n_kept = mip->n_columns;
    sums->kept = pool_take(&sums->pool, (size_t)mip->n_columns + 1, sizeof *sums->kept);
    sums->parts = pool_take(&sums->pool, n_people, sizeof *sums->parts);
    sums->out = pool_take(&sums->pool, n_people, sizeof *sums->out);
    if (!sums->kinds || sums->pool.broken)
        return false;
    memcpy(sums->kept, mip->columns, (size_t)mip->n_columns * sizeof *sums->kept);
    return true;
}

void sums_restore(const struct sums *sums)
{
    memcpy(sums->step->climb->model.mip.columns, sums->kept,
           (size_t)sums->n_kept * sizeof *sums->kept);
}

/* Whom a node leaves untold. */
static void find_out(struct sums *sums, int node)
{
    const struct climb *climb = sums->step->climb;
    const struct sum_node *nodes = sums->nodes;

    for (int p = 0; p < climb->ask->n_people; p++)
        sums->out[p] = sums->kinds->kind[p] >= 0 &&
                       (nodes[node].alone || nodes[node].told.high[sums->kinds->kind[p]] == 0);
    for (int i = node; i >= 0; i = nodes[i].parent)
        if (nodes[i].person >= 0 && (!nodes[i].is_told || nodes[node].alone))
            sums->out[nodes[i].person] = !nodes[i].is_told;
}

static void set_column(struct mip_column *column, int64_t value)
{
    if (column->low <= value && value <= column->high)
        column->low = column->high = value;
}

/* Whoever is not told keeps what they have. */
static void hold(const struct sums *sums)
{
    const struct climb *climb = sums->step->climb;
    struct mip_column *columns = climb->model.mip.columns;

    for (int i = 0; i < climb->ask->n_tells; i++) {
        const struct tell *tell = &climb->ask->tells[i];
        int column = climb->model.offer_column[tell->offer];
        if (!sums->out[tell->person] || columns[climb->told[tell->person]].low > 0)
            continue;
        columns[climb->told[tell->person]].high = 0;
        if (column >= 0 && tell->with < 0)
            set_column(&columns[column], tell->dropped);
    }
}

bool sums_enter(struct sums *sums, int node)
{
    struct climb *climb = sums->step->climb;
    struct mip_column *columns = climb->model.mip.columns;
    const struct sum_node *its = &sums->nodes[node];

    sums_restore(sums);
    for (int j = 0; j < its->n_fixed; j++)
        if (its->fixed[j])
            set_column(&columns[j], its->fixed[j] == AT_HIGH ? columns[j].high : columns[j].low);
    find_out(sums, node);
    hold(sums);
    for (int i = node; i >= 0; i = sums->nodes[i].parent) {
        const struct sum_node *above = &sums->nodes[i];
        if (above->person < 0 || !above->is_told)
            continue;
        if (columns[climb->told[above->person]].high == 0)
            return false;
        columns[climb->told[above->person]].low = 1;
    }
    kinds_ask(climb, sums->kinds, &its->told);
    return true;
}

/* What no better plan of the node has otherwise is fixed in what comes of it. */
static void fix(struct sums *sums, int node, const struct certificate *certificate)
{
    const struct mip *mip = &sums->step->climb->model.mip;
    struct sum_node *its = &sums->nodes[node];
    unsigned char *fixed = pool_take(&sums->pool, (size_t)mip->n_columns + 1, 1);
    int64_t best = step_target(sums->step) - 1;
    bool high;

    if (!fixed)
        return;
    if (its->n_fixed)
        memcpy(fixed, its->fixed, (size_t)its->n_fixed);
    for (int j = 0; j < sums->n_kept; j++)
        if (mip->columns[j].low < mip->columns[j].high &&
            certificate_fixes(certificate, j, best, &high))
            fixed[j] = high ? AT_HIGH : AT_LOW;
    its->fixed = fixed;
    its->n_fixed = sums->n_kept;
}

bool sums_relax(struct sums *sums, int node)
{
    struct step *step = sums->step;
    struct climb *climb = step->climb;
    const struct mip *mip = &climb->model.mip;
    struct sum_node *its = &sums->nodes[node];
    struct certificate certificate = {0};
    int64_t before = climb->work;

    climb_lazy(climb, step->at, climb->work, step_target(step));
    if (before - climb->work > sums->dearest)
        sums->dearest = before - climb->work;
    if (!mip->values || !mip->duals)
        return false;
    if (certificate_make(&certificate, mip, SHIFT)) {
        if (certificate.bound > its->bound)
            its->bound = certificate.bound;
        if (its->bound < step_target(step))
            fix(sums, node, &certificate);
    }
    certificate_release(&certificate);
    for (int p = 0; p < climb->ask->n_people; p++)
        sums->parts[p] = climb->told[p] >= 0 ? mip->values[climb->told[p]] : 0;
    return !climb->cut;
}
