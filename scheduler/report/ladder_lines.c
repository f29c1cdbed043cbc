/* SPDX-License-Identifier: GPL-3.0-or-later
 * A repair duty by duty, in the order in which the officer acts. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/report/ladder_part.h"

static int by_act(const void *left, const void *right)
{
    const struct act_line *a = left, *b = right;

    if (a->act != b->act)
        return a->act < b->act ? -1 : 1;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    int order = strcmp(a->title, b->title);
    return order ? order : strcmp(a->from, b->from);
}

static const char *with(const struct season *season, const char *list, int person,
                        struct arena *arena)
{
    return arena_text(arena, "%s%s%s", list, *list ? ", " : "", season->people[person].staff);
}

/* Whoever might take what nobody has can only from now on. */
static int64_t from_now(const struct world *world, int64_t starts_at)
{
    return starts_at < world->now_at ? world->now_at : starts_at;
}

/* Everybody who changes for the duty of the change that comes first. */
static struct act_line line_of(const struct world *world, const struct rung *rung, int first,
                               struct arena *arena)
{
    const struct season *season = world->season;
    const char *key = rung->plan.changes[first].duty;
    const struct assignment *old = row_of_key(season->published, season->n_published, key, -1);
    const struct assignment *now =
        row_of_key(rung->plan.assignments, rung->plan.n_assignments, key, -1);
    const struct assignment *row = now ? now : old;
    struct act_line line = {.act = act_of(row->kind),
                            .title = row->title,
                            .starts_at = row->starts_at,
                            .ends_at = row->ends_at,
                            .was_at = old ? old->starts_at : row->starts_at,
                            .was_until = old ? old->ends_at : row->ends_at,
                            .room = row->room,
                            .was_room = old ? old->room : row->room,
                            .site = row->site,
                            .from = "",
                            .to = "",
                            .is_own = old && old->standing,
                            .is_over = nobody_wanted(world, key)};

    const struct duty *duty = now ? NULL : wanted_duty(world, key);
    if (duty && duty->n_slots == 1) { /* nobody has it where it is now */
        line.title = duty->title;
        line.starts_at = from_now(world, duty->slots[0].starts_at);
        line.ends_at = duty->slots[0].ends_at;
        line.room = duty->slots[0].room;
        line.site = duty->slots[0].site;
    }
    for (int i = first; i < rung->plan.n_changes; i++) {
        const struct plan_change *change = &rung->plan.changes[i];
        if (strcmp(change->duty, key) != 0)
            continue;
        if (change->what != CHANGE_TAKES)
            line.from = with(season, line.from, change->person, arena);
        if (change->what != CHANGE_DROPS)
            line.to = with(season, line.to, change->person, arena);
    }
    return line;
}

static bool seen_before(const struct plan *plan, int at)
{
    for (int i = 0; i < at; i++)
        if (strcmp(plan->changes[i].duty, plan->changes[at].duty) == 0)
            return true;
    return false;
}

/* It is told already who leaves it: one that is cut has two names. */
static bool is_left(const struct act_line *list, int count, const struct act_line *line)
{
    for (int i = 0; i < count; i++) {
        if (list[i].starts_at == line->starts_at && list[i].ends_at == line->ends_at &&
            list[i].room == line->room && !*list[i].to && *list[i].from &&
            strcmp(list[i].title, line->title) == 0)
            return true;
    }
    return false;
}

/* Empty seats that were not wanted then.  A class is another duty without its teacher, whose
 * change tells of it. */
static int new_lines(const struct world *world, const struct world *then, const struct plan *plan,
                     struct act_line *list, int before)
{
    int n = before;

    for (int i = 0; i < plan->n_open; i++) {
        const struct open_seat *open = &plan->open[i];
        const struct duty *duty = &world->duties[open->duty];
        if (act_of(duty->kind->name) == ACT_CLASS || wanted_duty(then, duty->key) ||
            open->ends_at <= world->now_at)
            continue;
        const struct act_line line = {.act = act_of(duty->kind->name),
                                      .title = duty->title,
                                      .starts_at = from_now(world, open->starts_at),
                                      .ends_at = open->ends_at,
                                      .was_at = open->starts_at,
                                      .was_until = open->ends_at,
                                      .room = duty->slots[0].room,
                                      .was_room = duty->slots[0].room,
                                      .site = duty->slots[0].site,
                                      .from = "",
                                      .to = ""};
        if (!is_left(list, before, &line))
            list[n++] = line;
    }
    return n;
}

int act_lines(const struct world *world, const struct world *then, const struct rung *rung,
              struct arena *arena, const struct act_line **lines)
{
    struct act_line *list =
        arena_new(arena, struct act_line, rung->plan.n_changes + rung->plan.n_open + 1);
    int n = 0;

    for (int i = 0; i < rung->plan.n_changes; i++)
        if (!seen_before(&rung->plan, i))
            list[n++] = line_of(world, rung, i, arena);
    n = then ? new_lines(world, then, &rung->plan, list, n) : n;
    if (n)
        qsort(list, (size_t)n, sizeof *list, by_act);
    *lines = list;
    return n;
}
