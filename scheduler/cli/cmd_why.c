/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/why_all.h"
#include "scheduler/office/remedies.h"
#include "scheduler/report/why_text.h"

static const struct option_spec options[] = {
    {"week", 'w', "WEEK", "one week, such as 2027-W20"},
    {"from", 0, "DATE", "first day (else all that is planned)"},
    {"to", 0, "DATE", "last day"},
    {"remedies", 'r', NULL, "also try what would help: takes longer"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

enum { LISTED = 12 };

/* A number of the list that report shortage prints; 0: it is none. */
static int number_of(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);

    return *text && !*end && number > 0 && number < 100000 ? (int)number : 0;
}

/* The duty whose title, key or place is spelt most like it. */
static const char *nearest(struct app *app, const struct why *why, const char *text)
{
    const struct world *world = why->brief->world;
    int best = -1, least = 0;

    for (int d = 0; d < world->n_duties; d++) {
        if (why->brief->duty_task[d] < 0)
            continue;
        int by_key = word_distance(text, world->duties[d].key);
        int by_title = word_distance(text, world->duties[d].title);
        int distance = by_key < by_title ? by_key : by_title;
        if (best < 0 || distance < least) {
            best = d;
            least = distance;
        }
    }
    return best < 0 ? "nothing is planned then"
                    : arena_text(&app->arena, "the nearest is %s", why_name(why, best));
}

/* All of them, so that the next question can be exact. */
static bool several(struct app *app, const struct why *why, const char *text, const int *duties,
                    int n, struct fault *fault)
{
    fprintf(app->err, "'%s' could mean:\n", text);
    for (int i = 0; i < n && i < LISTED; i++)
        fprintf(app->err, "  %s\n      why '%s'\n", why_name(why, duties[i]),
                why_duty(why, duties[i])->key);
    if (n > LISTED)
        fprintf(app->err, "  and %d more\n", n - LISTED);
    return fault_set(fault, FAULT_MISSING, "%d duties fit: add a day, a time, a room or a kind", n);
}

static bool find(struct app *app, struct why *why, const char *text, int *duty, struct fault *fault)
{
    const int *duties;
    int number = number_of(text);
    int n = number ? why_open_seats(why, &duties) : why_find(why, text, &duties);

    if (number) {
        if (number > n)
            return fault_set(fault, FAULT_MISSING, "%s: report shortage lists them",
                             n ? arena_text(&app->arena, "there is no number %d among the %s",
                                            number, counted(app, n, "empty seat", "empty seats"))
                               : "no seat is empty");
        *duty = duties[number - 1];
        return true;
    }
    if (n == 0)
        return fault_set(fault, FAULT_MISSING, "no duty fits '%s'; %s", text,
                         nearest(app, why, text));
    if (n > 1)
        return several(app, why, text, duties, n, fault);
    *duty = duties[0];
    return true;
}

static const char *quoted(struct app *app, const char *word)
{
    return strpbrk(word, " :") ? arena_text(&app->arena, "'%s'", word) : word;
}

static bool tell_empty(struct app *app, const struct args *args, struct why *why, int duty,
                       struct fault *fault)
{
    const struct why_person *people = why_people(why, duty);
    bool empty = why_missing(why, duty) > 0;
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
    int person = season_person(&app->office.season, code);
    struct why_price price;
    struct why week;

    if (person < 0)
        return fault_set(fault, FAULT_MISSING, "no member of staff has the code '%s'", code);
    if (!office_why_week(&app->office, why, duty, &week, &duty, fault) ||
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
    int duty = -1;

    if (!args_range(args, &range, fault) || !office_why(&app->office, range, &why, fault))
        return false;
    if (args->n_words > 1 && strcmp(args->words[0], "all") == 0)
        return why_all(app, &why, args->words[1], args_has(args, "json"), fault);
    if (!find(app, &why, args->words[0], &duty, fault))
        return false;
    return args->n_words > 1 ? tell_person(app, args, &why, duty, fault)
                             : tell_empty(app, args, &why, duty, fault);
}

extern const struct command command_why;
const struct command command_why = {
    .name = "why",
    .summary = "why a seat is empty, or why a person does not do a duty",
    .usage = "DUTY|all [PERSON] [--remedies] [--week WEEK | --from DATE --to DATE] [--json]",
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
