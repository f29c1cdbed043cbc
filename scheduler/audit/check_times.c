/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every candidate has their full time, and stays under supervision long enough. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* minutes * (100 + extra) / 100, up to the next whole step. */
static int allowed(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int step = fact_figure(auditor, FIGURE_ROUND_EXTRA_UP)->value;
    int hundredths = paper->minutes * (100 + seat->extra_pct);

    step = step > 0 ? step : 1;
    if (seat->extra_pct == 0)
        return paper->minutes;
    return (hundredths + 100 * step - 1) / (100 * step) * step;
}

static void check_full(struct auditor *auditor, const struct seat_fact *seat)
{
    const struct sitting *sitting = seat->sitting;
    struct audit_spot spot = {"", -1, sitting->starts_at, sitting->ends_at};
    int want = allowed(auditor, seat), cap = fact_figure(auditor, FIGURE_REST_CAP)->value;
    int rest = (want * seat->rest_per_hour + 59) / 60;

    if (rest > cap)
        rest = cap;
    if (sitting->ends_at - sitting->starts_at < want + rest)
        audit_tell(auditor, "full_time", AUDIT_HARD, spot,
                   fact_figure(auditor, FIGURE_ROUND_EXTRA_UP)->source,
                   "candidate %s has %lld minutes for %s and is due %d",
                   auditor->season->pupils[seat->pupil].pupil,
                   (long long)(sitting->ends_at - sitting->starts_at),
                   auditor->season->papers[seat->paper].paper, want + rest);
    if (sitting->ends_at > (day_of(sitting->starts_at) + 1) * DAY_MIN)
        audit_tell(auditor, "full_time", AUDIT_HARD, spot, "a sitting ends on its day",
                   "candidate %s would sit %s past midnight",
                   auditor->season->pupils[seat->pupil].pupil,
                   auditor->season->papers[seat->paper].paper);
}

/* Morning and afternoon candidates stay until the release time; in a short paper until its
 * published finish or half an hour after the published start, whichever is later. */
static void check_release(struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    const struct sitting *sitting = seat->sitting;
    bool morning = paper->session == SESSION_AM;
    int64_t midnight = day_of(sitting->starts_at) * DAY_MIN, until = sitting->ends_at;
    int published =
        fact_figure(auditor, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED)->value;
    int release = fact_figure(auditor, morning ? FIGURE_AM_RELEASE : FIGURE_PM_RELEASE)->value;

    if (paper->session == SESSION_AM || paper->session == SESSION_PM) {
        if (paper->minutes < fact_figure(auditor, FIGURE_SHORT_PAPER)->value) {
            int least = fact_figure(auditor, FIGURE_SHORT_RELEASE)->value;
            release = published + (paper->minutes > least ? paper->minutes : least);
        }
        if (midnight + release > until)
            until = midnight + release;
    }
    if (sitting->release_at < sitting->ends_at ||
        (sitting->release_at < until && !(paper->start >= 0)))
        audit_tell(auditor, "release", AUDIT_HARD,
                   (struct audit_spot){"", -1, sitting->starts_at, sitting->release_at},
                   fact_figure(auditor, morning ? FIGURE_AM_RELEASE : FIGURE_PM_RELEASE)->source,
                   "candidate %s would leave supervision at %s and must stay until %s",
                   auditor->season->pupils[seat->pupil].pupil,
                   moment_text(auditor->arena, sitting->release_at),
                   moment_text(auditor->arena, until));
}

static void check_date(struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int64_t day = day_of(seat->sitting->starts_at);

    if (paper->date < 0 || *paper->parts || day == paper->date || seat->sitting->fixed)
        return;
    audit_tell(auditor, "date", AUDIT_HARD,
               (struct audit_spot){"", -1, seat->sitting->starts_at, seat->sitting->ends_at},
               "the published timetable", "candidate %s sits %s on %s instead of %s",
               auditor->season->pupils[seat->pupil].pupil, paper->paper,
               day_text(auditor->arena, day), day_text(auditor->arena, paper->date));
}

void audit_times(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_seats; i++) {
        check_full(auditor, &auditor->seats[i]);
        check_release(auditor, &auditor->seats[i]);
        check_date(auditor, &auditor->seats[i]);
    }
}
