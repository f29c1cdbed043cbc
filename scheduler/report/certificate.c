/* SPDX-License-Identifier: GPL-3.0-or-later
 * The certificate of a plan: how good it is, what shows it, and what it was made from. */
#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/plan/facts.h"
#include "scheduler/report/heading.h"

enum { LEVEL, VALUE, UNIT, BOUND, SAYS, PROOF, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [LEVEL] = {"Level", CELL_TEXT, "level"},    [VALUE] = {"Plan", CELL_NUMBER, "value"},
    [UNIT] = {"Counted in", CELL_TEXT, "unit"}, [BOUND] = {"At best", CELL_NUMBER, "bound"},
    [SAYS] = {"Proven", CELL_TEXT, "says"},     [PROOF] = {"Shown by", CELL_TEXT, "proof"},
};
enum { WHAT, IS, FACT_COLUMNS };
static const struct column fact_columns[FACT_COLUMNS] = {
    [WHAT] = {"What", CELL_TEXT, "what"},
    [IS] = {"Is", CELL_TEXT, "is"},
};

/* What is stored, and whether it is so still. */
struct certificate {
    const struct draft *run;
    const char *plan;    /* hash of the stored draft, taken again */
    const char *input;   /* hash of what it was made from, taken again */
    const char *told;    /* ...as it was then */
    const char *changed; /* kinds that differ */
    bool plan_stands, input_stands;
};

static const struct draft *newest(const struct season *season)
{
    const struct draft *run = NULL;

    for (int i = 0; i < season->n_plan_runs; i++) {
        if (!run || season->plan_runs[i].made_utc >= run->made_utc)
            run = &season->plan_runs[i];
    }
    return run;
}

static const char *draft_hash(const struct season *season, const struct draft *run,
                              struct arena *arena)
{
    int n;
    const struct assignment *list = season_draft(season, run->from, run->until, arena, &n);

    return plan_hash(season, list, n, arena);
}

static bool look(const struct report_ask *ask, struct arena *arena, struct certificate *certificate,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    const struct draft *run = newest(season);

    if (!run)
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; run examrota plan first");
    const char *now = facts_of(season, ask->world->rules, run->from, run->until, arena);
    *certificate =
        (struct certificate){.run = run,
                             .plan = draft_hash(season, run, arena),
                             .input = facts_hash(now, arena),
                             .told = facts_hash(run->facts, arena),
                             .changed = *run->facts ? facts_changed(run->facts, now, arena) : ""};
    certificate->plan_stands = strcmp(certificate->plan, run->hash) == 0;
    certificate->input_stands = strcmp(certificate->input, certificate->told) == 0;
    return true;
}

static const char *says(const struct plan_level *level, struct arena *arena)
{
    int64_t gap = level->value - level->bound;

    if (gap <= 0)
        return "proven best";
    return arena_text(arena, "%sat most %lld better is possible",
                      gap <= level->slack ? "as good as agreed: " : "", (long long)gap);
}

static const char *shown_by(const char *proof)
{
    static const struct {
        const char *proof, *words;
    } rows[] = {{"count", "counting"},
                {"lp", "linear programming"},
                {"tree", "a search of all cases"},
                {"none", "nothing yet"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].proof, proof) == 0)
            return rows[i].words;
    }
    return proof;
}

static void add_levels(const struct season *season, bool repaired, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *level = &season->plan_levels[i];
        struct cell *row = table_row(&table);
        row[LEVEL].text = level->name;
        row[VALUE].number = level->value;
        row[UNIT].text = level->unit;
        row[BOUND].number = level->bound;
        row[SAYS].text = says(level, sheets->arena);
        row[PROOF].text = shown_by(level->proof);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "How good the plan is, most important first";
    sheet->note =
        repaired
            ? "Of a repair: only among the repairs that tell as few people; examrota plan looks "
              "at all plans"
            : "For the facts and rules as entered; each level among plans as good on the levels "
              "above";
    sheet->name = "levels";
}

static void fact(struct table *table, const char *what, const char *is)
{
    struct cell *row = table_row(table);

    row[WHAT].text = what;
    row[IS].text = is;
}

/* Settings that are not as they come. */
static const char *own_settings(const struct season *season, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < season->n_settings; i++) {
        const struct setting_kind *kind = setting_find(season->settings[i].name);
        if (kind && strcmp(kind->value, season->settings[i].value) != 0)
            text = arena_text(arena, "%s%s%s=%s", text, *text ? "; " : "", kind->name,
                              season->settings[i].value);
    }
    return *text ? text : "all as they come";
}

static const char *effort_text(const struct draft *run, struct arena *arena)
{
    const char *work =
        run->work ? arena_text(arena, "%lld million steps", (long long)(run->work / 1000000))
                  : "as much as the problem's size asks for";

    return run->seconds ? arena_text(arena, "%s, at most %d seconds", work, run->seconds) : work;
}

static const char *stands(const char *then, const char *now, bool same, const char *changed,
                          struct arena *arena)
{
    if (same)
        return arena_text(arena, "%s (taken again: the same)", then);
    return arena_text(arena, "%s; now %s%s%s", *then ? then : "not kept", now,
                      *changed ? ", for these changed: " : "", changed);
}

static void add_facts(const struct report_ask *ask, const struct certificate *certificate,
                      struct sheets *sheets)
{
    struct arena *arena = sheets->arena;
    struct table table = {.arena = arena, .n_columns = FACT_COLUMNS};
    const struct draft *run = certificate->run;
    char made[STAMP];

    fact(&table, "days", heading_range(arena, run->from, run->until));
    fact(&table, "made", arena_copy(arena, stamp_moment(made, zone_wall_at(run->made_utc))));
    fact(&table, "by", *run->program ? arena_text(arena, "examrota %s", run->program) : "");
    fact(&table, "rules of", *run->rules ? run->rules : ask->world->rules->year);
    fact(&table, "plan", stands(run->hash, certificate->plan, certificate->plan_stands, "", arena));
    if (*run->made && strcmp(run->made, run->hash) != 0)
        fact(&table, "changed by hand since", arena_text(arena, "it was %s as made", run->made));
    fact(&table, "made from",
         stands(certificate->told, certificate->input, certificate->input_stands,
                certificate->changed, arena));
    fact(&table, "effort", effort_text(run, arena));
    fact(&table, "ended by", run->stopped);
    fact(&table, "settings", own_settings(ask->world->season, arena));
    struct sheet *sheet = sheets_add(sheets, fact_columns, &table);
    sheet->title = "What it was made from";
    sheet->note = *certificate->run->facts
                      ? "examrota replay makes the same plan from the same input"
                      : "a repair is made from what was published: replay does not make it again";
    sheet->name = "input";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct certificate certificate = {0};

    heading_page(ask, "Certificate", arena, page);
    if (!newest(ask->world->season)) {
        struct table table = {.arena = arena, .n_columns = FACT_COLUMNS};
        fact(&table, "plan", "there is none yet: examrota plan makes one");
        sheets_add(&sheets, fact_columns, &table)->name = "input";
    } else if (!look(ask, arena, &certificate, fault) || !certificate.run) {
        return false;
    } else {
        add_levels(ask->world->season, !*certificate.run->facts, &sheets);
        add_facts(ask, &certificate, &sheets);
    }
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

static void json_levels(const struct season *season, struct json *root, struct arena *arena)
{
    struct json *list = json_list(root, "levels");

    for (int i = 0; i < season->n_plan_levels; i++) {
        const struct plan_level *level = &season->plan_levels[i];
        struct json *row = json_row(list);
        json_text(row, "name", level->name);
        json_text(row, "unit", level->unit);
        json_number(row, "value", level->value);
        json_number(row, "bound", level->bound);
        json_number(row, "slack", level->slack);
        json_text(row, "proof", level->proof);
        json_text(row, "says", says(level, arena));
    }
}

static bool fill_json(const struct report_ask *ask, struct json *root, struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct arena arena = {0};
    struct certificate certificate = {0};
    bool good = look(ask, &arena, &certificate, fault);

    const struct draft *run = certificate.run;
    if (good && run) {
        json_day(root, "from", run->from);
        json_day(root, "to", run->until);
        json_moment(root, "made", zone_wall_at(run->made_utc));
        json_text(root, "program", run->program);
        json_text(root, "rules", run->rules);
        json_text(root, "plan", run->hash);
        json_yes(root, "plan_stands", certificate.plan_stands);
        json_text(root, "as_made", run->made);
        json_text(root, "input", certificate.told);
        json_yes(root, "input_stands", certificate.input_stands);
        json_text(root, "changed", certificate.changed);
        json_text(root, "stopped", run->stopped);
        json_number(root, "work", run->work);
        json_number(root, "seconds", run->seconds);
        json_yes(root, "afresh", run->afresh);
        struct json *settings = json_member(root, "settings");
        for (int i = 0; i < season->n_settings; i++)
            json_text(settings, season->settings[i].name, season->settings[i].value);
        json_levels(season, root, &arena);
    }
    arena_release(&arena);
    return good;
}

extern const struct report report_certificate;
const struct report report_certificate = {
    .name = "certificate",
    .title = "Certificate",
    .audience = FOR_OFFICE,
    .help = "per level how much better the plan could be at most, and what it was made from",
    .seats_only = true,
    .fill = fill,
    .fill_json = fill_json,
};
