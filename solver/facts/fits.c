/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a solve takes: what is looked up and kept for each offer, and an integer program over
 * all of them, which the first look at prices makes whatever the size.  Measured on school
 * weeks of 6,000 to 450,000 offers: 0.6 to 1.2 KiB an offer, of which this is 1.1 to 1.7
 * times as much.  Seasons are solved week by week, so their programs are smaller. */
#include "solver/problem.h"

int64_t problem_memory(const struct problem *problem)
{
    enum { OFFER = 400, SLOT = 120, USE = 64, ROW = 80, START = 8, COLUMN = 550 };
    int64_t most = 1000000, bytes = INT64_C(5) << 19, starts = 0;

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
    return problem_memory(problem) <= INT64_C(1) << 30;
}
