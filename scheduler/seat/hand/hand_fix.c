/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fixing and freeing, and which session a change by hand is about. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/hand/hand_part.h"

enum { TOLD_MAX = 4 };

static int session_of(const struct sitting *row)
{
    return day_is_morning(row->starts_at) ? SESSION_AM : SESSION_PM;
}

static bool counts(const struct change *change, const struct sitting *row)
{
    return change->season->entries[row->entry].status != ENTRY_WITHDRAWN;
}

static bool listed(const struct hand *hand, int pupil)
{
    bool in = hand->n_pupils == 0;

    for (int i = 0; i < hand->n_pupils; i++)
        in = in || hand->pupils[i] == pupil;
    return in;
}

/* Is this row among those that fixing or freeing means? */
static bool meant(const struct change *change, const struct sitting *row)
{
    const struct hand *hand = change->hand;
    int64_t day = day_of(row->starts_at);

    return counts(change, row) &&
           (hand->day >= 0 ? day == hand->day : day >= hand->from && day <= hand->until) &&
           (hand->session == SESSION_NONE || session_of(row) == hand->session) &&
           (hand->room < 0 || row->room == hand->room) &&
           listed(hand, change->season->entries[row->entry].pupil);
}

/* Did it come in fixed?  Then freeing is for the file it came from. */
static bool imported(const struct season *season, const struct sitting *row)
{
    const struct entry *entry = &season->entries[row->entry];

    for (int i = 0; i < season->n_fixed_sittings; i++) {
        const struct fixed_sitting *fixed = &season->fixed_sittings[i];
        if (fixed->keep && fixed->room >= 0 && fixed->pupil == entry->pupil &&
            fixed->paper == entry->paper &&
            (fixed->date < 0 || fixed->date == day_of(row->starts_at)))
            return true;
    }
    return false;
}

static const char *sittings_text(struct arena *arena, int n)
{
    return arena_text(arena, "%d %s", n, n == 1 ? "sitting" : "sittings");
}

static const char *fixed_text(const struct change *change, int n, int stay)
{
    struct arena *arena = change->arena;
    bool fix = change->hand->what == HAND_FIX;
    int changed = change->result->changed;
    const char *text =
        arena_text(arena, "%s %s", fix ? "fixed" : "freed", sittings_text(arena, changed));

    if (stay)
        return arena_text(arena, "%s; %d %s fixed by the import (sittings: keep no)", text, stay,
                          stay == 1 ? "stays" : "stay");
    return changed == n ? text
                        : arena_text(arena, "%s; %d %s %s before", text, n - changed,
                                     n - changed == 1 ? "was" : "were", fix ? "fixed" : "free");
}

bool hand_fix(struct change *change, struct fault *fault)
{
    const struct season *season = change->season;
    bool fix = change->hand->what == HAND_FIX;
    struct sitting *rows = arena_new(change->arena, struct sitting, season->n_seating + 1);
    int n = 0;
    int stay = 0;

    for (int i = 0; i < season->n_seating; i++) {
        rows[i] = season->seating[i];
        if (!meant(change, &rows[i]))
            continue;
        n++;
        bool kept = !fix && rows[i].fixed && imported(season, &rows[i]);
        stay += kept;
        if (rows[i].fixed == fix || kept)
            continue;
        rows[i].fixed = fix;
        change->result->changed++;
    }
    if (n == 0) {
        return fault_set(fault, FAULT_MISSING,
                         "nobody is seated there and then, so there is "
                         "nothing to %s; seat first",
                         fix ? "fix" : "free");
    }
    change->result->sittings = rows;
    change->result->n_sittings = season->n_seating;
    change->result->fixed = season->fixed_sittings;
    change->result->n_fixed = season->n_fixed_sittings;
    change->result->told = fixed_text(change, n, stay);
    return true;
}

struct told { /* sessions it can be about */
    int64_t days[TOLD_MAX];
    int sessions[TOLD_MAX];
    int n; /* more than there is place for: at least so many */
    bool begun;
};

/* Is the room, or the pupil, seated in this session? */
static bool seated(const struct change *change, int room, int64_t day, int session)
{
    const struct season *season = change->season;

    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        if (counts(change, row) && row->room == room && day_of(row->starts_at) == day &&
            session_of(row) == session)
            return true;
    }
    return false;
}

static bool about(const struct change *change, const struct sitting *row)
{
    const struct hand *hand = change->hand;
    int64_t day = day_of(row->starts_at);

    if (!counts(change, row) || (hand->day >= 0 && day != hand->day) ||
        (hand->session != SESSION_NONE && session_of(row) != hand->session))
        return false;
    if (hand->what == HAND_MOVE)
        return change->season->entries[row->entry].pupil == hand->pupil;
    return row->room == hand->room && (hand->what == HAND_SPLIT || hand->what == HAND_START ||
                                       seated(change, hand->to, day, session_of(row)));
}

/* In the order of time; beyond the last place only counted. */
static void told_add(struct told *told, int64_t day, int session)
{
    int at = 0;

    while (at < told->n && at < TOLD_MAX &&
           (told->days[at] < day || (told->days[at] == day && told->sessions[at] < session)))
        at++;
    if (at < told->n && at < TOLD_MAX && told->days[at] == day && told->sessions[at] == session)
        return;
    for (int i = TOLD_MAX - 1; i > at; i--) {
        told->days[i] = told->days[i - 1];
        told->sessions[i] = told->sessions[i - 1];
    }
    if (at < TOLD_MAX) {
        told->days[at] = day;
        told->sessions[at] = session;
    }
    told->n++;
}

static const char *subject_text(const struct change *change)
{
    const struct season *season = change->season;
    const struct hand *hand = change->hand;

    if (hand->what == HAND_MOVE)
        return arena_text(change->arena, "%s has a desk", season->pupils[hand->pupil].pupil);
    if (hand->what == HAND_SPLIT || hand->what == HAND_START)
        return arena_text(change->arena, "%s is used", season->rooms[hand->room].room);
    return arena_text(change->arena, "%s and %s are both used", season->rooms[hand->room].room,
                      season->rooms[hand->to].room);
}

/* What seating could not place of theirs on the day; NULL: nothing, or no day was said. */
static const struct unseated *without_desk(const struct change *change)
{
    const struct season *season = change->season;
    const struct hand *hand = change->hand;

    for (int i = 0; hand->what == HAND_MOVE && hand->day >= 0 && i < season->n_unseated; i++) {
        const struct entry *entry = &season->entries[season->unseated[i].entry];
        if (entry->pupil == hand->pupil && season->papers[entry->paper].date == hand->day)
            return &season->unseated[i];
    }
    return NULL;
}

static bool none_told(const struct change *change, const struct told *told, struct fault *fault)
{
    const struct season *season = change->season;
    const struct hand *hand = change->hand;
    const char *subject = subject_text(change);
    const struct unseated *none = without_desk(change);

    if (none) {
        return fault_set(fault, FAULT_CONFLICT,
                         "%s has no desk for %s on %s (%s): only who has one can be moved",
                         season->pupils[hand->pupil].pupil,
                         season->papers[season->entries[none->entry].paper].paper,
                         day_said(change->arena, hand->day), none->reason);
    }
    if (told->begun)
        return fault_set(fault, FAULT_CONFLICT,
                         "that session has begun: what is past stays as it was");
    if (hand->day < 0)
        return fault_set(fault, FAULT_MISSING, "there is no session in which %s", subject);
    return fault_set(fault, FAULT_MISSING, "there is no session on %s%s%s in which %s",
                     day_said(change->arena, hand->day), hand->session == SESSION_NONE ? "" : " ",
                     session_words[hand->session], subject);
}

bool session_find(struct change *change, int64_t *day, struct fault *fault)
{
    struct told told = {0};
    const char *list = "";

    for (int i = 0; i < change->season->n_seating; i++) {
        const struct sitting *row = &change->season->seating[i];
        if (!about(change, row))
            continue;
        if (row->starts_at <= change->hand->now_at)
            told.begun = true;
        else
            told_add(&told, day_of(row->starts_at), session_of(row));
    }
    if (told.n == 0)
        return none_told(change, &told, fault);
    for (int i = 0; i < told.n && i < TOLD_MAX; i++)
        list = arena_text(change->arena, "%s%s%s %s", list, i ? ", " : "",
                          day_said(change->arena, told.days[i]), session_words[told.sessions[i]]);
    if (told.n > 1)
        return fault_set(fault, FAULT_USAGE,
                         "there are several sessions in which %s (%s%s): give --date and --session",
                         subject_text(change), list, told.n > TOLD_MAX ? "..." : "");
    *day = told.days[0];
    change->session = told.sessions[0];
    return true;
}
