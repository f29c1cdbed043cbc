/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/whatif.h - the plan as it would be, on a copy in memory; nothing is stored.
 *
 * Both sides are planned with the same effort from the stored draft, so that the difference is what
 * was supposed, not what more search brings; whatif_learn() sees to the rest.
 */
#ifndef SCHEDULER_OFFICE_WHATIF_H
#define SCHEDULER_OFFICE_WHATIF_H

#include "scheduler/office/office.h"
#include "scheduler/plan/price_words.h"

enum suppose { SUPPOSE_WITHOUT, SUPPOSE_WITH, SUPPOSE_RULE, SUPPOSE_SET, SUPPOSE_CLOSE };

struct supposition {
    enum suppose what;
    /* A person; "reader;scribe 08:45-11:10 2027-05-17"; NAME=VALUE of a figure; NAME=VALUE of a
     * setting; a room. */
    const char *text;
};

struct whatif_ask {
    struct office_range range;
    const struct supposition *list;
    int n_list;
    struct effort effort;
};

struct whatif {
    struct season *season; /* as supposed */
    struct rules *rules;
    struct world before_world, after_world;
    struct plan before, after;
    const char *told; /* "without Anna Berg (AB), with ROOM HALL closed" */
    int n_unseated;   /* candidates who would lose their desk; negative: who would gain one */
    struct whatif_rooms {
        int sessions; /* rooms in use, by half days */
        int desks;
    } rooms_before, rooms;
    int n_moved; /* candidates who would sit in another room */
};

/* FAULT_MISSING, FAULT_USAGE: what was supposed names nothing, or is no value. */
bool office_whatif(struct office *office, const struct whatif_ask *ask, struct whatif *whatif,
                   struct fault *fault) MUST_CHECK;

/* What each rule that may be relaxed costs: the plan without it, planned again. */
struct rule_cost {
    const char *rule;      /* "other site", "exam_minutes_per_day" */
    const char *relaxed;   /* "not asked of anybody", "1440 instead of 330" */
    int seats;             /* seats more that would be filled */
    int64_t money;         /* pence less (more: negative) */
    int64_t saved[LEVELS]; /* of each level's value, in the plan's order */
    /* Of the plan without it; as before it where that is no better, or within the slack that is
     * agreed for evenness and wishes. */
    struct price_of price;
    /* Of what is saved where the two first differ (or, nothing differing, of all levels): a better
     * plan may be there without the rule; a better one may be there with it, so that not all that
     * is saved is the rule's.  seats_sure: nothing differing, no seat more can be filled. */
    bool perhaps_more, perhaps_less, seats_sure;
};
/* tell: called before each, with its number; NULL. */
struct rule_teller { /* tell NULL: nobody listens */
    void (*tell)(void *context, int number, int of, const char *rule);
    void *context;
};
struct rule_costs {
    struct plan before;
    struct price_of price; /* of before */
    struct rule_cost *list;
    int n;
};
bool office_cost_of_rules(struct office *office, struct office_range range,
                          const struct effort *effort, struct rule_teller teller,
                          struct rule_costs *costs, struct fault *fault) MUST_CHECK;

/* What was found as supposed may be legal as things are, and better than what was found then: the
 * search's luck, nothing that was supposed brought.  It is the plan to compare with from now on;
 * what was proven of any plan's levels holds for it as well.  world: as things are. */
bool whatif_learn(const struct world *world, const struct plan *found, struct arena *arena,
                  struct plan *before, struct fault *fault) MUST_CHECK;

/* For scheduler/office/whatif*.c: puts one supposition into the copy. */
struct scratch {
    struct office *office;
    struct office_range range;
    struct season *season;
    struct rules *rules;
    bool *seat_again;  /* by day of the range: certainly */
    bool rules_differ; /* days may be seated otherwise */
    const char *told;
};
bool scratch_suppose(struct scratch *scratch, const struct supposition *supposition,
                     struct fault *fault) MUST_CHECK;
void scratch_set(struct scratch *scratch, const char *name, const char *value);
void scratch_make(struct office *office, struct office_range range, struct scratch *scratch);
void scratch_world(const struct scratch *scratch, struct world *world);
const struct assignment *scratch_draft(const struct scratch *scratch, int *count);

#endif
