/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why_price.c - why not this person: the rule, or the chain and what it costs. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/table.h"
#include "scheduler/report/why_text.h"

static int filled_by(const struct why *why, const bool *chosen, int duty)
{
    int task = why->brief->duty_task[duty], n = 0;

    for (int i = why->first_offer[task]; i < why->first_offer[task + 1]; i++)
        n += chosen[i];
    return n;
}

/* One line: who takes or leaves what, and whether it is left empty. */
static const char *move_text(const struct why *why, const struct why_price *price, int i, int asked)
{
    struct arena *arena = why->brief->arena;
    const struct why_move *move = &price->moves[i];
    const struct duty *duty = why_duty(why, move->duty);
    const struct duty_slot *slot = &duty->slots[move->slot];
    bool own = duty_owned_by(duty, move->person), empty = false;
    const char *verb = move->takes ? own                   ? "keeps"
                                     : duty_is_cover(duty) ? "covers"
                                                           : "takes"
                                   : "leaves";
    char day[STAMP], from[STAMP], until[STAMP];

    if (!move->takes)
        empty = filled_by(why, price->chosen, move->duty) < filled_by(why, why->chosen, move->duty);
    return arena_text(arena, "  %s %s %s%s%s, %s%s-%s%s\n", why_person_name(why, move->person),
                      verb, duty->title, *why_place(why, move->duty) ? ", " : "",
                      why_place(why, move->duty),
                      day_of(slot->starts_at) == day_of(why_duty(why, asked)->slots[0].starts_at)
                          ? ""
                          : arena_text(arena, "%s ", stamp_day(day, day_of(slot->starts_at))),
                      stamp_time(from, slot->starts_at), stamp_time(until, slot->ends_at),
                      empty ? ": nobody does it then" : "");
}

static const char *level_text(const struct why *why, int k, int64_t more)
{
    struct arena *arena = why->brief->arena;
    long long n = more < 0 ? -more : more;
    const char *than = more < 0 ? "fewer" : "more";

    switch (why->brief->policy.order[k]) {
    case LEVEL_REQUIRED:
        return arena_text(arena, "%lld %s %s of what must be done left undone", n, than,
                          n == 1 ? "point" : "points");
    case LEVEL_COVER:
        return arena_text(arena,
                          "%lld %s %s of cover wanting: a lesson covered by somebody who does "
                          "not teach, or by nobody",
                          n, than, n == 1 ? "point" : "points");
    case LEVEL_WORK:
        return arena_text(arena, "%lld %s %s of other work left undone", n, than,
                          n == 1 ? "point" : "points");
    case LEVEL_CHANGES:
        return arena_text(arena, "%lld %s %s against what people were told", n, than,
                          n == 1 ? "change" : "changes");
    case LEVEL_MONEY:
        return arena_text(arena, "%lld.%02lld pounds %s", n / 100, n % 100,
                          more < 0 ? "less" : "more");
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
    return arena_text(
        arena, "It costs:\n%s%s", text,
        price->scope == WHY_NEAR  ? "Only what goes on around that time was looked at.\n"
        : price->scope == WHY_DAY ? "Other days are left as they are.\n"
        : proven == 0             ? "Cheaper may be possible.\n"
        : proven == LEVELS
            ? "There is no cheaper way.\n"
            : arena_text(arena, "Nothing cheaper is possible up to %s; below it may be.\n",
                         why->plan.level_names[proven - 1]));
}

static const char *priced_text(const struct why *why, int duty, int person,
                               const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *text =
        arena_text(arena, "%s can do %s:\n", why_person_name(why, person), why_name(why, duty));

    for (int i = 0; i < price->n_moves; i++)
        text = arena_text(arena, "%s%s", text, move_text(why, price, i, duty));
    return arena_text(arena, "%s%s", text, costs_text(why, price));
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
