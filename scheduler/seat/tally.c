/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a seating costs, level by level: the judge of all plans, however made. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/packing.h"

/* What is better in kind, in points.  A room is unlocked, laid out and cleared: the
 * larger, the more so; computers are kept for who types. */
enum {
    ROOM_POINTS = 5,
    SEATS_A_POINT = 4,
    PRIVATE_POINTS = 8,
    COMPUTER_POINTS = 1,
    UNUSED_POINTS = 1,
    USUAL_POINTS = 2
};

int tally_room_points(const struct school *school, int room)
{
    return ROOM_POINTS + school->season->rooms[room].seats / SEATS_A_POINT;
}

int tally_job_points(const struct school *school, const struct job *job, int room)
{
    int points = 0;

    if (job->kind == SEAT_ALONE && !school->season->rooms[room].private_room)
        points += PRIVATE_POINTS;
    if (job->computer && school->computer_room >= 0 && school->computer_room != room)
        points += COMPUTER_POINTS;
    if (!job->computer && school->season->rooms[room].computers > 0)
        points += UNUSED_POINTS;
    if (school->usual_room[job->pupil] >= 0 && school->usual_room[job->pupil] != room)
        points += USUAL_POINTS;
    return points;
}

bool tally_lesson(const struct day *day, int room, int64_t starts_at, int64_t ends_at)
{
    int64_t base = day->day * DAY_MIN;

    for (int i = 0; i < day->n_lessons; i++) {
        const struct lesson *lesson = day->lessons[i];
        if (lesson->room == room && base + lesson->start < ends_at &&
            starts_at < base + lesson->end)
            return true;
    }
    return false;
}

/* Helpers beside the invigilators: everyone's own, and one for each so many who share. */
static int helpers_count(const struct day *day, const int *rows, int n)
{
    const struct school *school = day->school;
    int helpers = 0;

    for (int i = 0; i < n;) {
        const struct job *job = &day->jobs[rows[i]];
        int alike = 1;
        while (i + alike < n && day->jobs[rows[i + alike]].needs.helpers == job->needs.helpers &&
               day->jobs[rows[i + alike]].needs.share_reader == job->needs.share_reader)
            alike++;
        int share = job->needs.share_reader ? tally_share(school, job->needs.helpers) : 1;
        helpers += (alike + share - 1) / share * adults_beside(school->rules, job->needs.helpers);
        i += alike;
    }
    return helpers;
}

/* Adults of one room, and whether a rover calls or somebody walks its breaks. */
static void use_tally(const struct day *day, const int *rows, int n, struct tally *tally)
{
    const struct school *school = day->school;
    const struct job *first = &day->jobs[rows[0]];
    const struct use *use = &day->uses[first->use];
    int round = 2 * (use->site + 1) + part_half(use->starts_at);
    bool rover = false;
    bool rest = false;

    for (int i = 0; i < n; i++)
        rest = rest || day->jobs[rows[i]].rest_min > 0;
    if (n == 1 && first->needs.helpers &&
        adults_combine(school->rules, first->needs.helpers, &rover)) {
        tally->at[SEAT_ADULTS] += adults_beside(school->rules, first->needs.helpers);
        tally->rover_rooms[round] += rover;
    } else {
        tally->at[SEAT_ADULTS] += use_invigilators(day, use, n) + helpers_count(day, rows, n);
    }
    tally->rest_rooms[round] += rest && n > 1 && !use->serial;
    tally->at[SEAT_LESSONS] += tally_lesson(day, use->room, use->starts_at, use->ends_at);
    tally->at[SEAT_LESSONS] += school->season->rooms[use->room].exam == ROOM_EXAM_LAST;
    tally->at[SEAT_POINTS] += tally_room_points(school, use->room);
}

static void job_tally(const struct day *day, const struct job *job, struct tally *tally)
{
    if (job->use < 0) {
        tally->at[SEAT_SEATED] += TRAVEL_SCALE;
        return;
    }
    const struct use *use = &day->uses[job->use];
    if (!job->fixed && job->site != job->home)
        tally->at[SEAT_SEATED]++;
    if (!job->fixed && job->hint_room >= 0 && job->hint_room != use->room)
        tally->at[SEAT_MOVES]++;
    tally->at[SEAT_POINTS] += tally_job_points(day->school, job, use->room);
}

static int rounds(const int *rooms, int n, int most)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        sum += (rooms[i] + most - 1) / most;
    return sum;
}

/* Everything but the supply curve, and without the rounds. */
static void rooms_tally(const struct part *part, const bool *only, struct tally *tally)
{
    struct day *day = part->day;
    const struct school *school = day->school;
    int n_rounds = 2 * (school->season->n_sites + 1);
    int *rows = arena_new(school->arena, int, part->n + 1);
    int n = 0;

    *tally = (struct tally){.rover_rooms = arena_new(school->arena, int, n_rounds),
                            .rest_rooms = arena_new(school->arena, int, n_rounds)};
    for (int i = 0; i < part->n; i++) {
        const struct job *job = &day->jobs[part->rows[i]];
        if (job->use < 0 ? !only : !only || only[job->use]) {
            job_tally(day, job, tally);
            if (job->use >= 0)
                rows[n++] = part->rows[i];
        }
    }
    sort_rows(rows, (size_t)n, sizeof *rows, tally_by_use, day->jobs);
    for (int from = 0; from < n;) {
        int to = from;
        while (to < n && day->jobs[rows[to]].use == day->jobs[rows[from]].use)
            to++;
        use_tally(day, rows + from, to - from, tally);
        from = to;
    }
}

/* Rovers, and those who walk rest breaks. */
static int rounds_count(const struct school *school, const struct tally *tally)
{
    int n = 2 * (school->season->n_sites + 1);

    return rounds(tally->rover_rooms, n, rules_figure(school->rules, FIGURE_ROVER_ROOMS)) +
           rounds(tally->rest_rooms, n, rules_figure(school->rules, FIGURE_REST_BREAK_ROOMS));
}

void tally_make(const struct part *part, const bool *only, struct tally *tally)
{
    rooms_tally(part, only, tally);
    tally->at[SEAT_SUPPLY] = supply_beyond(part, only);
    if (!only) /* rounds are made of all rooms together */
        tally->at[SEAT_ADULTS] += rounds_count(part->day->school, tally);
}

int tally_adults(struct day *day, int half, int *walking)
{
    const struct school *school = day->school;
    struct part part = {.day = day, .rows = arena_new(school->arena, int, day->n_jobs + 1)};
    struct tally tally;

    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].use >= 0 && part_half(day->jobs[i].starts_at) == half)
            part.rows[part.n++] = i;
    }
    rooms_tally(&part, NULL, &tally);
    *walking = rounds_count(school, &tally);
    return (int)tally.at[SEAT_ADULTS] + *walking;
}

void day_tally(struct day *day, int64_t at[SEAT_LEVELS])
{
    int n_parts = 0;
    const struct part *parts = day_parts(day, &n_parts);

    memset(at, 0, sizeof *at * SEAT_LEVELS);
    for (int i = 0; i < n_parts; i++) {
        struct tally tally;
        tally_make(&parts[i], NULL, &tally);
        for (int k = 0; k < SEAT_LEVELS; k++)
            at[k] += tally.at[k];
    }
}

int tally_compare(const int64_t *left, const int64_t *right, int levels)
{
    for (int i = 0; i < levels; i++) {
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    }
    return 0;
}
