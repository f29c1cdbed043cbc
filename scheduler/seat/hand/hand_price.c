/* SPDX-License-Identifier: GPL-3.0-or-later
 * What rooms apart cost, and every pair of rooms tried as one. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/hand/hand_part.h"
#include "scheduler/seat/packing.h"
#include "scheduler/seat/scene.h"

struct pricing {
    struct scene *scene;
    struct arena *arena; /* of the caller; the scene's own goes with the day */
    int *rows;
    struct room_price *rooms;
    struct room_merge *merges, *refused;
    int n_rooms, room_rooms, n_merges, room_merges, n_refused, room_refused;
    int day_refused; /* first of the day's */
};

/* Minutes of all adults of a use, set-up and clear-up included. */
static int use_minutes(const struct scene *scene, int use)
{
    const struct use *row = &scene->day.uses[use];
    const struct rules *rules = scene->school.rules;

    return use_people(&scene->day, use) *
           ((int)(row->ends_at - row->starts_at) + rules_figure(rules, FIGURE_ARRIVE_BEFORE) +
            rules_figure(rules, FIGURE_CLEAR_UP));
}

/* As long as rovers walk: from the first start of the half day to the last end. */
static int half_minutes(const struct scene *scene, int half)
{
    int64_t first = INT64_MAX, last = 0;

    for (int i = 0; i < scene->day.n_uses; i++) {
        const struct use *use = &scene->day.uses[i];
        if (use->n == 0 || part_half(use->starts_at) != half)
            continue;
        first = use->starts_at < first ? use->starts_at : first;
        last = use->ends_at > last ? use->ends_at : last;
    }
    return last > first ? (int)(last - first) : 0;
}

static int measure(struct change *change, int *minutes)
{
    struct scene *scene = &change->scene;
    int half = change->session == SESSION_PM, walking;
    int adults = tally_adults(&scene->day, half, &walking);

    *minutes = walking * half_minutes(scene, half);
    for (int i = 0; i < scene->day.n_uses; i++)
        if (scene->day.uses[i].n > 0 && part_half(scene->day.uses[i].starts_at) == half)
            *minutes += use_minutes(scene, i);
    return adults;
}

void hand_before(struct change *change)
{
    change->result->adults_before = measure(change, &change->result->minutes_before);
}

void hand_after(struct change *change)
{
    change->result->adults_after = measure(change, &change->result->minutes_after);
}

enum { BECAUSE_MAX = 3 };

/* "Reader; Scribe": each once, the first few. */
static const char *because(const struct pricing *pricing, int use)
{
    const char *text = "";
    int n = 0;

    for (int i = 0; i < pricing->scene->day.n_jobs; i++) {
        const struct job *job = &pricing->scene->day.jobs[i];
        if (job->use != use || !*job->needs.because || strstr(text, job->needs.because))
            continue;
        if (n++ == BECAUSE_MAX)
            return arena_text(pricing->arena, "%s...", text);
        text = arena_text(pricing->arena, "%s%s%s", text, *text ? "; " : "", job->needs.because);
    }
    return text;
}

static void room_price(struct pricing *pricing, int use)
{
    const struct use *row = &pricing->scene->day.uses[use];

    *LIST_ADD(pricing->arena, pricing->rooms, pricing->n_rooms, pricing->room_rooms) =
        (struct room_price){.room = row->room,
                            .n = row->n,
                            .starts_at = row->starts_at,
                            .ends_at = row->ends_at,
                            .adults = use_people(&pricing->scene->day, use),
                            .minutes = use_minutes(pricing->scene, use),
                            .because = because(pricing, use)};
}

/* Those of `from` in the room of `to`: legal, with what it saves, or refused. */
static struct room_merge merge_try(struct pricing *pricing, int from, int to)
{
    struct scene *scene = pricing->scene;
    int64_t starts_at = scene->day.uses[from].starts_at;
    struct room_merge merge = {
        .room = scene->day.uses[from].room, .to = scene->day.uses[to].room, .starts_at = starts_at};
    int half = part_half(starts_at);
    int walked, walk, before = tally_adults(&scene->day, half, &walked);
    int minutes = use_minutes(scene, from) + use_minutes(scene, to);
    int n = scene_rows(scene, merge.room, SESSION_NONE, starts_at, pricing->rows);
    struct refusal refusal = {0};

    scene_mark(scene);
    if (scene_move(scene, pricing->rows, n, merge.to, &refusal) == FITS) {
        merge.saves = before - tally_adults(&scene->day, half, &walk);
        merge.minutes = minutes - use_minutes(scene, scene_use(scene, merge.to, starts_at)) +
                        (walked - walk) * half_minutes(scene, half);
    } else {
        merge.refused = refusal_text(scene, &refusal);
    }
    scene_back(scene);
    return merge;
}

/* One row for each room and rule of the day. */
static void refused_add(struct pricing *pricing, int room, const struct room_merge *merge, int to)
{
    const struct season *season = pricing->scene->school.season;
    const char *other = season->rooms[to].room;

    for (int i = pricing->day_refused; i < pricing->n_refused; i++) {
        struct room_merge *row = &pricing->refused[i];
        if (row->room != room || row->starts_at != merge->starts_at ||
            strcmp(row->refused, merge->refused) != 0)
            continue;
        row->others = arena_text(pricing->arena, "%s, %s", row->others, other);
        return;
    }
    *LIST_ADD(pricing->arena, pricing->refused, pricing->n_refused, pricing->room_refused) =
        (struct room_merge){.room = room,
                            .to = -1,
                            .starts_at = merge->starts_at,
                            .others = arena_copy(pricing->arena, other),
                            .refused = arena_copy(pricing->arena, merge->refused)};
}

/* The way round that saves more; the same: that in which fewer move. */
static void pair_price(struct pricing *pricing, int a, int b)
{
    const struct use *uses = pricing->scene->day.uses;
    int few = uses[b].n < uses[a].n ? b : a;
    int many = few == a ? b : a;
    struct room_merge best = merge_try(pricing, few, many);
    struct room_merge other = merge_try(pricing, many, few);

    if (best.refused && other.refused) {
        if (uses[a].kind > SEAT_MAIN)
            refused_add(pricing, uses[a].room, &best, uses[b].room);
        if (uses[b].kind > SEAT_MAIN)
            refused_add(pricing, uses[b].room, &best, uses[a].room);
        return;
    }
    if (best.refused || (!other.refused && other.saves > best.saves))
        best = other;
    if (best.saves > 0)
        *LIST_ADD(pricing->arena, pricing->merges, pricing->n_merges, pricing->room_merges) = best;
}

/* One candidate alone is no room to merge, whatever the other one is. */
static void alone_refused(struct pricing *pricing, int use)
{
    const struct scene *scene = pricing->scene;
    const struct use *row = &scene->day.uses[use];

    for (int i = 0; i < scene->day.n_jobs; i++) {
        const struct job *job = &scene->day.jobs[i];
        if (job->use != use)
            continue;
        *LIST_ADD(pricing->arena, pricing->refused, pricing->n_refused, pricing->room_refused) =
            (struct room_merge){.room = row->room,
                                .to = -1,
                                .starts_at = row->starts_at,
                                .others = "any room",
                                .refused =
                                    arena_text(pricing->arena, "%s must sit alone (%s)",
                                               scene->school.season->pupils[job->pupil].pupil,
                                               refusal_grounds(scene, job))};
        return;
    }
}

/* Could these be one room at all? */
static bool comparable(const struct use *a, const struct use *b)
{
    return a->n > 0 && b->n > 0 && a->limit > 1 && b->limit > 1 && a->starts_at == b->starts_at &&
           a->site == b->site;
}

static void day_price(struct pricing *pricing)
{
    const struct day *day = &pricing->scene->day;
    int n = day->n_uses;

    pricing->day_refused = pricing->n_refused;
    for (int a = 0; a < n; a++) {
        if (day->uses[a].n == 0)
            continue;
        if (day->uses[a].kind > SEAT_MAIN)
            room_price(pricing, a);
        if (day->uses[a].limit <= 1)
            alone_refused(pricing, a);
        for (int b = a + 1; b < n; b++) {
            if (comparable(&day->uses[a], &day->uses[b]))
                pair_price(pricing, a, b);
        }
    }
}

static int compare_prices(const void *left, const void *right, const void *context)
{
    const struct room_price *a = left;
    const struct room_price *b = right;

    (void)context;
    return a->starts_at != b->starts_at ? (a->starts_at < b->starts_at ? -1 : 1)
                                        : a->room - b->room;
}

static int compare_merges(const void *left, const void *right, const void *context)
{
    const struct room_merge *a = left;
    const struct room_merge *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->saves != b->saves)
        return b->saves - a->saves;
    if (a->minutes != b->minutes)
        return b->minutes - a->minutes;
    return a->room != b->room ? a->room - b->room : a->to - b->to;
}

static bool day_has(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_seating; i++) {
        if (day_of(season->seating[i].starts_at) == day)
            return true;
    }
    return false;
}

void hand_price(const struct season *season, const struct rules *rules, int64_t from, int64_t until,
                struct arena *arena, struct room_prices *prices)
{
    struct pricing pricing = {.arena = arena};

    for (int64_t day = from; day <= until; day++) {
        struct arena scratch = {0};
        struct scene scene;
        if (day_has(season, day) && scene_make(&scene, season, rules, day, &scratch)) {
            pricing.scene = &scene;
            pricing.rows = arena_new(&scratch, int, scene.day.n_jobs + 1);
            day_price(&pricing);
        }
        arena_release(&scratch);
    }
    if (pricing.n_rooms > 0)
        sort_rows(pricing.rooms, (size_t)pricing.n_rooms, sizeof *pricing.rooms, compare_prices,
                  NULL);
    if (pricing.n_merges > 0)
        sort_rows(pricing.merges, (size_t)pricing.n_merges, sizeof *pricing.merges, compare_merges,
                  NULL);
    if (pricing.n_refused > 0)
        sort_rows(pricing.refused, (size_t)pricing.n_refused, sizeof *pricing.refused,
                  compare_merges, NULL);
    *prices = (struct room_prices){.rooms = pricing.rooms,
                                   .merges = pricing.merges,
                                   .refused = pricing.refused,
                                   .n_rooms = pricing.n_rooms,
                                   .n_merges = pricing.n_merges,
                                   .n_refused = pricing.n_refused};
}

const char *hand_adults_text(const struct change *change)
{
    const struct hand_result *result = change->result;
    struct arena *arena = change->arena;

    if (result->adults_before == result->adults_after)
        return arena_text(arena, "%d %s as before", result->adults_after,
                          result->adults_after == 1 ? "adult" : "adults");
    return arena_text(arena, "%d %s instead of %d", result->adults_after,
                      result->adults_after == 1 ? "adult" : "adults", result->adults_before);
}
