/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/event_cli.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/event_tell.h"
#include "scheduler/cli/ladder_cli.h"
#include "scheduler/cli/moment_cli.h"
#include "scheduler/plan/find_duty.h"

bool event_pupil_read(const struct app *app, const char *code, int *pupil, struct fault *fault)
{
    *pupil = season_pupil(&app->office.season, code);
    return *pupil >= 0 || fault_set(fault, FAULT_MISSING, "no pupil has the code '%s'", code);
}

bool event_room_read(const struct app *app, const char *code, int *room, struct fault *fault)
{
    return room_meant(&app->office.season, code, room, fault);
}

bool event_paper_read(const struct app *app, const struct args *args, int *paper,
                      struct fault *fault)
{
    const char *code = args_text(args, "paper");

    *paper = code ? season_paper(&app->office.season, code) : -1;
    return !code || *paper >= 0 ||
           fault_set(fault, FAULT_MISSING, "no paper has the code '%s'", code);
}

bool event_span_read(const struct app *app, const struct args *args, struct day_event *event,
                     struct fault *fault)
{
    const char *from = args_text(args, "from"), *to = args_text(args, "to");
    int64_t now_at = app->office.now_at;

    event->from_at = now_at;
    if (from && !moment_read(from, now_at, day_of(now_at), false, &event->from_at, fault))
        return false;
    event->until_at = (day_of(event->from_at) + 1) * DAY_MIN;
    if (to && !moment_read(to, now_at, day_of(event->from_at), true, &event->until_at, fault))
        return false;
    return event->until_at > event->from_at ||
           fault_set(fault, FAULT_USAGE, "it ends before it begins: check --from and --to");
}

struct day_event event_begin(const struct app *app, const struct args *args, int what)
{
    const char *reason = args_text(args, "reason");

    return (struct day_event){.what = what,
                              .pupil = -1,
                              .paper = -1,
                              .to = -1,
                              .from_at = app->office.now_at,
                              .until_at = -1,
                              .amount = -1,
                              .reason = reason ? reason : "",
                              .who = app->office.who,
                              .now_at = app->office.now_at};
}

bool event_how_read(const struct args *args, struct event_how *how, struct fault *fault)
{
    *how = (struct event_how){
        .take = REPAIR_LOOK, .wide = args_has(args, "wide"), .first = args_has(args, "first")};
    return args_number(args, "take", &how->take, fault);
}

/* Who takes what was shown a minute ago means that, not the same again. */
static struct day_event event_meant(const struct app *app, const struct args *args,
                                    const struct day_event *event, int take)
{
    struct day_event meant = *event;
    bool dated = (args_knows(args, "from") && args_has(args, "from")) ||
                 (args_knows(args, "start") && args_has(args, "start"));

    if (take != REPAIR_LOOK && !dated && event->from_at == event->now_at)
        (void)event_recall(&app->office.season, &meant);
    return meant;
}

bool event_run(struct app *app, const struct args *args, const struct day_event *event,
               struct fault *fault)
{
    struct event_outcome outcome;
    struct event_how how;

    if (!event_how_read(args, &how, fault))
        return false;
    const struct day_event meant = event_meant(app, args, event, how.take);
    if (!office_event(&app->office, &meant, how, &outcome, fault))
        return false;
    if (!args_has(args, "json")) {
        event_tell(app, &outcome);
        repair_tell(app, &outcome.repair);
        return true;
    }
    struct json *root = answer_begin();
    event_answer(app, root, &meant, &outcome);
    repair_answer(app, root, &outcome.repair);
    return answer_end(app, root, fault);
}
