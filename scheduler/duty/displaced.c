/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/displaced.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/displaced_part.h"

static int compare_members(const void *left, const void *right, const void *context)
{
    const struct class_member *classes = context;

    return strcmp(classes[*(const int *)left].class_name, classes[*(const int *)right].class_name);
}

/* The first member at or after a class name. */
static int member_find(const struct moving *moving, const char *class_name)
{
    int low = 0;
    int high = moving->season->n_classes;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(moving->season->classes[moving->members[middle]].class_name, class_name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void classes_read(struct moving *moving)
{
    const struct season *season = moving->season;

    moving->members = arena_new(moving->arena, int, season->n_classes + 1);
    moving->first_member = arena_new(moving->arena, int, season->n_lessons + 1);
    moving->size = arena_new(moving->arena, int, season->n_lessons + 1);
    moving->largest = arena_new(moving->arena, int, season->n_rooms + 1);
    for (int i = 0; i < season->n_classes; i++)
        moving->members[i] = i;
    if (season->n_classes > 0)
        sort_rows(moving->members, (size_t)season->n_classes, sizeof(int), compare_members,
                  season->classes);
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        int first = member_find(moving, lesson->class_name);
        int end = first;
        while (*lesson->class_name && end < season->n_classes &&
               strcmp(season->classes[moving->members[end]].class_name, lesson->class_name) == 0)
            end++;
        moving->first_member[i] = first;
        moving->size[i] = end - first;
        if (lesson->room >= 0 && end - first > moving->largest[lesson->room])
            moving->largest[lesson->room] = end - first;
    }
}

static bool sits_throughout(const struct moving *moving, int pupil, int64_t from_at,
                            int64_t until_at)
{
    for (int i = 0; i < moving->n_seated; i++) {
        const struct sitting *row = moving->seated[i];
        if (moving->season->entries[row->entry].pupil == pupil &&
            row->starts_at - moving->before_min <= from_at && row->release_at >= until_at)
            return true;
    }
    return false;
}

int displaced_left(const struct moving *moving, int lesson)
{
    const struct season *season = moving->season;
    int64_t base = moving->day * DAY_MIN;
    int first = moving->first_member[lesson];
    int left = 0;

    if (moving->left[lesson] >= 0)
        return moving->left[lesson];
    for (int i = first; i < first + moving->size[lesson]; i++)
        left += !sits_throughout(moving, season->classes[moving->members[i]].pupil,
                                 base + season->lessons[lesson].start,
                                 base + season->lessons[lesson].end);
    moving->left[lesson] = left;
    return left;
}

static void day_read(struct moving *moving)
{
    const struct season *season = moving->season;

    moving->n_seated = moving->n_lessons = 0;
    for (int i = 0; i < season->n_seating; i++) {
        const struct sitting *row = &season->seating[i];
        if (day_of(row->starts_at) == moving->day &&
            season->entries[row->entry].status != ENTRY_WITHDRAWN)
            moving->seated[moving->n_seated++] = row;
    }
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        moving->left[i] = -1;
        if (displaced_from(moving, i) >= 0 &&
            season_happens(season, moving->day, lesson->weekday, lesson->week, lesson->from,
                           lesson->until))
            moving->lessons[moving->n_lessons++] = i;
    }
}

static int compare_left(const void *left, const void *right, const void *context)
{
    const struct displaced *a = left;
    const struct displaced *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->left != b->left ? b->left - a->left : a->lesson - b->lesson;
}

static int compare_found(const void *left, const void *right, const void *context)
{
    const struct displaced *a = left;
    const struct displaced *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->lesson - b->lesson;
}

/* The largest classes choose first. */
static void day_find(struct moving *moving)
{
    const struct season *season = moving->season;
    int64_t base = moving->day * DAY_MIN;

    moving->first = moving->count;
    day_read(moving);
    for (int i = 0; i < moving->n_lessons; i++) {
        int row = moving->lessons[i];
        const struct lesson *lesson = &season->lessons[row];
        if (!displaced_exam(moving, displaced_from(moving, row), base + lesson->start,
                            base + lesson->end))
            continue;
        *LIST_ADD(moving->arena, moving->list, moving->count, moving->room) =
            (struct displaced){.lesson = row,
                               .starts_at = base + lesson->start,
                               .ends_at = base + lesson->end,
                               .room = displaced_from(moving, row),
                               .pupils = moving->size[row],
                               .left = displaced_left(moving, row),
                               .to = -1,
                               .why = ""};
    }
    int n = moving->count - moving->first;
    if (n == 0)
        return;
    sort_rows(moving->list + moving->first, (size_t)n, sizeof *moving->list, compare_left, NULL);
    for (int i = moving->first; i < moving->count; i++) {
        struct displaced *move = &moving->list[i];
        if (move->pupils > 0 && move->left == 0)
            move->why = "the whole class sits exams: no room needed";
        else
            displaced_place(moving, move);
    }
    sort_rows(moving->list + moving->first, (size_t)n, sizeof *moving->list, compare_found, NULL);
}

static struct moving moving_make(const struct season *season, const struct rules *rules,
                                 struct arena *arena)
{
    struct moving moving = {.season = season,
                            .arena = arena,
                            .before_min = rules_figure(rules, FIGURE_CANDIDATE_BEFORE),
                            .seated =
                                arena_new(arena, const struct sitting *, season->n_seating + 1),
                            .ways = season_ways(season, arena),
                            .lessons = arena_new(arena, int, season->n_lessons + 1),
                            .left = arena_new(arena, int, season->n_lessons + 1)};

    classes_read(&moving);
    return moving;
}

const char *displaced_refused(const struct season *season, const struct rules *rules, int lesson,
                              int64_t day, int room, struct arena *arena)
{
    struct moving moving = moving_make(season, rules, arena);
    int64_t base = day * DAY_MIN;

    moving.day = day;
    day_read(&moving);
    const struct displaced move = {.lesson = lesson,
                                   .starts_at = base + season->lessons[lesson].start,
                                   .ends_at = base + season->lessons[lesson].end,
                                   .room = displaced_from(&moving, lesson),
                                   .left = displaced_left(&moving, lesson),
                                   .to = -1};
    return displaced_trouble(&moving, room, &move);
}

void displaced_find(const struct season *season, const struct rules *rules, int64_t from,
                    int64_t until, struct arena *arena, struct displaced_list *found)
{
    struct moving moving = moving_make(season, rules, arena);

    for (moving.day = from; moving.day <= until; moving.day++) {
        if (season_day_kind(season, moving.day) == DAY_SCHOOL)
            day_find(&moving);
    }
    *found = (struct displaced_list){moving.list, moving.count};
}

const struct displaced *displaced_by_key(const struct displaced_list *found,
                                         const struct season *season, const char *key,
                                         int64_t starts_at)
{
    const char *code = strchr(key, ':');

    for (int i = 0; code && i < found->count; i++) {
        const char *name = season->lessons[found->list[i].lesson].lesson;
        size_t length = strlen(name);
        if (found->list[i].starts_at == starts_at && strncmp(code + 1, name, length) == 0 &&
            code[1 + length] == ':')
            return &found->list[i];
    }
    return NULL;
}
