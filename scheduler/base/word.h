/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/base/word.h - how much two words differ, for "did you mean". */
#ifndef SCHEDULER_BASE_WORD_H
#define SCHEDULER_BASE_WORD_H

/* Letters to insert, drop, change or swap. */
int word_distance(const char *a, const char *b);

#endif
