/* SPDX-License-Identifier: GPL-3.0-or-later
 * What fell and the rungs of a repair, as an answer. */
#include "scheduler/report/answer.h"
#include "scheduler/report/ladder_part.h"

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
        const struct duty *own = fallen_for(world, &ladder->fallen[i]);
        if (own)
            json_text(json, "has_then", own->title);
    }
}

void answer_empty(struct json *json, const struct world *world, const struct plan *plan)
{
    static const char *const names[N_ACTS] = {"exam", "class", "minimum", "other"};
    int open[N_ACTS];

    act_open(world, plan, open);
    for (int i = 0; i < N_ACTS; i++)
        json_number(json, names[i], open[i]);
}

/* In words: as it is in the plan, and of what nobody has any more as it was told. */
static void answer_title(struct json *row, const struct season *season, const struct rung *rung,
                         const struct plan_change *change)
{
    const struct plan *plan = &rung->plan;
    bool gone = change->what == CHANGE_DROPS;
    const struct assignment *joins = gone ? joins_nobody(plan, change->duty) : NULL;
    const struct assignment *list = gone ? season->published : plan->assignments;
    int count = gone ? season->n_published : plan->n_assignments;
    const struct assignment *its =
        joins ? joins : row_of_key(list, count, change->duty, change->person);

    if (its) {
        json_text(row, "title", its->title);
        json_text(row, "place", answer_place(season, its->room, its->site));
    }
    if (joins)
        json_yes(row, "joins", true);
}

/* Seats that are wanted only since what happened, and stay empty. */
static void answer_wanted(struct json *json, const struct world *world, const struct world *then,
                          const struct rung *rung, struct arena *arena)
{
    struct json *list = json_list(json, "wanted");
    const struct act_line *lines;
    int n = act_lines(world, then, rung, arena, &lines);

    for (int i = 0; i < n; i++) {
        if (*lines[i].from || *lines[i].to)
            continue;
        struct json *row = json_row(list);
        json_text(row, "title", lines[i].title);
        json_moment(row, "start", lines[i].starts_at);
        json_moment(row, "end", lines[i].ends_at);
        json_text(row, "place", answer_place(world->season, lines[i].room, lines[i].site));
    }
}

static void answer_rung(struct json *json, const struct world *world, const struct world *then,
                        const struct ladder *ladder, const struct rung *rung, struct arena *arena)
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
    if (rung_pay(rung) && rung_pays_rest(world))
        json_yes(json, "pay_of_rest", true);
    json_text(json, "than", rung_than(world, ladder, rung, arena));
    json_yes(json, "proven", rung->proven);
    struct json *moves = json_list(json, "moves");
    for (int i = 0; i < rung->plan.n_changes; i++) {
        const struct plan_change *change = &rung->plan.changes[i];
        struct json *row = json_row(moves);
        json_text(row, "staff", answer_staff(season, change->person));
        json_text(row, "duty", change->duty);
        json_text(row, "what", change_words[change->what]);
        if (change->what == CHANGE_DROPS && nobody_wanted(world, change->duty))
            json_yes(row, "over", true);
        answer_title(row, season, rung, change);
        json_moment(row, "start", change->starts_at);
        json_moment(row, "end", change->ends_at);
    }
    answer_wanted(json, world, then, rung, arena);
}

void answer_ladder(struct json *root, const struct world *world, const struct world *then,
                   const struct ladder *ladder, struct arena *arena)
{
    struct json *list = json_list(root, "ladder");

    for (int i = 0; i < ladder->n_rungs; i++)
        answer_rung(json_row(list), world, then, ladder, &ladder->rungs[i], arena);
    json_yes(root, "complete", ladder->complete);
    struct json *besides = json_list(root, "told_anyway");
    for (int i = 0; i < ladder->n_besides; i++)
        json_list_text(besides, answer_staff(world->season, ladder->besides[i]));
}
