/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"

static const struct option_spec options[] = {
    {"unconfirmed", 0, NULL, "only what the school should check against this year's booklets"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

struct listing {
    struct app *app;
    struct json *list; /* NULL: text */
    bool unconfirmed;
    int count;
};

static void tell(struct listing *listing, const char *table, const char *name, const char *title,
                 const char *value, const char *source, int confidence)
{
    if (listing->unconfirmed && confidence == CONFIRMED)
        return;
    listing->count++;
    if (!listing->list) {
        fprintf(listing->app->out, "%-12s %-26s %-10s %-11s %s\n             %s\n", table, name,
                value, confidence_words[confidence], title, source);
        return;
    }
    struct json *row = json_row(listing->list);
    json_text(row, "table", table);
    json_text(row, "rule", name);
    json_text(row, "title", title);
    json_text(row, "value", value);
    json_text(row, "source", source);
    json_text(row, "confidence", confidence_words[confidence]);
}

static void tell_all(struct listing *listing, const struct rules *rules)
{
    struct arena *arena = &listing->app->arena;

    for (int i = 0; i < N_FIGURES; i++) {
        const struct figure *figure = &rules->figures[i];
        char time[STAMP];
        const char *value =
            strcmp(figure->unit, "time") == 0 ? stamp_time(time, figure->value)
            : strcmp(figure->unit, "date") == 0
                ? arena_text(arena, "%02d-%02d", figure->value / 100, figure->value % 100)
                : arena_text(arena, "%d", figure->value);
        tell(listing, "figure", figure->name, figure->title, value, figure->source,
             figure->confidence);
    }
    for (int i = 0; i < rules->n_arrangements; i++) {
        const struct arrangement_rule *rule = &rules->arrangements[i];
        tell(listing, "arrangement", rule->kind, rule->title, room_effect_words[rule->place],
             rule->source, rule->confidence);
    }
    for (int i = 0; i < rules->n_helpers; i++) {
        const struct helper_rule *rule = &rules->helpers[i];
        tell(listing, "role", rule->role, rule->title, arena_text(arena, "1:%d", rule->share_max),
             rule->source, rule->confidence);
    }
    for (int i = 0; i < rules->n_trainings; i++) {
        const struct training_rule *rule = &rules->trainings[i];
        tell(listing, "training", rule->kind, "how long a training is valid",
             rule->yearly ? "yearly" : "for good", rule->source, rule->confidence);
    }
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct listing listing = {.app = app, .unconfirmed = args_has(args, "unconfirmed")};
    struct json *root = NULL;
    struct rules rules;

    if (!rules_load(app->office.rules_folder, day_of(app->office.now_at), &app->arena, &rules,
                    fault))
        return false;
    if (args_has(args, "json")) {
        root = answer_begin();
        json_text(root, "year", rules.year);
        listing.list = json_list(root, "rules");
    } else {
        fprintf(app->out, "Rules of %s\n", rules.year);
    }
    tell_all(&listing, &rules);
    if (root)
        return answer_end(app, root, fault);
    if (listing.unconfirmed)
        fprintf(app->out, "%s to check against this year's booklets.\n",
                counted(app, listing.count, "rule", "rules"));
    return true;
}

const struct command command_rules = {
    .name = "rules",
    .summary = "list the regulations the program works by, with source and confidence",
    .usage = "[--unconfirmed] [--json]",
    .help =
        "Every number the program applies, which text it comes from and how sure we are of it.\n"
        "--unconfirmed lists what the school should check.  --rules DIR reads the tables from a\n"
        "folder instead.",
    .options = options,
    .store = STORE_NOT,
    .run = run,
};
