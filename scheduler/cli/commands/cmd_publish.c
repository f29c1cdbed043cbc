/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/message.h"

static const struct option_spec options[] = {
    {"note", 'm', "TEXT", "what to remember about this version"},
    {"override", 0, "REASON", "tell people although approvals are wanting, and say why"},
    {"dry-run", 'n', NULL, "a rehearsal: say what would change for whom and store nothing"},
    {"texts", 0, NULL, "also a text to send to each person it concerns"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell(struct app *app, const struct publish_result *result, bool rehearsed)
{
    const struct season *season = &app->office.season;
    int person = -1;

    if (result->nothing_new) {
        fprintf(app->out, "nothing new to publish: version %d is what people were told, %s\n",
                result->version,
                counted(app, result->n_open, "thing left open", "things left open"));
        return;
    }
    fprintf(app->out, "version %d %s published: %s, %s (examrota verify)\n", result->version,
            rehearsed ? "would be" : "is", counted(app, result->n_changes, "change", "changes"),
            counted(app, result->n_open, "thing left open", "things left open"));
    if (result->n_past)
        fprintf(app->out,
                "%s broken in time that is past, which nobody can mend (examrota verify)\n",
                counted(app, result->n_past, "rule was", "rules were"));
    if (result->grounds.seats)
        fprintf(app->out, "%s on approvals the school does not have%s\n",
                counted(app, result->grounds.seats, "seat rests", "seats rest"),
                rehearsed ? ": publishing wants --override REASON" : "; the reason is kept");
    for (int i = 0; i < result->n_changes; i++) {
        const struct version_change *change = &result->changes[i];
        char day[STAMP], from[STAMP], until[STAMP];
        if (change->staff != person)
            fprintf(app->out, "%s\n", answer_staff(season, change->staff));
        person = change->staff;
        fprintf(app->out, "  %-5s %s %s-%s  %s%s\n", change_words[change->what],
                stamp_day(day, day_of(change->starts_at)), stamp_time(from, change->starts_at),
                stamp_time(until, change->ends_at), change->title,
                comma_place(app, change->room, change->site));
    }
}

static bool is_first(const struct publish_result *result, int at)
{
    for (int i = 0; i < at; i++) {
        if (result->changes[i].staff == result->changes[at].staff)
            return false;
    }
    return true;
}

static void tell_texts(struct app *app, const struct publish_result *result)
{
    for (int i = 0; i < result->n_changes; i++) {
        int person = result->changes[i].staff;
        if (person >= 0 && is_first(result, i))
            fprintf(app->out, "to %s: %s\n", answer_staff(&app->office.season, person),
                    message_of(&app->office.season, person, result->changes, result->n_changes,
                               &app->arena));
    }
}

static void answer_texts(struct app *app, struct json *root, const struct publish_result *result)
{
    struct json *list = json_list(root, "texts");

    for (int i = 0; i < result->n_changes; i++) {
        int person = result->changes[i].staff;
        if (person < 0 || !is_first(result, i))
            continue;
        struct json *row = json_row(list);
        json_text(row, "staff", answer_staff(&app->office.season, person));
        json_text(row, "text",
                  message_of(&app->office.season, person, result->changes, result->n_changes,
                             &app->arena));
    }
}

static bool answer(struct app *app, const struct publish_result *result, struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct json *root = answer_begin();

    json_number(root, "version", result->version);
    json_number(root, "open", result->n_open);
    json_number(root, "illegal_past", result->n_past);
    json_number(root, "without_approval", result->grounds.seats);
    json_yes(root, "nothing_new", result->nothing_new);
    struct json *list = json_list(root, "changes");
    for (int i = 0; i < result->n_changes; i++) {
        const struct version_change *change = &result->changes[i];
        struct json *row = json_row(list);
        json_text(row, "staff", answer_staff(season, change->staff));
        json_text(row, "duty", change->key);
        json_text(row, "what", change_words[change->what]);
        json_moment(row, "start", change->starts_at);
        json_moment(row, "end", change->ends_at);
        json_text(row, "title", change->title);
        json_text(row, "place", answer_place(season, change->room, change->site));
    }
    answer_texts(app, root, result);
    return answer_end(app, root, fault);
}

/* What to type next, for who types; the desk has a form and a link for it. */
static const char *next_words(struct app *app, const struct publish_ask *ask,
                              const struct publish_result *result)
{
    const char *day = day_text(&app->arena, result->unrepaired);

    if (result->grounds.seats && !(ask->override && *ask->override))
        return "; examrota report approvals lists them, and publish --override REASON tells people "
               "all the same";
    if (result->unrepaired == DAY_NONE)
        return " (see examrota verify)";
    return arena_text(&app->arena,
                      ": first repeat the command that recorded what happened, with --take N "
                      "(examrota history), or examrota plan --from %s --to %s",
                      day, day);
}

static bool refused(struct app *app, const struct publish_ask *ask,
                    const struct publish_result *result, bool json, struct fault *fault)
{
    const struct fault said = *fault;

    if (json || said.kind != FAULT_CONFLICT)
        return false;
    return fault_set(fault, said.kind, "%s%s", said.text, next_words(app, ask, result));
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct publish_result result;
    struct publish_ask ask = {args_text(args, "note"), args_text(args, "override"),
                              args_has(args, "dry-run")};

    if (!office_publish(&app->office, &ask, &result, fault))
        return refused(app, &ask, &result, args_has(args, "json"), fault);
    if (args_has(args, "json"))
        return answer(app, &result, fault);
    tell(app, &result, ask.rehearse);
    if (args_has(args, "texts"))
        tell_texts(app, &result);
    return true;
}

const struct command command_publish = {
    .name = "publish",
    .summary = "make the plan what people are told, as a dated version",
    .usage = "[--note TEXT] [--override REASON] [--dry-run] [--texts] [--json]",
    .help =
        "The planned days become what calendars and printed rotas say.  Refused (exit code 5) "
        "when\n"
        "the plan is not legal, or when seats rest on approvals that are pending, not told or\n"
        "over on their day (--override REASON tells people all the same and keeps the reason "
        "with\nthe version); open seats, and what was not legal in time that is past, are only\n"
        "counted.  Says what changes for whom; what was told already makes no new version.",
    .options = options,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
