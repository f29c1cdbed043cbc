/* SPDX-License-Identifier: GPL-3.0-or-later
 * Help, man page and completion: three views of commands[]. */
#include <string.h>

#include "scheduler/cli/args.h"

static const struct {
    int code;
    const char *meaning;
} exits[] = {
    {0, "done, also when something stays unseated or unstaffed"},
    {1, "the system failed: disk, database, memory"},
    {2, "the command line makes no sense"},
    {3, "a file holds something that cannot be used; nothing was stored"},
    {4, "what was asked for does not exist"},
    {5, "a rule forbids it, or somebody changed the file first"},
    {6, "not yours to do"},
    {130, "interrupted (143: terminated); nothing was stored"},
};

static void write_options(FILE *out, const struct option_spec *options)
{
    for (; options && options->name; options++) {
        char letter[8] = "    ";
        if (options->letter)
            snprintf(letter, sizeof letter, "-%c, ", options->letter);
        int width = fprintf(out, "  %s--%s%s%s", letter, options->name, options->value ? " " : "",
                            options->value ? options->value : "");
        fprintf(out, "%*s%s\n", width < 28 ? 28 - width : 1, "", options->help);
    }
}

void help_write(FILE *out, const struct command *command)
{
    if (command) {
        fprintf(out, "usage: examrota %s %s\n\n%s.\n", command->name, command->usage,
                command->summary);
        if (*command->help)
            fprintf(out, "\n%s\n", command->help);
        fprintf(out, "\n");
        write_options(out, command->options);
        write_options(out, common_options);
        return;
    }
    fprintf(out,
            "examrota plans exams, the people who run them, cover and caseload, and proves how "
            "good the plan is.\n\nusage: examrota COMMAND ...\n\n");
    for (const struct command *const *row = commands; *row && !(*row)->hidden; row++)
        fprintf(out, "  %-11s %s\n", (*row)->name, (*row)->summary);
    fprintf(out, "\nexamrota help COMMAND says more.  A first plan:\n"
                 "  examrota init\n  examrota import FOLDER\n  examrota seat\n"
                 "  examrota plan --week 2027-W20\n  examrota report rota\n");
}

/* mdoc: a word that starts a line with a dot or an apostrophe would be a request. */
static void write_text(FILE *out, const char *text)
{
    bool start = true;

    for (; *text; text++) {
        if (start && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
        start = *text == '\n';
    }
    fputc('\n', out);
}

static void write_mdoc_options(FILE *out, const struct option_spec *options)
{
    fprintf(out, ".Bl -tag -width Ds -compact\n");
    for (; options && options->name; options++) {
        fprintf(out, ".It ");
        if (options->letter)
            fprintf(out, "Fl %c , ", options->letter);
        fprintf(out, "Fl \\-%s", options->name);
        if (options->value)
            fprintf(out, " Ar %s", options->value);
        fputc('\n', out);
        write_text(out, options->help);
    }
    fprintf(out, ".El\n");
}

void manual_write(FILE *out)
{
    fprintf(out, ".Dd November 2026\n.Dt EXAMROTA 1\n.Os\n.Sh NAME\n.Nm examrota\n"
                 ".Nd plan exams, the people who run them, cover and caseload\n"
                 ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n.Sh DESCRIPTION\n");
    write_text(out,
               "For the examinations officer of a school: imports what the school has, seats the "
               "candidates, derives every duty with the rule that demands it, assigns people and "
               "proves how good the plan is, publishes a calendar for each of them.");
    fprintf(out, ".Pp\nEvery command knows:\n");
    write_mdoc_options(out, common_options);
    fprintf(out, ".Sh COMMANDS\n");
    for (const struct command *const *row = commands; *row && !(*row)->hidden; row++) {
        fprintf(out, ".Ss %s\n", (*row)->name);
        write_text(out, (*row)->summary);
        fprintf(out, ".Bd -literal -offset indent\n");
        fprintf(out, "examrota %s ", (*row)->name);
        write_text(out, (*row)->usage);
        fprintf(out, ".Ed\n.Pp\n");
        if (*(*row)->help)
            write_text(out, (*row)->help);
        if ((*row)->options) {
            fprintf(out, ".Pp\n");
            write_mdoc_options(out, (*row)->options);
        }
    }
    fprintf(out, ".Sh ENVIRONMENT\n.Bl -tag -width EXAMROTA_SCHOOL\n"
                 ".It Ev EXAMROTA_SCHOOL\nthe school file when \\-\\-school is not given\n"
                 ".It Ev EXAMROTA_NOW\nthe moment to take for now, such as 2027-05-12 07:40\n"
                 ".It Ev EXAMROTA_WHO\nthe name for the history, else the login name\n.El\n"
                 ".Sh EXIT STATUS\n.Bl -tag -width 130 -compact\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        fprintf(out, ".It %d\n%s\n", exits[i].code, exits[i].meaning);
    fprintf(out, ".El\n");
}

void completion_write(FILE *out)
{
    fprintf(out, "# bash completion for examrota\n_examrota() {\n"
                 "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                 "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words=\"");
    for (const struct command *const *row = commands; *row && !(*row)->hidden; row++)
        fprintf(out, "%s%s", row == commands ? "" : " ", (*row)->name);
    fprintf(out, "\"\n    else\n        case ${COMP_WORDS[1]} in\n");
    for (const struct command *const *row = commands; *row && !(*row)->hidden; row++) {
        fprintf(out, "        %s) words=\"", (*row)->name);
        for (const struct option_spec *option = (*row)->options; option && option->name; option++)
            fprintf(out, "--%s ", option->name);
        fprintf(out, "--school --rules --help\" ;;\n");
    }
    fprintf(out, "        esac\n    fi\n"
                 "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
                 "}\ncomplete -o default -F _examrota examrota\n");
}
