/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/choose.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/duty/displaced.h"
#include "scheduler/office/repair.h"

struct choosing {
    struct office *office;
    const struct choose_ask *ask;
    struct chosen *chosen;
    struct season before;        /* without what was decided about these lessons */
    int *lessons, n;             /* of the class on that day, at the time */
    struct lesson_choice choice; /* made */
    const char *why;             /* the last refusal; NULL: none */
};

static const char *when_text(const struct choosing *choosing)
{
    struct arena *arena = choosing->office->arena;
    const struct choose_ask *ask = choosing->ask;
    const char *day = day_said(arena, ask->day);

    return ask->minute < 0 ? day
                           : arena_text(arena, "%s at %s", day, time_text(arena, ask->minute));
}

static bool lessons_find(struct choosing *choosing, struct fault *fault)
{
    const struct season *season = &choosing->office->season;
    const struct choose_ask *ask = choosing->ask;

    choosing->lessons = arena_new(choosing->office->arena, int, season->n_lessons + 1);
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        if (strcmp(row->class_name, ask->class_name) == 0 &&
            (ask->minute < 0 || row->start == ask->minute) &&
            season_day_kind(season, ask->day) == DAY_SCHOOL &&
            season_happens(season, ask->day, row->weekday, row->week, row->from, row->until))
            choosing->lessons[choosing->n++] = i;
    }
    return choosing->n > 0 || fault_set(fault, FAULT_MISSING, "%s has no lesson on %s",
                                        ask->class_name, when_text(choosing));
}

static bool is_among(const struct choosing *choosing, int lesson)
{
    for (int i = 0; i < choosing->n; i++)
        if (choosing->lessons[i] == lesson)
            return true;
    return false;
}

/* The season as it would be without the choice of that sort about these lessons; how many went. */
static int forget(struct choosing *choosing, bool joins)
{
    struct season *season = &choosing->before;
    struct lesson_choice *list =
        arena_new(choosing->office->arena, struct lesson_choice, season->n_lesson_choices + 2);
    int n = 0, gone = 0;

    for (int i = 0; i < season->n_lesson_choices; i++) {
        struct lesson_choice row = season->lesson_choices[i];
        bool meant = row.date == choosing->ask->day && is_among(choosing, row.lesson) &&
                     (joins ? row.into : row.room) >= 0;
        gone += meant;
        if (meant && joins)
            row.into = -1;
        else if (meant)
            row.room = -1;
        if (row.into >= 0 || row.room >= 0)
            list[n++] = row;
    }
    season->lesson_choices = list;
    season->n_lesson_choices = n;
    return gone;
}

/* "9B in R1" */
static const char *way_text(const struct choosing *choosing, const struct duty_merge *way)
{
    const struct season *season = &choosing->office->season;
    const char *host = season->lessons[way->into[0]].class_name;

    return way->room < 0 ? host
                         : arena_text(choosing->office->arena, "%s in %s", host,
                                      season->rooms[way->room].room);
}

struct hits { /* ways to do it, and what else could be done */
    int lesson, room, into, n;
    const char *ways, *times;
};

static void hit(struct choosing *choosing, struct hits *hits, int lesson, int into, int room)
{
    struct arena *arena = choosing->office->arena;
    int start = choosing->office->season.lessons[lesson].start;

    hits->times =
        arena_text(arena, "%s%s%s", hits->times, hits->n ? ", " : "", time_text(arena, start));
    hits->lesson = lesson;
    hits->into = into;
    hits->room = room;
    hits->n++;
}

static void joins_find(struct choosing *choosing, const struct world *world, struct hits *hits)
{
    struct arena *arena = choosing->office->arena;

    for (int i = 0; i < world->n_duties; i++) {
        const struct duty *duty = &world->duties[i];
        if (duty->n_merges == 0 || !is_among(choosing, duty->lesson) ||
            day_of(duty->slots[0].starts_at) != choosing->ask->day)
            continue;
        for (int k = 0; k < duty->n_merges; k++) {
            const struct duty_merge *way = &duty->merges[k];
            const char *host = world->season->lessons[way->into[0]].class_name;
            if (way->n_into > 1)
                continue;
            if (strcmp(host, choosing->ask->into) == 0)
                hit(choosing, hits, duty->lesson, way->into[0], way->room);
            else if (!strstr(hits->ways, way_text(choosing, way)))
                hits->ways = arena_text(arena, "%s%s%s", hits->ways, *hits->ways ? ", " : "",
                                        way_text(choosing, way));
        }
    }
}

/* A lesson that lost its room before any other. */
static void rooms_find(struct choosing *choosing, struct hits *hits)
{
    const struct choose_ask *ask = choosing->ask;
    struct office *office = choosing->office;
    struct displaced_list found;

    displaced_find(&choosing->before, &office->rules, ask->day, ask->day, office->arena, &found);
    for (int i = 0; i < found.count; i++) {
        const struct displaced *move = &found.list[i];
        if (!is_among(choosing, move->lesson))
            continue;
        if (ask->room < 0 && move->to < 0)
            choosing->why = move->why;
        else
            hit(choosing, hits, move->lesson, -1, ask->room < 0 ? move->to : ask->room);
    }
    for (int i = 0; hits->n == 0 && ask->room >= 0 && i < choosing->n; i++)
        hit(choosing, hits, choosing->lessons[i], -1, ask->room);
    if (hits->n == 1 && ask->room >= 0) {
        choosing->why = displaced_refused(&choosing->before, &office->rules, hits->lesson, ask->day,
                                          ask->room, office->arena);
        hits->n -= choosing->why != NULL;
    }
}

static bool none_found(const struct choosing *choosing, const struct hits *hits,
                       struct fault *fault)
{
    const struct choose_ask *ask = choosing->ask;
    const struct season *season = &choosing->office->season;

    if (ask->into && *hits->ways)
        return fault_set(fault, FAULT_CONFLICT, "%s cannot join %s on %s; it could join %s",
                         ask->class_name, ask->into, when_text(choosing), hits->ways);
    if (ask->into) {
        return fault_set(fault, FAULT_CONFLICT,
                         "%s cannot join %s on %s: no class that goes on then has the subject, the "
                         "site, the room and no pupil they must not meet",
                         ask->class_name, ask->into, when_text(choosing));
    }
    if (ask->room >= 0)
        return fault_set(fault, FAULT_CONFLICT, "%s cannot go to %s on %s: %s", ask->class_name,
                         season->rooms[ask->room].room, when_text(choosing), choosing->why);
    return fault_set(fault, FAULT_CONFLICT, "%s: %s on %s; name a room to move it all the same",
                     ask->class_name, choosing->why ? choosing->why : "no lesson loses its room",
                     when_text(choosing));
}

static void told_make(struct choosing *choosing, const struct hits *hits)
{
    struct arena *arena = choosing->office->arena;
    const struct season *season = &choosing->office->season;
    const struct lesson *lesson = &season->lessons[hits->lesson];
    const char *room = hits->room >= 0 ? season->rooms[hits->room].room : "its room";
    const char *what = choosing->ask->into
                           ? arena_text(arena, "joins %s in %s", choosing->ask->into, room)
                           : arena_text(arena, "is in %s", room);

    choosing->chosen->lesson = hits->lesson;
    choosing->chosen->room = hits->room;
    choosing->chosen->told =
        arena_text(arena, "%s %s %s on %s at %s", lesson->class_name, lesson->subject, what,
                   day_said(arena, choosing->ask->day), time_text(arena, lesson->start));
}

static bool find(struct choosing *choosing, struct fault *fault)
{
    const struct choose_ask *ask = choosing->ask;
    struct office *office = choosing->office;
    struct hits hits = {.lesson = -1, .into = -1, .room = -1, .ways = "", .times = ""};

    if (ask->into) {
        struct world world;
        office_world(office, &choosing->before, (struct office_range){ask->day, ask->day}, &world);
        joins_find(choosing, &world, &hits);
    } else {
        rooms_find(choosing, &hits);
    }
    if (hits.n > 1)
        return fault_set(fault, FAULT_USAGE, "%s has several such lessons on %s: give --at (%s)",
                         ask->class_name, when_text(choosing), hits.times);
    if (hits.n == 0)
        return none_found(choosing, &hits, fault);
    choosing->choice = (struct lesson_choice){.lesson = hits.lesson,
                                              .date = ask->day,
                                              .into = hits.into,
                                              .room = ask->into ? -1 : hits.room,
                                              .by = office->who,
                                              .made_utc = office->now_utc};
    told_make(choosing, &hits);
    return true;
}

/* One row holds both: where it is, and whom it joins. */
static void take(struct choosing *choosing)
{
    struct season *after = &choosing->before;
    struct lesson_choice *list = arena_dup(choosing->office->arena, after->lesson_choices,
                                           (size_t)after->n_lesson_choices + 1, sizeof *list);

    after->lesson_choices = list;
    for (int i = 0; i < after->n_lesson_choices; i++) {
        struct lesson_choice *row = &list[i];
        if (row->lesson != choosing->choice.lesson || row->date != choosing->choice.date)
            continue;
        row->into = choosing->choice.into >= 0 ? choosing->choice.into : row->into;
        row->room = choosing->choice.room >= 0 ? choosing->choice.room : row->room;
        return;
    }
    list[after->n_lesson_choices++] = choosing->choice;
}

static bool free_again(struct choosing *choosing, int gone, struct fault *fault)
{
    const struct choose_ask *ask = choosing->ask;

    if (gone == 0)
        return fault_set(fault, FAULT_MISSING, "nothing was decided about %s on %s",
                         ask->class_name, when_text(choosing));
    choosing->chosen->told = arena_text(choosing->office->arena,
                                        ask->into ? "%s has its own lesson again on %s"
                                                  : "%s is where the timetable says again on %s",
                                        ask->class_name, when_text(choosing));
    return true;
}

bool office_choose(struct office *office, const struct choose_ask *ask, struct chosen *chosen,
                   struct fault *fault)
{
    static const char *const saved[] = {"lesson_choice", NULL};
    struct choosing choosing = {
        .office = office, .ask = ask, .chosen = chosen, .before = office->season};

    *chosen = (struct chosen){.lesson = -1, .room = -1, .told = ""};
    if (!lessons_find(&choosing, fault))
        return false;
    int gone = forget(&choosing, ask->into != NULL);
    if (ask->back ? !free_again(&choosing, gone, fault) : !find(&choosing, fault))
        return false;
    if (!ask->back)
        take(&choosing);
    chosen->planned = season_planned(&office->season, ask->day);
    struct change_note note = office_note(office, chosen->told);
    return store_save_season(office->store, &office->season, &choosing.before, saved, &note,
                             fault) &&
           store_load(office->store, office->arena, &office->season, fault);
}
