/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/event_cli.h - what the commands of the day's events share. */
#ifndef SCHEDULER_CLI_EVENT_CLI_H
#define SCHEDULER_CLI_EVENT_CLI_H

#include "scheduler/cli/args.h"
#include "scheduler/office/event.h"

bool event_pupil_read(const struct app *app, const char *code, int *pupil,
                      struct fault *fault) MUST_CHECK;
bool event_room_read(const struct app *app, const char *code, int *room,
                     struct fault *fault) MUST_CHECK;
/* --paper; -1: not given. */
bool event_paper_read(const struct app *app, const struct args *args, int *paper,
                      struct fault *fault) MUST_CHECK;
/* --from (else now) and --to (else the end of the day). */
bool event_span_read(const struct app *app, const struct args *args, struct day_event *event,
                     struct fault *fault) MUST_CHECK;

/* --take, --wide, --quick. */
bool event_how_read(const struct args *args, struct event_how *how, struct fault *fault) MUST_CHECK;
/* Everything nothing is said of: -1; the reason, who and when. */
struct day_event event_begin(const struct app *app, const struct args *args, int what);
/* Records it, tells what changes in the order in which the officer acts, then the rungs. */
bool event_run(struct app *app, const struct args *args, const struct day_event *event,
               struct fault *fault) MUST_CHECK;

#define EVENT_OPTIONS                                                            \
    {"reason", 0, "TEXT", "for the incident log"},                               \
        {"take", 0, "N", "publish the repair that tells N people"},              \
        {"wide", 0, NULL, "let fixed work move on other days of the week, too"}, \
        {"quick", 0, NULL, "the first repair that is legal, at once"},           \
        {"json", 0, NULL, "answer as JSON"},                                     \
    {                                                                            \
        0                                                                        \
    }

#endif
