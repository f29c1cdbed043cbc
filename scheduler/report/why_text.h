/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why_text.h - answers to why, in words and as nested answers. */
#ifndef SCHEDULER_REPORT_WHY_TEXT_H
#define SCHEDULER_REPORT_WHY_TEXT_H

#include "export/json.h"
#include "scheduler/plan/remedy.h"

/* "Reader - English Language 1, R4, Wed 12 May 2027 09:00-11:10" */
const char *why_name(const struct why *why, int duty);
/* ...without day, "Reader - English Language 1 in R4, 09:00-11:10". */
const char *why_short_name(const struct why *why, int duty);
const char *why_person_name(const struct why *why, int person); /* also of classes that join */
/* "2 people and 1 class that can take another in", of whom so many are classes. */
const char *why_count(int people, int hosts, struct arena *arena);
const char *why_place(const struct why *why, int duty);

/* "12 not trained, 5 in other exam rooms, 2 not available" */
const char *why_counted(const struct why *why, const struct why_person *people);
/* A reason of the plan for `people` people, whatever the case: "not available". */
const char *why_words(const char *reason, int doing);

/* Lines, each with its newline.  Of an empty seat that is past (why_past) why_people_text says
 * that, and nothing of people. */
const char *why_people_text(const struct why *why, int duty, const struct why_person *people);
const char *why_group_text(const struct why *why, int duty, const struct bottleneck *bottleneck);
const char *why_price_text(const struct why *why, int duty, int person,
                           const struct why_price *price);

/* The rule behind an obstacle, with its source; "" where it is a fact. */
struct why_rule_text {
    const char *sentence, *source;
};
struct why_rule_text why_rule_of(const struct why *why, int duty, int person, const char *reason);

void why_people_answer(struct json *root, const struct why *why, int duty,
                       const struct why_person *people);
void why_group_answer(struct json *root, const struct why *why,
                      const struct bottleneck *bottleneck);
void why_price_answer(struct json *root, const struct why *why, int duty, int person,
                      const struct why_price *price);

/* remedy_text.c: "one more person as Reader, 08:45-11:10 (2 h 25)"; "fills 2"; what it means that
 * nothing else helps, "" when something does; all of it; the same as an answer. */
const char *remedy_text(const struct remedies *remedies, const struct remedy *remedy);
const char *remedy_effect(const struct remedies *remedies, const struct remedy_group *group,
                          const struct remedy *remedy);
const char *remedy_conclusion(const struct remedies *remedies, const struct remedy_group *group);
const char *remedies_text(const struct remedies *remedies);
void remedies_answer(struct json *root, const struct remedies *remedies);

extern const char *const why_doing_words[]; /* "" "exam" "cover"...: of enum why_doing */
extern const char *const why_limit_words[]; /* "none" "moment" "hours" "rule" */
extern const char *const why_answer_words[];
extern const char *const why_scope_words[]; /* "near" "day" "week" */

#endif
