/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/edit/edit_say.c - refusals and prices, for people. */
#include "scheduler/base/day.h"
#include "scheduler/plan/edit/edit_part.h"
#include "scheduler/plan/find_duty.h"

#include <string.h>

static const char *person_named(const struct edit *edit, int person)
{
    const struct season *season = edit->brief->world->season;

    if (person < 0 || person >= season->n_people)
        return "somebody";
    const struct person *row = &season->people[person];
    return *row->name ? arena_text(edit->arena, "%s (%s)", row->name, row->staff) : row->staff;
}

static const char *task_told(const struct edit *edit, int task)
{
    const struct brief *brief = edit->brief;

    return duty_told(brief->world->season, &brief->world->duties[brief->task_duty[task]],
                     edit->arena);
}

static void set_rule(const struct edit *edit, const char *rule, struct edit_result *result)
{
    const struct standard *standard = rules_standard(edit->brief->world->rules, rule);

    result->rule = rule;
    result->source = standard ? standard->source : "";
}

/* The first obstacle of its usual time; of work that can move any time that was asked for. */
static const char *obstacle_of(struct edit *edit, int duty, int person)
{
    const struct duty *row = &edit->brief->world->duties[duty];
    struct verdict last = {0}; /* at the time when least else is in the way */

    for (int s = 0; s < row->n_slots; s++) {
        bool taken = brief_slots(row) > row->n_slots && !duty_owned_by(row, person);
        struct verdict answer;
        verdict(&edit->brief->bench, duty, taken ? row->n_slots : s, person, &answer);
        if (answer.obstacle && (!last.obstacle || answer.place > last.place))
            last = answer;
        if (!answer.obstacle && edit->brief->duty_task[duty] < 0)
            return "it is somebody's own lesson, and no other duty calls them away from it";
        if (!answer.obstacle)
            return last.obstacle && row->n_slots > 1 ? last.obstacle : "overtime";
    }
    return last.obstacle;
}

/* Of several duties, the one that is spoken of: "Mon 17 May 08:30-10:45 Reader, S1: ". */
static const char *of_which(const struct edit *edit, const struct edit_move *asked)
{
    const struct world *world = edit->brief->world;

    if (edit->ask->n_moves < 2)
        return "";
    return arena_text(edit->arena,
                      "%s: ", duty_told(world->season, &world->duties[asked->duty], edit->arena));
}

void edit_say_obstacle(struct edit *edit, int move, struct edit_result *result)
{
    const struct edit_move *asked = &edit->ask->moves[move];
    const struct world *world = edit->brief->world;
    const struct duty *duty = &world->duties[asked->duty];
    const char *who = person_named(edit, asked->in);
    const char *obstacle =
        edit->brief->frozen[asked->duty] || duty->slots[duty->n_slots - 1].starts_at < world->now_at
            ? "past"
            : obstacle_of(edit, asked->duty, asked->in);
    const struct obstacle_rule *rule = rules_obstacle(world->rules, obstacle);

    result->move = move;
    result->obstacle = obstacle;
    if (edit->brief->duty_task[asked->duty] >= 0 || rule)
        set_rule(edit, rule ? rule->rule : "overtime", result);
    if (strcmp(obstacle, "past") == 0)
        result->sentence = "what has begun stays as it was";
    else if (strcmp(obstacle, "overtime") == 0)
        result->sentence = arena_text(edit->arena, "%s%s would work more overtime than they may",
                                      of_which(edit, asked), who);
    else if (rule)
        result->sentence =
            arena_text(edit->arena, "%s%s %s", of_which(edit, asked), who, rule->says);
    else
        result->sentence = obstacle; /* why nobody can do it at all */
    if (rule)
        result->source = rule->source;
}

/* No task: the plan has nothing of it that a hand could take away. */
void edit_say_standing(const struct edit *edit, int move, struct edit_result *result)
{
    const struct edit_move *asked = &edit->ask->moves[move];

    result->move = move;
    result->obstacle = "";
    result->sentence = arena_text(
        edit->arena,
        "%s has that by the timetable; examrota away frees them for the time they are wanted "
        "elsewhere, or assign them another duty then",
        person_named(edit, asked->out));
}

static bool is_moved(const struct edit *edit, int task)
{
    for (int i = 0; i < edit->ask->n_moves; i++) {
        if (edit->ask->moves[i].duty == edit->brief->task_duty[task])
            return true;
    }
    return false;
}

/* What they have already: at the same time, or too close to get there. */
static const char *in_the_way(const struct edit *edit, const char *who, int task, int other)
{
    const struct brief *brief = edit->brief;
    const struct duty *wanted = &brief->world->duties[brief->task_duty[task]];
    const struct duty *theirs = &brief->world->duties[brief->task_duty[other]];
    bool begun = brief->frozen[brief->task_duty[other]];

    return arena_text(
        edit->arena, "%s has %s%s%s%s", who, task_told(edit, other),
        begun ? ", which has begun" : "",
        duties_apart(wanted, theirs) ? ", and could not get from one to the other in time" : "",
        begun ? "" : "; unassign or swap that first");
}

void edit_say_limit(const struct edit *edit, const struct finding *finding,
                    struct edit_result *result)
{
    static const struct {
        const char *limit, *rule, *says;
    } says[] = {
        {"quota", "week_hours", "would work more than their hours and limits allow"},
        {"break", "lunch", "would have no time left for lunch"},
        {"bond", "overlap", "would have to stay with a duty that others share"},
    };
    const char *who = person_named(edit, finding->person);
    const char *limit = finding->limit;

    result->obstacle = "";
    if (finding->inner) {
        set_rule(edit, "break", result);
        result->sentence = arena_text(edit->arena, "%s would have no break inside long work", who);
        return;
    }
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        if (strcmp(limit, says[i].limit) == 0) {
            set_rule(edit, says[i].rule, result);
            result->sentence = arena_text(edit->arena, "%s %s", who, says[i].says);
            return;
        }
    }
    if (strcmp(limit, "overlap") == 0 && finding->task >= 0 && finding->other_task >= 0) {
        set_rule(edit, "overlap", result);
        bool first = is_moved(edit, finding->task), second = is_moved(edit, finding->other_task);
        if (first != second) {
            result->sentence = in_the_way(edit, who, first ? finding->task : finding->other_task,
                                          first ? finding->other_task : finding->task);
        } else {
            result->sentence =
                arena_text(edit->arena, "%s cannot do both %s and %s", who,
                           task_told(edit, finding->task), task_told(edit, finding->other_task));
        }
    } else if (strcmp(limit, "cover") == 0 && finding->task >= 0) {
        result->sentence = arena_text(edit->arena, "%s has all the people it needs",
                                      task_told(edit, finding->task));
    } else if (finding->task >= 0) {
        set_rule(edit, "pupil_busy", result);
        result->sentence =
            arena_text(edit->arena, "a pupil, a room or a device of %s is taken then",
                       task_told(edit, finding->task));
    } else {
        result->sentence = "a pupil would miss or have more than is agreed";
    }
}

const char *edit_price(const struct edit_result *result, struct arena *arena)
{
    struct price_of before, after;
    int order[LEVELS];

    for (int k = 0; k < LEVELS; k++) {
        before.value[k] = result->before[k];
        after.value[k] = result->plan.levels[k].value;
        before.empty[k] = result->empty_before[k];
        after.empty[k] = result->empty[k];
    }
    price_order(&result->plan, order);
    return price_all(order, &before, &after, ", ", arena);
}
