/* SPDX-License-Identifier: GPL-3.0-or-later
 * One node: its program finds new weeks at its own duals.  Where that comes down to a better plan's
 * cost the node is branched on at once; only one that does not is asked for the weeks and prices
 * that prove it. */
#include "solver/parts/days_tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/parts/tree.h"

enum { MAX_PIVOTS = 20000, ASKS = 3, MAX_ROUNDS = 60 };
static const double shares[ASKS] = {0.5, 0.2, 0};
static const double rounding = 1e-6, whole_within = 1e-5, spread = 0.8, nearly = 0.999, half = 0.5,
                    likely = 0.7;

static const struct offer *offer_of(const struct days_tree *tree, int column)
{
    return &tree->solve->problem->offers[tree->model->columns[column].number];
}

void days_fix(struct days_tree *tree, int column, int how)
{
    int *n_yes = &tree->n_yes[offer_of(tree, column)->person];

    *n_yes += (how > 0) - (tree->fixed[column] > 0);
    tree->fixed[column] = (signed char)how;
}

/* Weeks that are not as decided go; whoever must do something pays for doing nothing. */
static void narrow(struct days_tree *tree)
{
    struct master *master = tree->master;
    struct mip_column *columns = master->mip.columns;

    for (int i = 0; i < master->n_weeks; i++) {
        const struct master_week *week = &master->weeks[i];
        int n = 0, no = 0;

        for (int k = week->first; k < week->first + week->n; k++) {
            n += tree->fixed[master->choices[k]] > 0;
            no += tree->fixed[master->choices[k]] < 0;
        }
        columns[week->column].high = !no && n == tree->n_yes[week->person];
    }
    for (int p = 0; p < tree->solve->problem->n_people; p++)
        columns[tree->idle[p]].cost = tree->n_yes[p] ? tree->dear : 0;
}

static bool relax(struct days_tree *tree, bool dual, double *value)
{
    struct mip *mip = &tree->master->mip;
    struct mip_effort effort = solve_effort(tree->solve, MAX_PIVOTS);

    effort.dual = dual;
    enum mip_status status = mip_relax(mip, &effort);

    solve_count(tree->solve, mip);
    *value = 0;
    for (int j = 0; status == MIP_OPTIMAL && j < mip->n_columns; j++)
        *value += mip->values[j] * (double)mip->columns[j].cost;
    return status == MIP_OPTIMAL;
}

/* With every decision as a price: what such prices add to the sum is returned. */
static int64_t price_decisions(struct days_tree *tree, int sign)
{
    int64_t sum = 0;

    for (int i = 0; i < tree->depth; i++) {
        const struct branch *branch = &tree->path[i];

        tree->model->mip.columns[branch->column].cost += (branch->yes ? -sign : sign) * tree->dear;
        sum += branch->yes ? tree->dear : 0;
    }
    return sum;
}

/* Asks everybody at prices between the best known and the duals: how many weeks are new. */
static int ask(struct days_tree *tree, double share)
{
    struct dual *dual = tree->master->dual;
    const struct mip *mip = &tree->master->mip;

    for (int i = 0; i < tree->model->mip.n_rows; i++) {
        double price = share * dual->best[i] + (1 - share) * mip->duals[i];

        if ((price > 0 && mip->rows[i].low == -MIP_FREE) ||
            (price < 0 && mip->rows[i].high == MIP_FREE))
            price = 0;
        dual->price[i] = price;
    }
    int64_t more = price_decisions(tree, 1);
    double value = dual_value(dual) + (double)more;

    (void)price_decisions(tree, -1);
    dual_count(tree->solve, dual, 1);
    if (value > tree->best) {
        tree->best = value;
        memcpy(dual->best, dual->price, (size_t)tree->model->mip.n_rows * sizeof *dual->best);
    }
    return master_add(tree->master);
}

/* In whole numbers: is every plan as decided too dear? */
static bool proven(struct days_tree *tree)
{
    int64_t more = price_decisions(tree, 1), bound;
    bool fine = dual_prove(tree->master->dual, &bound, INT64_MAX, NULL);

    (void)price_decisions(tree, -1);
    return fine && bound + more > tree->most;
}

/* From one beginning to the next other choices come first. */
static double noise(struct days_tree *tree)
{
    if (!tree->random)
        return 1;
    tree->random ^= tree->random << 13;
    tree->random ^= tree->random >> 7;
    tree->random ^= tree->random << 17;
    return 1 - spread + spread * (double)(tree->random >> 40) / (double)(1 << 24);
}

/* How much of each choice is made; the one nearest to a whole yes that is not: -1, all are. */
static int look(struct days_tree *tree)
{
    const struct master *master = tree->master;
    double most = 0;
    int column = -1;

    memset(tree->part, 0, (size_t)tree->model->mip.n_columns * sizeof *tree->part);
    for (int i = 0; i < master->n_weeks; i++)
        for (int k = master->weeks[i].first; k < master->weeks[i].first + master->weeks[i].n; k++)
            tree->part[master->choices[k]] += master->mip.values[master->weeks[i].column];
    for (int j = 0; j < tree->model->mip.n_columns; j++) {
        if (tree->part[j] <= whole_within || tree->part[j] >= 1 - whole_within)
            continue;
        double liking = tree->part[j] * noise(tree);

        if (liking <= most + 1e-9)
            continue;
        most = liking;
        column = j;
    }
    return column;
}

static bool take(struct days_tree *tree)
{
    double *values = tree->model->mip.values;

    tree->model->mip.values = tree->part;
    bool better = plan_take(tree->solve, tree->model);

    tree->model->mip.values = values;
    return better;
}

static void decide(struct days_tree *tree, int column)
{
    tree->path[tree->depth++] = (struct branch){column, true, false};
    days_fix(tree, column, 1);
}

/* A choice that stands against a limit which weeks do not know (of some breaks there are too many
 * ways); -1: none does. */
static int refused(struct days_tree *tree)
{
    struct search *search = &tree->solve->search;
    const struct model *model = tree->model;
    size_t n = (size_t)tree->solve->problem->n_offers;
    bool *chosen = malloc(n + 1);
    int column = -1;

    for (size_t i = 0; chosen && i < n; i++) {
        int at = model->offer_column[i];

        chosen[i] = at >= 0 ? tree->part[at] > half
                            : search->best[i] && model_stands(model, (int)i) != OFFER_IDLE;
    }
    if (chosen)
        state_load(&search->state, chosen);
    for (size_t i = 0; chosen && i < n && column < 0; i++)
        if (model->offer_column[i] >= 0 && chosen[i] && !search->state.chosen[i] &&
            tree->fixed[model->offer_column[i]] == 0)
            column = model->offer_column[i];
    search_back_to_best(search);
    free(chosen);
    return column;
}

/* A plan of weeks that is none: it goes on without one of its choices, and proves nothing. */
static enum outcome leave_out(struct days_tree *tree)
{
    int column = refused(tree);

    tree->given_up = true;
    if (column < 0 || tree->depth == DAYS_MAX_DEPTH)
        return GIVEN_UP;
    tree->path[tree->depth++] = (struct branch){column, false, true};
    days_fix(tree, column, -1);
    return SPLIT;
}

/* With it, what is likeliest of other people's, where it is likely enough. */
static void decide_beside(struct days_tree *tree, int column)
{
    int person = offer_of(tree, column)->person, best = -1;
    double most = likely;

    for (int j = 0; j < tree->model->mip.n_columns; j++) {
        if (tree->part[j] <= most || tree->part[j] >= 1 - whole_within || tree->fixed[j] > 0 ||
            offer_of(tree, j)->person == person)
            continue;
        best = j;
        most = tree->part[j];
    }
    if (best >= 0 && tree->depth < DAYS_MAX_DEPTH - 1)
        decide(tree, best);
}

/* Its program is at most as dear as a better plan: what is nearly chosen is, and one more.  Now
 * and then whole choices are tried as they are, with what else can be done beside them. */
static enum outcome go_in(struct days_tree *tree)
{
    int column = look(tree);

    if ((column < 0 || tree->n_splits % tree->try_each == 0) && take(tree)) {
        tree->n_splits++;
        return TAKEN;
    }
    if (column < 0)
        return leave_out(tree);
    if (tree->depth == DAYS_MAX_DEPTH)
        return GIVEN_UP;
    tree->n_splits++;
    for (int i = 0; i < tree->at_once; i++)
        decide_beside(tree, column);
    for (int j = 0; j < tree->model->mip.n_columns; j++)
        if (tree->part[j] > nearly && tree->part[j] < 1 - whole_within && j != column &&
            tree->depth < DAYS_MAX_DEPTH - 1)
            decide(tree, j);
    decide(tree, column);
    return SPLIT;
}

enum outcome days_visit(struct days_tree *tree)
{
    double value;

    tree->best = -INFINITY;
    narrow(tree);
    for (int round = 0; round < MAX_ROUNDS; round++) {
        int n = 0;

        if (!relax(tree, round == 0, &value) && !relax(tree, false, &value))
            return GIVEN_UP;
        if (value <= (double)tree->most + rounding)
            return go_in(tree);
        for (int i = 0; i < ASKS && n == 0; i++) {
            n = ask(tree, shares[i]);
            if (tree->best > (double)tree->most + rounding && proven(tree))
                return CLOSED;
        }
        if (n == 0 || tree->master->broken || tree->master->mip.broken ||
            !solve_goes_on(tree->solve))
            return GIVEN_UP;
        narrow(tree);
    }
    return GIVEN_UP;
}
