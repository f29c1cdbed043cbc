/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/args.h"

#include <assert.h>
#include <string.h>

#include "import/cell.h"
#include "scheduler/base/day.h"

const struct option_spec common_options[] = {
    {"school", 's', "FILE", "the school file (else $EXAMROTA_SCHOOL, else school.db here)"},
    {"rules", 0, "DIR", "rule tables from a folder instead of the built-in ones"},
    {"seen", 0, "N", "change nothing if the school file is no longer as it was then, but say why"},
    {"help", 'h', NULL, "say what the command does and stop"},
    {0},
};

static int option_find(const struct option_spec *options, const char *name, size_t length)
{
    for (int i = 0; options && options[i].name; i++)
        if (strlen(options[i].name) == length && strncmp(options[i].name, name, length) == 0)
            return i;
    return -1;
}

static int letter_find(const struct option_spec *options, char letter)
{
    for (int i = 0; options && options[i].name; i++)
        if (options[i].letter && options[i].letter == letter)
            return i;
    return -1;
}

static bool unknown_option(const struct command *command, const char *word, struct fault *fault)
{
    const char *nearest = NULL;
    int least = 4;

    for (int i = 0; command->options && command->options[i].name; i++) {
        int distance = word_distance(word + strspn(word, "-"), command->options[i].name);
        if (distance < least) {
            least = distance;
            nearest = command->options[i].name;
        }
    }
    if (nearest)
        return fault_set(fault, FAULT_USAGE, "'%s' has no option '%s'; did you mean --%s?",
                         command->name, word, nearest);
    return fault_set(fault, FAULT_USAGE, "'%s' has no option '%s'; see examrota help %s",
                     command->name, word, command->name);
}

static bool take_given(struct args *args, int option, const char *value, struct fault *fault)
{
    if (args->n_given == ARGS_MAX)
        return fault_set(fault, FAULT_USAGE, "more than %d options", ARGS_MAX);
    args->given[args->n_given++] = (struct given){option, value};
    return true;
}

const char *args_given(const struct args *args, int i, const char **name)
{
    if (i >= args->n_given)
        return NULL;
    *name = args->command->options[args->given[i].option].name;
    return args->given[i].value;
}

/* One option word; *at moves over its value.  Long "--name", "--name=value"; short "-n". */
static bool take_option(struct args *args, int argc, const char *const *argv, int *at,
                        struct fault *fault)
{
    const struct option_spec *options = args->command->options;
    const char *word = argv[*at], *value = NULL;
    int found;

    if (word[1] == '-') {
        size_t length = strcspn(word + 2, "=");
        found = option_find(options, word + 2, length);
        if (word[2 + length] == '=')
            value = word + 3 + length;
    } else {
        found = word[2] ? -1 : letter_find(options, word[1]);
    }
    if (found < 0)
        return unknown_option(args->command, word, fault);
    if (!options[found].value) {
        if (value)
            return fault_set(fault, FAULT_USAGE, "--%s takes no value", options[found].name);
        args->values[found] = "";
        return take_given(args, found, "", fault);
    }
    bool may_lack = options[found].value[0] == '[';
    if (!value && *at + 1 < argc && !(may_lack && argv[*at + 1][0] == '-'))
        value = argv[++*at];
    if (!value && may_lack)
        value = "";
    if (!value)
        return fault_set(fault, FAULT_USAGE, "--%s wants a %s after it", options[found].name,
                         options[found].value);
    args->values[found] = value;
    return take_given(args, found, value, fault);
}

bool args_read(const struct command *command, int argc, const char *const *argv,
               struct arena *arena, struct args *args, struct fault *fault)
{
    const char **words = arena_new(arena, const char *, argc + 1);
    bool only_words = false;

    *args = (struct args){.command = command, .words = words};
    for (int i = 0; i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0) {
            only_words = true;
        } else if (!only_words && argv[i][0] == '-' && argv[i][1] && argv[i][1] != ':') {
            if (!take_option(args, argc, argv, &i, fault))
                return false;
        } else {
            words[args->n_words++] = argv[i];
        }
    }
    if (args->n_words < command->min_args)
        return fault_set(fault, FAULT_USAGE, "'%s' wants more: examrota %s %s", command->name,
                         command->name, command->usage);
    if (command->max_args >= 0 && args->n_words > command->max_args)
        return fault_set(fault, FAULT_USAGE, "'%s' does not know what to do with '%s'",
                         command->name, args->words[command->max_args]);
    return true;
}

static int place_of(const struct args *args, const char *name)
{
    int place = option_find(args->command->options, name, strlen(name));

    assert(place >= 0 && place < ARGS_MAX);
    return place < 0 ? 0 : place;
}

bool args_knows(const struct args *args, const char *name)
{
    return option_find(args->command->options, name, strlen(name)) >= 0;
}

bool args_has(const struct args *args, const char *name)
{
    return args->values[place_of(args, name)] != NULL;
}

const char *args_text(const struct args *args, const char *name)
{
    return args->values[place_of(args, name)];
}

bool args_number(const struct args *args, const char *name, int *number, struct fault *fault)
{
    const char *text = args_text(args, name);

    if (text && (!cell_number(text, number) || *number < 0))
        return fault_set(fault, FAULT_USAGE, "--%s wants a whole number, not '%s'", name, text);
    return true;
}

static bool read_week(const char *text, struct office_range *range, struct fault *fault)
{
    int year, week;
    const char *mark = strpbrk(text, "Ww");

    if (mark && strlen(text) == 8 && mark == text + 5 && text[4] == '-') {
        char digits[5] = {text[0], text[1], text[2], text[3], 0};
        if (cell_number(digits, &year) && cell_number(mark + 1, &week)) {
            range->from = day_from_week(year, week);
            range->until = range->from + 6;
            if (range->from >= 0)
                return true;
        }
    }
    return fault_set(fault, FAULT_USAGE, "'%s' is not a week such as 2027-W20", text);
}

static bool read_day(const struct args *args, const char *name, int64_t *day, struct fault *fault)
{
    const char *text = args_text(args, name);

    if (text && !cell_day(text, day))
        return fault_set(fault, FAULT_USAGE, "--%s: '%s' is not a date such as 2027-05-17", name,
                         text);
    return true;
}

bool args_range(const struct args *args, struct office_range *range, struct fault *fault)
{
    *range = (struct office_range){-1, -1};
    if (option_find(args->command->options, "week", 4) >= 0 && args_has(args, "week") &&
        *args_text(args, "week"))
        return read_week(args_text(args, "week"), range, fault);
    if (!read_day(args, "from", &range->from, fault) || !read_day(args, "to", &range->until, fault))
        return false;
    if (range->from >= 0 && range->until >= 0 && range->until < range->from)
        return fault_set(fault, FAULT_USAGE, "--to lies before --from");
    return true;
}
