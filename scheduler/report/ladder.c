/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/report/answer.h"

const char *const act_titles[] = {"exam seats", "classes", "site minima",
                                  "sessions and other work"};

static bool is_class(const char *kind)
{
    return strcmp(kind, "lesson") == 0 || strcmp(kind, "cover") == 0 || strcmp(kind, "merged") == 0;
}

enum act act_of(const char *kind)
{
    const struct duty_kind *row = duty_kind_find(kind);

    if (is_class(kind))
        return ACT_CLASS;
    if (strcmp(kind, "minimum") == 0)
        return ACT_MINIMUM;
    return row && row->tags & TAG_EXAM ? ACT_EXAM : ACT_SESSION;
}

void answer_fallen(struct json *root, const struct world *world, const struct ladder *ladder)
{
    struct json *list = json_list(root, "affected");

    for (int i = 0; i < ladder->n_fallen; i++) {
        const struct assignment *row = ladder->fallen[i].row;
        struct json *json = json_row(list);
        json_text(json, "duty", row->key);
        json_text(json, "kind", row->kind);
        json_text(json, "staff", answer_staff(world->season, row->staff));
        json_moment(json, "start", row->starts_at);
        json_moment(json, "end", row->ends_at);
        json_text(json, "place", answer_place(world->season, row->room, row->site));
    }
}

const struct rung *rung_before(const struct ladder *ladder, const struct rung *rung)
{
    const struct rung *before = NULL;

    for (int i = 0; i < ladder->n_rungs; i++) {
        if (&ladder->rungs[i] == rung)
            return before;
        before = &ladder->rungs[i];
    }
    return NULL;
}

const char *rung_than(const struct world *world, const struct ladder *ladder,
                      const struct rung *rung, struct arena *arena)
{
    struct price_of before, after;
    int order[LEVELS];

    const struct rung *fewer = rung_before(ladder, rung);
    if (!fewer)
        return "";
    price_order(&rung->plan, order);
    price_of_plan(world, &fewer->plan, &before);
    price_of_plan(world, &rung->plan, &after);
    for (int k = 0; k < LEVELS; k++) { /* what rungs are not compared by is chance */
        bool compared = false;
        for (int i = 0; i < ladder->n_compared; i++)
            compared = compared || ladder->compared[i] == k;
        if (!compared)
            after.value[k] = before.value[k];
    }
    return price_all(order, &before, &after, ", ", arena);
}

int64_t rung_pay(const struct rung *rung)
{
    int order[LEVELS];
    int64_t pay = 0;

    price_order(&rung->plan, order);
    for (int k = 0; k < LEVELS; k++)
        pay = order[k] == LEVEL_MONEY ? rung->plan.levels[k].value : pay;
    return pay;
}

static const struct assignment *find(const struct assignment *list, int count, const char *key,
                                     int staff)
{
    for (int i = 0; i < count; i++)
        if ((staff < 0 || list[i].staff == staff) && strcmp(list[i].key, key) == 0)
            return &list[i];
    return NULL;
}

static const struct duty *wanted(const struct world *world, const char *key)
{
    for (int d = 0; d < world->n_duties; d++)
        if (strcmp(world->duties[d].key, key) == 0)
            return &world->duties[d];
    return NULL;
}

/* Nobody is wanted for it after what happened.  A class whose teacher is away is another duty, and
 * does want somebody. */
static bool is_over(const struct world *world, const char *key)
{
    const struct season *season = world->season;
    const struct assignment *told = find(season->published, season->n_published, key, -1);

    if (!told || act_of(told->kind) == ACT_CLASS)
        return false;
    return !wanted(world, key);
}

void answer_empty(struct json *json, const struct world *world, const struct plan *plan)
{
    static const char *const names[N_ACTS] = {"exam", "class", "minimum", "other"};
    int open[N_ACTS];

    act_open(world, plan, open);
    for (int i = 0; i < N_ACTS; i++)
        json_number(json, names[i], open[i]);
}

static void answer_rung(struct json *json, const struct world *world, const struct ladder *ladder,
                        const struct rung *rung, struct arena *arena)
{
    const struct season *season = world->season;

    json_number(json, "n", rung->n);
    json_number(json, "people", rung->people);
    json_number(json, "changes", rung->plan.n_changes);
    struct json *levels = json_list(json, "levels");
    for (int k = 0; k < LEVELS; k++)
        json_list_number(levels, rung->plan.levels[k].value);
    answer_empty(json_member(json, "empty"), world, &rung->plan);
    json_number(json, "pay", rung_pay(rung));
    json_text(json, "than", rung_than(world, ladder, rung, arena));
    json_yes(json, "proven", rung->proven);
    struct json *moves = json_list(json, "moves");
    for (int i = 0; i < rung->plan.n_changes; i++) {
        const struct plan_change *change = &rung->plan.changes[i];
        struct json *row = json_row(moves);
        json_text(row, "staff", answer_staff(season, change->person));
        json_text(row, "duty", change->duty);
        json_text(row, "what", change_words[change->what]);
        if (change->what == CHANGE_DROPS && is_over(world, change->duty))
            json_yes(row, "over", true);
        json_moment(row, "start", change->starts_at);
        json_moment(row, "end", change->ends_at);
    }
}

void answer_ladder(struct json *root, const struct world *world, const struct ladder *ladder,
                   struct arena *arena)
{
    struct json *list = json_list(root, "ladder");

    for (int i = 0; i < ladder->n_rungs; i++)
        answer_rung(json_row(list), world, ladder, &ladder->rungs[i], arena);
    json_yes(root, "complete", ladder->complete);
}

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

/* Everybody who changes for the duty of the change that comes first. */
static struct act_line line_of(const struct world *world, const struct rung *rung, int first,
                               struct arena *arena)
{
    const struct season *season = world->season;
    const char *key = rung->plan.changes[first].duty;
    const struct assignment *old = find(season->published, season->n_published, key, -1);
    const struct assignment *now = find(rung->plan.assignments, rung->plan.n_assignments, key, -1);
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
                            .is_over = is_over(world, key)};

    const struct duty *duty = now ? NULL : wanted(world, key);
    if (duty && duty->n_slots == 1) { /* nobody has it where it is now */
        line.title = duty->title;
        line.starts_at = duty->slots[0].starts_at;
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
    for (int i = 0; i < count; i++)
        if (list[i].starts_at == line->starts_at && list[i].ends_at == line->ends_at &&
            list[i].room == line->room && !*list[i].to && *list[i].from &&
            strcmp(list[i].title, line->title) == 0)
            return true;
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
        if (act_of(duty->kind->name) == ACT_CLASS || wanted(then, duty->key))
            continue;
        const struct act_line line = {.act = act_of(duty->kind->name),
                                      .title = duty->title,
                                      .starts_at = open->starts_at,
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

void act_open(const struct world *world, const struct plan *plan, int *open)
{
    memset(open, 0, N_ACTS * sizeof *open);
    for (int i = 0; i < plan->n_open; i++)
        open[act_of(world->duties[plan->open[i].duty].kind->name)] += plan->open[i].missing;
}
