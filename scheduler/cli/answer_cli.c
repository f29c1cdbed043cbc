/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/answer_cli.h"

#include "scheduler/report/answer.h"

struct json *answer_begin(void)
{
    struct json *root = json_object();

    json_number(root, "format", 1);
    return root;
}

bool answer_end(struct app *app, struct json *root, struct fault *fault)
{
    bool good = json_write(app->out, root);

    json_release(root);
    return good || fault_set(fault, FAULT_SYSTEM, "the answer could not be written");
}

bool range_complete(const struct app *app, struct office_range *range, struct fault *fault)
{
    struct office_range whole;

    if (range->from >= 0 && range->until >= 0)
        return true;
    if (!office_season_range(&app->office, &whole))
        return fault_set(
            fault, FAULT_MISSING,
            "no paper or duty has a date yet; import papers first, or give --from and --to");
    if (range->from < 0)
        range->from = whole.from;
    if (range->until < 0)
        range->until = whole.until;
    if (range->until < range->from)
        return fault_set(fault, FAULT_MISSING, "nothing is dated in that range");
    return true;
}

const char *comma_place(struct app *app, int room, int site)
{
    const char *place = answer_place(&app->office.season, room, site);

    return *place ? arena_text(&app->arena, ", %s", place) : "";
}

const char *counted(struct app *app, int64_t count, const char *one, const char *many)
{
    return arena_text(&app->arena, "%lld %s", (long long)count, count == 1 ? one : many);
}
