/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/rules/confirm.h"
#include "scheduler/rules/figure.h"

static const struct option_spec options[] = {
    {"unconfirmed", 0, NULL, "only what the school should check against this year's booklets"},
    {"confirmed", 0, NULL, "only what the school has confirmed for its year"},
    {"source", 0, "TEXT", "confirm: where it was read, with the clause"},
    {"by", 0, "NAME", "confirm: who signs for it"},
    {"value", 0, "VALUE", "confirm: the school's own number, such as 45 or 09:00"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

struct listing {
    struct app *app;
    const struct rules *rules;
    struct json *list; /* NULL: text */
    bool unconfirmed, confirmed;
    int count;
};

static const struct confirmation *signed_off(const struct listing *listing,
                                             const struct rule_row *row)
{
    const struct office *office = &listing->app->office;
    const char *name = rule_full_name(row, &listing->app->arena);

    for (int i = 0; i < office->season.n_confirmations; i++)
        if (strcmp(office->season.confirmations[i].rule, name) == 0 &&
            strcmp(office->season.confirmations[i].year, office->year) == 0)
            return &office->season.confirmations[i];
    return NULL;
}

/* What stands in the column "value": a number, or what the row's own table is about. */
static const char *value_of(const struct listing *listing, int i)
{
    const struct rules *rules = listing->rules;
    struct arena *arena = &listing->app->arena;

    if (i < N_FIGURES)
        return figure_text(&rules->figures[i], arena);
    i -= N_FIGURES;
    if (i < rules->n_arrangements)
        return room_effect_words[rules->arrangements[i].place];
    i -= rules->n_arrangements;
    if (i < rules->n_helpers)
        return arena_text(arena, "1:%d", rules->helpers[i].share_max);
    i -= rules->n_helpers;
    if (i < rules->n_trainings)
        return rules->trainings[i].yearly ? "yearly" : "for good";
    return "";
}

static void tell(struct listing *listing, const struct rule_row *row, const char *value,
                 const struct confirmation *held)
{
    const char *word = held ? "by school" : confidence_words[row->confidence];

    if (!listing->list) {
        fprintf(listing->app->out, "%-12s %-26s %-10s %-11s %s\n             %s\n", row->table,
                row->name, value, word, row->title, row->source);
        return;
    }
    struct json *member = json_row(listing->list);
    json_text(member, "table", row->table);
    json_text(member, "rule", row->name);
    json_text(member, "title", row->title);
    json_text(member, "value", value);
    json_text(member, "source", row->source);
    json_text(member, "confidence", confidence_words[row->confidence]);
    if (!held)
        return;
    json_text(member, "confirmed_by", held->by);
    json_moment(member, "confirmed_at", zone_wall_at(held->made_utc));
}

static void tell_all(struct listing *listing)
{
    for (int i = 0; i < rule_count(listing->rules); i++) {
        struct rule_row row = rule_at(listing->rules, i);
        const struct confirmation *held = signed_off(listing, &row);

        if ((listing->unconfirmed && row.confidence == CONFIRMED) || (listing->confirmed && !held))
            continue;
        listing->count++;
        tell(listing, &row, value_of(listing, i), held);
    }
}

/* With a school file: the rules of its dates, as it confirmed them.  Without: today's tables. */
static bool load(struct app *app, struct fault *fault)
{
    if (access(app->school, F_OK) == 0)
        return store_open(app->school, STORE_READ, &app->office.store, fault) &&
               office_load(&app->office, fault);
    int64_t today = day_of(app->office.now_at);
    app->office.year = day_academic_name(&app->arena, today);
    return rules_load(app->office.rules_folder, today, &app->arena, &app->office.rules, fault);
}

static bool list(struct app *app, const struct args *args, struct fault *fault)
{
    struct listing listing = {.app = app,
                              .rules = &app->office.rules,
                              .unconfirmed = args_has(args, "unconfirmed"),
                              .confirmed = args_has(args, "confirmed")};
    struct json *root = NULL;

    if (!load(app, fault))
        return false;
    if (args_has(args, "json")) {
        root = answer_begin();
        json_text(root, "year", listing.rules->year);
        listing.list = json_list(root, "rules");
    } else {
        fprintf(app->out, "Rules of %s\n", listing.rules->year);
    }
    tell_all(&listing);
    if (root)
        return answer_end(app, root, fault);
    if (listing.unconfirmed) {
        fprintf(app->out,
                "%s to check against this year's booklets; sign one off with\n"
                "examrota rules confirm RULE --source TEXT --by NAME\n",
                counted(app, listing.count, "rule", "rules"));
    }
    if (listing.confirmed)
        fprintf(app->out, "%s confirmed for %s.\n", counted(app, listing.count, "rule", "rules"),
                app->office.year);
    return true;
}

static bool confirm(struct app *app, const struct args *args, struct fault *fault)
{
    const char *value = args_text(args, "value"), *name = "";
    struct confirm_ask ask = {args->words[1], value ? value : "", args_text(args, "source"),
                              args_text(args, "by")};
    bool held = false;

    if (!ask.source || !*ask.source || !ask.by || !*ask.by) {
        return fault_set(fault, FAULT_USAGE,
                         "to confirm a rule say where you read it and who signs: examrota rules "
                         "confirm %s --source TEXT --by NAME",
                         ask.rule);
    }
    if (!office_confirm(&app->office, &ask, &name, &held, fault))
        return false;
    fprintf(app->out, "%s is confirmed for %s%s%s by %s%s\n", name, app->office.year,
            value ? " as " : "", ask.value, ask.by, held ? "; what stood there is replaced" : "");
    if (value)
        fprintf(app->out, "Next: examrota seat and examrota plan, which work by the new number.\n");
    return true;
}

static bool withdraw(struct app *app, const struct args *args, struct fault *fault)
{
    const char *name = "";
    bool held = false;

    if (!office_withdraw(&app->office, args->words[1], &name, &held, fault))
        return false;
    fprintf(app->out, "%s is no longer confirmed for %s\n", name, app->office.year);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    static const struct {
        const char *word;
        bool (*run)(struct app *app, const struct args *args, struct fault *fault);
    } verbs[] = {{"confirm", confirm}, {"withdraw", withdraw}};

    if (args->n_words == 0)
        return list(app, args, fault);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(args->words[0], verbs[i].word) != 0)
            continue;
        if (args->n_words != 2)
            return fault_set(fault, FAULT_USAGE,
                             "rules %s wants one rule; examrota rules lists them", verbs[i].word);
        return store_open(app->school, STORE_WRITE, &app->office.store, fault) &&
               office_load(&app->office, fault) && verbs[i].run(app, args, fault);
    }
    return fault_set(fault, FAULT_USAGE, "'rules' knows confirm and withdraw, not '%s'",
                     args->words[0]);
}

const struct command command_rules = {
    .name = "rules",
    .summary = "list the regulations the program works by, and confirm them for the school",
    .usage = "[--unconfirmed | --confirmed] [--json]\n"
             "                confirm RULE --source TEXT --by NAME [--value VALUE]\n"
             "                withdraw RULE",
    .help =
        "Every number the program applies, which text it comes from and how sure we are of it.\n"
        "--unconfirmed lists what the school should check.  rules confirm signs a rule off for "
        "the\n"
        "academic year of the school's exams: the audit no longer says CANNOT TELL because of it.\n"
        "--value gives the school's own number; where the regulation is known only a tighter one "
        "is\n"
        "taken.  It goes into the history and can be undone; rules withdraw takes it back later.\n"
        "--rules DIR reads the tables from a folder instead.",
    .options = options,
    .max_args = 2,
    .store = STORE_NOT,
    .run = run,
};
