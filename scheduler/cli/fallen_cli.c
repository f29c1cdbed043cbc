/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/fallen_cli.h"

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/ladder.h"

const char *span_text(struct app *app, int64_t starts_at, int64_t ends_at)
{
    char day[STAMP], from[STAMP], until[STAMP];

    return arena_text(&app->arena, "%s %s-%s", stamp_day(day, day_of(starts_at)),
                      stamp_time(from, starts_at), stamp_time(until, ends_at));
}

void lost_tell(struct app *app, const struct repair *repair)
{
    for (int i = 0; i < repair->n_lost; i++) {
        const struct lost_lock *lost = &repair->lost[i];
        const char *staff = repair->season->people[lost->staff].staff;
        char day[STAMP];
        const char *at = lost->starts_at == lost->ends_at
                             ? arena_text(&app->arena, "%s, and nobody is wanted there now",
                                          stamp_day(day, day_of(lost->starts_at)))
                             : span_text(app, lost->starts_at, lost->ends_at);
        fprintf(app->out, "%s was locked to %s, %s: the lock is gone\n", staff, lost->title, at);
    }
}

/* Who goes in the middle, or did not come. */
void left_tell(struct app *app, const struct repair *repair)
{
    char at[STAMP], back[STAMP];

    for (int i = 0; i < repair->cut.n_left; i++) {
        const struct told_left *left = &repair->cut.left[i];
        const struct assignment *row = &left->row;
        const char *staff = answer_staff(repair->season, row->staff);
        fprintf(app->out, "%s, %s%s: ", span_text(app, row->starts_at, row->ends_at), row->title,
                comma_place(app, row->room, row->site));
        if (left->at <= row->starts_at)
            fprintf(app->out, "%s is not there; what is left of it is a seat to fill\n", staff);
        else if (left->seat && left->back_at >= 0)
            fprintf(app->out, "%s until %s and again from %s; between is a seat to fill\n", staff,
                    stamp_time(at, left->at), stamp_time(back, left->back_at));
        else if (left->seat)
            fprintf(app->out, "%s until %s; the rest is a seat to fill\n", staff,
                    stamp_time(at, left->at));
        else
            fprintf(app->out, "%s until %s; the other %s are lost\n", staff,
                    stamp_time(at, left->at),
                    counted(app, (int)(row->ends_at - left->at), "minute", "minutes"));
    }
}

bool repair_asks(const struct repair *repair)
{
    const struct ladder *ladder = &repair->ladder;
    int open[N_ACTS], then[N_ACTS];

    if (ladder->n_fallen > 0 || (ladder->n_rungs > 0 && ladder->rungs[0].plan.n_changes > 0))
        return true;
    if (ladder->n_rungs == 0 || !repair->then.known)
        return false;
    act_open(&repair->world, &ladder->rungs[0].plan, open);
    act_open(&repair->then.world, &repair->then.plan, then);
    for (int i = 0; i < N_ACTS; i++)
        if (open[i] > then[i])
            return true;
    return false;
}

static void tell_fallen(struct app *app, const struct repair *repair, const struct fallen *fallen)
{
    const struct assignment *row = fallen->row;
    const struct duty *own = fallen_for(&repair->world, fallen);

    fprintf(app->out, "    %s  %s%s (%s%s%s%s)\n", span_text(app, row->starts_at, row->ends_at),
            row->title, comma_place(app, row->room, row->site),
            answer_staff(repair->season, row->staff), own ? ", who has " : "",
            own ? own->title : "", own ? " then" : "");
}

void fallen_tell(struct app *app, const struct repair *repair)
{
    const struct ladder *ladder = &repair->ladder;
    int act = -1;

    if (ladder->n_fallen == 0) {
        fprintf(app->out, "%s.\n",
                !repair_asks(repair) ? "Everything that was published stands"
                : ladder->n_rungs > 0 && ladder->rungs[0].plan.n_changes > 0
                    ? "Nothing that was published falls, but not all of it can stay where it was"
                    : "Everything that was published stands, and more is wanted besides");
        return;
    }
    fprintf(app->out, "%s:\n",
            ladder->n_fallen == 1
                ? "1 thing cannot stay as it was published"
                : arena_text(&app->arena, "%d things cannot stay as they were published",
                             ladder->n_fallen));
    for (int next = 0; next < N_ACTS; next++) {
        for (int i = 0; i < ladder->n_fallen; i++) {
            const struct assignment *row = ladder->fallen[i].row;
            if ((int)act_of(row->kind) != next)
                continue;
            if (act != next)
                fprintf(app->out, "  %s\n", act_titles[next]);
            act = next;
            tell_fallen(app, repair, &ladder->fallen[i]);
        }
    }
}
