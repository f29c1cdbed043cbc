/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/duty/displaced.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/displaced/displaced_part.h"

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
    displaced_day(moving);
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

    displaced_classes(&moving);
    return moving;
}

const char *displaced_refused(const struct season *season, const struct rules *rules, int lesson,
                              int64_t day, int room, struct arena *arena)
{
    struct moving moving = moving_make(season, rules, arena);
    int64_t base = day * DAY_MIN;

    moving.day = day;
    displaced_day(&moving);
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
