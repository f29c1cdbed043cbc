/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/price_words.h"

#include <inttypes.h>
#include <string.h>

#include "scheduler/plan/policy.h"

enum { STEP_MIN = 15 };

/* One, several; what is said when as many stand empty. */
static const struct {
    const char *one, *many, *worse, *better;
} seat_words[] = {
    [LEVEL_REQUIRED] = {"seat that the rules demand stands empty",
                        "seats that the rules demand stand empty",
                        "of the seats that the rules demand, more important ones stand empty",
                        "of the seats that the rules demand, less important ones stand empty"},
    [LEVEL_COVER] = {"lesson is without cover", "lessons are without cover",
                     "lessons are covered less well", "lessons are covered better"},
    [LEVEL_WORK] = {"session or other duty is left undone",
                    "sessions and other duties are left undone",
                    "of sessions and other duties, more important ones are left undone",
                    "of sessions and other duties, less important ones are left undone"},
};

static const char *seats_text(enum level level, int64_t more, int seats, struct arena *arena)
{
    int n = seats < 0 ? -seats : seats;
    bool against = seats != 0 && (seats > 0) != (more > 0);

    if (n == 0)
        return more > 0 ? seat_words[level].worse : seat_words[level].better;
    return arena_text(arena, "%d %s %s%s", n, seats > 0 ? "more" : "fewer",
                      n == 1 ? seat_words[level].one : seat_words[level].many,
                      !against    ? ""
                      : seats > 0 ? ", but less important ones"
                                  : ", but more important ones");
}

const char *minutes_words(int64_t minutes, struct arena *arena)
{
    if (minutes == 0)
        return "no time";
    if (minutes < 60)
        return arena_text(arena, "%" PRId64 " minutes", minutes);
    if (minutes % 60 == 0)
        return arena_text(arena, "%" PRId64 " %s", minutes / 60, minutes == 60 ? "hour" : "hours");
    return arena_text(arena, "%" PRId64 " h %02d min", minutes / 60, (int)(minutes % 60));
}

const char *pounds_text(int64_t pence, struct arena *arena)
{
    int64_t pounds = pence / 100;
    const char *text = arena_text(arena, "%0*" PRId64 ".%02d", pounds < 1000 ? 1 : 3, pounds % 1000,
                                  (int)(pence % 100));

    for (pounds /= 1000; pounds > 0; pounds /= 1000)
        text = arena_text(arena, "%0*" PRId64 ",%s", pounds < 1000 ? 1 : 3, pounds % 1000, text);
    return arena_text(arena, "£%s", text);
}

/* steps: of the spread alone; lessons: that teachers cover who should rarely. */
static const char *fairness_text(int64_t steps, int lessons, struct arena *arena)
{
    int64_t size = steps < 0 ? -steps : steps;
    int n = lessons < 0 ? -lessons : lessons;
    const char *spread =
        steps ? arena_text(arena, "whoever has most has %s %s (for a full week's contract)",
                           minutes_words(size * STEP_MIN, arena), steps > 0 ? "more" : "less")
              : "";

    if (!n)
        return spread;
    return arena_text(arena, "%d %s %s covered by teachers, who should do so rarely%s%s", n,
                      lessons > 0 ? "more" : "fewer", n == 1 ? "lesson is" : "lessons are",
                      *spread ? ", and " : "", spread);
}

const char *price_words(enum level level, int64_t more, int seats, struct arena *arena)
{
    int64_t size = more < 0 ? -more : more;

    switch (level) {
    case LEVEL_CHANGES:
        return arena_text(arena, "%" PRId64 " %s %s to what people were told", size,
                          more > 0 ? "more" : "fewer", size == 1 ? "change" : "changes");
    case LEVEL_MONEY:
        return arena_text(arena, "%s %s pay", pounds_text(size, arena), more > 0 ? "more" : "less");
    case LEVEL_FAIRNESS:
        return fairness_text(more - (int64_t)seats * STEPS_TEACHER_COVERS, seats, arena);
    case LEVEL_PREFERENCE:
        return more > 0 ? "it suits people less well" : "it suits people better";
    default:
        return seats_text(level, more, seats, arena);
    }
}

const char *price_all(const int *order, const struct price_of *before, const struct price_of *after,
                      const char *between, struct arena *arena)
{
    const char *text = "";

    for (int k = 0; k < LEVELS; k++) {
        if (before->value[k] == after->value[k])
            continue;
        text = arena_text(arena, "%s%s%s", text, *text ? between : "",
                          price_words((enum level)order[k], after->value[k] - before->value[k],
                                      after->empty[k] - before->empty[k], arena));
    }
    return text;
}

void price_order(const struct plan *plan, int *order)
{
    for (int k = 0; k < LEVELS; k++) {
        order[k] = k;
        for (int level = 0; level < N_LEVELS; level++)
            if (strcmp(level_names[level], plan->level_names[k]) == 0)
                order[k] = level;
    }
}

void price_of_plan(const struct world *world, const struct plan *plan, struct price_of *price)
{
    int order[LEVELS];

    price_order(plan, order);
    *price = (struct price_of){.value = {0}};
    for (int k = 0; k < LEVELS; k++) {
        price->value[k] = plan->levels[k].value;
        for (int i = 0; i < plan->n_open; i++)
            if (world->duties[plan->open[i].duty].level == order[k])
                price->empty[k] += plan->open[i].missing;
        if (order[k] == LEVEL_FAIRNESS)
            price->empty[k] = plan->n_rarely;
    }
}

int price_rarely(const struct problem *problem, const bool *chosen, int fairness)
{
    int64_t steps = 0;

    for (int i = 0; i < problem->n_offers; i++)
        steps += chosen[i] ? problem->offers[i].cost[fairness] : 0;
    return (int)(steps / STEPS_TEACHER_COVERS);
}

void price_empty(const struct problem *problem, const bool *chosen, int fairness,
                 struct arena *arena, int *empty)
{
    int *filled = arena_new(arena, int, problem->n_tasks + 1);

    memset(empty, 0, LEVELS * sizeof *empty);
    for (int i = 0; i < problem->n_offers; i++)
        filled[problem->slots[problem->offers[i].slot].task] += chosen[i];
    for (int t = 0; t < problem->n_tasks; t++)
        if (problem->tasks[t].short_cost > 0 && filled[t] < problem->tasks[t].need)
            empty[problem->tasks[t].level] += problem->tasks[t].need - filled[t];
    empty[fairness] = price_rarely(problem, chosen, fairness);
}
