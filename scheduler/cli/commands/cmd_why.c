/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/why_all.h"
#include "scheduler/office/remedies.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/why_text.h"

static const struct option_spec options[] = {
    {"week", 'w', "WEEK", "one week, such as 2027-W20"},
    {"from", 0, "DATE", "first day (else all that is planned)"},
    {"to", 0, "DATE", "last day"},
    {"remedies", 'r', NULL, "also try what would help: takes longer"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static const char *quoted(struct app *app, const char *word)
{
    return strpbrk(word, " :") ? arena_text(&app->arena, "'%s'", word) : word;
}

static bool tell_empty(struct app *app, const struct args *args, struct why *why, int duty,
                       struct fault *fault)
{
    const struct why_person *people = why_people(why, duty);
    bool empty = why_missing(why, duty) > 0 && !why_past(why, duty);
    struct bottleneck group = {0};
    struct remedies remedies;
    bool tries = empty && args_has(args, "remedies");

    if (empty)
        why_group(why, duty, &group);
    if (tries && !office_remedies(&app->office, why, duty, &remedies, fault))
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        why_people_answer(root, why, duty, people);
        if (empty)
            why_group_answer(root, why, &group);
        if (tries)
            remedies_answer(root, &remedies);
        return answer_end(app, root, fault);
    }
    fputs(why_people_text(why, duty, people), app->out);
    if (empty)
        fputs(why_group_text(why, duty, &group), app->out);
    if (tries)
        fputs(remedies_text(&remedies), app->out);
    else if (empty)
        fprintf(app->out, "What would help: examrota why %s --remedies, or report remedies\n",
                quoted(app, args->words[0]));
    return true;
}

static bool tell_person(struct app *app, const struct args *args, struct why *why, int duty,
                        struct fault *fault)
{
    const char *code = args->words[1];
    int person;
    struct why_price price;
    struct why week;

    if (!person_find(&app->office.season, code, &person, fault) ||
        !office_why_week(&app->office, why, duty, &week, &duty, fault) ||
        !office_why_not(&week, duty, person, &price, fault))
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        why_price_answer(root, &week, duty, person, &price);
        return answer_end(app, root, fault);
    }
    fputs(why_price_text(&week, duty, person, &price), app->out);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct office_range range;
    struct why why;
    const char *several;
    int duty = -1;
    bool all = strcmp(args->words[0], "all") == 0;

    if (all && args->n_words < 2)
        return fault_set(fault, FAULT_USAGE,
                         "why all wants a PERSON; report shortage has every empty seat with its "
                         "reasons");
    if (!args_range(args, &range, fault) || !office_why(&app->office, range, &why, fault))
        return false;
    if (all)
        return why_all(app, &why, args->words[1], args_has(args, "json"), fault);
    if (!why_find(&why, args->words[0], &duty, &several, fault)) {
        fputs(several ? several : "", app->err);
        return false;
    }
    return args->n_words > 1 ? tell_person(app, args, &why, duty, fault)
                             : tell_empty(app, args, &why, duty, fault);
}

extern const struct command command_why;
const struct command command_why = {
    .name = "why",
    .summary = "why a seat is empty, or why a person does not do a duty",
    .usage =
        "DUTY [PERSON] | all PERSON [--remedies] [--week WEEK | --from DATE --to DATE] [--json]",
    .help =
        "DUTY is a number of report shortage, a key, or words in quotes: room, day, time, kind, "
        "paper\n(\"HALL 2027-05-17 09:00\").  Says for everybody on the staff the first reason "
        "that rules them\nout, and which duties at one time want more people than there are.  "
        "With a PERSON: the rule\nthat forbids it, or the cheapest plan in which they do it and "
        "what that costs.",
    .options = options,
    .min_args = 1,
    .max_args = 2,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
