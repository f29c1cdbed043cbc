/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/feeds/feeds_part.h - what the files of feeds.h share. */
#ifndef SCHEDULER_OFFICE_FEEDS_PART_H
#define SCHEDULER_OFFICE_FEEDS_PART_H

#include "scheduler/office/feeds.h"

/* feeds_changes.c: by person, then key. */
int feeds_order(int staff_a, const char *key_a, int staff_b, const char *key_b);
/* A copy, by person, key and start. */
struct assignment *feeds_sorted(const struct assignment *list, int count, struct arena *arena);
/* Is it work people are told of?  Their own lessons are not. */
bool feeds_tells(const struct assignment *assignment);
/* The same work of one person: at the same time and place? */
bool feeds_same_duty(const struct assignment *a, const struct assignment *b);

#endif
