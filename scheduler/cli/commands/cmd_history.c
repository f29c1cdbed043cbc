/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"

static const struct option_spec options[] = {
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct history_line *lines;
    struct json *root = NULL, *list = NULL;
    char moment[STAMP];
    int count;

    if (!store_history(app->office.store, &app->arena, &lines, &count, fault))
        return false;
    if (args_has(args, "json")) {
        root = answer_begin();
        list = json_list(root, "changes");
    }
    for (int i = 0; i < count; i++) {
        const struct history_line *line = &lines[i];
        int64_t at = zone_wall_at(line->at_utc);

        if (!list) {
            fprintf(app->out, "%5lld  %s  %-12s %s%s\n", (long long)line->number,
                    stamp_moment(moment, at), line->who, line->summary,
                    line->undone ? "  (undone)" : "");
            continue;
        }
        struct json *row = json_row(list);
        json_number(row, "number", line->number);
        json_moment(row, "at", at);
        json_text(row, "who", line->who);
        json_text(row, "command", line->command);
        json_text(row, "summary", line->summary);
        json_yes(row, "undone", line->undone);
    }
    return !root || answer_end(app, root, fault);
}

const struct command command_history = {
    .name = "history",
    .summary = "list every change: who, when, what",
    .usage = "[--json]",
    .help = "Oldest first.  The last change that is not undone goes with examrota undo.",
    .options = options,
    .store = STORE_READS,
    .run = run,
};
