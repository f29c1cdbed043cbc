/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/seat_start.h"

#include "scheduler/base/day.h"
#include "scheduler/report/paste.h"

bool seat_start_asked(const struct app *app, const struct args *args)
{
    const char *from = args_text(args, "start");

    return from && time_parse(from) >= 0 && season_room(&app->office.season, from) < 0;
}

bool seat_start_run(struct app *app, const struct args *args, struct seating *seating,
                    struct office_range *range, const char **told, struct fault *fault)
{
    const char *date = args_text(args, "date");
    struct start_move move = {.day = date ? day_parse(date) : DAY_NONE,
                              .from = time_parse(args_text(args, "start")),
                              .to = args->n_words == 1 ? time_parse(args->words[0]) : -1};

    if (move.to < 0)
        return fault_set(fault, FAULT_USAGE, "write seat --start TIME TIME --date DATE");
    if (!date)
        return fault_set(fault, FAULT_USAGE, "say on which day: --date 2027-05-17");
    if (move.day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17", date);
    if (move.day * DAY_MIN + move.from < app->office.now_at)
        return fault_set(fault, FAULT_CONFLICT, "those papers have begun");
    *range = (struct office_range){move.day, move.day};
    return office_start(&app->office, &move, seating, told, fault);
}

static const char *clock(struct arena *arena, int64_t at)
{
    return time_text(arena, (int)(at - day_of(at) * DAY_MIN));
}

const char *seat_start_line(const struct start_proposal *start, struct arena *arena)
{
    return PASTE(arena, "seat", "--start", clock(arena, start->from_at), clock(arena, start->to_at),
                 "--date", day_text(arena, day_of(start->from_at)));
}
