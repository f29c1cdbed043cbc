/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads the six tables of a year. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "import/cell.h"
#include "scheduler/base/day.h"
#include "scheduler/rules/figure.h"
#include "scheduler/rules/source.h"
#include "scheduler/rules/tables.h"

static void take_figure(const struct figure_row *row, const char *file, struct rules *rules,
                        struct issues *issues)
{
    int id = figure_find(row->name);

    if (id < 0) {
        issue_add(issues, ISSUE_ERROR, file, row->line, "name",
                  "'%s' is not a number the program knows", row->name);
        return;
    }
    struct figure *figure = &rules->figures[id];
    *figure = (struct figure){.name = figure_kinds[id].name,
                              .title = row->title,
                              .unit = figure_kinds[id].unit,
                              .source = row->source,
                              .confidence = row->confidence};
    if (!figure_parse(id, row->value, &figure->value))
        issue_add(issues, ISSUE_ERROR, file, row->line, "value", "'%s' is not %s", row->value,
                  figure_wanted(id));
}

static void take_figures(const struct figure_row *rows, int count, const char *file,
                         struct rules *rules, struct issues *issues)
{
    for (int i = 0; i < count; i++) {
        if (*rows[i].name)
            take_figure(&rows[i], file, rules, issues);
    }
    for (int i = 0; i < N_FIGURES; i++) {
        if (!rules->figures[i].name)
            issue_add(issues, ISSUE_ERROR, file, 0, "name", "there is no row for '%s'",
                      figure_kinds[i].name);
    }
}

static int number_or_figure(const struct rules *rules, const char *text, const char *file, int line,
                            const char *column, struct issues *issues)
{
    int value = 0, id = figure_find(text);

    if (id >= 0)
        return rules->figures[id].value;
    if (*text && (!cell_number(text, &value) || value < 0))
        issue_add(issues, ISSUE_ERROR, file, line, column,
                  "'%s' is neither a number nor the name of a figure", text);
    return value;
}

static void take_helpers(const struct helper_row *rows, int count, const char *file,
                         struct rules *rules, struct arena *arena, struct issues *issues)
{
    static const char *const bars[] = {"hard", "warning", "none"};
    struct helper_rule *helpers = arena_new(arena, struct helper_rule, count + 1);

    for (int i = 0; i < count; i++) {
        const char *bar = rows[i].rule.subject_bar;
        helpers[i] = rows[i].rule;
        helpers[i].share_figure = figure_find(rows[i].share_text);
        helpers[i].before_figure = figure_find(rows[i].before_text);
        helpers[i].share_max =
            number_or_figure(rules, rows[i].share_text, file, rows[i].line, "share_max", issues);
        helpers[i].before_min =
            number_or_figure(rules, rows[i].before_text, file, rows[i].line, "before", issues);
        if (*bar && strcmp(bar, bars[0]) != 0 && strcmp(bar, bars[1]) != 0 &&
            strcmp(bar, bars[2]) != 0)
            issue_add(issues, ISSUE_ERROR, file, rows[i].line, "subject_bar",
                      "'%s': write hard, warning or none", bar);
    }
    if (count > (int)(sizeof(unsigned) * CHAR_BIT))
        issue_add(issues, ISSUE_ERROR, file, 0, "role", "more than 32 roles");
    rules->helpers = helpers;
    rules->n_helpers = count;
}

/* Every figure a standard rests on must be one. */
static void take_standards(const struct standard *rows, int count, const char *file,
                           struct rules *rules, struct issues *issues)
{
    char name[FIGURE_NAME];

    for (int i = 0; i < count; i++) {
        for (const char *at = rows[i].rests_on; figure_next(&at, name);) {
            if (figure_find(name) < 0)
                issue_add(issues, ISSUE_ERROR, file, i + 2, "rests_on",
                          "'%s' is not a number the program knows", name);
        }
    }
    rules->standards = rows;
    rules->n_standards = count;
}

static void take_obstacles(const struct obstacle_rule *rows, int count, const char *file,
                           struct rules *rules, struct issues *issues)
{
    for (int i = 0; i < count; i++) {
        if (!rules_standard(rules, rows[i].rule))
            issue_add(issues, ISSUE_ERROR, file, i + 2, "rule", "there is no standard '%s'",
                      rows[i].rule);
    }
    rules->obstacles = rows;
    rules->n_obstacles = count;
}

struct loading {
    struct source source;
    struct issues issues;
    struct tables tables;
    bool any_own; /* some table came from the folder */
};

/* Reads and binds one table; rows and count are set also when cells are bad. */
static bool table_load(struct loading *loading, const struct bind *bind, const char **file,
                       void **rows, int *count, struct fault *fault)
{
    const char *bytes = NULL;
    size_t size = 0;
    bool own = false;
    char name[32];

    (void)snprintf(name, sizeof name, "%s.csv", bind->name);
    if (!source_table(&loading->source, name, file, &bytes, &size, &own, fault))
        return false;
    loading->any_own = loading->any_own || own;
    tables_release(&loading->tables);
    const struct format *format = format_find(name);
    if (!format)
        return fault_set(fault, FAULT_SYSTEM, "the program cannot read CSV");
    if (!format->read(*file, bytes, size, &loading->tables, &loading->issues) ||
        loading->tables.count != 1) {
        issue_add(&loading->issues, ISSUE_ERROR, *file, 0, "", "this is not a table");
        *rows = NULL;
        *count = 0;
        return true;
    }
    const struct table *table = &loading->tables.list[0];
    *rows = bind_rows(bind, *file, table, loading->source.arena, &loading->issues);
    *count = table->n_rows;
    return true;
}

static bool is_paper_kind(const char *word, size_t length)
{
    for (int i = 0; paper_kind_words[i]; i++)
        if (strlen(paper_kind_words[i]) == length &&
            strncmp(word, paper_kind_words[i], length) == 0)
            return true;
    return false;
}

/* What an arrangement names in the other tables and among the words the program knows. */
static void check_arrangement(const struct rules *rules, const struct arrangement_rule *rule,
                              struct arena *arena, struct issues *issues)
{
    const char *roles[] = {rule->helper, rule->after, rule->ready};
    const char *instead = rule->instead_for_reading;
    const char *usual = arena_text(arena, "%.*s", (int)strcspn(instead, ";"), instead);

    for (int i = 0; i < 3; i++)
        if (*roles[i] && !rules_helper(rules, roles[i]))
            issue_add(issues, ISSUE_ERROR, "helpers.csv", 0, "role",
                      "there is no row for '%s', the helper of %s", roles[i], rule->kind);
    if (*usual && !rules_arrangement(rules, usual))
        issue_add(issues, ISSUE_ERROR, "arrangements.csv", 0, "instead_for_reading",
                  "there is no arrangement '%s'", usual);
    for (const char *word = rule->only_in; *word;) {
        size_t length = strcspn(word, ";");
        if (!is_paper_kind(word, length))
            issue_add(issues, ISSUE_ERROR, "arrangements.csv", 0, "only_in",
                      "there is no kind of paper '%.*s'", (int)length, word);
        word += length + (word[length] == ';');
    }
}

static bool tables_load(struct loading *loading, struct rules *rules, struct fault *fault)
{
    struct arena *arena = loading->source.arena;
    const char *file = NULL;
    void *rows = NULL;
    int count = 0;

    if (!table_load(loading, &figure_bind, &file, &rows, &count, fault))
        return false;
    take_figures(rows, count, file, rules, &loading->issues);
    if (!table_load(loading, &arrangement_bind, &file, &rows, &count, fault))
        return false;
    rules->arrangements = rows;
    rules->n_arrangements = count;
    if (!table_load(loading, &training_bind, &file, &rows, &count, fault))
        return false;
    rules->trainings = rows;
    rules->n_trainings = count;
    if (!table_load(loading, &standard_bind, &file, &rows, &count, fault))
        return false;
    take_standards(rows, count, file, rules, &loading->issues);
    if (!table_load(loading, &helper_bind, &file, &rows, &count, fault))
        return false;
    take_helpers(rows, count, file, rules, arena, &loading->issues);
    if (!table_load(loading, &obstacle_bind, &file, &rows, &count, fault))
        return false;
    take_obstacles(rows, count, file, rules, &loading->issues);
    for (int i = 0; i < rules->n_arrangements; i++)
        check_arrangement(rules, &rules->arrangements[i], arena, &loading->issues);
    return true;
}

static bool first_error(const struct issues *issues, struct fault *fault)
{
    for (int i = 0; i < issues->count; i++) {
        const struct issue *issue = &issues->list[i];
        if (issue->severity != ISSUE_ERROR)
            continue;
        char more[32] = "";
        if (issues->errors > 1)
            (void)snprintf(more, sizeof more, " (and %d more)", issues->errors - 1);
        return fault_set(fault, FAULT_INPUT, "%s:%d: %s: %s%s", issue->file, issue->line,
                         issue->column, issue->text, more);
    }
    return true;
}

bool rules_load(const char *folder, int64_t day, struct arena *arena, struct rules *rules,
                struct fault *fault)
{
    struct loading loading = {.source = {.folder = folder, .arena = arena}};
    struct rules made = {0};
    bool good = false;

    if (!source_year(day, folder != NULL, arena, &loading.source.year, fault))
        return false;
    loading.source.folder_year = day_academic_name(arena, day);
    made.year = folder ? loading.source.folder_year : loading.source.year;
    if (!tables_load(&loading, &made, fault))
        goto done;
    if (folder && !loading.any_own) {
        (void)fault_set(fault, FAULT_MISSING,
                        "%s: no figures.csv, arrangements.csv, helpers.csv, training.csv, "
                        "standards.csv or obstacles.csv there",
                        folder);
        goto done;
    }
    good = first_error(&loading.issues, fault);
    if (good)
        *rules = made;
done:
    tables_release(&loading.tables);
    issues_release(&loading.issues);
    return good;
}
