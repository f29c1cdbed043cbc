/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/report/answer.h"

static const struct option_spec options[] = {
    {"published", 0, NULL, "judge what people were told instead of the draft"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell(struct app *app, const struct audit *audit)
{
    static const char *const words[] = {[AUDIT_HARD] = "ILLEGAL",
                                        [AUDIT_OPEN] = "OPEN",
                                        [AUDIT_CANNOT_TELL] = "CANNOT TELL",
                                        [AUDIT_SOFT] = "soft"};
    int counts[4] = {0};

    for (int i = 0; i < audit->n_findings; i++) {
        const struct audit_finding *finding = &audit->findings[i];
        counts[finding->severity]++;
        fprintf(app->out, "%-12s %s (%s)\n", words[finding->severity], finding->text,
                finding->source);
    }
    fprintf(app->out, "%s and %s: %d illegal, %d open, %d cannot tell, %d soft\n",
            audit->legal ? "legal" : "NOT LEGAL", audit->complete ? "complete" : "not complete",
            counts[AUDIT_HARD], counts[AUDIT_OPEN], counts[AUDIT_CANNOT_TELL], counts[AUDIT_SOFT]);
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct audit audit;

    if (!office_verify(&app->office, args_has(args, "published"), &audit, fault))
        return false;
    app->exit_code = audit.legal ? 0 : fault_exit_code(&(struct fault){.kind = FAULT_CONFLICT});
    if (!args_has(args, "json")) {
        tell(app, &audit);
        return true;
    }
    struct json *root = answer_begin();
    answer_audit(root, &app->office.season, &audit);
    return answer_end(app, root, fault);
}

const struct command command_verify = {
    .name = "verify",
    .summary = "judge the stored plan by code that shares nothing with the planner",
    .usage = "[--published] [--json]",
    .help =
        "Reads rules, seating and assignments afresh and lists what is illegal, open, cannot be\n"
        "told (a missing fact, an unconfirmed rule) or merely not nice.  Exit code 5 only when\n"
        "something is illegal.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
