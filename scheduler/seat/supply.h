/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/supply.h - adults wanted and adults free, by quarter hour.
 *
 * Tables are by site, kind and quarter: kind 0 invigilators, 1 + i the rules'
 * helper i, supply_any() anybody with a role in exams. */
#ifndef SCHEDULER_SEAT_SUPPLY_H
#define SCHEDULER_SEAT_SUPPLY_H

#include "scheduler/seat/packing.h"

enum { QUARTER_MIN = 15, QUARTERS = 24 * 60 / QUARTER_MIN };

int supply_any(const struct school *school);
/* Where the quarters of a site (-1: none) and kind begin; how many there are in all. */
int supply_row(const struct school *school, int site, int kind);
int supply_rows(const struct school *school);

/* Who is in, trained and free that day; NULL: the school has no staff. */
const int *supply_make(const struct day *day);
/* What the part's rooms want; only: as in tally_make(). */
void supply_want(const struct part *part, const bool *only, int *wanted);

#endif
