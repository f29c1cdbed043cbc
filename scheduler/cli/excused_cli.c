/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/excused_cli.h"

#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"

static const char *pupils_text(struct app *app, const struct world *world, const struct duty *duty)
{
    const char *text = "";

    for (int i = 0; i < duty->n_excused; i++) {
        const char *between = i == 0 ? "" : i + 1 == duty->n_excused ? " and " : ", ";
        text = arena_text(&app->arena, "%s%s%s", text, between,
                          world->season->pupils[duty->excused[i]].pupil);
    }
    return text;
}

/* "review:REV1:2027-05-18" is about REV1. */
static const char *code_of(struct app *app, const struct duty *duty)
{
    const char *from = strchr(duty->key, ':');

    from = from ? from + 1 : duty->key;
    return arena_copy_part(&app->arena, from, strcspn(from, ":"));
}

static void tell_one(struct app *app, const struct world *world, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];
    const char *who = pupils_text(app, world, duty);
    char day[STAMP], from[STAMP], until[STAMP];

    fprintf(app->out, "  %s %s-%s  %s %s ", stamp_day(day, day_of(slot->starts_at)),
            stamp_time(from, slot->starts_at), stamp_time(until, slot->ends_at), duty->kind->title,
            code_of(app, duty));
    if (duty->blocked)
        fprintf(app->out, "cannot be held without %s: move it, or take them off it\n", who);
    else
        fprintf(app->out, "goes without %s: tell whoever leads it\n", who);
}

void excused_tell(struct app *app, const struct world *world)
{
    bool any = false;

    for (int i = 0; i < world->n_duties; i++) {
        if (world->duties[i].n_excused == 0)
            continue;
        if (!any)
            fputs("in an exam while a duty of the school names them (file duties):\n", app->out);
        any = true;
        tell_one(app, world, &world->duties[i]);
    }
}

void excused_answer(const struct world *world, struct json *root)
{
    struct json *list = json_list(root, "excused");

    for (int i = 0; i < world->n_duties; i++) {
        const struct duty *duty = &world->duties[i];
        if (duty->n_excused == 0)
            continue;
        struct json *row = json_row(list);
        json_text(row, "duty", duty->key);
        json_moment(row, "start", duty->slots[0].starts_at);
        json_moment(row, "end", duty->slots[0].ends_at);
        struct json *pupils = json_list(row, "pupils");
        for (int k = 0; k < duty->n_excused; k++)
            json_list_text(pupils, world->season->pupils[duty->excused[k]].pupil);
        json_yes(row, "held", !duty->blocked);
    }
}
