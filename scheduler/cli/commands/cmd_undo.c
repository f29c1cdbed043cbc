/* SPDX-License-Identifier: GPL-3.0-or-later
 * undo and redo: one file, they are one thing. */
#include "scheduler/cli/command.h"

static bool undo(struct app *app, const struct args *args, struct fault *fault)
{
    const char *summary = "";

    (void)args;
    if (!office_undo(&app->office, &summary, fault))
        return false;
    fprintf(app->out, "undone: %s\n", summary);
    return true;
}

static bool redo(struct app *app, const struct args *args, struct fault *fault)
{
    const char *summary = "";

    (void)args;
    if (!office_redo(&app->office, &summary, fault))
        return false;
    fprintf(app->out, "done again: %s\n", summary);
    return true;
}

const struct command command_undo = {
    .name = "undo",
    .summary = "take back the last change",
    .usage = "",
    .help =
        "Takes back the last import, seating, plan or publication.  What people were already told\n"
        "is not unsaid: undoing a publication makes a new version that says what was told before.",
    .store = STORE_WRITES,
    .loads = true,
    .run = undo,
};

const struct command command_redo = {
    .name = "redo",
    .summary = "do again what was undone last",
    .usage = "",
    .help = "Only straight after an undo.",
    .store = STORE_WRITES,
    .loads = true,
    .run = redo,
};
