/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/progress.h"
#include "scheduler/cli/what_if_cli.h"

static const struct option_spec options[] = {
    {"without", 0, "PERSON", "as if somebody were away all the time"},
    {"with", 0, "WHO", "as if there were one more: \"reader 08:45-11:10 2027-05-17\""},
    {"rule", 0, "NAME=VALUE", "as if a rule's number were another: ratio_written=25"},
    {"set", 0, "NAME=VALUE", "as if a setting were another"},
    {"close", 0, "ROOM", "as if a room were closed: its candidates are seated elsewhere"},
    {"cost-of-rules", 0, NULL, "what each rule of the school's own costs, planned without it"},
    {"week", 'w', "WEEK", "one week, such as 2027-W20 (else all that is planned)"},
    {"from", 0, "DATE", "first day"},
    {"to", 0, "DATE", "last day"},
    {"effort", 'e', "MILLIONS", "how hard to look for each plan, in millions of steps"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

/* Enough to mend a plan after a change; a whole plan's proof is not asked for. */
enum { USUAL_MILLIONS = 10, MILLION = 1000000 };

static bool supposed(struct app *app, const struct args *args, struct whatif_ask *ask,
                     struct fault *fault)
{
    static const struct {
        const char *name;
        enum suppose what;
    } rows[] = {{"without", SUPPOSE_WITHOUT},
                {"with", SUPPOSE_WITH},
                {"rule", SUPPOSE_RULE},
                {"set", SUPPOSE_SET},
                {"close", SUPPOSE_CLOSE}};
    struct supposition *list = arena_new(&app->arena, struct supposition, ARGS_MAX);
    const char *name, *value;

    ask->list = list;
    for (int i = 0; (value = args_given(args, i, &name)); i++) {
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
            if (strcmp(rows[r].name, name) == 0)
                list[ask->n_list++] = (struct supposition){rows[r].what, value};
        }
    }
    if ((ask->n_list > 0) == args_has(args, "cost-of-rules"))
        return fault_set(fault, FAULT_USAGE,
                         "suppose something: --without, --with, --rule, --set, --close, or ask for "
                         "--cost-of-rules");
    return true;
}

static bool days(struct app *app, const struct args *args, struct office_range *range,
                 struct fault *fault)
{
    struct office_range planned;

    if (!args_range(args, range, fault))
        return false;
    if (!office_plan_range(&app->office, &planned))
        return fault_set(fault, FAULT_MISSING,
                         "there is no plan to compare with; run examrota plan");
    if (range->from < 0)
        range->from = planned.from;
    if (range->until < 0)
        range->until = planned.until;
    if (range->until < planned.from || range->from > planned.until)
        return fault_set(fault, FAULT_MISSING, "those days are not planned yet");
    return true;
}

struct telling {
    struct progress_line *line;
    struct app *app;
};

static void tell_rule(void *context, int number, int of, const char *rule)
{
    const struct telling *telling = context;

    if (telling->line->shown)
        fprintf(telling->app->err, "\r%d of %d: %-40s", number, of, rule);
}

static bool cost_of_rules(struct app *app, const struct args *args, const struct whatif_ask *ask,
                          struct progress_line *line, struct fault *fault)
{
    struct telling telling = {line, app};
    struct rule_costs costs = {0};
    struct rule_teller teller = {tell_rule, &telling};

    bool done = office_cost_of_rules(&app->office, ask->range, &ask->effort, teller, &costs, fault);
    progress_end(line);
    if (!done)
        return false;
    double seconds = progress_milliseconds(line) / 1000.0;
    if (args_has(args, "json"))
        return what_if_answer_costs(app, &costs, seconds, fault);
    what_if_tell_costs(app, &costs, seconds);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct progress_line line;
    struct whatif_ask ask = {0};
    struct whatif whatif;
    int millions = USUAL_MILLIONS;

    if (!supposed(app, args, &ask, fault) || !days(app, args, &ask.range, fault) ||
        !args_number(args, "effort", &millions, fault))
        return false;
    progress_begin(&line, app);
    signals_catch();
    ask.effort = (struct effort){.work = (int64_t)millions * MILLION,
                                 .stop = signal_stop,
                                 .tell = progress_tell,
                                 .context = &line};
    if (args_has(args, "cost-of-rules"))
        return cost_of_rules(app, args, &ask, &line, fault);
    bool done = office_whatif(&app->office, &ask, &whatif, fault);
    progress_end(&line);
    if (!done)
        return false;
    double seconds = progress_milliseconds(&line) / 1000.0;
    if (args_has(args, "json"))
        return what_if_answer(app, &whatif, seconds, fault);
    what_if_tell(app, &whatif, seconds);
    return true;
}

const struct command command_what_if = {
    .name = "what-if",
    .summary = "plan a copy in memory under other circumstances; nothing is stored",
    .usage = "[--without PERSON] [--with WHO] [--rule NAME=VALUE] [--set NAME=VALUE]\n"
             "                 [--close ROOM] [--cost-of-rules] [--week WEEK | --from DATE --to "
             "DATE]\n"
             "                 [--effort MILLIONS] [--json]",
    .help = "Each may be given several times, and all together.  The days are planned twice with\n"
            "the same effort, as things are and as supposed, both from the stored draft; what is\n"
            "told is the difference.  --cost-of-rules plans once without each rule that is the\n"
            "school's own and says what it costs: seats, lessons, sessions, pay, evenness and\n"
            "wishes, by the best plans found, and what of it is not proven.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
