/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "import/map.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/import_rows.h"

static const struct option_spec options[] = {
    {"dry-run", 'n', NULL, "say what would change and store nothing"},
    {"merge", 0, NULL, "a folder adds and updates, too; nothing is removed"},
    {"replace", 0, NULL, "what is handed over is the whole truth: rows that are gone are removed"},
    {"map", 0, "FILE", "a column map for another system's report; 'list' shows the shipped ones"},
    {"as", 0, "KIND", "what a single file holds: staff, rooms, entries..."},
    {"show", 0, "WHAT", "the rows: all (some of each), or staff,updated with ,100 from the 101st"},
    {"except", 0, "FILE", "leave as they are what its lines name: 'staff updated AB', or *"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void print_counts(struct app *app, const struct intake *intake, bool dry_run)
{
    fprintf(app->out, "%-14s %8s %8s %8s %8s %10s\n", "", "rows", "new", "changed", "removed",
            "unchanged");
    for (int i = 0; i < intake->n_counts; i++) {
        const struct intake_count *count = &intake->counts[i];
        fprintf(app->out, "%-14s %8d %8d %8d %8d %10d\n", count->kind, count->rows, count->created,
                count->updated, count->removed, count->unchanged);
    }
    for (int i = 0; i < intake->n_consequences; i++)
        fprintf(app->out, "%s: %s\n", dry_run ? "would follow" : "follows",
                intake->consequences[i]);
}

static const char *const severity_words[] = {
    [ISSUE_NOTE] = "note", [ISSUE_WARNING] = "warning", [ISSUE_ERROR] = "error"};

static bool answer(struct app *app, const struct import_result *result, const struct issues *issues,
                   struct fault *fault)
{
    struct json *root = answer_begin();

    json_yes(root, "stored", result->stored);
    struct json *counts = json_list(root, "kinds");
    for (int i = 0; i < result->intake.n_counts; i++) {
        const struct intake_count *count = &result->intake.counts[i];
        struct json *row = json_row(counts);
        json_text(row, "kind", count->kind);
        json_number(row, "rows", count->rows);
        json_number(row, "created", count->created);
        json_number(row, "updated", count->updated);
        json_number(row, "removed", count->removed);
        json_number(row, "unchanged", count->unchanged);
        import_left_add(row, count);
    }
    import_rows_add(root, &result->intake);
    struct json *consequences = json_list(root, "consequences");
    for (int i = 0; i < result->intake.n_consequences; i++)
        json_list_text(consequences, result->intake.consequences[i]);
    struct json *removals = json_list(root, "removals");
    for (int i = 0; i < result->intake.n_removals; i++)
        json_list_text(removals, result->intake.removals[i]);
    json_number(root, "errors", issues->errors);
    json_number(root, "warnings", issues->warnings);
    struct json *list = json_list(root, "issues");
    for (int i = 0; i < issues->count; i++) {
        const struct issue *issue = &issues->list[i];
        struct json *row = json_row(list);
        json_text(row, "severity", severity_words[issue->severity]);
        json_text(row, "file", issue->file);
        json_number(row, "line", issue->line);
        json_text(row, "column", issue->column);
        json_text(row, "text", issue->text);
    }
    return answer_end(app, root, fault);
}

/* The line that says how it ended, and the exit code. */
static void conclude(struct app *app, const struct import_result *result,
                     const struct issues *issues, bool dry_run)
{
    int rows = 0;

    for (int i = 0; i < result->intake.n_counts; i++)
        rows += result->intake.counts[i].rows;
    if (issues->errors) {
        fprintf(app->err, "nothing was stored: %s in %s\n",
                counted(app, issues->errors, "error", "errors"), counted(app, rows, "row", "rows"));
        if (issues->followers)
            fprintf(app->err, "(%s fail only because of another)\n",
                    counted(app, issues->followers, "row", "rows"));
        app->exit_code = 3;
    } else if (result->intake.n_removals) {
        for (int i = 0; i < result->intake.n_removals; i++)
            fprintf(app->err, "would be removed: %s\n", result->intake.removals[i]);
        fprintf(app->err, "nothing was stored: rows would vanish; give --replace if that is meant, "
                          "or --merge to keep them\n");
        app->exit_code = 5;
    } else if (dry_run) {
        fprintf(app->err, "a dry run: nothing was stored\n");
    }
}

static void list_maps(struct app *app)
{
    for (const struct shipped_map *map = shipped_maps; map->name; map++)
        fprintf(app->out, "%-22s %-14s %s\n", map->name, map->kind, map->title);
}

static bool all_there(const struct args *args, struct fault *fault)
{
    for (int i = 0; i < args->n_words; i++)
        if (strcmp(args->words[i], "-") != 0 && access(args->words[i], F_OK) != 0)
            return fault_set(fault, FAULT_MISSING,
                             "there is no file or folder '%s'; nothing was stored", args->words[i]);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct issues issues = {0};
    struct import_result result;
    struct intake_show show;
    bool dry_run = args_has(args, "dry-run"), json = args_has(args, "json");
    struct office_import_ask ask = {
        .files = {.paths = args->words,
                  .n_paths = args->n_words,
                  .as = args_text(args, "as"),
                  .map = args_text(args, "map"),
                  .replace = args_has(args, "replace"),
                  .own = app->school},
        .dry_run = dry_run,
        .merge = args_has(args, "merge"),
    };

    if (ask.merge && ask.files.replace)
        return fault_set(fault, FAULT_USAGE, "--merge and --replace contradict each other");
    if (ask.files.map && strcmp(ask.files.map, "list") == 0) {
        list_maps(app);
        return true;
    }
    if (!args->n_words)
        return fault_set(fault, FAULT_USAGE,
                         "import wants a folder or files; see examrota help import");
    if (!import_show_read(args, &show, &ask.show, fault) ||
        !import_leave_read(app, args, &ask, fault) || !all_there(args, fault) ||
        !store_open(app->school, STORE_WRITE, &app->office.store, fault) ||
        !office_load(&app->office, fault))
        return false;
    bool done = office_import(&app->office, &ask, &result, &issues, fault);
    if (done) {
        issues_print(&issues, app->err);
        if (json)
            done = answer(app, &result, &issues, fault);
        else if (!issues.errors)
            print_counts(app, &result.intake, dry_run || !result.stored);
        if (!json)
            import_rows_print(app, &result.intake);
        conclude(app, &result, &issues, dry_run);
    }
    issues_release(&issues);
    return done;
}

const struct command command_import = {
    .name = "import",
    .summary = "take in a school folder, or single files",
    .usage = "PATH... [--dry-run] [--merge] [--replace] [--map FILE] [--as KIND] [--show WHAT] "
             "[--except FILE] [--json]",
    .help =
        "A folder is the whole truth about the kinds of record in it; a file named alone adds and\n"
        "updates.  All of it is stored or nothing: every error is listed with file, line and\n"
        "column, and the exit code is 3.  Rows that would vanish with a seat or a published duty\n"
        "resting on them need --replace (exit code 5 without it).\n"
        "--show lists what changes row by row, old and new; each row is named as --except takes\n"
        "it, one a line.  What is left stays as it is stored; a new row that is left out takes\n"
        "along the rows that name it.",
    .options = options,
    .max_args = -1,
    .store = STORE_NOT,
    .run = run,
};
