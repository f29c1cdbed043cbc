/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/grounds_cli.h"

#include "scheduler/cli/answer_cli.h"

static struct grounds_count count_of(struct app *app, struct office_range range)
{
    return rules_grounds(&app->office.rules, &app->office.season, range.from, range.until,
                         &app->arena);
}

void grounds_tell(struct app *app, struct office_range range)
{
    struct grounds_count count = count_of(app, range);
    const struct {
        int seats;
        const char *words;
    } parts[] = {
        {count.pending, "pending"}, {count.missing, "not told"}, {count.over, "over by then"}};
    const char *between = ":";

    if (count.seats == 0)
        return;
    fprintf(app->out, "%s on approvals the school does not have on the day",
            counted(app, count.seats, "seat rests", "seats rest"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].seats == 0)
            continue;
        fprintf(app->out, "%s %d %s", between, parts[i].seats, parts[i].words);
        between = ",";
    }
    fputs(" (examrota report approvals lists them)\n", app->out);
}

void grounds_answer(struct app *app, struct office_range range, struct json *root)
{
    struct grounds_count count = count_of(app, range);
    struct json *row = json_member(root, "approvals");

    json_number(row, "seats", count.seats);
    json_number(row, "pending", count.pending);
    json_number(row, "not_told", count.missing);
    json_number(row, "over", count.over);
}
