/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of remedies. */
#include "scheduler/plan/remedy.h"

const char *const remedy_words[] = {"unlock",   "merge",   "start", "device",
                                    "overtime", "release", "person"};
