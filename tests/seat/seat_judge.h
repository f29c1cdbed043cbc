/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/seat/seat_judge.h - a judge of the seating of random small schools: it knows the season's
 * rows and domain rules, and nothing of how seating works. */
#ifndef TESTS_SEAT_JUDGE_H
#define TESTS_SEAT_JUDGE_H

#include "tests/seat/seat_random.h"

static const char *why; /* the first rule broken; NULL: none */
static bool quiet;      /* what is broken is meant to be */

static inline void must(bool holds, const char *rule)
{
    if (!holds && !why)
        why = rule;
}

static inline const struct entry *entry_of(const struct sitting *row)
{
    return &town.season.entries[row->entry];
}

static inline const struct paper *paper_of(const struct sitting *row)
{
    return &town.season.papers[entry_of(row)->paper];
}

static inline const struct arrangement *has(const struct sitting *row, const char *kind)
{
    for (int i = 0; i < town.season.n_arrangements; i++) {
        const struct arrangement *found = &town.season.arrangements[i];
        if (found->pupil == entry_of(row)->pupil && strcmp(found->kind, kind) == 0)
            return found;
    }
    return NULL;
}

/* A person may not read where reading is tested: that reader is a device. */
static inline bool has_reader(const struct sitting *row)
{
    return has(row, "reader") && paper_of(row)->tests_reading == READING_NONE;
}

static inline bool wants_computer(const struct sitting *row)
{
    bool instead = has(row, "reader") && paper_of(row)->tests_reading != READING_NONE &&
                   !has(row, "reading_pen");
    return has(row, "word_processor") || has(row, "computer_reader") || instead ||
           paper_of(row)->kind == PAPER_ONSCREEN;
}

static inline bool wants_headphones(const struct sitting *row)
{
    bool instead = has(row, "reader") && paper_of(row)->tests_reading != READING_NONE &&
                   !has(row, "reading_pen");
    return has(row, "computer_reader") || instead;
}

static inline bool sits_alone(const struct sitting *row)
{
    const struct arrangement *reader = has(row, "reader");

    return has(row, "scribe") || has(row, "separate_invigilation") ||
           has(row, "language_modifier") || (has_reader(row) && reader->shared != 1);
}

static inline bool much_extra(const struct sitting *row)
{
    const struct arrangement *extra = has(row, "extra_time");

    return extra && extra->amount > 25;
}

static inline bool shares(const struct sitting *row)
{
    return has_reader(row) && !sits_alone(row);
}

static inline bool overlap(const struct sitting *a, const struct sitting *b)
{
    return a->starts_at < b->release_at && b->starts_at < a->release_at;
}

static inline bool apart_pair(const struct sitting *a, const struct sitting *b)
{
    int left = entry_of(a)->pupil;
    int right = entry_of(b)->pupil;

    for (int i = 0; i < town.season.n_apart; i++) {
        const struct apart *pair = &town.season.apart[i];
        if ((pair->pupil_a == left && pair->pupil_b == right) ||
            (pair->pupil_a == right && pair->pupil_b == left))
            return true;
    }
    return false;
}

static inline void judge_time(const struct sitting *row)
{
    const struct paper *paper = paper_of(row);
    int minutes = paper->each_minutes ? paper->each_minutes : paper->minutes;
    const struct arrangement *extra = has(row, "extra_time");
    const struct arrangement *rest = has(row, "rest_breaks");
    int pct = extra ? extra->amount : 0;
    int allowed = (minutes * (100 + pct) + 99) / 100;
    int breaks = rest ? (allowed * rest->amount + 59) / 60 : 0;
    int64_t day = day_of(row->starts_at);
    int minute = (int)(row->starts_at - day * DAY_MIN);
    int published = paper->session == SESSION_AM ? 540 : 810;
    int least = published + (paper->minutes < 60 ? 30 : 60);

    breaks = breaks > 30 ? 30 : breaks;
    must(row->ends_at - row->starts_at >= allowed + breaks, "full time");
    must(row->allowed_min == allowed && row->rest_min == breaks, "parts of the time");
    must(row->release_at >= row->ends_at, "release after the end");
    must(day == paper->date, "on its day");
    if (paper->each_minutes)
        return;
    must(row->release_at >= day * DAY_MIN + least, "release window");
    if (paper->minutes < 60)
        must(row->release_at >= day * DAY_MIN + published + paper->minutes, "published finish");
    must(minute == published || *row->note, "a start of its own is told");
}

static inline void judge_room(const struct sitting *row)
{
    const struct room *room = &town.season.rooms[row->room];

    must(room->exam != ROOM_EXAM_NO, "no exams in this room");
    must(row->desk >= 1 && row->desk <= room->seats, "desk of the room");
    must(row->group_no >= 1, "group");
    if (room->site != town.pupils[entry_of(row)->pupil].site)
        must(strstr(row->note, "travels") != NULL, "travel is told");
    for (int i = 0; i < town.season.n_closures; i++) {
        const struct closure *closure = &town.season.closures[i];
        if (closure->room == row->room)
            must(closure->end <= row->starts_at || closure->start >= row->release_at, "closed");
    }
}

static inline void judge_pair(const struct sitting *a, const struct sitting *b)
{
    bool same_room = a->room == b->room;
    bool serial = paper_of(a)->each_minutes || paper_of(b)->each_minutes;

    must(a->entry != b->entry, "seated twice");
    if (entry_of(a)->pupil == entry_of(b)->pupil)
        must(a->ends_at <= b->starts_at || b->ends_at <= a->starts_at, "in two places");
    if (same_room && !serial && a->starts_at != b->starts_at)
        must(a->release_at + 30 <= b->starts_at || b->release_at + 30 <= a->starts_at,
             "start together, turnaround");
    if (same_room && serial)
        must(!overlap(a, b), "one at a time");
    bool same_group = a->group_paper == b->group_paper && a->group_no == b->group_no;
    if (!serial)
        must(same_group == (same_room && a->starts_at == b->starts_at), "group is a room");
    if (!same_room || !overlap(a, b))
        return;
    must(!apart_pair(a, b), "apart");
    must(a->desk != b->desk, "one desk each");
    must(!sits_alone(a) && !sits_alone(b), "alone");
    must(shares(a) == shares(b), "readers are not overheard");
    must(!much_extra(a) || much_extra(b) || a->ends_at <= b->ends_at, "outlasts the other");
    must(!much_extra(b) || much_extra(a) || b->ends_at <= a->ends_at, "outlasts the other");
    must(paper_of(a)->kind == paper_of(b)->kind ||
             (paper_of(a)->kind == PAPER_WRITTEN && paper_of(b)->kind == PAPER_WRITTEN),
         "kinds of paper do not mix");
}

struct minute { /* what is in use just after somebody started */
    int in_room[TOWN_ROOMS], computers[TOWN_ROOMS], shared[TOWN_ROOMS];
    int pens[4], headphones;
};

static inline void judge_minute(const struct seating *seating, int64_t at)
{
    struct minute now = {0};
    int laptops = 0;
    int pens_over = 0;
    int items[3] = {0}; /* laptops, loose pens, headphones */
    int pens_here = 0;

    for (int i = 0; i < seating->n_sittings; i++) {
        const struct sitting *row = &seating->sittings[i];
        if (row->starts_at > at || row->release_at <= at)
            continue;
        now.in_room[row->room]++;
        if (!paper_of(row)->each_minutes) {
            now.computers[row->room] += wants_computer(row);
            now.shared[row->room] += shares(row);
            now.pens[town.rooms[row->room].site] += has(row, "reading_pen") != NULL;
            now.headphones += wants_headphones(row);
        }
    }
    for (int i = 0; i < town.season.n_equipment; i++) {
        const struct equipment *row = &town.season.equipment[i];
        if (row->site == 0)
            pens_here += row->count;
        else
            items[row->item[0] == 'l' ? 0 : row->item[0] == 'r' ? 1 : 2] += row->count;
    }
    for (int i = 0; i < town.season.n_rooms; i++) {
        const struct room *room = &town.season.rooms[i];
        int more = now.computers[i] > room->computers ? now.computers[i] - room->computers : 0;
        must(now.in_room[i] <= room->seats, "capacity");
        must(more <= room->sockets, "sockets");
        must(now.shared[i] <= 4, "four share a reader");
        must(room->summon != SUMMON_NONE || now.in_room[i] == 0 || now.in_room[i] > 20,
             "alone without a phone");
        laptops += more;
    }
    pens_over = (now.pens[0] > pens_here ? now.pens[0] - pens_here : 0) + now.pens[1];
    must(laptops <= items[0], "laptops");
    must(pens_over <= items[1], "pens");
    must(now.headphones <= items[2], "headphones");
}

/* Three hours in a session, unless it was told that the candidate or the board decides. */
static inline void judge_clashes(const struct seating *seating)
{
    for (int i = 0; i < seating->n_sittings; i++) {
        const struct sitting *row = &seating->sittings[i];
        bool am = row->starts_at % DAY_MIN < NOON;
        bool told = false;
        int total = 0;
        int n = 0;
        for (int j = 0; j < seating->n_sittings; j++) {
            const struct sitting *other = &seating->sittings[j];
            if (entry_of(row)->pupil != entry_of(other)->pupil || paper_of(other)->each_minutes ||
                day_of(row->starts_at) != day_of(other->starts_at))
                continue;
            told = told || strstr(other->note, "deferred") || strstr(other->note, "ask the board");
            if ((other->starts_at % DAY_MIN < NOON) != am)
                continue;
            total += other->allowed_min + other->rest_min;
            n++;
        }
        must(n < 2 || total <= 180 || told, "three hours");
    }
}

static inline int judge(const struct seating *seating)
{
    why = NULL;
    must(seating->n_entries == town.season.n_entries, "all entries are counted");
    must(seating->n_sittings + seating->n_unseated == seating->n_entries, "nobody is lost");
    for (int i = 0; i < seating->n_unseated; i++) {
        must(*seating->unseated[i].reason, "a reason");
        for (int j = 0; j < seating->n_sittings; j++)
            must(seating->sittings[j].entry != seating->unseated[i].entry, "seated and not");
    }
    for (int i = 0; i < seating->n_sittings; i++) {
        judge_time(&seating->sittings[i]);
        judge_room(&seating->sittings[i]);
        judge_minute(seating, seating->sittings[i].starts_at);
        for (int j = 0; j < i; j++)
            judge_pair(&seating->sittings[i], &seating->sittings[j]);
    }
    judge_clashes(seating);
    if (why && !quiet)
        print_error("broken: %s\n", why);
    return why != NULL;
}

static inline bool seat(struct seating *seating)
{
    struct fault fault = {0};
    bool good = seat_make(&town.season, &rules, today, today + DAYS, &town.arena, seating, &fault);

    if (!good)
        print_error("%s\n", fault.text);
    return good;
}

#endif
