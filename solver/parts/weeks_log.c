/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a tree over people's weeks rests on: its branchings, and the prices that bound its nodes. */
#include <stdlib.h>

#include "solver/mip/mip_log.h"
#include "solver/parts/days_tree.h"
#include "solver/proof.h"

#define MUST_MAX INT64_C(100000000000000000) /* whoever reads it holds numbers to a length */

void weeks_log_root(struct mip_log *log)
{
    log_line(log, LOG_NODE);
    log_number(log, -1);
    log_number(log, -1);
    log_number(log, INT64_MIN);
    log_number(log, INT64_MAX);
}

void weeks_log_node(struct mip_log *log, int parent, const struct branch *branch)
{
    int64_t most = branch->kind == BRANCH_SHORT ? branch->most : 0;

    log_line(log, branch->kind == BRANCH_PAID ? LOG_PAID : LOG_NODE);
    log_number(log, parent);
    log_number(log, branch->column);
    if (branch->kind == BRANCH_PAID) {
        log_number(log, branch->yes);
        return;
    }
    log_number(log, branch->yes ? most + 1 : INT64_MIN);
    log_number(log, branch->yes ? INT64_MAX : most);
}

/* False: no memory, or numbers too long for whoever reads them. */
static bool prices_log(struct mip_log *log, const struct days_tree *tree, int64_t *price)
{
    int n_rows = tree->model->mip.n_rows;
    bool fine = price && dual_prices(tree->master->dual, price);

    for (int i = 0; fine && i < n_rows; i++) {
        if (price[i] == 0)
            continue;
        fine = price[i] <= MUST_MAX && price[i] >= -MUST_MAX;
        log_number(log, i);
        log_number(log, price[i]);
    }
    return fine;
}

void weeks_log_prices(struct mip_log *log, const struct days_tree *tree, int node)
{
    if (!log)
        return;
    int64_t *price = calloc((size_t)tree->model->mip.n_rows + 1, sizeof *price);
    int64_t most = MUST_MAX >> DUAL_SHIFT, dear = tree->dear < most ? tree->dear : most;

    log_line(log, LOG_PRICED);
    log_number(log, node);
    log_number(log, DUAL_SHIFT);
    log_number(log, dear * (INT64_C(1) << DUAL_SHIFT));
    log->broken = dear < tree->dear || !prices_log(log, tree, price) || log->broken;
    free(price);
}

void weeks_log_tell(const struct mip_log *log, const struct days_tree *tree)
{
    bool *hours = dual_hours(tree->master->dual, tree->solve->problem);

    if (hours)
        proof_branches(tree->solve->effort->proof, tree->model, tree->level, log, hours,
                       tree->bound + tree->constant);
    free(hours);
}
