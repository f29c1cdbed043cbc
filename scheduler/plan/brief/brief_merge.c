/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_merge.c - classes that join others, put as offers.
 *
 * A class that joins another needs no adult of its own.  The solver only knows people, so each
 * host lesson is somebody beyond the crew who may take one class in, in a slot of its own: two
 * classes cannot join one host at a time, a host cannot leave to join a third, and a room that
 * neither has holds one pair.  Whoever has the host then has both; when nobody has, that is one
 * group without an adult, and it is the host's duty that is open.
 */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/brief.h"

#include <string.h>

static const struct duty *duty_of(const struct brief *brief, const struct may *may)
{
    return &brief->world->duties[may->duty];
}

const struct duty_merge *brief_merge(const struct brief *brief, const struct may *may)
{
    return &duty_of(brief, may)->merges[may->merge - 1];
}

/* "9C-MA-1>9B-MA-2": who joins whom. */
static const char *pair_text(const struct brief *brief, const struct may *may)
{
    const struct season *season = brief->world->season;
    const struct duty_merge *merge = brief_merge(brief, may);
    const char *text =
        arena_text(brief->arena, "%s>", season->lessons[duty_of(brief, may)->lesson].lesson);

    for (int i = 0; i < merge->n_into; i++)
        text = arena_text(brief->arena, "%s%s%s", text, i ? "+" : "",
                          season->lessons[merge->into[i]].lesson);
    return text;
}

static const char *key_of(const struct brief *brief, const struct may *may)
{
    const struct duty *duty = duty_of(brief, may);

    return arena_text(brief->arena, "merged:%s:%s", pair_text(brief, may),
                      day_text(brief->arena, day_of(duty->slots[0].starts_at)));
}

static bool was_told(const struct brief *brief, const char *key)
{
    for (int i = 0; i < brief->world->season->n_published; i++)
        if (strcmp(brief->world->season->published[i].key, key) == 0)
            return true;
    return false;
}

/* Hosts are numbered after the crew, in the order in which they are met. */
static int host_of(struct brief *brief, int lesson)
{
    if (!brief->host_of_lesson)
        brief->host_of_lesson = arena_new(brief->arena, int, brief->world->season->n_lessons + 1);
    if (brief->host_of_lesson[lesson] == 0)
        brief->host_of_lesson[lesson] = ++brief->n_hosts;
    return brief->crew.n_people + brief->host_of_lesson[lesson] - 1;
}

int brief_host_lesson(const struct brief *brief, int person)
{
    int number = person - brief->crew.n_people + 1;

    for (int i = 0; number > 0 && i < brief->world->season->n_lessons; i++)
        if (brief->host_of_lesson[i] == number)
            return i;
    return -1;
}

void brief_merge_offers(struct brief *brief, int number)
{
    const struct duty *duty = &brief->world->duties[number];

    for (int i = 0; i < duty->n_merges; i++) {
        const struct duty_merge *merge = &duty->merges[i];
        struct may may = {.duty = number, .merge = i + 1, .frozen = brief->frozen[number]};
        if (!merge->allowed && !may.frozen)
            continue;
        may.merged = key_of(brief, &may);
        if (may.frozen && !was_told(brief, may.merged))
            continue;
        may.person = host_of(brief, merge->into[0]);
        may.cost[LEVEL_PREFERENCE] = brief->policy.merge * merge->n_into;
        may.cost[LEVEL_COVER] = merge->asked ? 0 : 1;
        *LIST_ADD(brief->arena, brief->mays, brief->n_mays, brief->mays_room) = may;
    }
}

int brief_merge_offer(const struct brief *brief, const char *key)
{
    for (int i = 0; brief->n_hosts && i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        if (may->merge && strcmp(may->merged, key) == 0)
            return i;
    }
    return -1;
}

int brief_merge_uses(const struct brief *brief, int task, int first_resource, struct use *uses)
{
    const struct duty *duty = &brief->world->duties[brief->task_duty[task]];
    int first_room = first_resource + brief->world->season->n_lessons, n = 0;

    for (int i = 0; brief->n_hosts && i < duty->n_merges; i++) {
        const struct duty_merge *merge = &duty->merges[i];
        int slot = brief->problem.tasks[task].first_slot + brief_slots(duty) + i;
        uses[n++] = (struct use){slot, first_resource + duty->lesson, 1};
        for (int k = 0; k < merge->n_into; k++)
            uses[n++] = (struct use){slot, first_resource + merge->into[k], 1};
        if (merge->room >= 0)
            uses[n++] = (struct use){slot, first_room + merge->room, 1};
    }
    return n;
}

int brief_merge_uses_most(const struct brief *brief, int task)
{
    const struct duty *duty = &brief->world->duties[brief->task_duty[task]];
    int n = 0;

    for (int i = 0; i < duty->n_merges; i++)
        n += 2 + duty->merges[i].n_into;
    return n;
}

static const char *class_text(const struct brief *brief, int lesson)
{
    return brief->world->season->lessons[lesson].class_name;
}

/* Whoever has the host lesson in the plan; -1. */
static int holder_of(const struct brief *brief, const struct assignment *list, int count,
                     int lesson, int64_t day)
{
    for (int i = 0; i < count; i++) {
        int duty = day_of(list[i].starts_at) == day && (strcmp(list[i].kind, "lesson") == 0 ||
                                                        strcmp(list[i].kind, "cover") == 0)
                       ? brief_duty(brief, list[i].key)
                       : -1;
        if (duty >= 0 && brief->world->duties[duty].lesson == lesson)
            return list[i].staff;
    }
    return -1;
}

static int teacher_of(const struct season *season, int lesson)
{
    for (int i = 0; i < season->n_lesson_staff; i++)
        if (season->lesson_staff[i].lesson == lesson && season->lesson_staff[i].position == 0)
            return season->lesson_staff[i].staff;
    return -1;
}

/* Told to the adult who has the host; kept on its own teacher's name, and told to nobody, while
 * nobody has it. */
int brief_merge_rows(const struct brief *brief, const struct may *may,
                     const struct assignment *list, int count, struct assignment *rows)
{
    const struct season *season = brief->world->season;
    const struct duty *duty = duty_of(brief, may);
    const struct duty_merge *merge = brief_merge(brief, may);
    const struct lesson *lesson = &season->lessons[duty->lesson];
    int64_t day = day_of(duty->slots[0].starts_at);
    int n = 0;

    for (int i = 0; i < merge->n_into; i++) {
        int host = merge->into[i], staff = holder_of(brief, list, count, host, day);
        int room = merge->room >= 0 ? merge->room : season_lesson_room(season, host, day);
        int teacher = teacher_of(season, host);
        rows[n] = (struct assignment){
            .key = may->merged,
            .kind = "merged",
            .staff = staff >= 0 ? staff : teacher,
            .starts_at = day * DAY_MIN + lesson->start,
            .ends_at = day * DAY_MIN + lesson->end,
            .room = room,
            .site = room >= 0 ? season->rooms[room].site : duty->slots[0].site,
            .title = arena_text(brief->arena, "Cover - %s %s joins %s", lesson->class_name,
                                lesson->subject, class_text(brief, host)),
            .standing = staff < 0,
        };
        bool twice = n > 0 && rows[n - 1].staff == rows[n].staff;
        n += rows[n].staff >= 0 && !twice;
    }
    return n;
}
