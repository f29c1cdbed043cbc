/* SPDX-License-Identifier: GPL-3.0-or-later
 * What would help where seats are empty: each bottleneck with its remedies, the cheapest first. */
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/why_text.h"

enum { DAY, FROM, UNTIL, DUTY, MISSING, HELP, EFFECT, MINUTES, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},
    [DUTY] = {"Empty", CELL_TEXT, "duty"},
    [MISSING] = {"Short", CELL_NUMBER, "missing"},
    [HELP] = {"What would help", CELL_TEXT, "help"},
    [EFFECT] = {"Effect", CELL_TEXT, "effect"},
    [MINUTES] = {"Time", CELL_MINUTES, "minutes"},
};

enum { PROOF_DAY, PROOF_DUTY, PROOF_WHY, PROOF_COLUMNS };
static const struct column proof_columns[PROOF_COLUMNS] = {
    [PROOF_DAY] = {"Day", CELL_DAY, "date"},
    [PROOF_DUTY] = {"Empty", CELL_TEXT, "duty"},
    [PROOF_WHY] = {"Because", CELL_TEXT, "because"},
};

static const char *title_of(const struct remedies *remedies, const struct remedy_group *group,
                            struct arena *arena)
{
    const char *title = why_short_name(remedies->why, group->duties[0]);

    if (group->n_duties == 1)
        return title;
    return arena_text(arena, "%s, and %d more then", title, group->n_duties - 1);
}

static void add_group(const struct remedies *remedies, const struct remedy_group *group,
                      struct table *table)
{
    const struct duty *duty = why_duty(remedies->why, group->duties[0]);

    for (int i = 0; i < (group->n ? group->n : 1); i++) {
        struct cell *row = table_row(table);
        row[DAY].number = day_of(duty->slots[0].starts_at);
        if (duty->n_slots == 1) {
            row[FROM].number = duty->slots[0].starts_at;
            row[UNTIL].number = duty->slots[0].ends_at;
        }
        if (i == 0) {
            row[DUTY].text = title_of(remedies, group, table->arena);
            row[MISSING].number = group->missing;
        }
        if (!group->n) {
            row[HELP].text = remedy_conclusion(remedies, group);
            continue;
        }
        const struct remedy *remedy = &remedies->list[group->first + i];
        row[HELP].text = remedy_text(remedies, remedy);
        row[EFFECT].text = remedy_effect(remedies, group, remedy);
        row[MINUTES].number = remedy->minutes;
    }
}

/* "at 10:05, 9 duties want these people, and there are 7; nothing short of 2 people fills them all"
 */
static const char *proof_text(const struct remedies *remedies, const struct remedy_group *group,
                              struct arena *arena)
{
    const struct bottleneck *bottleneck = &group->bottleneck;
    const char *conclusion = remedy_conclusion(remedies, group), *text = "no one thing proves it";
    char at[STAMP];

    if (bottleneck->what == LIMIT_MOMENT && bottleneck->n_people == 0)
        text = bottleneck->n_tired ? "it is too long for everybody who may do it"
                                   : "nobody may do it, whatever else is given up";
    else if (bottleneck->what == LIMIT_MOMENT) {
        bool one = bottleneck->all_people + bottleneck->all_hosts == 1;
        text =
            arena_text(arena, "at %s, %d duties want these people, and there %s %s",
                       stamp_time(at, bottleneck->at), bottleneck->all_wanted, one ? "is" : "are",
                       why_count(bottleneck->all_people, bottleneck->all_hosts, arena));
    } else if (bottleneck->what == LIMIT_HOURS) {
        text = arena_text(arena, "%lld %s are wanted, and the limits allow %lld",
                          (long long)bottleneck->needs_min,
                          bottleneck->by_minute ? "minutes" : "duties",
                          (long long)bottleneck->has_min);
    } else if (bottleneck->what == LIMIT_SPAN && bottleneck->n_people == 0) {
        text = "nobody can do it at any of its times, whatever else is given up";
    } else if (bottleneck->what == LIMIT_SPAN) {
        text = arena_text(arena, "%d seats one after the other, of which who may do them can do %d",
                          bottleneck->wanted, bottleneck->most_all);
    }
    return *conclusion ? arena_text(arena, "%s; %s", text, conclusion) : text;
}

static void add_proofs(const struct remedies *remedies, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = PROOF_COLUMNS};

    for (int g = 0; g < remedies->n_groups; g++) {
        const struct remedy_group *group = &remedies->groups[g];
        struct cell *row = table_row(&table);
        row[PROOF_DAY].number =
            day_of(why_duty(remedies->why, group->duties[0])->slots[0].starts_at);
        row[PROOF_DUTY].text = title_of(remedies, group, sheets->arena);
        row[PROOF_WHY].text = proof_text(remedies, group, sheets->arena);
    }
    struct sheet *sheet = sheets_add(sheets, proof_columns, &table);
    sheet->title = "What keeps them empty";
    sheet->name = "because";
}

static const struct remedies nothing = {0}; /* nothing is planned, nothing was looked for */

static const char *note_of(const struct remedies *remedies, struct arena *arena)
{
    const char *text = "Nothing was tried";

    if (remedies->n_tried) {
        text = arena_text(arena,
                          "The cheapest first; %s tried, each by planning its day again with the "
                          "other days as they are",
                          heading_count(arena, remedies->n_tried, "thing was", "things were"));
    }
    if (remedies->n_left)
        text = arena_text(
            arena, "%s.  %s not looked into: ask for fewer days", text,
            heading_count(arena, remedies->n_left, "empty seat was", "empty seats were"));
    if (remedies->n_past)
        text =
            arena_text(arena, "%s.  %s past: nothing helps there any more", text,
                       heading_count(arena, remedies->n_past, "empty seat is", "empty seats are"));
    return text;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    const struct remedies *remedies = ask->remedies ? ask->remedies : &nothing;

    (void)fault;
    heading_page(ask, "What would help", arena, page);
    for (int g = 0; g < remedies->n_groups; g++)
        add_group(remedies, &remedies->groups[g], &table);
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = "What would help where seats are empty";
    sheet->note = note_of(remedies, arena);
    sheet->name = "remedies";
    sheet->group_by = DAY;
    add_proofs(remedies, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

static bool fill_json(const struct report_ask *ask, struct json *root, struct fault *fault)
{
    (void)fault;
    remedies_answer(root, ask->remedies ? ask->remedies : &nothing);
    return true;
}

extern const struct report report_remedies;
const struct report report_remedies = {
    .name = "remedies",
    .title = "What would help",
    .audience = FOR_OFFICE,
    .help = "what would fill the empty seats: the cheapest changes, each of them tried",
    .wants_remedies = true,
    .wants_reasons = true,
    .fill = fill,
    .fill_json = fill_json,
};
