/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/report.h - what people want to see, as pages and agendas.
 *
 * A report fills plain sheets; a writer in export/ turns them into a format.
 * The command line and the desk both go through this table, so a new report
 * is at once a command, a page and a download.
 *
 * To add a report: write scheduler/report/<name>.c, add its row to reports[].
 */
#ifndef SCHEDULER_REPORT_REPORT_H
#define SCHEDULER_REPORT_REPORT_H

#include "export/agenda.h"
#include "export/json.h"
#include "export/sheet.h"
#include "scheduler/audit/audit.h"
#include "scheduler/model/prices.h"
#include "scheduler/plan/remedy.h"

enum audience {
    FOR_PUBLIC,
    FOR_STAFF,
    FOR_OFFICE
}; /* public: staff codes and rooms only, no pupil at all */

struct report_ask { /* references: -1 for all */
    const struct world *world;
    const struct plan *plan; /* judged: plan_judge() of the draft or of what was published */
    int64_t from, until;     /* days, inclusive */
    int person, room;
    bool published; /* what was told, not the draft */
    bool whole;     /* neither days nor a room were asked for: long reports tell the sum */
    int64_t now_utc;
    const struct world *granted;      /* without what is not approved yet, for reports that want it;
                                         NULL: all is granted */
    const struct room_prices *prices; /* for reports that want them, else NULL */
    const struct remedies *remedies;  /* the same */
};

struct report {
    const char *name, *title; /* "rota", "Invigilation rota" */
    enum audience audience;
    const char *help;
    bool per_person, per_room; /* needs one */
    bool whole_season;         /* looks at the season where no days are asked for */
    bool wants_granted;        /* ask->granted */
    bool wants_prices;         /* of rooms: office_price() */
    bool wants_remedies;       /* of the draft: office_remedies() */
    bool wants_reasons;        /* why seats are empty */
    bool seats_only;           /* looks at no duty: world and plan have none, which saves minutes */
    /* Fills *page from arena memory. */
    bool (*fill)(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault);
    /* NULL: sheets as json; else the nested answer of --format json (report plan). */
    bool (*fill_json)(const struct report_ask *ask, struct json *root, struct fault *fault);
};

extern const struct report *const reports[]; /* NULL-terminated */
const struct report *report_find(const char *name);

/* Feed events with such keys are no duty but time to be kept free. */
#define HOLD_PREFIX "hold:"

/* The calendar of one person from feed events.  Never sees a pupil: it is handed feed_event rows,
 * rooms and sites only. */
struct feed_ask {
    const struct feed_event *events; /* of the whole season */
    int n_events;
    const struct room *rooms;
    const struct site *sites;
    int person;
    const char *person_name, *centre;
    bool minimal; /* "Exam duty" instead of the role */
    bool utc;
    int64_t now_at; /* window: 14 days back to 8 weeks ahead or until, whichever is later */
    int64_t until;  /* last day of the season */
};
void report_agenda(const struct feed_ask *ask, struct arena *arena, struct agenda *agenda);

#endif
