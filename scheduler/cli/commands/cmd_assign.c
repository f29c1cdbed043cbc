/* SPDX-License-Identifier: GPL-3.0-or-later
 * assign, unassign, swap, lock and unlock: one file, they are one thing. */
#include "scheduler/base/day.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/edit_cli.h"

static bool edit(struct app *app, const struct args *args, const struct hand_ask *ask,
                 struct fault *fault)
{
    struct hand_done done;

    if (ask->force && !*ask->force)
        return fault_set(fault, FAULT_USAGE, "--force wants the reason, which the audit will tell");
    if (!office_edit(&app->office, ask, &done, fault)) {
        fputs(done.several ? done.several : "", app->err);
        return false;
    }
    if (args_has(args, "json"))
        return edit_answer(app, &done, fault);
    if (!done.judged.allowed)
        return edit_refused(app, &done, ask->force != NULL, fault);
    edit_tell(app, &done, ask);
    return true;
}

static const char *joined(struct app *app, const struct args *args, int n)
{
    const char *text = "";

    for (int i = 0; i < n; i++)
        text = arena_text(&app->arena, "%s%s%s", text, i ? " " : "", args->words[i]);
    return text;
}

static bool time_read(const struct args *args, int *minute, struct fault *fault)
{
    const char *text = args_text(args, "at");

    *minute = text ? time_parse(text) : -1;
    if (text && *minute < 0)
        return fault_set(fault, FAULT_USAGE, "'%s' is no time; write it like 10:30", text);
    return true;
}

/* DUTY in as many words as it takes, the person last. */
static bool assign_run(struct app *app, const struct args *args, struct fault *fault)
{
    const char *duty = joined(app, args, args->n_words - 1);
    struct hand_ask ask = {.what = EDIT_ASSIGN,
                           .duties = &duty,
                           .n_duties = 1,
                           .other = -1,
                           .day = -1,
                           .force = args_text(args, "force"),
                           .only_try = args_has(args, "try")};

    const char *whose = args_text(args, "instead-of");
    return person_find(&app->office.season, args->words[args->n_words - 1], &ask.person, fault) &&
           (!whose || person_find(&app->office.season, whose, &ask.other, fault)) &&
           time_read(args, &ask.minute, fault) && edit(app, args, &ask, fault);
}

/* ...where the person may be left out. */
static bool optional_run(struct app *app, const struct args *args, enum edit_what what,
                         struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct fault unclear = {0};
    struct hand_ask ask = {
        .what = what, .n_duties = 1, .person = -1, .other = -1, .day = -1, .minute = -1};

    ask.only_try = what == EDIT_UNASSIGN && args_has(args, "try");
    int n = args->n_words;

    const char *duty = joined(app, args, n);
    ask.duties = &duty;
    ask.person = n > 1 ? person_named_so(season, args->words[n - 1]) : -1;
    if (n > 1 && ask.person < 0 && !office_edit_means(&app->office, &ask) &&
        !person_find(season, args->words[n - 1], &ask.person, &unclear))
        ask.person = -1;
    if (ask.person >= 0)
        duty = joined(app, args, n - 1);
    return edit(app, args, &ask, fault);
}

static bool unassign_run(struct app *app, const struct args *args, struct fault *fault)
{
    return optional_run(app, args, EDIT_UNASSIGN, fault);
}

static bool lock_run(struct app *app, const struct args *args, struct fault *fault)
{
    return optional_run(app, args, EDIT_LOCK, fault);
}

static bool unlock_run(struct app *app, const struct args *args, struct fault *fault)
{
    return optional_run(app, args, EDIT_UNLOCK, fault);
}

static bool swap_run(struct app *app, const struct args *args, struct fault *fault)
{
    const char *date = args_text(args, "on");
    struct hand_ask ask = {.what = EDIT_SWAP,
                           .duties = args->words + 2,
                           .n_duties = args->n_words - 2,
                           .day = date ? day_parse(date) : -1,
                           .minute = -1,
                           .force = args_text(args, "force"),
                           .only_try = args_has(args, "try")};

    if (date && ask.day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17", date);
    if ((ask.n_duties > 0) == (date != NULL))
        return fault_set(fault, FAULT_USAGE,
                         "say which duties change hands, or --on DATE for the whole day");
    return person_find(&app->office.season, args->words[0], &ask.person, fault) &&
           person_find(&app->office.season, args->words[1], &ask.other, fault) &&
           edit(app, args, &ask, fault);
}

#define FORCE_ROW                                                                    \
    {                                                                                \
        "force", 0, "REASON", "set a rule of the school's own aside, and record why" \
    }
#define TRY_ROW                                                       \
    {                                                                 \
        "try", 0, NULL, "only say what it would cost, change nothing" \
    }
#define JSON_ROW                          \
    {                                     \
        "json", 0, NULL, "answer as JSON" \
    }
static const struct option_spec assign_options[] = {
    FORCE_ROW,
    {"at", 0, "TIME", "of work that can move: at this time"},
    {"instead-of", 0, "PERSON", "of a duty for several: whose place it is to be"},
    TRY_ROW,
    JSON_ROW,
    {0},
};
static const struct option_spec swap_options[] = {
    FORCE_ROW, {"on", 0, "DATE", "everything the two do that day but their own lessons"},
    TRY_ROW,   JSON_ROW,
    {0},
};
static const struct option_spec unassign_options[] = {TRY_ROW, JSON_ROW, {0}};
static const struct option_spec plain_options[] = {JSON_ROW, {0}};

#define DUTY_HELP                                                                                \
    "DUTY is a key, or words in any order that only it fits: a day, a time, a room, a kind, a\n" \
    "paper, a class.  \"Mon 08:30 reader S2\" will do, and so will a pasted line of the plan.\n"

const struct command command_assign = {
    .name = "assign",
    .summary = "put somebody on a duty by hand",
    .usage = "DUTY PERSON [--at TIME] [--instead-of PERSON] [--force REASON] [--try] [--json]",
    .help = DUTY_HELP
    "Judged at once: what a rule forbids is refused with the rule, what costs says its price.\n"
    "Whoever had the duty is relieved of it.  The next plan keeps the person there (unlock).",
    .options = assign_options,
    .min_args = 2,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = assign_run,
};

const struct command command_unassign = {
    .name = "unassign",
    .summary = "take somebody off a duty by hand",
    .usage = "DUTY [PERSON] [--try] [--json]",
    .help = DUTY_HELP "The next plan may put anybody there, the same person too.",
    .options = unassign_options,
    .min_args = 1,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = unassign_run,
};

const struct command command_swap = {
    .name = "swap",
    .summary = "two people change duties",
    .usage = "PERSON PERSON [DUTY... | --on DATE] [--force REASON] [--try] [--json]",
    .help = DUTY_HELP "Each DUTY in quotes goes from the one who has it to the other.",
    .options = swap_options,
    .min_args = 2,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = swap_run,
};

const struct command command_lock = {
    .name = "lock",
    .summary = "keep somebody on the duty they have",
    .usage = "DUTY [PERSON] [--json]",
    .help = DUTY_HELP "Without PERSON: everybody who is on it.  Planning leaves them there.",
    .options = plain_options,
    .min_args = 1,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = lock_run,
};

const struct command command_unlock = {
    .name = "unlock",
    .summary = "let planning move somebody again",
    .usage = "DUTY [PERSON] [--json]",
    .help = DUTY_HELP
    "A lock that came with locks.csv goes, too; importing that file again brings it back.",
    .options = plain_options,
    .min_args = 1,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = unlock_run,
};
