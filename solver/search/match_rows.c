/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/limits/limit.h"
#include "solver/search/match.h"

#include <math.h>
#include <string.h>

enum { MOVABLE = 6, FINE = 1024 };

static bool goes_on(const struct match *match, int slot)
{
    const struct slot *row = &match->solve->problem->slots[slot];

    return row->starts_at <= match->at && match->at < row->ends_at;
}

static void add_row(struct match *match, int task, int stays)
{
    if (match->n_rows < MATCH_ROWS)
        match->rows[match->n_rows++] = (struct match_row){task, stays};
}

/* What people do now. */
static void take_current(struct match *match)
{
    struct search *search = match->search;
    const struct lookup *lookup = search->state.lookup;
    const struct problem *problem = lookup->problem;
    int from = search_random(search, problem->n_people);

    for (int n = 0; n < problem->n_people && match->n_rows < MATCH_ROWS * 3 / 4; n++) {
        int person = (from + n) % problem->n_people, first = lookup->person_first[person];

        for (int i = 0; i < search->state.person_n[person]; i++) {
            int offer = search->state.person_list[first + i];

            if (!goes_on(match, problem->offers[offer].slot))
                continue;
            if (!problem->offers[offer].locked && search_set(search, offer, false))
                add_row(match, lookup->offer_task[offer], -1);
            break;
        }
    }
}

static bool could_go_on(const struct match *match, int task)
{
    const struct task *row = &match->solve->problem->tasks[task];

    for (int s = row->first_slot; s < row->first_slot + row->n_slots; s++)
        if (goes_on(match, s))
            return true;
    return false;
}

static int only_offer(const struct match *match, int task)
{
    const struct lookup *lookup = match->search->state.lookup;
    int slot = match->search->state.task_slot[task];

    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++)
        if (match->search->state.chosen[i])
            return i;
    return -1;
}

/* Work that wants people, and some that could be moved here. */
static void take_others(struct match *match)
{
    struct search *search = match->search;
    const struct problem *problem = match->solve->problem;
    int n_rows = match->n_rows, from = search_random(search, problem->n_tasks), movable = 0;

    for (int n = 0; n < problem->n_tasks && match->n_rows < MATCH_ROWS; n++) {
        int task = (from + n) % problem->n_tasks, missing, offer;
        bool ours = false;

        if (!could_go_on(match, task))
            continue;
        for (int i = 0; i < n_rows; i++)
            ours |= match->rows[i].task == task;
        missing = problem->tasks[task].need - search->state.task_count[task];
        if (!ours && missing > 0)
            add_row(match, task, -1);
        if (ours || missing || problem->tasks[task].need > 1 || problem->tasks[task].n_slots < 2 ||
            movable == MOVABLE)
            continue;
        offer = only_offer(match, task);
        if (offer < 0 || problem->offers[offer].locked || search_random(search, 3) ||
            !search_set(search, offer, false))
            continue;
        movable++;
        add_row(match, task, offer);
    }
    search->state.work += problem->n_tasks / 16;
}

bool match_take(struct match *match)
{
    match->n_rows = 0;
    take_current(match);
    take_others(match);
    match->n_columns = match->solve->problem->n_people + match->n_rows;
    return match->n_rows > 1;
}

/* What the choice costs now, with its load weighed; false: not to be had. */
static bool price_of(struct match *match, int offer, int64_t *delta)
{
    struct search *search = match->search;
    int64_t largest[LEVELS] = {0};
    double load;

    if (!state_open(&search->state, offer) || !state_price(&search->state, offer, true, delta) ||
        !limit_share.price(&search->state, offer, true, largest))
        return false;
    load = match_load(match, offer);
    if (load < 0)
        return false;
    for (int k = 0; k <= match->level; k++)
        delta[k] -= largest[k];
    delta[match->level] = delta[match->level] * FINE + (match->even ? llround(load * FINE) : 0);
    return true;
}

/* Of loads in proportion: what costs nothing stays so, and later levels decide. */
static int64_t noise(struct match *match, int64_t delta)
{
    double chance = (search_random(match->search, 1 << 16) + 1) / (double)(1 << 16);
    double size = match->even ? (double)delta : match->step * FINE;

    return llround(-log(chance) * match->heat * size);
}

static void offer_to(struct match *match, int row, int column, int offer)
{
    int at = row * match->n_columns + column;
    int64_t delta[LEVELS];

    if (!price_of(match, offer, delta))
        return;
    delta[match->level] += noise(match, delta[match->level]);
    if (match->offer[at] >= 0 && value_compare(delta, match->delta[at]) >= 0)
        return;
    match->offer[at] = offer;
    memcpy(match->delta[at], delta, sizeof delta);
}

static void price_row(struct match *match, int row)
{
    const struct lookup *lookup = match->search->state.lookup;
    const struct task *task = &lookup->problem->tasks[match->rows[row].task];
    int alone = lookup->problem->n_people + row;

    for (int j = 0; j < match->n_columns; j++)
        match->offer[row * match->n_columns + j] = -1;
    memset(match->delta[row * match->n_columns + alone], 0, sizeof *match->delta);
    if (match->rows[row].stays >= 0)
        offer_to(match, row, alone, match->rows[row].stays);
    for (int s = task->first_slot; s < task->first_slot + task->n_slots; s++)
        for (int i = lookup->slot_first[s]; goes_on(match, s) && i < lookup->slot_first[s + 1]; i++)
            offer_to(match, row, lookup->problem->offers[i].person, i);
}

static bool is_open(const struct match *match, int row, int column)
{
    return match->offer[row * match->n_columns + column] >= 0 ||
           column == match->solve->problem->n_people + row;
}

/* How much the sum of a level over all rows can be, at most, either way. */
static int64_t most_of(const struct match *match, int level)
{
    int64_t sum = 0;

    for (int i = 0; i < match->n_rows; i++) {
        int64_t most = 0;

        for (int j = 0; j < match->n_columns; j++) {
            int64_t delta = match->delta[i * match->n_columns + j][level];

            if (!is_open(match, i, j))
                continue;
            delta = delta < 0 ? -delta : delta;
            most = delta > most ? delta : most;
        }
        sum += most;
    }
    return sum;
}

/* One number of them all in which the least step of a level outweighs all that comes after. */
bool match_price(struct match *match)
{
    pairing_cost factor[LEVELS], sum = 1;

    for (int i = 0; i < match->n_rows; i++)
        price_row(match, i);
    for (int k = LEVELS - 1; k >= 0; k--) {
        factor[k] = sum;
        sum *= 2 * (pairing_cost)most_of(match, k) + 1;
        if (sum > PAIRING_NEVER / 16)
            return false;
    }
    for (int i = 0; i < match->n_rows; i++) {
        for (int j = 0; j < match->n_columns; j++) {
            pairing_cost cost = 0;
            int at = i * match->n_columns + j;

            for (int k = 0; k < LEVELS && is_open(match, i, j); k++)
                cost += factor[k] * match->delta[at][k];
            match->cost[at] = is_open(match, i, j) ? cost : PAIRING_NEVER;
        }
    }
    match->search->state.work += (int64_t)match->n_rows * match->n_columns / 8;
    return true;
}
