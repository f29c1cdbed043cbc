/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why_price.c - why not this person: the rule, or the chain and what it costs. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/table.h"
#include "scheduler/report/why_text.h"

/* "then drops", "takes": and why it costs at a level of its own. */
static const char *move_text(const struct why *why, const struct why_move *move, int subject)
{
    struct arena *arena = why->brief->arena;
    const struct duty *duty = why_duty(why, move->duty);
    const struct duty_slot *slot = &duty->slots[move->slot];
    const char *who = why_person_name(why, move->person);
    char day[STAMP], from[STAMP], until[STAMP];
    bool own = duty_owned_by(duty, move->person);
    const char *verb = move->takes ? own                   ? "keeps"
                                     : duty_is_cover(duty) ? "covers"
                                                           : "takes"
                                   : "leaves";

    return arena_text(
        arena, "  %s %s %s%s, %s %s-%s\n", subject ? "then" : "first", who,
        arena_text(arena, "%s %s", verb, duty->title),
        *why_place(why, move->duty) ? arena_text(arena, ", %s", why_place(why, move->duty)) : "",
        stamp_day(day, day_of(slot->starts_at)), stamp_time(from, slot->starts_at),
        stamp_time(until, slot->ends_at));
}

static int filled_by(const struct why *why, const bool *chosen, int duty)
{
    int task = why->brief->duty_task[duty], n = 0;

    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++)
        n += chosen[i];
    return n;
}

/* Duties of the chain that have fewer people than before, one line each. */
static const char *emptied_text(const struct why *why, const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *text = "";

    for (int i = 0; i < price->n_moves; i++) {
        int duty = price->moves[i].duty;
        bool told = price->moves[i].takes;
        for (int k = 0; k < i; k++)
            told = told || (price->moves[k].duty == duty && !price->moves[k].takes);
        if (!told && filled_by(why, price->chosen, duty) < filled_by(why, why->chosen, duty))
            text = arena_text(arena, "%s  nobody does %s then\n", text, why_short_name(why, duty));
    }
    return text;
}

static const char *level_text(const struct why *why, int k, int64_t more)
{
    struct arena *arena = why->brief->arena;
    long long n = more < 0 ? -more : more;
    const char *than = more < 0 ? "less" : "more";

    switch (why->brief->policy.order[k]) {
    case LEVEL_REQUIRED:
        return arena_text(arena, "%lld %s of what must be done is left undone (points)", n, than);
    case LEVEL_COVER:
        return arena_text(arena,
                          "%lld %s of what lessons ask for is wanting: covered by somebody who "
                          "does not teach it, or not at all",
                          n, than);
    case LEVEL_WORK:
        return arena_text(arena, "%lld %s of the other work is left undone (points)", n, than);
    case LEVEL_CHANGES:
        return arena_text(arena, "%lld %s %s against what people were told", n, than,
                          n == 1 ? "change" : "changes");
    case LEVEL_MONEY:
        return arena_text(arena, "%lld.%02lld pounds %s", n / 100, n % 100, than);
    case LEVEL_FAIRNESS:
        return arena_text(arena, "%lld %s %s of 15 minutes for whoever has most", n, than,
                          n == 1 ? "step" : "steps");
    default:
        return arena_text(arena, "%lld %s %s against what people prefer", n, than,
                          n == 1 ? "point" : "points");
    }
}

static const char *costs_text(const struct why *why, const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *text = "";
    int proven = 0;

    while (proven < LEVELS && price->proven[proven])
        proven++;
    for (int k = 0; k < LEVELS; k++) {
        if (price->value[k] != why->value[k])
            text = arena_text(arena, "%s  %s: %s\n", text, why->plan.level_names[k],
                              level_text(why, k, price->value[k] - why->value[k]));
    }
    if (!*text)
        text = "  nothing: the plan is as good with it\n";
    return arena_text(arena, "It costs:\n%s%s", text,
                      !price->whole ? "Other days are left as they are.\n"
                      : proven == 0 ? "Cheaper may be possible.\n"
                      : proven == LEVELS
                          ? "There is no cheaper way.\n"
                          : arena_text(arena,
                                       "Nothing cheaper is possible up to %s; below it may be.\n",
                                       why->plan.level_names[proven - 1]));
}

static const char *priced_text(const struct why *why, int duty, int person,
                               const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *text =
        arena_text(arena, "%s can do %s:\n", why_person_name(why, person), why_name(why, duty));

    for (int i = 0; i < price->n_moves; i++)
        text = arena_text(arena, "%s%s", text, move_text(why, &price->moves[i], i));
    return arena_text(arena, "%s%s%s", text, emptied_text(why, price), costs_text(why, price));
}

const char *why_price_text(const struct why *why, int duty, int person,
                           const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *who = why_person_name(why, person), *what = why_name(why, duty);

    switch (price->answer) {
    case WHY_DOES:
        return arena_text(arena, "%s does it already: %s.\n", who, what);
    case WHY_PRICED:
        return priced_text(why, duty, person, price);
    case WHY_LOCKED:
        if (price->other < 0)
            return arena_text(
                arena, "%s: all its places are locked to others.  Unlock one first.\n", what);
        return arena_text(arena, "%s cannot do %s: they are locked to %s.  Unlock that first.\n",
                          who, what, why_name(why, price->other));
    default:
        break;
    }
    struct why_rule_text rule = why_rule_of(why, duty, person, price->reason);
    return arena_text(arena, "%s cannot do %s: %s %s.\n%s", who, what, who, rule.sentence,
                      *rule.source ? arena_text(arena, "The rule: %s\n", rule.source) : "");
}
