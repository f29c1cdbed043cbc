/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/command.h"

#include <stdlib.h>
#include <string.h>

#include "export/zone.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/progress.h"

static const struct command *command_find(const char *name)
{
    for (const struct command *const *command = commands; *command; command++)
        if (strcmp((*command)->name, name) == 0)
            return *command;
    return NULL;
}

static bool unknown_command(const char *name, struct fault *fault)
{
    const char *nearest = NULL;
    int least = 4;

    for (const struct command *const *command = commands; *command; command++) {
        int distance = word_distance(name, (*command)->name);
        if (distance < least) {
            least = distance;
            nearest = (*command)->name;
        }
    }
    if (nearest)
        return fault_set(fault, FAULT_USAGE, "no command '%s'; did you mean '%s'?", name, nearest);
    return fault_set(fault, FAULT_USAGE, "no command '%s'; see examrota help", name);
}

/* A common option with a value, "--school FILE" or "--school=FILE"; *at moves over it. */
static bool take_valued(const char *name, char letter, int argc, const char *const *argv, int *at,
                        const char **value)
{
    const char *word = argv[*at];
    size_t length = strlen(name);
    bool is_short = letter && word[0] == '-' && word[1] == letter && !word[2];

    if (!is_short && strncmp(word, name, length) == 0 && word[length] == '=') {
        *value = word + length + 1;
        return true;
    }
    if (!is_short && strcmp(word, name) != 0)
        return false;
    *value = *at + 1 < argc ? argv[++*at] : "";
    return true;
}

/* Takes the common options out of argv, wherever they stand before "--".
 * What is left goes to rest[]. */
static bool take_common(struct app *app, int argc, const char *const *argv, const char **rest,
                        int *n_rest, bool *help, struct fault *fault)
{
    bool only_words = false;

    for (int i = 0; i < argc; i++) {
        const char *word = argv[i], *value = "-";

        only_words = only_words || strcmp(word, "--") == 0;
        if (!only_words && take_valued("--school", 's', argc, argv, &i, &value))
            app->school = value;
        else if (!only_words && take_valued("--rules", 0, argc, argv, &i, &value))
            app->office.rules_folder = value;
        else if (!only_words && take_valued("--seen", 0, argc, argv, &i, &value))
            app->seen = value;
        else if (!only_words && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0))
            *help = true;
        else
            rest[(*n_rest)++] = word;
        if (!*value)
            return fault_set(fault, FAULT_USAGE, "%s wants a %s after it", word,
                             strncmp(word, "--seen", 6) == 0 ? "number" : "path");
    }
    return true;
}

/* --seen N: what the officer decides on is still what they looked at. */
static bool is_as_seen(struct app *app, struct fault *fault)
{
    const char *text;
    char *end;

    if (!app->seen)
        return true;
    long long seen = strtoll(app->seen, &end, 10);
    if (*end || end == app->seen)
        return fault_set(fault, FAULT_USAGE, "--seen wants the number that was told, not '%s'",
                         app->seen);
    if (app->office.season.version == seen)
        return true;
    if (!store_since(app->office.store, seen, &app->arena, &text, fault))
        return false;
    return fault_set(fault, FAULT_CONFLICT,
                     "the school file is no longer as you saw it, and nothing was stored (%s); "
                     "look at what is there now and do it again",
                     text);
}

/* Who asks for the first answer there is waits for nothing else. */
static bool open_store(struct app *app, const struct command *command, const struct args *args,
                       struct fault *fault)
{
    static const enum store_mode modes[] = {
        [STORE_READS] = STORE_READ, [STORE_WRITES] = STORE_WRITE, [STORE_MAKES] = STORE_CREATE};

    if (command->store == STORE_NOT)
        return true;
    bool at_once =
        command->store == STORE_WRITES && args_knows(args, "first") && args_has(args, "first");
    enum store_mode mode = at_once ? STORE_AT_ONCE : modes[command->store];

    if (!store_open(app->school, mode, &app->office.store, fault))
        return false;
    return !command->loads || (office_load(&app->office, fault) && is_as_seen(app, fault));
}

static bool run(struct app *app, int argc, const char *const *argv, struct fault *fault)
{
    const char **rest = arena_new(&app->arena, const char *, argc + 1);
    int n_rest = 0;
    bool help = false;
    struct args args;

    if (!take_common(app, argc, argv, rest, &n_rest, &help, fault))
        return false;
    if (n_rest == 0) {
        help_write(help ? app->out : app->err, NULL);
        app->exit_code = help ? 0 : 2;
        return true;
    }
    const struct command *command =
        command_find(strcmp(rest[0], "--version") == 0 ? "version" : rest[0]);
    if (!command)
        return unknown_command(rest[0], fault);
    if (help) {
        help_write(app->out, command);
        return true;
    }
    if (app->office.now_utc < 0)
        return fault_set(fault, FAULT_USAGE,
                         "EXAMROTA_NOW is not a moment such as 2027-05-12 07:40");
    app->office.command = command->name;
    if (command->stops)
        signals_catch();
    else
        signals_let();
    return args_read(command, n_rest - 1, rest + 1, &app->arena, &args, fault) &&
           open_store(app, command, &args, fault) && command->run(app, &args, fault);
}

int command_main(struct app *app, int argc, const char *const *argv)
{
    struct fault fault = {0};

    app->office.arena = &app->arena;
    app->office.now_utc = zone_now_utc();
    app->office.now_at = zone_wall_at(app->office.now_utc);
    if (!app->school)
        app->school = getenv("EXAMROTA_SCHOOL");
    if (!app->school || !*app->school)
        app->school = "school.db";
    bool done = run(app, argc - 1, argv + 1, &fault);
    store_close(app->office.store);
    app->office.store = NULL;
    arena_release(&app->arena);
    bool flushed = fflush(app->out) == 0 && !ferror(app->out);
    if (!done) {
        fprintf(app->err, "examrota: %s\n", fault.text);
        return fault_exit_code(&fault);
    }
    if (!flushed) {
        fprintf(app->err, "examrota: the output could not be written (disk full?)\n");
        return 1;
    }
    return app->exit_code;
}
