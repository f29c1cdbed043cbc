/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <strings.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/event_cli.h"
#include "scheduler/cli/ladder_cli.h"
#include "scheduler/model/kind.h"
#include "scheduler/office/reply.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/answer.h"

static const struct option_spec options[] = {
    {"reason", 0, "TEXT", "what they said; only the office sees it"},
    {"take", 0, "N", "of who cannot: publish the repair that tells N people"},
    {"first", 0, NULL, "of who cannot: only the first repair, at once"},
    {"wide", 0, NULL, "let fixed work move on the other days of the week, too"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell(struct app *app, const struct reply_ask *ask, const struct reply_done *done)
{
    const struct person *person = &app->office.season.people[ask->person];
    const struct assignment *row = done->rows[0];

    fprintf(app->out, "%s (%s) %s %s\n", person->name, person->staff,
            ask->answer == REPLY_CANNOT ? "cannot do" : "accepts",
            span_told(&app->office.season, row->title, row->starts_at,
                      done->rows[done->n_rows - 1]->ends_at, row->room, row->site, &app->arena));
    if (done->repaired)
        repair_tell(app, &done->repair);
}

static bool answer(struct app *app, const struct reply_ask *ask, const struct reply_done *done,
                   struct fault *fault)
{
    struct json *root = answer_begin();

    json_text(root, "staff", answer_staff(&app->office.season, ask->person));
    json_text(root, "answer", reply_words[ask->answer]);
    struct json *list = json_list(root, "duties");
    for (int i = 0; i < done->n_rows; i++) {
        struct json *row = json_row(list);
        json_text(row, "duty", done->rows[i]->key);
        json_moment(row, "start", done->rows[i]->starts_at);
        json_moment(row, "end", done->rows[i]->ends_at);
    }
    if (done->repaired)
        repair_answer(app, root, &done->repair);
    return answer_end(app, root, fault);
}

/* PERSON, then DUTY in as many words as it takes, then what they say. */
static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct reply_ask ask = {.reason = args_text(args, "reason"), .duty = ""};
    struct reply_done done;
    int last = args->n_words - 1;

    ask.answer = word_find(reply_words, args->words[last]);
    if (ask.answer < 0)
        return fault_set(fault, FAULT_USAGE, "'%s': they accept or cannot", args->words[last]);
    for (int i = 1; i < last; i++)
        ask.duty = arena_text(&app->arena, "%s%s%s", ask.duty, i > 1 ? " " : "", args->words[i]);
    if (!person_find(&app->office.season, args->words[0], &ask.person, fault) ||
        !event_how_read(args, &ask.how, fault))
        return false;
    if (!office_reply(&app->office, &ask, &done, fault)) {
        fputs(done.several ? done.several : "", app->err);
        return false;
    }
    if (args_has(args, "json"))
        return answer(app, &ask, &done, fault);
    tell(app, &ask, &done);
    return true;
}

const struct command command_answer = {
    .name = "answer",
    .summary = "record what somebody says to a duty they were told",
    .usage = "PERSON DUTY accept|cannot [--reason TEXT] [--take N] [--first] [--wide]\n            "
             "  [--json]",
    .help =
        "DUTY is one they were told, by key or by words: \"Mon 08:30\" will do.  Who cannot is\n"
        "absent for that time, and the repairs are shown as for examrota away; --take N\n"
        "publishes one, --first gives the first alone, at once.  examrota report answers lists\n"
        "who has not answered yet.",
    .options = options,
    .min_args = 3,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
