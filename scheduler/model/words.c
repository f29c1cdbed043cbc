/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words of the enums, in the order of their values. */
#include <stddef.h>

#include "scheduler/model/season.h"

const char *const day_kind_words[] = {"school", "inset", "holiday", "closed", "contingency", NULL};
const char *const session_words[] = {"", "AM", "PM", "day", NULL};
const char *const week_words[] = {"", "A", "B", NULL};
const char *const room_kind_words[] = {"classroom", "hall",   "small", "it",
                                       "workshop",  "office", NULL};
const char *const room_exam_words[] = {"yes", "no", "last", NULL};
const char *const summon_words[] = {"", "phone", "radio", "adjacent", "none", NULL};

const char *const gender_words[] = {"", "female", "male", "other", NULL};
const char *const offers_words[] = {"pattern", "asked", NULL};
const char *const pattern_kind_words[] = {"work", "protected", "lunch", NULL};
const char *const answer_words[] = {"yes", "no", "maybe", NULL};
const char *const declared_words[] = {"", "none", "listed", NULL};

const char *const pupil_time_words[] = {"in", "offsite", "away", NULL};
const char *const route_words[] = {"", "approved", "delegated", "pending", NULL};
const char *const paper_kind_words[] = {"written",   "practical", "onscreen", "art",
                                        "listening", "speaking",  NULL};
const char *const tests_reading_words[] = {"none", "section", "all", NULL};
const char *const entry_status_words[] = {"entered", "forecast", "withdrawn", NULL};
const char *const wish_words[] = {"prefer", "avoid", "only", NULL};

const char *const lesson_kind_words[] = {"", "core", "vocational", NULL};
const char *const withdraw_words[] = {"yes", "avoid", "no", NULL};
const char *const cover_words[] = {"supervise", "teach", "split", "no", NULL};

const char *const incident_words[] = {"delay",   "late",  "absent",    "close", "move",
                                      "arrange", "refer", "interrupt", NULL};
const char *const change_words[] = {"takes", "drops", "moves", NULL};
const char *const reply_words[] = {"accept", "cannot", NULL};
