/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/office.h - one function per use: load, derive, plan, save.
 *
 * The command line and the desk call these; nothing else puts rooms together.
 */
#ifndef SCHEDULER_OFFICE_OFFICE_H
#define SCHEDULER_OFFICE_OFFICE_H

#include "scheduler/audit/audit.h"
#include "scheduler/intake/intake.h"
#include "scheduler/plan/plan.h"
#include "scheduler/recount/recount.h"
#include "scheduler/report/report.h"
#include "scheduler/seat/hand.h"
#include "scheduler/seat/seat.h"
#include "scheduler/store/store.h"

struct office {
    struct store *store;
    struct arena *arena; /* everything handed out lives here */
    const char *who, *command;
    int64_t now_utc, now_at;
    const char *rules_folder; /* NULL: built in */
    bool no_reasons;          /* office_judge(): see struct world */
    struct season season;     /* loaded by office_load */
    struct rules rules;
    const char *year; /* academic year of the season's dates: "2026-27" */
};

/* The line of the history for what this call changes; summary: a sentence, no pupil's name. */
struct change_note office_note(const struct office *office, const char *summary);
/* Loads the season and the rules of its dates. */
bool office_load(struct office *office, struct fault *fault) MUST_CHECK;

struct office_range {
    int64_t from, until;
}; /* days, inclusive; from -1: the season's exams */
/* Dates of the season's papers, lessons and duties; false: nothing is dated. */
bool office_season_range(const struct office *office, struct office_range *range);

struct import_result {
    struct intake intake;
    bool stored;
};
struct office_import_ask {
    struct import_ask files;
    bool dry_run;
    bool merge;               /* a folder adds and updates, too */
    const char *const *leave; /* as struct intake_ask */
    int n_leave;
    const struct intake_show *show;
};
/* Stores nothing when issues has an error, on a dry run, or when rows would vanish that need
 * --replace (result->intake.n_removals > 0); result->stored says.  FAULT_CONFLICT: somebody changed
 * the file meanwhile. */
bool office_import(struct office *office, const struct office_import_ask *ask,
                   struct import_result *result, struct issues *issues,
                   struct fault *fault) MUST_CHECK;

struct office_listener { /* tell: NULL, or called now and then */
    void (*tell)(void *context, int done, int of);
    void *context;
};
bool office_seat(struct office *office, struct office_range range, struct office_listener listener,
                 struct seating *seating, struct fault *fault) MUST_CHECK;

/* Everybody who starts at one time starts at another, and the day is seated again. */
bool office_start(struct office *office, const struct start_move *move, struct seating *seating,
                  const char **told, struct fault *fault) MUST_CHECK;

/* Seats changed by hand: nothing is stored when a rule forbids it (FAULT_CONFLICT), or when it is
 * only rehearsed. */
bool office_hand(struct office *office, const struct hand *hand, bool rehearse,
                 struct hand_result *result, struct fault *fault) MUST_CHECK;

/* What rooms apart cost and which could be one (report merges). */
void office_price(struct office *office, struct office_range range, struct room_prices *prices);

/* The days planned so far; false: none. */
bool office_plan_range(const struct office *office, struct office_range *range);

struct plan_ask {
    struct office_range range;
    struct effort effort;
    bool afresh;
    FILE *certificate;                /* NULL, or where what is proven is kept: it must seek */
    const bool *cancelled;            /* NULL, or: becomes true when nothing is to be stored */
    int (*milliseconds)(void *clock); /* since the command began; NULL: not told */
    void *clock;
};
bool office_plan(struct office *office, const struct plan_ask *ask, struct world *world,
                 struct plan *plan, struct fault *fault) MUST_CHECK;
/* published: the rows are what was told as it was told, also where something has happened since. */
bool office_judge(struct office *office, struct office_range range, bool published,
                  struct world *world, struct plan *plan, struct fault *fault) MUST_CHECK;
bool office_verify(struct office *office, bool published, struct audit *audit,
                   struct fault *fault) MUST_CHECK;
/* The same over some days; -1: what was planned, told or seated. */
void office_audit(struct office *office, struct office_range range, bool published,
                  struct audit *audit);

/* A certificate that office_plan() kept, added up again; see docs/certificate.md. */
struct certified {
    struct office_range range;
    struct recount recount;
    struct certified_level {
        const char *name;
        int64_t value, bound; /* as stored with the plan */
        int64_t judged;       /* the value that the stored plan has, judged again */
        enum certified_verdict { CERTIFIED_AGREES, CERTIFIED_ABSENT, CERTIFIED_DIFFERS } verdict;
    } levels[LEVELS];
    bool whole;  /* the file is as it was written: nothing was changed, and no line is gone */
    bool agrees; /* it is, and no level differs */
};
/* FAULT_INPUT: no certificate; FAULT_CONFLICT: one of another plan, or the facts are others now. */
bool office_certify(struct office *office, FILE *file, struct certified *certified,
                    struct fault *fault) MUST_CHECK;

/* The school read a rule and signs for it: RULE as rule_find() takes it, value "" as it stands.
 * *name is the full name, *held whether it was confirmed before (and is replaced, or taken back).
 */
struct confirm_ask {
    const char *rule, *value, *source, *by;
};
bool office_confirm(struct office *office, const struct confirm_ask *ask, const char **name,
                    bool *held, struct fault *fault) MUST_CHECK;
bool office_withdraw(struct office *office, const char *rule, const char **name, bool *held,
                     struct fault *fault) MUST_CHECK;

/* The world of some days of a season that is not (yet) stored. */
void office_world(const struct office *office, const struct season *season,
                  struct office_range range, struct world *world);

/* The season of a range without arrangements that are not approved and without forecast entries,
 * seated again where that matters; nothing is stored.  *world NULL: all is granted. */
bool office_granted(const struct office *office, struct office_range range, struct world **world,
                    struct fault *fault) MUST_CHECK;

struct publish_ask {
    const char *note;     /* NULL: none */
    const char *override; /* why dates are told although approvals are wanting; NULL: refuse them */
    bool rehearse;        /* say what would change for whom, approvals or not; nothing is stored */
};
struct publish_result {
    int version;
    bool nothing_new; /* all of it was told with that version: none is made */
    const struct version_change *changes;
    int n_changes;
    int n_open;
    int n_past;         /* findings that refuse nothing, for what they are about is over */
    int64_t unrepaired; /* refused: a day that was told, and something happened since; DAY_NONE */
    struct grounds_count grounds; /* seats that rest on approvals not given */
};
/* Refuses an illegal plan (FAULT_CONFLICT, names the first finding that is not over), and one with
 * seats that rest on approvals which are pending, not told or over on their day unless a reason
 * overrides that. What was told already is no new version. */
bool office_publish(struct office *office, const struct publish_ask *ask,
                    struct publish_result *result, struct fault *fault) MUST_CHECK;

/* Writes one calendar per person, named by code, into an existing folder. */
bool office_write_feeds(struct office *office, const char *folder, bool utc, int *written,
                        struct fault *fault) MUST_CHECK;

/* When published rows change under an undo, that is a new version and feeds follow. */
bool office_undo(struct office *office, const char **summary, struct fault *fault) MUST_CHECK;
bool office_redo(struct office *office, const char **summary, struct fault *fault) MUST_CHECK;

#endif
