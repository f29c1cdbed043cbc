/* SPDX-License-Identifier: GPL-3.0-or-later
 * What new times ask of the officer: the board is told, a room has no time to be turned round. */
#include "scheduler/base/day.h"
#include "scheduler/rules/derived.h"
#include "scheduler/seat/event/event_part.h"

static const char *clock_text(const struct happening *happening, int64_t at)
{
    return time_text(happening->arena, (int)(at - day_of(at) * DAY_MIN));
}

/* Weekdays; a bank holiday among them makes it later, never earlier. */
static int64_t working_days_on(int64_t day, int n)
{
    while (n > 0) {
        day++;
        n -= day_weekday(day) < 5;
    }
    return day;
}

static bool has_much_extra(const struct happening *happening, const struct sitting *row)
{
    const struct season *season = happening->season;
    const struct entry *entry = &season->entries[row->entry];
    struct needs needs;

    rules_needs(happening->rules, season, entry->pupil, entry->paper, day_of(row->starts_at),
                happening->arena, &needs);
    return rules_much_extra(happening->rules, needs.extra_pct);
}

/* Who came late with much extra time stays, and may now be left behind by others of the room. */
static void outlasts_tell(struct happening *happening, int late_row)
{
    const struct season *after = &happening->result->after;
    const struct sitting *row = &after->seating[late_row], *first = NULL;

    for (int i = 0; i < after->n_seating && has_much_extra(happening, row); i++) {
        const struct sitting *other = &after->seating[i];
        if (other->room == row->room && other->starts_at < row->ends_at &&
            other->ends_at > row->starts_at && other->ends_at < row->ends_at &&
            (!first || other->ends_at < first->ends_at) && !has_much_extra(happening, other))
            first = other;
    }
    if (first) {
        event_note(happening,
                   arena_text(happening->arena,
                              "%s writes on in %s until %s, after %s, who finishes at %s: apart "
                              "from then on, if there is a room (%s)",
                              event_pupil(happening, row), after->rooms[row->room].room,
                              clock_text(happening, row->ends_at), event_pupil(happening, first),
                              clock_text(happening, first->ends_at),
                              happening->rules->figures[FIGURE_EXTRA_OUTLASTS].source));
    }
}

void event_tell_late(struct happening *happening, int late_row)
{
    const struct season *season = happening->season;
    const struct sitting *row = &happening->result->after.seating[late_row];
    const struct paper *paper = &season->papers[season->entries[row->entry].paper];
    int64_t day = day_of(row->starts_at);
    int64_t limit_at = rules_very_late_at(
        happening->rules, rules_published_at(happening->rules, paper, day), paper->minutes);
    int days = rules_figure(happening->rules, FIGURE_VERY_LATE_DAYS);
    const char *pupil = event_pupil(happening, row);

    outlasts_tell(happening, late_row);
    if (row->starts_at <= limit_at)
        return;
    event_note(
        happening,
        arena_text(happening->arena,
                   "%s is very late for %s (after %s): tell the board within %d working days, by "
                   "%s, when they came under supervision and why; the board may refuse the paper, "
                   "and %s is to know that (%s)",
                   pupil, paper->paper, clock_text(happening, limit_at), days,
                   day_said(happening->arena, working_days_on(day, days)), pupil,
                   happening->rules->figures[FIGURE_LATE_MINUTES].source));
}

/* A room's exam that begins outside the window in which the school may begin it by itself. */
static void start_tell(struct happening *happening, const struct seat_change *change, bool *told)
{
    const struct season *season = happening->season;
    int number = season->entries[change->after->entry].paper;
    const struct paper *paper = &season->papers[number];
    enum figure_id last = paper->session == SESSION_PM ? FIGURE_PM_LATEST : FIGURE_AM_LATEST;
    int64_t latest_at =
        day_of(change->after->starts_at) * DAY_MIN + rules_figure(happening->rules, last);

    if (told[number] || paper->each_minutes > 0 || change->because == SEAT_LATE ||
        (paper->session != SESSION_AM && paper->session != SESSION_PM) ||
        change->after->starts_at <= latest_at || change->before->starts_at > latest_at)
        return;
    told[number] = true;
    event_note(happening,
               arena_text(happening->arena,
                          "%s now begins at %s in %s, after %s: tell the board (%s)", paper->paper,
                          clock_text(happening, change->after->starts_at),
                          season->rooms[change->after->room].room, clock_text(happening, latest_at),
                          happening->rules->figures[last].source));
}

/* Time between the change's exam and the next in its room, if that is too short now. */
static void turn_tell(struct happening *happening, const struct seat_change *change, bool *told)
{
    const struct season *after = &happening->result->after;
    int least = rules_figure(happening->rules, FIGURE_TURNAROUND);
    int64_t leaves_at = event_leaves_at(change->after), next_at = INT64_MAX;

    for (int i = 0; i < after->n_seating; i++) {
        const struct sitting *row = &after->seating[i];
        if (row->room != change->after->room || !event_sits(happening, row))
            continue;
        if (row->starts_at < leaves_at && event_leaves_at(row) > leaves_at)
            return; /* somebody else is the last to leave */
        if (row->starts_at >= leaves_at && row->starts_at < next_at)
            next_at = row->starts_at;
    }
    if (told[change->after->room] || next_at == INT64_MAX || next_at - leaves_at >= least ||
        event_leaves_at(change->before) == leaves_at)
        return;
    told[change->after->room] = true;
    event_note(happening,
               arena_text(happening->arena,
                          "%s is empty for only %d minutes, from %s to %s, to be turned round",
                          after->rooms[change->after->room].room, (int)(next_at - leaves_at),
                          clock_text(happening, leaves_at), clock_text(happening, next_at)));
}

static void afternoon_tell(struct happening *happening)
{
    int n = 0;

    for (int i = 0; i < happening->n_changes; i++) {
        const struct seat_change *change = &happening->changes[i];
        n += change->after &&
             (change->because == SEAT_AFTER_OWN || change->because == SEAT_AFTER_ROOM);
    }
    if (n > 0)
        event_note(happening,
                   arena_text(happening->arena, "%d %s later in the day %s later because of it", n,
                              n == 1 ? "sitting" : "sittings", n == 1 ? "begins" : "begin"));
}

void event_tell_times(struct happening *happening)
{
    bool *papers = arena_new(happening->arena, bool, happening->season->n_papers + 1);
    bool *rooms = arena_new(happening->arena, bool, happening->season->n_rooms + 1);

    for (int i = 0; i < happening->n_changes; i++)
        if (happening->changes[i].after)
            start_tell(happening, &happening->changes[i], papers);
    afternoon_tell(happening);
    for (int i = 0; i < happening->n_changes; i++)
        if (happening->changes[i].after)
            turn_tell(happening, &happening->changes[i], rooms);
}

/* Those who moved from the site of the change to the other one, counted once. */
static void way_tell(struct happening *happening, int first, bool *told)
{
    const struct season *season = happening->season;
    const struct room *from = NULL, *to = NULL;
    int n = 0;

    for (int i = first; i < happening->n_changes; i++) {
        const struct seat_change *change = &happening->changes[i];
        if (told[i] || !change->after)
            continue;
        const struct room *left = &season->rooms[change->before->room];
        const struct room *now = &season->rooms[change->after->room];
        if (i > first && (left->site != from->site || now->site != to->site))
            continue;
        from = left;
        to = now;
        told[i] = true;
        n++;
    }
    if (n == 0 || from->site == to->site || from->site < 0 || to->site < 0)
        return;
    int minutes = season_travel(season, from->site, to->site);
    event_note(
        happening,
        arena_text(happening->arena, "%s from %s to %s%s",
                   event_counted(happening->arena, n, "candidate goes", "candidates go"),
                   season->sites[from->site].site, season->sites[to->site].site,
                   minutes > 0 ? arena_text(happening->arena, ", %d minutes", minutes) : ""));
}

void event_tell_ways(struct happening *happening)
{
    bool *told = arena_new(happening->arena, bool, happening->n_changes + 1);

    for (int i = 0; i < happening->n_changes; i++)
        if (!told[i] && happening->changes[i].after)
            way_tell(happening, i, told);
}
