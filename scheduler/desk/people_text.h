/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/people_text.h - codes and keys of an answer (--json) in the officer's words. */
#ifndef SCHEDULER_DESK_PEOPLE_TEXT_H
#define SCHEDULER_DESK_PEOPLE_TEXT_H

#include "scheduler/base/arena.h"
#include "scheduler/model/season.h"

/* "Anna Berg"; the code where there is no name, or no such person. */
const char *person_words(const struct season *season, const char *code);
/* The duty's title, from the plan or what was told; what the key itself says where neither has it.
 */
const char *duty_words(const struct season *season, const char *key, struct arena *arena);
/* The row of that key: of this person if they have it, of anybody else; NULL. */
const struct assignment *duty_row(const struct assignment *rows, int count, const char *key,
                                  int person);
/* Keys of duties may hold a candidate's code: pages and addresses name a duty by its reference,
 * which tells nothing.  duty_of_ref: "" when no row has it; what is no reference is a key. */
const char *duty_ref(const char *key, struct arena *arena);
bool duty_has_ref(const char *key, const char *ref);
bool is_duty_ref(const char *text);
const char *duty_of_ref(const struct season *season, const char *ref);
/* "Mon 17 May 2027 08:30-09:45" from "2027-05-17 08:30" and its end; "" for nonsense. */
const char *span_words(const char *start, const char *end, struct arena *arena);
/* "Mon 17 May 2027 12:00" from "2027-05-17 12:00"; "" for nonsense. */
const char *when_words(const char *at, struct arena *arena);
/* "Main Hall" of "HALL"; the code where it has no name. */
const char *place_words(const struct season *season, const char *code);
/* A sentence of a command with its candidates by name, "Bella Varley (P29)", for who may see names;
 * and with the member of staff of that code by name; season NULL: no names.  Days as people write
 * them. */
const char *named_words(const struct season *season, const char *text, const char *staff,
                        struct arena *arena);
/* "2027-W20" of a day; the Monday of such a week, else otherwise. */
const char *week_name(int64_t day, struct arena *arena);
int64_t week_read(const char *text, int64_t otherwise);

#endif
