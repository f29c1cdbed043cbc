/* SPDX-License-Identifier: GPL-3.0-or-later
 * A repair duty by duty, in the order in which the officer acts. */
#include <assert.h>
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

/* The key under which somebody has the duty of the change (but: CHANGE_DROPS) or had it
 * (CHANGE_TAKES). */
static const char *key_of(const struct plan *plan, int first, int but)
{
    for (int i = first; i < plan->n_changes; i++)
        if (plan->changes[i].what != but &&
            one_duty(plan->changes[i].duty, plan->changes[first].duty))
            return plan->changes[i].duty;
    return plan->changes[first].duty;
}

/* Everybody who changes for the duty of the change that comes first. */
static struct act_line line_of(const struct world *world, const struct rung *rung, int first,
                               struct arena *arena)
{
    const struct season *season = world->season;
    const char *key = key_of(&rung->plan, first, CHANGE_DROPS);
    const char *told = key_of(&rung->plan, first, CHANGE_TAKES);
    const struct assignment *old = row_of_key(season->published, season->n_published, told, -1);
    const struct assignment *now =
        row_of_key(rung->plan.assignments, rung->plan.n_assignments, key, -1);
    const struct assignment *joins = now ? NULL : joins_nobody(&rung->plan, told);
    const struct assignment *row = now ? now : joins ? joins : old;
    const struct assignment *was = old && strcmp(key, told) == 0 ? old : row;

    assert(row); /* a change is of one or the other */
    struct act_line line = {.act = act_of(row->kind),
                            .title = row->title,
                            .starts_at = row->starts_at,
                            .ends_at = row->ends_at,
                            .was_at = was->starts_at,
                            .was_until = was->ends_at,
                            .room = row->room,
                            .was_room = old ? old->room : row->room,
                            .site = row->site,
                            .from = "",
                            .to = "",
                            .is_own = old && old->standing,
                            .joins = joins != NULL,
                            .is_over = nobody_wanted(world, told)};

    const struct duty *duty = now ? NULL : wanted_duty(world, key);
    if (duty && duty->n_slots == 1 && !(duty->tags & TAG_CASELOAD)) { /* nobody has it now */
        line.title = duty->title;
        line.starts_at = from_now(world, duty->slots[0].starts_at);
        line.ends_at = duty->slots[0].ends_at;
        line.room = duty->slots[0].room;
        line.site = duty->slots[0].site;
    }
    for (int i = first; i < rung->plan.n_changes; i++) {
        const struct plan_change *change = &rung->plan.changes[i];
        if (!one_duty(change->duty, key))
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
        if (one_duty(plan->changes[i].duty, plan->changes[at].duty))
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

/* A class without its teacher was wanted as their lesson. */
static bool wanted_then(const struct world *then, const char *key)
{
    for (int d = 0; d < then->n_duties; d++)
        if (one_duty(then->duties[d].key, key))
            return true;
    return false;
}

/* Empty seats that were not wanted then. */
static int new_lines(const struct world *world, const struct world *then, const struct plan *plan,
                     struct act_line *list, int before)
{
    int n = before;

    for (int i = 0; i < plan->n_open; i++) {
        const struct open_seat *open = &plan->open[i];
        const struct duty *duty = &world->duties[open->duty];
        if (wanted_then(then, duty->key) || open->ends_at <= world->now_at)
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
