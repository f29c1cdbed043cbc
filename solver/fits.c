/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/problem.h"

/* Roughly what a solve takes: what is looked up and kept for each offer, and an
 * integer program over as many as it is ever made of. */
static int64_t memory_of(const struct problem *problem)
{
    enum { OFFER = 320, SLOT = 120, USE = 64, ROW = 80, START = 8, COLUMN = 1200 };
    int64_t most = 300000, bytes = 0, starts = 0;

    for (int b = 0; b < problem->n_breaks; b++)
        starts += problem->breaks[b].n_starts;
    bytes += (int64_t)problem->n_offers * OFFER + (int64_t)problem->n_slots * SLOT;
    bytes += (int64_t)problem->n_uses * USE + starts * START;
    bytes += (int64_t)problem->n_marks * START;
    bytes += ((int64_t)problem->n_tasks + problem->n_repeats + problem->n_quotas +
              problem->n_shares + problem->n_people + problem->n_callouts + problem->n_breaks) *
             ROW;
    return bytes + (problem->n_offers < most ? problem->n_offers : most) * COLUMN;
}

bool problem_fits(const struct problem *problem)
{
    return memory_of(problem) <= INT64_C(1) << 30;
}
