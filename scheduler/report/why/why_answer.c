/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/why/why_answer.c - the same as nested answers: codes, never names. */
#include <string.h>

#include "scheduler/report/answer.h"
#include "scheduler/report/why_text.h"

static const char *code_of(const struct why *why, int person)
{
    return person < why->brief->crew.n_people ? answer_staff(why->brief->world->season, person)
                                              : "(class)";
}

static void add_reasons(struct json *root, const struct why *why, const struct why_person *people)
{
    struct json *reasons = json_member(root, "reasons");
    int n_people = why->brief->crew.n_people;

    for (int p = 0; p < n_people; p++) {
        int n = 0;
        bool told = false;
        for (int q = 0; q < n_people; q++) {
            bool same = strcmp(people[p].reason, people[q].reason) == 0;
            told = told || (same && q < p);
            n += same;
        }
        if (!told)
            json_number(reasons, people[p].reason, n);
    }
}

void why_people_answer(struct json *root, const struct why *why, int duty,
                       const struct why_person *people)
{
    const struct duty *row = why_duty(why, duty);

    json_text(root, "duty", row->key);
    json_text(root, "kind", row->kind->name);
    json_moment(root, "start", row->slots[0].starts_at);
    json_moment(root, "end", row->slots[0].ends_at);
    json_text(root, "place", why_place(why, duty));
    json_number(root, "need", row->need);
    json_number(root, "missing", why_missing(why, duty));
    add_reasons(root, why, people);
    struct json *list = json_list(root, "people");
    for (int p = 0; p < why->brief->crew.n_people; p++) {
        struct json *person = json_row(list);
        json_text(person, "staff", code_of(why, p));
        json_text(person, "reason", people[p].reason);
        json_text(person, "doing", why_doing_words[people[p].doing]);
        json_text(person, "duty", people[p].other < 0 ? "" : why_duty(why, people[p].other)->key);
    }
}

void why_group_answer(struct json *root, const struct why *why, const struct bottleneck *bottleneck)
{
    struct json *group = json_member(root, "bottleneck");

    json_text(group, "what", why_limit_words[bottleneck->what]);
    if (bottleneck->what == LIMIT_MOMENT)
        json_moment(group, "at", bottleneck->at);
    if (bottleneck->what == LIMIT_RULE)
        json_text(group, "limit", bottleneck->limit);
    if (bottleneck->what == LIMIT_HOURS) {
        json_moment(group, "from", bottleneck->from_at);
        json_moment(group, "to", bottleneck->until_at);
        json_text(group, "unit", bottleneck->by_minute ? "minutes" : "duties");
        json_number(group, "needs", bottleneck->needs_min);
        json_number(group, "has", bottleneck->has_min);
    }
    json_number(group, "wanted", bottleneck->wanted);
    json_number(group, "able", bottleneck->n_people - bottleneck->n_hosts);
    json_number(group, "classes", bottleneck->n_hosts);
    json_number(group, "short", bottleneck->lacking);
    struct json *duties = json_list(group, "duties");
    for (int i = 0; i < bottleneck->n_duties; i++) {
        struct json *row = json_row(duties);
        json_text(row, "duty", why_duty(why, bottleneck->duties[i].duty)->key);
        json_number(row, "seats", bottleneck->duties[i].seats);
        if (bottleneck->what == LIMIT_SPAN)
            json_number(row, "points", bottleneck->duties[i].points);
    }
    struct json *people = json_list(group, "people");
    for (int i = 0; i < bottleneck->n_people - bottleneck->n_hosts; i++)
        json_list_text(people, code_of(why, bottleneck->people[i]));
    if (bottleneck->what != LIMIT_SPAN)
        return;
    json_yes(group, "other_days_as_planned", bottleneck->beside);
    struct json *most = json_list(group, "most"); /* points of the duties that each can do */
    for (int i = 0; i < bottleneck->n_people; i++) {
        struct json *row = json_row(most);
        bool host = i >= bottleneck->n_people - bottleneck->n_hosts;
        json_text(row, "staff", host ? "" : code_of(why, bottleneck->people[i]));
        json_number(row, "points", bottleneck->most[i]);
    }
    json_number(group, "most_all", bottleneck->most_all);
}

static void add_moves(struct json *root, const struct why *why, const struct why_price *price)
{
    struct json *list = json_list(root, "changes");

    for (int i = 0; i < price->n_moves; i++) {
        const struct why_move *move = &price->moves[i];
        const struct duty *duty = why_duty(why, move->duty);
        struct json *row = json_row(list);
        json_text(row, "staff", code_of(why, move->person));
        json_text(row, "duty", duty->key);
        json_text(row, "what", change_words[move->takes ? CHANGE_TAKES : CHANGE_DROPS]);
        json_moment(row, "start", duty->slots[move->slot].starts_at);
        json_moment(row, "end", duty->slots[move->slot].ends_at);
    }
}

void why_price_answer(struct json *root, const struct why *why, int duty, int person,
                      const struct why_price *price)
{
    json_text(root, "duty", why_duty(why, duty)->key);
    json_text(root, "staff", code_of(why, person));
    json_text(root, "answer", why_answer_words[price->answer]);
    if (price->reason) {
        struct why_rule_text rule = why_rule_of(why, duty, person, price->reason);
        json_text(root, "reason", price->reason);
        json_text(root, "rule", rule.sentence);
        json_text(root, "source", rule.source);
    }
    if (price->other >= 0)
        json_text(root, "locked_to", why_duty(why, price->other)->key);
    if (price->answer != WHY_PRICED)
        return;
    json_text(root, "scope", why_scope_words[price->scope]);
    add_moves(root, why, price);
    struct json *list = json_list(root, "levels");
    for (int k = 0; k < LEVELS; k++) {
        struct json *row = json_row(list);
        json_text(row, "name", why->plan.level_names[k]);
        json_text(row, "unit", why->plan.level_units[k]);
        json_number(row, "before", why->value[k]);
        json_number(row, "value", price->value[k]);
        json_yes(row, "proven", price->proven[k]);
    }
}
