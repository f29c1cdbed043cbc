/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/plan/event_case.h - a tiny school as it is seated, something that happens, and what came of
 * it.
 */
#ifndef TESTS_EVENT_CASE_H
#define TESTS_EVENT_CASE_H

#include "tests/support/rule_town.h"

#include "scheduler/seat/event.h"

static struct event_result happened;
static struct fault fault;

static inline int64_t at(const char *time)
{
    return today * DAY_MIN + time_parse(time);
}

/* The season as it is seated, and then as it is after the event. */
static inline void seated(void)
{
    seat();
    town.season.seating = seating.sittings;
    town.season.n_seating = seating.n_sittings;
    town.season.unseated = seating.unseated;
    town.season.n_unseated = seating.n_unseated;
}

static inline bool happen(struct day_event event)
{
    event.to = event.to ? event.to : -1;
    event.until_at = event.until_at ? event.until_at : -1;
    event.who = "officer";
    fault = (struct fault){0};
    return event_make(&town.season, &rules, &event, &town.arena, &happened, &fault);
}

/* The judge on the season as it became; every finding that is not about adults is a failure. */
static inline bool sound(void)
{
    static const char *const about[] = {"full_time",  "release", "capacity", "alone",
                                        "two_places", "closed",  "apart",    "date"};
    struct audit audit;
    bool good = true;

    audit_make(&happened.after, &rules, NULL, 0, today, today + 6, &town.arena, &audit);
    for (int i = 0; i < audit.n_findings; i++) {
        for (size_t k = 0; k < sizeof about / sizeof *about; k++) {
            if (audit.findings[i].severity == AUDIT_HARD &&
                strcmp(audit.findings[i].rule, about[k]) == 0) {
                print_error("%s: %s\n", about[k], audit.findings[i].text);
                good = false;
            }
        }
    }
    return good;
}

static inline const struct sitting *sits(int pupil, int paper)
{
    for (int i = 0; i < happened.after.n_seating; i++) {
        const struct sitting *row = &happened.after.seating[i];
        const struct entry *entry = &town.entries[row->entry];
        if (entry->pupil == pupil && entry->paper == paper)
            return row;
    }
    return NULL;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_town, close_town)

#endif
