/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/rules/confirm.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/rules/figure.h"

int rule_count(const struct rules *rules)
{
    return N_FIGURES + rules->n_arrangements + rules->n_helpers + rules->n_trainings +
           rules->n_standards;
}

struct rule_row rule_at(const struct rules *rules, int i)
{
    if (i < N_FIGURES) {
        const struct figure *row = &rules->figures[i];
        return (struct rule_row){"figure", row->name, row->title, row->source, row->confidence, i};
    }
    i -= N_FIGURES;
    if (i < rules->n_arrangements) {
        const struct arrangement_rule *row = &rules->arrangements[i];
        return (struct rule_row){"arrangement", row->kind,       row->title,
                                 row->source,   row->confidence, -1};
    }
    i -= rules->n_arrangements;
    if (i < rules->n_helpers) {
        const struct helper_rule *row = &rules->helpers[i];
        return (struct rule_row){"role", row->role, row->title, row->source, row->confidence, -1};
    }
    i -= rules->n_helpers;
    if (i < rules->n_trainings) {
        const struct training_rule *row = &rules->trainings[i];
        return (struct rule_row){"training",  row->kind,       "How long a training is valid",
                                 row->source, row->confidence, -1};
    }
    const struct standard *row = &rules->standards[i - rules->n_trainings];
    return (struct rule_row){"standard", row->rule, row->title, row->source, row->confidence, -1};
}

const char *rule_full_name(const struct rule_row *row, struct arena *arena)
{
    return arena_text(arena, "%s:%s", row->table, row->name);
}

static bool is_named(const struct rule_row *row, const char *name)
{
    size_t table = strlen(row->table);

    if (strncmp(name, row->table, table) == 0 && name[table] == ':')
        return strcmp(name + table + 1, row->name) == 0;
    return strcmp(name, row->name) == 0;
}

/* A number is what people mean when a standard has the same name. */
bool rule_find(const struct rules *rules, const char *name, int *i, struct fault *fault)
{
    int count = rule_count(rules), found = -1;

    for (int k = 0; k < count; k++) {
        struct rule_row row = rule_at(rules, k);
        if (!is_named(&row, name) || (found >= 0 && strcmp(row.table, "standard") == 0))
            continue;
        if (found >= 0) {
            struct rule_row other = rule_at(rules, found);
            return fault_set(fault, FAULT_USAGE, "'%s' names two rules; write %s:%s or %s:%s", name,
                             other.table, other.name, row.table, row.name);
        }
        found = k;
    }
    if (found < 0)
        return fault_set(fault, FAULT_MISSING, "no rule is called '%s'; examrota rules lists them",
                         name);
    *i = found;
    return true;
}

bool rule_may_confirm(const struct rules *rules, int i, const char *value, struct fault *fault)
{
    struct rule_row row = rule_at(rules, i);
    int number;

    if (!*value)
        return true;
    if (row.figure < 0)
        return fault_set(fault, FAULT_USAGE, "%s:%s has no number of its own; leave --value out",
                         row.table, row.name);
    if (!figure_parse(row.figure, value, &number))
        return fault_set(fault, FAULT_INPUT, "'%s' is not %s", value, figure_wanted(row.figure));
    if (row.confidence != CONFIRMED ||
        figure_tighter(row.figure, number, rules->figures[row.figure].value))
        return true;
    return fault_set(fault, FAULT_CONFLICT,
                     "%s would be looser than the rule (%d, %s); only a tighter number can be "
                     "confirmed, a changed regulation is a changed table (--rules)",
                     value, rules->figures[row.figure].value, row.source);
}

/* Copies that may be changed, of tables that are const for everyone else. */
struct tables_copy {
    struct arrangement_rule *arrangements;
    struct helper_rule *helpers;
    struct training_rule *trainings;
    struct standard *standards;
};

static struct tables_copy copy_tables(struct rules *rules, struct arena *arena)
{
    struct tables_copy copy = {
        arena_dup(arena, rules->arrangements, (size_t)rules->n_arrangements,
                  sizeof *rules->arrangements),
        arena_dup(arena, rules->helpers, (size_t)rules->n_helpers, sizeof *rules->helpers),
        arena_dup(arena, rules->trainings, (size_t)rules->n_trainings, sizeof *rules->trainings),
        arena_dup(arena, rules->standards, (size_t)rules->n_standards, sizeof *rules->standards),
    };

    rules->arrangements = copy.arrangements;
    rules->helpers = copy.helpers;
    rules->trainings = copy.trainings;
    rules->standards = copy.standards;
    return copy;
}

static void put(struct rules *rules, const struct tables_copy *copy, int i, const char *source)
{
    if (i < N_FIGURES) {
        rules->figures[i].source = source;
        rules->figures[i].confidence = CONFIRMED;
        return;
    }
    i -= N_FIGURES;
    if (i < rules->n_arrangements) {
        copy->arrangements[i].source = source;
        copy->arrangements[i].confidence = CONFIRMED;
        return;
    }
    i -= rules->n_arrangements;
    if (i < rules->n_helpers) {
        copy->helpers[i].source = source;
        copy->helpers[i].confidence = CONFIRMED;
        return;
    }
    i -= rules->n_helpers;
    if (i < rules->n_trainings) {
        copy->trainings[i].source = source;
        copy->trainings[i].confidence = CONFIRMED;
        return;
    }
    copy->standards[i - rules->n_trainings].source = source;
    copy->standards[i - rules->n_trainings].confidence = CONFIRMED;
}

/* Roles whose numbers name the figure have it too. */
static void put_value(struct rules *rules, const struct tables_copy *copy, int figure,
                      const char *value)
{
    int number;

    if (!*value || !figure_parse(figure, value, &number))
        return;
    rules->figures[figure].value = number;
    for (int i = 0; i < rules->n_helpers; i++) {
        if (copy->helpers[i].share_figure == figure)
            copy->helpers[i].share_max = number;
        if (copy->helpers[i].before_figure == figure)
            copy->helpers[i].before_min = number;
    }
}

void rules_confirm(struct rules *rules, const struct season *season, const char *year,
                   struct arena *arena)
{
    struct tables_copy copy = {0};

    for (int c = 0; c < season->n_confirmations; c++) {
        const struct confirmation *row = &season->confirmations[c];
        struct fault fault = {0};
        int i = 0;
        if (strcmp(row->year, year) != 0 || !rule_find(rules, row->rule, &i, &fault) ||
            !rule_may_confirm(rules, i, row->value, &fault))
            continue;
        if (!copy.helpers)
            copy = copy_tables(rules, arena);
        int figure = rule_at(rules, i).figure;
        put(rules, &copy, i,
            arena_text(arena, "%s (confirmed by %s, %s)", row->source, row->by,
                       day_text(arena, row->made_utc / ((int64_t)24 * 60 * 60))));
        if (figure >= 0)
            put_value(rules, &copy, figure, row->value);
    }
}
