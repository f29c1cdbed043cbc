/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/desk/import_rows.h"

enum { LINES_MAX = 100000 };

void import_ticks_read(struct web *web, const struct import_files *files,
                       struct import_ticks *ticks)
{
    char *line = NULL;
    size_t size = 0;
    int room = 0;

    *ticks = (struct import_ticks){.path = arena_text(web->arena, "%s/.left", files->folder)};
    FILE *in = fopen(ticks->path, "r");
    while (in && getline(&line, &size, in) > 0 && ticks->count < LINES_MAX) {
        line[strcspn(line, "\r\n")] = '\0';
        *LIST_ADD(web->arena, ticks->lines, ticks->count, room) = arena_copy(web->arena, line);
    }
    free(line);
    if (in)
        (void)fclose(in);
}

bool import_ticks_have(const struct import_ticks *ticks, const char *line)
{
    for (int i = 0; i < ticks->count; i++)
        if (strcmp(ticks->lines[i], line) == 0)
            return true;
    return false;
}

static bool form_has(const struct web *web, const char *name, const char *line)
{
    for (int i = 0; i < web->n_form; i++)
        if (strcmp(web->form[i].name, name) == 0 && strcmp(web->form[i].value, line) == 0)
            return true;
    return false;
}

/* "staff updated AB" is one of "staff updated *". */
static const char *all_of(struct web *web, const char *line)
{
    const char *space = strchr(line, ' '), *key = space ? strchr(space + 1, ' ') : NULL;

    return key ? arena_text(web->arena, "%.*s *", (int)(key - line), line) : "";
}

/* Does the form say that all of them are left, or that they are taken again? */
static bool all_decide(struct web *web, const struct import_ticks *ticks, const char *line)
{
    const char *all = all_of(web, line);

    if (strcmp(all, line) == 0 || !form_has(web, "shown", all))
        return false;
    return !form_has(web, "row", all) || import_ticks_have(ticks, all);
}

bool import_ticks_keep(struct web *web, const struct import_files *files, struct fault *fault)
{
    struct import_ticks ticks;

    import_ticks_read(web, files, &ticks);
    FILE *out = fopen(ticks.path, "w");
    bool good = out != NULL;
    for (int i = 0; good && i < ticks.count; i++)
        if (!form_has(web, "shown", ticks.lines[i]) && !all_decide(web, &ticks, ticks.lines[i]))
            good = fprintf(out, "%s\n", ticks.lines[i]) > 0;
    for (int i = 0; good && i < web->n_form; i++) {
        const char *line = web->form[i].value;
        if (strcmp(web->form[i].name, "shown") == 0 && !strpbrk(line, "\r\n") &&
            !form_has(web, "row", line) && !all_decide(web, &ticks, line))
            good = fprintf(out, "%s\n", line) > 0;
    }
    if (out)
        good = fclose(out) == 0 && good;
    return good ||
           fault_set(fault, FAULT_SYSTEM, "the ticks could not be kept: %s", strerror(errno));
}
