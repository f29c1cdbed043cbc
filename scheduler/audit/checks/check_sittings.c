/* SPDX-License-Identifier: GPL-3.0-or-later
 * Papers start when they may, those of one candidate follow each other as clashes are to be
 * solved. */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { MOST = 8 }; /* papers of one candidate on one day whose ways are tried */

static bool is_timed(const struct paper *paper)
{
    return paper->each_minutes <= 0 &&
           (paper->session == SESSION_AM || paper->session == SESSION_PM);
}

/* Sittings of the same candidate and day beside this one. */
static int others_that_day(const struct auditor *auditor, const struct seat_fact *seat)
{
    int count = 0;

    for (int i = auditor->pupil_first[seat->pupil]; i < auditor->pupil_first[seat->pupil + 1];
         i++) {
        const struct seat_fact *other = &auditor->seats[auditor->pupil_seats[i]];
        count += other != seat && day_of(other->starts_at) == day_of(seat->starts_at);
    }
    return count;
}

/* Sat with the others of its paper and day: not moved by a clash or to another day. */
static bool is_with_others(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];

    return is_timed(paper) && paper->date == day_of(seat->starts_at) &&
           others_that_day(auditor, seat) == 0;
}

/* A start earlier or later than the published one rests on the window's end on that side. */
static void say_start(struct auditor *auditor, const struct seat_fact *seat,
                      const struct figure *first, const struct figure *last)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    bool morning = paper->session == SESSION_AM;
    int usual = fact_figure(auditor, morning ? FIGURE_AM_PUBLISHED : FIGURE_PM_PUBLISHED)->value;
    int64_t minute = seat->starts_at - day_of(seat->starts_at) * DAY_MIN;

    look_run(auditor, "start", &auditor->runs[seat->run]);
    look_fact(auditor, "start", "%s at %s, between %s and %s", paper->paper,
              time_text(auditor->arena, (int)minute), time_text(auditor->arena, first->value),
              time_text(auditor->arena, last->value));
    if (minute < usual)
        look_rests(auditor, "start", morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST);
    if (minute > usual)
        look_rests(auditor, "start", morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST);
}

/* A centre moves a start inside the window by itself; beyond it the board is asked.  The published
 * start may itself lie outside (papers of their own time).  Told once for a paper. */
static void check_start(struct auditor *auditor, const struct seat_fact *seat, bool *told)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];
    bool morning = paper->session == SESSION_AM;
    const struct figure *first =
        fact_figure(auditor, morning ? FIGURE_AM_EARLIEST : FIGURE_PM_EARLIEST);
    const struct figure *last = fact_figure(auditor, morning ? FIGURE_AM_LATEST : FIGURE_PM_LATEST);
    int64_t minute = seat->starts_at - day_of(seat->starts_at) * DAY_MIN;

    say_start(auditor, seat, first, last);
    if (paper->start == minute || (minute >= first->value && minute <= last->value))
        return;
    const char *why = arena_text(
        auditor->arena,
        "%s starts at %s (candidate %s), outside %s to %s: the board must have agreed",
        paper->paper, time_text(auditor->arena, (int)minute), fact_pupil(auditor, seat->pupil),
        time_text(auditor->arena, first->value), time_text(auditor->arena, last->value));
    if (told[seat->paper])
        look_turn(auditor, "start", AUDIT_CANNOT_TELL, why);
    else
        audit_tell(auditor, "start", AUDIT_CANNOT_TELL, spot_of_seat(seat), first->source, "%s",
                   why);
    told[seat->paper] = true;
}

/* Candidates of a paper start together unless a clash or an arrangement needs otherwise. */
static void check_together(struct auditor *auditor, const struct seat_fact *seat, int64_t *starts)
{
    const struct paper *paper = &auditor->season->papers[seat->paper];

    look_run(auditor, "start_together", &auditor->runs[seat->run]);
    look_fact(auditor, "start_together", "%s", paper->paper);
    if (starts[seat->paper] == 0)
        starts[seat->paper] = seat->starts_at;
    if (starts[seat->paper] < 0 || starts[seat->paper] == seat->starts_at)
        return;
    audit_tell(auditor, "start_together", AUDIT_SOFT, spot_of_seat(seat),
               "usual reading of JCQ ICE: one start for all candidates of a paper",
               "%s is begun at %s and at %s on the same day", paper->paper,
               moment_text(auditor->arena, starts[seat->paper]),
               moment_text(auditor->arena, seat->starts_at));
    starts[seat->paper] = -1;
}

static void check_starts(struct auditor *auditor)
{
    bool *told = arena_new(auditor->arena, bool, auditor->season->n_papers + 1);
    int64_t *starts = arena_new(auditor->arena, int64_t, auditor->season->n_papers + 1);

    for (int i = 0; i < auditor->n_seats; i++) {
        if (!is_with_others(auditor, &auditor->seats[i]))
            continue;
        if (!auditor->seats[i].late)
            check_start(auditor, &auditor->seats[i], told);
        if (!auditor->seats[i].late && !auditor->seats[i].held_up)
            check_together(auditor, &auditor->seats[i], starts);
    }
}

struct day_papers { /* of one candidate on one day, by start */
    const struct seat_fact *list[MOST];
    int count;
    bool fixed; /* some of them told by the officer */
};

static int length_of(const struct seat_fact *seat)
{
    return (int)(seat->ends_at - seat->starts_at) - seat->lost_min;
}

static bool is_late_half(const struct seat_fact *seat)
{
    return seat->starts_at - day_of(seat->starts_at) * DAY_MIN >= DAY_MIN / 2;
}

/* A half of the day with several papers holds no more than the limit. */
static bool way_holds(const struct day_papers *papers, unsigned way, int most)
{
    int total[2] = {0}, count[2] = {0};

    for (int i = 0; i < papers->count; i++) {
        int half = (int)(way >> i & 1U);
        total[half] += length_of(papers->list[i]);
        count[half]++;
    }
    return (count[0] < 2 || total[0] <= most) && (count[1] < 2 || total[1] <= most);
}

static unsigned way_sat(const struct day_papers *papers)
{
    unsigned way = 0;

    for (int i = 0; i < papers->count; i++)
        way |= is_late_half(papers->list[i]) ? 1U << i : 0;
    return way;
}

/* Total and number of papers at which one may wait for the next morning. */
static bool is_long_day(const struct auditor *auditor, const struct day_papers *papers)
{
    bool advanced = true;
    int total = 0;

    for (int i = 0; i < papers->count; i++) {
        total += length_of(papers->list[i]);
        advanced = advanced && fact_is_advanced(&auditor->season->papers[papers->list[i]->paper]);
    }
    return papers->count >= fact_figure(auditor, FIGURE_OVERNIGHT_PAPERS)->value &&
           total > fact_figure(auditor, advanced ? FIGURE_OVERNIGHT_ALEVEL : FIGURE_OVERNIGHT_GCSE)
                       ->value;
}

/* An entry of the day without a desk may be what the others had to make room for. */
static bool has_unseated(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_unseated; i++) {
        const struct entry *entry = &season->entries[season->unseated[i].entry];
        if (entry->pupil == seat->pupil &&
            season->papers[entry->paper].date == day_of(seat->starts_at))
            return true;
    }
    return false;
}

static void check_limit(struct auditor *auditor, const struct day_papers *papers)
{
    const struct figure *most = fact_figure(auditor, FIGURE_CLASH_SAME_SESSION);
    bool possible = false;

    if (papers->count > 1) {
        look_plan(auditor, "clash_limit");
        look_plan(auditor, "clash_break");
    }
    /* Who may defer a paper and sits all of them on the day has no limit but the day's. */
    if (papers->count < 2 || is_long_day(auditor, papers) ||
        way_holds(papers, way_sat(papers), most->value))
        return;
    for (unsigned way = 0; way < 1U << papers->count; way++)
        possible = possible || way_holds(papers, way, most->value);
    bool sure = possible && !papers->fixed && !has_unseated(auditor, papers->list[0]);
    audit_tell(auditor, "clash_limit", sure ? AUDIT_HARD : AUDIT_CANNOT_TELL,
               spot_of_seat(papers->list[0]), most->source,
               "candidate %s sits papers of more than %d minutes in one session: %s",
               fact_pupil(auditor, papers->list[0]->pupil), most->value,
               possible ? "one belongs into the other session of the day"
                        : "the board must have agreed");
}

/* Between two papers of one session there are so many minutes at most, but on a long day. */
static void check_break(struct auditor *auditor, const struct day_papers *papers)
{
    const struct figure *most = fact_figure(auditor, FIGURE_CLASH_BREAK);

    for (int i = 1; i < papers->count && !is_long_day(auditor, papers); i++) {
        const struct seat_fact *before = papers->list[i - 1], *seat = papers->list[i];
        int64_t pause = seat->starts_at - before->ends_at;
        bool same = auditor->season->papers[before->paper].session ==
                        auditor->season->papers[seat->paper].session &&
                    is_late_half(before) == is_late_half(seat);
        if (same && pause > most->value && seat->starts_at > before->leaves_at) {
            audit_tell(auditor, "clash_break",
                       papers->fixed || has_unseated(auditor, seat) ? AUDIT_CANNOT_TELL
                                                                    : AUDIT_HARD,
                       (struct audit_spot){"", -1, before->ends_at, seat->starts_at}, most->source,
                       "candidate %s waits %lld minutes between two papers of a session; %d are "
                       "allowed",
                       fact_pupil(auditor, seat->pupil), (long long)pause, most->value);
        }
    }
}

/* Was room or time told by the officer? */
bool fact_fixed(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct season *season = auditor->season;

    for (int i = 0; i < season->n_fixed_sittings; i++) {
        const struct fixed_sitting *row = &season->fixed_sittings[i];
        if (row->keep && row->pupil == seat->pupil && row->paper == seat->paper)
            return true;
    }
    return seat->sitting->fixed;
}

static void check_days(struct auditor *auditor)
{
    for (int first = 0, end = 0; first < auditor->n_seats; first = end) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[first]];
        struct day_papers papers = {.count = 0};
        for (end = first; end < auditor->n_seats; end++) {
            const struct seat_fact *other = &auditor->seats[auditor->pupil_seats[end]];
            if (other->pupil != seat->pupil || day_of(other->starts_at) != day_of(seat->starts_at))
                break;
            papers.fixed = papers.fixed || fact_fixed(auditor, other);
            if (papers.count < MOST && is_timed(&auditor->season->papers[other->paper]))
                papers.list[papers.count++] = other;
        }
        check_limit(auditor, &papers);
        check_break(auditor, &papers);
    }
}

void audit_sittings(struct auditor *auditor)
{
    check_starts(auditor);
    check_days(auditor);
}
