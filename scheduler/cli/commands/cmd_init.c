/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/cli/args.h"

static const struct option_spec options[] = {
    {"template", 0, "DIR", "write an empty school folder instead: every file with its heads"},
    {0},
};

static bool write_template(struct app *app, const char *folder, const struct record_kind *kind,
                           struct fault *fault)
{
    const char *path = arena_text(&app->arena, "%s/%s.csv", folder, kind->name);

    if (access(path, F_OK) == 0)
        return fault_set(fault, FAULT_CONFLICT, "%s is there already and was left alone", path);
    FILE *file = fopen(path, "wb");
    bool good = file && record_template(kind, file);
    if (file && fclose(file) != 0)
        good = false;
    return good ||
           fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
}

static bool write_readme(struct app *app, const char *folder, struct fault *fault)
{
    const char *path = arena_text(&app->arena, "%s/README.txt", folder);
    FILE *file = fopen(path, "wb");
    bool good = file && record_template_readme(file);

    if (file && fclose(file) != 0)
        good = false;
    return good ||
           fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
}

static bool templates(struct app *app, const char *folder, struct fault *fault)
{
    int count = 0;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return fault_set(fault, FAULT_SYSTEM, "the folder %s cannot be made: %s", folder,
                         strerror(errno));
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++, count++)
        if (!write_template(app, folder, *kind, fault))
            return false;
    if (!write_readme(app, folder, fault))
        return false;
    fprintf(app->out, "%s: %d files, each with its heads and one example row.\n", folder, count);
    fprintf(app->out, "Fill these first:\n");
    for (const struct record_kind *const *kind = record_kinds; *kind; kind++)
        if ((*kind)->first)
            fprintf(app->out, "  %s.csv  %s\n", (*kind)->name, (*kind)->title);
    fprintf(app->out,
            "Delete the files you do not need and the example rows, then: examrota import %s\n",
            folder);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    if (args_has(args, "template"))
        return templates(app, args_text(args, "template"), fault);
    if (args->n_words)
        app->school = args->words[0];
    if (!store_open(app->school, STORE_CREATE, &app->office.store, fault))
        return false;
    fprintf(app->out, "%s is ready.  Next: examrota import FOLDER\n", app->school);
    return true;
}

const struct command command_init = {
    .name = "init",
    .summary = "make an empty school file, or a folder of templates",
    .usage = "[FILE] [--template DIR]",
    .help =
        "Makes the school file: one SQLite file that holds everything the school imports and the\n"
        "program plans.  With --template DIR it writes a school folder to fill instead: one CSV\n"
        "file for each kind of record, with its heads and one example row.",
    .options = options,
    .max_args = 1,
    .store = STORE_NOT,
    .run = run,
};
