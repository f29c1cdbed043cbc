/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/find/find_word.h - the words somebody names a duty with; for the files beside it.
 */
#ifndef SCHEDULER_PLAN_FIND_WORD_H
#define SCHEDULER_PLAN_FIND_WORD_H

#include "scheduler/plan/find_duty.h"

struct find_word {
    const char *text;
    enum { WORD_PLAIN, WORD_DAY, WORD_WEEKDAY, WORD_DATE, WORD_TIME, WORD_HALF } sort;
    int64_t day;         /* WORD_DAY */
    int weekday;         /* WORD_WEEKDAY */
    int of_month, month; /* WORD_DATE: 1.. */
    int minute, until;   /* WORD_TIME: of the day; until -1: not told */
    bool afternoon;      /* WORD_HALF */
};

/* How many; small words ("on", "at", "-") are left out. */
int find_words(const char *text, struct arena *arena, struct find_word **words);
/* What of the text is neither day nor time, a blank between the words: "reader" of "Tue reader". */
const char *find_plain(const char *text, struct arena *arena);
/* strict: what starts at the time; else what goes on then.  at: of work that can move the only
 * start that counts; -1: any it may have. */
bool find_word_fits(const struct season *season, const struct find_word *word,
                    const struct duty *duty, int64_t at, bool strict);

/* Of a word that fits none of the hits: "did you mean" the room, kind or word of a title that is a
 * slip away from it, or what to name. */
const char *find_near(const struct duty_search *search, const int *hits, int n_hits,
                      const char *typed, struct arena *arena);

/* Is it a word of the text, or the beginning (of three letters or more) of one? */
bool find_text_has(const char *text, const char *word);

#endif
