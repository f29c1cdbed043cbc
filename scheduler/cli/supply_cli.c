/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/supply_cli.h"

#include "export/stamp.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/fallen_cli.h"

/* What is saved, in the order of the levels. */
static const char *saved_text(struct app *app, const struct supply *supply)
{
    static const char *const what[] = {"required duty", "lesson to cover", "session or other duty"};
    static const char *const many[] = {"required duties", "lessons to cover",
                                       "sessions and other duties"};
    const char *text = "";

    for (int k = 0; k <= LEVEL_WORK; k++)
        if (supply->filled[k] > 0)
            text = arena_text(&app->arena, "%s%s%s", text, *text ? ", " : "",
                              counted(app, supply->filled[k], what[k], many[k]));
    return text;
}

void supply_tell(struct app *app, const struct supply *supply)
{
    char from[STAMP], until[STAMP];

    if (!supply->asked)
        return;
    const char *saved = saved_text(app, supply);
    bool fewer = supply->fewest >= 0 && supply->fewest < supply->without;
    fprintf(app->out, "\nOne supply adult, %s-%s, would ", stamp_time(from, supply->from_at),
            stamp_time(until, supply->until_at));
    if (!*saved && !fewer)
        fprintf(app->out, "not help.\n");
    if (*saved)
        fprintf(app->out, "fill %s more than --take %d%s", saved, supply->without,
                fewer ? ", or " : ".\n");
    if (fewer)
        fprintf(app->out, "do as well as --take %d with %s told.\n", supply->without,
                supply->fewest ? counted(app, supply->fewest, "person", "people") : "nobody else");
    for (int i = 0; i < supply->n_takes && (*saved || fewer); i++) {
        fprintf(app->out, "  %s  %s%s\n",
                span_text(app, supply->takes[i].starts_at, supply->takes[i].ends_at),
                supply->takes[i].title,
                comma_place(app, supply->takes[i].room, supply->takes[i].site));
    }
}

void supply_answer(struct json *root, const struct supply *supply)
{
    if (!supply->asked)
        return;
    struct json *json = json_member(root, "supply");
    json_moment(json, "from", supply->from_at);
    json_moment(json, "to", supply->until_at);
    struct json *filled = json_list(json, "filled");
    for (int k = 0; k < N_LEVELS; k++)
        json_list_number(filled, supply->filled[k]);
    json_number(json, "people", supply->fewest);
    struct json *takes = json_list(json, "takes");
    for (int i = 0; i < supply->n_takes; i++) {
        struct json *row = json_row(takes);
        json_text(row, "duty", supply->takes[i].key);
        json_moment(row, "start", supply->takes[i].starts_at);
        json_moment(row, "end", supply->takes[i].ends_at);
    }
}
