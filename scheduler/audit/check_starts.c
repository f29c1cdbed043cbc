/* SPDX-License-Identifier: GPL-3.0-or-later
 * Papers start inside the window in which a school may start them, and a room stands empty long
 * enough before others come in. */
#include <string.h>

#include "scheduler/audit/auditor.h"

struct window {
    int64_t usual_at, from_at, until_at;
    enum figure_id earliest, latest;
};

/* False: nobody publishes a start for it (on demand, one at a time), or it is sat on another day.
 */
static bool read_window(const struct auditor *auditor, const struct seat_fact *seat,
                        struct window *window)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    bool morning = paper->session == SESSION_AM;
    int64_t day = day_of(seat->starts_at);
    int usual = fact_figure(auditor, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED)->value;

    if ((!morning && paper->session != SESSION_PM) || paper->date != day || paper->each_minutes > 0)
        return false;
    window->earliest = morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST;
    window->latest = morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST;
    window->usual_at = day * DAY_MIN + (paper->start >= 0 ? paper->start : usual);
    window->from_at = window->usual_at - usual + fact_figure(auditor, window->earliest)->value;
    window->until_at = window->usual_at - usual + fact_figure(auditor, window->latest)->value;
    return true;
}

/* Candidates with two papers on the day are moved within it (and supervised: audit_clashes). */
static bool is_moved(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(seat->starts_at);

    for (int i = auditor->pupil_first[seat->pupil]; i < auditor->pupil_first[seat->pupil + 1];
         i++) {
        const struct seat_fact *other = &auditor->seats[auditor->pupil_seats[i]];
        if (other != seat && day_of(other->starts_at) == day)
            return true;
    }
    for (int i = 0; i < season->n_entries; i++) {
        const struct entry *entry = &season->entries[i];
        if (entry->pupil == seat->pupil && entry->paper != seat->paper &&
            entry->status != ENTRY_WITHDRAWN && season->papers[entry->paper].date == day)
            return true; /* without a desk, or put off to the next morning */
    }
    return false;
}

static void check_seat(struct auditor *auditor, const struct seat_fact *seat)
{
    struct window window;

    if (!read_window(auditor, seat, &window))
        return;
    bool outside = seat->starts_at < window.from_at || seat->starts_at > window.until_at;
    if (outside && is_moved(auditor, seat))
        return;
    look_fact(auditor, "start", "%s between %s and %s", auditor->season->papers[seat->paper].paper,
              moment_text(auditor->arena, window.from_at) + sizeof "2027-05-12",
              moment_text(auditor->arena, window.until_at) + sizeof "2027-05-12");
    if (seat->starts_at < window.usual_at)
        look_rests(auditor, "start", window.earliest);
    if (seat->starts_at > window.usual_at)
        look_rests(auditor, "start", window.latest);
    if (!outside)
        return;
    bool fixed = seat->sitting->fixed;
    audit_tell(auditor, "start", fixed ? AUDIT_CANNOT_TELL : AUDIT_HARD, spot_of_seat(seat),
               fact_figure(auditor, window.earliest)->source,
               "candidate %s starts %s at %s, outside the permitted window%s",
               fact_pupil(auditor, seat->pupil), auditor->season->papers[seat->paper].paper,
               moment_text(auditor->arena, seat->starts_at),
               fixed ? ": it was fixed so and wants the board's approval" : "");
}

static bool sits_in(const struct auditor *auditor, const struct run *run, int pupil)
{
    for (int i = run->first; i < run->end; i++)
        if (auditor->seats[i].pupil == pupil)
            return true;
    return false;
}

/* Candidates who stay for their second paper need no empty room between; what was fixed is the
 * officer's to have decided. */
static void check_turnaround(struct auditor *auditor, const struct run *before,
                             const struct run *run)
{
    const struct figure *least = fact_figure(auditor, FIGURE_TURNAROUND);
    int64_t gap = run->from_at - before->until_at;
    bool stay = true, fixed = true;

    look_run(auditor, "turnaround", run);
    look_fact(auditor, "turnaround", "%lld minutes since the last session", (long long)gap);
    for (int i = run->first; i < run->end; i++) {
        stay = stay && sits_in(auditor, before, auditor->seats[i].pupil);
        fixed = fixed && auditor->seats[i].sitting->fixed;
    }
    if (gap >= least->value || stay)
        return;
    audit_tell(auditor, "turnaround", fixed ? AUDIT_SOFT : AUDIT_HARD,
               (struct audit_spot){"", -1, before->until_at, run->from_at}, least->source,
               "%s is empty for %lld minutes before %s and should be for %d",
               auditor->season->rooms[run->room].room, (long long)gap,
               moment_text(auditor->arena, run->from_at), least->value);
}

void audit_starts(struct auditor *auditor)
{
    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        look_run(auditor, "start", run);
        look_fact(auditor, "start", "first start %s",
                  moment_text(auditor->arena, run->from_at) + sizeof "2027-05-12");
        for (int i = run->first; i < run->end; i++)
            check_seat(auditor, &auditor->seats[i]);
        if (r > 0 && run[-1].room == run->room && day_of(run[-1].from_at) == day_of(run->from_at))
            check_turnaround(auditor, &run[-1], run);
    }
}
