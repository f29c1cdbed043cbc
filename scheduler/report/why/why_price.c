/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/why_price.c - why not this person: the rule, or the chain and what it costs.
 */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/plan/price_words.h"
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
    bool covers =
        duty_is_cover(duty) && strcmp(duty->kind->name, "cover") != 0; /* says so itself */
    const char *verb = move->takes ? own ? "keeps" : covers ? "covers" : "takes" : "leaves";
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

static const char *costs_text(const struct why *why, const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    struct price_of before = {.value = {0}}, after = before;
    int proven = 0;

    memcpy(before.value, why->value, sizeof before.value);
    memcpy(after.value, price->value, sizeof after.value);
    price_empty(&why->brief->problem, why->chosen, why->brief->policy.rank[LEVEL_FAIRNESS], arena,
                before.empty);
    price_empty(&why->brief->problem, price->chosen, why->brief->policy.rank[LEVEL_FAIRNESS], arena,
                after.empty);
    while (proven < LEVELS && price->proven[proven])
        proven++;
    const char *text = price_all(why->brief->policy.order, &before, &after, "\n  ", arena);
    if (!*text)
        text = "nothing: the plan is as good with it";
    return arena_text(
        arena, "It costs:\n  %s\n%s", text,
        price->scope == WHY_NEAR  ? "Only what goes on around that time was looked at.\n"
        : price->scope == WHY_DAY ? "Other days are left as they are.\n"
        : proven == 0             ? "Cheaper may be possible.\n"
        : proven == LEVELS
            ? "There is no cheaper way.\n"
            : arena_text(arena,
                         "Nothing cheaper is possible in %s, nor in what matters more; in "
                         "what matters less it may be.\n",
                         level_titles[why->brief->policy.order[proven - 1]]));
}

/* They leave what reads like what they take: two seats of one room are two duties. */
static bool leaves_alike(const struct why *why, int duty, int person, const struct why_price *price)
{
    for (int i = 0; i < price->n_moves; i++) {
        const struct why_move *move = &price->moves[i];
        if (!move->takes && move->person == person && move->duty != duty &&
            strcmp(why_name(why, move->duty), why_name(why, duty)) == 0)
            return true;
    }
    return false;
}

static const char *priced_text(const struct why *why, int duty, int person,
                               const struct why_price *price)
{
    struct arena *arena = why->brief->arena;
    const char *text =
        arena_text(arena, "%s can do %s:\n", why_person_name(why, person), why_name(why, duty));

    for (int i = 0; i < price->n_moves; i++)
        text = arena_text(arena, "%s%s", text, move_text(why, price, i, duty));
    if (leaves_alike(why, duty, person, price))
        text = arena_text(arena, "%sThese are two seats of the same work.\n", text);
    return arena_text(arena, "%s%s", text, costs_text(why, price));
}

/* What they are locked to, or have begun, is in the way of it. */
static const char *held_text(const struct why *why, int duty, const char *who, int other)
{
    const struct brief *brief = why->brief;
    const struct duty *duties = brief->world->duties;
    bool begun = brief->frozen[other];

    return arena_text(
        brief->arena, "%s cannot do %s: they are %s %s%s%s.%s\n", who, why_name(why, duty),
        begun ? "at" : "locked to", why_name(why, other), begun ? ", which has begun" : "",
        duties_apart(&duties[duty], &duties[other]) ? ", and could not get there in time" : "",
        begun ? "" : "  Unlock that first.");
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
        return held_text(why, duty, who, price->other);
    default:
        break;
    }
    struct why_rule_text rule = why_rule_of(why, duty, person, price->reason);
    return arena_text(arena, "%s cannot do %s: %s %s.\n%s", who, what, who, rule.sentence,
                      *rule.source ? arena_text(arena, "The rule: %s\n", rule.source) : "");
}
