/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates sit far enough apart: on the desk grid that the school measured out. */
#include "scheduler/audit/auditor.h"

static int last_desk(const struct auditor *auditor, const struct run *run)
{
    int last = run->n_pupils;

    for (int i = run->first; i < run->end; i++)
        if (auditor->seats[i].sitting->desk > last)
            last = auditor->seats[i].sitting->desk;
    return last;
}

static void check_run(struct auditor *auditor, const struct run *run)
{
    const struct room *room = &auditor->season->rooms[run->room];
    const struct figure *distance = fact_figure(auditor, FIGURE_SEAT_DISTANCE);

    look_run(auditor, "seat_distance", run);
    if (run->n_pupils == 1) {
        look_fact(auditor, "seat_distance", "one candidate");
        return;
    }
    if (room->rows <= 0 || room->columns <= 0) {
        look_fact(auditor, "seat_distance", "%d candidates", run->n_pupils);
        look_turn(auditor, "seat_distance", AUDIT_CANNOT_TELL,
                  arena_text(auditor->arena,
                             "the rooms list does not tell rows and columns of the desks at %d cm",
                             distance->value));
        return;
    }
    look_fact(auditor, "seat_distance",
              "%d candidates on the school's grid of %d by %d desks at %d cm", run->n_pupils,
              room->rows, room->columns, distance->value);
    int last = last_desk(auditor, run);
    if (last > room->rows * room->columns) {
        audit_tell(auditor, "seat_distance", AUDIT_HARD,
                   (struct audit_spot){"", -1, run->from_at, run->until_at}, distance->source,
                   "%s has %d by %d desks at the distance and desk %d is wanted", room->room,
                   room->rows, room->columns, last);
    }
}

void audit_distance(struct auditor *auditor)
{
    for (int r = 0; r < auditor->n_runs; r++)
        check_run(auditor, &auditor->runs[r]);
}
