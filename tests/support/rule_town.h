/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/rule_town.h - rules of time on a tiny school: what seating makes of them, and what
 * the judge says of it, and of it made wrong. */
#ifndef TESTS_RULE_TOWN_H
#define TESTS_RULE_TOWN_H

#include "scheduler/audit/audit.h"
#include "scheduler/seat/seat.h"
#include "tests/support/town_case.h"

static struct seating seating;

static inline void seat(void)
{
    struct fault fault = {0};

    assert_true(seat_make(&town.season, &rules, today, today + 6, &town.arena, &seating, &fault));
}

/* What the judge says of this seating, by rule. */
static inline bool judge_finds(const char *rule, int severity)
{
    struct season season = town.season;
    struct audit audit;

    season.seating = seating.sittings;
    season.n_seating = seating.n_sittings;
    audit_make(&season, &rules, NULL, 0, today, today + 6, &town.arena, &audit);
    for (int i = 0; i < audit.n_findings; i++)
        if (audit.findings[i].severity == severity && strcmp(audit.findings[i].rule, rule) == 0)
            return true;
    return false;
}

/* The sitting found, to be made wrong. */
static inline struct sitting *wrong(int i)
{
    struct sitting *list = arena_dup(&town.arena, seating.sittings, (size_t)seating.n_sittings,
                                     sizeof *seating.sittings);

    seating.sittings = list;
    return &list[i];
}

#endif
