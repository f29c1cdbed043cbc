/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates: whose seat goes, or was made for something else. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/preview.h"

static const char *seat_text(const struct preview *preview, const struct sitting *seat)
{
    const struct season *before = preview->before;
    const struct entry *entry = &before->entries[seat->entry];
    const char *desk =
        seat->desk > 0 ? arena_text(preview->arena, "seat %d", seat->desk) : "the place";

    return arena_text(preview->arena, "%s in %s on %s (%s)", desk, before->rooms[seat->room].room,
                      moment_text(preview->arena, seat->starts_at),
                      before->papers[entry->paper].paper);
}

/* The coming seats of one pupil that some test picks, as "seat 12 in HALL on ... and 4 more". */
struct seats {
    const struct sitting *first;
    int count;
};

static const char *seats_text(const struct preview *preview, const struct seats *seats)
{
    const char *first = seat_text(preview, seats->first);

    if (seats->count == 1)
        return first;
    return arena_text(preview->arena, "%s and %d more", first, seats->count - 1);
}

static void add_seat(const struct preview *preview, struct seats *seats, const struct sitting *seat)
{
    if (seat->ends_at <= preview->now_at)
        return;
    if (seats->count++ == 0)
        seats->first = seat;
}

void preview_pupils(struct preview *preview)
{
    const struct season *before = preview->before;
    struct seats *seats = arena_new(preview->arena, struct seats, before->n_pupils + 1);

    for (int i = 0; i < before->n_seating; i++)
        add_seat(preview, &seats[before->entries[before->seating[i].entry].pupil],
                 &before->seating[i]);
    for (int i = 0; i < before->n_pupils; i++) {
        if (preview_moved(preview, "pupils", i) < 0 && seats[i].count)
            preview_say(preview, "pupil %s is removed: %s %s", before->pupils[i].pupil,
                        seats_text(preview, &seats[i]), seats[i].count == 1 ? "goes" : "go");
    }
}

static void entry_gone(struct preview *preview, const struct sitting *seat)
{
    const struct season *before = preview->before;
    const struct entry *entry = &before->entries[seat->entry];
    int now = preview_moved(preview, "entries", seat->entry);

    if (preview_moved(preview, "pupils", entry->pupil) < 0 ||
        preview_moved(preview, "papers", entry->paper) < 0)
        return; /* told with the pupil or the paper */
    if (now < 0) {
        preview_say(preview, "pupil %s is no longer entered for %s: %s goes",
                    before->pupils[entry->pupil].pupil, before->papers[entry->paper].paper,
                    seat_text(preview, seat));
    } else if (preview->after->entries[now].status == ENTRY_WITHDRAWN &&
               entry->status != ENTRY_WITHDRAWN) {
        preview_say(preview, "pupil %s is withdrawn from %s: %s falls free at the next seating",
                    before->pupils[entry->pupil].pupil, before->papers[entry->paper].paper,
                    seat_text(preview, seat));
    }
}

void preview_entries(struct preview *preview)
{
    const struct season *before = preview->before;
    const struct built *entries = build_kind(preview->build, "entries");
    int unseated = 0;

    for (int i = 0; i < before->n_seating; i++) {
        if (before->seating[i].ends_at > preview->now_at)
            entry_gone(preview, &before->seating[i]);
    }
    for (int i = 0; i < entries->count && before->n_seating; i++)
        unseated += entries->origins[i].state == ROW_CREATED &&
                    preview->after->entries[i].status != ENTRY_WITHDRAWN;
    if (unseated)
        preview_say(preview, "%d new %s no seat yet: run seat", unseated,
                    unseated == 1 ? "entry has" : "entries have");
}

struct paper_seats { /* coming seats by paper: 1 + the first, 1 + the next */
    int *first, *next, *counts;
    int paper;
};

/* Somebody is on duty in a room while candidates of the paper sit there. */
static bool at_paper(const struct preview *preview, const struct assignment *duty, const void *what)
{
    const struct paper_seats *seats = what;

    for (int at = seats->first[seats->paper]; at && duty->room >= 0; at = seats->next[at - 1]) {
        const struct sitting *seat = &preview->before->seating[at - 1];
        if (seat->room == duty->room && seat->starts_at < duty->ends_at &&
            seat->ends_at > duty->starts_at)
            return true;
    }
    return false;
}

static const char *paper_when(const struct preview *preview, const struct paper *paper)
{
    struct arena *arena = preview->arena;

    if (paper->date < 0)
        return *paper->parts ? paper->parts : "no fixed day";
    const char *day = day_text(arena, paper->date);
    if (paper->start >= 0)
        return arena_text(arena, "%s %s", day, time_text(arena, paper->start));
    return arena_text(arena, "%s%s%s", day, paper->session ? " " : "",
                      session_words[paper->session]);
}

static bool paper_moved(const struct paper *old, const struct paper *new)
{
    return old->date != new->date || old->session != new->session || old->start != new->start ||
           strcmp(old->parts, new->parts) != 0;
}

static void paper_changed(struct preview *preview, const struct paper_seats *seats)
{
    int at = seats->paper;
    const struct paper *old = &preview->before->papers[at];
    int now = preview_moved(preview, "papers", at);
    const struct paper *new = now >= 0 ? &preview->after->papers[now] : NULL;
    struct resting resting = {.seats = seats->counts[at]};

    if (new && !paper_moved(old, new) && old->minutes == new->minutes)
        return;
    resting_duties(preview, at_paper, seats, &resting);
    const char *what = resting_text(preview, &resting);
    if (!new)
        preview_say(preview, "paper %s is removed: %s rest on it", old->paper, what);
    else if (paper_moved(old, new))
        preview_say(preview, "paper %s moves from %s to %s: %s rest on the old time", old->paper,
                    paper_when(preview, old), paper_when(preview, new), what);
    else
        preview_say(preview, "paper %s takes %d minutes instead of %d: %s rest on the old length",
                    old->paper, new->minutes, old->minutes, what);
}

void preview_papers(struct preview *preview)
{
    const struct season *before = preview->before;
    struct paper_seats seats = {.first = arena_new(preview->arena, int, before->n_papers + 1),
                                .next = arena_new(preview->arena, int, before->n_seating + 1),
                                .counts = arena_new(preview->arena, int, before->n_papers + 1)};

    for (int i = 0; i < before->n_seating; i++) {
        int paper = before->entries[before->seating[i].entry].paper;
        if (before->seating[i].ends_at <= preview->now_at)
            continue;
        seats.next[i] = seats.first[paper];
        seats.first[paper] = i + 1;
        seats.counts[paper]++;
    }
    for (seats.paper = 0; seats.paper < before->n_papers; seats.paper++) {
        if (seats.counts[seats.paper])
            paper_changed(preview, &seats);
    }
}

/* Mornings or afternoons start at another time than they did. */
void preview_clock(struct preview *preview)
{
    static const struct {
        int session;
        const char *setting, *when;
    } clocks[] = {{SESSION_AM, "am_start", "mornings"}, {SESSION_PM, "pm_start", "afternoons"}};
    const struct season *before = preview->before;

    for (size_t c = 0; c < sizeof clocks / sizeof *clocks; c++) {
        const char *old = season_setting(before, clocks[c].setting);
        const char *new = season_setting(preview->after, clocks[c].setting);
        struct resting resting = {0};
        for (int i = 0; i < before->n_seating; i++) {
            const struct paper *paper =
                &before->papers[before->entries[before->seating[i].entry].paper];
            resting.seats += paper->session == clocks[c].session && paper->start < 0 &&
                             before->seating[i].ends_at > preview->now_at;
        }
        if (strcmp(old, new) != 0 && resting.seats)
            preview_say(preview, "%s start at %s instead of %s: %s rest on the old time",
                        clocks[c].when, new, old, resting_text(preview, &resting));
    }
}

/* Marks the pupils whose arrangements are not what they were. */
static void mark_changed(const struct preview *preview, bool *changed)
{
    const struct built *built = build_kind(preview->build, "arrangements");
    const struct season *before = preview->before;

    for (int i = 0; i < built->count; i++) {
        int pupil = preview->after->arrangements[i].pupil;
        if (pupil >= 0 && built->origins[i].state != ROW_UNCHANGED &&
            built->origins[i].state != ROW_KEPT)
            changed[pupil] = true;
    }
    for (int i = 0; i < built->n_stored; i++) {
        int pupil = preview_moved(preview, "pupils", before->arrangements[i].pupil);
        if (built->moved[i] < 0 && pupil >= 0)
            changed[pupil] = true;
    }
}

void preview_arrangements(struct preview *preview)
{
    const struct season *before = preview->before, *after = preview->after;
    bool *changed = arena_new(preview->arena, bool, after->n_pupils + 1);
    struct seats *seats = arena_new(preview->arena, struct seats, after->n_pupils + 1);

    mark_changed(preview, changed);
    for (int i = 0; i < before->n_seating; i++) {
        const struct sitting *seat = &before->seating[i];
        int pupil = preview_moved(preview, "pupils", before->entries[seat->entry].pupil);
        if (pupil >= 0 && changed[pupil] && preview_moved(preview, "sitting", i) >= 0)
            add_seat(preview, &seats[pupil], seat);
    }
    for (int i = 0; i < after->n_pupils; i++) {
        if (seats[i].count)
            preview_say(preview, "arrangements of pupil %s change: %s %s made without that",
                        after->pupils[i].pupil, seats_text(preview, &seats[i]),
                        seats[i].count == 1 ? "was" : "were");
    }
}
