/* SPDX-License-Identifier: GPL-3.0-or-later
 * One node: its program finds new weeks at its own duals.  Where that comes down to a better plan's
 * cost the node is branched on at once; only one that does not is asked for the weeks and prices
 * that prove it. */
#include "solver/parts/days_tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/parts/tree.h"

enum { MAX_PIVOTS = 20000, ASKS = 3, MAX_ROUNDS = 60, FEW_OF = 6 };
static const double shares[ASKS] = {0.5, 0.2, 0};
static const double rounding = 1e-6, whole_within = 1e-5, spread = 0.8, nearly = 0.999, half = 0.5,
                    near = 0.01;

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
    int64_t more = days_price(tree, 1);
    double value = dual_value(dual) + (double)more;

    (void)days_price(tree, -1);
    dual_count(tree->solve, dual, 1);
    if (value > tree->best) {
        tree->best = value;
        memcpy(dual->best, dual->price, (size_t)tree->model->mip.n_rows * sizeof *dual->best);
    }
    return master_add(tree->master);
}

/* In whole numbers: what every plan as decided costs at least. */
static int64_t proven(struct days_tree *tree)
{
    int64_t more = days_price(tree, 1), bound;
    bool fine = dual_prove(tree->master->dual, &bound, INT64_MAX, NULL);

    (void)days_price(tree, -1);
    return fine ? bound + more : INT64_MIN;
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

/* How much of each choice is made. */
static void note_parts(struct days_tree *tree)
{
    const struct master *master = tree->master;

    memset(tree->part, 0, (size_t)tree->model->mip.n_columns * sizeof *tree->part);
    for (int i = 0; i < master->n_weeks; i++)
        for (int k = master->weeks[i].first; k < master->weeks[i].first + master->weeks[i].n; k++)
            tree->part[master->choices[k]] += master->mip.values[master->weeks[i].column];
}

int days_find_choice(struct days_tree *tree)
{
    double most = 0;
    int column = -1;

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

bool days_take(struct days_tree *tree)
{
    double *values = tree->model->mip.values;

    tree->model->mip.values = tree->part;
    bool better = plan_take(tree->solve, tree->model);

    tree->model->mip.values = values;
    return better;
}

static void decide(struct days_tree *tree, int column)
{
    days_decide(tree, &(struct branch){.column = column, .yes = true});
}

/* Does the work want more people?  Weeks may do what is done already; nobody misses that. */
static bool is_missing(const struct days_tree *tree, int offer)
{
    const struct state *state = &tree->solve->search.state;
    int task = tree->solve->lookup.offer_task[offer];

    return state->task_count[task] < tree->solve->problem->tasks[task].need;
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
    for (size_t i = 0; chosen && i < n && column < 0; i++) {
        int at = model->offer_column[i];

        if (at >= 0 && chosen[i] && !search->state.chosen[i] && is_missing(tree, (int)i) &&
            !tree->must[at] && !tree->barred[at])
            column = at;
    }
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
    days_decide(tree, &(struct branch){.column = column, .second = true});
    return SPLIT;
}

/* Its program is at most as dear as a better plan: what is nearly chosen is, and one more.  Now
 * and then whole choices are tried as they are, with what else can be done beside them. */
static enum outcome go_in(struct days_tree *tree)
{
    note_parts(tree);
    int column = days_find_choice(tree);

    if ((column < 0 || tree->n_splits % tree->try_each == 0) && days_take(tree)) {
        tree->n_splits++;
        return TAKEN;
    }
    if (column < 0 && master_learn(tree->master) > 0)
        return SPLIT; /* the same node once more: it knows more breaks */
    if (column < 0)
        return leave_out(tree);
    if (tree->depth == DAYS_MAX_DEPTH)
        return GIVEN_UP;
    tree->n_splits++;
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
    days_narrow(tree);
    for (int round = 0; round < MAX_ROUNDS; round++) {
        int n = 0;

        if (!relax(tree, round == 0, &value) && !relax(tree, false, &value))
            return GIVEN_UP;
        if (value <= (double)tree->most + rounding)
            return go_in(tree);
        for (int i = 0; i < ASKS && n == 0; i++) {
            n = ask(tree, shares[i]);
            if (tree->best > (double)tree->most + rounding && proven(tree) > tree->most)
                return CLOSED;
        }
        if (n == 0 || tree->master->broken || tree->master->mip.broken ||
            !solve_goes_on(tree->solve))
            return GIVEN_UP;
        days_narrow(tree);
    }
    return GIVEN_UP;
}

int64_t days_bound(struct days_tree *tree, int64_t known)
{
    double value;
    int n = 1, few = tree->solve->problem->n_people / FEW_OF;

    tree->best = -INFINITY;
    days_narrow(tree);
    for (int round = 0; round < MAX_ROUNDS && n > 0; round++) {
        if (!relax(tree, round == 0, &value) && !relax(tree, false, &value))
            return INT64_MIN;
        if (value <= (double)known + rounding) {
            note_parts(tree);
            return known;
        }
        if (tree->best > value - near)
            break;
        n = 0;
        for (int i = 0; i < ASKS && n <= few; i++) {
            n += ask(tree, shares[i]);
            if (tree->best > (double)tree->most + rounding && proven(tree) > tree->most)
                return tree->most + 1;
        }
        if (tree->master->broken || tree->master->mip.broken || !solve_goes_on(tree->solve))
            return INT64_MIN;
        days_narrow(tree);
    }
    int64_t bound = proven(tree);

    note_parts(tree);
    return bound > known ? bound : known;
}
