/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/what_if_cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "export/stamp.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/plan/price_words.h"

/* Of each level that differs: in words. */
static int level_words(struct app *app, const struct whatif *whatif, const char *words[LEVELS],
                       bool better[LEVELS])
{
    struct price_of before, after;
    int order[LEVELS], n = 0;

    price_order(&whatif->before, order);
    price_of_plan(&whatif->before_world, &whatif->before, &before);
    price_of_plan(&whatif->after_world, &whatif->after, &after);
    for (int k = 0; k < LEVELS; k++) {
        int64_t more = after.value[k] - before.value[k];
        if (more == 0)
            continue;
        better[n] = more < 0;
        words[n++] =
            price_words((enum level)order[k], more, after.empty[k] - before.empty[k], &app->arena);
    }
    return n;
}

static void tell_levels(struct app *app, const struct whatif *whatif)
{
    const char *words[LEVELS];
    bool better[LEVELS];
    int n = level_words(app, whatif, words, better);

    for (int i = 0; i < n; i++)
        fprintf(app->out, "  %-6s  %s\n", better[i] ? "better" : "worse", words[i]);
}

static void answer_prices(struct app *app, struct json *root, const struct whatif *whatif)
{
    struct json *list = json_list(root, "prices");
    const char *words[LEVELS];
    bool better[LEVELS];
    int n = level_words(app, whatif, words, better);

    for (int i = 0; i < n; i++) {
        struct json *row = json_row(list);
        json_yes(row, "better", better[i]);
        json_text(row, "text", words[i]);
    }
}

static const struct plan_kind *kind_of(const struct plan *plan, const char *kind)
{
    static const struct plan_kind none = {.kind = ""};

    for (int i = 0; i < plan->n_kinds; i++) {
        if (strcmp(plan->kinds[i].kind, kind) == 0)
            return &plan->kinds[i];
    }
    return &none;
}

static bool kinds_differ(const struct plan_kind *a, const struct plan_kind *b)
{
    return a->seats != b->seats || a->filled != b->filled;
}

static void tell_kinds(struct app *app, const struct whatif *whatif)
{
    for (int i = 0; duty_kinds[i]; i++) {
        const struct plan_kind *a = kind_of(&whatif->before, duty_kinds[i]->name);
        const struct plan_kind *b = kind_of(&whatif->after, duty_kinds[i]->name);
        if (kinds_differ(a, b))
            fprintf(app->out, "  %s: %d of %d filled, as it is %d of %d\n", duty_kinds[i]->title,
                    b->filled, b->seats, a->filled, a->seats);
    }
}

/* Minutes of what is not somebody's own lesson; a class that joins another is that other's. */
static int64_t minutes_of(const struct plan *plan, int person)
{
    int64_t minutes = 0;

    for (int i = 0; i < plan->n_assignments; i++) {
        const struct assignment *row = &plan->assignments[i];
        if (row->staff == person && !row->standing && strcmp(row->kind, "merged") != 0)
            minutes += row->ends_at - row->starts_at;
    }
    return minutes;
}

/* Those with an hour more or less; small shifts are the search's. */
static void tell_people(struct app *app, const struct whatif *whatif)
{
    const struct season *season = whatif->season;
    bool told = false;

    for (int p = 0; p < season->n_people; p++) {
        int64_t a = minutes_of(&whatif->before, p), b = minutes_of(&whatif->after, p);
        if (llabs((long long)(a - b)) < 60)
            continue;
        fprintf(app->out, "%s  %s: %s on duty, as it is %s\n",
                told ? "" : "people with an hour more or less:\n",
                *season->people[p].name ? season->people[p].name : season->people[p].staff,
                minutes_words(b, &app->arena), minutes_words(a, &app->arena));
        told = true;
    }
}

void what_if_tell(struct app *app, const struct whatif *whatif, double seconds)
{
    const struct plan *a = &whatif->before, *b = &whatif->after;
    char from[STAMP], until[STAMP];
    bool same = true;

    fprintf(app->out, "%s to %s, %s: %d of %d seats filled, as it is %d of %d\n",
            stamp_day(from, whatif->after_world.from), stamp_day(until, whatif->after_world.until),
            whatif->told, b->filled, b->seats, a->filled, a->seats);
    for (int k = 0; k < LEVELS; k++)
        same = same && a->levels[k].value == b->levels[k].value;
    if (whatif->n_unseated > 0)
        fprintf(app->out, "%s would have no desk\n",
                counted(app, whatif->n_unseated, "more candidate", "more candidates"));
    if (whatif->n_unseated < 0)
        fprintf(app->out, "%s would have a desk\n",
                counted(app, -whatif->n_unseated, "candidate who has none",
                        "candidates who have none"));
    if (whatif->n_moved) {
        fprintf(app->out, "seated again: %s in use, as it is %d; %s elsewhere\n",
                counted(app, whatif->rooms.sessions, "room session", "room sessions"),
                whatif->rooms_before.sessions,
                counted(app, whatif->n_moved, "candidate sits", "candidates sit"));
    }
    if (same)
        fprintf(app->out, "nothing gets better or worse\n");
    tell_levels(app, whatif);
    tell_kinds(app, whatif);
    tell_people(app, whatif);
    fprintf(app->out, "planned twice in %.1f seconds; nothing was stored\n", seconds);
}

static void answer_side(struct json *root, const char *name, const struct plan *plan)
{
    struct json *side = json_member(root, name);

    json_number(side, "seats", plan->seats);
    json_number(side, "filled", plan->filled);
    json_text(side, "hash", plan->hash);
    struct json *list = json_list(side, "levels");
    for (int k = 0; k < LEVELS; k++) {
        struct json *row = json_row(list);
        json_text(row, "name", plan->level_names[k]);
        json_text(row, "unit", plan->level_units[k]);
        json_number(row, "value", plan->levels[k].value);
        json_number(row, "bound", plan->levels[k].bound);
    }
}

bool what_if_answer(struct app *app, const struct whatif *whatif, double seconds,
                    struct fault *fault)
{
    const struct season *season = whatif->season;
    struct json *root = answer_begin();

    json_day(root, "from", whatif->after_world.from);
    json_day(root, "to", whatif->after_world.until);
    answer_side(root, "before", &whatif->before);
    answer_side(root, "after", &whatif->after);
    answer_prices(app, root, whatif);
    json_number(root, "lost_desks", whatif->n_unseated);
    json_number(root, "rooms_before", whatif->rooms_before.sessions);
    json_number(root, "rooms", whatif->rooms.sessions);
    json_number(root, "moved", whatif->n_moved);
    struct json *list = json_list(root, "kinds");
    for (int i = 0; duty_kinds[i]; i++) {
        const struct plan_kind *a = kind_of(&whatif->before, duty_kinds[i]->name);
        const struct plan_kind *b = kind_of(&whatif->after, duty_kinds[i]->name);
        if (!kinds_differ(a, b))
            continue;
        struct json *row = json_row(list);
        json_text(row, "kind", duty_kinds[i]->name);
        json_number(row, "seats_before", a->seats);
        json_number(row, "filled_before", a->filled);
        json_number(row, "seats", b->seats);
        json_number(row, "filled", b->filled);
    }
    list = json_list(root, "people");
    for (int p = 0; p < season->n_people; p++) {
        int64_t a = minutes_of(&whatif->before, p), b = minutes_of(&whatif->after, p);
        if (a == b)
            continue;
        struct json *row = json_row(list);
        json_text(row, "staff", season->people[p].staff);
        json_number(row, "minutes_before", a);
        json_number(row, "minutes", b);
    }
    json_seconds(root, "seconds", seconds);
    return answer_end(app, root, fault);
}

/* What is better and worse without the rule, and how sure that is. */
static const char *saved_text(struct app *app, const struct rule_costs *costs,
                              const struct rule_cost *cost)
{
    int order[LEVELS];

    price_order(&costs->before, order);
    const char *text = price_all(order, &costs->price, &cost->price, ", ", &app->arena);
    if (!*text)
        return !cost->perhaps_more ? "nothing"
               : cost->seats_sure  ? "no seat; nothing else found"
                                   : "nothing found";
    if (!cost->perhaps_more && !cost->perhaps_less)
        return text;
    return arena_text(&app->arena, "%s (perhaps %s)", text,
                      !cost->perhaps_less   ? "more"
                      : !cost->perhaps_more ? "less"
                                            : "more, perhaps less");
}

void what_if_tell_costs(struct app *app, const struct rule_costs *costs, double seconds)
{
    const struct plan *before = &costs->before;
    bool found = false, more = false, less = false;

    fprintf(app->out, "as it is: %d of %d seats filled.  Without each rule, planned again:\n",
            before->filled, before->seats);
    for (int i = 0; i < costs->n; i++) {
        const struct rule_cost *cost = &costs->list[i];
        const char *text = saved_text(app, costs, cost);
        fprintf(app->out, "  %-26s %-24s %s\n", cost->rule, cost->relaxed, text);
        found = found || (cost->perhaps_more && strstr(text, "found"));
        more = more || strstr(text, "(perhaps more");
        less = less || strstr(text, "perhaps less)");
    }
    if (found)
        fprintf(app->out, "where nothing was found, it is not proven that there is nothing: "
                          "--effort looks longer\n");
    if (more)
        fprintf(app->out,
                "perhaps more: without the rule a better plan may be there than was found\n");
    if (less)
        fprintf(app->out, "perhaps less: a better plan may be there with the rule, too\n");
    fprintf(app->out, "planned %d times in %.1f seconds; nothing was stored\n", costs->n + 1,
            seconds);
}

bool what_if_answer_costs(struct app *app, const struct rule_costs *costs, double seconds,
                          struct fault *fault)
{
    struct json *root = answer_begin();

    answer_side(root, "before", &costs->before);
    struct json *list = json_list(root, "rules");
    for (int i = 0; i < costs->n; i++) {
        const struct rule_cost *cost = &costs->list[i];
        struct json *row = json_row(list);
        json_text(row, "rule", cost->rule);
        json_text(row, "relaxed", cost->relaxed);
        json_number(row, "seats", cost->seats);
        json_number(row, "pence", cost->money);
        struct json *saved = json_member(row, "saved");
        for (int k = 0; k < LEVELS; k++)
            json_number(saved, costs->before.level_names[k], cost->saved[k]);
        json_text(row, "text", saved_text(app, costs, cost));
        json_yes(row, "perhaps_more", cost->perhaps_more);
        json_yes(row, "perhaps_less", cost->perhaps_less);
    }
    json_seconds(root, "seconds", seconds);
    return answer_end(app, root, fault);
}
