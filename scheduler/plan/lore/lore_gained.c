/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/lore/lore_gained.c - gained time: lessons the timetable gives a person that do not
 * take place, because the class left, sits an exam or is out as a whole. */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/plan/lore/lore_part.h"

/* A class that left for good frees its hour until the timetable is made again. */
enum { LEFT_WITHIN_DAYS = 12 * 7 };

struct gained {
    const struct world *world;
    struct arena *arena;
    int n_days;
    bool *held; /* lesson * n_days + day - from: a duty of it derives */
    struct lore_span *list;
    int n, room;
};

static void mark_held(struct gained *gained)
{
    const struct world *world = gained->world;

    gained->n_days = (int)(world->until - world->from) + 1;
    gained->held = arena_alloc(
        gained->arena, (size_t)world->season->n_lessons * (size_t)gained->n_days + 1, sizeof(bool));
    for (int i = 0; i < world->n_duties; i++) {
        const struct duty *duty = &world->duties[i];
        int64_t day = day_of(duty->slots[0].starts_at);
        if (duty->lesson >= 0 && day >= world->from && day <= world->until)
            gained->held[(size_t)duty->lesson * (size_t)gained->n_days +
                         (size_t)(day - world->from)] = true;
    }
}

/* Fell it away, or has it come to its end? */
static bool fell_away(const struct gained *gained, int lesson, int64_t day)
{
    const struct lesson *row = &gained->world->season->lessons[lesson];

    if (row->until != DAY_NONE && day > row->until)
        return day - row->until <= LEFT_WITHIN_DAYS;
    return (row->from == DAY_NONE || day >= row->from) &&
           !gained->held[(size_t)lesson * (size_t)gained->n_days +
                         (size_t)(day - gained->world->from)];
}

static void read_day(struct gained *gained, int64_t day)
{
    const struct season *season = gained->world->season;
    int kind = season_day_kind(season, day), weekday = day_weekday(day);
    int week = season_week(season, day);

    if (kind != DAY_SCHOOL && kind != DAY_CONTINGENCY)
        return;
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        const struct lesson *lesson = &season->lessons[row->lesson];
        bool same = lesson->week == WEEK_BOTH || week == WEEK_BOTH || lesson->week == week;
        if (lesson->weekday == weekday && same && fell_away(gained, row->lesson, day))
            *LIST_ADD(gained->arena, gained->list, gained->n, gained->room) = (struct lore_span){
                row->staff, day * DAY_MIN + lesson->start, day * DAY_MIN + lesson->end};
    }
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct lore_span *a = left, *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return (a->person > b->person) - (a->person < b->person);
}

void lore_read_gained(const struct world *world, struct arena *arena, struct lore *lore)
{
    struct gained gained = {.world = world, .arena = arena};

    mark_held(&gained);
    for (int64_t day = world->from; day <= world->until; day++)
        read_day(&gained, day);
    sort_rows(gained.list, (size_t)gained.n, sizeof *gained.list, by_start, NULL);
    for (int i = 0; i < gained.n; i++) {
        int64_t length = gained.list[i].ends_at - gained.list[i].starts_at;
        if (length > lore->gained_longest_min)
            lore->gained_longest_min = length;
    }
    lore->gained_spans = gained.list;
    lore->n_gained = gained.n;
    lore->gained = slices_make(gained.list, gained.n, sizeof *gained.list,
                               offsetof(struct lore_span, person), world->season->n_people, arena);
}

static bool meets(const struct lore_span *span, int64_t starts_at, int64_t ends_at)
{
    return span->starts_at < ends_at && span->ends_at > starts_at;
}

bool lore_gained(const struct lore *lore, int person, int64_t starts_at, int64_t ends_at)
{
    for (int i = lore->gained.first[person]; i < lore->gained.first[person + 1]; i++)
        if (meets(&lore->gained_spans[lore->gained.items[i]], starts_at, ends_at))
            return true;
    return false;
}

bool lore_anyone_gained(const struct lore *lore, int64_t starts_at, int64_t ends_at)
{
    int low = 0, high = lore->n_gained;

    while (low < high) { /* the first that could still be going on */
        int middle = low + (high - low) / 2;
        if (lore->gained_spans[middle].starts_at + lore->gained_longest_min <= starts_at)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < lore->n_gained && lore->gained_spans[low].starts_at < ends_at; low++)
        if (meets(&lore->gained_spans[low], starts_at, ends_at))
            return true;
    return false;
}
