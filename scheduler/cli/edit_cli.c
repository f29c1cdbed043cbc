/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/edit_cli.h"

#include <string.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/report/answer.h"

static const char *who_text(struct app *app, int person)
{
    const struct person *row = &app->office.season.people[person];

    return *row->name ? arena_text(&app->arena, "%s (%s)", row->name, row->staff) : row->staff;
}

static const char *duty_text(struct app *app, const struct hand_done *done, int duty)
{
    return duty_told(&app->office.season, &done->world.duties[duty], &app->arena);
}

/* Of work that can move: when the person does it, now or before. */
static const char *row_text(struct app *app, const struct hand_done *done, int duty, int person,
                            bool before)
{
    const struct season *season = &app->office.season;
    const struct plan *plan = &done->judged.plan;
    const struct assignment *rows = before ? season->draft : plan->assignments;
    int n = before ? season->n_draft : plan->n_assignments;

    for (int i = 0; i < n; i++) {
        if (rows[i].staff == person && strcmp(rows[i].key, done->world.duties[duty].key) == 0)
            return span_told(season, rows[i].title, rows[i].starts_at, rows[i].ends_at,
                             rows[i].room, rows[i].site, &app->arena);
    }
    return duty_text(app, done, duty);
}

bool edit_refused(struct app *app, const struct hand_done *done, bool forced, struct fault *fault)
{
    const struct edit_result *judged = &done->judged;
    const struct standard *standard = rules_standard(&app->office.rules, judged->rule);
    const char *hint = "";

    if (done->may_force)
        hint = ".  The school may set this aside: --force REASON";
    else if (forced)
        hint = ".  This is not the school's to set aside";
    return fault_set(fault, FAULT_CONFLICT, "nothing was changed: %s (%s%s%s)%s", judged->sentence,
                     standard ? standard->title : "a limit of the plan",
                     *judged->source ? "; " : "", judged->source, hint);
}

static void tell_moves(struct app *app, const struct hand_done *done, bool only_try)
{
    const char *takes = only_try ? "would do" : "now does";

    for (int i = 0; i < done->n_moves; i++) {
        const struct edit_move *move = &done->moves[i];
        const char *what =
            row_text(app, done, move->duty, move->in < 0 ? move->out : move->in, move->in < 0);
        if (move->in < 0) {
            fprintf(app->out, "%s %s %s; nobody %s\n", who_text(app, move->out),
                    only_try ? "would no longer do" : "no longer does", what,
                    only_try ? "would have it" : "has taken it over");
        } else if (move->out >= 0 && move->out != move->in) {
            fprintf(app->out, "%s %s %s in place of %s\n", who_text(app, move->in), takes, what,
                    who_text(app, move->out));
        } else {
            fprintf(app->out, "%s %s %s\n", who_text(app, move->in), takes, what);
        }
    }
    for (int i = 0; i < done->judged.n_left; i++)
        fprintf(app->out, "%s %s %s for it, which nobody %s\n",
                who_text(app, done->judged.left_by[i]), only_try ? "would leave" : "leaves",
                duty_text(app, done, done->judged.left[i]), only_try ? "would have" : "has now");
}

static void tell_locks(struct app *app, const struct hand_done *done, enum edit_what what)
{
    static const char *const says[2][2] = {
        {"stays with", "was locked already to"},
        {"may be given something other than", "was not locked to"}};

    if (done->n_moves)
        return;
    for (int i = 0; i < done->n_locked; i++)
        fprintf(app->out, "%s %s %s\n", who_text(app, done->locked_to[i]),
                says[what == EDIT_UNLOCK][done->as_before[i]],
                row_text(app, done, done->locked[i], done->locked_to[i], false));
    if (done->n_as_before == done->n_locked)
        fprintf(app->out, "nothing is changed by it: undo takes back what was done before\n");
}

void edit_tell(struct app *app, const struct hand_done *done, const struct hand_ask *ask)
{
    enum edit_what what = ask->what;
    const char *price = edit_price(&done->judged, &app->arena);
    bool put = what == EDIT_ASSIGN || what == EDIT_SWAP;

    tell_moves(app, done, ask->only_try);
    tell_locks(app, done, what);
    for (int i = 0; i < done->n_set_aside; i++) {
        fprintf(app->out, "set aside, and told by the audit: %s\n",
                rules_standard(&app->office.rules,
                               rules_obstacle(&app->office.rules, done->set_aside[i])->rule)
                    ->title);
    }
    if (done->n_moves)
        fprintf(app->out, "%s%s\n", *price ? "price: " : "no level gets better or worse", price);
    if (ask->only_try) {
        fprintf(app->out,
                "only tried: nothing was changed; to do it as you saw it add --seen %lld\n",
                (long long)app->office.season.version);
        return;
    }
    if (put && done->n_moves)
        fprintf(app->out, "locked: the next plan keeps it until examrota unlock\n");
    if (done->told && done->n_moves)
        fprintf(app->out, "these days were published: examrota publish tells whom it concerns\n");
}

static void answer_moves(struct app *app, struct json *root, const struct hand_done *done)
{
    struct json *list = json_list(root, "changed");

    for (int i = 0; i < done->n_moves; i++) {
        const struct edit_move *move = &done->moves[i];
        const int people[] = {move->out, move->in};
        for (int k = 0; k < 2; k++) {
            if (people[k] < 0)
                continue;
            struct json *row = json_row(list);
            json_text(row, "staff", answer_staff(&app->office.season, people[k]));
            json_text(row, "duty", done->world.duties[move->duty].key);
            json_text(row, "what", change_words[k ? CHANGE_TAKES : CHANGE_DROPS]);
        }
    }
    list = json_list(root, "left");
    for (int i = 0; i < done->judged.n_left; i++) {
        struct json *row = json_row(list);
        json_text(row, "staff", answer_staff(&app->office.season, done->judged.left_by[i]));
        json_text(row, "duty", done->world.duties[done->judged.left[i]].key);
    }
}

bool edit_answer(struct app *app, const struct hand_done *done, struct fault *fault)
{
    const struct edit_result *judged = &done->judged;
    struct json *root = answer_begin();

    json_yes(root, "done", judged->allowed);
    if (!judged->allowed) {
        struct json *why = json_member(root, "refused");
        json_text(why, "obstacle", judged->obstacle);
        json_text(why, "rule", judged->rule);
        json_text(why, "source", judged->source);
        json_yes(why, "may_force", done->may_force);
        app->exit_code = fault_exit_code(&(struct fault){.kind = FAULT_CONFLICT});
        return answer_end(app, root, fault);
    }
    answer_moves(app, root, done);
    struct json *list = json_list(root, "locks");
    for (int i = 0; i < done->n_locked; i++) {
        struct json *row = json_row(list);
        json_text(row, "staff", answer_staff(&app->office.season, done->locked_to[i]));
        json_text(row, "duty", done->world.duties[done->locked[i]].key);
    }
    list = json_list(root, "set_aside");
    for (int i = 0; i < done->n_set_aside; i++)
        json_text(json_row(list), "obstacle", done->set_aside[i]);
    list = json_list(root, "levels");
    for (int k = 0; k < LEVELS; k++) {
        struct json *row = json_row(list);
        json_text(row, "name", judged->plan.level_names[k]);
        json_text(row, "unit", judged->plan.level_units[k]);
        json_number(row, "before", judged->before[k]);
        json_number(row, "after", judged->plan.levels[k].value);
    }
    json_text(root, "hash", judged->plan.hash);
    json_number(root, "seen", app->office.season.version);
    return answer_end(app, root, fault);
}
