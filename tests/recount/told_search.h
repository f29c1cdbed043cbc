/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/recount/told_search.h - a tiny random program, proven, told and added up again: each column
 * is how many people a task of a problem lacks, its rows are taken as given. */
#ifndef TESTS_TOLD_SEARCH_H
#define TESTS_TOLD_SEARCH_H

#include <stdlib.h>
#include <string.h>

#include "scheduler/recount/recount.h"
#include "solver/limits/model.h"
#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part.h"
#include "solver/proof.h"
#include "tests/support/tiny_mip.h"

enum { TOLD_OFFERS = TINY_COLUMNS * TINY_HIGH };

struct told_search {
    struct mip mip;
    int64_t least, start; /* what points cost: the cheapest, and the one that is known at first */
    int64_t bound;        /* what was proven */
    struct task tasks[TINY_COLUMNS];
    struct slot slots[TINY_COLUMNS];
    struct offer offers[TOLD_OFFERS];
    uint64_t person_tags[TOLD_OFFERS];
    int gap_min[TOLD_OFFERS], travel_min[1];
    struct problem problem;
    bool chosen[TOLD_OFFERS]; /* so that tasks lack what the cheapest point says */
    char *text;
    size_t size;
};

/* Nobody minds how many are chosen: all people are free, each has one offer. */
static inline void told_problem(struct told_search *told)
{
    int n = 0;

    for (int j = 0; j < TINY_COLUMNS; j++) {
        const struct mip_column *column = &told->mip.columns[j];

        told->tasks[j] = (struct task){
            .first_slot = j, .n_slots = 1, .need = (int)column->high, .short_cost = column->cost};
        told->slots[j] = (struct slot){.task = j, .starts_at = 600, .ends_at = 660, .place = -1};
        for (int i = 0; i < column->high; i++, n++)
            told->offers[n] = (struct offer){.slot = j, .person = n};
    }
    told->problem = (struct problem){.tasks = told->tasks,
                                     .slots = told->slots,
                                     .offers = told->offers,
                                     .person_tags = told->person_tags,
                                     .gap_min = told->gap_min,
                                     .travel_min = told->travel_min,
                                     .n_tasks = TINY_COLUMNS,
                                     .n_slots = TINY_COLUMNS,
                                     .n_offers = n,
                                     .n_people = n};
}

/* False: there is no point at all. */
static inline bool told_points(struct told_search *told)
{
    int64_t point[TINY_COLUMNS] = {0};

    told->least = INT64_MAX;
    do {
        if (!tiny_holds(&told->mip, point, 0, TINY_ROWS))
            continue;
        int64_t cost = tiny_cost(&told->mip, point);

        told->start = cost; /* the last one */
        if (cost >= told->least)
            continue;
        told->least = cost;
        for (int j = 0, n = 0; j < TINY_COLUMNS; j++)
            for (int i = 0; i < told->tasks[j].need; i++, n++)
                told->chosen[n] = i >= point[j];
    } while (tiny_next(&told->mip, point));
    return told->least < INT64_MAX;
}

/* What values cost is the target from then on. */
static inline int64_t told_found(void *context, const double *values)
{
    const struct mip *mip = context;
    double sum = 0;

    for (int j = 0; j < mip->n_columns; j++)
        sum += (double)mip->columns[j].cost * values[j];
    return (int64_t)(sum + 0.5);
}

static inline void told_say(struct told_search *told, const struct mip_log *log)
{
    FILE *file = open_memstream(&told->text, &told->size);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    struct model_column columns[TINY_COLUMNS] = {0};
    struct model model = {.mip = told->mip, .columns = columns};

    for (int j = 0; j < TINY_COLUMNS; j++)
        columns[j] = (struct model_column){.kind = 'u', .number = j};
    for (int k = 0; k < LEVELS; k++)
        model.level_row[k] = -1;
    assert_non_null(file);
    proof_split(&proof, 1, 0);
    (void)proof_search(&proof, 0, &model, 0, log);
    assert_int_equal(fclose(file), 0);
}

/* Factors so unlike that weights are no small fractions, and rows that leave less. */
static inline void told_unlike(struct mip *mip)
{
    for (int i = 0; i < mip->n_terms; i++)
        mip->terms[i].factor = 4 * mip->terms[i].factor + roll(4);
    for (int i = 0; i < TINY_ROWS; i++) {
        struct mip_row *row = &mip->rows[i];

        row->low = row->low == -MIP_FREE ? -MIP_FREE : 4 * row->low;
        row->high = row->high == MIP_FREE ? MIP_FREE : 5 * row->high + 6;
    }
}

/* Proves the program from a dear point; false: there is none.  Release otherwise. */
static inline bool told_make(struct told_search *told, uint64_t seed, int nodes)
{
    struct mip_log log = {0};

    *told = (struct told_search){.mip = tiny_loose(seed)};
    for (int j = 0; j < TINY_COLUMNS; j++)
        told->mip.columns[j].cost = llabs(told->mip.columns[j].cost);
    if (seed % 2)
        told_unlike(&told->mip);
    told_problem(told);
    if (!told_points(told)) {
        mip_release(&told->mip);
        return false;
    }
    struct mip_proof proof = {.target = told->start,
                              .found = told_found,
                              .context = &told->mip,
                              .cuts = seed % 3 > 0,
                              .fine = seed % 2,
                              .even = seed % 7 == 0,
                              .tight = true,
                              .seek = seed % 5 == 0,
                              .log = &log,
                              .pivots = 1000000,
                              .nodes = nodes};

    assert_int_equal(mip_relax(&told->mip, &(struct mip_effort){.pivots = 0}), MIP_OPTIMAL);
    assert_true(part_prove(&told->mip, NULL, &proof));
    told->bound = proof.bound;
    told_say(told, &log);
    log_release(&log);
    return true;
}

/* False: malformed.  *proven: of the level. */
static inline bool told_add_up(const struct told_search *told, const char *text, int64_t *proven,
                               int *n_void)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct recount recount = {.problem = &told->problem, .chosen = told->chosen};
    FILE *file = fmemopen((void *)text, told->size, "r");

    assert_non_null(file);
    recount.levels[0].cap = told->least;
    bool fine = recount_read(file, 0, &arena, &recount, &fault);

    assert_true(fine || fault.kind == FAULT_INPUT);
    if (getenv("SOLVER_SAY") && recount.first_void)
        print_error("void: %s\n", recount.first_void);
    *proven = recount.levels[0].proven;
    *n_void = recount.n_void;
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

static inline void told_release(struct told_search *told)
{
    mip_release(&told->mip);
    free(told->text);
}

#endif
