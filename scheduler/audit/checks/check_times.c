/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every candidate has their full time, and stays under supervision long enough. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* A test one at a time lasts its own minutes, whatever the whole queue takes. */
static int paper_min(const struct paper *paper)
{
    return paper->each_minutes > 0 ? paper->each_minutes : paper->minutes;
}

/* minutes * (100 + extra) / 100, up to the next whole step. */
static int allowed(const struct auditor *auditor, const struct seat_fact *seat)
{
    int minutes = paper_min(&auditor->season->papers[seat->paper]);
    int step = fact_figure(auditor, FIGURE_ROUND_EXTRA_UP)->value;
    int hundredths = minutes * (100 + seat->extra_pct);

    step = step > 0 ? step : 1;
    if (seat->extra_pct == 0)
        return minutes;
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
    if (sitting->ends_at - sitting->starts_at < want + rest + seat->lost_min) {
        audit_tell(auditor, "full_time", AUDIT_HARD, spot,
                   fact_figure(auditor, FIGURE_ROUND_EXTRA_UP)->source,
                   "candidate %s has %lld minutes for %s and is due %d",
                   auditor->season->pupils[seat->pupil].pupil,
                   (long long)(sitting->ends_at - sitting->starts_at),
                   auditor->season->papers[seat->paper].paper, want + rest + seat->lost_min);
    }
    if (sitting->ends_at > (day_of(sitting->starts_at) + 1) * DAY_MIN) {
        audit_tell(auditor, "full_time", AUDIT_HARD, spot, "a sitting ends on its day",
                   "candidate %s would sit %s past midnight",
                   auditor->season->pupils[seat->pupil].pupil,
                   auditor->season->papers[seat->paper].paper);
    }
}

/* Morning and afternoon candidates stay until the release time; in a short paper until its
 * published finish or half an hour after the published start, whichever is later.  Tests one at
 * a time know no window, nor do papers that everybody else sat on an earlier day. */
static int64_t release_of(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    bool morning = paper->session == SESSION_AM;
    int published =
        fact_figure(auditor, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED)->value;
    int release = fact_figure(auditor, morning ? FIGURE_AM_RELEASE : FIGURE_PM_RELEASE)->value;

    bool later = paper->date >= 0 && day_of(seat->starts_at) > paper->date && !*paper->parts;
    if (later || (paper->session != SESSION_AM && paper->session != SESSION_PM) ||
        paper->each_minutes > 0)
        return seat->ends_at;
    if (paper->minutes < fact_figure(auditor, FIGURE_SHORT_PAPER)->value) {
        int least = fact_figure(auditor, FIGURE_SHORT_RELEASE)->value;
        release = published + (paper->minutes > least ? paper->minutes : least);
    }
    int64_t release_at = day_of(seat->starts_at) * DAY_MIN + release;
    return release_at > seat->ends_at ? release_at : seat->ends_at;
}

static void check_release(struct auditor *auditor, const struct seat_fact *seat)
{
    int64_t until = release_of(auditor, seat), told = seat->sitting->release_at;
    bool morning = auditor->season->papers[seat->paper].session == SESSION_AM;

    if (told < until) {
        audit_tell(auditor, "release", AUDIT_HARD,
                   (struct audit_spot){"", -1, seat->starts_at, told},
                   fact_figure(auditor, morning ? FIGURE_AM_RELEASE : FIGURE_PM_RELEASE)->source,
                   "candidate %s would leave supervision at %s and must stay until %s",
                   fact_pupil(auditor, seat->pupil), moment_text(auditor->arena, told),
                   moment_text(auditor->arena, until));
    }
}

/* So many papers and minutes on the paper's own day that one may wait for the next morning. */
static bool may_defer(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct season *season = auditor->season;
    const struct paper *late = &season->papers[seat->paper];
    int most = fact_figure(auditor,
                           fact_is_advanced(late) ? FIGURE_OVERNIGHT_ALEVEL : FIGURE_OVERNIGHT_GCSE)
                   ->value;
    int papers = 1, minutes = allowed(auditor, seat);

    for (int i = 0; i < season->n_seating; i++) { /* those before the range as well */
        const struct sitting *other = &season->seating[i];
        const struct entry *entry = &season->entries[other->entry];
        if (other == seat->sitting || entry->pupil != seat->pupil ||
            season->papers[entry->paper].date != late->date)
            continue;
        papers++;
        minutes += (int)(other->ends_at - other->starts_at);
    }
    return papers >= fact_figure(auditor, FIGURE_OVERNIGHT_PAPERS)->value && minutes > most;
}

static bool day_allowed(const struct auditor *auditor, const struct seat_fact *seat, int64_t day)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];

    if (*paper->parts)
        return fact_has_word(paper->parts, day_text(auditor->arena, day));
    if (paper->date < 0)
        return (paper->earliest < 0 || day >= paper->earliest) &&
               (paper->latest < 0 || day <= paper->latest);
    if (day == paper->date + 1 && seat->starts_at < day * DAY_MIN + DAY_MIN / 2)
        return may_defer(auditor, seat);
    return day == paper->date;
}

static void check_date(struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    int64_t day = day_of(seat->starts_at);

    if (day_allowed(auditor, seat, day))
        return;
    audit_tell(auditor, "date", seat->sitting->fixed ? AUDIT_CANNOT_TELL : AUDIT_HARD,
               spot_of_seat(seat), "the published timetable",
               "candidate %s sits %s on %s, which is not its day%s",
               fact_pupil(auditor, seat->pupil), paper->paper, day_text(auditor->arena, day),
               seat->sitting->fixed ? " (fixed; the board has to allow it)" : "");
}

void audit_times(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_seats; i++) {
        const struct run *run = &auditor->runs[auditor->seats[i].run];
        if (i == run->first)
            say_times(auditor, run);
        check_full(auditor, &auditor->seats[i]);
        check_release(auditor, &auditor->seats[i]);
        check_date(auditor, &auditor->seats[i]);
    }
}
