/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rules that the school signs for, and what it takes back. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/office/office.h"
#include "scheduler/rules/confirm.h"

/* The rules as the tables have them: what was confirmed before must not make the next number
 * look looser than the regulation. */
static bool tables_of(struct office *office, struct rules *rules, struct fault *fault)
{
    struct office_range range;
    int64_t day = day_of(office->now_at);

    if (office_season_range(office, &range))
        day = range.from;
    return rules_load(office->rules_folder, day, office->arena, rules, fault);
}

/* The confirmations without one rule of this year; room for one more. */
static struct confirmation *others(const struct office *office, const char *name, int *count,
                                   bool *held)
{
    const struct season *season = &office->season;
    struct confirmation *list =
        arena_new(office->arena, struct confirmation, season->n_confirmations + 1);

    *count = 0;
    *held = false;
    for (int i = 0; i < season->n_confirmations; i++) {
        const struct confirmation *row = &season->confirmations[i];
        bool same = strcmp(row->rule, name) == 0 && strcmp(row->year, office->year) == 0;
        *held = *held || same;
        if (!same)
            list[(*count)++] = *row;
    }
    return list;
}

static bool save(struct office *office, const struct confirmation *list, int count,
                 const char *summary, struct fault *fault)
{
    static const char *const saved[] = {"confirmation", NULL};
    struct season after = office->season;
    struct change_note note = office_note(office, summary);

    after.confirmations = list;
    after.n_confirmations = count;
    return store_save_season(office->store, &office->season, &after, saved, &note, fault) &&
           office_load(office, fault);
}

bool office_confirm(struct office *office, const struct confirm_ask *ask, const char **name,
                    bool *held, struct fault *fault)
{
    struct rules tables;
    int i, count;

    if (!tables_of(office, &tables, fault) || !rule_find(&tables, ask->rule, &i, fault) ||
        !rule_may_confirm(&tables, i, ask->value, fault))
        return false;
    struct rule_row row = rule_at(&tables, i);
    *name = rule_full_name(&row, office->arena);
    struct confirmation *list = others(office, *name, &count, held);
    list[count++] = (struct confirmation){.rule = *name,
                                          .year = office->year,
                                          .value = ask->value,
                                          .source = ask->source,
                                          .by = ask->by,
                                          .made_utc = office->now_utc};
    return save(office, list, count,
                arena_text(office->arena, "confirmed %s%s%s for %s by %s", *name,
                           *ask->value ? " as " : "", ask->value, office->year, ask->by),
                fault);
}

bool office_withdraw(struct office *office, const char *rule, const char **name, bool *held,
                     struct fault *fault)
{
    struct rules tables;
    int i, count;

    if (!tables_of(office, &tables, fault) || !rule_find(&tables, rule, &i, fault))
        return false;
    struct rule_row row = rule_at(&tables, i);
    *name = rule_full_name(&row, office->arena);
    struct confirmation *list = others(office, *name, &count, held);
    if (!*held)
        return fault_set(fault, FAULT_MISSING, "%s is not confirmed for %s", *name, office->year);
    return save(office, list, count,
                arena_text(office->arena, "no longer confirmed: %s for %s", *name, office->year),
                fault);
}
