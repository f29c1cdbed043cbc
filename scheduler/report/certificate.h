/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/certificate.h - how sure the stored plan is, and of what. */
#ifndef SCHEDULER_REPORT_CERTIFICATE_H
#define SCHEDULER_REPORT_CERTIFICATE_H

#include "scheduler/plan/facts.h"
#include "scheduler/report/report.h"

/* How the stored plan came about: what its bounds speak of depends on it. */
enum certified_how {
    CERTIFIED_PLANNED,  /* by plan: bounds are of all plans */
    CERTIFIED_BY_HAND,  /* planned, and changed since */
    CERTIFIED_REPAIRED, /* taken from a ladder: bounds are of the repairs that tell as few */
    CERTIFIED_OLDER     /* an older program's, which kept no facts */
};

/* What is stored, and whether it is so still. */
struct certificate {
    const struct draft *run;
    enum certified_how how;
    struct repaired repaired;   /* CERTIFIED_REPAIRED */
    const struct version *into; /* ...the version it became; NULL */
    bool by_hand;               /* of whichever: it was changed since */
    const char *plan;           /* hash of the stored draft, taken again */
    const char *input;          /* hash of what it was made from, taken again */
    const char *told;           /* ...as it was then */
    const char *changed;        /* kinds that differ */
    bool plan_stands, input_stands;
};

/* FAULT_MISSING: nothing is planned. */
bool certificate_look(const struct report_ask *ask, struct arena *arena,
                      struct certificate *certificate, struct fault *fault) MUST_CHECK;
/* "a repair of version 1, published as version 2" */
const char *certificate_how(const struct certificate *certificate, struct arena *arena);
/* How sure a level is: "proven best". */
const char *certificate_says(const struct certificate *certificate, const struct plan_level *level,
                             struct arena *arena);
/* Among what: "all plans", "repairs that tell as few people", "" when nothing is known. */
const char *certificate_among(const struct certificate *certificate,
                              const struct plan_level *level);
const char *certificate_shown_by(const char *proof);
bool certificate_json(const struct report_ask *ask, struct json *root,
                      struct fault *fault) MUST_CHECK;

#endif
