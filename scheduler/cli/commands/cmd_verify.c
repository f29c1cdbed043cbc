/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/audit.h"

static const struct option_spec options[] = {
    {"audit", 0, NULL, "the compliance report: each rule for each sitting, with facts and source"},
    {"week", 'w', "WEEK", "one week, such as 2027-W20 (else all that is planned)"},
    {"from", 0, "DATE", "first day"},
    {"to", 0, "DATE", "last day"},
    {"published", 0, NULL, "judge what people were told instead of the draft"},
    {"certificate", 0, "FILE", "add up again what plan --certificate kept of its proofs"},
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

static void tell_lines(struct app *app, const struct audit *audit)
{
    int subject = -1;
    bool doubt = false;

    if (audit->n_lines == 0)
        fprintf(app->out, "there is nothing to judge yet; run examrota seat and examrota plan\n");
    for (int i = 0; i < audit->n_lines; i++) {
        const struct audit_line *line = &audit->lines[i];
        if (line->subject != subject)
            fprintf(app->out, "%s%s\n", subject >= 0 ? "\n" : "",
                    audit_subject_text(&app->office.season, &audit->subjects[line->subject],
                                       &app->arena));
        subject = line->subject;
        doubt = doubt || line->verdict == VERDICT_CANNOT_TELL;
        fprintf(app->out, "  %-11s  %s: %s (%s)\n", audit_verdict_words[line->verdict],
                line->standard->title, audit_line_text(line, &app->arena), line->source);
    }
    fprintf(app->out, "%s%d FAIL, %d OPEN, %d CANNOT TELL, %d PASS\n", subject >= 0 ? "\n" : "",
            audit->n_verdicts[VERDICT_FAIL], audit->n_verdicts[VERDICT_OPEN],
            audit->n_verdicts[VERDICT_CANNOT_TELL], audit->n_verdicts[VERDICT_PASS]);
    if (doubt)
        fprintf(app->out, "To sign off a rule you have read in this year's booklet: examrota rules "
                          "confirm RULE --source TEXT --by NAME\n");
}

static void tell_certified(struct app *app, const struct certified *certified)
{
    const struct recount *recount = &certified->recount;
    char from[STAMP], until[STAMP];

    fprintf(app->out, "certificate of %s to %s: %s, %s and %s added up again\n",
            stamp_day(from, certified->range.from), stamp_day(until, certified->range.until),
            counted(app, recount->n_claims, "claim", "claims"),
            counted(app, recount->n_rows, "row", "rows"),
            counted(app, recount->n_leaves, "leaf", "leaves"));
    for (int k = 0; k < LEVELS; k++) {
        const struct certified_level *level = &certified->levels[k];
        const struct recount_level *row = &recount->levels[k];

        fprintf(app->out, "  %-11s value %lld, bound %lld: ", level->name, (long long)level->value,
                (long long)level->bound);
        if (level->judged != level->value)
            fprintf(app->out, "DOES NOT AGREE, the stored plan's value is %lld",
                    (long long)level->judged);
        else if (level->verdict == CERTIFIED_AGREES)
            fprintf(app->out, "agrees");
        else if (level->verdict == CERTIFIED_ABSENT)
            fprintf(app->out, "not in this certificate (%s), which shows %lld",
                    row->kind ? row->kind : "it was cut", (long long)row->proven);
        else
            fprintf(app->out, "DOES NOT AGREE, it adds up to %lld", (long long)row->proven);
        if (row->given)
            fprintf(app->out, "; %s taken as given", counted(app, row->given, "row", "rows"));
        fprintf(app->out, "\n");
    }
    if (recount->n_void)
        fprintf(app->out, "%s nothing: %s\n",
                counted(app, recount->n_void, "claim proves", "claims prove"), recount->first_void);
    if (!certified->whole)
        fprintf(app->out, "the file is NOT AS IT WAS WRITTEN: it was changed, or lines of it are "
                          "gone; plan again with --certificate\n");
}

static void answer_certified(struct json *root, const struct certified *certified)
{
    static const char *const verdicts[] = {[CERTIFIED_AGREES] = "agrees",
                                           [CERTIFIED_ABSENT] = "absent",
                                           [CERTIFIED_DIFFERS] = "differs"};
    struct json *whole = json_member(root, "certificate"), *list;

    json_yes(whole, "agrees", certified->agrees);
    json_yes(whole, "whole", certified->whole);
    json_number(whole, "claims", certified->recount.n_claims);
    json_number(whole, "void", certified->recount.n_void);
    list = json_list(whole, "levels");
    for (int k = 0; k < LEVELS; k++) {
        struct json *row = json_row(list);

        json_text(row, "name", certified->levels[k].name);
        json_number(row, "value", certified->levels[k].value);
        json_number(row, "bound", certified->levels[k].bound);
        json_number(row, "shown", certified->recount.levels[k].proven);
        json_number(row, "given", certified->recount.levels[k].given);
        json_text(row, "verdict", verdicts[certified->levels[k].verdict]);
    }
}

static bool certify(struct app *app, const char *path, struct certified *certified,
                    struct fault *fault)
{
    FILE *file = fopen(path, "rb");

    if (!file)
        return fault_set(fault, FAULT_INPUT, "%s cannot be read: %s", path, strerror(errno));
    bool done = office_certify(&app->office, file, certified, fault);

    (void)fclose(file);
    return done || fault_in(fault, "%s", path);
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    const char *path = args_text(args, "certificate");
    bool lines = args_has(args, "audit");
    struct office_range range;
    struct certified certified = {.agrees = true};
    struct audit audit;

    if (path && args_has(args, "published"))
        return fault_set(fault, FAULT_USAGE, "a certificate is of the draft, not of --published");
    if (!args_range(args, &range, fault))
        return false;
    office_audit(&app->office, range, args_has(args, "published"), &audit);
    if (path && !certify(app, path, &certified, fault))
        return false;
    app->exit_code = audit.legal && certified.agrees
                         ? 0
                         : fault_exit_code(&(struct fault){.kind = FAULT_CONFLICT});
    if (!args_has(args, "json")) {
        if (lines)
            tell_lines(app, &audit);
        else
            tell(app, &audit);
        if (path)
            tell_certified(app, &certified);
        return true;
    }
    struct json *root = answer_begin();
    answer_audit(root, &app->office.season, &audit);
    if (lines)
        answer_audit_lines(root, &app->office.season, &audit);
    if (path)
        answer_certified(root, &certified);
    return answer_end(app, root, fault);
}

const struct command command_verify = {
    .name = "verify",
    .summary = "judge the stored plan by code that shares nothing with the planner",
    .usage = "[--audit] [--week WEEK | --from DATE --to DATE] [--published]\n"
             "                [--certificate FILE] [--json]",
    .help =
        "Reads rules, seating and assignments afresh and lists what is illegal, open, cannot be\n"
        "told (a missing fact, an unconfirmed rule) or merely not nice.  Exit code 5 only when\n"
        "something is illegal, or a certificate does not show what the plan claims.\n"
        "--audit writes the compliance report: per sitting and rule PASS, FAIL, OPEN (somebody is\n"
        "missing) or CANNOT TELL, with the facts it rests on and the rule's source.  What rests "
        "on\n"
        "a rule nobody confirmed is never a PASS (examrota rules confirm); examrota report audit\n"
        "prints the same as html or pdf.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
